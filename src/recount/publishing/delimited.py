"""Tables as CSV, and back again: what was written is what is read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from recount.errors import InputError
from recount.publishing.columns import Cell, ColumnKind, Table, TableSpec

Row = TypeVar("Row")

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""How a cell begins that a spreadsheet would run as a formula; words of documents never should."""


def csv_text(table: Table[Any]) -> str:
    """The table as CSV with a head, UTF-8; an empty cell is unknown, never 0."""
    lines = [csv_line([column.name for column in table.spec.columns])]
    lines += [csv_line(cells) for cells in table.cells()]
    return "\n".join(lines) + "\n"


def csv_line(cells: Sequence[Cell]) -> str:
    """One line of CSV, without its end."""
    written = io.StringIO()
    # The writer quotes what it would end a line with, and nothing else that ends one.
    csv.writer(written, lineterminator="\r\n").writerow([_written(cell) for cell in cells])
    return written.getvalue().removesuffix("\r\n")


def read_csv(spec: TableSpec[Row], text: str) -> Table[Row]:
    """The table that `csv_text` wrote. Raises InputError where it is of other columns."""
    reader = csv.reader(io.StringIO(text, newline=""))
    head = next(reader, [])
    names = [column.name for column in spec.columns]
    if head != names:
        raise InputError(spec.name, "its columns are not those of this table", "export it anew")
    return Table(spec, tuple(_row(spec, cells) for cells in reader))


def read_texts(text: str) -> Iterator[tuple[str, ...]]:
    """The cells of a table that `csv_text` wrote as texts, line by line, the head first; whatever
    its columns are."""
    for cells in csv.reader(io.StringIO(text, newline="")):
        yield tuple(_unescaped(cell) for cell in cells)


def _row(spec: TableSpec[Row], cells: Sequence[str]) -> Row:
    return spec.row(**dict(_values(spec, cells)))


def _values(spec: TableSpec[Any], cells: Sequence[str]) -> Iterator[tuple[str, Any]]:
    enums = spec.code_types
    for column, cell in zip(spec.columns, cells, strict=True):
        value = _read(column.kind, cell)
        code = enums.get(column.name)
        yield column.name, code(value) if code is not None and value is not None else value


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else str(cell)


def _read(kind: ColumnKind, cell: str) -> Cell:
    if cell == "":
        return None
    if kind is ColumnKind.TEXT:
        return _unescaped(cell)
    if kind is ColumnKind.BOOLEAN:
        return cell == "true"
    if kind is ColumnKind.DATE:
        return date.fromisoformat(cell)
    return int(cell) if kind is ColumnKind.INTEGER else float(cell)


def _unescaped(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
