"""Reckoning only what is touched gives what reckoning everything gives."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.agree.test_reconciling_anything import SPEAKERS, counts
from tests.making_cases import METHOD, Casebook, Series, killed, on, share

from recount.model.claims import Stance
from recount.model.events import Linking, Reconciliation
from recount.model.roll import Relinked, Roll
from recount.reconciling import Scene, Standing, go_on, reconcile

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


def _reconciled(book):
    clusters = [
        replace(row, documents=tuple(sorted({book.claims[key].document for key in row.claims})))
        for row in book.clusters
    ]
    linking = Linking(tuple(sorted(clusters, key=_place)), tuple(book.memberships))
    found = reconcile(linking, book.claims, book.origins, METHOD, tuple(book.documents.values()))
    return linking, found


def _first(cluster):
    return min(cluster.claims)


def _place(cluster):
    return _first(cluster), cluster.id


def _relinked(before, now):
    """What of a linking is other."""
    was, is_ = ({one.id: one for one in side.clusters} for side in (before, now))
    totals, totals_now = ({one.total: one for one in side.memberships} for side in (before, now))
    come = sorted((one for key, one in is_.items() if was.get(key) != one), key=_place)
    return Relinked(
        gone=frozenset(key for key, one in was.items() if is_.get(key) != one),
        clusters=tuple((_first(one), one) for one in come),
        forgotten=frozenset(key for key, one in totals.items() if totals_now.get(key) != one),
        memberships=tuple(one for key, one in totals_now.items() if totals.get(key) != one),
        borne=(),
    )


class Desk:
    """Numbers that stand, and go on from one case to the next."""

    def __init__(self, book) -> None:
        self.book = book
        self.linking, found = _reconciled(book)
        self.standing = Standing(found, self.linking, book.claims)
        self.roll = Roll(self.linking, _first)

    def go_on(self, now) -> None:
        """To another case, as what stands is told of it."""
        linking, _ = _reconciled(now)
        relinked = _relinked(self.linking, linking)
        scene = Scene(
            now.claims,
            lambda document: tuple(_of(now, document).values()),
            now.documents, now.origins, self.roll, relinked, changed(self.book, now),
        )  # fmt: skip
        shown, change = (go_on(self.standing, scene, METHOD) for _ in range(2))
        assert shown == change
        gone = [self.roll.clusters[name] for name in relinked.gone]
        self.roll.take(relinked)
        self.standing.take(change, relinked, gone)
        self.book, self.linking = now, linking

    def found(self) -> Reconciliation:
        """All that stands, in its order."""
        standing, names = self.standing, [name for _, name in self.roll.order]
        return Reconciliation(
            tuple(standing.events[name] for name in names),
            tuple(standing.contradictions[key] for *_, key in standing.weights),
            tuple(one for name in names for one in standing.derivations.get(name, ())),
            tuple(row for _, row in standing.left_in_order(self.roll.place_of)),
            standing.methodology,
        )


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_reckoning_on_from_an_earlier_run_gives_what_a_first_one_gives(data) -> None:
    before = data.draw(cases())
    desk = Desk(before)
    for _ in range(data.draw(st.integers(1, 3))):
        now = data.draw(changes(before))
        desk.go_on(now)
        _, whole = _reconciled(now)
        assert desk.found() == replace(whole, solved=())
        assert {row.key for row in whole.solved} <= desk.standing.solved.keys()
        before = now


def test_what_is_not_touched_is_not_reckoned_again() -> None:
    book = Casebook()
    for event in range(4):
        names = [
            book.claim(f"c{event}{one}", f"d{event}{one}", by=f"Office {one}/ngo")
            for one in range(2)
        ]
        book.event(f"e{event}", on(event + 1), *names)
    desk = Desk(book)
    before = desk.found()
    with patch("recount.reconciling.going_on.reckon") as reckoned:
        reckoned.side_effect = AssertionError
        desk.go_on(book)
    assert all(one is other for one, other in zip(desk.found().events, before.events, strict=True))


def test_numbers_chosen_by_other_rules_are_not_gone_on_from() -> None:
    desk = Desk(Casebook())
    scene = Scene(
        {}, lambda _: (), {}, {}, desk.roll, _relinked(desk.linking, desk.linking), frozenset()
    )
    assert go_on(desk.standing, scene, replace(METHOD, name="another")) is None
