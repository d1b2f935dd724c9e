"""When documents came into a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from recount.ledger.tables import ARRIVALS


@dataclass(frozen=True, slots=True)
class Arrival:
    """That a document came at a time, ISO 8601 in UTC."""

    document: str
    at: str


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How many documents came since a time, and the latest of them, the last first."""

    amount: int = 0
    latest: tuple[Arrival, ...] = ()


def note_arrival(connection: Connection, document: str) -> None:
    """Notes that a document has come now."""
    row = {"document": document, "at": datetime.now(UTC).isoformat(timespec="seconds")}
    connection.execute(insert(ARRIVALS), row)


def arrivals(connection: Connection, since: str, most: int) -> Arrivals:
    """What came since a time; of it at most so many by name."""
    late = ARRIVALS.c.at >= since
    amount = connection.execute(select(func.count()).select_from(ARRIVALS).where(late))
    order = (ARRIVALS.c.at.desc(), ARRIVALS.c.document)
    rows = connection.execute(select(ARRIVALS).where(late).order_by(*order).limit(most))
    return Arrivals(amount.scalar_one(), tuple(Arrival(row.document, row.at) for row in rows))
