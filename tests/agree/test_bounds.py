"""Bounds by the engine = bounds by trying every combination."""

from __future__ import annotations

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.reconciling.conflicts import dropped_by_all, smallest_conflict
from recount.reconciling.cpsat import Switchboard
from recount.reconciling.intervals import Interval
from recount.reconciling.limits import Effort, Limit, Reach, Tangle
from recount.reconciling.solving import is_possible, propagate, settled, solve

MOST = 6


@st.composite
def boxes_and_limits(draw):
    n = draw(st.integers(1, 4))
    pairs = st.tuples(st.integers(0, MOST), st.integers(0, MOST))
    boxes = [Interval(*sorted(draw(pairs))) for _ in range(n)]
    limits = []
    for _ in range(draw(st.integers(0, 4))):
        signs = draw(st.lists(st.sampled_from([-1, 0, 1]), min_size=n, max_size=n))
        low = draw(st.one_of(st.none(), st.integers(-4, 14)))
        high = draw(st.one_of(st.none(), st.integers(-4, 14)))
        plus = tuple(i for i in range(n) if signs[i] > 0)
        minus = tuple(i for i in range(n) if signs[i] < 0)
        if plus or minus:
            limits.append(Limit(plus, minus, low, high))
    return boxes, limits


def every_way(boxes, limits):
    for values in product(*(range(box.low, box.high + 1) for box in boxes)):
        if all(keeps(values, limit) for limit in limits):
            yield values


def keeps(values, limit):
    total = sum(values[i] for i in limit.plus) - sum(values[i] for i in limit.minus)
    return (limit.low is None or total >= limit.low) and (limit.high is None or total <= limit.high)


@settings(max_examples=300, deadline=None)
@given(boxes_and_limits())
def test_least_and_greatest_values_are_those_of_all_combinations(case):
    boxes, limits = case
    ways = list(every_way(boxes, limits))
    solved = solve(boxes, limits, Effort())
    assert is_possible(boxes, limits, Effort()) == bool(ways)
    if not ways:
        assert solved is None
        return
    columns = list(zip(*ways, strict=True))
    assert solved.boxes == tuple(Interval(min(row), max(row)) for row in columns)
    assert set(solved.reach) == {Reach.EXACT}


@settings(max_examples=100, deadline=None)
@given(boxes_and_limits())
def test_outer_bounds_are_never_too_narrow(case):
    boxes, limits = case
    ways = list(every_way(boxes, limits))
    solved = solve(boxes, limits, Effort(unknowns=0))
    passed_on = propagate(boxes, limits)
    if not ways:
        return
    for found in (solved.boxes, tuple(passed_on)):
        for row, box in zip(zip(*ways, strict=True), found, strict=True):
            assert box.low <= min(row)
            assert max(row) <= box.high


