"""Whether the file of a ledger is whole, looked at without changing it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from recount.ledger.on_postgresql import named_in

_SHOWN = 5


def unsound(path: Path) -> tuple[str, ...]:
    """What SQLite finds broken in a file; nothing where it is whole, or names a schema of
    PostgreSQL, which looks after its own files."""
    if named_in(path) is not None:
        return ()
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            found = [str(row[0]) for row in opened.execute(f"PRAGMA integrity_check({_SHOWN})")]
            orphans = opened.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        return (str(error),)
    wrong = [line for line in found if line != "ok"]
    lost = (f"a row of {row[0]} points to one of {row[2]} that is gone" for row in orphans)
    return (*wrong, *list(lost)[:_SHOWN])
