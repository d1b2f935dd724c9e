"""A publisher withholds a name, and no command prints it, in words, as JSON, or into a file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from scripts.write_docs import command_names
from typer.testing import CliRunner

from recount.cli.program import program
from recount.ledger import Ledger
from recount.publishing import Shape

NAME = "Velma Quist"
REPORTS = {
    "velma-quist-killed.txt": (
        "title: Velma Quist killed in Sabha\ndate: 2031-05-04\nsource: Gazette\n"
        "url: https://gazette.example/velma-quist\n\n"
        "An air strike killed Velma Quist, a nurse, and seven other people in Sabha on 3 May 2031, "
        "the health ministry said. Velma Quist, head of the clinic, had warned of it, Ida Quist "
        "said.\n"
    ),
    "courier.txt": (
        "title: Strike on Sabha\ndate: 2031-05-05\nsource: Courier\n\n"
        "An air strike on the city of Sabha on 3 May 2031 killed twelve people, among them Velma "
        "Quist, the army said. On 6 May an air strike killed four people in Ubari, Velma Quist's "
        "brother said.\n"
    ),
}
LIST = "name,age,place\nVelma Quist,34,Sabha\nTobin Harrow,20,Ubari\n"
TABLE = (
    "event_id_cnty,event_date,country,location,latitude,longitude,actor1,actor2,fatalities\n"
    "LBY1,2031-05-04,Libya,Sabha,27.04,14.43,Military Forces of Libya,,9\n"
)
CLOSED = frozenset(
    {
        *("code", "read", "locate", "methodology", "serve", "mcp", "connect", "copy"),
        *("gazetteer add", "gazetteer list", "gazetteer remove", "gazetteer restore"),
        *("account add", "account list", "account role", "account disable"),
        *("account password", "account token"),
    }
)
"""Commands that print nothing of a ledger; what `serve` and `mcp` answer has tests of its own."""


def run(*words: str | Path) -> str:
    """All that a command prints."""
    done = CliRunner().invoke(program, [str(one) for one in words])
    if done.exception and not isinstance(done.exception, SystemExit):
        return f"{done.output}\n{done.exception}"
    return done.output


def named(told: str) -> list[str]:
    return re.findall(r"(?i)quist|velma", told)


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("withheld")
    (place / "reports").mkdir()
    (place / "list.csv").write_text(LIST)
    (place / "table.csv").write_text(TABLE)
    for name, text in REPORTS.items():
        (place / "reports" / name).write_text(text)
    run("build", place / "reports", "-l", place / "case.ledger")
    return place / "case.ledger"


def calls(path: Path, out: Path) -> dict[str, list[list[object]]]:
    """A call or more of every command."""
    with Ledger.open(path) as ledger:
        events, claims = ledger.events(), ledger.claims()
    event, claim, other = events[0].id, claims[0].id, claims[1].id
    why = ["--reason", "as the mayor says", "--author", "Ilse"]
    dry = ["--dry-run", *why]
    forms = ("csv", "ged", "acled", "airwars", "jsonld", "ftm", "geojson", "jsonl", "datapackage")
    assessed = ("strength", "activity", "counts", "compare", "facilities", "undercount", "coverage")
    return {
        "build": [["build"]],
        "add": [["add", path.parent / "reports"]],
        "show": [["show"]],
        "explain": [["explain", one.id] for one in events]
        + [["explain", one.id, "--links"] for one in events],
        "check": [["check"]],
        "search": [["search", "sabha"], ["search", "--claims", "strike"]],
        "export": [["export", form] for form in ("csv", "jsonl", "ged")]
        + [["export", form, "--to", out / form] for form in forms],
        "report": [["report", "--to", out / "report", "--as", "html"]],
        "persons": [
            ["persons", path.parent / "list.csv"],
            ["persons", path.parent / "list.csv", "--with-names", "--to", out / "persons.csv"],
        ],
        "compare": [["compare", path.parent / "table.csv", "--to", out / "compare"]],
        "doctor": [["doctor"]],
        **{f"assess {one}": [["assess", one]] for one in assessed},
        "assess persons": [["assess", "persons", "--picture", out / "persons.svg"]],
        **{
            f"decide {one}": [["decide", one, claim, other, *dry]]
            for one in ("same", "different", "part-of", "not-sure")
        },
        "decide reject": [["decide", "reject", claim, *dry]],
        "decide note": [["decide", "note", event, "--text", "see the map", "--author", "Ilse"]],
        "decide place": [["decide", "place", event, "27.0,14.4", *why]],
        "decide grade": [["decide", "grade", event, "weak", *why]],
        "decide strike-status": [["decide", "strike-status", event, "likely", *why]],
        "decide belligerent": [["decide", "belligerent", event, "Northland", *why]],
        "decide codings": [["decide", "codings", claims[0].document, *dry]],
        "linking weights": [["linking", "weights"]],
        "linking relearn": [["linking", "relearn"]],
        "decide accept": [["decide", "accept", claim, *why]],
        "decide correct": [["decide", "correct", claim, "killed", "8", "--words", "seven", *dry]],
        "decide split": [["decide", "split", event, claim, *dry]],
        "decide publish": [["decide", "publish", NAME, "--fields", "name", *dry]],
        "decide withhold": [["decide", "withhold", NAME, *why]],
        "decide sign": [["decide", "sign", event, *why]],
        "decide same-person": [["decide", "same-person", "p-1", "r-1", *why]],
        "decide other-person": [["decide", "other-person", "p-1", "r-1", *why]],
        "decide undo": [["decide", "undo", "d-0", *why]],
        "decide list": [["decide", "list", "--all"]],
        "release make": [["release", "2031-05", "--to", out / "release", "--publisher", "Us"]],
        "release verify": [["release", "verify", out / "release"]],
    }


SHOWING = ("explain", "search", "export", "persons", "decide publish")
"""Commands that print the name while it is not withheld."""


def told(path: Path, out: Path) -> dict[str, str]:
    """What each command prints and writes, in words and as JSON."""
    found = {}
    for command, wanted in calls(path, out).items():
        parts = []
        for words in wanted:
            for more in ([], ["--json"]):
                parts.append(run(*words, *more, "-l", path))
        found[command] = "\n".join(parts)
    files = [one for one in out.rglob("*") if one.is_file()]
    return found | {f"file {one.name}": f"{one.name}\n{one.read_bytes()!r}" for one in files}


def test_every_command_is_looked_at(path, tmp_path):
    assert set(calls(path, tmp_path)) | CLOSED == set(command_names())


def test_nothing_but_the_working_copy_leaves_with_a_name_before_somebody_decides(path, tmp_path):
    with Ledger.open(path) as ledger:
        event = ledger.events()[0].id
    told = f"the family of {NAME} confirms it"
    run("decide", "note", event, "--text", told, "--author", "Ilse", "--public", "-l", path)
    run("decide", "grade", event, "fair", "--reason", told, "--author", "Ilse", "-l", path)
    run("build", "-l", path)
    for shape in Shape:
        run("export", shape, "--to", tmp_path / shape, "-l", path)
    run("report", "--to", tmp_path / "report", "--as", "html", "-l", path)
    run("release", "2031-05", "--to", tmp_path / "release", "--publisher", "Us", "-l", path)
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert len(files) > 40
    for one in files:
        assert not named(one.read_bytes().decode("utf-8", "replace")), one


def test_no_command_prints_a_withheld_name_in_words_or_as_json_or_into_a_file(path, tmp_path):
    before = {one: bool(named(text)) for one, text in told_without_deciding(path, tmp_path).items()}
    missing = [one for one in SHOWING if not before[one]]
    assert not missing
    run("decide", "withhold", NAME, "--reason", "asked", "--author", "Ilse", "-l", path)
    after = told(path, tmp_path / "after")
    for command, text in after.items():
        assert not named(text), (command, text[:2000])
    assert json.loads(run("search", "Quist", "--json", "-l", path))["hits"] == []
    assert "█" in after["explain"]


def told_without_deciding(path: Path, out: Path) -> dict[str, str]:
    return {one: "\n".join(run(*words, "-l", path) for words in calls(path, out / "before")[one])
            for one in SHOWING}  # fmt: skip
