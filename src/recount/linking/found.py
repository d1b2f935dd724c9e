"""Events as totals find them: by day, and by who tells of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from recount.linking.days import Days, days_of
from recount.linking.grounds import Ground, ground_of
from recount.linking.kinds import PartyKey, party_key
from recount.model.claims import EventType
from recount.model.events import Cluster


class Found(Protocol):
    """Events, as totals ask for them."""

    @property
    def by_id(self) -> Mapping[str, Known]:
        """All of them."""
        ...

    def near(self, days: Days, slack: int) -> Iterable[Known]:
        """Those that may meet some days."""
        ...

    def of_document(self, document: str) -> Iterable[Known]:
        """Those that one document tells of."""
        ...


class Events:
    """The events that a ledger knows, ready to be found by time."""

    def __init__(self, clusters: Sequence[Cluster], told_in: Mapping[str, Sequence[str]]) -> None:
        self.by_id = {cluster.id: Known.of(cluster) for cluster in clusters}
        self._told_in = told_in
        dated = [known for known in self.by_id.values() if known.days is not None]
        self._dated = sorted(dated, key=_in_time)
        self._longest = max((known.days.length for known in dated if known.days), default=0)

    def near(self, days: Days, slack: int) -> Iterable[Known]:
        """The events that may meet some days."""
        start = bisect_left(self._dated, days.first - slack - self._longest, key=_first)
        end = bisect_right(self._dated, days.last + slack, key=_first)
        return self._dated[start:end]

    def of_document(self, document: str) -> Iterable[Known]:
        """The events that one document tells of."""
        return [self.by_id[event] for event in self._told_in.get(document, ())]

    def take(self, gone: Iterable[str], come: Iterable[Cluster]) -> None:
        """Puts some events in the place of others; who tells of them is told elsewhere."""
        for name in gone:
            known = self.by_id.pop(name)
            if known.days is not None:
                del self._dated[bisect_left(self._dated, _in_time(known), key=_in_time)]
        for cluster in come:
            known = self.by_id[cluster.id] = Known.of(cluster)
            if known.days is not None:
                insort(self._dated, known, key=_in_time)
                self._longest = max(self._longest, known.days.length)


class EventsThen:
    """Events of which some are in the place of others, which nobody has kept yet."""

    def __init__(self, events: Events, gone: frozenset[str], come: Iterable[Cluster]) -> None:
        self._events, self._gone = events, gone
        self._come = {cluster.id: Known.of(cluster) for cluster in come}
        self._told_in: dict[str, list[Known]] = {}
        for cluster in come:
            for document in cluster.documents:
                self._told_in.setdefault(document, []).append(self._come[cluster.id])
        self.by_id: Mapping[str, Known] = _Then(events.by_id, gone, self._come)

    def near(self, days: Days, slack: int) -> Iterable[Known]:
        """The events that may meet some days."""
        yield from (one for one in self._events.near(days, slack) if one.id not in self._gone)
        for known in self._come.values():
            if known.days is not None and known.days.gap(days) <= slack:
                yield known

    def of_document(self, document: str) -> Iterable[Known]:
        """The events that one document tells of."""
        yield from (one for one in self._events.of_document(document) if one.id not in self._gone)
        yield from self._told_in.get(document, ())


@dataclass(frozen=True, slots=True)
class Known:
    """An event as totals see it."""

    id: str
    days: Days | None
    ground: Ground | None
    type: EventType
    perpetrator: PartyKey | None
    target: PartyKey | None
    strikes: int

    @classmethod
    def of(cls, cluster: Cluster) -> Known:
        days = days_of(cluster.when)
        return cls(
            id=cluster.id,
            days=None if days is not None and days.yearless else days,
            ground=ground_of(cluster.where),
            type=cluster.type,
            perpetrator=party_key(cluster.perpetrator),
            target=party_key(cluster.target),
            strikes=cluster.strikes.low,
        )

    @property
    def first(self) -> int:
        """The first of its days."""
        return self.days.first if self.days else 0


def _first(known: Known) -> int:
    return known.first


def _in_time(known: Known) -> tuple[int, str]:
    return known.first, known.id


class _Then(Mapping[str, Known]):
    """A mapping without some of its keys, and with some more."""

    def __init__(
        self, under: Mapping[str, Known], out: frozenset[str], over: Mapping[str, Known]
    ) -> None:
        self._under, self._out, self._over = under, out, over

    def __getitem__(self, key: str) -> Known:
        if key in self._over:
            return self._over[key]
        if key in self._out:
            raise KeyError(key)
        return self._under[key]

    def __contains__(self, key: object) -> bool:
        return key in self._over or (key not in self._out and key in self._under)

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self._under if key not in self._out)
        yield from self._over

    def __len__(self) -> int:
        return len(self._under) - len(self._out) + len(self._over)
