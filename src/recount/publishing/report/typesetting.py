"""Setting with Typst, which needs nothing from the system: fonts and all come with the program."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import singledispatch
from importlib.resources import as_file, files
from pathlib import Path
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
    Text,
)
from recount.publishing.report.fonts import are_covered

PRINT_PPI = 220.0


def pdf_bytes(report: Report) -> bytes:
    """The report as PDF, tagged so that a screen reader can read it.

    It bears the mark of PDF/UA-1 unless Typst finds that it cannot: Arabic letters in a drawing
    are drawn, and cannot be told to a screen reader; the drawing's words beside it are.
    """
    from typst import TypstError

    source = _source(report).encode()
    with _fonts() as fonts:
        options = {
            "format": "pdf",
            "font_paths": [str(fonts)],
            # Letters that our fonts lack are left to those of the computer.
            "ignore_system_fonts": are_covered(report.texts()),
            "timestamp": 0,
        }
        try:
            return _compile(source, pdf_standards=["ua-1"], **options)
        except TypstError as error:
            if "PDF/UA" not in str(error):
                raise
            return _compile(source, **options)


def png_bytes(picture: Picture) -> bytes:
    """A drawing as a picture of points, for programs that draw no SVG."""
    size = f"width: {picture.width}pt, height: {picture.height}pt"
    source = f"#set page({size}, margin: 0pt)\n#image(bytes({_said(picture.svg)}), width: 100%)\n"
    with _fonts() as fonts:
        return _compile(
            source.encode(),
            format="png",
            font_paths=[str(fonts)],
            ignore_system_fonts=are_covered([picture.svg]),
            ppi=PRINT_PPI,
        )


def _fonts() -> AbstractContextManager[Path]:
    return as_file(files("recount.resources") / "report" / "fonts")


def _compile(*source: bytes, **more: Any) -> bytes:
    import typst

    compile_any: Any = typst.compile
    made: bytes = compile_any(*source, **more)
    return made


def _source(report: Report) -> str:
    style = (files("recount.resources") / "report" / "report.typ").read_text(encoding="utf-8")
    head = ", ".join(
        f"{name}: {_said(text)}"
        for name, text in (
            ("title", report.title),
            ("subtitle", report.subtitle),
            ("publisher", report.publisher),
            ("running", report.running),
            ("imprint", report.imprint),
        )
    )
    first = next((n for n, one in enumerate(report.blocks) if isinstance(one, Heading)), 0)
    said = [*map(_block, report.blocks)]
    body = "\n".join([*said[:first], "#contents()", *said[first:]])
    return f"{style}\n#show: report.with({head})\n{body}\n"


@singledispatch
def _block(block: Block) -> str:
    raise TypeError(type(block))


@_block.register
def _(block: Heading) -> str:
    anchor = f" <{block.anchor}>" if block.anchor else ""
    if block.aside:
        return f"#titled({_said(block.text)}, {_said(block.aside)}){anchor}"
    return f"#heading(level: {block.level}, {_said(block.text)}){anchor}"


@_block.register
def _(block: Paragraph) -> str:
    return f"#told({_said(block.tone)}, {_text(block.text)})"


@_block.register
def _(block: Items) -> str:
    kind = "enum" if block.numbered else "list"
    return f"#{kind}({', '.join(map(_text, block.rows))})"


@_block.register
def _(block: KeyFigures) -> str:
    cells = (
        f"({_said(one.value)}, {_said(one.label)}, {_said(one.note)})" for one in block.figures
    )
    return f"#keyfigures(({', '.join(cells)},))"


@_block.register
def _(block: Facts) -> str:
    rows = (f"({_said(name)}, {_text(text)})" for name, text in block.pairs)
    return f"#facts(({', '.join(rows)},))"


@_block.register
def _(block: Picture) -> str:
    return f"#picture({_said(block.svg)}, {_said(block.caption)}, {_said(block.alt)})"


@_block.register
def _(block: Sheet) -> str:
    shares = ", ".join(f"{share}fr" for share in block.shares)
    right = ", ".join(str(column) for column in sorted(block.right))
    heads = ", ".join(map(_said, block.headings))
    rows = ", ".join(f"({', '.join(map(_text, row))},)" for row in block.rows)
    return (
        f"#sheet(({shares},), ({right}{',' if right else ''}), ({heads},), "
        f"({rows}{',' if rows else ''}), {_said(block.caption)})"
    )


@_block.register
def _(block: Quotation) -> str:
    return f"#quotation({_said(block.words)}, {_said(block.by)}, {_text(block.source)})"


def _text(text: Text) -> str:
    return "[" + "".join(map(_run, text)) + "]"


def _run(run: Run) -> str:
    if run.to:
        return f"#leads(<{run.to}>, {_said(run.text)})"
    return f"#run({_said(run.style)}, {_said(run.text)})"


def _said(text: str) -> str:
    """A text as Typst writes one, in which nothing is markup."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
