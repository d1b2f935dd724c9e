"""Lines of text under one another, and quoted words with where they stand."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from recount.app.quoting import Quoted

LONGEST = 300
"""More of a quote than this is cut in its middle; its offsets say where the rest is."""


def print_at(screen: Console, indent: int, text: Text | str) -> None:
    """Text that begins at a column and stays right of it, with nothing after its last word."""
    plain = Text(text) if isinstance(text, str) else text
    for line in plain.wrap(screen, screen.width - indent):
        line.rstrip()
        screen.print(Text(" " * indent) + line, no_wrap=True)


def print_quote(screen: Console, indent: int, quoted: Quoted) -> None:
    """`africom-0919 [120:144] “killed eight fighters”`, and who says it."""
    line = Text()
    line.append(f"{quoted.document} [{quoted.start}:{quoted.end}] ", style="cyan")
    line.append(words(quoted.quote))
    said = Text(f"{quoted.speaker}, {quoted.stance}", style="dim")
    if indent + len(line) + 2 + len(said) <= screen.width:
        print_at(screen, indent, line + Text("  ") + said)
        return
    print_at(screen, indent, line)
    print_at(screen, indent + 2, said)


def words(quote: str) -> str:
    """A quote on one line, between quotation marks."""
    plain = " ".join(quote.split())
    if len(plain) > LONGEST:
        plain = f"{plain[: LONGEST // 2].rstrip()} … {plain[-LONGEST // 2 :].lstrip()}"
    return f"“{plain}”"
