"""Tables of articles, CSV and TSV: one document a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from recount.errors import InputError
from recount.intake.days import day_in
from recount.intake.decode import decode, tidy
from recount.intake.draft import (
    FIELDS,
    FILE_BYTES,
    TEXT_BYTES,
    Draft,
    Field,
    Refused,
    Source,
    Taken,
    name_for,
)
from recount.intake.page_metadata import language_tag

COLUMNS = {
    "text": "text", "body": "text", "content": "text", "id": "id", "title": "title",
    "headline": "title", "published": "published", "date": "published",
    "published_at": "published", "publication_date": "published", "publisher": "publisher",
    "source": "publisher", "url": "url", "link": "url", "language": "language", "lang": "language",
}  # fmt: skip
_NEED = "name the column of the article texts 'text' (or 'body' or 'content')"


def read_table(source: Source) -> Iterator[Taken | Refused]:
    """One document of each row with a text; InputError where no column is named for texts.

    Rows are numbered as a spreadsheet numbers them: the head is row 1.
    """
    raw = source.read(FILE_BYTES)
    text, encoding = decode(raw, source.name)
    rows = _rows(tidy(text), source)
    head = _head(next(rows, []), source)
    texts: dict[str, str] = {}
    number = 1
    for number, row in enumerate(rows, 2):
        if not any(cell.strip() for cell in row):
            continue
        try:
            cells = _cells(row, head, source, f"row {number}")
            draft = _draft(cells, f"row {number}, {encoding}", source)
            document_id = cells.get("id") or name_for(source.path.stem, *row)
            if texts.setdefault(document_id, draft.text) != draft.text:
                what = f"the id {document_id!r} stands in an earlier row with another text"
                raise source.refusal(what, "give each article its own id", f"row {number}")
            yield draft.named(document_id, source.file, raw)
        except InputError as error:
            yield Refused(error.record, error)
    if number == 1:
        raise source.refusal("the table has no article", "fill it in, or leave it out")


def _draft(cells: dict[str, str], place: str, source: Source) -> Draft:
    """`place` says which row, and how it was decoded."""
    row = place.partition(",")[0]
    found = {
        name: Field(cells[name], f"the table's column for {name}")
        for name in FIELDS
        if name in cells
    }
    if "published" in found:
        day = day_in(cells["published"])
        if day is None:
            what = f"its date, {cells['published']!r}, cannot be read in one way only"
            raise source.refusal(what, "write it as 2019-09-20", row)
        found["published"] = Field(day, found["published"].source)
    if "language" in found and (tag := language_tag(cells["language"])):
        found["language"] = Field(tag, found["language"].source)
    return Draft(cells["text"], f"the table's column for texts, {place}", "text/csv", found)


def _rows(text: str, source: Source) -> Iterator[list[str]]:
    csv.field_size_limit(TEXT_BYTES)
    first = text.partition("\n")[0]
    tabs = source.path.suffix.lower() == ".tsv"
    delimiter = "\t" if tabs else max(",;\t", key=first.count)
    reader: Any = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        what = f"line {reader.line_num} breaks the table ({error})"
        raise source.refusal(what, "check its quotes, or save it again as CSV") from error


def _head(row: list[str], source: Source) -> list[str | None]:
    """The field of each column; the first column of a field is the one that counts."""
    names = [COLUMNS.get(cell.strip().lower()) for cell in row]
    head = [name if name not in names[:index] else None for index, name in enumerate(names)]
    if "text" not in head:
        listed = ", ".join(repr(cell.strip()) for cell in row[:12])
        raise source.refusal(f"no column is named for texts (there are {listed})", _NEED)
    return head


def _cells(row: list[str], head: list[str | None], source: Source, part: str) -> dict[str, str]:
    if len(row) > len(head) and any(cell.strip() for cell in row[len(head) :]):
        what = f"the row has {len(row)} cells and the head {len(head)}"
        raise source.refusal(what, "check its quotes", part)
    pairs = zip(head, row, strict=False)
    cells = {name: cell.strip() for name, cell in pairs if name and cell.strip()}
    if not any(letter.isalnum() for letter in cells.get("text", "")):
        raise source.refusal("the row has no text", "fill it in, or take the row out", part)
    return cells
