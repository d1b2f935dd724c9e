"""Reckoning only what is touched gives what reckoning everything gives."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.agree.test_reconciling_anything import SPEAKERS, counts
from tests.making_cases import METHOD, Casebook, Series, killed, on, share

from recount.model.claims import Stance
from recount.model.events import Earlier, Linking
from recount.reconciling import Reconciler

DAYS = [None, on(1), on(2), on(1, last=3)]


@st.composite
def cases(draw):
    """Some events, most of them told of in documents of their own, and a few totals."""
    book, events = Casebook(), draw(st.integers(2, 6))
    for name in [f"d{number}" for number in range(events + 1)]:
        published = draw(st.sampled_from([None, "2019-09-02", "2019-09-03T10:00:00Z"]))
        book.document(name, published, draw(st.sampled_from([None, "The Paper", "North Command"])))
    for event in range(events):
        names = []
        for index in range(draw(st.integers(1, 3))):
            document = draw(st.sampled_from([f"d{event}", f"d{event}", f"d{events}"]))
            beside = [key for key, row in book.claims.items() if row.document == document]
            names.append(
                book.claim(
                    f"c{event}{index}",
                    document,
                    *draw(counts()),
                    by=draw(st.sampled_from(SPEAKERS)),
                    stance=draw(st.sampled_from([Stance.ASSERTS, *Stance])),
                    when=draw(st.sampled_from(DAYS)),
                    series=draw(st.sampled_from([None, None, Series("k", event, events, True)])),
                    about=draw(st.sampled_from([None, None, *beside])),
                )
            )
        book.event(f"e{event}", draw(st.sampled_from(DAYS)), *names)
    for index in range(draw(st.integers(0, 2))):
        for count in draw(counts())[:1]:
            some = st.lists(st.sampled_from([row.id for row in book.clusters]), max_size=3)
            members, possible = set(draw(some)), set(draw(some))
            book.total(
                f"t{index}", draw(st.sampled_from([f"d{events}", "d0", "t"])), count,
                sorted(members), possible=sorted(possible - members),
                complete=draw(st.booleans()), by=draw(st.sampled_from(SPEAKERS)),
                share=share(0.1, 0.2, count, "a tenth"), strength=killed(10),
            )  # fmt: skip
    return book


def _without(book, name):
    """The case after a claim was rejected; an event that nobody tells of is no more."""
    del book.claims[name]
    left = [
        replace(row, claims=tuple(key for key in row.claims if key != name))
        for row in book.clusters
    ]
    book.clusters = [row for row in left if row.claims]
    book.memberships = [row for row in book.memberships if row.total != name]


@st.composite
def changes(draw, book):
    """The same case after somebody decided something."""
    other = Casebook(
        dict(book.claims), dict(book.documents), dict(book.origins), list(book.clusters),
        list(book.memberships),
    )  # fmt: skip
    for _ in range(draw(st.integers(0, 3))):
        name = draw(st.sampled_from(sorted(other.claims)))
        place = draw(st.integers(0, len(other.clusters) - 1))
        match draw(st.sampled_from(["corrected", "rejected", "moved", "member", "day", "origin"])):
            case "corrected":
                other.claims[name] = replace(
                    other.claims[name], counts=tuple(draw(counts())),
                    stance=draw(st.sampled_from(Stance)),
                )  # fmt: skip
            case "rejected" if len(other.clusters) > 1 or len(other.clusters[0].claims) > 1:
                _without(other, name)
            case "moved" if not name.startswith("t"):
                event = other.clusters[place]
                held = [
                    replace(row, claims=tuple(key for key in row.claims if key != name))
                    for row in other.clusters
                ]
                held[place] = replace(
                    event, claims=tuple(dict.fromkeys((*held[place].claims, name)))
                )
                other.clusters = [row for row in held if row.claims]
            case "member" if other.memberships:
                row = draw(st.sampled_from(other.memberships))
                rest = [one for one in other.memberships if one is not row]
                more = replace(row, members=(*row.members, other.clusters[place].id))
                other.memberships = [*rest, draw(st.sampled_from([more, replace(row, members=())]))]
            case "day":
                other.clusters[place] = replace(
                    other.clusters[place], when=draw(st.sampled_from(DAYS))
                )
            case "origin":
                other.origins[draw(st.sampled_from(sorted(other.origins)))] = "d0"
    return other


def changed(before, now):
    """The documents whose claims or origins are other."""
    names = {*before.origins, *now.origins}
    return frozenset(
        name
        for name in names
        if before.origins.get(name) != now.origins.get(name) or _of(before, name) != _of(now, name)
    )


def _of(book, document):
    return {key: row for key, row in book.claims.items() if row.document == document}


def _reconciled(book, earlier=None):
    linking = Linking(
        tuple(
            replace(row, documents=tuple(sorted({book.claims[key].document for key in row.claims})))
            for row in book.clusters
        ),
        tuple(book.memberships),
    )
    engine = Reconciler(METHOD, (), earlier)
    found = engine.reconcile(linking, book.claims, book.origins, tuple(book.documents.values()))
    return linking, found


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_reckoning_on_from_an_earlier_run_gives_what_a_first_one_gives(data) -> None:
    before = data.draw(cases())
    linking, found = _reconciled(before)
    for _ in range(data.draw(st.integers(1, 2))):
        now = data.draw(changes(before))
        earlier = Earlier(linking, found, changed(before, now))
        with patch("recount.reconciling.reconcile.MOST", 9.0):
            _, again = _reconciled(now, earlier)
        linking, whole = _reconciled(now)
        assert replace(again, solved=()) == replace(whole, solved=())
        assert {row.key for row in whole.solved} <= {row.key for row in again.solved}
        before, found = now, again


def test_what_is_not_touched_is_not_reckoned_again() -> None:
    book = Casebook()
    for event in range(4):
        names = [
            book.claim(f"c{event}{one}", f"d{event}{one}", by=f"Office {one}/ngo")
            for one in range(2)
        ]
        book.event(f"e{event}", on(event + 1), *names)
    linking, found = _reconciled(book)
    with patch("recount.reconciling.reconcile.reckon") as reckoned:
        reckoned.side_effect = AssertionError
        _, again = _reconciled(book, Earlier(linking, found, frozenset()))
    assert again == found
    assert all(one is other for one, other in zip(again.events, found.events, strict=True))
