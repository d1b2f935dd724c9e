"""The ledger as programs read it: lists in the wire format, page by page, and single records."""

from __future__ import annotations

import base64
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from recount.app.desk.filters import chosen, read_filter
from recount.app.desk.snapshot import Snapshot
from recount.app.kept import several
from recount.errors import QueryError
from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.events import Contradiction, Event
from recount.model.findings import Finding
from recount.model.judgements import Entry
from recount.model.notes import Note, Noted
from recount.model.saying import say

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
    heads = snapshot.heads.values()
    found = _names(snapshot, ("document names", wanted), lambda: (
        row.id for row in heads if not wanted or row.publisher == wanted
    ))  # fmt: skip
    return _page_of(found, query, lambda names: several(snapshot.documents, names))


def claims(snapshot: Snapshot, query: Query) -> Listing[Claim]:
    """Claims in force; of one `document`, `event` or `kind`, where it is named."""
    event, document, kind = (query.get(name, "") for name in ("event", "document", "kind"))
    event = snapshot.event(event).id if event else ""
    found = _names(
        snapshot, ("claim names", event, document, kind),
        lambda: _claim_names(snapshot, event, document, kind),
    )  # fmt: skip
    listed = _page_of(found, query, lambda names: several(snapshot.claims, names))
    return replace(listed, items=tuple(_with_event(snapshot, row) for row in listed.items))


def _claim_names(snapshot: Snapshot, event: str, document: str, kind: str) -> Iterator[str]:
    lines = snapshot.claim_lines
    names = snapshot.event(event).claims if event else lines
    for name in names:
        line = lines.get(name)
        if line and document in ("", line.document) and kind in ("", line.kind):
            yield name


def _names(snapshot: Snapshot, asked: object, find: Callable[[], Iterable[str]]) -> tuple[str, ...]:
    """The names of what was asked for, in their order, found once."""
    return snapshot.once(asked, lambda: tuple(sorted(find())))


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
        raise QueryError(
            say("the query"), troubles[0].rstrip("."), say("leave it out, or give another")
        )
    asked = ("event names", replace(wanted, sort="-date", page=1))
    found = _names(snapshot, asked, lambda: (row.id for row in chosen(snapshot, wanted)))
    return _page_of(found, query, lambda names: {key: snapshot.event_by_id[key] for key in names})


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


def findings(snapshot: Snapshot, query: Query) -> Listing[Finding]:
    """What people found of events and did not take back, each with the id that its event bears now;
    of one `event`, where it is named."""
    wanted = snapshot.event(query["event"]).id if query.get("event") else ""
    found = [replace(row, event=event) for event, row in snapshot.findings_now]
    return _page([row for row in found if wanted in ("", row.event)], query, lambda row: row.id)


def notes(snapshot: Snapshot, query: Query) -> Listing[Note]:
    """Notes that stand, each with the id that what it is about bears now; on one `event`, `claim`
    or `document`, where it is named. Internal ones only for who may decide."""
    wanted = {(on, query[on]) for on in Noted if query.get(on)}
    found = [
        replace(row, record=name)
        for (on, name), rows in snapshot.notes_on.items()
        if not wanted or (on, name) in wanted
        for row in rows
    ]
    return _page(found, query, lambda row: row.id)


def _page(found: Sequence[T], query: Query, name: Callable[[T], str]) -> Listing[T]:
    """The records after the cursor, by id: records that come or go meanwhile shift nothing."""
    rows = {name(row): row for row in found}
    return _page_of(sorted(rows), query, lambda names: {key: rows[key] for key in names})


def _page_of(
    names: Sequence[str], query: Query, load: Callable[[Sequence[str]], Mapping[str, T]]
) -> Listing[T]:
    """The records of the names after the cursor; `names` come in their order."""
    limit, after = _limit(query.get("limit", "")), _read_cursor(query.get("cursor", ""))
    start = bisect_right(names, after) if after else 0
    some = names[start : start + limit]
    found = load(some)
    more = start + len(some) < len(names)
    items = tuple(found[name] for name in some)
    return Listing(items, _cursor(some[-1]) if more else None, len(names))


def _limit(value: str) -> int:
    if not value:
        return USUAL
    if not value.isdigit() or not 1 <= int(value) <= MOST:
        raise QueryError(
            say("limit %(value)s", value=value),
            say("it is no amount"),
            say("use a number from 1 to %(MOST)s", MOST=MOST),
        )
    return int(value)


def _cursor(name: str) -> str:
    return base64.urlsafe_b64encode(name.encode()).decode().rstrip("=")


def _read_cursor(value: str) -> str:
    try:
        padded = value + "=" * (-len(value) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except ValueError:
        raise QueryError(
            say("cursor"),
            say("no answer of this desk gave it"),
            say("use `next` of the page before as it is"),
        ) from None
