"""The ledger as programs read it: lists in the wire format, page by page, and single records."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from recount.app.desk_filters import chosen, read_filter
from recount.app.desk_snapshot import Snapshot
from recount.errors import QueryError
from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.events import Contradiction, Event
from recount.model.judgements import Entry

MOST = 1000
USUAL = 100
T = TypeVar("T")
Query = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A page of records, by id. `next` is the cursor of the page after it, None on the last one;
    `total` how many there are in all pages."""

    items: tuple[T, ...]
    next: str | None
    total: int


def documents(snapshot: Snapshot, query: Query) -> Listing[Document]:
    """Documents; of one `publisher`, where it is named."""
    wanted = query.get("publisher", "")
    found = [row for row in snapshot.documents.values() if not wanted or row.publisher == wanted]
    return _page(found, query, lambda row: row.id)


def claims(snapshot: Snapshot, query: Query) -> Listing[Claim]:
    """Claims in force; of one `document`, `event` or `kind`, where it is named."""
    event = query.get("event", "")
    every = tuple(snapshot.claims.values())
    rows = snapshot.claims_named(snapshot.event(event).claims) if event else every
    found = [
        row
        for row in rows
        if query.get("document", row.document) == row.document
        and query.get("kind", row.kind.value) == row.kind.value
    ]
    listed = _page(found, query, lambda row: row.id)
    return replace(listed, items=tuple(_with_event(snapshot, row) for row in listed.items))


def claim(snapshot: Snapshot, key: str) -> Claim:
    """One claim, with its event. Raises NotFoundError."""
    return _with_event(snapshot, snapshot.any_claim(key))


def _with_event(snapshot: Snapshot, row: Claim) -> Claim:
    found = snapshot.events_of_claim.get(row.id, ())
    return replace(row, event=found[0].id if found else None)


def events(snapshot: Snapshot, query: Query) -> Listing[Event]:
    """Events, narrowed as on their page of the desk: by day, country, place, type, perpetrator,
    contradictions, what is unknown, words. Raises QueryError where a filter means nothing."""
    wanted, troubles = read_filter(dict(query))
    if troubles:
        raise QueryError("the query", troubles[0].rstrip("."), "leave it out, or give another")
    return _page(chosen(snapshot, wanted), query, lambda row: row.id)


def contradictions(snapshot: Snapshot, query: Query) -> Listing[Contradiction]:
    """Contradictions; of one `kind`, or that touch one `event`."""
    found = [
        row
        for row in snapshot.contradictions
        if query.get("kind", row.kind.value) == row.kind.value
        and (not query.get("event") or query["event"] in row.events)
    ]
    return _page(found, query, lambda row: row.id)


def decisions(snapshot: Snapshot, query: Query) -> Listing[Entry]:
    """What was decided and taken back; about one `claim`, where it is named."""
    wanted = query.get("claim", "")
    found = [row for row in snapshot.history if not wanted or wanted in row.about]
    return _page(found, query, lambda row: row.id)


def _page(found: Sequence[T], query: Query, name: Callable[[T], str]) -> Listing[T]:
    """The records after the cursor, by id: records that come or go meanwhile shift nothing."""
    rows = sorted(found, key=name)
    limit, after = _limit(query.get("limit", "")), _read_cursor(query.get("cursor", ""))
    left = [row for row in rows if name(row) > after] if after else rows
    items = tuple(left[:limit])
    more = len(left) > len(items)
    return Listing(items, _cursor(name(items[-1])) if more else None, len(rows))


def _limit(value: str) -> int:
    if not value:
        return USUAL
    if not value.isdigit() or not 1 <= int(value) <= MOST:
        raise QueryError(f"limit {value}", "it is no amount", f"use a number from 1 to {MOST}")
    return int(value)


def _cursor(name: str) -> str:
    return base64.urlsafe_b64encode(name.encode()).decode().rstrip("=")


def _read_cursor(value: str) -> str:
    try:
        padded = value + "=" * (-len(value) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except ValueError:
        raise QueryError(
            "cursor", "no answer of this desk gave it", "use `next` of the page before as it is"
        ) from None
