"""Numbers as they were reckoned last, with what finds those that a change bears on."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from recount.model.claims import Claim
from recount.model.events import (
    Cluster,
    Contradiction,
    ContradictionKind,
    Derivation,
    Linking,
    Reconciliation,
    Remainder,
)
from recount.model.roll import Place, Relinked, Rereckoned
from recount.reconciling.components import components
from recount.reconciling.counting import Unit, unit_of

Weight = tuple[int, int, str]
_KINDS = list(ContradictionKind)


def weight_of(row: Contradiction) -> Weight:
    """Where a contradiction stands among all: by kind, then the largest first."""
    return _KINDS.index(row.kind), -row.size, row.id


class Standing:
    """What every event came to; `take` makes it stand where a change led."""

    def __init__(
        self, found: Reconciliation, linking: Linking, claims: Mapping[str, Claim]
    ) -> None:
        self.methodology = found.methodology
        self.events = {row.id: row for row in found.events}
        self.contradictions: dict[str, Contradiction] = {}
        self.weights: list[Weight] = []
        self.against: defaultdict[str, set[str]] = defaultdict(set)
        self.of_no_event: set[str] = set()
        for row in found.contradictions:
            self._contradict(row)
        self.weights.sort()
        self.derivations: dict[str, tuple[Derivation, ...]] = {}
        self._derive(found.derivations)
        self.left: dict[str, tuple[Remainder, ...]] = {}
        self.left_by: dict[str, str] = {}
        self._leave(_by_first(found.remainders, linking, claims))
        self.solved = {row.key: row.answer for row in found.solved}
        self.units: defaultdict[Unit, set[str]] = defaultdict(set)
        for cluster in linking.clusters:
            self._count(cluster)

    def take(self, change: Rereckoned, relinked: Relinked, gone: Iterable[Cluster]) -> None:
        """Makes it stand where a change led; `gone` are the events that are no more as they
        were."""
        for name in change.gone:
            self.events.pop(name, None)
            self.derivations.pop(name, None)
        self.events.update((row.id, row) for row in change.events)
        self._derive(change.derivations)
        for key in change.settled:
            row = self.contradictions.pop(key)
            del self.weights[bisect_left(self.weights, weight_of(row))]
            self.of_no_event.discard(key)
            for event in row.events:
                self.against[event].discard(key)
        for row in change.contradictions:
            self._contradict(row)
        self._leave(change.left)
        self.solved.update((row.key, row.answer) for row in change.solved)
        for cluster in gone:
            if (unit := unit_of(cluster)) is not None:
                self.units[unit].discard(cluster.id)
        for _, cluster in relinked.clusters:
            self._count(cluster)

    def number_of(self, weight: Weight) -> int:
        """How many contradictions come before one."""
        return bisect_left(self.weights, weight)

    def in_one_unit(self, clusters: Iterable[Cluster]) -> set[str]:
        """The events of one kind, day and place with any of some events."""
        units = {unit for one in clusters if (unit := unit_of(one)) is not None}
        return {name for unit in units for name in self.units.get(unit, ())}

    def left_in_order(self, place_of: Mapping[str, Place]) -> Iterator[tuple[str, Remainder]]:
        """All remainders with the first event of those that they are of."""
        for first in sorted(self.left, key=place_of.__getitem__):
            yield from ((first, row) for row in self.left[first])

    def _contradict(self, row: Contradiction) -> None:
        self.contradictions[row.id] = row
        insort(self.weights, weight_of(row))
        if not row.events:
            self.of_no_event.add(row.id)
        for event in row.events:
            self.against[event].add(row.id)

    def _derive(self, rows: Iterable[Derivation]) -> None:
        found: defaultdict[str, list[Derivation]] = defaultdict(list)
        for row in rows:
            found[row.event].append(row)
        self.derivations.update((name, tuple(some)) for name, some in found.items())

    def _leave(self, left: Mapping[str, tuple[Remainder, ...]]) -> None:
        for first, rows in left.items():
            for old in self.left.pop(first, ()):
                for event in old.events:
                    self.left_by.pop(event, None)
            if rows:
                self.left[first] = rows
        for first, rows in left.items():
            self.left_by.update((event, first) for row in rows for event in row.events)

    def _count(self, cluster: Cluster) -> None:
        if (unit := unit_of(cluster)) is not None:
            self.units[unit].add(cluster.id)


def _by_first(
    rows: Iterable[Remainder], linking: Linking, claims: Mapping[str, Claim]
) -> dict[str, tuple[Remainder, ...]]:
    """Remainders by the first of the events that are reckoned together."""
    some = tuple(rows)
    if not some:
        return {}
    clusters = linking.clusters
    first_of = {
        clusters[place].id: clusters[group[0]].id
        for group in components(linking, claims)
        for place in group
    }
    found: defaultdict[str, list[Remainder]] = defaultdict(list)
    for row in some:
        found[first_of[row.events[0]]].append(row)
    return {first: tuple(rows) for first, rows in found.items()}
