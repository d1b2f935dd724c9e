"""Chao's lower bound, against the forms in which it is known."""

from __future__ import annotations

import numpy as np
import pytest

from recount.analysis.overlap import bootstrapped, chao_bound


def test_with_two_lists_it_is_lincoln_and_petersens():
    found = chao_bound({(1, 0): 30, (0, 1): 40, (1, 1): 20}, 2)
    assert found.value == pytest.approx(50 * 60 / 20)


@pytest.mark.parametrize("lists", [3, 4, 5])
def test_with_lists_of_equal_reach_it_is_chaos_of_1987(lists):
    """Seen once and seen twice alone give it: (t - 1) / t times f1 squared over 2 f2."""
    one = {tuple(int(i == j) for j in range(lists)): 20 for i in range(lists)}
    two = {
        tuple(int(k in (i, j)) for k in range(lists)): 6
        for i in range(lists)
        for j in range(i)
    }  # fmt: skip
    once, twice = 20 * lists, 6 * len(two)
    unseen = (lists - 1) / lists * once**2 / (2 * twice)
    found = chao_bound(one | two | {(1,) * lists: 7}, lists)
    seen = once + twice + (0 if lists == 2 else 7)
    assert found.value == pytest.approx(seen + unseen)
    assert seen < found.low < found.value < found.high


def test_cases_that_are_harder_to_find_than_others_leave_it_below_the_truth():
    chance, below = np.random.default_rng(2), 0
    for _ in range(40):
        ease = chance.beta(0.8, 2.0, 500)
        held = chance.random((500, 4)) < ease[:, None]
        rows = [tuple(int(one) for one in row) for row in held if row.any()]
        found = chao_bound({pattern: rows.count(pattern) for pattern in set(rows)}, 4)
        below += found.value < 500
    assert below >= 36


def test_without_any_overlap_there_is_no_bound():
    assert chao_bound({(1, 0): 30, (0, 1): 40}, 2) is None


def test_whole_events_drawn_anew_give_a_wider_interval_than_single_deaths():
    events = [((1, 0), 9), ((0, 1), 8), ((1, 1), 7)] * 10
    cells = {(1, 0): 90, (0, 1): 80, (1, 1): 70}
    alone = chao_bound(cells, 2)
    found = bootstrapped(events, 2, alone)
    assert found.value == alone.value
    assert found.high - found.low > alone.high - alone.low
    assert found.low >= sum(cells.values())
