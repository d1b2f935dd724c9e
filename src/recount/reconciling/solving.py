"""The least and the greatest that each unknown number can be, given what sums must come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from recount.reconciling import cpsat, linear
from recount.reconciling.intervals import Interval
from recount.reconciling.limits import Effort, Limit, Reach, Solved, Tangle
from recount.reconciling.propagating import Bounds, Sums, bounds_of, propagate
from recount.reconciling.remembering import Memory


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


def tangles(boxes: Sequence[Interval], limits: Sequence[Limit]) -> list[Tangle]:
    """The parts in which propagation may not have reached the exact bounds.

    Unknowns with one value left and limits that can no longer be broken tie nothing. Where the
    rest of a component has no ring, every value within the bounds can be completed limit by limit
    outwards, because each limit's sum takes every whole number between its extremes.
    """
    # A limit said twice makes no ring: the solver is not loaded for it, which takes a second.
    once = dict.fromkeys(limits)
    bounds = bounds_of(boxes)
    live = [row for row in (_live(limit, bounds) for limit in once) if row is not None]
    parts = []
    for rows in _components(live):
        unknowns = sorted({unknown for _, free in rows for unknown in free})
        ties = sum(len(free) for _, free in rows)
        if ties != len(unknowns) + len(rows) - 1:
            parts.append(Tangle(tuple(unknowns), tuple(limit for limit, _ in rows)))
    return parts


Live = tuple[Limit, tuple[int, ...]]


def _live(limit: Limit, bounds: Bounds) -> Live | None:
    lows, highs = bounds
    free = tuple(u for u in limit.unknowns if lows[u] != highs[u])
    return None if not free or Sums.of(bounds, limit).are_safe else (limit, free)


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
