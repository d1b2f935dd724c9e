"""The events of a ledger in the orders, and by the keys, that pages ask for: made once for each
state of the events, and kept while only notes and acceptances come in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from recount.app.desk.lines import EventLine, event_line
from recount.app.kept import Remembered
from recount.model.events import Contradiction, Event, Membership

FEW_DAYS = 31
"""What lasts no longer is found by its beginning."""
Record = TypeVar("Record")
Key = TypeVar("Key")
Answer = TypeVar("Answer")


class EventIndex:
    """Events with what leads to them."""

    def __init__(
        self,
        events: tuple[Event, ...],
        contradictions: tuple[Contradiction, ...],
        memberships: tuple[Membership, ...],
        lines: Mapping[str, EventLine] = MappingProxyType({}),
    ) -> None:
        """`lines` are those of before, which hold for events that are the very same."""
        self.events = events
        self._before = lines
        self._contradictions = contradictions
        self._memberships = memberships
        self._remembered: Remembered[Any] = Remembered()

    def once(self, name: object, make: Callable[[], Answer]) -> Answer:
        """What follows from the events alone, worked out once."""
        found: Answer = self._remembered.once(name, make)
        return found

    @cached_property
    def by_id(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def lines(self) -> tuple[EventLine, ...]:
        """The lines of all events, by id."""
        names: dict[str, str] = {}
        rows = sorted(self.events, key=lambda row: row.id)
        before, self._before = self._before, MappingProxyType({})
        found = ((row, before.get(row.id)) for row in rows)
        return tuple(
            line if line is not None and line.event is row else event_line(row, names)
            for row, line in found
        )

    @property
    def at_hand(self) -> Mapping[str, EventLine]:
        """The lines by event id, as far as they were made."""
        return self.line_of if "lines" in self.__dict__ else self._before

    @cached_property
    def line_of(self) -> dict[str, EventLine]:
        """Lines by event id."""
        return {line.event.id: line for line in self.lines}

    @cached_property
    def number_of(self) -> dict[str, int]:
        """Where the line of each event stands among `lines`."""
        return {line.event.id: number for number, line in enumerate(self.lines)}

    @cached_property
    def contradictions_of(self) -> dict[str, tuple[Contradiction, ...]]:
        """Contradictions by the events they touch."""
        return grouped((key, row) for row in self._contradictions for key in row.events)

    @cached_property
    def memberships_of(self) -> dict[str, tuple[Membership, ...]]:
        """Totals by the events that they speak of, or may speak of."""
        return grouped(
            (key, row)
            for row in self._memberships
            for key in dict.fromkeys((*row.members, *row.possible))
        )

    @cached_property
    def parts_of(self) -> dict[str, tuple[Event, ...]]:
        """The parts of events that have some."""
        return grouped((row.part_of, row) for row in self.events if row.part_of is not None)

    @cached_property
    def of_claim(self) -> dict[str, tuple[Event, ...]]:
        """Events by the claims they hold."""
        return grouped((key, row) for row in self.events for key in row.claims)

    @cached_property
    def of_document(self) -> dict[str, tuple[Event, ...]]:
        """Events by the documents that speak of them."""
        return grouped((key, row) for row in self.events for key in row.documents)

    def ordered(self, sort: str) -> tuple[EventLine, ...]:
        """All lines in an order; those that lack what they are sorted by come last, always."""
        return self.once(("order", sort), lambda: tuple(_sorted(self.lines, sort)))

    def ordered_in(self, country: str, sort: str) -> tuple[EventLine, ...]:
        """The lines of one country, in an order."""
        return self.once(
            ("country", country, sort),
            lambda: tuple(
                line
                for line in self.ordered(sort)
                if line.event.where and line.event.where.country == country
            ),
        )

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries in which something happened."""
        found = (row.where.country for row in self.events if row.where)
        return frozenset(code for code in found if code)

    @cached_property
    def without_day(self) -> tuple[EventLine, ...]:
        """The lines of events of which no day is known."""
        return tuple(line for line in self.lines if line.day is None)

    @cached_property
    def place_in_time(self) -> dict[str, int]:
        """Where each event stands in the order of days."""
        return self.places("date")

    def places(self, sort: str) -> dict[str, int]:
        """Where each event stands in an order."""
        return self.once(
            ("places", sort),
            lambda: {line.event.id: at for at, line in enumerate(self.ordered(sort))},
        )

    def in_order(self, some: Iterable[EventLine], sort: str) -> tuple[EventLine, ...]:
        """Some lines in an order."""
        places = self.places(sort)
        return tuple(sorted(some, key=lambda line: places[line.event.id]))

    def between(self, start: date, end: date) -> list[EventLine]:
        """Lines of all events that may lie between two days, in no order, and of some others."""
        short, long = self._by_beginning
        first = bisect_left(short, _before(start), key=_beginning)
        return [*short[first : bisect_right(short, end, key=_beginning)], *long]

    @cached_property
    def _by_beginning(self) -> tuple[list[EventLine], list[EventLine]]:
        """Events of a few days by the first of them, and those that may lie anywhere in many."""
        dated = [line for line in self.lines if line.earliest and line.latest]
        short = [line for line in dated if _before(line.latest or date.max) <= _beginning(line)]
        long = [line for line in dated if _before(line.latest or date.max) > _beginning(line)]
        return sorted(short, key=_beginning), long

    def near(self, event: Event) -> Iterator[EventLine]:
        """The other events, those of the nearest days first; those without a day come last."""
        own = self.line_of[event.id].day
        dated, rest = self._by_day
        if own is None:
            yield from (line for line in self.lines if line.event.id != event.id)
            return
        yield from (line for line in _outward(dated, own) if line.event.id != event.id)
        yield from rest

    @cached_property
    def _by_day(self) -> tuple[tuple[EventLine, ...], tuple[EventLine, ...]]:
        dated = sorted((line for line in self.lines if line.day), key=_day)
        return tuple(dated), tuple(line for line in self.lines if not line.day)


