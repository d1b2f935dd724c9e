"""Chao's lower bound, against published worked examples and the forms in which it is known."""

from __future__ import annotations

from collections import Counter
from itertools import product

import numpy as np
import pytest

from recount.analysis.overlap import bootstrapped, chao_bound

HARES = {1: 25, 2: 22, 3: 13, 4: 5, 5: 1, 6: 2}
"""Snowshoe hares by how many of six nights each was caught on (Cormack, Biometrics 45, 1989;
Agresti, Biometrics 50, 1994)."""


def test_of_the_snowshoe_hares_it_is_what_was_published():
    """79.8 of 68 caught, as "Mh Chao (LB)" in the saved examples of the R package Rcapture
    (Baillargeon and Rivest, Journal of Statistical Software 19(5), 2007). Nights of one reach share
    out evenly what was caught once and twice."""
    nights = list(product((0, 1), repeat=6))[1:]
    ways = Counter(map(sum, nights))
    cells = {night: HARES[sum(night)] / ways[sum(night)] for night in nights}
    assert sum(cells.values()) == pytest.approx(68)
    assert chao_bound(cells, 6).value == pytest.approx(79.8, abs=0.05)


def test_of_two_samples_it_is_what_seber_published():
    """781 in the first alone, 254 in the second alone, 167 in both: 2,389.9 (Seber, The Estimation
    of Animal Abundance, 1982, p. 107, as Rcapture gives it)."""
    found = chao_bound({(1, 0): 781, (0, 1): 254, (1, 1): 167}, 2)
    assert found.value == pytest.approx(2389.9, abs=0.05)


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
