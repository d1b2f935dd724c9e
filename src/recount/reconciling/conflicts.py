"""Sets that hold together and sets that cannot, of whatever can be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence


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
