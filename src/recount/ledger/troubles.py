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

_WORDS_OF = {prefix: (what, cure) for prefix, what, cure in _WORDS}

_BY_STATE = (
    ("RC001", *_WORDS_OF["SQLITE_CONSTRAINT_TRIGGER"]),
    ("55P03", *_WORDS_OF["SQLITE_BUSY"]),
    ("53100", *_WORDS_OF["SQLITE_FULL"]),
    (
        "42501",
        "the service's user may not do this there",
        "ask who runs the server to let this user make and change tables in the schema",
    ),
    (
        "0A000",
        "the server lacks the extension pg_trgm",
        "ask who runs it to install PostgreSQL's contrib package",
    ),
    ("58P01", "the server lacks a file that it needs", "ask who runs it to look at its log"),
    (
        "3D000",
        "the service's database does not exist",
        "make it with `createdb`, or mend ~/.pg_service.conf",
    ),
    ("28", "the server does not let the service's user in", "mend ~/.pg_service.conf or ~/.pgpass"),
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns whatever the database raises into a LedgerError about the file at `path`."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise _in_words(path, error.orig) from error
        raise _by_state(path, error.orig or error) from error
    except sqlite3.Error as error:
        raise _in_words(path, error) from error
    except Exception as error:
        # The driver of PostgreSQL is not loaded where no ledger needs it.
        if type(error).__module__.partition(".")[0] != "psycopg":
            raise
        raise _by_state(path, error) from error


def _in_words(path: Path, error: sqlite3.Error) -> LedgerError:
    name = getattr(error, "sqlite_errorname", None) or ""
    for prefix, what, cure in _WORDS:
        if name.startswith(prefix):
            return LedgerError(str(path), what, cure)
    return LedgerError(str(path), f"the database says: {error}", "go back to a copy, or report it")


def _by_state(path: Path, error: BaseException) -> LedgerError:
    """In words by the class of error that PostgreSQL names; without one it was not reached."""
    state = getattr(error, "sqlstate", None)
    said = str(error).strip().partition("\n")[0]
    if state is None:
        cure = "check the service in ~/.pg_service.conf, and that the server runs"
        return LedgerError(str(path), f"its server was not reached: {said}", cure)
    for prefix, what, cure in _BY_STATE:
        if state.startswith(prefix):
            return LedgerError(str(path), what, cure)
    return LedgerError(str(path), f"the server says: {said}", "look at its log, or report it")
