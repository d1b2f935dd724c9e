"""A number as a small drawing: a line from low to high, a mark at best, loud where unknown."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from recount.app.desk.words import Number

WIDTH = 96.0
EDGE = 5.0
"""Room at both ends for half a mark, in the units of the drawing."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Where the parts of the drawing are, from 0 to WIDTH; None where there is no such part.

    `open_end` says that no high is known, `unknown` that nothing is.
    """

    start: float | None
    end: float | None
    best: float | None
    open_end: bool
    unknown: bool


def strip(number: Number, scale: int) -> Strip:
    """The drawing of a number on a scale from 0 to `scale`, by square roots: most events are
    small, and a single large one would press them all together."""
    if number.unknown:
        return Strip(EDGE, WIDTH - EDGE, None, False, True)
    low = number.low if number.low is not None else 0
    high = number.high
    best = _at(number.best, scale) if number.best is not None else None
    if high is None:
        return Strip(_at(low, scale), WIDTH - EDGE, best, number.best is None, False)
    return Strip(_at(low, scale), _at(high, scale), best, False, False)


def _at(value: int, scale: int) -> float:
    share = sqrt(min(value, scale) / scale) if scale > 0 else 0.0
    return round(EDGE + share * (WIDTH - 2 * EDGE), 1)
