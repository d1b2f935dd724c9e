"""The numbers that words allow: a lowest and, where there is one, a highest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ROUND = 10
"""Tens are what papers round to."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Whole numbers of people from `low` to `high`, both inclusive; `high` None is open.

    It is empty where `high` is below `low`.
    """

    low: int = 0
    high: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no number is in it."""
        return self.high is not None and self.high < self.low

    @property
    def is_open(self) -> bool:
        """Whether it says nothing at all."""
        return self.low == 0 and self.high is None

    def meet(self, other: Interval) -> Interval:
        """The numbers that are in both."""
        high = self.high
        if high is None or (other.high is not None and other.high < high):
            high = other.high
        return Interval(max(self.low, other.low), high)

    def meets(self, other: Interval) -> bool:
        """Whether a number is in both."""
        return not self.meet(other).is_empty

    def hull(self, other: Interval) -> Interval:
        """The shortest interval that holds both."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(min(self.low, other.low), high)

    def plus(self, other: Interval) -> Interval:
        """What a number of one and a number of the other can add up to."""
        return Interval(self.low + other.low, add(self.high, other.high))

    def gap(self, other: Interval) -> int:
        """How far apart the two are; 0 where they meet."""
        first, last = sorted((self, other), key=lambda item: (item.low, item.high or item.low))
        return max(0, last.low - first.high) if first.high is not None else 0

    def holds(self, value: int) -> bool:
        """Whether the number is in it."""
        return self.low <= value and (self.high is None or value <= self.high)


ANY = Interval()
NONE_AT_ALL = Interval(0, 0)


def least(*highs: int | None) -> int | None:
    """The smallest of some upper bounds; None where all are open."""
    return min((high for high in highs if high is not None), default=None)


def add(first: int | None, second: int | None) -> int | None:
    """The sum of two upper bounds, open where one is."""
    return None if first is None or second is None else first + second


def total_of(intervals: Iterable[Interval]) -> Interval:
    """What one number from each can add up to."""
    result = NONE_AT_ALL
    for interval in intervals:
        result = result.plus(interval)
    return result


def hull_of(intervals: Iterable[Interval]) -> Interval:
    """The shortest interval that holds all of them; ANY where there is none."""
    rows = list(intervals)
    if not rows:
        return ANY
    result = rows[0]
    for interval in rows[1:]:
        result = result.hull(interval)
    return result


def is_round(number: int) -> bool:
    """Whether papers say a number with "over" as soon as one more is counted."""
    return number >= ROUND and not number % ROUND
