"""Rates and their changes, against published worked examples."""

from __future__ import annotations

import pytest
from scipy.stats import binomtest, poisson

from recount.analysis.rates import (
    Exposure,
    chance_of_none,
    dispersion,
    rate_change,
    rate_interval,
    silence,
)


def test_the_change_of_a_rate_is_that_of_the_example_of_poisson_test_in_r():
    """`poisson.test(c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878))` in R's own manual."""
    found = rate_change(Exposure(6 + 8 + 7, 1083 + 1050 + 878), Exposure(11, 800))
    assert found.ratio.value == pytest.approx(1.971488, abs=1e-6)
    assert (found.ratio.low, found.ratio.high) == pytest.approx((0.8584264, 4.2772659), abs=1e-6)
    assert found.p_value == pytest.approx(0.07967, abs=1e-5)


def test_the_change_of_a_rate_is_that_of_the_breast_cancer_example():
    """41 cases in 28,010 years against 15 in 19,017 (Rothman), as Stata's manual works it out."""
    found = rate_change(Exposure(15, 19017), Exposure(41, 28010))
    assert found.ratio.value == pytest.approx(1.855759, abs=1e-6)
    assert (found.ratio.low, found.ratio.high) == pytest.approx((1.005684, 3.6093), abs=1e-4)


def test_none_at_all_before_leaves_the_ratio_open_above():
    found = rate_change(Exposure(0, 100), Exposure(4, 100))
    assert (found.ratio.value, found.ratio.high) == (None, None)
    assert found.ratio.low > 0


def test_the_interval_of_a_rate_is_the_exact_one():
    """No events in 30 days: up to 3.69, the root of the chance of none at 2.5 per cent."""
    found = rate_interval(Exposure(0, 30))
    assert found.low == 0
    assert poisson.pmf(0, found.high) == pytest.approx(0.025)
    ten = rate_interval(Exposure(10, 30))
    assert poisson.sf(9, ten.low) == pytest.approx(0.025)
    assert poisson.cdf(10, ten.high) == pytest.approx(0.025)


def test_the_chance_of_a_silence_is_that_of_the_exact_test_of_two_rates():
    exact = binomtest(0, 10, 90 / 390, alternative="less").pvalue
    assert chance_of_none(Exposure(10, 300), 90) == pytest.approx(exact)


def test_a_silence_is_surprising_when_it_had_a_chance_of_one_in_twenty():
    before = Exposure(10, 300)
    found = silence(before, [1] * 10, 30, longest=40)
    assert chance_of_none(before, found.even) == pytest.approx(0.05)
    assert found.clustered is None
    assert found.longest == 40


def test_a_silence_must_last_longer_where_events_come_in_bursts():
    bins = [0, 9, 0, 0, 8, 0, 1, 10, 0, 0, 12, 0, 0, 0]
    found = silence(Exposure(40, 420), bins, 30, longest=60)
    assert found.clustered > 2 * found.even


@pytest.mark.parametrize("bins", [[3, 3, 3, 3, 3, 3], [1, 0, 2], [0] * 12])
def test_no_bursts_are_seen_where_counts_vary_by_chance_or_are_too_few(bins):
    assert dispersion(bins) is None
