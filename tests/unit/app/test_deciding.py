"""What a person decides stays in the ledger, can be taken back, and may not contradict itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.making_claims import Newsroom

from recount.app.deciding import Wish, decide, settle
from recount.app.judging import undo
from recount.errors import DecisionError, NotFoundError
from recount.ledger import Ledger
from recount.model.claims import Claim
from recount.model.dates import UNDATED
from recount.model.decisions import DecisionKind
from recount.model.readings import Reading

NOW = datetime(2031, 6, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def room() -> Newsroom:
    """Four documents with a claim each, and one of a person's fate."""
    made = Newsroom()
    for number in range(4):
        made.event(made.document(f"d{number}"), at=f"2031-05-0{number + 1}", dead=8)
    made.role("d0", "Aldous Finch", "killed")
    return made


@pytest.fixture
def ledger(tmp_path, room):
    with Ledger.open(tmp_path / "l", create=True) as opened:
        for document in room.documents:
            opened.put_document(document)
            claims = tuple(one for one in room.claims if one.document == document.id)
            opened.put_reading(reading(document.id, claims))
        yield opened


def reading(document: str, claims: tuple[Claim, ...]) -> Reading:
    return Reading(document, "en", UNDATED, claims)


def wish(kind: str, room: Newsroom, first: int, second: int) -> Wish:
    ids = [claim.id for claim in room.claims]
    return Wish(DecisionKind(kind), ids[first], ids[second], "the same street", "Ilse")


def test_a_decision_is_kept_with_who_made_it_when_and_why(ledger, room) -> None:
    kept = decide(ledger, wish("same", room, 0, 1), NOW)
    assert ledger.decisions() == (kept,)
    assert (kept.author, kept.reason) == ("Ilse", "the same street")
    assert kept.made_at == "2031-06-01T09:30:00+00:00"


def test_a_decision_taken_back_no_longer_stands_and_may_be_made_again(ledger, room) -> None:
    kept = decide(ledger, wish("same", room, 0, 1), NOW)
    assert undo(ledger, kept.id, "a mistake", "Ilse", NOW).id == kept.id
    assert ledger.decisions() == ()
    again = decide(ledger, wish("different", room, 0, 1), NOW)
    assert ledger.decisions() == (again,)


def test_the_same_decision_twice_is_two_records(ledger, room) -> None:
    first, second = (decide(ledger, wish("not_sure", room, 0, 1), NOW) for _ in range(2))
    assert first.id != second.id


def test_what_contradicts_the_decisions_that_stand_is_refused_and_they_are_named(
    ledger, room
) -> None:
    first = decide(ledger, wish("same", room, 0, 1))
    second = decide(ledger, wish("same", room, 1, 2))
    with pytest.raises(DecisionError, match=f"{first.id}, {second.id}"):
        decide(ledger, wish("different", room, 0, 2))
    apart = decide(ledger, wish("different", room, 2, 3))
    with pytest.raises(DecisionError, match=apart.id):
        decide(ledger, wish("same", room, 0, 3))
    assert len(ledger.decisions()) == 3


def test_a_whole_cannot_be_made_a_part_of_its_own_part(ledger, room) -> None:
    decide(ledger, wish("part_of", room, 0, 1))
    decide(ledger, wish("part_of", room, 1, 2))
    with pytest.raises(DecisionError, match="the other way round"):
        decide(ledger, wish("part_of", room, 2, 0))


def test_nobody_decides_without_a_name_or_a_reason(ledger, room) -> None:
    with pytest.raises(DecisionError, match="no author or no reason"):
        decide(ledger, replace(wish("same", room, 0, 1), author=" "))


def test_only_what_tells_of_a_happening_can_be_decided_about(ledger, room) -> None:
    with pytest.raises(DecisionError, match="of the kind role"):
        decide(ledger, wish("same", room, 0, 4))
    with pytest.raises(NotFoundError):
        decide(ledger, replace(wish("same", room, 0, 1), second="c-nothing"))


def test_a_decision_finds_its_claim_again_when_it_is_read_in_another_way(ledger, room) -> None:
    kept = decide(ledger, wish("same", room, 0, 1))
    old = room.claims[0]
    claims = {claim.id: claim for claim in room.claims if claim != old}
    reread = replace(old, counts=()).with_id()
    claims[reread.id] = reread
    (binding,) = settle([kept], claims).binding
    assert binding.first == reread.id != old.id


def test_a_decision_whose_words_nobody_reads_any_more_is_said_to_be_lost(ledger, room) -> None:
    kept = decide(ledger, wish("same", room, 0, 1))
    claims = {claim.id: claim for claim in room.claims[1:]}
    assert settle([kept], claims).lost == (kept,)


def test_a_ledger_with_a_new_decision_is_not_worked_out_yet(ledger, room, case) -> None:
    ledger.replace_derived(case.linking, case.reconciliation, {}, "test")
    assert ledger.is_built
    decide(ledger, wish("same", room, 0, 1))
    assert not ledger.is_built
