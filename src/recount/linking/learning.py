"""Weights of levels from labelled pairs: the most likely ones, given what was believed before.

A pair is of one happening with the odds that its weights say, beyond the mark. What was believed
before is a bell curve around each weight, one bit wide: some pairs hardly move it, and hundreds
outweigh it. Of levels in order (the same day, the same night, one week) a closer one never speaks
less for one happening than a wider. What rules a pair out is no weight, and is not moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from recount.linking.scoring import ONE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

SPREAD = 0.5
"""How far from what was believed a weight lies, in bits: two thirds of all lie within it."""
MEASURED = frozenset({"around", "titles", "document", "conflict"})
"""Features whose weights were measured before: these lie within half of that."""
STEPS = 4
"""Weights are multiples of a quarter, so that sums are exact in any order."""
ORDERS = (
    ("place.same", "place.overlapping", "place.nearby", "place.another"),
    ("place.same_region", "place.inside", "place.same_country", "place.outside_region"),
    (
        "time.same_day",
        "time.same_night",
        "time.in_a_week",
        "time.in_a_fortnight",
        "time.in_a_month",
        "time.in_a_season",
        "time.in_a_year",
    ),
    ("time.assumed_news", "time.assumed", "time.assumed_longer", "time.assumed_year"),
    ("time.outside_1", "time.outside_2", "time.outside_3"),
    ("time.1_written", "time.2_written", "time.3_written"),
    ("time.1_late", "time.1_relative", "time.2_relative", "time.3_relative"),
    ("time.1_relative_alone", "time.2_relative_alone", "time.3_relative_alone"),
    ("time.1_written_alone", "time.2_written_alone"),
    ("time.one_night", "time.edge", "time.edge_alone"),
    ("time.again", "time.otherwise", "time.long_after"),
    ("clock.same", "clock.near", "clock.other"),
    ("type.same", "type.akin", "type.other"),
    ("perpetrator.same", "perpetrator.akin", "perpetrator.other"),
    ("target.same", "target.akin", "target.other"),
    *(
        tuple(f"{feature}.same_{least}" for least in (20, 8, 3, 2, 1, 0))
        for feature in ("dead", "captured")
    ),
    *((f"{feature}.near_20", f"{feature}.near_10") for feature in ("dead", "captured")),
    *(
        tuple(f"{feature}.{how}" for how in ("overlapping", "close", "apart", "far"))
        for feature in ("dead", "captured")
    ),
    ("injured.same_20", "injured.same_8", "injured.same_2", "injured.far"),
    ("persons.shared", "persons.other"),
    tuple(f"around.{share:03d}" for share in (300, 250, 200, 175, 150, 125, 100, 75, 50, 0)),
    ("titles.500", "titles.350", "titles.200"),
    ("document.one_breath", "document.one"),
)
"""Levels in order, what speaks most for one happening first."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The levels that a pair shows, whether it is of one happening, and for how many pairs it
    stands."""

    levels: tuple[str, ...]
    one: bool
    times: float = 1.0


def learn(
    pairs: Iterable[Labelled], believed: Mapping[str, float], spread: float = SPREAD
) -> dict[str, float]:
    """The weights, of all levels believed, that make the pairs and what was believed most likely.

    `believed` must be in the order that `ORDERS` gives. A pair with an unknown level says nothing
    of it.
    """
    import numpy as np
    from scipy.optimize import minimize

    names = list(believed)
    shown, sign, times = _matrix(pairs, names)
    start = np.array([believed[name] for name in names], dtype=float)
    steps = _Steps.of(names)
    bits = np.log(2.0)
    wide = np.array([spread / (2 if _feature(name) in MEASURED else 1) for name in names])

    def loss(taken: Numbers) -> tuple[float, Numbers]:
        weights = steps.weights(taken)
        margin = sign * (shown @ weights - ONE) * bits
        away = (weights - start) / wide
        lost = float(times @ np.logaddexp(0.0, -margin) + (away @ away) / 2)
        pull = -times * sign * bits / (1.0 + np.exp(np.clip(margin, -500, 500)))
        return lost, steps.back(shown.T @ pull + away / wide)

    bounds = [(0.0, None) if held else (None, None) for held in steps.held]
    found = minimize(loss, steps.taken(start), jac=True, bounds=bounds, method="L-BFGS-B")
    learned = np.round(steps.weights(found.x) * STEPS) / STEPS
    return {name: float(weight) + 0.0 for name, weight in zip(names, learned, strict=True)}


def _feature(level: str) -> str:
    return level.partition(".")[0]


def seen(pairs: Iterable[Labelled], one: bool) -> Counter[str]:
    """In how many pairs of one happening, or of two, each level was seen."""
    found: Counter[str] = Counter()
    for pair in pairs:
        if pair.one is one:
            for level in pair.levels:
                found[level] += round(pair.times)
    return found


def _matrix(pairs: Iterable[Labelled], names: Sequence[str]) -> tuple[Numbers, Numbers, Numbers]:
    """Which levels each kind of pair shows, whether it is one (1) or two (-1), and how often."""
    import numpy as np

    place = {name: number for number, name in enumerate(names)}
    met: Counter[tuple[tuple[str, ...], bool]] = Counter()
    for pair in pairs:
        met[pair.levels, pair.one] += pair.times  # type: ignore[assignment]
    shown = np.zeros((len(met), len(names)))
    for row, (levels, _) in enumerate(met):
        shown[row, [place[level] for level in levels if level in place]] = 1.0
    sign = np.array([1.0 if one else -1.0 for _, one in met])
    return shown, sign, np.array(list(met.values()), dtype=float)


@dataclass(frozen=True, slots=True)
class _Steps:
    """Weights told as steps down an order: the first of each by itself, the others by how much
    less they weigh than the one before. `before` is the number of that one, or its own."""

    before: tuple[int, ...]
    order: tuple[int, ...]

    @classmethod
    def of(cls, names: Sequence[str]) -> _Steps:
        place = {name: number for number, name in enumerate(names)}
        before = list(range(len(names)))
        chains = [[place[name] for name in chain if name in place] for chain in ORDERS]
        for chain in chains:
            for closer, wider in pairwise(chain):
                before[wider] = closer
        inside = [number for chain in chains for number in chain]
        rest = [number for number in range(len(names)) if number not in set(inside)]
        return cls(tuple(before), (*inside, *rest))

    @property
    def held(self) -> list[bool]:
        """Which are steps, and so never below 0."""
        return [closer != number for number, closer in enumerate(self.before)]

    def weights(self, taken: Numbers) -> Numbers:
        """The weights that steps come to."""
        found = taken.copy()
        for number in self.order:
            if self.before[number] != number:
                found[number] = found[self.before[number]] - taken[number]
        return found

    def taken(self, weights: Numbers) -> Numbers:
        """The steps that weights come to."""
        found = weights.copy()
        for number in self.order:
            if self.before[number] != number:
                found[number] = max(0.0, weights[self.before[number]] - weights[number])
        return found

    def back(self, slope: Numbers) -> Numbers:
        """The slope by steps, from the slope by weights."""
        found = slope.copy()
        for number in reversed(self.order):
            if self.before[number] != number:
                found[self.before[number]] += found[number]
                found[number] = -found[number]
        return found
