"""The page of methods that recorders publish, as text, as Markdown, and as a page of its own."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

WIDTH = 88
"""The widest line of the page as text."""


class MethodsFormat(StrEnum):
    """How a page of methods is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class MethodsTable:
    """Rows under headings; a first column that names each row."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class MethodsSection:
    """One part of a page of methods.

    `own` are the publisher's own words; `missing` says what only the publisher can add and has
    not; `paragraphs`, `items` and `table` follow from the rules.
    """

    key: str
    title: str
    own: tuple[str, ...] = ()
    missing: str = ""
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    numbered: bool = False
    table: MethodsTable | None = None


@dataclass(frozen=True, slots=True)
class MethodsPage:
    """A page of methods: `label` names the methodology by name, version and hash."""

    title: str
    label: str
    digest: str
    sections: tuple[MethodsSection, ...]


def methods_text(page: MethodsPage, form: MethodsFormat) -> str:
    """The page in the form that is asked for; it ends with a line end."""
    return _FORMS[form](page)


def _text(page: MethodsPage) -> str:
    lines = [page.title, "=" * len(page.title)]
    for section in page.sections:
        lines += ["", section.title, "-" * len(section.title)]
        for paragraph in _told(section):
            lines += [*textwrap.wrap(paragraph, WIDTH), ""]
        for mark, item in _marked(section, "- "):
            indent = " " * len(mark)
            lines += textwrap.wrap(item, WIDTH, initial_indent=mark, subsequent_indent=indent)
        lines += _columns(section.table) if section.table else []
        lines = lines[:-1] if lines[-1] == "" else lines
    return "\n".join(lines) + "\n"


def _told(section: MethodsSection) -> Iterator[str]:
    yield from section.own
    yield from section.paragraphs
    if section.missing:
        yield f"[{section.missing}]"


def _marked(section: MethodsSection, dot: str) -> Iterable[tuple[str, str]]:
    for number, item in enumerate(section.items, start=1):
        yield f"{number}. " if section.numbered else dot, item


def _columns(table: MethodsTable) -> list[str]:
    """A table as text; its last column takes as many lines as it needs."""
    rows = [table.headings, *table.rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.headings) - 1)]
    lines = []
    for row in rows:
        head = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        indent = " " * (len(head) + 2)
        wrapped = textwrap.wrap(row[-1], max(20, WIDTH - len(indent))) or [""]
        lines.append(f"{head}  {wrapped[0]}".rstrip())
        lines += [indent + more for more in wrapped[1:]]
    return lines


def _markdown(page: MethodsPage) -> str:
    parts = [f"# {page.title}"]
    for section in page.sections:
        parts.append(f"## {section.title}")
        parts += [*section.own, *section.paragraphs]
        parts += [f"*{section.missing}*"] if section.missing else []
        items = [f"{mark}{item}" for mark, item in _marked(section, "- ")]
        parts += ["\n".join(items)] if items else []
        parts += [_markdown_table(section.table)] if section.table else []
    return "\n\n".join(parts) + "\n"


def _markdown_table(table: MethodsTable) -> str:
    rows = [table.headings, tuple("---" for _ in table.headings), *table.rows]
    return "\n".join(_markdown_row(row) for row in rows)


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _html(page: MethodsPage) -> str:
    from importlib.resources import files

    from jinja2 import Environment, StrictUndefined

    source = files("recount.resources") / "methods-page.html"
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(source.read_text(encoding="utf-8"))
    return template.render(page=page).rstrip() + "\n"


_FORMS: Mapping[MethodsFormat, Callable[[MethodsPage], str]] = {
    MethodsFormat.TEXT: _text,
    MethodsFormat.MARKDOWN: _markdown,
    MethodsFormat.HTML: _html,
}
