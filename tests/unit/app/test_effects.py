"""What a decision would make other is what it makes other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making_claims import Newsroom, place

from recount.app import settling
from recount.app.deciding import Split, Wish
from recount.app.effects import Effect, effect
from recount.app.judging import Ruling
from recount.app.settings import Settings
from recount.app.settling import TakingBack
from recount.app.wiring import parts_for
from recount.app.working_out import Derived, rework
from recount.errors import DecisionError, StaleDecisionError
from recount.ledger import Ledger
from recount.model.dates import UNDATED
from recount.model.decisions import DecisionKind
from recount.model.documents import Document
from recount.model.judgements import JudgementKind
from recount.model.readings import Reading

SETTINGS = Settings()


@pytest.fixture
def room() -> Newsroom:
    """Three papers on one strike, the last with another toll, and one on a strike elsewhere."""
    made = Newsroom()
    for name, dead in (("a", 8), ("b", 8), ("c", 11)):
        made.event(
            made.document(name),
            at="2031-05-03",
            where=place("Oldmill", 1, 2),
            dead=dead,
            by="Wardens",
        )
    made.event(made.document("d"), at="2031-07-09", where=place("Newbridge", 9, 9), dead=3)
    return made


@pytest.fixture
def ledger(tmp_path, room):
    with Ledger.open(tmp_path / "l", create=True) as opened:
        for document in room.documents:
            claims = tuple(one for one in room.claims if one.document == document.id)
            words = "".join(one.evidence.quote for one in claims) + " " * 900
            opened.put_document(Document(document.id, f"{document.id} {words}"))
            opened.put_reading(Reading(document.id, "en", UNDATED, claims))
        rework(opened, parts_for(opened, SETTINGS))
        yield opened


def rejecting(name: str) -> Ruling:
    return Ruling(JudgementKind.REJECT, name, "it is a misprint", "Ilse")


def state(ledger: Ledger) -> Derived:
    return Derived(ledger.events(), ledger.contradictions())


def test_what_is_shown_before_is_what_comes_after(ledger, room) -> None:
    before = state(ledger)
    asked = rejecting(room.claims[2].id)
    shown = settling.preview(ledger, asked, SETTINGS)
    assert ledger.history() == ()
    assert [(one.people, one.before.text, one.after.text) for one in shown.numbers] == [
        ("killed", "8–11", "8")
    ]
    assert len(shown.settled) == 1
    settling.keep(ledger, asked, SETTINGS)
    settling.carry_out(ledger, SETTINGS)
    assert effect(before, state(ledger)) == shown
    assert ledger.is_built


def test_taking_it_back_is_shown_too_and_leads_to_where_it_began(ledger, room) -> None:
    before = state(ledger)
    name = settling.keep(ledger, rejecting(room.claims[2].id), SETTINGS)
    settling.carry_out(ledger, SETTINGS)
    shown = settling.preview_undo(ledger, TakingBack(name, "", ""), SETTINGS)
    assert len(shown.raised) == 1
    settling.take_back(ledger, TakingBack(name, "a mistake", "Ilse"))
    settling.carry_out(ledger, SETTINGS)
    assert state(ledger) == before


def test_an_event_without_claims_is_gone(ledger, room) -> None:
    shown = settling.preview(ledger, rejecting(room.claims[3].id), SETTINGS)
    assert [one.title for one in shown.gone] == ["Air strike, Newbridge"]
    assert shown.new == ()


def test_an_event_that_loses_the_claim_it_is_named_after_is_the_same_event(ledger, room) -> None:
    first = next(one for one in ledger.events() if len(one.claims) == 3)
    shown = settling.preview(ledger, rejecting(first.claims[0]), SETTINGS)
    assert shown.gone == ()
    assert shown.new == ()


def test_a_split_makes_two_events_of_one_and_is_taken_back_as_one_act(ledger, room) -> None:
    before = state(ledger)
    event = next(one for one in ledger.events() if len(one.claims) == 3)
    asked = Split(event.id, (event.claims[1],), "another village", "Ilse", 0)
    shown = settling.preview(ledger, asked, SETTINGS)
    assert len(shown.new) == 1
    act = settling.keep(ledger, asked, SETTINGS)
    settling.carry_out(ledger, SETTINGS)
    assert effect(before, state(ledger)) == shown
    assert sorted(len(one.claims) for one in ledger.events()) == [1, 1, 2]
    assert {one.act for one in ledger.history()} == {act}
    settling.take_back(ledger, TakingBack(act, "a mistake", "Ilse"))
    settling.carry_out(ledger, SETTINGS)
    assert state(ledger) == before


def test_a_split_leaves_something_on_either_side_and_sees_what_others_decided(ledger, room) -> None:
    event = next(one for one in ledger.events() if len(one.claims) == 3)
    for claims in ((), event.claims, ("c-nothing",)):
        with pytest.raises(DecisionError, match="on either side"):
            settling.keep(ledger, Split(event.id, claims, "why", "Ilse"), SETTINGS)
    noted = replace(rejecting(event.claims[2]), kind=JudgementKind.NOTE, author="Omar")
    settling.keep(ledger, noted, SETTINGS)
    with pytest.raises(StaleDecisionError, match="Omar left a note"):
        settling.keep(ledger, Split(event.id, event.claims[:1], "why", "Ilse", 0), SETTINGS)


def test_two_events_become_one_where_a_person_says_so(ledger, room) -> None:
    wish = Wish(DecisionKind.SAME, room.claims[0].id, room.claims[3].id, "one road", "Ilse", 0)
    shown = settling.preview(ledger, wish, SETTINGS)
    assert len(shown.gone) == 1
    settling.keep(ledger, wish, SETTINGS)
    settling.carry_out(ledger, SETTINGS)
    assert len(ledger.events()) == 1


def test_a_note_changes_nothing(ledger, room) -> None:
    noted = replace(rejecting(room.claims[0].id), kind=JudgementKind.NOTE)
    assert settling.preview(ledger, noted, SETTINGS).nothing


def test_nothing_is_other_than_itself(ledger) -> None:
    assert effect(state(ledger), state(ledger)) == Effect((), (), (), (), (), ())


def test_numbers_made_by_other_rules_are_not_made_anew_unasked(ledger, room, tmp_path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('extends = "standard"\nname = "own"\nversion = "1"\n', encoding="utf-8")
    with pytest.raises(DecisionError, match="were chosen by standard"):
        settling.preview(ledger, rejecting(room.claims[0].id), Settings(methodology=own))
