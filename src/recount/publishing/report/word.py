"""A report as a Word file: real headings, tables, captions and links, to be worked on further."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from functools import singledispatchmethod
from typing import Any

from recount.publishing.report.blocks import (
    Block,
    Facts,
    Heading,
    Items,
    KeyFigures,
    Paragraph,
    Picture,
    Quotation,
    Report,
    Run,
    Sheet,
    Style,
    Text,
    Tone,
)
from recount.publishing.report.directions import stretches
from recount.publishing.report.typesetting import png_bytes
from recount.publishing.report.word_styles import (
    INK,
    PAGE_WIDTH,
    add_anchor,
    add_field,
    add_link,
    edged,
    ruled,
    set_styles,
    topped,
    unpadded,
    without_thumbnail,
)

_THEN = datetime(2000, 1, 1)  # noqa: DTZ001  Word's properties have no zone


def docx_bytes(report: Report) -> bytes:
    """The file; its times are fixed, so that the same report gives the same bytes."""
    import docx

    document = docx.Document()
    set_styles(document, report)
    writer = _Writer(document)
    writer.open(report)
    for block in report.blocks:
        if isinstance(block, Heading) and not writer.chapters:
            writer.contents(report)
        writer.write(block)
    about = document.core_properties
    about.title, about.author, about.language = report.title, report.publisher, "en"
    about.created = about.modified = _THEN
    about.last_modified_by = about.comments = ""
    without_thumbnail(document)
    written = io.BytesIO()
    document.save(written)
    return _untimed(written.getvalue())


def _untimed(data: bytes) -> bytes:
    """The same archive without the time at which it was packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()


def _chapter(number: int) -> str:
    return f"chapter-{number}"


class _Writer:
    """Puts one block after the other into a document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._anchors = 0
        self.chapters = 0
        # To find a style by its name takes the library longer than to write a paragraph.
        self._styles = {style.name: style.style_id for style in document.styles}

    def open(self, report: Report) -> None:
        """The head of the first page."""
        for style, text in (
            ("Imprint", f"{report.publisher}    {report.imprint}".strip()),
            ("Title", report.title),
            ("Subtitle", report.subtitle),
        ):
            self._paragraph(style, text)

    def contents(self, report: Report) -> None:
        """The chapters, each a link. Their pages are not told: Word would count them only when
        asked to, and show wrong ones until then."""
        self._paragraph("Heading 3", "Contents")
        chapters = [one for one in report.blocks if isinstance(one, Heading) and one.level == 1]
        for number, one in enumerate(chapters, start=1):
            self._fill(
                self._paragraph("Entry"), (Run(f"{number}  {one.text}", to=_chapter(number)),)
            )

    @singledispatchmethod
    def write(self, block: Block) -> None:
        """One block."""
        raise TypeError(type(block))

    @write.register
    def _(self, block: Heading) -> None:
        numbered = ""
        if block.level == 1:
            self.chapters += 1
            numbered = f"{self.chapters}  "
        row = self._paragraph(f"Heading {block.level}", numbered + block.text)
        if block.aside:
            row.add_run(f"\t{block.aside}")._r.style = self._styles["Aside"]
            edged(row._p.get_or_add_pPr(), "top", 6, INK)
        for anchor in (block.anchor, _chapter(self.chapters) if numbered else ""):
            if anchor:
                self._anchors += 1
                add_anchor(row, anchor, self._anchors)

    @write.register
    def _(self, block: Paragraph) -> None:
        styles = {Tone.LEAD: "Lead", Tone.NOTE: "Note", Tone.MISSING: "Missing"}
        self._fill(self._paragraph(styles.get(block.tone, "Normal")), block.text)

    @write.register
    def _(self, block: Items) -> None:
        style = "List Number" if block.numbered else "List Bullet"
        for row in block.rows:
            self._fill(self._paragraph(style), row)

    @write.register
    def _(self, block: KeyFigures) -> None:
        table = self._document.add_table(1, len(block.figures))
        topped(table)
        for cell, one in zip(table.rows[0].cells, block.figures, strict=True):
            cell.paragraphs[0]._p.style = self._styles["Key figure"]
            cell.paragraphs[0].add_run(one.value)
            cell.add_paragraph(style="Cell").add_run(one.label).bold = True
            cell.add_paragraph(one.note, style="Cell")
        self._paragraph("Note")

    @write.register
    def _(self, block: Facts) -> None:
        table = self._table(tuple(block.pairs), (20, 80))
        for row in table.rows:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        self._paragraph("Gap").paragraph_format.keep_with_next = True

    @write.register
    def _(self, block: Picture) -> None:
        from docx.shared import Mm

        row = self._paragraph("Picture")
        shape = row.add_run().add_picture(io.BytesIO(png_bytes(block)), width=Mm(PAGE_WIDTH))
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")
        shape._inline.docPr.set("descr", block.alt)
        self._caption("Figure", block.caption)

    @write.register
    def _(self, block: Sheet) -> None:
        if block.caption:
            self._caption("Table", block.caption)
        heads = tuple((Run(name, Style.STRONG),) for name in block.headings)
        table = self._table((heads, *block.rows), block.shares)
        for row in table.rows if block.right else ():
            cells = row.cells
            for column in block.right:
                cells[column].paragraphs[0].alignment = 2
        ruled(table)
        self._paragraph("Gap")

    @write.register
    def _(self, block: Quotation) -> None:
        said = self._paragraph("Quote")
        self._run(said, Run(f"“{block.words}”"))
        by = self._paragraph("Quoted from")
        by.add_run(block.by).bold = True
        by.add_run(" · ")
        self._fill(by, block.source)

    def _paragraph(self, style: str, text: str = "") -> Any:
        row = self._document.add_paragraph(text)
        row._p.style = self._styles[style]
        return row

    def _caption(self, kind: str, text: str) -> None:
        row = self._paragraph("Caption")
        row.paragraph_format.keep_with_next = kind == "Table"
        row.add_run(f"{kind} ").bold = True
        add_field(row, f"SEQ {kind} \\* ARABIC")
        row.add_run(f"  {text}")

    def _table(self, rows: Iterator[Any] | tuple[Any, ...], shares: tuple[int, ...]) -> Any:
        from docx.shared import Mm

        held = list(rows)
        table = self._document.add_table(len(held), len(shares))
        table.autofit = False
        unpadded(table)
        widths = [Mm(PAGE_WIDTH * share / sum(shares)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row, told in zip(table.rows, held, strict=True):
            for cell, text, width in zip(row.cells, told, widths, strict=True):
                cell.width = width
                line = cell.paragraphs[0]
                line._p.style = self._styles["Cell"]
                self._fill(line, (Run(text, Style.SOFT),) if isinstance(text, str) else text)
        return table

    def _fill(self, row: Any, text: Text) -> None:
        for run in text:
            if run.to:
                add_link(row, run.text, run.to)
            else:
                self._run(row, run)

    def _run(self, row: Any, run: Run) -> None:
        for piece, turned in stretches(run.text):
            made = row.add_run(piece)
            made.bold = run.style is Style.STRONG or None
            made.italic = run.style is Style.EMPHASIS or None
            if run.style is Style.SOFT:
                made._r.style = self._styles["Soft"]
            if turned:
                made.font.rtl = True
