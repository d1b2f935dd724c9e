"""How far coders agree: Krippendorff's alpha with an interval, by a library, from pairs of values.

The units are events; those of one document are drawn together, as they are not independent.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

DRAWS = 999
SEED = 20
LEAST_DOCUMENTS = 5
"""With fewer documents no interval is given: there is too little to draw from."""
MOST_UNDEFINED = 0.05
"""With more draws than this in which alpha is not defined, no interval is given."""
LEVEL = 0.95
LARGEST = 5_000_000
"""Cells of the library's table beyond which alpha is reckoned by its formula."""


class Level(StrEnum):
    """How far apart two values are: the same or not, or by their difference."""

    NOMINAL = "nominal"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Pair:
    """What two coders said of one event; None where one of them said nothing."""

    document: str
    first: str | float | None
    second: str | float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders agree. `alpha` is None where it is not defined: nothing varies, or fewer
    than two events were coded by both. `low` and `high` bound it, None where there is too little
    for an interval. `same` of `units` events have the very same value."""

    alpha: float | None
    low: float | None
    high: float | None
    units: int
    same: int


def agreement(pairs: Sequence[Pair], level: Level) -> Agreement:
    """The agreement of two coders over events that both said something of."""
    both = [one for one in pairs if one.first is not None and one.second is not None]
    same = sum(one.first == one.second for one in both)
    coded = _numbered(both, level)
    found = _alpha([value for group in coded for value in group], level)
    low, high = _interval(coded, level) if found is not None else (None, None)
    return Agreement(found, low, high, len(both), same)


Values = tuple[float, float]


def _numbered(pairs: Sequence[Pair], level: Level) -> list[list[Values]]:
    """The pairs by document, words as numbers that stand for nothing but themselves."""
    given = [value for one in pairs for value in (one.first, one.second)]
    words = {word: float(place) for place, word in enumerate(sorted({str(one) for one in given}))}
    groups: dict[str, list[Values]] = {}
    for one in pairs:
        first, second = (
            words[str(value)] if level is Level.NOMINAL else float(value or 0)
            for value in (one.first, one.second)
        )
        groups.setdefault(one.document, []).append((first, second))
    return list(groups.values())


def _alpha(values: Sequence[Values], level: Level) -> float | None:
    """Alpha by the library; by its formula for pairs where the library's table of all values
    against all others would not fit into memory."""
    import krippendorff
    import numpy as np

    different = len({value for pair in values for value in pair})
    if len(values) < 2 or different < 2:
        return None
    if len(values) * different**2 > LARGEST:
        return _by_formula(np.array(values), level)
    data = [[first for first, _ in values], [second for _, second in values]]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement=level.value))


def _by_formula(pairs: Any, level: Level) -> float:
    """Alpha of pairs without gaps: one less observed over expected disagreement. It is what the
    library gives, a hundred times as fast; not a number where nothing varies."""
    import numpy as np

    every = pairs.ravel()
    amount = len(every)
    if level is Level.NOMINAL:
        counts = np.unique(every, return_counts=True)[1]
        observed = float(np.mean(pairs[:, 0] != pairs[:, 1]))
        expected = 1 - float(np.sum(counts * (counts - 1))) / (amount * (amount - 1))
    else:
        observed = float(np.mean((pairs[:, 0] - pairs[:, 1]) ** 2))
        expected = 2 * float(np.var(every)) * amount / (amount - 1)
    return 1 - observed / expected if expected else math.nan


def _interval(
    groups: Sequence[Sequence[Values]], level: Level
) -> tuple[float | None, float | None]:
    """Percentiles of alpha over documents drawn again and again, with replacement."""
    import numpy as np
    from scipy.stats import bootstrap

    if len(groups) < LEAST_DOCUMENTS:
        return None, None
    held = [np.array(group) for group in groups]

    def drawn(places: Sequence[int]) -> float:
        return _by_formula(np.concatenate([held[int(place)] for place in places]), level)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of draws in which alpha is not defined
        made = bootstrap(
            (np.arange(len(groups)),), drawn, vectorized=False, n_resamples=DRAWS,
            method="percentile", rng=np.random.default_rng(SEED),
        )  # fmt: skip
    found = made.bootstrap_distribution[~np.isnan(made.bootstrap_distribution)]
    if len(found) < DRAWS * (1 - MOST_UNDEFINED):
        return None, None
    low, high = np.quantile(found, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
