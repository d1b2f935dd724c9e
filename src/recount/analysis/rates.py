"""How often something is reported, and whether that has changed: exact Poisson methods.

Two counts are compared given their sum: the second is then binomial, whatever the common rate.
The test and its interval are SciPy's exact ones for the binomial; those of a single rate are
statsmodels'. Nothing here leans on large numbers.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from recount.analysis.appraisals import Estimate, IntervalKind

SURPRISE = 0.05
"""A silence is called surprising where it had no more than this chance."""
PER = 30
"""Rates are given for so many days."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """So many events in so many days."""

    events: int
    days: int

    @property
    def rate(self) -> float:
        """Events in 30 days."""
        return PER * self.events / self.days


@dataclass(frozen=True, slots=True)
class RateChange:
    """The rate afterwards over the rate before, and how likely a difference as large would be
    if nothing had changed (`p_value`, two-sided)."""

    ratio: Estimate
    p_value: float


@dataclass(frozen=True, slots=True)
class Silence:
    """How long nothing must be reported before it is surprising, in days.

    `even` holds if events come independently of one another; `clustered` if they come in bursts
    as they did before, and is None where they did not; `longest` is the longest silence that there
    was before.
    """

    even: float
    clustered: float | None
    longest: int


def rate_interval(found: Exposure) -> Estimate:
    """Events in 30 days, with the exact interval."""
    from statsmodels.stats.rates import confint_poisson

    low, high = confint_poisson(found.events, found.days, method="exact-c")
    low = 0.0 if math.isnan(low) else float(low)
    return Estimate(found.rate, PER * low, PER * float(high), IntervalKind.CONFIDENCE)


def rate_change(before: Exposure, after: Exposure) -> RateChange:
    """The exact conditional comparison of two rates."""
    from scipy.stats import binomtest

    share = after.days / (before.days + after.days)
    test = binomtest(after.events, before.events + after.events, share)
    ends = test.proportion_ci(0.95, method="exact")
    odds = before.days / after.days
    value = after.rate / before.rate if before.events else None
    return RateChange(
        Estimate(
            value, _ratio(float(ends.low), odds) or 0.0, _ratio(float(ends.high), odds),
            IntervalKind.CONFIDENCE,
        ),
        float(test.pvalue),
    )  # fmt: skip


def _ratio(share: float, odds: float) -> float | None:
    return None if share >= 1 else odds * share / (1 - share)


def chance_of_none(before: Exposure, days: int) -> float:
    """How likely no event at all in so many days would be at the earlier rate, which is itself
    only known from its count."""
    from scipy.stats import lomax

    return float(lomax.sf(days, before.events, scale=before.days))


def silence(before: Exposure, bins: Sequence[int], step: int, longest: int) -> Silence:
    """How long a silence must last before it had a chance of 5 per cent at the earlier rate.

    `bins` are the earlier counts in stretches of `step` days, from which bursts are seen.
    """
    from scipy.stats import lomax

    even = float(lomax.isf(SURPRISE, before.events, scale=before.days))
    bursts = dispersion(bins)
    clustered = None if bursts is None else _silence_in_bursts(before.rate * step / PER, bursts)
    return Silence(even, None if clustered is None else max(even, clustered * step), longest)


def _silence_in_bursts(mean: float, bursts: float) -> float:
    """In how many stretches nothing would have a chance of 5 per cent."""
    from scipy.stats import nbinom

    none = float(nbinom.logpmf(0, 1 / bursts, 1 / (1 + bursts * mean)))
    return math.log(SURPRISE) / none


def dispersion(bins: Sequence[int]) -> float | None:
    """By how much counts vary beyond chance, as the alpha of a negative binomial; None where they
    do not, or where there are too few to tell."""
    import numpy as np
    from statsmodels.discrete.discrete_model import NegativeBinomial

    counts = np.asarray(bins, dtype=float)
    if len(counts) < 6 or counts.sum() < 6 or counts.var(ddof=1) <= counts.mean():
        return None
    with warnings.catch_warnings():
        # That it did not settle is looked at below, and said nowhere else.
        warnings.simplefilter("ignore")
        fit = NegativeBinomial(counts, np.ones_like(counts)).fit(disp=False, maxiter=200)
    alpha = float(fit.params[-1])
    return alpha if fit.mle_retvals["converged"] and alpha > 1e-6 else None
