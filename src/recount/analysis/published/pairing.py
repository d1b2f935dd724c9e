"""Each event to one row at most, each row to one event: the pairs that together fit best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from recount.analysis.published.happening import Happening
from recount.analysis.published.likeness import ENOUGH, LONG, REACH, Part, Rarity, score

NO_COUNTERPART = 8.0
"""How strongly it counts, in powers of two, that a row may be of no event at all."""
LEAST = 0.6
"""The least chance at which a pair is taken."""
BETTER = 2.0
"""By so much must a rival's other pair be better for the rival not to count."""
_DAYS = 16
"""So many days are looked up together."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An event and a row that are taken for one, with what speaks for it.

    `chance` is how likely it is, from 0 to 1, beside every other pair of either.
    """

    ours: Happening
    theirs: Happening
    parts: tuple[Part, ...]
    total: float
    chance: float = 1.0


def pairs(ours: Sequence[Happening], theirs: Sequence[Happening]) -> tuple[Pair, ...]:
    """The pairs, by the order of the events; the same input gives the same pairs."""
    candidates = list(_candidates(ours, theirs))
    chosen = [pair for group in _groups(candidates) for pair in _assigned(group)]
    order = {row.id: number for number, row in enumerate(ours)}
    return tuple(sorted(chosen, key=lambda pair: order[pair.ours.id]))


def _candidates(ours: Sequence[Happening], theirs: Sequence[Happening]) -> Iterator[Pair]:
    rarity = Rarity.of([*ours, *theirs])
    near: defaultdict[int, list[Happening]] = defaultdict(list)
    for row in theirs:
        for key in _keys(row, 0):
            near[key].append(row)
    for one in ours:
        met = {row.id: row for key in _keys(one, REACH) for row in near.get(key, ())}
        for row in met.values():
            parts = score(one, row, rarity)
            total = sum(part.weight for part in parts or ())
            if parts is not None and total >= ENOUGH:
                yield Pair(one, row, parts, total)


def _keys(row: Happening, reach: int) -> range:
    """The stretches of days that a happening may lie in; none where that is longer than a year."""
    if row.start is None or row.end is None or (row.end - row.start).days > LONG:
        return range(0)
    first = (row.start - timedelta(days=reach)).toordinal() // _DAYS
    return range(first, (row.end + timedelta(days=reach)).toordinal() // _DAYS + 1)


def _groups(candidates: Sequence[Pair]) -> list[list[Pair]]:
    """Candidates that share an event or a row, together."""
    head: dict[tuple[str, str], tuple[str, str]] = {}

    def find(key: tuple[str, str]) -> tuple[str, str]:
        while head.setdefault(key, key) != key:
            head[key] = head[head[key]]
            key = head[key]
        return key

    for pair in candidates:
        head[find(("ours", pair.ours.id))] = find(("theirs", pair.theirs.id))
    groups: defaultdict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in candidates:
        groups[find(("ours", pair.ours.id))].append(pair)
    return list(groups.values())


def _assigned(group: Sequence[Pair]) -> Iterator[Pair]:
    """Of one group the pairs whose sum is the greatest, each event and each row once."""
    import numpy
    from scipy.optimize import linear_sum_assignment

    if len(group) == 1:
        yield from _sure(group, group)
        return
    ours = sorted({pair.ours.id for pair in group})
    theirs = sorted({pair.theirs.id for pair in group})
    by_place = {(ours.index(p.ours.id), theirs.index(p.theirs.id)): p for p in group}
    gains = numpy.zeros((len(ours), len(theirs)))
    for at, pair in by_place.items():
        gains[at] = pair.total
    rows, columns = linear_sum_assignment(gains, maximize=True)
    both = zip(rows.tolist(), columns.tolist(), strict=True)
    yield from _sure([by_place[at] for at in both if at in by_place], group)


def _sure(chosen: Sequence[Pair], group: Sequence[Pair]) -> Iterator[Pair]:
    """The chosen pairs that are likelier than not, with how likely each is.

    What speaks against a pair is that neither has a counterpart, and each other candidate of
    either, unless that one goes better with its own.
    """
    best = {one.id: pair.total for pair in chosen for one in (pair.ours, pair.theirs)}
    for pair in chosen:
        rivals = (row.total for row in group if row is not pair and _shares(row, pair, best))
        against = 2.0**NO_COUNTERPART + sum(2.0**total for total in rivals)
        chance = 2.0**pair.total / (2.0**pair.total + against)
        if chance >= LEAST:
            yield replace(pair, chance=chance)


def _shares(row: Pair, pair: Pair, best: Mapping[str, float]) -> bool:
    """Whether a candidate is a rival of a pair: it has one of the two, and an end that is free or
    goes hardly better with another."""
    if row.ours is pair.ours:
        other = best.get(row.theirs.id)
    elif row.theirs is pair.theirs:
        other = best.get(row.ours.id)
    else:
        return False
    return other is None or other < row.total + BETTER
