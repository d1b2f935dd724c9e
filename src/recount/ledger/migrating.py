"""Bringing a ledger's tables up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from recount.errors import LedgerError

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Every state that the tables have been in, oldest first; a test compares it with the migrations.

Known without Alembic, which takes longer to load than most ledgers take to open.
"""


def is_current(connection: Connection, path: Path) -> bool:
    """Whether the tables are as this version wants them; LedgerError where they are newer."""
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    if found not in REVISIONS:
        raise LedgerError(
            str(path),
            f"it was written by a newer version of Recount (tables {found})",
            "update with `pip install --upgrade recount-ledger`",
        )
    return bool(found == REVISIONS[-1])


def migrate(connection: Connection) -> None:
    """Makes or alters the tables, all in the caller's transaction: wholly or not at all."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
