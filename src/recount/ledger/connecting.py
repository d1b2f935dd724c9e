"""How a ledger's file is opened, and whether it is a ledger at all."""

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


def engine_for(path: Path) -> Engine:
    """Connections to the file at `path`, each set up alike; safe to use from several threads."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": _WAIT_SECONDS}
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


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


def is_new(connection: Connection, path: Path) -> bool:
    """Whether the file is still empty; raises LedgerError where it is somebody else's."""
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID:
        return False
    if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0:
        return True
    raise LedgerError(
        str(path), "it is not a Recount ledger", "name a file that `recount build` wrote"
    )


def check_path(path: Path, create: bool) -> None:
    """Raises LedgerError where there is no file at `path`, or no place to make one."""
    if path.is_dir():
        raise LedgerError(str(path), "it is a folder", "name a file inside it")
    if path.exists():
        return
    if not create:
        raise LedgerError(
            str(path), "there is no such ledger", "check the name, or make it with `recount build`"
        )
    if not path.parent.is_dir():
        raise LedgerError(
            str(path), f"the folder {path.parent} does not exist", "make the folder first"
        )
