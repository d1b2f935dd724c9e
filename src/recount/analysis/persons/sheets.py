"""Tables with a head as rows of text: CSV, TSV, and the first sheet of an XLSX."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from recount.errors import InputError

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COLUMN = re.compile(r"[A-Z]+")
_TROUBLES = (
    OSError, UnicodeDecodeError, ValueError, KeyError, zipfile.BadZipFile, ElementTree.ParseError,
)  # fmt: skip
MOST = 200_000_000
"""Bytes of a part of a workbook that are read; more is no list of persons."""


def rows_of(path: Path) -> tuple[list[str], list[list[str]]]:
    """The head of a table and its rows. Raises InputError where it cannot be read."""
    try:
        rows = _workbook(path) if path.suffix.lower() == ".xlsx" else _delimited(path)
    except _TROUBLES as error:
        what = f"it is no table that can be read ({error})"
        raise InputError(str(path), what, "give CSV in UTF-8, or XLSX") from None
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        raise InputError(str(path), "it holds no rows", "give a table with a head and rows")
    return [cell.strip() for cell in filled[0]], filled[1:]


def _delimited(path: Path) -> list[list[str]]:
    text = path.read_text("utf-8-sig")
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))


def _workbook(path: Path) -> list[list[str]]:
    with zipfile.ZipFile(path) as book:
        names = book.namelist()
        shared = _shared(book) if "xl/sharedStrings.xml" in names else []
        sheet = min(name for name in names if name.startswith("xl/worksheets/sheet"))
        return [_cells(row, shared) for row in _part(book, sheet).iter(f"{_SPACE}row")]


def _part(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if book.getinfo(name).file_size > MOST:
        raise InputError(name, f"it is larger than {MOST:,} bytes", "save the list as CSV")
    return ElementTree.fromstring(book.read(name))


def _shared(book: zipfile.ZipFile) -> list[str]:
    return [_text(one) for one in _part(book, "xl/sharedStrings.xml").iter(f"{_SPACE}si")]


def _text(element: ElementTree.Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_SPACE}t"))


def _cells(row: ElementTree.Element, shared: list[str]) -> list[str]:
    found = dict(_placed(row, shared))
    return [found.get(place, "") for place in range(max(found, default=-1) + 1)]


def _placed(row: ElementTree.Element, shared: list[str]) -> Iterator[tuple[int, str]]:
    for place, cell in enumerate(row.iter(f"{_SPACE}c")):
        named = _COLUMN.match(cell.get("r", ""))
        value = cell.find(f"{_SPACE}v")
        text = (value.text or "") if value is not None else _text(cell)
        if cell.get("t") == "s":
            text = shared[int(text)]
        yield _number(named[0]) if named else place, text


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1
