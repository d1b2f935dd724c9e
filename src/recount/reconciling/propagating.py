"""What each limit leaves for its unknowns, passed on from limit to limit.

Numbers alone, in lists: for one ruling it is gone through hundreds of times.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from recount.reconciling.intervals import Interval
from recount.reconciling.limits import Limit

_VISITS = 60
"""How often a limit is looked at again before propagation gives up; a chain of sums needs few."""

Bounds = tuple[list[int], list[int | None]]
"""The least and the greatest of each unknown; None is open."""


def propagate(boxes: Sequence[Interval], limits: Sequence[Limit]) -> list[Interval] | None:
    """Bounds after each limit has passed on what it leaves for each of its unknowns.

    Never too narrow; None where a limit cannot be kept.
    """
    if any(box.is_empty for box in boxes) or any(limit.is_empty for limit in limits):
        return None
    bounds = bounds_of(boxes)
    using: dict[int, list[int]] = defaultdict(list)
    for index, limit in enumerate(limits):
        for unknown in limit.unknowns:
            using[unknown].append(index)
    visits = [0] * len(limits)
    waiting = deque(range(len(limits)))
    queued = set(waiting)
    while waiting:
        index = waiting.popleft()
        queued.discard(index)
        visits[index] += 1
        changed = _tighten(bounds, limits[index])
        if changed is None:
            return None
        for other in sorted({other for unknown in changed for other in using[unknown]}):
            if other not in queued and visits[other] < _VISITS:
                queued.add(other)
                waiting.append(other)
    rows = zip(boxes, *bounds, strict=True)
    return [
        box if box.low == low and box.high == high else Interval(low, high)
        for box, low, high in rows
    ]


def bounds_of(boxes: Sequence[Interval]) -> Bounds:
    """The bounds of each box."""
    return [box.low for box in boxes], [box.high for box in boxes]


def _tighten(bounds: Bounds, limit: Limit) -> list[int] | None:
    """Narrows the bounds of the unknowns of one limit; those that changed, or None where nothing
    fits."""
    sums = Sums.of(bounds, limit)
    if sums.are_safe:
        return []
    if sums.miss:
        return None
    lows, highs = bounds
    changed: list[int] = []
    for unknown in limit.plus:
        if found := sums.narrowed(lows[unknown], highs[unknown]):
            lows[unknown], highs[unknown] = found[0] or 0, found[1]
            changed.append(unknown)
    for unknown in limit.minus:  # what is taken away is added, with its bounds below nothing
        if found := sums.narrowed(_negative(highs[unknown]), -lows[unknown]):
            lows[unknown], highs[unknown] = -(found[1] or 0), _negative(found[0])
            changed.append(unknown)
    return None if sums.are_broken or sums.miss else changed


def _negative(value: int | None) -> int | None:
    return None if value is None else -value


@dataclass(slots=True)
class Sums:
    """The least and the greatest that the sum of a limit can come to, each with how many of its
    terms are open, and the limit's own bounds; broken where a term has no value left."""

    least: int
    least_open: int
    most: int
    most_open: int
    low: int | None
    high: int | None
    are_broken: bool = False

    @classmethod
    def of(cls, bounds: Bounds, limit: Limit) -> Sums:
        """What the bounds of the unknowns allow."""
        lows, highs = bounds
        ups, downs = [highs[u] for u in limit.plus], [highs[u] for u in limit.minus]
        most_open, least_open = ups.count(None), downs.count(None)
        most = sum([high or 0 for high in ups]) - sum([lows[u] for u in limit.minus])
        least = sum([lows[u] for u in limit.plus]) - sum([high or 0 for high in downs])
        return cls(least, least_open, most, most_open, limit.low, limit.high)

    @property
    def miss(self) -> bool:
        """Whether no values within the bounds can keep the limit."""
        too_high = self.high is not None and not self.least_open and self.least > self.high
        too_low = self.low is not None and not self.most_open and self.most < self.low
        return too_high or too_low

    @property
    def are_safe(self) -> bool:
        """Whether nothing within the bounds can break the limit."""
        safe = self.low is None or (not self.least_open and self.least >= self.low)
        return safe and (self.high is None or (not self.most_open and self.most <= self.high))

    def narrowed(self, low: int | None, high: int | None) -> tuple[int | None, int | None] | None:
        """The bounds of one term where the others take their most or their least; None where they
        leave it all that it may be."""
        floor, ceiling = low, high
        if self.low is not None and self.most_open == (high is None):
            room = self.low - self.most + (high or 0)
            floor = room if low is None or room > low else low
        if self.high is not None and self.least_open == (low is None):
            room = self.high - self.least + (low or 0)
            ceiling = room if high is None or room < high else high
        if floor == low and ceiling == high:
            return None
        self.are_broken |= floor is not None and ceiling is not None and ceiling < floor
        self.least += (floor or 0) - (low or 0)
        self.most += (ceiling or 0) - (high or 0)
        self.least_open -= low is None and floor is not None
        self.most_open -= high is None and ceiling is not None
        return floor, ceiling
