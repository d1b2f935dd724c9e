"""Events as rows of a table and as points on a map and a timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import TypeVar

from recount.app.desk.filters import (
    EventFilter,
    chosen_lines,
    read_filter,
    undated_left_out,
    unknown_words,
)
from recount.app.desk.lines import EventLine, undated, unlocated
from recount.app.desk.numbers import people_of
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import (
    Number,
    WhenWords,
    WhereWords,
    country_name,
    event_type_words,
    party_words,
    when_words,
    where_words,
)
from recount.model.counts import Outcome
from recount.model.events import Event
from recount.model.saying import say_list

PAGE_SIZE = 50
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the table of events."""

    id: str
    type: str
    when: WhenWords
    where: WhereWords
    perpetrator: str
    target: str
    killed: Number
    injured: Number | None
    documents: int
    origins: int
    contradictions: int
    part_of: str | None


@dataclass(frozen=True, slots=True)
class EventPoint:
    """An event for the map and the timeline; coordinates WGS 84, days ISO 8601.

    `killed` is the number as written; None in a bound is unknown.
    """

    id: str
    title: str
    when: str
    place: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    start: str | None
    end: str | None
    low: int | None
    best: int | None
    high: int | None
    killed: str
    contradictions: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from, with how many events it would show."""

    value: str
    label: str
    amount: int


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a reader is in a long list; pages count from 1."""

    page: int
    last: int
    first_row: int
    last_row: int
    rows: int


@dataclass(frozen=True, slots=True)
class EventsPage:
    """The table of events: what was asked for, what came of it, and what could not be used.
    `nothing_there` says that the ledger holds no document."""

    ledger: str
    built: bool
    wanted: EventFilter
    troubles: tuple[str, ...]
    rows: tuple[EventRow, ...]
    pages: Pages
    all_events: int
    scale: int
    left_out_undated: int
    unknown: str
    countries: tuple[Choice, ...]
    types: tuple[Choice, ...]
    perpetrators: tuple[Choice, ...]
    nothing_there: bool


def events_page(snapshot: Snapshot, query: dict[str, str]) -> EventsPage:
    """The events that the query of an address asks for, a page at a time."""
    wanted, troubles = read_filter(query)
    found = chosen_lines(snapshot, wanted)
    pages = page_of(len(found), wanted.page)
    choices = snapshot.index.once("choices", lambda: _all_choices(snapshot))
    return EventsPage(
        ledger=snapshot.name,
        built=snapshot.built,
        wanted=wanted,
        troubles=troubles,
        rows=tuple(event_row(snapshot, row.event) for row in shown(found, pages)),
        pages=pages,
        all_events=len(snapshot.events),
        scale=snapshot.once(("scale", replace(wanted, page=1)), lambda: scale_of(found)),
        left_out_undated=undated_left_out(snapshot, wanted),
        unknown=unknown_words(wanted.unknown) if wanted.unknown else "",
        countries=choices.countries,
        types=choices.types,
        perpetrators=choices.perpetrators,
        nothing_there=not snapshot.heads,
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to narrow the events by."""

    countries: tuple[Choice, ...]
    types: tuple[Choice, ...]
    perpetrators: tuple[Choice, ...]


def _all_choices(snapshot: Snapshot) -> Choices:
    return Choices(
        countries=_countries(snapshot.events),
        types=_choices((row.type, event_type_words(row.type)) for row in snapshot.events),
        perpetrators=_choices(
            (name, name) for row in snapshot.events if (name := party_words(row.perpetrator))
        ),
    )


def page_of(rows: int, page: int, size: int = PAGE_SIZE) -> Pages:
    """The page of a list of so many rows; the last one where there are not so many pages."""
    last = max(1, ceil(rows / size))
    page = min(page, last)
    first = (page - 1) * size
    return Pages(page, last, min(first + 1, rows), min(first + size, rows), rows)


def shown(rows: Sequence[Row], pages: Pages) -> Sequence[Row]:
    """The rows of one page."""
    return rows[max(pages.first_row - 1, 0) : pages.last_row]


def event_row(snapshot: Snapshot, event: Event) -> EventRow:
    """One event as a line of a table."""
    injured = people_of(event, Outcome.INJURED)
    speaks_of_injured = any(row.outcome is Outcome.INJURED for row in event.counts)
    return EventRow(
        id=event.id,
        type=event_type_words(event.type),
        when=when_words(event.when),
        where=where_words(event.where),
        perpetrator=party_words(event.perpetrator),
        target=party_words(event.target),
        killed=people_of(event, Outcome.KILLED).shown(),
        injured=injured.shown() if speaks_of_injured else None,
        documents=len(event.documents),
        origins=event.origins,
        contradictions=len(snapshot.contradictions_of.get(event.id, ())),
        part_of=event.part_of,
    )


def scale_of(lines: Iterable[EventLine]) -> int:
    """The largest number of killed that a strip of this table must hold."""
    return max((line.most for line in lines), default=0)


def event_points(snapshot: Snapshot, query: dict[str, str]) -> tuple[EventPoint, ...]:
    """The events that a query asks for, as the map and the timeline take them."""
    wanted, _ = read_filter(query)
    return tuple(event_point(snapshot, row.event) for row in chosen_lines(snapshot, wanted))


def event_point(snapshot: Snapshot, event: Event) -> EventPoint:
    """One event as the map and the timeline take it."""
    bounds, when, where = people_of(event, Outcome.KILLED), event.when, event.where
    place = where_words(where)
    dated = when if when is not None and not undated(event) else None
    located = where if where is not None and not unlocated(event) else None
    start = (dated.start or dated.end) if dated else None
    end = (dated.end or dated.start) if dated else None
    return EventPoint(
        id=event.id,
        title=say_list((event_type_words(event.type), place.name)),
        when=when_words(when).text,
        place=place.name,
        lat=located.lat if located else None,
        lon=located.lon if located else None,
        radius_km=located.radius_km if located else None,
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        low=bounds.low,
        best=bounds.best,
        high=bounds.high,
        killed=bounds.shown().text,
        contradictions=len(snapshot.contradictions_of.get(event.id, ())),
    )


def _countries(events: Iterable[Event]) -> tuple[Choice, ...]:
    codes = [row.where.country for row in events if row.where]
    return _choices((code, country_name(code)) for code in codes if code)


def _choices(pairs: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    amounts = Counter(pairs)
    rows = sorted(amounts.items(), key=lambda item: (item[0][1].casefold(), item[0][0]))
    return tuple(Choice(value, label, amount) for (value, label), amount in rows)
