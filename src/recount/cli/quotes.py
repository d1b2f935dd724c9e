"""Quoted words, with where they stand."""

from __future__ import annotations

from rich.text import Text

from recount.app.quoting import Quoted

LONGEST = 300
"""More of a quote than this is cut in its middle; its offsets say where the rest is."""


def quote_line(quoted: Quoted) -> Text:
    """`africom-0919 [120:144] “killed eight fighters”`, with who says it."""
    line = Text(f"{quoted.document} [{quoted.start}:{quoted.end}] ", style="cyan")
    line.append(words(quoted.quote), style="default")
    line.append(f"  {quoted.speaker}, {quoted.stance}", style="dim")
    return line


def words(quote: str) -> str:
    """A quote on one line, between quotation marks."""
    plain = " ".join(quote.split())
    if len(plain) > LONGEST:
        plain = f"{plain[: LONGEST // 2].rstrip()} … {plain[-LONGEST // 2 :].lstrip()}"
    return f"“{plain}”"
