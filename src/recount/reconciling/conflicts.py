"""Sets that hold together and sets that cannot, of whatever can be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import heappop, heappush

TRIALS, CHOICES = 64, 300
"""Choices that are tried, and that are looked at, before it is left to the solver what yields."""


def largest_sets(
    items: Iterable[int], holds: Callable[[frozenset[int]], bool]
) -> list[frozenset[int]]:
    """Every set of items that holds and that no further item can join.

    `holds` must be true of each part of a set of which it is true.
    """
    todo = [frozenset(items)]
    seen, found = set(todo), set[frozenset[int]]()
    while todo:
        some = todo.pop()
        if holds(some):
            found.add(some)
            continue
        for item in smallest_conflict(sorted(some), holds):
            fewer = some - {item}
            if fewer not in seen:
                seen.add(fewer)
                todo.append(fewer)
    largest = [some for some in found if not any(some < other for other in found)]
    return sorted(largest, key=sorted)


def smallest_conflict(
    items: Sequence[int], holds: Callable[[frozenset[int]], bool]
) -> tuple[int, ...]:
    """Items that cannot all hold, of which every part can, in the order given.

    The items as a whole must not hold. Halves are let go at once where they can be
    (Junker's QuickXplain), so a conflict of few among many is found in few trials.
    """

    def needed(background: frozenset[int], added: bool, rows: Sequence[int]) -> list[int]:
        if added and not holds(background):
            return []
        if len(rows) == 1:
            return list(rows)
        first, last = rows[: len(rows) // 2], rows[len(rows) // 2 :]
        of_last = needed(background | frozenset(first), True, last)
        of_first = needed(background | frozenset(of_last), bool(of_last), first)
        return [*of_first, *of_last]

    return tuple(needed(frozenset(), False, list(items)))


def dropped_by_all(
    weights: Sequence[int],
    holds_without: Callable[[frozenset[int]], bool | None],
    conflicts: Sequence[Iterable[int]] = (),
) -> frozenset[int] | None:
    """What every choice of the least weight drops, so that the rest holds; all do not hold.

    Choices are tried one by one, the lightest first; one that leaves all of a known conflict is not
    tried. None where there are too many, or where a trial does not tell.
    """
    rows = sorted(range(len(weights)), key=lambda row: weights[row])
    if not rows or weights[rows[0]] <= 0:
        return None
    in_order = [weights[row] for row in rows]
    waiting: list[Choice] = [(in_order[0], (0,))]
    found: list[frozenset[int]] = []
    least, trials = None, 0
    for _ in range(CHOICES):
        if not waiting or (least is not None and waiting[0][0] > least):
            return frozenset.intersection(*found) if found else None
        weight, places = heappop(waiting)
        for choice in _heavier(in_order, weight, places):
            heappush(waiting, choice)
        dropped = frozenset(rows[place] for place in places)
        if any(dropped.isdisjoint(conflict) for conflict in conflicts):
            continue
        trials += 1
        holds = holds_without(dropped) if trials <= TRIALS else None
        if holds is None:
            return None
        if holds:
            least = weight
            found.append(dropped)
    return None


Choice = tuple[int, tuple[int, ...]]
"""The weight of some rows, and their places in the order of their weights."""


def _heavier(weights: Sequence[int], weight: int, places: tuple[int, ...]) -> Iterable[Choice]:
    """The choices that come from one by its last row: one more, and the next in its place."""
    last = places[-1]
    if last + 1 < len(weights):
        more = weight + weights[last + 1]
        yield more, (*places, last + 1)
        yield more - weights[last], (*places[:-1], last + 1)
