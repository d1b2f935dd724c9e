"""A desk reads a ledger bit by bit; its pages must say what they say of all of it at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from benchmarks.large_ledger import make

from recount.app.desk import api as desk_api
from recount.app.desk import door as desk
from recount.app.desk.snapshot import take_snapshot
from recount.app.judging import Ruling, judge
from recount.app.settings import Settings
from recount.app.wiring import judging_tools
from recount.ledger import Ledger
from recount.ledger.remembering import RememberingLedger
from recount.model.events import Linking, Reconciliation
from recount.model.judgements import JudgementKind
from recount.model.readings import Reading

NOW = datetime(2031, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    place = tmp_path_factory.mktemp("large") / "made.ledger"
    make(place, 60)
    with Ledger.open(place) as ledger:
        names = [row.id for row in ledger.claims()]
        rules = judging_tools(Settings.from_environment())
        for kind, name in (
            (JudgementKind.REJECT, names[3]),
            (JudgementKind.ACCEPT, names[7]),
            (JudgementKind.NOTE, names[70]),
        ):
            judge(ledger, Ruling(kind, name, "a reason", "Ada"), rules, NOW)
    return place


@pytest.fixture(scope="module")
def both(path):
    with Ledger.open(path) as ledger:
        whole = take_snapshot(ledger, path.name)
    reader = desk.DeskReader(path)
    return whole, reader.snapshot()


QUERIES = (
    {},
    {"q": "qasr courier"},
    {"q": "12"},
    {"country": "LY", "sort": "-killed"},
    {"from": "2015-01-01", "to": "2017-12-31", "sort": "place"},
    {"unknown": "place", "sort": "killed"},
    {"perpetrator": "hill", "contradictions": "1"},
    {"kind": "claim", "reason": "several places of the name"},
    {"kind": "event", "q": "raid"},
    {"show": "problems"},
)


@pytest.mark.parametrize("query", QUERIES, ids=str)
@pytest.mark.parametrize(
    "page",
    [desk.events_page, desk.event_points, desk.inbox_page, desk.documents_page, desk_api.claims],
)
def test_lists_are_the_same(both, page, query):
    whole, parts = both
    if page is desk_api.claims:
        query = {"limit": "40"}
    assert page(parts, query) == page(whole, query)


def test_pages_of_records_are_the_same(both):
    whole, parts = both
    assert desk.overview(parts) == desk.overview(whole)
    for event in whole.events[:12]:
        assert desk.event_page(parts, event.id) == desk.event_page(whole, event.id)
        assert desk.links_page(parts, event.id, {}) == desk.links_page(whole, event.id, {})
    for claim in list(whole.held.all_claims)[:12]:
        assert desk.claim_page(parts, claim, {}) == desk.claim_page(whole, claim, {})
    for document in list(whole.documents)[:12]:
        assert desk.document_page(parts, document, {}) == desk.document_page(whole, document, {})


def test_only_what_changed_is_read_again(path):
    reader = desk.DeskReader(path)
    before = reader.snapshot()
    with Ledger.open(path) as ledger:
        name = next(iter(before.claims))
        rules = judging_tools(Settings.from_environment())
        judge(ledger, Ruling(JudgementKind.NOTE, name, "seen", "Ada"), rules, NOW)
    after = reader.snapshot()
    assert after is not before
    assert after.index is before.index
    assert after.shelf is before.shelf
    assert len(after.history) == len(before.history) + 1


def test_the_ledger_that_is_made_for_measuring_is_one_that_readers_could_have_made(tmp_path):
    made, kept = tmp_path / "made.ledger", tmp_path / "kept.ledger"
    make(made, 12)
    with Ledger.open(made) as first, Ledger.open(kept, create=True) as second:
        for document in first.documents():
            second.put_document(document)
            found = first.reading(document.id)
            assert isinstance(found, Reading)
            second.put_reading(found)
        assert first.inputs_digest() == second.inputs_digest()
        assert first.look_for(["courier"], "claim") == second.look_for(["courier"], "claim")
        assert first.look_for(["qasr"], "document") == second.look_for(["qasr"], "document")


def test_what_was_just_decided_is_shown_without_being_read_again(tmp_path) -> None:
    make(tmp_path / "made.ledger", 20)
    reader = desk.DeskReader(tmp_path / "made.ledger")
    before = reader.snapshot()
    assert len(before.index.lines) == 20
    with RememberingLedger.reopen(tmp_path / "made.ledger", reader.memory) as ledger:
        events = (replace(before.events[0], weapon="mortar"), *before.events[2:])
        linking = Linking(ledger.clusters()[2:], ledger.memberships())
        numbers = Reconciliation(events, before.contradictions, (), (), "made up")
        ledger.replace_derived(linking, numbers, ledger.origins(), "", "other inputs")
    now = reader.snapshot()
    assert now.events is events
    assert now.index.line_of[events[0].id].event.weapon == "mortar"
    assert now.index.line_of[events[1].id] is before.index.line_of[events[1].id]
    assert len(now.index.lines) == 19