def _beginning(line: EventLine) -> date:
    return line.earliest or date.min


def _before(day: date) -> date:
    """The day that lies a few days before."""
    return date.fromordinal(max(1, day.toordinal() - FEW_DAYS))


def _day(line: EventLine) -> date:
    return line.day or date.min


def _outward(rows: tuple[EventLine, ...], day: date) -> Iterator[EventLine]:
    """Lines in the order of days, from one day outward; of one distance those of lower ids."""
    right = bisect_left(rows, day, key=_day)
    left = right - 1
    while left >= 0 or right < len(rows):
        gaps = [
            abs((_day(rows[at]) - day).days) if 0 <= at < len(rows) else None
            for at in (left, right)
        ]
        gap = min(one for one in gaps if one is not None)
        some = []
        while left >= 0 and (day - _day(rows[left])).days == gap:
            some.append(rows[left])
            left -= 1
        while right < len(rows) and (_day(rows[right]) - day).days == gap:
            some.append(rows[right])
            right += 1
        yield from sorted(some, key=lambda line: line.event.id)


def _sorted(lines: Iterable[EventLine], sort: str) -> list[EventLine]:
    """`lines` come by id, and of like ones those of lower ids stay first."""
    key = sort.removeprefix("-")
    keyed = [(_sort_key(line, key), line) for line in lines]
    having = [(value, line) for value, line in keyed if value is not None]
    having.sort(key=lambda pair: pair[0], reverse=sort.startswith("-"))
    return [line for _, line in having] + [line for value, line in keyed if value is None]


def _sort_key(line: EventLine, key: str) -> str | None:
    event = line.event
    if key == "date":
        return line.day.isoformat() if line.day else None
    if key == "place":
        return (event.where.name or event.where.text).casefold() if event.where else None
    killed = line.killed.high if line.killed.best is None else line.killed.best
    amount = event.origins if key == "sources" else killed
    return None if amount is None else f"{amount:012}"


def grouped(pairs: Iterable[tuple[Key, Record]]) -> dict[Key, tuple[Record, ...]]:
    """Records by their keys, in the order in which they come."""
    rows: defaultdict[Key, list[Record]] = defaultdict(list)
    for key, record in pairs:
        rows[key].append(record)
    return {key: tuple(found) for key, found in rows.items()}