def ring(chance, size, most):
    """Unknowns that overlapping sums tie in a ring, with some sums across it, and numbers that
    keep them all."""
    truth = [chance.randint(0, most) for _ in range(size)]
    boxes = [
        Interval(max(0, n - chance.randint(1, most)), n + chance.randint(1, most))
        if chance.random() < 0.6
        else Interval(0, None)
        for n in truth
    ]
    limits = []
    for start in range(0, size, 3):
        members = tuple(sorted({(start + i) % size for i in range(5)}))
        total = sum(truth[i] for i in members)
        slack = chance.choice((0, 0, most // 10))
        limits.append(Limit(members, (), total - slack, total + slack))
    for _ in range(size // 10):
        members = tuple(sorted(chance.sample(range(size), 4)))
        limits.append(Limit(members, (), None, sum(truth[i] for i in members)))
    return boxes, limits, truth


def holds(outer, inner):
    below = outer.low <= inner.low
    return below and (outer.high is None or (inner.high is not None and inner.high <= outer.high))


@pytest.mark.parametrize("most", [10, 3_000, 2_000_000])
@pytest.mark.parametrize("seed", range(4))
def test_outer_bounds_of_a_ring_hold_the_exact_ones(seed, most):
    boxes, limits, _ = ring(random.Random(seed), 36, most)
    exact = solve(boxes, limits, Effort())
    outer = solve(boxes, limits, Effort(unknowns=10))
    assert exact is not None
    assert outer is not None
    assert all(holds(*pair) for pair in zip(outer.boxes, exact.boxes, strict=True))
    assert Reach.OUTER in outer.reach
    assert outer == solve(boxes, limits, Effort(unknowns=10))


@pytest.mark.parametrize("size", [1_200, 5_000])
def test_a_ring_of_thousands_is_bounded_by_what_is_true(size):
    boxes, limits, truth = ring(random.Random(1), size, 30)
    solved = solve(boxes, limits, Effort(work_together=2.0))
    assert solved is not None
    assert all(box.holds(n) for box, n in zip(solved.boxes, truth, strict=True))
    assert {Reach.OUTER, Reach.UNFINISHED} & set(solved.reach)


def test_what_the_work_did_not_reach_is_unfinished_and_holds_the_exact_bounds():
    boxes, limits, _ = ring(random.Random(2), 36, 20)
    exact = solve(boxes, limits, Effort())
    cut = solve(boxes, limits, Effort(unknowns=10, work_together=0.0005))
    assert exact is not None
    assert cut is not None
    assert Reach.UNFINISHED in cut.reach
    assert all(holds(*pair) for pair in zip(cut.boxes, exact.boxes, strict=True))


def test_a_ring_that_nothing_keeps_has_no_bounds():
    boxes = [Interval(0, 9)] * 3
    pairs = [Limit((0, 1), (), 1, 1), Limit((1, 2), (), 1, 1), Limit((0, 2), (), 5, 5)]
    assert solve(boxes, pairs, Effort(unknowns=0)) is None


@st.composite
def soft_limits(draw):
    boxes, limits = draw(boxes_and_limits())
    weights = [draw(st.integers(1, 3)) for _ in limits]
    return boxes, limits, weights


@settings(max_examples=150, deadline=None)
@given(soft_limits())
def test_a_smallest_conflict_cannot_hold_and_each_part_of_it_can(case):
    boxes, limits, _ = case

    def holds(some):
        return is_possible(boxes, [limits[i] for i in sorted(some)], Effort())

    everything = range(len(limits))
    if holds(frozenset(everything)):
        return
    conflict = smallest_conflict(everything, holds)
    assert not list(every_way(boxes, [limits[i] for i in conflict]))
    for one in conflict:
        assert list(every_way(boxes, [limits[i] for i in conflict if i != one]))


@settings(max_examples=100, deadline=None)
@given(soft_limits())
def test_what_is_dropped_weighs_least_and_is_sure_only_where_every_best_choice_drops_it(case):
    boxes, limits, weights = case
    soft = {i: (weights[i], [limits[i]]) for i in range(len(limits))}
    part = Tangle(tuple(range(len(boxes))), ())
    dropped, sure = Switchboard(part, boxes, soft, Effort()).lightest_to_drop()
    choices = {}
    for bits in product([0, 1], repeat=len(limits)):
        kept = [limits[i] for i in range(len(limits)) if bits[i]]
        if list(every_way(boxes, kept)):
            out = frozenset(i for i in range(len(limits)) if not bits[i])
            choices[out] = sum(weights[i] for i in out)
    best = [out for out in choices if choices[out] == min(choices.values())]
    assert dropped in best
    assert sure == frozenset.intersection(*best)


@settings(max_examples=300, deadline=None)
@given(soft_limits())
def test_what_is_told_without_the_solver_is_what_the_solver_tells(case):
    boxes, limits, weights = case
    whole = settled(boxes, limits)
    assert whole is None or whole == is_possible(boxes, limits, Effort())
    if whole is not False:
        return
    every = frozenset(range(len(limits)))
    sure = dropped_by_all(weights, lambda out: settled(boxes, [limits[i] for i in every - out]))
    soft = {i: (weights[i], [limits[i]]) for i in every}
    part = Tangle(tuple(range(len(boxes))), ())
    assert sure in (None, Switchboard(part, boxes, soft, Effort()).lightest_to_drop()[1])


def test_too_many_choices_are_left_to_the_solver():
    assert dropped_by_all([1] * 20, lambda out: len(out) > 10) is None
    assert dropped_by_all([1] * 20, lambda _: None) is None
    assert dropped_by_all([2, 1, 1], lambda out: 0 in out or {1, 2} <= out) == frozenset()
    assert dropped_by_all([3, 1, 1], lambda out: 0 in out or {1, 2} <= out) == {1, 2}


def test_no_choice_is_tried_that_leaves_a_known_conflict():
    tried: list[frozenset[int]] = []

    def holds(out: frozenset[int]) -> bool:
        tried.append(out)
        return {4, 6} <= out

    assert dropped_by_all([1] * 8, holds, [(4, 5), (6, 7)]) == {4, 6}
    assert all(out & {4, 5} and out & {6, 7} for out in tried)
