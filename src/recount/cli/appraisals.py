"""What `recount assess` prints: assumptions, then the answer, then what weakens it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from recount.analysis import Appraisal, Table
from recount.cli.lines import print_at, print_heading

MOST_ROWS = 40
"""Longer tables are cut; `--json` gives all of it."""


def print_appraisal(screen: Console, found: Appraisal[Any]) -> None:
    """The whole answer; what it rests on comes first."""
    screen.print(Text(found.title, style="bold"))
    _points(screen, "Assumed", found.assumptions)
    _points(screen, "Answer", found.answers)
    _points(screen, "Mind", found.caveats)
    for table in found.tables:
        _print_table(screen, table)
    data = found.data
    until = f" until {data.as_of}" if data.as_of else ""
    screen.print()
    rules = f"; rules: {data.methodology}" if data.methodology else ""
    print_at(screen, 0, Text(f"Data: {data.ledger}{until}{rules}. {data.licence}", style="dim"))


def _points(screen: Console, title: str, sentences: Sequence[str]) -> None:
    if sentences:
        print_heading(screen, title)
    for sentence in sentences:
        print_at(screen, 2, sentence, "- ")


def _print_table(screen: Console, table: Table) -> None:
    if not table.rows:
        return
    print_heading(screen, table.title)
    grid = Grid(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold",
        padding=(0, 1, 0, 0),
    )  # fmt: skip
    for at, name in enumerate(table.head):
        grid.add_column(name, justify="right" if at in table.numeric else "left")
    for row in table.rows[:MOST_ROWS]:
        grid.add_row(*row.cells)
    screen.print(grid)
    if len(table.rows) > MOST_ROWS:
        more = len(table.rows) - MOST_ROWS
        print_at(screen, 2, Text(f"{more:,} more rows; --json gives all", style="dim"))
