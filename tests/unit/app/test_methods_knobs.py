"""Whatever a methodology sets stands on its page of methods."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from recount.app.methods import published
from recount.publishing import MethodsFormat, methods_text
from recount.reconciling import load_methodology

ALL_SPEAKERS = (
    '["other", "medical", "ngo", "police", "government", "military", "media", "witness", '
    '"analyst", "official_unnamed", "armed_group", "social_media"]'
)
ONE_PERSON = "[inclusion]\nleast = 1\n"
KNOBS = {
    "range.rule": '"hull"',
    "range.open_high": '"none"',
    "range.reliable": '["medical"]',
    "documents.rule": '"all_alike"',
    "best.rules": '["lowest"]',
    "best.between": '"high"',
    "best.at_least": '"none"',
    "best.at_most": '"high"',
    "findings.grades": '["weak"]',
    "findings.strike_statuses": '["likely"]',
    "findings.responsibilities": '["known"]',
    "findings.assessments": '["credible"]',
    "speakers.order": ALL_SPEAKERS,
    "speakers.unnamed_kinds": '["witness"]',
    "speakers.unnamed_words": '["the"]',
    "stances.firm": '["asserts"]',
    "stances.soft": '["alleges"]',
    "reading.about": "0.2",
    "reading.alone_is_all": "[]",
    "reading.alone_is_all_unless_more": '["woman"]',
    "reading.at_least_as_parts": '["combatant"]',
    "events.count": '"strike"',
    "events.apart_minutes": "0",
    "inclusion.event_types": '["mine"]',
    "inclusion.known": '["date"]',
    "inclusion.least": "1",
    "inclusion.outcomes": '["injured"]',
    "inclusion.victims": '["civilian"]',
    "inclusion.by": '"low"',
    "grading.order": '["weak", "discounted", "contested", "confirmed", "fair"]',
    "grading.confirmed": '["harm_accepted"]',
    "grading.fair": '["origins_and_party"]',
    "grading.weak": '["single_origin"]',
    "grading.contested": '["status_disputed"]',
    "grading.discounted": '["nobody_harmed"]',
    "grading.origins": "3",
    "grading.credible": '["medical"]',
    "shares.points": "2.0",
    "shares.round_points": "3.0",
    "places.tolerance_km": "30.0",
    "solving.unknowns": "900",
    "solving.work": "19.0",
    "solving.work_together": "59.0",
    "solving.statements": "11",
    "words.several": "{ low = 3, best = 4, high = 19 }",
}
"""A line of the file, and another value of it."""
OF_PEOPLE = {"inclusion.outcomes", "inclusion.victims", "inclusion.by"}
"""Lines that say something only where some people must have been harmed."""


def standard() -> dict:
    resource = files("recount.resources") / "methodologies" / "standard.toml"
    return tomllib.loads(resource.read_text("utf-8"))


def page_of(path, lines: str) -> str:
    """The page without the version and the hash of its rules, which always differ."""
    path.write_text(f'extends = "standard"\nname = "own"\nversion = "1"\n{lines}', "utf-8")
    found = load_methodology(path)
    text = methods_text(published(found), MethodsFormat.MARKDOWN)
    return text.replace(found.digest, "").replace(found.digest[:12], "")


def test_the_table_of_this_test_has_every_line_that_can_be_set():
    """But for the words of the publisher, which stand as they are, and the one rule of its kind."""
    told = {
        f"{section}.{name}"
        for section, rows in standard().items()
        if isinstance(rows, dict) and section not in ("page", "words")
        for name in rows
    }
    known = {name for name in KNOBS if not name.startswith("words.")}
    assert told - known == {"setting_aside.rule"}
    assert known - told == set()


@pytest.mark.parametrize("name", KNOBS)
def test_what_a_line_sets_is_on_the_page(name, tmp_path):
    section, _, line = name.partition(".")
    before = ONE_PERSON if name in OF_PEOPLE else ""
    head = "" if before else f"[{section}]\n"
    other = page_of(tmp_path / "other.toml", f"{before}{head}{line} = {KNOBS[name]}\n")
    assert page_of(tmp_path / "own.toml", before) != other
