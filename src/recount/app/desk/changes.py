"""What has changed of late: decisions of the last seven days, day by day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from recount.app.desk.history import DEED_WORDS
from recount.app.desk.snapshot import Snapshot
from recount.model.judgements import Entry

DAYS = 7


@dataclass(frozen=True, slots=True)
class Deeds:
    """What one person decided of one kind, how often, and the latest claim that it is about."""

    author: str
    deed: str
    amount: int
    latest: str
    claim: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Decisions since a day, by person and kind, the latest first."""

    since: str
    decisions: int
    deeds: tuple[Deeds, ...]


def changes(snapshot: Snapshot, now: datetime | None = None) -> Changes:
    """What people decided in the last seven days."""
    since = ((now or datetime.now(UTC)) - timedelta(days=DAYS)).isoformat(timespec="seconds")
    found = [row for row in snapshot.history if row.made_at >= since]
    amounts = Counter((row.author, row.kind) for row in found)
    latest: dict[tuple[str, str], Entry] = {(row.author, row.kind): row for row in found}
    deeds = [
        Deeds(author, DEED_WORDS.get(kind, kind), amount, row.made_at[:10], row.about[0])
        for (author, kind), amount in amounts.items()
        for row in (latest[author, kind],)
    ]
    deeds.sort(key=lambda row: (row.latest, row.amount), reverse=True)
    return Changes(since[:10], len(found), tuple(deeds))
