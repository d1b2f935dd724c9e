"""Which lists depend on which: all graphs on a few lists whose counts multiply out.

A graph joins lists that may depend on one another. Of interest are the decomposable ones (every
cycle of four or more has a short cut): for them, and only for them, the likelihood is a product
over groups that are all joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

Members = frozenset[int]


@dataclass(frozen=True, slots=True)
class Graph:
    """Lists and the pairs that may depend on one another.

    The likelihood is the product over `cliques` divided by that over `separators`, which stand
    beside them in the same order; the empty separator counts for nothing.
    """

    pairs: tuple[tuple[int, int], ...]
    cliques: tuple[Members, ...]
    separators: tuple[Members, ...]


@cache
def decomposable(lists: int) -> tuple[Graph, ...]:
    """All decomposable graphs on so many lists but the one that joins all: of what no list holds,
    that one says only what was assumed before."""
    pairs = tuple(combinations(range(lists), 2))
    return tuple(_graphs(lists, pairs))


def _graphs(lists: int, pairs: tuple[tuple[int, int], ...]) -> Iterator[Graph]:
    for size in range(len(pairs)):
        for some in combinations(pairs, size):
            taken = take_apart(lists, some)
            if taken is not None:
                yield Graph(some, *taken)


def take_apart(
    lists: int, pairs: tuple[tuple[int, int], ...]
) -> tuple[tuple[Members, ...], tuple[Members, ...]] | None:
    """Each list with the neighbours left to it, when lists whose neighbours are all joined are
    taken out one by one, and those neighbours alone; None where none can be taken out."""
    near = {one: {b if a == one else a for a, b in pairs if one in (a, b)} for one in range(lists)}
    joined = set(pairs)
    left, cliques, separators = set(range(lists)), [], []
    while left:
        free = [one for one in sorted(left) if _all_joined(near[one] & left, joined)]
        if not free:
            return None
        around = frozenset(near[free[0]] & left)
        cliques.append(around | {free[0]})
        separators.append(around)
        left.remove(free[0])
    return tuple(cliques), tuple(separators)


def _all_joined(some: set[int], joined: set[tuple[int, int]]) -> bool:
    return all(pair in joined for pair in combinations(sorted(some), 2))
