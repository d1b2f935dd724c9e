"""The id of an event outlives reruns, and one that it does not bear any more still leads to it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from tests.making_claims import Newsroom, place

from recount.app.deciding import Wish, decide
from recount.app.desk.event import event_page
from recount.app.desk.snapshot import take_snapshot
from recount.app.event_names import find_event, heirs, renamed
from recount.app.explaining import explain
from recount.app.judging import Ruling, Tools, judge, undo
from recount.app.settings import Settings
from recount.app.wiring import parts
from recount.app.working_out import rework
from recount.errors import NotFoundError
from recount.ledger import Ledger
from recount.ledger.migrations.versions import v0004_event_names
from recount.linking.naming import born
from recount.model.dates import UNDATED
from recount.model.decisions import DecisionKind
from recount.model.judgements import JudgementKind
from recount.model.readings import Reading

HARBOUR = place("Harbourtown", 26.1, 14.7)
TOOLS = Tools(lambda *_: (), lambda _: ())


@pytest.fixture(scope="module")
def rules():
    return parts(Settings())


@pytest.fixture
def room() -> Newsroom:
    """Two strikes on one town a week apart, each told by two documents."""
    made = Newsroom()
    for number, (day, dead) in enumerate([("2031-05-04", 8), ("2031-05-11", 17)] * 2):
        made.event(made.document(f"d{number}"), at=day, where=HARBOUR, dead=dead, by="Northland")
    return made


@pytest.fixture
def ledger(tmp_path, room, rules):
    with Ledger.open(tmp_path / "case.ledger", create=True) as opened:
        put(opened, room, "d0", "d1")
        rework(opened, rules)
        yield opened


def put(ledger: Ledger, room: Newsroom, *documents: str) -> None:
    for document in room.documents:
        if document.id in documents:
            ledger.put_document(document)
            told = tuple(one for one in room.claims if one.document == document.id)
            ledger.put_reading(Reading(document.id, "en", UNDATED, told))


def bearing(ledger: Ledger) -> dict[str, str]:
    return {claim: event.id for event in ledger.events() for claim in event.claims}


def same(room: Newsroom, first: int, second: int) -> Wish:
    ids = [claim.id for claim in room.claims]
    return Wish(DecisionKind.SAME, ids[first], ids[second], "one night", "Ilse")


def test_two_events_made_one_hold_all_that_was_told_of_either_and_part_again(
    ledger, room, rules
) -> None:
    put(ledger, room, "d2", "d3")
    rework(ledger, rules)
    first, second = (one.id for one in ledger.events())
    every = {claim.id for claim in room.claims}
    kept = decide(ledger, Wish(DecisionKind.SAME, first, second, "one night", "Ilse", 0))
    rework(ledger, rules)
    (one,) = ledger.events()
    assert set(one.claims) == every
    assert len({row.act for row in ledger.history()}) == 1
    undo(ledger, kept.act, "they were two", "Ilse")
    rework(ledger, rules)
    assert {one.id for one in ledger.events()} == {first, second}


def test_documents_that_come_later_leave_the_ids_as_they_are(ledger, room, rules) -> None:
    before = bearing(ledger)
    put(ledger, room, "d2", "d3")
    rework(ledger, rules)
    after = bearing(ledger)
    assert {claim: after[claim] for claim in before} == before
    assert len(set(after.values())) == 2


def test_worked_out_again_a_ledger_has_the_same_ids_and_notes_nothing_new(ledger, rules) -> None:
    before, noted = bearing(ledger), ledger.borne()
    rework(ledger, rules)
    assert (bearing(ledger), ledger.borne()) == (before, noted)


def test_the_id_of_an_event_that_was_put_into_another_leads_there(ledger, room, rules) -> None:
    first, second = (bearing(ledger)[claim.id] for claim in room.claims[:2])
    older, newer = sorted((first, second), key=[one.event for one in ledger.borne()].index)
    decide(ledger, same(room, 0, 1))
    rework(ledger, rules)
    assert [event.id for event in ledger.events()] == [older]
    assert find_event(ledger, newer).id == older
    assert find_event(ledger, newer[2:8]).id == older
    assert (
        explain(ledger, newer).renamed
        == f"{newer} goes on as {older}, which holds its first claim."
    )
    assert explain(ledger, older[:6]).renamed is None
    snapshot = take_snapshot(ledger, "case")
    page = event_page(snapshot, newer, {})
    assert (page.id, page.formerly) == (older, "")
    assert event_page(snapshot, older, {"formerly": newer}).formerly == newer
    assert event_page(snapshot, older, {"formerly": "anything"}).formerly == ""


def test_an_event_keeps_its_id_when_its_first_claim_is_rejected(ledger, room, rules) -> None:
    put(ledger, room, "d2", "d3")
    rework(ledger, rules)
    event = bearing(ledger)[room.claims[0].id]
    judge(ledger, Ruling(JudgementKind.REJECT, room.claims[0].id, "misread", "Ilse"), TOOLS)
    rework(ledger, rules)
    assert bearing(ledger)[room.claims[2].id] == event


def test_of_an_event_of_which_nothing_is_left_it_is_said_why(ledger, room, rules) -> None:
    event = bearing(ledger)[room.claims[0].id]
    judge(ledger, Ruling(JudgementKind.REJECT, room.claims[0].id, "misread", "Ilse"), TOOLS)
    rework(ledger, rules)
    for find in (lambda: find_event(ledger, event), lambda: take_snapshot(ledger, "").event(event)):
        with pytest.raises(NotFoundError, match=r"nothing is left of it: Ilse rejected .*misread"):
            find()


def test_an_id_that_never_was_is_no_event(ledger) -> None:
    with pytest.raises(NotFoundError, match="the ledger holds no such event"):
        find_event(ledger, "e-ffffffffffff")


def test_in_a_ledger_built_anew_an_id_leads_to_the_claim_it_was_made_from(
    tmp_path, room, rules
) -> None:
    with Ledger.open(tmp_path / "again.ledger", create=True) as again:
        put(again, room, "d0", "d1", "d2", "d3")
        rework(again, rules)
        for claim in room.claims:
            assert find_event(again, born(claim.id)).id == bearing(again)[claim.id]


def test_an_event_keeps_its_id_when_a_newer_reader_finds_other_claims(ledger, room, rules) -> None:
    before = bearing(ledger)
    for claim in room.claims[:2]:
        newer = replace(claim, id=f"{claim.id}-newer", weapon="a drone")
        ledger.put_reading(Reading(claim.document, "en", UNDATED, (newer,)), "newer")
    rework(ledger, rules)
    rework(ledger, rules)
    assert bearing(ledger) == {f"{claim}-newer": event for claim, event in before.items()}


def test_of_two_claims_on_the_same_words_each_has_an_heir_of_its_own(room) -> None:
    old = [
        replace(claim, document="d0", evidence=room.claims[0].evidence) for claim in room.claims[:2]
    ]
    new = {f"n{claim.id}": replace(claim, id=f"n{claim.id}", weapon="a drone") for claim in old}
    assert heirs(old, new) == {claim.id: f"n{claim.id}" for claim in old}


def test_a_ledger_of_before_keeps_the_ids_that_its_events_bear(ledger) -> None:
    before = bearing(ledger)
    with ledger._engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE event_names")
        with Operations.context(MigrationContext.configure(connection)):
            v0004_event_names.upgrade()
    assert {one.claim: one.event for one in ledger.borne()} == before


def test_enough_of_an_id_is_not_another_name() -> None:
    assert renamed("e-12", "e-123") is None
    assert renamed("12", "e-123") is None
    assert renamed("e-4", "e-123") == "e-4 goes on as e-123, which holds its first claim."


def test_what_a_ledger_goes_on_from_gives_what_working_all_of_it_out_gives(
    ledger, room, rules
) -> None:
    put(ledger, room, "d2", "d3")
    decide(ledger, same(room, 0, 1))
    rework(ledger, rules)
    went_on, left = (ledger.events(), ledger.clusters()), ledger.linked()
    assert left is not None
    plain = sqlite3.connect(ledger.path)
    plain.execute("DELETE FROM derived WHERE kind = 'linked'")
    plain.commit()
    plain.close()
    assert ledger.linked() is None
    rework(ledger, rules)
    assert (ledger.events(), ledger.clusters(), ledger.linked()) == (*went_on, left)


def test_a_claim_that_is_rejected_is_linked_anew_and_so_it_is_when_it_is_back(
    ledger, room, rules
) -> None:
    put(ledger, room, "d2", "d3")
    rework(ledger, rules)
    before = bearing(ledger)
    made = judge(ledger, Ruling(JudgementKind.REJECT, room.claims[2].id, "misread", "Ilse"), TOOLS)
    rework(ledger, rules)
    assert room.claims[2].id not in bearing(ledger)
    undo(ledger, made.id, "it was right", "Ilse")
    rework(ledger, rules)
    assert bearing(ledger) == before
