"""Which events a reader of the desk wants to see, as the address of the page says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

from recount.app.desk_numbers import people_of
from recount.app.desk_snapshot import Snapshot
from recount.app.desk_words import UNKNOWN_WORD, country_name, party_words
from recount.model.claims import EventType
from recount.model.counts import Outcome
from recount.model.events import Event
from recount.model.places import Where

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
        trouble.append("The first day is after the last; no event can match.")
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
        trouble.append(f"“{word}” is not a date, and was not used; write it as 2019-09-24.")
        return None


def _type(word: str, trouble: list[str]) -> EventType | None:
    if not word or word in set(EventType):
        return EventType(word) if word else None
    trouble.append(f"“{word}” is not a kind of event, and was not used; pick one from the list.")
    return None


def _choice(word: str, choices: tuple[str, ...], default: str, trouble: list[str]) -> str:
    if not word or word in choices:
        return word or default
    trouble.append(f"“{word}” was not used; it can be {', '.join(choices)}.")
    return default


def chosen(snapshot: Snapshot, wanted: EventFilter) -> tuple[Event, ...]:
    """The events that a filter asks for, in its order."""
    found = [row for row in snapshot.events if _matches(snapshot, row, wanted)]
    return tuple(_sorted(found, wanted.sort))


def undated_left_out(snapshot: Snapshot, wanted: EventFilter) -> int:
    """How many events a filter by date leaves out only because their date is unknown."""
    if not (wanted.start or wanted.end):
        return 0
    rest = replace(wanted, start=None, end=None)
    return sum(1 for row in snapshot.events if undated(row) and _matches(snapshot, row, rest))


def undated(event: Event) -> bool:
    """Whether neither end of an event's date is known."""
    return event.when is None or (event.when.start is None and event.when.end is None)


def unlocated(event: Event) -> bool:
    """Whether an event has no point on the map."""
    return event.where is None or event.where.lat is None or event.where.lon is None


def _matches(snapshot: Snapshot, event: Event, wanted: EventFilter) -> bool:
    return (
        _in_days(event, wanted)
        and (wanted.type is None or event.type is wanted.type)
        and (
            not wanted.country
            or (event.where is not None and event.where.country == wanted.country)
        )
        and _holds(place_text(event.where), wanted.place)
        and _holds(party_words(event.perpetrator), wanted.perpetrator)
        and (not wanted.contradictions or event.id in snapshot.contradictions_of)
        and (not wanted.unknown or _is_unknown(event, wanted.unknown))
        and (not wanted.text or _speaks_of(snapshot, event, wanted.text))
    )


def _in_days(event: Event, wanted: EventFilter) -> bool:
    if not (wanted.start or wanted.end):
        return True
    if event.when is None or undated(event):
        return False
    first, last = event.when.start or date.min, event.when.end or date.max
    return first <= (wanted.end or date.max) and last >= (wanted.start or date.min)


def _is_unknown(event: Event, what: str) -> bool:
    if what == "date":
        return undated(event)
    return unlocated(event) if what == "place" else people_of(event, Outcome.KILLED).best is None


def _holds(text: str, words: str) -> bool:
    return words.casefold() in text.casefold()


def _speaks_of(snapshot: Snapshot, event: Event, words: str) -> bool:
    """Whether every word stands somewhere in the event's fields, its quotes or its titles."""
    text = " ".join(_texts(snapshot, event)).casefold()
    return all(word in text for word in words.casefold().split())


def _texts(snapshot: Snapshot, event: Event) -> list[str]:
    claims = snapshot.claims_named(event.claims)
    documents = [snapshot.documents[key] for key in event.documents if key in snapshot.documents]
    return [
        event.id,
        event.type.replace("_", " "),
        event.weapon or "",
        place_text(event.where),
        party_words(event.perpetrator),
        party_words(event.target),
        *(claim.evidence.quote for claim in claims),
        *(claim.person.name for claim in claims if claim.person),
        *(f"{row.title or ''} {row.publisher or ''}" for row in documents),
    ]


def place_text(where: Where | None) -> str:
    """All the names a place goes by."""
    if where is None:
        return ""
    names = (where.name, where.text, where.admin1, country_name(where.country))
    return " ".join(name for name in names if name)


def _sorted(events: list[Event], sort: str) -> list[Event]:
    """In the order asked for; events that lack what they are sorted by come last, always."""
    key = sort.removeprefix("-")
    lacking = [row for row in events if _sort_key(row, key) is None]
    having = [row for row in events if _sort_key(row, key) is not None]
    having.sort(key=lambda row: row.id)
    having.sort(key=lambda row: _sort_key(row, key) or "", reverse=sort.startswith("-"))
    return having + sorted(lacking, key=lambda row: row.id)


def _sort_key(event: Event, key: str) -> str | None:
    if key == "date":
        first = event.when and (event.when.start or event.when.end)
        return first.isoformat() if first else None
    if key == "place":
        return (event.where.name or event.where.text).casefold() if event.where else None
    amount = event.origins if key == "sources" else _killed_for_sorting(event)
    return None if amount is None else f"{amount:012}"


def _killed_for_sorting(event: Event) -> int | None:
    bounds = people_of(event, Outcome.KILLED)
    return bounds.high if bounds.best is None else bounds.best


def unknown_words(what: str) -> str:
    """What a filter on the unknown asks for, in words."""
    return {"date": "date", "place": "place on the map", "killed": "number killed"}[what] + (
        f" {UNKNOWN_WORD}"
    )
