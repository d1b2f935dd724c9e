"""A ledger that is one file of SQLite: how it is opened, and whether it is a ledger at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from recount.errors import LedgerError

APPLICATION_ID = 0x52434E54
"""The letters RCNT in the file's header: what makes an SQLite file a ledger."""

_WAIT_SECONDS = 10
_PRAGMAS = (
    # A rollback journal, not WAL: between writes there is one file and nothing beside it, which
    # can be copied, mailed, put on a network drive, and shown from a disk that is write-protected.
    "PRAGMA journal_mode = DELETE",
    # What was committed survives a power cut.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # Otherwise INSERT OR REPLACE removes rows without the triggers that forbid it.
    "PRAGMA recursive_triggers = ON",
    # Nothing of a document spills into the system's temporary folder.
    "PRAGMA temp_store = MEMORY",
)


class SqliteFile:
    """The file at a path."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def engine(self) -> Engine:
        """Connections to the file, each set up alike; safe to use from several threads."""
        engine = create_engine(
            URL.create("sqlite", database=str(self._path)), connect_args={"timeout": _WAIT_SECONDS}
        )
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        return engine

    def is_new(self, connection: Connection) -> bool:
        """Whether the file is still empty; raises LedgerError where it is somebody else's."""
        if connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID:
            return False
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0:
            return True
        raise LedgerError(
            str(self._path), "it is not a Recount ledger", "name a file that `recount build` wrote"
        )

    def prepare(self) -> None:
        """Nothing: SQLite makes the file itself."""

    def mark(self, connection: Connection) -> None:
        """Writes into the file's header that it is a ledger."""
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

    def state(self, _: Engine) -> tuple[int, ...]:
        """Size and time of the file, and of what is written beside it."""
        files = (self._path, self._path.with_name(self._path.name + "-wal"))
        found = [file.stat() for file in files if file.exists()]
        return tuple(part for row in found for part in (row.st_size, row.st_mtime_ns))


def _set_up(connection: Any, _record: Any) -> None:
    # Python's sqlite3 would otherwise begin transactions only before the first write, so that
    # table definitions and reads stood outside them.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma).close()


def _begin(connection: Connection) -> None:
    # A writer takes its turn at once: two that read first and write later would block each other.
    kind = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")
