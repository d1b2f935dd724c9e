"""What has changed of late: documents that came and decisions that were made in seven days."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from recount.app.desk.claims import DocumentLink, document_link
from recount.app.desk.history import DEED_WORDS
from recount.app.desk.snapshot import Snapshot
from recount.model.judgements import Entry

DAYS = 7
PERSON = "p-"
"""How the key of a person begins."""
LATEST = 8
"""Documents that are named."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """What one person decided of one kind, how often, and the latest record that it is about;
    `address` is the page of that one, empty where it has none."""

    author: str
    deed: str
    amount: int
    latest: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class Came:
    """A document that came, and the day on which it did."""

    document: DocumentLink
    day: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Since a day: how many documents came, the latest of them, and decisions by person and kind,
    the latest first."""

    since: str
    documents: int
    came: tuple[Came, ...]
    decisions: int
    deeds: tuple[Deeds, ...]


def changes(snapshot: Snapshot, now: datetime | None = None) -> Changes:
    """What came, and what people decided, in the last seven days."""
    since = ((now or datetime.now(UTC)) - timedelta(days=DAYS)).isoformat(timespec="seconds")
    found = [row for row in snapshot.history if row.made_at >= since]
    amounts = Counter((row.author, row.kind) for row in found)
    latest: dict[tuple[str, str], Entry] = {(row.author, row.kind): row for row in found}
    deeds = [
        Deeds(
            author,
            DEED_WORDS.get(kind, kind),
            amount,
            row.made_at[:10],
            row.about[0],
            _address(snapshot, row.about[0]),
        )
        for (author, kind), amount in amounts.items()
        for row in (latest[author, kind],)
    ]
    deeds.sort(key=lambda row: (row.latest, row.amount), reverse=True)
    day = since[:10]
    documents, came = snapshot.once(("came", day), lambda: _came(snapshot, day))
    return Changes(day, documents, came, len(found), tuple(deeds))


def _address(snapshot: Snapshot, name: str) -> str:
    """The page of what a decision is about: a claim, a document or a person."""
    if name in snapshot.held.all_claims:
        return f"/claims/{quote(name, safe='')}"
    if name in snapshot.heads:
        return f"/documents/{quote(name, safe='')}"
    return f"/persons/{quote(name, safe='')}" if name.startswith(PERSON) else ""


def _came(snapshot: Snapshot, day: str) -> tuple[int, tuple[Came, ...]]:
    found = snapshot.read_arrivals(day, LATEST)
    known = [one for one in found.latest if one.document in snapshot.heads]
    return found.amount, tuple(
        Came(document_link(snapshot, snapshot.heads[one.document]), one.at[:10]) for one in known
    )
