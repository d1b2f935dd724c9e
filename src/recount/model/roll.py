"""All events of a ledger in their order, with what leads to them; and what becomes other of them.

Linking and reckoning go on from here: what a decision bears on is found by claim, by document and
by total, and nothing else is looked at.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recount.model.decisions import Settled
from recount.model.events import (
    Cluster,
    Contradiction,
    Derivation,
    Event,
    Linking,
    Membership,
    Remainder,
    Solved,
)
from recount.model.names import Borne

Place = tuple[str, str]
"""Where an event stands in the order of all: the first claim that tells of it, then its id."""


@dataclass(frozen=True, slots=True)
class Relinked:
    """What of events and totals becomes other.

    `gone` are the events that are no more, or no more as they were; `clusters` what takes their
    place, each with the first claim that tells of it, in their order. `forgotten` and
    `memberships` are the same of totals. The rest is what the next linking goes on from: states
    and components of documents, none for what has none any more, and the totals in
    changed documents.
    """

    gone: frozenset[str]
    clusters: tuple[tuple[str, Cluster], ...]
    forgotten: frozenset[str]
    memberships: tuple[Membership, ...]
    borne: tuple[Borne, ...]
    states: Mapping[str, str] = field(default_factory=dict)
    settled: tuple[Settled, ...] = ()
    components: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    totals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Roll:
    """All events and totals, as they were linked last."""

    def __init__(self, linking: Linking, first_of: Callable[[Cluster], str]) -> None:
        """`first_of` gives the first claim that tells of an event."""
        self.clusters: dict[str, Cluster] = {}
        self.place_of: dict[str, Place] = {}
        self.event_of: dict[str, str] = {}
        self.events_in: dict[str, tuple[str, ...]] = {}
        self.parts: set[str] = set()
        self.memberships: dict[str, Membership] = {}
        self.totals_over: dict[str, tuple[str, ...]] = {}
        for cluster in linking.clusters:
            self._add(first_of(cluster), cluster)
        self.order = sorted(self.place_of.values())
        for row in linking.memberships:
            self._add_total(row)
        self.totals = sorted(self.memberships)

    def take(self, change: Relinked) -> None:
        """Makes it so."""
        for name in change.gone:
            self._remove(name)
        for first, cluster in change.clusters:
            self._add(first, cluster)
            insort(self.order, (first, cluster.id))
        for total in change.forgotten:
            self._remove_total(total)
        for row in change.memberships:
            self._add_total(row)
            insort(self.totals, row.total)

    def in_order(self) -> Iterator[Cluster]:
        """All events."""
        return (self.clusters[name] for _, name in self.order)

    def number_of(self, place: Place) -> int:
        """How many events come before one."""
        return bisect_left(self.order, place)

    def number_of_total(self, total: str) -> int:
        """How many totals come before one."""
        return bisect_left(self.totals, total)

    def holding(self, claims: Iterable[str]) -> set[str]:
        """The events that hold any of some claims."""
        return {self.event_of[name] for name in claims if name in self.event_of}

    def told_in(self, documents: Iterable[str]) -> set[str]:
        """The events that any of some documents tells of."""
        return {name for one in documents for name in self.events_in.get(one, ())}

    def _add(self, first: str, cluster: Cluster) -> None:
        name = cluster.id
        self.clusters[name] = cluster
        self.place_of[name] = (first, name)
        self.event_of.update(dict.fromkeys(cluster.claims, name))
        for document in cluster.documents:
            self.events_in[document] = (*self.events_in.get(document, ()), name)
        if cluster.part_of is not None:
            self.parts.add(name)

    def _remove(self, name: str) -> None:
        cluster = self.clusters.pop(name)
        del self.order[bisect_left(self.order, self.place_of.pop(name))]
        for claim in cluster.claims:
            if self.event_of.get(claim) == name:
                del self.event_of[claim]
        for document in cluster.documents:
            _drop(self.events_in, document, name)
        self.parts.discard(name)

    def _add_total(self, row: Membership) -> None:
        self.memberships[row.total] = row
        for event in spoken(row):
            self.totals_over[event] = (*self.totals_over.get(event, ()), row.total)

    def _remove_total(self, total: str) -> None:
        row = self.memberships.pop(total)
        del self.totals[bisect_left(self.totals, total)]
        for event in spoken(row):
            _drop(self.totals_over, event, total)


def spoken(row: Membership) -> Sequence[str]:
    """The events that a total speaks of, or may, each once."""
    return tuple(dict.fromkeys((*row.members, *row.possible)))


def _drop(index: dict[str, tuple[str, ...]], key: str, name: str) -> None:
    left = tuple(one for one in index[key] if one != name)
    if left:
        index[key] = left
    else:
        del index[key]


class EventOf(Mapping[str, str]):
    """The event that a claim is of, where some events are in the place of others."""

    def __init__(
        self, before: Mapping[str, str], gone: Container[str], come: Iterable[Cluster]
    ) -> None:
        self._before, self._gone = before, gone
        self._come = {claim: one.id for one in come for claim in one.claims}

    def __getitem__(self, key: str) -> str:
        if key in self._come:
            return self._come[key]
        name = self._before[key]
        if name in self._gone:
            raise KeyError(key)
        return name

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("it is asked for single claims")

    def __len__(self) -> int:
        raise NotImplementedError("it is asked for single claims")


class Then:
    """A roll as it would be after a change, which nobody has kept yet."""

    def __init__(self, roll: Roll, change: Relinked) -> None:
        self._roll, self._change = roll, change
        self._come = {cluster.id: (first, cluster) for first, cluster in change.clusters}
        self._totals = {row.total: row for row in change.memberships}
        self._told: dict[str, list[str]] = {}
        self._over: dict[str, list[str]] = {}
        for _, cluster in change.clusters:
            for document in cluster.documents:
                self._told.setdefault(document, []).append(cluster.id)
        for row in change.memberships:
            for event in spoken(row):
                self._over.setdefault(event, []).append(row.total)
        self.event_of = EventOf(roll.event_of, change.gone, [one for _, one in change.clusters])

    def cluster(self, name: str) -> Cluster | None:
        """The event of an id; None where there is none."""
        if name in self._come:
            return self._come[name][1]
        return None if name in self._change.gone else self._roll.clusters.get(name)

    def place(self, name: str) -> Place:
        """Where an event stands in the order of all."""
        return (self._come[name][0], name) if name in self._come else self._roll.place_of[name]

    def told_in(self, documents: Iterable[str]) -> set[str]:
        """The events that any of some documents tells of."""
        some = tuple(documents)
        come = {name for one in some for name in self._told.get(one, ())}
        return (self._roll.told_in(some) - self._change.gone) | come

    def membership(self, total: str) -> Membership | None:
        """What a total speaks of; None where it speaks of nothing."""
        if total in self._totals:
            return self._totals[total]
        return None if total in self._change.forgotten else self._roll.memberships.get(total)

    def totals_over(self, event: str) -> set[str]:
        """The totals that speak of an event, or may."""
        before = set(self._roll.totals_over.get(event, ())) - self._change.forgotten
        return before | set(self._over.get(event, ()))


@dataclass(frozen=True, slots=True)
class Rereckoned:
    """What of numbers becomes other.

    `gone` are the events whose numbers are no more, or no more as they were, with all that was
    derived of them; `events` and `derivations` take their place. `settled` are contradictions that
    are no more, `left` remainders by the first event of those that are reckoned together, none
    where there are none any more.
    """

    gone: frozenset[str]
    events: tuple[Event, ...]
    derivations: tuple[Derivation, ...]
    settled: frozenset[str]
    contradictions: tuple[Contradiction, ...]
    left: Mapping[str, tuple[Remainder, ...]]
    solved: tuple[Solved, ...]
