"""An interrupted series: whether level and trend changed at one moment, allowing for bursts.

A regression of counts on time with a step and a bend at the moment: negative binomial where the
counts vary beyond chance, Poisson where they do not, both with errors that allow for neighbouring
stretches to be alike (Newey and West).
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recount.analysis.appraisals import Estimate, IntervalKind
from recount.analysis.rates import dispersion

LEAST_BINS = 8
LEAST_EVENTS = 20
"""With fewer stretches on either side, or fewer events, four numbers cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Series:
    """What the regression says.

    `level` is the factor by which the expected count changed at once; `trend` the factor by which
    it then changes from one stretch to the next, over that of before. `fitted` are the expected
    counts; `bursts` is the alpha of the negative binomial, None where a Poisson was enough.
    """

    level: Estimate
    trend: Estimate
    trend_before: Estimate
    fitted: tuple[float, ...]
    bursts: float | None


def interrupted(before: Sequence[int], after: Sequence[int]) -> Series | None:
    """The regression over stretches of equal length; None where there is not enough, or where it
    does not settle."""
    if min(len(before), len(after)) < LEAST_BINS or sum(before) + sum(after) < LEAST_EVENTS:
        return None
    if not sum(before) or not sum(after):
        return None
    bursts = dispersion(before) or dispersion(after)
    with warnings.catch_warnings():
        # What does not settle is found out by its numbers, below.
        warnings.simplefilter("ignore")
        fit = _fit(before, after, bursts is not None)
    found = _told(fit, bursts)
    return found if _is_settled(found) else None


def _fit(before: Sequence[int], after: Sequence[int], bursty: bool) -> Any:
    import numpy as np
    from statsmodels.discrete.discrete_model import NegativeBinomial, Poisson

    counts = np.asarray([*before, *after], dtype=float)
    time = np.arange(len(counts)) - len(before)
    step = (time >= 0).astype(float)
    design = np.column_stack([np.ones(len(counts)), time, step, step * time])
    model = (NegativeBinomial if bursty else Poisson)(counts, design)
    lags = int(len(counts) ** 0.25) + 1
    return model.fit(disp=False, maxiter=500, cov_type="HAC", cov_kwds={"maxlags": lags})


def _told(fit: Any, bursts: float | None) -> Series:
    ends = fit.conf_int()
    trend, level, bend = (_factor(fit.params[i], ends[i]) for i in (1, 2, 3))
    alpha = float(fit.params[4]) if bursts is not None else None
    return Series(level, bend, trend, tuple(float(one) for one in fit.predict()), alpha)


def _factor(value: float, ends: Sequence[float]) -> Estimate:
    low, high = (math.exp(min(float(end), 700)) for end in ends)
    return Estimate(math.exp(min(float(value), 700)), low, high, IntervalKind.CONFIDENCE)


def _is_settled(found: Series) -> bool:
    rows = (found.level, found.trend, found.trend_before)
    return all(
        math.isfinite(row.low) and row.high is not None and row.high < 1e6 and row.low > 0
        for row in rows
    )
