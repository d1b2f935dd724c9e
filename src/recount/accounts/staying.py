"""Sessions and tokens: how long somebody is known, and how often a sign-in may fail."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from recount.accounts.tables import SESSIONS, TRIES

MINUTE = 60.0
DAY = 24 * 60 * MINUTE
IDLE = 60 * MINUTE
"""A session ends after so long without a page."""
LONGEST = 12 * 60 * MINUTE
"""A session ends after so long in any case."""
COUNTED = 15 * MINUTE
"""How long a failed sign-in counts."""
FROM_ONE = 5
"""Failures of one name from one address, and of everything from one address; of one name from
anywhere: so that somebody elsewhere cannot easily keep its owner out."""
FROM_ADDRESS = 20
OF_NAME = 50
SESSION, TOKEN = "session", "token"


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of a session or token: whose it is."""

    account: str
    kind: str


def begin(connection: Connection, account: str, kind: str, now: float, lasts: float) -> str:
    """A new session or token; what it gives back is kept nowhere else."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.ends_at < now))
    held = secrets.token_urlsafe(32)
    row = {
        "key": _key(held),
        "account": account,
        "kind": kind,
        "seen_at": now,
        "ends_at": now + lasts,
    }
    connection.execute(insert(SESSIONS), row)
    return held


def known(connection: Connection, held: str, now: float) -> tuple[Held | None, bool]:
    """Whose session or token this is, and whether it should be noted that it was seen; None where
    it has ended."""
    row = connection.execute(select(SESSIONS).where(SESSIONS.c.key == _key(held))).first()
    if row is None or now >= row.ends_at:
        return None, False
    if row.kind == SESSION and now - row.seen_at >= IDLE:
        return None, False
    return Held(row.account, row.kind), now - row.seen_at > MINUTE


def seen(connection: Connection, held: str, now: float) -> None:
    """Notes that a session was used."""
    connection.execute(update(SESSIONS).where(SESSIONS.c.key == _key(held)).values(seen_at=now))


def end(connection: Connection, held: str) -> None:
    """Ends one session."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.key == _key(held)))


def end_all(connection: Connection, account: str) -> None:
    """Ends every session and token of an account."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.account == account))


def failed(connection: Connection, name: str, address: str, now: float) -> None:
    """Notes a sign-in that failed."""
    connection.execute(delete(TRIES).where(TRIES.c.at < now - COUNTED))
    connection.execute(insert(TRIES), {"at": now, "folded": name, "address": address})


def forgive(connection: Connection, name: str, address: str) -> None:
    """Forgets the failures of a name from an address, once it has signed in there."""
    gone = delete(TRIES).where(TRIES.c.folded == name, TRIES.c.address == address)
    connection.execute(gone)


def too_many(connection: Connection, name: str, address: str, now: float) -> bool:
    """Whether sign-ins of this name from this address have failed too often to be tried again."""
    of_name, from_there = TRIES.c.folded == name, TRIES.c.address == address
    limits = (
        ((of_name, from_there), FROM_ONE),
        ((from_there,), FROM_ADDRESS),
        ((of_name,), OF_NAME),
    )
    for conditions, most in limits:
        query = select(func.count()).select_from(TRIES).where(*conditions)
        if connection.execute(query.where(TRIES.c.at >= now - COUNTED)).scalar_one() >= most:
            return True
    return False


def _key(held: str) -> str:
    return hashlib.sha256(held.encode()).hexdigest()
