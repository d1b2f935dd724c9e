"""The ids that events bore: only ever added to, so that a rerun gives the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from recount.ledger.encoding import unpacked
from recount.ledger.tables import CLAIMS, EVENT_NAMES
from recount.model.claims import Claim
from recount.model.names import Borne

AT_ONCE = 500
"""Ids in one question, of which SQLite takes no more than some thousands."""


def keep(connection: Connection, borne: Iterable[Borne]) -> None:
    """Notes which events hold which claims; what is noted already is not noted again."""
    rows = [{"event": one.event, "claim": one.claim} for one in borne]
    if not rows:
        return
    # SQLAlchemy has no word for this that every database knows.
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(EVENT_NAMES).on_conflict_do_nothing(), rows)


def recall(connection: Connection) -> tuple[Borne, ...]:
    """All that was noted, in its order."""
    rows = connection.execute(
        select(EVENT_NAMES.c.event, EVENT_NAMES.c.claim).order_by(EVENT_NAMES.c.seq)
    )
    return tuple(Borne(*row) for row in rows)


def earlier_claims(connection: Connection, ids: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of these ids as any reading holds them, also one that does not count now."""
    found: dict[str, Claim] = {}
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        query = select(CLAIMS.c.body).where(CLAIMS.c.id.in_(some)).order_by(CLAIMS.c.reading)
        for body in connection.execute(query).scalars():
            claim = unpacked(Claim, body)
            found[claim.id] = claim
    return tuple(found.values())


def noted(
    connection: Connection, column: str, values: Sequence[str]
) -> tuple[tuple[int, Borne], ...]:
    """What was noted of some claims, or of some events, each with its number in the order of
    noting."""
    found: list[tuple[int, Borne]] = []
    for start in range(0, len(values), AT_ONCE):
        some = EVENT_NAMES.c[column].in_(values[start : start + AT_ONCE])
        rows = connection.execute(select(EVENT_NAMES).where(some))
        found += ((row.seq, Borne(row.event, row.claim)) for row in rows)
    return tuple(sorted(found, key=lambda pair: pair[0]))
