"""PDF files: their text in reading order, without what every page repeats."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from recount.intake.days import written_forms
from recount.intake.decode import tidy
from recount.intake.draft import FILE_BYTES, Draft, Field, Source, Taken, name_for, without_title
from recount.intake.pdf_lines import Line, flowing_text, split_furniture

_LINE_ENDS = (2, 10, 13, 0xFFFE)
"""PDFium writes 2, or formerly FFFE, where a hyphen breaks a word, and no line end after it."""
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_NO_TITLE = re.compile(
    r"(microsoft \w+ - .*|untitled.*|\(?anonymous\)?|\(?unspecified\)?|\S+\.\w{2,4})?$", re.I
)


def read_pdf(source: Source) -> Iterator[Taken]:
    """One document of a PDF; InputError for a locked, broken or empty file or one of pictures."""
    raw = source.read(FILE_BYTES)
    draft = draft_of_pdf(raw, source)
    yield draft.named(name_for(source.path.stem, raw), source.file, raw)


def draft_of_pdf(raw: bytes, source: Source, part: str = "") -> Draft:
    """The text of a PDF's pages as one flow, and its title and day where they can be trusted."""
    pdf = _open(raw, source, part)
    try:
        pages = [_lines(page) for page in pdf]
        metadata = pdf.get_metadata_dict()
    except Exception as error:  # whatever PDFium meets in a broken page concerns that file alone
        what = f"a page of the PDF is broken ({type(error).__name__})"
        raise source.refusal(what, "save it again, or print it to a new PDF", part) from error
    finally:
        pdf.close()
    if not any(line.text.strip() for page in pages for line in page):
        cure = "have its text recognised (OCR) first"
        raise source.refusal("its pages are pictures without text", cure, part)
    body, furniture = split_furniture(pages)
    text = tidy(flowing_text(body))
    fields = _fields(metadata, " ".join([text[:3000], *furniture]), " ".join(furniture))
    dropped = ", less the lines that every page repeats" if furniture else ""
    text = without_title(text, fields.get("title"))
    return Draft(text, f"text of {len(pages)} PDF pages{dropped}", "application/pdf", fields)


def _open(raw: bytes, source: Source, part: str) -> Any:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(raw)
    except PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            cure = "open it with its password and save it without"
            raise source.refusal("the PDF is encrypted", cure, part) from error
        raise source.refusal("the PDF is broken", "fetch it again", part) from error


def _lines(page: Any) -> tuple[Line, ...]:
    """The lines of a page in the file's order, with the box of each, in points."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    height, lines = page.get_height(), []
    total = textpage.count_chars()
    codes = [pdfium.FPDFText_GetUnicode(textpage, index) for index in range(total)]
    begin = 0
    for index, code in enumerate(codes, 1):
        if index == total or code in _LINE_ENDS:
            lines.append(_line(textpage, codes, (begin, index), height))
            begin = index
    textpage.close()
    return tuple(line for line in lines if line.text.strip())


def _line(textpage: Any, codes: list[int], part: tuple[int, int], page_height: float) -> Line:
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    origins = []
    for index in range(*part):
        if codes[index] > 32:
            pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
            origins.append((x.value, y.value))
    left, base = min(origins, default=(0.0, 0.0), key=lambda at: at[0])
    size = pdfium.FPDFText_GetFontSize(textpage, part[0])
    text = "".join(chr(code) for code in codes[slice(*part)])
    return Line(text, left, base, size, page_height)


def _fields(metadata: dict[str, str], seen: str, furniture: str) -> dict[str, Field]:
    """What the file says of itself and the pages confirm.

    The day on which a PDF was made is often the day on which somebody printed an old page, and its
    author may be anyone: both count only where they are printed on the pages too.
    """
    fields = {}
    title, author = metadata.get("Title", "").strip(), metadata.get("Author", "").strip()
    if not _NO_TITLE.match(title):
        fields["title"] = Field(tidy(title), "PDF Title")
    if found := _MADE.match(metadata.get("CreationDate", "")):
        fields["published"] = _confirmed_day(found, seen)
    if author and author in furniture:
        fields["publisher"] = Field(tidy(author), "PDF Author, printed on every page")
    return fields


def _confirmed_day(found: re.Match[str], seen: str) -> Field:
    try:
        made = date(*map(int, found.groups()))
    except ValueError:
        return Field(None, "left empty: PDF CreationDate is no day")
    forms = "|".join(map(re.escape, written_forms(made)))
    if re.search(rf"(?<!\d)({forms})(?!\d)", seen.lower()):
        return Field(made.isoformat(), "PDF CreationDate, printed on its pages too")
    return Field(None, f"left empty: the file was made on {made}, which its pages do not confirm")
