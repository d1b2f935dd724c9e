"""One bar of a waterfall as a small drawing: from the sum before a feature to the sum after it."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 240.0
EDGE = 4.0
"""Room at both ends, in the units of the drawing."""
LEAST = 3.0
"""A bar of no weight still shows where the sum stands."""


@dataclass(frozen=True, slots=True)
class Fall:
    """Where the bar begins and how wide it is, and where nothing and the mark stand."""

    x: float
    width: float
    zero: float
    mark: float


def fall(reach: tuple[float, float], scale: tuple[float, float], mark: float) -> Fall:
    """The drawing of a bar between two sums, on a scale from the least to the greatest sum."""
    start, end = sorted(_at(value, scale) for value in reach)
    return Fall(start, max(LEAST, round(end - start, 1)), _at(0.0, scale), _at(mark, scale))


def _at(value: float, scale: tuple[float, float]) -> float:
    low, high = scale
    share = (value - low) / (high - low) if high > low else 0.0
    return round(EDGE + share * (WIDTH - 2 * EDGE), 1)
