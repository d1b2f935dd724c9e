"""Lists of happenings keep their order: what two documents list runs in step.

"On Wednesday and Friday" is laid beside the days that others give, in order of dates, so that a
list that is off by a day throughout, or deals its numbers out the wrong way round, still meets the
same happenings one to one.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from recount.linking.tellings import Telling

IN_STEP = 3.0
"""For a pair whose neighbour in the list is off by the same number of days."""
IN_ORDER = 1.5
"""For a pair whose neighbour in the list is matched too, by another shift."""
OUT_OF_ORDER = -4.0
"""Against a pair of which one side is matched to another by the order of its list."""

Adjustments = dict[tuple[int, int], float]


class Standing(Protocol):
    """Clusters so far, as far as lists need to know them."""

    def groups(self) -> Mapping[int, Sequence[int]]:
        """The tellings, by number, of each cluster."""

    def neighbours(self, cluster: int) -> Sequence[tuple[int, float]]:
        """The clusters that one may still be merged with, and the mean score of each."""


@dataclass(frozen=True, slots=True)
class _Node:
    """One row of a list beside one column of what others tell."""

    row: int
    column: int
    row_day: int
    column_day: int
    score: float

    @property
    def shift(self) -> int:
        return self.row_day - self.column_day

    def before(self, other: _Node) -> bool:
        return self.row_day < other.row_day and self.column_day < other.column_day


def keep_order(tellings: Sequence[Telling], standing: Standing) -> Adjustments:
    """What to add to the score of cluster pairs (smaller number first) so that lists keep order."""
    groups = standing.groups()
    cluster_of = {number: cluster for cluster, group in groups.items() for number in group}
    told_by: defaultdict[str, set[int]] = defaultdict(set)
    for number, cluster in cluster_of.items():
        told_by[tellings[number].document].add(cluster)
    added: Adjustments = {}
    for (document, _), rows in sorted(_lists(tellings).items()):
        days = {cluster_of[number]: _day(tellings[number]) for number in rows}
        if len(days) < 2:
            continue
        nodes = [
            _Node(row, column, day, column_day, score)
            for row, day in days.items()
            for column, score in standing.neighbours(row)
            if column not in told_by[document]
            and (column_day := _cluster_day(tellings, groups[column])) is not None
        ]
        _adjust(_best_chain(nodes), nodes, added)
    return added


def _lists(tellings: Sequence[Telling]) -> dict[tuple[str, str], list[int]]:
    lists: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        for key, _ in telling.series:
            if telling.firm:
                lists[telling.document, key].append(number)
    return lists


def _day(telling: Telling) -> int:
    assert telling.outer is not None
    return telling.outer.first


def _cluster_day(tellings: Sequence[Telling], group: Sequence[int]) -> int | None:
    return min((_day(tellings[n]) for n in group if tellings[n].firm), default=None)


def _best_chain(nodes: Sequence[_Node]) -> tuple[_Node, ...]:
    """The strictly ordered matching of rows to columns whose scores, with bonus, sum highest."""
    ranked = sorted(nodes, key=lambda n: (n.row_day, n.column_day, n.row, n.column))
    best: list[tuple[float, tuple[_Node, ...]]] = []
    for node in ranked:
        value = node.score
        chain: tuple[_Node, ...] = (node,)
        for sum_so_far, earlier in best:
            if earlier[-1].before(node):
                longer = sum_so_far + node.score + _bonus(earlier[-1], node)
                if longer > value:
                    value, chain = longer, (*earlier, node)
        best.append((value, chain))
    return max(best, key=lambda entry: entry[0])[1] if best else ()


def _bonus(a: _Node, b: _Node) -> float:
    return IN_STEP if a.shift == b.shift else IN_ORDER


def _adjust(chain: Sequence[_Node], nodes: Sequence[_Node], added: Adjustments) -> None:
    """Notes what the chain says of every pair; of two lists that disagree, the kinder counts."""
    if len(chain) < 2:
        return
    chosen: dict[tuple[int, int], float] = {}
    for a, b in itertools.pairwise(chain):
        for node in (a, b):
            key = (node.row, node.column)
            chosen[key] = max(chosen.get(key, 0.0), _bonus(a, b))
    rows, columns = {node.row for node in chain}, {node.column for node in chain}
    for node in nodes:
        key = (node.row, node.column)
        if key in chosen:
            weight = chosen[key]
        elif node.row in rows or node.column in columns:
            weight = OUT_OF_ORDER
        else:
            continue
        pair = (min(key), max(key))
        added[pair] = max(added.get(pair, OUT_OF_ORDER), weight)
