"""Headings and lines of text that keep to their column."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from recount.cli.covering import covered_text


def print_at(screen: Console, indent: int, text: Text | str, label: str = "") -> None:
    """Text that begins at a column and stays right of it, with nothing after its last word; a
    label stands left of its first line."""
    plain = covered_text(Text(text) if isinstance(text, str) else text)
    column = indent + len(label)
    for position, line in enumerate(plain.wrap(screen, screen.width - column)):
        line.rstrip()
        margin = " " * column if position else " " * indent + label
        screen.print(Text(margin) + line, no_wrap=True)


def print_heading(screen: Console, title: str, rest: str = "") -> None:
    """A title after an empty line."""
    screen.print()
    print_at(screen, 0, Text.assemble((title, "bold"), (rest, "dim")))


def print_section(screen: Console, title: str, lines: Sequence[str]) -> None:
    """Lines under a heading; nothing where there are none."""
    if lines:
        print_heading(screen, title)
    for line in lines:
        print_at(screen, 2, line)
