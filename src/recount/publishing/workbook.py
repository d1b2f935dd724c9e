"""Tables as an Excel workbook: a sheet for each, and one that says what the columns mean."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from recount.publishing.columns import Cell, ColumnKind, Table
from recount.publishing.losses import LossBook, LossKind

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""So many characters a cell of a workbook can hold."""
FIRST_DAY = date(1900, 3, 1)
"""Days before are not the same in every program that reads workbooks."""
PINNED = datetime(2000, 1, 1)  # noqa: DTZ001  a workbook has no time zones
"""When every workbook says that it was made, so that the same ledger gives the same bytes."""
_WIDTHS = {ColumnKind.TEXT: 22, ColumnKind.DATE: 11}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook_bytes(tables: Sequence[Table[Any]], book: LossBook) -> bytes:
    """The workbook; a text that is too long for a cell is cut, and noted."""
    import xlsxwriter

    written = io.BytesIO()
    with xlsxwriter.Workbook(written, _OPTIONS) as workbook:
        workbook.set_properties({"created": PINNED})
        for table in tables:
            _sheet(workbook, table, book)
        _meanings(workbook, tables)
    return written.getvalue()


def _sheet(workbook: Workbook, table: Table[Any], book: LossBook) -> None:
    sheet = workbook.add_worksheet(table.spec.name)
    bold = workbook.add_format({"bold": True})
    days = workbook.add_format({"num_format": "yyyy-mm-dd"})
    columns = table.spec.columns
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.name, bold)
        sheet.set_column(at, at, _WIDTHS.get(column.kind, 10))
    for line, cells in enumerate(table.cells(), start=1):
        for at, cell in enumerate(cells):
            kept = _kept(cell, f"{table.spec.name}.{columns[at].name}", str(cells[0]), book)
            _write(sheet, (line, at), kept, days)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(columns) - 1)


def _kept(cell: Cell, column: str, record: str, book: LossBook) -> Cell:
    if isinstance(cell, str) and len(cell) > LONGEST:
        reason = f"a cell of a workbook holds {LONGEST} characters; the rest is cut"
        book.note(LossKind.NARROWED, column, reason, record)
        return cell[:LONGEST]
    if isinstance(cell, date) and cell < FIRST_DAY:
        return cell.isoformat()
    return cell


def _write(sheet: Worksheet, at: tuple[int, int], cell: Cell, days: Any) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(*at, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(*at, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(*at, cell, days)
    elif cell is not None:
        sheet.write_string(*at, cell)


def _meanings(workbook: Workbook, tables: Sequence[Table[Any]]) -> None:
    sheet = workbook.add_worksheet("columns")
    bold = workbook.add_format({"bold": True})
    for at, name in enumerate(("table", "column", "meaning", "codes")):
        sheet.write_string(0, at, name, bold)
        sheet.set_column(at, at, 60 if name in ("meaning", "codes") else 18)
    told = ((table.spec.name, column) for table in tables for column in table.spec.columns)
    for line, (name, column) in enumerate(told, start=1):
        codes = "; ".join(f"{value} {meaning}" for value, meaning in column.codes)
        for at, text in enumerate((name, column.name, column.meaning, codes)):
            sheet.write_string(line, at, text)
    sheet.freeze_panes(1, 0)
