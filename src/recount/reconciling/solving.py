"""The least and the greatest that each unknown number can be, given what sums must come to."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recount.reconciling import cpsat, linear
from recount.reconciling.intervals import Interval, least
from recount.reconciling.limits import Effort, Limit, Reach, Solved, Tangle
from recount.reconciling.remembering import Memory

_VISITS = 60
"""How often a limit is looked at again before propagation gives up; a chain of sums needs few."""


def solve(
    boxes: Sequence[Interval],
    limits: Sequence[Limit],
    effort: Effort,
    memory: Memory | None = None,
) -> Solved | None:
    """The least and greatest value of each unknown over all ways to keep every limit.

    None where there is no such way. Bounds are exact, except in components of more unknowns than
    `effort` allows (OUTER: never too narrow) and where the work ran out (UNFINISHED: likewise).
    """
    narrow = propagate(boxes, limits)
    if narrow is None:
        return None
    result, reach = list(narrow), [Reach.EXACT] * len(narrow)
    for part in tangles(narrow, limits):
        found = _remembered(part, narrow, effort, memory or Memory())
        if found is None:
            return None
        for unknown, (box, how) in found.items():
            result[unknown], reach[unknown] = box, how
    return Solved(tuple(result), tuple(reach))


def is_possible(boxes: Sequence[Interval], limits: Sequence[Limit], effort: Effort) -> bool:
    """Whether there is a way to keep every limit; True where that is too large to be tried."""
    narrow = propagate(boxes, limits)
    if narrow is None:
        return False
    parts = tangles(narrow, limits)
    if not parts:
        return True
    small = [part for part in parts if len(part.unknowns) <= effort.unknowns]
    return all(cpsat.is_possible(part, narrow, effort) for part in small)


def settled(boxes: Sequence[Interval], limits: Sequence[Limit]) -> bool | None:
    """The same, told without the solver; None where only the solver can tell."""
    narrow = propagate(boxes, limits)
    if narrow is None:
        return False
    return None if tangles(narrow, limits) else True


def _remembered(
    part: Tangle, boxes: Sequence[Interval], effort: Effort, memory: Memory
) -> dict[int, tuple[Interval, Reach]] | None:
    """The bounds of a part, worked out only where its numbers were not met before."""
    near = sorted({*part.unknowns, *(u for limit in part.limits for u in limit.unknowns)})
    question = ("bounds", part, [(u, boxes[u]) for u in near], effort)

    def work() -> list[list[int | str | None]] | None:
        found = _solve_part(part, boxes, effort)
        if found is None:
            return None
        return [[u, box.low, box.high, reach.value] for u, (box, reach) in found.items()]

    told = memory.answer(question, work)
    if told is None:
        return None
    return {u: (Interval(low, high), Reach(reach)) for u, low, high, reach in told}


def _solve_part(
    part: Tangle, boxes: Sequence[Interval], effort: Effort
) -> dict[int, tuple[Interval, Reach]] | None:
    if len(part.unknowns) <= effort.unknowns:
        return cpsat.exact_bounds(part, boxes, effort)
    return linear.outer_bounds(part, boxes, effort)


def propagate(boxes: Sequence[Interval], limits: Sequence[Limit]) -> list[Interval] | None:
    """Bounds after each limit has passed on what it leaves for each of its unknowns.

    Never too narrow; None where a limit cannot be kept.
    """
    result = list(boxes)
    if any(box.is_empty for box in boxes) or any(limit.is_empty for limit in limits):
        return None
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
        changed = _tighten(result, limits[index])
        if changed is None:
            return None
        for other in sorted({other for unknown in changed for other in using[unknown]}):
            if other not in queued and visits[other] < _VISITS:
                queued.add(other)
                waiting.append(other)
    return result


def _tighten(boxes: list[Interval], limit: Limit) -> list[int] | None:
    """Narrows the boxes of one limit; the unknowns that changed, or None where nothing fits."""
    changed: list[int] = []
    lows, highs = _Extremes.of(boxes, limit)
    if _is_safe(limit, lows, highs):
        return changed
    if _misses(limit, lows, highs):
        return None
    for unknown, sign in _signed(limit):
        box = boxes[unknown]
        floor = _room(limit.low, highs, _high(box, sign))
        ceiling = _room(limit.high, lows, _low(box, sign))
        if sign < 0:
            floor, ceiling = _negative(ceiling), _negative(floor)
        low = box.low if floor is None or floor <= box.low else floor
        high = box.high if ceiling is None else least(box.high, ceiling)
        if high is not None and high < low:
            return None
        if low != box.low or high != box.high:
            narrow = Interval(low, high)
            lows.swap(_low(box, sign), _low(narrow, sign))
            highs.swap(_high(box, sign), _high(narrow, sign))
            boxes[unknown] = narrow
            changed.append(unknown)
    return None if _misses(limit, lows, highs) else changed


@dataclass
class _Extremes:
    """A sum of bounds, with how many of them are open."""

    known: int
    open: int

    @classmethod
    def of(cls, boxes: Sequence[Interval], limit: Limit) -> tuple[_Extremes, _Extremes]:
        """The least and the greatest sum that the boxes allow."""
        plus, minus = [boxes[u] for u in limit.plus], [boxes[u] for u in limit.minus]
        ups = [box.high for box in plus if box.high is not None]
        downs = [box.high for box in minus if box.high is not None]
        lows = cls(sum([box.low for box in plus]) - sum(downs), len(minus) - len(downs))
        highs = cls(sum(ups) - sum([box.low for box in minus]), len(plus) - len(ups))
        return lows, highs

    def swap(self, old: int | None, new: int | None) -> None:
        """Puts a new bound in the place of an old one."""
        self.known += (new or 0) - (old or 0)
        self.open += (new is None) - (old is None)

    def without(self, bound: int | None) -> int | None:
        """The sum of the other bounds; None where one of them is open."""
        others = self.open - (bound is None)
        return self.known - (bound or 0) if others == 0 else None


def _signed(limit: Limit) -> Iterable[tuple[int, int]]:
    for unknown in limit.plus:
        yield unknown, 1
    for unknown in limit.minus:
        yield unknown, -1


def _low(box: Interval, sign: int) -> int | None:
    return box.low if sign > 0 else _negative(box.high)


def _high(box: Interval, sign: int) -> int | None:
    return box.high if sign > 0 else -box.low


def _negative(value: int | None) -> int | None:
    return None if value is None else -value


def _room(bound: int | None, extremes: _Extremes, own: int | None) -> int | None:
    """What the bound of a sum leaves for one term when the others take their most (or least)."""
    others = extremes.without(own)
    return None if bound is None or others is None else bound - others


def _misses(limit: Limit, lows: _Extremes, highs: _Extremes) -> bool:
    too_high = limit.high is not None and lows.open == 0 and lows.known > limit.high
    too_low = limit.low is not None and highs.open == 0 and highs.known < limit.low
    return too_high or too_low


def _is_safe(limit: Limit, lows: _Extremes, highs: _Extremes) -> bool:
    """Whether nothing within the boxes can break the limit."""
    safe_low = limit.low is None or (lows.open == 0 and lows.known >= limit.low)
    return safe_low and (limit.high is None or (highs.open == 0 and highs.known <= limit.high))


def tangles(boxes: Sequence[Interval], limits: Sequence[Limit]) -> list[Tangle]:
    """The parts in which propagation may not have reached the exact bounds.

    Unknowns with one value left and limits that can no longer be broken tie nothing. Where the
    rest of a component has no ring, every value within the bounds can be completed limit by limit
    outwards, because each limit's sum takes every whole number between its extremes.
    """
    # A limit said twice makes no ring: the solver is not loaded for it, which takes a second.
    once = dict.fromkeys(limits)
    live = [row for row in (_live(limit, boxes) for limit in once) if row is not None]
    parts = []
    for rows in _components(live):
        unknowns = sorted({unknown for _, free in rows for unknown in free})
        ties = sum(len(free) for _, free in rows)
        if ties != len(unknowns) + len(rows) - 1:
            parts.append(Tangle(tuple(unknowns), tuple(limit for limit, _ in rows)))
    return parts


Live = tuple[Limit, tuple[int, ...]]


def _live(limit: Limit, boxes: Sequence[Interval]) -> Live | None:
    free = tuple(u for u in limit.unknowns if boxes[u].low != boxes[u].high)
    lows, highs = _Extremes.of(boxes, limit)
    return None if not free or _is_safe(limit, lows, highs) else (limit, free)


def _components(rows: Sequence[Live]) -> list[list[Live]]:
    above: dict[int, int] = {}

    def root(key: int) -> int:
        while above.setdefault(key, key) != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    for _, free in rows:
        for unknown in free[1:]:
            first, last = sorted((root(free[0]), root(unknown)))
            above[last] = first
    groups: dict[int, list[Live]] = defaultdict(list)
    for row in rows:
        groups[root(row[1][0])].append(row)
    return [groups[key] for key in sorted(groups)]
