"""Linking that goes on from the last run gives what linking everything gives."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.agree.test_linking_engine import (
    CROWDED,
    DECISIONS,
    DOCUMENTS,
    PLACES,
    TEXTS,
    crowded,
    decisions,
    newsroom,
)
from tests.making_claims import Newsroom

from recount.linking import Noted, Scene, Standing, go_on, link
from recount.linking.again import NOWHERE
from recount.model.claims import Claim, ClaimKind
from recount.model.decisions import Settled
from recount.model.documents import Document
from recount.model.events import Linking, Past
from recount.model.ids import digest
from recount.model.names import NO_NAMES, Borne, Names


def states_of(documents: list[Document], claims: list[Claim]) -> dict[str, str]:
    """A digest of each document with its claims."""
    return {
        one.id: digest([one.text, *(digest(c) for c in claims if c.document == one.id)])
        for one in documents
    }


class Ledger:
    """One that is linked again and again, each time as at first and as from the last time."""

    def __init__(self) -> None:
        self.standing: Standing | None = None
        self.borne: tuple[Borne, ...] = ()
        self.held: dict[str, list[Claim]] = {}
        self.linking: Linking | None = None

    def link(self, claims, documents, decided=(), places=NOWHERE) -> Linking:
        there = {one.id for one in claims}
        binding = [one for one in decided if {one.first, one.second} <= there]
        states = states_of(documents, claims)
        whole = link(claims, documents, binding, Past(Names(self.borne), states), places)
        held = in_documents(claims)
        if self.linking is not None:
            self._go_on(held, (documents, binding, places, states), whole)
        self.linking, self.held = whole, held
        self.borne = (*self.borne, *whole.borne)
        return whole

    def _go_on(self, held, now, whole) -> None:
        documents, binding, places, states = now
        known = self.standing is not None and self.standing.states.keys() == states.keys()
        if not known:
            self.standing = Standing(self.linking, self.linking.linked, held, documents)
        standing = self.standing
        scene = Scene(
            claims={one.id: one for found in held.values() for one in found},
            claims_in=lambda document: held.get(document, ()),
            before_in=(lambda document: self.held.get(document, ())) if known else None,
            documents={one.id: one for one in documents},
            changed={key: states[key] for key in states if standing.states.get(key) != states[key]},
            settled=binding,
            noted=self._noted(),
            places=places,
        )
        with patch("recount.linking.again.MOST", 1.0):
            shown, change = go_on(standing, scene), go_on(standing, scene)
        assert shown == change
        if change is None:
            self.standing = None
            return
        standing.take(change)
        totals = tuple(standing.roll.memberships[name] for name in standing.roll.totals)
        assert tuple(standing.roll.in_order()) == whole.clusters
        assert totals == whole.memberships
        assert change.borne == whole.borne
        assert standing.states == whole.linked.states
        assert standing.components == whole.linked.components
        assert standing.settled == whole.linked.settled

    def _noted(self) -> Noted:
        rows = list(enumerate(self.borne))
        return Noted(
            lambda claims: [row for row in rows if row[1].claim in claims],
            lambda events: [row for row in rows if row[1].event in events],
        )


def in_documents(claims) -> dict[str, list[Claim]]:
    """Claims by document."""
    held: dict[str, list[Claim]] = {}
    for one in sorted(claims, key=lambda one: one.id):
        held.setdefault(one.document, []).append(one)
    return held


@contextmanager
def words_from(documents: int):
    """With the words around from so many documents on."""
    with ExitStack() as held:
        held.enter_context(patch("recount.linking.vicinity.ENOUGH_DOCUMENTS", documents))
        held.enter_context(patch("recount.linking.vicinity.ENOUGH_WORDS", 4))
        yield


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
    room = newsroom([(None, [], False, False), (None, [], False, False)])
    found = link(room.claims, room.documents, (), Past(NO_NAMES, states_of(room.documents, [])))
    standing = Standing(found, replace(found.linked, rules="others"), {}, room.documents)
    noted = Noted(lambda _: [], lambda _: [])
    assert go_on(standing, Scene({}, lambda _: (), None, {}, {}, (), noted)) is None


TOTALS = st.fixed_dictionaries(
    {
        "document": st.integers(0, 9),
        "number": st.sampled_from([None, 1, 2, 2, 3, (2, None)]),
        "dead": st.sampled_from([None, 9, 17, 26]),
        "at": st.sampled_from(
            [None, "2031-05-02", "2031-05-03", "2031-05-03/04", "2031-05-01/08", "2031-05", "2031"]
        ),
        "where": st.sampled_from(PLACES),
        "by": st.sampled_from([None, "Northland"]),
        "members": st.lists(st.integers(0, 20), max_size=3),
        "after": st.booleans(),
    }
)
BESIDE = st.lists(st.tuples(st.sampled_from(["role", "response"]), st.integers(0, 20)), max_size=4)


def with_totals(documents, totals, beside) -> Newsroom:
    """The same room with totals, killed persons and answers."""
    room = newsroom(documents)
    events = list(room.claims)
    for number, (kind, place) in enumerate(beside):
        claim = events[place % len(events)]
        if kind == "role":
            room.role(claim.document, f"Person {number}", "killed", claim.id)
        else:
            room.response(claim.document, claim.id)
    last = None
    for one in totals:
        document = room.documents[one["document"] % len(room.documents)].id
        own = [claim.id for claim in events if claim.document == document]
        members = sorted({own[n % len(own)] for n in one["members"]}) if own else []
        room.total(
            document, one["dead"], one["number"], at=one["at"], where=one["where"], by=one["by"],
            members=members, refers_to=last if one["after"] else None,
        )  # fmt: skip
        last = room.claims[-1].id if room.claims[-1].document == document else None
    return room


@settings(max_examples=150, deadline=None)
@given(
    st.lists(DOCUMENTS, min_size=2, max_size=6),
    st.lists(TOTALS, max_size=5),
    BESIDE,
    DECISIONS,
    st.data(),
)
def test_with_totals_and_persons_any_decisions_in_any_order_give_what_they_give_at_once(
    documents, totals, beside, wanted, data
) -> None:
    room, ledger = with_totals(documents, totals, beside), Ledger()
    decided = decisions(room, wanted)
    events = [one for one in room.claims if one.kind is ClaimKind.EVENT]
    ledger.link(room.claims, room.documents)
    claims = {one.id: one for one in room.claims}
    standing: list[Settled] = []
    for number in range(data.draw(st.integers(1, 5))):
        one = data.draw(st.sampled_from(room.claims))
        match data.draw(st.sampled_from(["out", "back", "corrected", "decided", "undone"])):
            case "out":
                claims.pop(one.id, None)
            case "back":
                claims[one.id] = one
            case "corrected" if one.id in claims:
                other = data.draw(st.sampled_from(events))
                claims[one.id] = replace(one, when=other.when, where=other.where)
            case "decided" if decided:
                standing = [*standing, decided.pop()]
            case "undone" if standing:
                gone = data.draw(st.sampled_from(standing))
                standing = [row for row in standing if row is not gone]
        if number and data.draw(st.booleans()):
            ledger.standing = None  # As where another process goes on.
        ledger.link(list(claims.values()), room.documents, standing)


@settings(max_examples=120, deadline=None)
@given(CROWDED, DECISIONS, st.data())
def test_what_is_told_as_one_comes_and_goes_with_what_is_told_apart(documents, wanted, data):
    room, ledger = crowded(documents), Ledger()
    decided, known = decisions(room, wanted), 0
    while known < len(room.documents):
        known += data.draw(st.integers(1, 3))
        names = {one.id for one in room.documents[:known]}
        ledger.link([c for c in room.claims if c.document in names], room.documents[:known])
    for _ in range(data.draw(st.integers(1, 3))):
        out = data.draw(st.sets(st.sampled_from([one.id for one in room.claims]), max_size=3))
        left = [one for one in room.claims if one.id not in out]
        if data.draw(st.booleans()):
            ledger.standing = None
        ledger.link(left, room.documents, data.draw(st.permutations(decided))[:2])
