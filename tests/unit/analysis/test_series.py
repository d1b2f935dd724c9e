"""An interrupted series finds what was put into it, and says nothing where there is too little."""

from __future__ import annotations

import numpy as np
import pytest

from recount.analysis.series import interrupted


def counts(chance: np.random.Generator, mean: float, number: int, bursts: float) -> list[int]:
    size = 1 / bursts
    return [int(one) for one in chance.negative_binomial(size, size / (size + mean), number)]


def test_a_fall_to_a_third_is_found_within_its_interval_in_most_series():
    chance = np.random.default_rng(11)
    hits, told = 0, 0
    for _ in range(60):
        found = interrupted(counts(chance, 9, 30, 0.1), counts(chance, 3, 30, 0.1))
        if found is not None:
            told += 1
            hits += found.level.low <= 1 / 3 <= found.level.high
    assert told >= 55
    assert hits / told >= 0.8  # of 60 intervals of 95 per cent whose errors are estimated too


def test_bursts_are_told_from_chance():
    chance = np.random.default_rng(3)
    bursty = interrupted(counts(chance, 9, 40, 0.8), counts(chance, 9, 40, 0.8))
    even = interrupted([5, 4, 6, 5, 5, 4, 6, 5], [2, 3, 2, 1, 2, 3, 2, 2])
    assert bursty.bursts > 0.2
    assert even.bursts is None


@pytest.mark.parametrize(
    ("before", "after"),
    [([5] * 7, [5] * 20), ([1] * 8, [1] * 8), ([5] * 10, [0] * 10), ([0] * 10, [5] * 10)],
)
def test_too_few_stretches_or_events_give_no_series(before, after):
    assert interrupted(before, after) is None
