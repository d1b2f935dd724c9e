"""What the words of one number allow, by the methodology."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from recount.model.counts import Count, Exactness
from recount.reconciling.intervals import Interval
from recount.reconciling.methodology import Methodology


@dataclass(frozen=True, slots=True)
class Figure:
    """The numbers that words allow, and the one that stands for them where one must be named.

    `is_vague` says that a word such as "dozens" has its bounds from the methodology alone;
    `is_range` that the words leave the number open between two ("between 10 and 20").
    """

    bounds: Interval
    best: int | None
    is_vague: bool = False
    is_range: bool = False

    @property
    def named(self) -> int | None:
        """The greatest number that the words name."""
        most = self.bounds.high
        return self.best if most is None or self.is_vague else most

    def plus(self, other: Figure) -> Figure:
        """The two together."""
        known = self.best is not None and other.best is not None
        best = (self.best or 0) + (other.best or 0) if known else None
        is_vague = self.is_vague or other.is_vague
        is_range = self.is_range or other.is_range
        return Figure(self.bounds.plus(other.bounds), best, is_vague, is_range)

    def meet(self, other: Figure) -> Figure:
        """What both allow, with the best of the narrower one that still fits.

        Who writes "between 10 and 20" knows of the ten, and does not settle on it by naming it.
        """
        if self._leaves_open(other) or other._leaves_open(self):
            return self if self.is_range else other
        bounds = self.bounds.meet(other.bounds)
        narrow = sorted((self, other), key=lambda item: _width(item.bounds))
        fits = [row.best for row in narrow if row.best is not None and bounds.holds(row.best)]
        topping = [row for row in narrow if row.bounds.high == bounds.high]
        is_vague = all(row.is_vague for row in topping)
        return Figure(bounds, fits[0] if fits else None, is_vague)

    def _leaves_open(self, other: Figure) -> bool:
        """Whether the other is one of the numbers between which this one leaves it open."""
        one = other.bounds.low == other.bounds.high
        return self.is_range and one and self.bounds.holds(other.bounds.low)

    @property
    def is_nobody(self) -> bool:
        """Whether it says that there was no one."""
        return self.bounds.high == 0


def numbered(figures: Sequence[Figure]) -> list[Figure]:
    """The same without "a number of" and other such words that allow a number given beside them."""
    given = [row.best for row in figures if row.best is not None and not row.is_vague]
    return [row for row in figures if not (row.is_vague and any(map(row.bounds.holds, given)))]


def _width(bounds: Interval) -> float:
    return math.inf if bounds.high is None else bounds.high - bounds.low


def figure_of(count: Count, methodology: Methodology) -> Figure:
    """What the words of a count allow: "at least 10" is 10 and more, "dozens" as in the file."""
    bounds = Interval(count.low or 0, count.high)
    if count.exactness is Exactness.VAGUE_WORD:
        word = methodology.number_of(count.text)
        if word is None:
            return Figure(bounds, None)
        both = bounds.meet(word.bounds)
        return Figure(bounds, None) if both.is_empty else Figure(both, word.best, is_vague=True)
    if count.exactness is Exactness.ABOUT and count.low is not None and count.low == count.high:
        return Figure(_about(count.low, methodology.about), count.low)
    is_range = count.exactness is Exactness.BETWEEN and count.low != count.high
    return Figure(bounds, _best(count, methodology), is_range=is_range)


def _about(value: int, share: float) -> Interval:
    margin = value * Fraction(str(share))
    return Interval(math.floor(value - margin), math.ceil(value + margin))


def _best(count: Count, methodology: Methodology) -> int | None:
    if count.low == count.high:
        return count.low
    if count.high is None:
        return _figure(count, methodology.figures["at_least"])
    if count.low is None:
        return _figure(count, methodology.figures["at_most"])
    return _figure(count, methodology.figures["between"])


def _figure(count: Count, which: str) -> int | None:
    return {"low": count.low, "high": count.high, "none": None}[which]
