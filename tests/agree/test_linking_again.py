"""Linking that goes on from the last run gives what linking everything gives."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.agree.test_linking_engine import DECISIONS, DOCUMENTS, TEXTS, newsroom

from recount.app.deciding import contradicted
from recount.linking import link
from recount.model.claims import Claim
from recount.model.decisions import Settled
from recount.model.documents import Document
from recount.model.events import NO_PAST, Linking, Past
from recount.model.ids import digest
from recount.model.names import Names


def states_of(documents: list[Document], claims: list[Claim]) -> dict[str, str]:
    """A digest of each document with its claims."""
    return {
        one.id: digest([one.text, *(digest(c) for c in claims if c.document == one.id)])
        for one in documents
    }


class Ledger:
    """One that is linked again and again, each time as at first and as from the last time."""

    def __init__(self) -> None:
        self.past = NO_PAST

    def link(self, claims, documents, decided=()) -> Linking:
        there = {one.id for one in claims}
        binding = [one for one in decided if {one.first, one.second} <= there]
        states = states_of(documents, claims)
        now = replace(self.past, states=states)
        with patch("recount.linking.again.MOST", 1.0):
            again = link(claims, documents, binding, now)
        whole = link(claims, documents, binding, replace(now, linked=None))
        assert again == whole
        names = Names((*self.past.names.borne, *again.borne))
        self.past = Past(names, {}, lambda: again.clusters, again.linked)
        return again


@contextmanager
def words_from(documents: int):
    """With the words around from so many documents on."""
    with ExitStack() as held:
        held.enter_context(patch("recount.linking.vicinity.ENOUGH_DOCUMENTS", documents))
        held.enter_context(patch("recount.linking.vicinity.ENOUGH_WORDS", 4))
        yield


def decisions(room, wanted) -> list[Settled]:
    """Decisions that do not contradict one another."""
    decided: list[Settled] = []
    for number, (kind, a, b) in enumerate(wanted):
        first, second = (room.claims[n % len(room.claims)].id for n in (a, b))
        one = Settled(f"d-{number}", kind, first, second, "Ilse", "so")
        if contradicted(decided, one) is None:
            decided.append(one)
    return decided


@settings(max_examples=60, deadline=None)
@given(st.lists(DOCUMENTS, min_size=2, max_size=7), st.lists(st.integers(1, 3), max_size=4))
def test_documents_in_any_batches_give_what_all_at_once_give(documents, sizes) -> None:
    room, ledger, known = newsroom(documents), Ledger(), 0
    for size in [*sizes, len(room.documents)]:
        known = min(known + size, len(room.documents))
        papers = room.documents[:known]
        names = {one.id for one in papers}
        ledger.link([one for one in room.claims if one.document in names], papers)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(DOCUMENTS, TEXTS), min_size=3, max_size=9),
    st.lists(st.integers(1, 3), max_size=4),
)
def test_with_the_words_around_them_too(told, sizes) -> None:
    room, ledger, known = newsroom([one for one, _ in told]), Ledger(), 0
    texts = [replace(one, text=text) for one, (_, text) in zip(room.documents, told, strict=True)]
    with words_from(2):
        for size in [*sizes, len(texts)]:
            known = min(known + size, len(texts))
            names = {one.id for one in texts[:known]}
            ledger.link([one for one in room.claims if one.document in names], texts[:known])


@settings(max_examples=60, deadline=None)
@given(st.lists(DOCUMENTS, min_size=2, max_size=6), DECISIONS, st.data())
def test_decisions_that_come_and_go_give_what_they_give_at_once(documents, wanted, data) -> None:
    room, ledger = newsroom(documents), Ledger()
    decided = decisions(room, wanted)
    ledger.link(room.claims, room.documents)
    for number in range(len(decided)):
        ledger.link(room.claims, room.documents, decided[: number + 1])
    ledger.link(room.claims, room.documents, data.draw(st.permutations(decided))[1:])
    ledger.link(room.claims, room.documents)


@settings(max_examples=60, deadline=None)
@given(st.lists(DOCUMENTS, min_size=2, max_size=6), st.data())
def test_claims_that_are_rejected_corrected_and_back_give_what_they_give_at_once(
    documents, data
) -> None:
    room, ledger = newsroom(documents), Ledger()
    ledger.link(room.claims, room.documents)
    out = data.draw(st.sets(st.sampled_from([one.id for one in room.claims]), max_size=3))
    other = data.draw(st.sampled_from(room.claims))
    left = [one for one in room.claims if one.id not in out]
    ledger.link(left, room.documents)
    corrected = [
        replace(one, when=other.when, where=other.where) if one.id in out else one
        for one in room.claims
    ]
    ledger.link(corrected, room.documents)
    ledger.link(room.claims, room.documents)


def test_what_others_linked_is_not_gone_on_from() -> None:
    room, ledger = newsroom([(None, [], False, False)]), Ledger()
    ledger.link(room.claims, room.documents)
    assert ledger.past.linked is not None
    with patch("recount.linking.link.may_go_on", return_value=False) as asked:
        ledger.link(room.claims, room.documents)
    assert asked.called
