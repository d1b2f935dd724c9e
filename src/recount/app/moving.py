"""Keeping a ledger elsewhere: on a server of PostgreSQL, or in a file again."""

from __future__ import annotations

from pathlib import Path

from recount.errors import LedgerError
from recount.ledger import Ledger
from recount.ledger.on_postgresql import SCHEMA, checked


def connect(path: Path, service: str, schema: str = SCHEMA) -> Ledger:
    """Writes the file that names a service of PostgreSQL and a schema, and opens the ledger there,
    made where there is none.

    Raises LedgerError where the file is there already, or the server does not do as is asked.
    """
    if path.exists():
        raise LedgerError(str(path), "it is there already", "name a file that is to be made")
    named = checked(path, {"service": service, "schema": schema})
    try:
        path.write_text(named.as_file(), "utf-8")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        cure = "choose a folder that you may write to"
        raise LedgerError(str(path), f"it cannot be written ({why})", cure) from error
    try:
        return Ledger.open(path, create=True)
    except BaseException:
        # A file that leads nowhere would only be in the way.
        path.unlink()
        raise


def copy(source: Path, target: Path) -> None:
    """Puts all that one ledger holds into another, which is made where there is none.

    Raises LedgerError where that one holds something already; then nothing has changed.
    """
    was_there = target.exists()
    with Ledger.open(source) as held:
        try:
            with Ledger.open(target, create=True) as opened:
                held.copy_into(opened)
        except BaseException:
            if not was_there:
                target.unlink(missing_ok=True)
            raise
