"""A ledger put whole into another: from a laptop to a server, or back, for a journey."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Table, func, insert, select, text

from recount.errors import LedgerError
from recount.ledger.tables import METADATA
from recount.ledger.withholding import fill_index

AT_ONCE = 200
"""Rows that are in memory together: some hold the bytes of a whole document."""


def is_empty(connection: Connection) -> bool:
    """Whether nothing was put in yet."""
    tables = METADATA.sorted_tables
    return all(connection.execute(select(table).limit(1)).first() is None for table in tables)


def copy(source: Connection, target: Connection, path: Path) -> None:
    """Puts every row of a ledger into an empty one, at `path`, under the same numbers, and its
    words into the index. Raises LedgerError where that one holds something."""
    if not is_empty(target):
        raise LedgerError(str(path), "it is not empty", "name a ledger that is to be made")
    for table in METADATA.sorted_tables:
        _copy(table, source, target)
        _go_on_from(table, target)
    fill_index(target)


def _copy(table: Table, source: Connection, target: Connection) -> None:
    query = select(table).order_by(*table.primary_key.columns)
    for rows in source.execution_options(yield_per=AT_ONCE).execute(query).partitions():
        target.execute(insert(table), [dict(row._mapping) for row in rows])


def _go_on_from(table: Table, target: Connection) -> None:
    """PostgreSQL gives numbers out from a sequence, which sees none of those that rows bring."""
    number = table.autoincrement_column
    if target.dialect.name != "postgresql" or number is None:
        return
    last = target.execute(select(func.max(number))).scalar_one()
    if last is not None:
        given = {"table": table.name, "column": number.name, "last": last}
        target.execute(text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)"), given)
