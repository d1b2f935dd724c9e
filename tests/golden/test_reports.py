"""The reading corpus: what is found and what is made up, against the floors."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.golden.scoring import CORPUS, Judged, figures, judged_corpus, read_corpus

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))


FRESH = CORPUS.parent / "fresh"
UNSEEN = CORPUS.parent / "unseen2"
GROUPS = ("fresh", "fresh_since", "fresh_short", "fresh_long", "fresh_opened", "fresh_kinds")
ROUNDS = [
    (group, name)
    for group in GROUPS
    for name in FLOORS[group]
    if name not in ("most_invented", "rounds")
]


def rounds(group: str) -> list[Judged]:
    """The fresh reports of the rounds that one group of floors is about."""
    return [one for part in FLOORS[group]["rounds"] for one in judged_corpus(part, FRESH)]


def spans(value: object) -> list[dict[str, object]]:
    """Every object with a start, an end and a quote, however deep."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "quote"} <= set(value) else []
        return own + [span for inner in value.values() for span in spans(inner)]
    if isinstance(value, list):
        return [span for inner in value for span in spans(inner)]
    return []


@pytest.mark.parametrize("name", FLOORS["floors"])
def test_a_figure_does_not_fall(name: str) -> None:
    reached, among = figures(judged_corpus())[name]
    assert reached >= FLOORS["floors"][name], f"{name}: {reached} of {among}"


def test_no_more_is_made_up_than_before() -> None:
    invented = [claim["evidence"]["quote"] for each in judged_corpus() for claim in each.invented]
    assert len(invented) <= FLOORS["most_invented"], invented


@pytest.mark.parametrize(("group", "name"), ROUNDS)
def test_a_figure_of_the_fresh_reports_does_not_fall(group: str, name: str) -> None:
    reached, among = figures(rounds(group))[name]
    assert reached >= FLOORS[group][name], f"{name}: {reached} of {among}"


@pytest.mark.parametrize("group", GROUPS)
def test_no_more_is_made_up_of_the_fresh_reports(group: str) -> None:
    invented = [claim["evidence"]["quote"] for each in rounds(group) for claim in each.invented]
    assert len(invented) <= FLOORS[group]["most_invented"], invented


def test_every_round_of_fresh_reports_has_floors() -> None:
    named = [part for group in GROUPS for part in FLOORS[group]["rounds"]]
    assert sorted(named) == sorted(path.stem for path in FRESH.glob("*.jsonl"))


def test_every_span_quotes_its_text() -> None:
    for each in judged_corpus():
        text = each.row["text"]
        for span in spans(each.coded):
            assert text[span["start"] : span["end"]] == span["quote"], each.row["id"]


def test_the_gold_quotes_its_text_once_and_answers_what_is_there() -> None:
    rows = [row for folder in (CORPUS, FRESH, UNSEEN) for row in read_corpus(None, folder)]
    assert len({row["id"] for row in rows}) == len(rows) >= 60
    for row in rows:
        quotes = [gold["quote"] for gold in row["gold"]]
        assert all(row["text"].count(quote) == 1 for quote in quotes), row["id"]
        assert {gold["about"] for gold in row["gold"] if "about" in gold} <= set(quotes), row["id"]
