"""Numbers by the engine = numbers by trying every number of every class in every event."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.making_cases import Casebook, killed, kinds, number, on

MOST = 5
"""No number of a case is greater; an open upper bound is this one."""


@st.composite
def statements(draw):
    """(kind, number): all people, at least so many, only fighters, or so many with civilians."""
    kind = draw(st.sampled_from(["all", "least", "fighters", "with_civilians", "no_civilians"]))
    return kind, draw(st.integers(1, 4))


@st.composite
def cases(draw, most_events=3):
    events = draw(st.lists(st.lists(statements(), max_size=3), min_size=1, max_size=most_events))
    totals = []
    for _ in range(draw(st.integers(0, 2))):
        members = draw(st.sets(st.integers(0, len(events) - 1), min_size=1))
        totals.append((tuple(sorted(members)), draw(st.integers(1, MOST)), draw(st.booleans())))
    return events, totals


def counts(statement):
    kind, n = statement
    return {
        "all": [killed(n)],
        "least": [killed(n, high=None)],
        "fighters": [killed(n, "combatant")],
        "with_civilians": [killed(n), killed(1, "civilian", part_of=0)],
        "no_civilians": [killed(n), killed(0, "civilian")],
    }[kind]


def holds(statement, world):
    people, civilians, fighters = world
    kind, n = statement
    return {
        "all": people == n,
        "least": people >= n,
        "fighters": people == fighters == n,
        "with_civilians": people == n and civilians == 1,
        "no_civilians": people == n and civilians == 0,
    }[kind]


WORLDS = [
    (people, civilians, fighters)
    for people in range(MOST + 1)
    for civilians in range(people + 1)
    for fighters in range(people + 1 - civilians)
]
CLASSES = ("unstated", "civilian", "combatant")


def hull(found):
    return [(min(column), max(column)) for column in zip(*found, strict=True)]


def worlds_of(event):
    """Every world within the hull of those that a largest set of statements allows."""
    kept = [frozenset(i for i, one in enumerate(event) if holds(one, world)) for world in WORLDS]
    largest = [some for some in kept if not any(some < other for other in kept)]
    ends = hull([world for world, some in zip(WORLDS, kept, strict=True) if some in largest])
    return [
        world
        for world in WORLDS
        if all(low <= n <= high for n, (low, high) in zip(world, ends, strict=True))
    ]


def every_way(events, totals):
    spaces = []
    for event in events:
        spaces.append(worlds_of(event))
    # only the number of all people is in a total: one world for each such number is enough to try
    firsts = [sorted({world[0] for world in space}) for space in spaces]
    sums = [
        numbers for numbers in product(*firsts) if all(adds_up(numbers, total) for total in totals)
    ]
    return spaces, sums


def adds_up(numbers, total):
    members, n, whole = total
    made = sum(numbers[i] for i in members)
    return made == n if whole else made <= n


def book_of(events, totals, order=None):
    book = Casebook()
    for i, event in enumerate(events):
        names = [
            book.claim(f"c{i}{j}", f"d{i}{j}", *counts(one), by=f"Speaker {i}{j} Office/ngo")
            for j, one in enumerate(event)
        ]
        names.append(book.claim(f"m{i}", f"dm{i}", by=f"Nobody {i} Office/ngo"))
        book.event(f"e{i}", on(i + 1), *(names[::-1] if order else names))
    for k, (members, n, whole) in enumerate(totals):
        book.total(
            f"t{k}",
            f"dt{k}",
            killed(n),
            [f"e{i}" for i in members],
            complete=whole,
            by=f"T {k}/ngo",
        )
    return book


@settings(max_examples=2500, deadline=None)
@given(cases())
def test_every_row_is_as_wide_as_all_combinations_make_it(case):
    events, totals = case
    spaces, sums = every_way(events, totals)
    result = book_of(events, totals).reconcile()
    if not sums:
        assert {"sum", "order"} & set(kinds(result))
        return
    for i, space in enumerate(spaces):
        left = [world for world in space if world[0] in {numbers[i] for numbers in sums}]
        for victims, (low, high) in zip(CLASSES, hull(left), strict=True):
            row = number(result, f"e{i}", victims)
            if row is None:
                continue
            found_low, best, found_high = row
            assert (found_low or 0) == low
            assert (MOST if found_high is None else found_high) == high
            assert best is None or low <= best <= high


@settings(max_examples=2500, deadline=None)
@given(cases())
def test_the_order_of_claims_changes_nothing(case):
    events, totals = case
    assert book_of(events, totals).reconcile() == book_of(events, totals).reconcile()
    first = book_of(events, totals).reconcile()
    again = book_of(events, totals, order="backwards").reconcile()
    assert [one.counts for one in first.events] == [one.counts for one in again.events]
    assert first.contradictions == again.contradictions
    assert first.derivations == again.derivations
    assert first.remainders == again.remainders


@settings(max_examples=2500, deadline=None)
@given(cases(most_events=2), st.lists(statements(), min_size=1, max_size=2))
def test_an_event_that_no_total_ties_to_others_changes_nothing_elsewhere(case, more):
    events, totals = case
    alone = book_of(events, totals).reconcile()
    beside = book_of([*events, more], totals).reconcile()
    assert alone.events == beside.events[: len(events)]
    assert set(alone.contradictions) <= set(beside.contradictions)
    extra = set(beside.contradictions) - set(alone.contradictions)
    assert all(row.events == (f"e{len(events)}",) for row in extra)


@settings(max_examples=2500, deadline=None)
@given(st.lists(statements(), min_size=2, max_size=4))
def test_a_dispute_names_statements_that_cannot_all_hold_and_of_which_every_part_can(event):
    result = book_of([event], []).reconcile()
    disputes = [row for row in result.contradictions if row.kind in ("count", "status")]
    possible = any(all(holds(one, world) for one in event) for world in WORLDS)
    assert bool(disputes) != possible
    for row in disputes:
        some = [event[int(claim[2])] for claim in row.claims]
        assert not any(all(holds(one, world) for one in some) for world in WORLDS)
        for fewer in combinations(some, len(some) - 1):
            assert any(all(holds(one, world) for one in fewer) for world in WORLDS)


@settings(max_examples=2500, deadline=None)
@given(cases())
def test_numbers_of_classes_never_exceed_all_people(case):
    events, totals = case
    assume(totals)
    for event in book_of(events, totals).reconcile().events:
        rows = {row.victims: row for row in event.counts}
        whole = rows.get("unstated")
        parts = [rows[name] for name in ("civilian", "combatant") if name in rows]
        if whole is not None and whole.low is not None:
            assert sum(row.low or 0 for row in parts) <= whole.low
        if whole is not None and whole.best is not None:
            assert sum(row.best or 0 for row in parts) <= whole.best
