"""The average over graphs, against Madigan and York's example and against brute force."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy.special import betaln, gammaln, logsumexp

from recount.analysis.averaging import average

SPINA_BIFIDA = {
    (1, 0, 0): 60, (0, 1, 0): 49, (1, 1, 0): 4, (0, 0, 1): 247, (1, 0, 1): 112, (0, 1, 1): 142,
    (1, 1, 1): 12,
}  # fmt: skip
"""Cases of spina bifida in upstate New York, 1969 to 1974, in three kinds of records: the example
of Madigan and York (Biometrika 84, 1997), as the R package `dga` holds it."""
A, B = 13.14, 55.17


def births_prior(totals):
    """Their prior: a negative binomial made from the number of births."""
    ways = gammaln(totals + A) - gammaln(totals + 1) - gammaln(A)
    return totals * np.log(B) - (totals + A) * np.log(1 + B) + ways


def test_the_likeliest_graphs_give_the_totals_that_madigan_and_york_published():
    """Their table: 731 (701, 767), 756 (714, 811) and 712 (681, 751)."""
    found = average(SPINA_BIFIDA, 3, cell=1.0, prior=births_prior)
    told = [(row.total.value, row.total.low, row.total.high) for row in found.models[:3]]
    published = [(731, 701, 767), (756, 714, 811), (712, 681, 751)]
    assert np.allclose(told, published, atol=1)
    assert sum(row.weight for row in found.models[:3]) > 0.999


def table(cells, unseen: int) -> np.ndarray:
    full = np.zeros((2, 2, 2))
    for pattern, seen in cells.items():
        full[pattern] = seen
    full[0, 0, 0] = unseen
    return full


def beta_binomial(yes: float, no: float, alpha: float) -> float:
    return betaln(yes + alpha, no + alpha) - betaln(alpha, alpha)


def by_hand(full: np.ndarray, pairs: tuple, cell: float) -> float:
    """The likelihood of a graph on three lists as a chain of coins: one list after another, each
    given those before it that it depends on."""
    order = sorted(range(3), key=lambda one: -sum(one in pair for pair in pairs))
    value, before = 0.0, []
    for one in order:
        parents = [two for two in before if tuple(sorted((one, two))) in pairs]
        for states in product((0, 1), repeat=len(parents)):
            at = [slice(None)] * 3
            for parent, state in zip(parents, states, strict=True):
                at[parent] = state
            part = full[tuple(at)]
            axis = one - sum(parent < one for parent in parents)
            counts = part.sum(axis=tuple(i for i in range(part.ndim) if i != axis))
            value += beta_binomial(counts[1], counts[0], cell * 2 ** (2 - len(parents)))
        before.append(one)
    return value


def test_three_lists_are_averaged_as_by_brute_force_over_all_seven_graphs():
    cells = {
        (1, 0, 0): 14, (0, 1, 0): 9, (0, 0, 1): 11, (1, 1, 0): 8, (1, 0, 1): 5, (0, 1, 1): 6,
        (1, 1, 1): 4,
    }  # fmt: skip
    found = average(cells, 3)
    every = [(0, 1), (0, 2), (1, 2)]
    graphs = [tuple(p for i, p in enumerate(every) if n >> i & 1) for n in range(7)]
    unseen = np.arange(1001)
    totals = unseen + sum(cells.values())
    ways = gammaln(totals + 1) - gammaln(unseen + 1) - np.log(totals)
    logs = np.array([[by_hand(table(cells, u), g, 0.5) for u in unseen] for g in graphs]) + ways
    weights = np.exp(logs - logsumexp(logs))
    added = np.cumsum(weights.sum(axis=0))
    ends = [totals[np.searchsorted(added, at)] for at in (0.025, 0.5, 0.975)]
    assert [found.total.low, found.total.value, found.total.high] == ends
    for row in found.models:
        assert row.weight == pytest.approx(weights[graphs.index(row.pairs)].sum(), abs=1e-6)


def test_the_true_total_lies_inside_nineteen_times_of_twenty_or_nearly_so():
    chance, hits = np.random.default_rng(5), 0
    for _ in range(60):
        held = chance.random((300, 4)) < (0.5, 0.4, 0.3, 0.25)
        rows = [tuple(int(one) for one in row) for row in held if row.any()]
        cells = {pattern: rows.count(pattern) for pattern in set(rows)}
        found = average(cells, 4)
        hits += found.total.low <= 300 <= found.total.high
    assert hits >= 52


def test_lists_that_hardly_meet_bound_nothing():
    assert average({(1, 0): 40, (0, 1): 40, (1, 1): 0}, 2) is None
