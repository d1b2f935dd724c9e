"""Where a ledger is kept: in a file of SQLite, or in PostgreSQL, which a small file names."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine

from recount.errors import LedgerError
from recount.ledger.on_postgresql import ServerSchema, named_in
from recount.ledger.on_sqlite import SqliteFile


class Database(Protocol):
    """What differs between databases when a ledger is opened."""

    def engine(self) -> Engine:
        """Connections, each set up alike; safe to use from several threads."""

    def is_new(self, connection: Connection) -> bool:
        """Whether it holds nothing yet; raises LedgerError where it holds something else."""

    def prepare(self) -> None:
        """Makes what a new ledger's tables are put in."""

    def mark(self, connection: Connection) -> None:
        """Notes that it is a ledger."""

    def state(self, engine: Engine) -> tuple[int, ...]:
        """What differs as soon as anybody has written."""


def database_at(path: Path) -> Database:
    """The database that the file at `path` is, or names. LedgerError where it names one wrongly."""
    named = named_in(path)
    return SqliteFile(path) if named is None else ServerSchema(path, named)


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
