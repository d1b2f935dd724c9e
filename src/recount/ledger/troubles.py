"""What a database can fail at, in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from recount.errors import LedgerError

_WORDS = (
    ("SQLITE_FULL", "the disk is full", "free some space and run the same command again"),
    (
        "SQLITE_READONLY",
        "it may not be written to",
        "make the file and its folder writable, or work on a copy",
    ),
    (
        "SQLITE_CANTOPEN",
        "it cannot be opened",
        "check that you may read and write the file and its folder",
    ),
    (
        "SQLITE_PERM",
        "you have no permission to use it",
        "make the file and its folder writable, or work on a copy",
    ),
    (
        "SQLITE_BUSY",
        "another program is writing to it",
        "wait until that is done and run the same command again",
    ),
    (
        "SQLITE_LOCKED",
        "another program is writing to it",
        "wait until that is done and run the same command again",
    ),
    ("SQLITE_NOTADB", "it is not a Recount ledger", "name a file that `recount build` wrote"),
    ("SQLITE_CORRUPT", "the file is damaged", "go back to a copy, or build it again"),
    (
        "SQLITE_IOERR",
        "the disk could not be read or written",
        "check the disk, then run the same command again",
    ),
    (
        "SQLITE_CONSTRAINT_TRIGGER",
        "what it holds is only ever added to, never changed or removed",
        "add a new record or a decision instead",
    ),
    ("SQLITE_TOOBIG", "a document is too large for it", "split the file and add the parts"),
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns whatever the database raises into a LedgerError about the file at `path`."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise _in_words(path, error.orig) from error
    except sqlite3.Error as error:
        raise _in_words(path, error) from error


def _in_words(path: Path, error: sqlite3.Error) -> LedgerError:
    name = getattr(error, "sqlite_errorname", None) or ""
    for prefix, what, cure in _WORDS:
        if name.startswith(prefix):
            return LedgerError(str(path), what, cure)
    return LedgerError(str(path), f"the database says: {error}", "go back to a copy, or report it")
