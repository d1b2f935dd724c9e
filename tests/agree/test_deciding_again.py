"""What a decision makes other, shown or kept, is what working everything out anew gives."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.agree.test_linking_again import BESIDE, TOTALS, with_totals
from tests.agree.test_linking_engine import DOCUMENTS

from recount.app import settling
from recount.app.deciding import Split, Wish
from recount.app.effects import effect
from recount.app.findings import FindingWish
from recount.app.judging import Ruling
from recount.app.placing import Point
from recount.app.settings import Settings
from recount.app.settling import TakingBack
from recount.app.wiring import parts_for
from recount.app.working_out import Derived, held_material, rework, work_out
from recount.errors import RecountError
from recount.ledger import Ledger
from recount.ledger.remembering import Remembered, RememberingLedger
from recount.model.claims import ClaimKind
from recount.model.dates import UNDATED
from recount.model.decisions import DecisionKind
from recount.model.documents import Document
from recount.model.findings import FindingKind
from recount.model.judgements import JudgementKind
from recount.model.readings import Reading

SETTINGS = Settings()
ROOMS = st.tuples(st.lists(DOCUMENTS, min_size=2, max_size=6), st.lists(TOTALS, max_size=4), BESIDE)


def put(ledger, room, documents) -> None:
    """Puts documents of a room in a ledger, as they were read."""
    for document in documents:
        claims = tuple(one for one in room.claims if one.document == document.id)
        words = " ".join(dict.fromkeys(one.evidence.quote for one in claims))
        ledger.put_document(
            Document(
                document.id, f"{document.id} {words}" + " " * 900, published=document.published
            )
        )
        ledger.put_reading(Reading(document.id, "en", UNDATED, claims))


def whole(ledger):
    """All that follows from a ledger, worked out from the beginning."""
    return work_out(held_material(ledger, parts_for(ledger, SETTINGS)), parts_for(ledger, SETTINGS))


def check(path) -> None:
    """That what is kept is what working everything out gives."""
    with Ledger.open(path) as ledger:
        found = whole(ledger)
        numbers = found.reconciliation
        assert found.linking.borne == ()
        assert ledger.clusters() == found.linking.clusters
        assert ledger.memberships() == found.linking.memberships
        # An acceptance, which nothing follows from, is in no state that is kept until something is.
        linked, all_linked = (
            replace(one, states={}) for one in (ledger.linked(), found.linking.linked)
        )
        assert linked == all_linked
        assert ledger.linked().states.keys() == found.linking.linked.states.keys()
        assert ledger.events() == numbers.events
        assert ledger.contradictions() == numbers.contradictions
        assert ledger.derivations() == numbers.derivations
        assert ledger.remainders() == numbers.remainders
        assert set(ledger.solved()) >= set(numbers.solved)
        assert ledger.is_built


def state(ledger, claims) -> Derived:
    """Events, contradictions and totals as they are kept."""
    memberships = ledger.memberships()
    return Derived(
        ledger.events(), ledger.contradictions(), memberships,
        {one.total: claims[one.total] for one in memberships},
    )  # fmt: skip


def wish(data, ledger, room):
    """Something that a person may want to settle."""
    claim = st.sampled_from(room.claims)
    event = st.sampled_from(ledger.events())
    told = st.sampled_from([one for one in room.claims if one.kind is ClaimKind.EVENT])
    kind = data.draw(st.sampled_from(["rule", "decide", "decide", "split", "place", "undo"]))
    if kind == "rule":
        ruling = data.draw(st.sampled_from([JudgementKind.REJECT, JudgementKind.ACCEPT]))
        return Ruling(ruling, data.draw(claim).id, "so", "Ilse")
    if kind == "decide":
        either = st.one_of(told.map(lambda one: one.id), event.map(lambda one: one.id))
        asked = data.draw(st.sampled_from(DecisionKind))
        return Wish(asked, data.draw(either), data.draw(either), "so", "Ilse")
    if kind == "split":
        one = data.draw(event)
        some = data.draw(st.sets(st.sampled_from(one.claims)))
        return Split(one.id, tuple(sorted(some)), "so", "Ilse")
    if kind == "place":
        point = Point(data.draw(st.sampled_from([1.0, 25.9])), 13.9, None)
        return FindingWish(FindingKind.PLACE, data.draw(event).id, "so", "Ilse", point=point)
    standing = [row for row in ledger.history() if row.stands and row.kind != "undo"]
    if not standing:
        return Ruling(JudgementKind.REJECT, data.draw(claim).id, "so", "Ilse")
    row = data.draw(st.sampled_from(standing))
    return TakingBack(row.act or row.id, "not so", "Ilse")


@pytest.fixture(autouse=True)
def no_places(monkeypatch):
    monkeypatch.setattr("recount.app.wiring._place_at", lambda *_: None)


@settings(max_examples=60, deadline=None)
@given(ROOMS, st.data())
def test_any_decisions_in_any_order_give_what_working_everything_out_gives(
    tmp_path_factory, told, data
) -> None:
    room = with_totals(*told)
    path, memory = tmp_path_factory.mktemp("desk") / "l", Remembered()
    later = data.draw(st.integers(0, len(room.documents) - 1))
    with Ledger.open(path, create=True) as ledger:
        put(ledger, room, room.documents[later:])
        rework(ledger, parts_for(ledger, SETTINGS))
    with patch("recount.linking.again.MOST", 9.0):
        for number in range(data.draw(st.integers(1, 4))):
            if number == 1:
                with Ledger.open(path) as ledger:
                    put(ledger, room, room.documents[:later])
                    rework(ledger, parts_for(ledger, SETTINGS))
                check(path)
            with RememberingLedger.reopen(path, memory) as ledger:
                asked = wish(data, ledger, room)
                before = state(ledger, {one.id: one.evidence.quote for one in room.claims})
                undo = isinstance(asked, TakingBack)
                try:
                    show = settling.preview_undo if undo else settling.preview
                    shown = show(ledger, asked, SETTINGS)
                except (RecountError, StopIteration):
                    continue
                if undo:
                    settling.take_back(ledger, asked)
                else:
                    settling.keep(ledger, asked, SETTINGS)
                settling.carry_out(ledger, SETTINGS)
            check(path)
            with Ledger.open(path) as ledger:
                after = state(ledger, {one.id: one.evidence.quote for one in room.claims})
                assert effect(before, after) == shown
