"""How far coders agree: Krippendorff's alpha with an interval, by a library, from pairs of values.

The units are events; those of one document are drawn together, as they are not independent.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

DRAWS = 999
SEED = 20
LEAST_DOCUMENTS = 5
"""With fewer documents no interval is given: there is too little to draw from."""
MOST_UNDEFINED = 0.05
"""With more draws than this in which alpha is not defined, no interval is given."""
LEVEL = 0.95


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
    import krippendorff

    if len(values) < 2 or len({value for pair in values for value in pair}) < 2:
        return None
    data = [[first for first, _ in values], [second for _, second in values]]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement=level.value))


def _interval(
    groups: Sequence[Sequence[Values]], level: Level
) -> tuple[float | None, float | None]:
    """Percentiles of alpha over documents drawn again and again, with replacement."""
    import numpy as np
    from scipy.stats import bootstrap

    if len(groups) < LEAST_DOCUMENTS:
        return None, None

    def drawn(places: Sequence[int]) -> float:
        found = _alpha([value for place in places for value in groups[int(place)]], level)
        return math.nan if found is None else found

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
