"""Totals whose scope is unsure at its edge = trying every number and every share of it in scope."""

from __future__ import annotations

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.making_cases import Casebook, killed, number, on

MOST = 4


@st.composite
def cases(draw):
    """Ranges of the events, and totals: (number, members, at the edge, whether it counts all)."""
    pairs = st.tuples(st.integers(0, MOST), st.integers(0, MOST))
    events = [tuple(sorted(draw(pairs))) for _ in range(draw(st.integers(1, 3)))]
    totals = []
    for _ in range(draw(st.integers(1, 2))):
        where = draw(st.lists(st.sampled_from("moe"), min_size=len(events), max_size=len(events)))
        members = tuple(i for i, one in enumerate(where) if one == "m")
        edge = tuple(i for i, one in enumerate(where) if one == "e")
        if members or edge:
            totals.append((draw(st.integers(0, 9)), members, edge, draw(st.booleans())))
    return events, totals


def fits(values, total):
    """Whether some shares of the events at the edge, and others if it may hold more, make it."""
    dead, members, edge, counts_all = total
    sure = sum(values[i] for i in members)
    if not counts_all:
        return sure <= dead
    shares = product(*(range(values[i] + 1) for i in edge))
    return any(sure + sum(share) == dead for share in shares)


def book_of(events, totals):
    book = Casebook()
    for i, (low, high) in enumerate(events):
        claim = book.claim(f"c{i}", f"d{i}", killed(low, high=high), by=f"Speaker {i}/ngo")
        book.event(f"e{i}", on(i + 1), claim)
    for i, (dead, members, edge, counts_all) in enumerate(totals):
        known = len(members) + len(edge)
        book.total(
            f"t{i}",
            f"dt{i}",
            killed(dead),
            [f"e{j}" for j in members],
            possible=[f"e{j}" for j in edge],
            complete=counts_all and not edge,
            events=known if counts_all else known + 5,
            by=f"Tallier {i}/ngo",
        )
    return book


@settings(max_examples=200, deadline=None)
@given(cases())
def test_an_event_at_the_edge_counts_from_nobody_up_to_its_number(case):
    events, totals = case
    ways = [
        values
        for values in product(*(range(low, high + 1) for low, high in events))
        if all(fits(values, total) for total in totals)
    ]
    assume(ways)
    result = book_of(events, totals).reconcile()
    assert not [row for row in result.contradictions if row.kind in ("sum", "order")]
    for i in range(len(events)):
        seen = [values[i] for values in ways]
        low, _, high = number(result, f"e{i}")
        assert (low, high) == (min(seen), max(seen))


@settings(max_examples=150, deadline=None)
@given(cases())
def test_what_cannot_hold_is_named(case):
    events, totals = case
    possible = any(
        all(fits(values, total) for total in totals)
        for values in product(*(range(low, high + 1) for low, high in events))
    )
    result = book_of(events, totals).reconcile()
    assert bool(result.contradictions) == (not possible)
