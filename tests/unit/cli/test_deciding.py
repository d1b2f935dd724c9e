"""`recount decide` and `recount explain --links`, as a recorder types them."""

from __future__ import annotations

import json

import pytest

from recount.errors import DecisionError, NotFoundError
from recount.ledger import Ledger

WHY = ("--reason", "the mayor names both", "--author", "Ilse")


@pytest.fixture
def pair(ledger) -> tuple[str, str]:
    """Two claims that tell of happenings."""
    with Ledger.open(ledger) as opened:
        first, second = (c.id for c in opened.claims() if c.kind.value == "event")
    return first, second


def test_a_decision_is_kept_listed_worked_in_and_taken_back(run, ledger, pair):
    told = run("decide", "same", *pair, *WHY, "-l", ledger).stdout
    name = told.split()[0]
    assert f"{pair[0]} is of one happening with {pair[1]} (Ilse: the mayor names both)" in told
    assert "Next: recount build" in told
    (listed,) = json.loads(run("decide", "list", "--json", "-l", ledger).stdout)
    assert (listed["id"], listed["kind"], listed["author"]) == (name, "same", "Ilse")
    assert "not worked out yet" in run("show", "-l", ledger).stderr
    assert "1 decision kept" in run("build", "-l", ledger).stdout
    assert "no longer stands" in run("decide", "undo", name, *WHY, "-l", ledger).stdout
    assert run("decide", "list", "-l", ledger).stdout == "Nothing was decided.\n"


@pytest.mark.parametrize("kind", ["different", "part-of"])
def test_a_decision_against_one_that_stands_is_refused_with_its_id(run, ledger, pair, kind):
    name = run("decide", "same", *pair, *WHY, "-l", ledger).stdout.split()[0]
    with pytest.raises(DecisionError, match=f"recount decide undo {name}"):
        run("decide", kind, *pair, *WHY, "-l", ledger)


def test_not_sure_goes_beside_any_decision(run, ledger, pair):
    run("decide", "same", *pair, *WHY, "-l", ledger)
    assert run("decide", "not-sure", *pair, *WHY, "-l", ledger).exit_code == 0


def test_an_event_may_be_named_in_place_of_its_claim(run, ledger, pair):
    with Ledger.open(ledger) as opened:
        event = next(one for one in opened.events() if pair[0] in one.claims)
    told = run("decide", "different", event.id, pair[1], *WHY, "-l", ledger).stdout
    assert f"{pair[0]} is of another happening than {pair[1]}" in told


def test_nobody_decides_without_saying_why(run, ledger, pair):
    assert run("decide", "same", *pair, "--author", "Ilse", "-l", ledger).exit_code == 2


def test_an_event_of_one_claim_has_nothing_to_compare(run, ledger, pair):
    told = run("explain", pair_event(ledger, pair[0]), "--links", "-l", ledger).stdout
    assert "It rests on one claim" in told
    found = json.loads(
        run("explain", pair_event(ledger, pair[0]), "--links", "--json", "-l", ledger).stdout
    )
    assert found["links"] == []
    assert found["mark"] == 7.0


def pair_event(ledger, claim: str) -> str:
    with Ledger.open(ledger) as opened:
        return next(one.id for one in opened.events() if claim in one.claims)


def test_what_is_found_of_an_event_is_shown_kept_listed_and_taken_back(run, ledger, pair):
    event = pair_event(ledger, pair[0])
    asked = ("decide", "grade", event, "contested", *WHY, "-l", ledger)
    dry = run(*asked, "--dry-run").stdout
    assert "-> contested" in dry
    assert "Nothing was kept." in dry
    told = run(*asked).stdout
    assert "is of an event that was graded: contested (Ilse: the mayor names both)" in told
    assert "Next: recount build" not in told, "no number follows from it"
    (kept,) = json.loads(run("decide", "list", "--json", "-l", ledger).stdout)
    assert (kept["kind"], kept["finding"]["grade"]) == ("grade", "contested")
    assert "no longer stands" in run("decide", "undo", kept["id"], *WHY, "-l", ledger).stdout


def test_a_point_that_is_none_and_a_rung_that_there_is_not_are_refused(run, ledger, pair):
    event = pair_event(ledger, pair[0])
    for more, why in ((("north of the mill",), "25.9,13.9"), (("1,1", "--level", "moon"), "rung")):
        with pytest.raises(DecisionError, match=why):
            run("decide", "place", event, *more, *WHY, "-l", ledger)


def test_a_note_is_internal_unless_it_is_said_to_be_public(run, ledger, pair):
    told = [
        run("decide", "note", pair[0], "--text", words, "--author", "Ilse", "-l", ledger, *more)
        for words, *more in (("ask the mayor",), ("the mayor was asked", "--public"))
    ]
    assert f"{pair[0]} has an internal note (Ilse: ask the mayor)" in told[0].stdout
    assert "has a public note" in told[1].stdout
    with Ledger.open(ledger) as opened:
        assert [one.kind.value for one in opened.notes()] == ["internal_note", "public_note"]


def test_codings_are_named_by_their_document(run, ledger):
    with pytest.raises(NotFoundError, match="nothing is assigned so"):
        run("decide", "codings", "gazette-1", "--author", "Ada", "-l", ledger)
