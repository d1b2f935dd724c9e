"""Which person of a ledger is which row of a list: matched, doubtful, or only on one side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from recount.analysis.persons.likeness import Pairing, weigh
from recount.analysis.persons.names import words_of_name
from recount.analysis.persons.records import PersonRecord
from recount.analysis.persons.weights import Shares, Weights, stated_shares

MATCHED = 6.0
"""Bits from which two records are one person: 64 to 1."""
APART = 4.0
"""Bits by which the best must be ahead of the next one that is somebody else."""
DOUBTFUL = -3.0
"""Bits from which a person should look: 1 to 8."""
COMMON = 150
"""Rows that a word of a name may lead to by itself; commoner words lead there in twos."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What people decided of pairs: the ids of both sides, and whether they are one person."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A person of the ledger with the rows that may be her, the likeliest first."""

    ours: str
    candidates: tuple[Pairing, ...]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Two sides of persons set beside one another.

    `decided` are the pairs of `matched` that a person settled; `twice_here` and `twice_there` are
    records of one side that may be one person.
    """

    matched: tuple[Pairing, ...]
    doubtful: tuple[Doubt, ...]
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]
    twice_here: tuple[Pairing, ...]
    twice_there: tuple[Pairing, ...]
    decided: frozenset[tuple[str, str]] = frozenset()


def reconcile_persons(
    ours: Sequence[PersonRecord],
    theirs: Sequence[PersonRecord],
    ruled: Ruled = Ruled(),
    shares: Shares | None = None,
) -> Reconciled:
    """Sets the persons of a ledger beside the rows of a list.

    What people decided binds. A pair is matched where each is the best of the other, well ahead of
    the next; a row that is one of two for one person stands in nobody's way.
    """
    weights = Weights(ours, theirs, shares or stated_shares())
    twice_here, twice_there = duplicates(ours, weights), duplicates(theirs, weights)
    found = _candidates(ours, theirs, weights, ruled)
    settled = dict(ruled.same)
    matched = _matched(found, settled, _twins(twice_there))
    taken = {one.theirs for one in matched}
    met = {one.ours for one in matched}
    doubtful = tuple(
        Doubt(key, left)
        for key in (one.key for one in ours)
        if key not in met and (left := tuple(_left(found.get(key, ()), taken)))
    )
    in_doubt = {one.theirs for row in doubtful for one in row.candidates}
    asked = {one.ours for one in doubtful}
    return Reconciled(
        matched, doubtful,
        tuple(one.key for one in ours if one.key not in met | asked),
        tuple(one.key for one in theirs if one.key not in taken | in_doubt),
        twice_here, twice_there,
        frozenset((one.ours, one.theirs) for one in matched) & ruled.same,
    )  # fmt: skip


def _left(found: Iterable[Pairing], taken: set[str]) -> Iterator[Pairing]:
    return (one for one in found if one.theirs not in taken and one.bits >= DOUBTFUL)


def _candidates(
    ours: Sequence[PersonRecord], theirs: Sequence[PersonRecord], weights: Weights, ruled: Ruled
) -> dict[str, tuple[Pairing, ...]]:
    """For each person the rows worth asking about, the likeliest first."""
    rows = {one.key: one for one in theirs}
    index = _Index(theirs)
    forced = {a: b for a, b in ruled.same if b in rows}
    found: dict[str, tuple[Pairing, ...]] = {}
    for one in ours:
        near = index.near(one) | ({forced[one.key]} if one.key in forced else set())
        asked = (key for key in sorted(near) if (one.key, key) not in ruled.different)
        weighed = [weigh(one, rows[key], weights) for key in asked]
        kept = [row for row in weighed if row.bits >= DOUBTFUL or forced.get(one.key) == row.theirs]
        found[one.key] = tuple(sorted(kept, key=lambda row: (-row.bits, row.theirs)))
    return found


def _matched(
    found: Mapping[str, Sequence[Pairing]],
    settled: Mapping[str, str],
    twins: Mapping[str, frozenset[str]],
) -> tuple[Pairing, ...]:
    """The pairs that are sure: those settled first, then by their bits."""
    best_of: defaultdict[str, list[Pairing]] = defaultdict(list)
    for row in (one for rows in found.values() for one in rows):
        best_of[row.theirs].append(row)
    kept = {a: row for a, rows in found.items() for row in rows if settled.get(a) == row.theirs}
    taken = {row.theirs for row in kept.values()}
    for rows in sorted(found.values(), key=lambda rows: -rows[0].bits if rows else 0):
        if not rows or rows[0].ours in kept or rows[0].theirs in taken:
            continue
        rivals = [one for one in (*rows[1:], *best_of[rows[0].theirs])
                  if one != rows[0] and not _is_twin(one, rows[0], twins)]  # fmt: skip
        rivals = [one for one in rivals if one.ours not in kept]
        ahead = rows[0].bits - max((one.bits for one in rivals), default=DOUBTFUL)
        if rows[0].bits >= MATCHED and ahead >= APART:
            kept[rows[0].ours] = rows[0]
            taken.add(rows[0].theirs)
    return tuple(sorted(kept.values(), key=lambda row: (row.ours, row.theirs)))


def _is_twin(one: Pairing, best: Pairing, twins: Mapping[str, frozenset[str]]) -> bool:
    return one.ours == best.ours and one.theirs in twins.get(best.theirs, frozenset())


def _twins(pairs: Iterable[Pairing]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in pairs:
        if one.bits >= MATCHED:
            found[one.ours].add(one.theirs)
            found[one.theirs].add(one.ours)
    return {key: frozenset(rows) for key, rows in found.items()}


def duplicates(records: Sequence[PersonRecord], weights: Weights) -> tuple[Pairing, ...]:
    """Records of one side that are so alike that they may be one person named twice."""
    rows = {one.key: one for one in records}
    index = _Index(records)
    found = [
        weigh(one, rows[key], weights)
        for one in records
        for key in sorted(index.near(one, in_twos=True))
        if one.key < key
    ]
    sure = (row for row in found if row.bits >= MATCHED)
    return tuple(sorted(sure, key=lambda row: (-row.bits, row.ours)))


class _Index:
    """Which records share a rare word of a name, or two that are not."""

    def __init__(self, records: Sequence[PersonRecord]) -> None:
        self._rows: defaultdict[str | tuple[str, str], list[str]] = defaultdict(list)
        bones = {one.key: _bones(one) for one in records}
        counted = Counter(word for words in bones.values() for word in words)
        self._common = {word for word, amount in counted.items() if amount > COMMON}
        for key, words in bones.items():
            for mark in self._marks(words):
                self._rows[mark].append(key)

    def near(self, one: PersonRecord, in_twos: bool = False) -> set[str]:
        """The records worth comparing with one; `in_twos` asks for two words that are shared."""
        words = _bones(one)
        marks = combinations(sorted(words), 2) if in_twos and len(words) > 1 else self._marks(words)
        return {key for mark in marks for key in self._rows.get(mark, ())}

    def _marks(self, words: frozenset[str]) -> Iterator[str | tuple[str, str]]:
        yield from (word for word in words if word not in self._common)
        yield from combinations(sorted(words), 2)


def _bones(one: PersonRecord) -> frozenset[str]:
    return frozenset(word.bones for name in one.names for word in words_of_name(name) if word.bones)
