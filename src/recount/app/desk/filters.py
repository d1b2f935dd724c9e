"""Which events a reader of the desk wants to see, as the address of the page says it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

from recount.app.desk.event_words import event_texts
from recount.app.desk.lines import EventLine
from recount.app.desk.snapshot import Snapshot
from recount.model.claims import EventType
from recount.model.events import Event
from recount.model.folding import folded
from recount.model.saying import say

FEW = 4
"""Where this share of the events is left, they are sorted anew; more are picked out of all that
are sorted already."""
SORTS = ("-date", "date", "-killed", "killed", "place", "-sources")
UNKNOWNS = ("date", "place", "killed")


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What to show. `start` and `end` bound the days on which an event may have happened.

    `unknown` asks for events whose date, place or number killed is unknown; `page` counts from 1.
    """

    start: date | None = None
    end: date | None = None
    country: str = ""
    place: str = ""
    type: EventType | None = None
    perpetrator: str = ""
    contradictions: bool = False
    unknown: str = ""
    text: str = ""
    sort: str = "-date"
    page: int = 1

    @property
    def narrows(self) -> bool:
        """Whether any event may be left out by it."""
        return replace(self, sort="-date", page=1) != EventFilter()

    def query(self, **changes: object) -> str:
        """The filter, with changes, as the query of an address; what is not asked is left out."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        plain = EventFilter()
        pairs = [
            (NAMES[field.name], _written(getattr(changed, field.name)))
            for field in fields(EventFilter)
            if getattr(changed, field.name) != getattr(plain, field.name)
        ]
        return urlencode(pairs)


NAMES = {field.name: field.name for field in fields(EventFilter)} | {
    "start": "from",
    "end": "to",
    "text": "q",
}


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    return value.isoformat() if isinstance(value, date) else str(value)


def read_filter(query: Mapping[str, str]) -> tuple[EventFilter, tuple[str, ...]]:
    """The filter that an address asks for, and a sentence for each part that cannot be read."""
    trouble: list[str] = []
    found = EventFilter(
        start=_date(query.get("from", ""), trouble),
        end=_date(query.get("to", ""), trouble),
        country=query.get("country", "").strip().upper(),
        place=query.get("place", "").strip(),
        type=_type(query.get("type", ""), trouble),
        perpetrator=query.get("perpetrator", "").strip(),
        contradictions=query.get("contradictions", "") == "1",
        unknown=_choice(query.get("unknown", ""), UNKNOWNS, "", trouble),
        text=query.get("q", "").strip(),
        sort=_choice(query.get("sort", ""), SORTS, "-date", trouble),
        page=read_page(query.get("page", "")),
    )
    if found.start and found.end and found.start > found.end:
        trouble.append(say("The first day is after the last; no event can match."))
    return found, tuple(trouble)


def read_page(word: str) -> int:
    """The number of a page of a list; the first where it is none."""
    return max(1, int(word)) if word.isascii() and word.isdigit() and len(word) < 9 else 1


def _date(word: str, trouble: list[str]) -> date | None:
    if not word.strip():
        return None
    try:
        return date.fromisoformat(word.strip())
    except ValueError:
        trouble.append(
            say("“%(word)s” is not a date, and was not used; write it as 2019-09-24.", word=word)
        )
        return None


def _type(word: str, trouble: list[str]) -> EventType | None:
    if not word or word in set(EventType):
        return EventType(word) if word else None
    trouble.append(
        say(
            "“%(word)s” is not a kind of event, and was not used; pick one from the list.",
            word=word,
        )
    )
    return None


def _choice(word: str, choices: tuple[str, ...], default: str, trouble: list[str]) -> str:
    if not word or word in choices:
        return word or default
    trouble.append(
        say(
            "“%(word)s” was not used; it can be %(choices)s.", word=word, choices=", ".join(choices)
        )
    )
    return default


def chosen(snapshot: Snapshot, wanted: EventFilter) -> tuple[Event, ...]:
    """The events that a filter asks for, in its order."""
    return tuple(line.event for line in chosen_lines(snapshot, wanted))


def chosen_lines(snapshot: Snapshot, wanted: EventFilter) -> tuple[EventLine, ...]:
    """The lines of the events that a filter asks for, in its order."""
    asked = replace(wanted, page=1)
    if not asked.narrows:
        return snapshot.index.ordered(asked.sort)
    return snapshot.once(("chosen", asked), lambda: _chosen(snapshot, asked))


def passing(snapshot: Snapshot, wanted: EventFilter) -> tuple[EventLine, ...]:
    """The lines of the events that a filter asks for, in no order: to be counted, or added up."""
    asked = replace(wanted, page=1, sort=EventFilter().sort)
    if not asked.narrows:
        return snapshot.index.lines
    return snapshot.once(
        ("passing", asked), lambda: _narrowed(snapshot, asked) or chosen_lines(snapshot, asked)
    )


def _narrowed(snapshot: Snapshot, wanted: EventFilter) -> tuple[EventLine, ...]:
    """The same, where few events need be looked at for it; none where many do."""
    few = _few(snapshot, wanted)
    if few is None or len(few) * FEW >= len(snapshot.index.lines):
        return ()
    return _passed(few, _tests(snapshot, replace(wanted, text="")))


def _chosen(snapshot: Snapshot, wanted: EventFilter) -> tuple[EventLine, ...]:
    index, sort = snapshot.index, wanted.sort
    few = _few(snapshot, wanted)
    if few is not None and len(few) * FEW < len(index.lines):
        return index.in_order(_passed(few, _tests(snapshot, replace(wanted, text=""))), sort)
    country = wanted.country if wanted.country in index.countries else ""
    first = index.ordered_in(country, sort) if country else index.ordered(sort)
    # What few countries there are stay sorted; what is not one of them is looked for in vain.
    left = replace(wanted, country="" if country else wanted.country)
    return _passed(first, _tests(snapshot, left))


def _few(snapshot: Snapshot, wanted: EventFilter) -> Collection[EventLine] | None:
    """The events beside which no others need be looked at, in no order; None where all must be.
    They hold the words that are asked for."""
    index, words = snapshot.index, folded(wanted.text).split()
    if words:
        return [index.line_of[key] for key in event_texts(snapshot).holding_all(words)]
    if wanted.start or wanted.end:
        return index.between(wanted.start or date.min, wanted.end or date.max)
    return None


def _passed(lines: Iterable[EventLine], tests: Iterable[Test]) -> tuple[EventLine, ...]:
    for test in tests:
        # One test at a time over all events: each is a loop without a choice in it.
        lines = [line for line in lines if test(line)]
    return tuple(lines)


Test = Callable[[EventLine], bool]


def _tests(snapshot: Snapshot, wanted: EventFilter) -> Iterator[Test]:
    """What the events must be, of what is asked for; what is quick to see comes first."""
    if wanted.type is not None:
        yield lambda line: line.event.type is wanted.type
    if wanted.country:
        yield lambda line: bool(line.event.where and line.event.where.country == wanted.country)
    if wanted.start or wanted.end:
        yield _day_test(wanted.start or date.min, wanted.end or date.max)
    if wanted.contradictions:
        yield lambda line: line.event.id in snapshot.contradictions_of
    if wanted.unknown:
        yield UNKNOWN_TESTS[wanted.unknown]
    yield from _word_tests(snapshot, wanted)


def _word_tests(snapshot: Snapshot, wanted: EventFilter) -> Iterator[Test]:
    place, party = folded(wanted.place), folded(wanted.perpetrator)
    if place:
        yield lambda line: place in line.place
    if party:
        yield lambda line: party in line.party
    words = folded(wanted.text).split()
    if words:
        found = event_texts(snapshot).holding_all(words)
        yield lambda line: line.event.id in found


def _day_test(start: date, end: date) -> Test:
    def test(line: EventLine) -> bool:
        return bool(line.earliest and line.latest and line.earliest <= end and line.latest >= start)

    return test


UNKNOWN_TESTS: Mapping[str, Test] = {
    "date": lambda line: line.day is None,
    "place": lambda line: not line.located,
    "killed": lambda line: line.killed.best is None,
}


def undated_left_out(snapshot: Snapshot, wanted: EventFilter) -> int:
    """How many events a filter by date leaves out only because their date is unknown."""
    if not (wanted.start or wanted.end):
        return 0
    tests = _tests(snapshot, replace(wanted, start=None, end=None))
    return len(_passed(snapshot.index.without_day, tests))


UNKNOWN_WORDS = {
    "date": say("date unknown"),
    "place": say("place on the map unknown"),
    "killed": say("number killed unknown"),
}


def unknown_words(what: str) -> str:
    """What a filter on the unknown asks for, in words."""
    return UNKNOWN_WORDS[what]
