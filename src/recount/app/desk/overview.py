"""The first page of the desk: what the ledger holds, and what it does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from recount.app.desk.changes import Changes, changes
from recount.app.desk.claims import Numbering
from recount.app.desk.contradictions import ContradictionLine, contradiction_line, ordered
from recount.app.desk.events import EventRow, event_row, scale_of
from recount.app.desk.filters import EventFilter, passing, read_filter
from recount.app.desk.numbers import Sum, people_over
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.tolls import PARTINGS, Tolls, tolls
from recount.app.desk.totals import totals_over
from recount.app.desk.words import country_name, days, plain
from recount.model.counts import Outcome
from recount.model.events import Contradiction, ContradictionKind, Event
from recount.model.saying import say, say_list, say_many

NOTHING_ASKED: Mapping[str, str] = MappingProxyType({})
EVERYTHING = EventFilter()
LATEST = 12
FIRST_CONTRADICTIONS = 5
MOST_RANGES = 300
"""More ranges than this lie over one another on a timeline; then they are added up."""


@dataclass(frozen=True, slots=True)
class Headline:
    """People of one outcome over the whole ledger."""

    outcome: str
    sum: Sum


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that is not known, how often, and the page that lists it."""

    amount: int
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the ledger holds in figures, its gaps, its contradictions and its latest events.

    `wanted` are the days of which map and tolls are, `shown` how many events are of these.
    """

    ledger: str
    built: bool
    events: int
    claims: int
    documents: int
    origins: int
    contradictions: int
    period: str
    countries: str
    headlines: tuple[Headline, ...]
    unknowns: tuple[Unknown, ...]
    first_contradictions: tuple[ContradictionLine, ...]
    remainders: tuple[str, ...]
    latest: tuple[EventRow, ...]
    scale: int
    on_map: int
    on_timeline: int
    most_ranges: int
    wanted: EventFilter = EVERYTHING
    troubles: tuple[str, ...] = ()
    shown: int = 0
    tolls: tuple[Tolls, ...] = ()
    changes: Changes | None = None


def overview(snapshot: Snapshot, query: Mapping[str, str] = NOTHING_ASKED) -> Overview:
    """The first page; map and tolls of the events of some days, where the query names them."""
    wanted, troubles = read_filter({key: query.get(key, "") for key in ("from", "to")})
    page = snapshot.once("overview", lambda: _overview(snapshot))
    return replace(
        page,
        wanted=wanted,
        troubles=troubles,
        shown=len(passing(snapshot, wanted)),
        tolls=tuple(tolls(snapshot, by, wanted) for by in PARTINGS),
        changes=changes(snapshot),
    )


def _overview(snapshot: Snapshot) -> Overview:
    index = snapshot.index
    latest = index.ordered("-date")[:LATEST]
    numbering = Numbering(snapshot)
    first = index.once("first contradictions", lambda: _of_each_kind(snapshot.contradictions))
    return Overview(
        ledger=snapshot.name,
        built=snapshot.built,
        events=len(snapshot.events),
        claims=len(snapshot.claims),
        documents=len(snapshot.documents),
        origins=len(snapshot.copies),
        contradictions=len(snapshot.contradictions),
        period=index.once("period", lambda: _period(snapshot.events)),
        countries=index.once("countries", lambda: _countries(snapshot.events)),
        headlines=index.once("headlines", lambda: tuple(_headlines(snapshot))),
        unknowns=tuple(row for row in _unknowns(snapshot) if row.amount),
        first_contradictions=tuple(
            contradiction_line(snapshot, row, numbering) for row in first[:FIRST_CONTRADICTIONS]
        ),
        remainders=tuple(row.message for row in snapshot.remainders),
        latest=tuple(event_row(snapshot, row.event) for row in latest),
        scale=scale_of(latest),
        on_map=index.once("on map", lambda: sum(1 for row in index.lines if row.located)),
        on_timeline=index.once("on time", lambda: sum(1 for row in index.lines if row.day)),
        most_ranges=MOST_RANGES,
    )


def _of_each_kind(rows: Iterable[Contradiction]) -> list[Contradiction]:
    """The largest of each kind first, then the next of each: a reader sees what kinds there are."""
    seen: Counter[ContradictionKind] = Counter()
    turns = []
    for row in ordered(rows):
        seen[row.kind] += 1
        turns.append((seen[row.kind], row))
    return [row for _, row in sorted(turns, key=lambda pair: pair[0])]


def _period(events: Iterable[Event]) -> str:
    starts = [row.when.start for row in events if row.when and row.when.start]
    ends = [row.when.end for row in events if row.when and row.when.end]
    return days(min(starts), max(ends)) if starts and ends else ""


def _countries(events: Iterable[Event]) -> str:
    codes = {row.where.country for row in events if row.where and row.where.country}
    names = sorted(country_name(code) for code in codes)
    if len(names) > 3:
        return say_many("%(num)s country", "%(num)s countries", len(names))
    if len(names) < 2:
        return names[0] if names else ""
    return say("%(first)s and %(last)s", first=say_list(names[:-1]), last=names[-1])


def _headlines(snapshot: Snapshot) -> Iterator[Headline]:
    for outcome in Outcome:
        bound = (*totals_over(snapshot, outcome), *snapshot.remainders)
        found = people_over(snapshot.events, outcome, bound)
        if found is not None:
            yield Headline(plain(outcome), found)


def _unknowns(snapshot: Snapshot) -> Iterator[Unknown]:
    killed, no_date, no_place = snapshot.index.once("unknowns", lambda: _unknown_events(snapshot))
    yield Unknown(
        killed,
        say_many("event has no best number killed", "events have no best number killed", killed),
        "/events?unknown=killed",
    )
    yield Unknown(
        no_date,
        say_many("event has no date", "events have no date", no_date),
        "/events?unknown=date",
    )
    yield Unknown(
        no_place,
        say_many("event has no place", "events have no place", no_place),
        "/events?unknown=place",
    )
    yield from _unknown_documents(snapshot)


def _unknown_events(snapshot: Snapshot) -> tuple[int, int, int]:
    lines = snapshot.index.lines
    return (
        sum(1 for row in lines if row.killed.best is None),
        sum(1 for row in lines if row.day is None),
        sum(1 for row in lines if not row.located),
    )


def _unknown_documents(snapshot: Snapshot) -> Iterator[Unknown]:
    undated_documents, unread = len(snapshot.shelf.undated), len(snapshot.shelf.unread)
    refused, problems = len(snapshot.refusals), len(snapshot.problems)
    yield Unknown(
        undated_documents,
        say_many("document has no date at all", "documents have no date at all", undated_documents),
        "/documents?show=undated",
    )
    yield Unknown(
        unread,
        say_many("document is kept but unread", "documents are kept but unread", unread),
        "/documents?show=unread",
    )
    yield Unknown(
        refused,
        say_many("input was refused", "inputs were refused", refused),
        "/documents#refused",
    )
    yield Unknown(
        problems,
        say_many("problem met in reading", "problems met in reading", problems),
        "/documents?show=problems",
    )
