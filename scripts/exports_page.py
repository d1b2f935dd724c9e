"""The page of what each export holds, from the tables themselves."""

from __future__ import annotations

from typing import Any

from recount.publishing.columns import Column, TableSpec
from recount.publishing.formats import GRAPHS, SHAPES, SPECS, Shape
from recount.publishing.losses import MEANINGS

HEAD = """\
# What leaves a ledger

This page is written by `scripts/write_docs.py` from the tables themselves.

`recount export FORMAT --to FOLDER` writes the files of a format, and beside them `losses.json`: all
that could not come along, with why and with the ids of the records. The same ledger always gives
the same bytes. An empty cell is unknown; it is never 0.

Of persons only those fields are in these files that somebody decided to publish, one by one; a mark
stands for every other name in quotes and headlines, and `losses.json` says where
([personal data](personal-data.md)). `jsonl` alone, the working copy, holds everything.
"""


def exports_page() -> str:
    """Every format, every kind of loss, every column of every table."""
    about = {shape: made.about for shape, made in SHAPES.items()}
    about |= {shape: told for shape, (_, told) in GRAPHS.items()}
    formats = [(f"`{shape.value}`", about[shape]) for shape in Shape]
    kinds = [(f"`{kind.value}`", meaning) for kind, meaning in MEANINGS.items()]
    parts = [HEAD, "## Formats\n", _table(("format", "what it is"), formats)]
    parts += ["## Losses\n", _table(("kind", "meaning"), kinds)]
    for spec in SPECS:
        parts += _told(spec)
    return "\n".join(parts)


def _told(spec: TableSpec[Any]) -> list[str]:
    rows = [_column(column) for column in spec.columns]
    head = f"## {spec.title} (`{spec.name}`)\n"
    return [head, f"{spec.about}\n", _table(("column", "type", "empty", "meaning"), rows)]


def _column(column: Column) -> tuple[str, ...]:
    codes = "; ".join(_code(value, meaning) for value, meaning in column.codes)
    meaning = f"{column.meaning}: {codes}." if codes else f"{column.meaning}."
    empty = "may be" if column.may_be_empty else "never"
    return f"`{column.name}`", column.kind.value, empty, meaning


def _code(value: Any, meaning: str) -> str:
    told = str(value).casefold().replace("_", " ") == meaning
    return f"`{value}`" if told else f"`{value}` {meaning}"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)
