"""Quoted words, with where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from recount.app.desk.words import CONTRADICTION_WORDS
from recount.app.quoting import Quoted
from recount.cli.covering import covered
from recount.cli.lines import print_at, print_heading
from recount.model.events import Contradiction

LONGEST, BRIEF = 300, 130
"""More of a quote than this is cut in its middle; its offsets say where the rest is."""


def print_quotes(screen: Console, indent: int, quotes: Sequence[Quoted]) -> None:
    """Quotes under one another; several claims of the same words are one."""
    seen: set[tuple[str, int, int]] = set()
    for quoted in quotes:
        at = (quoted.document, quoted.start, quoted.end)
        if at not in seen:
            seen.add(at)
            print_quote(screen, indent, quoted)


def print_quote(
    screen: Console, indent: int, quoted: Quoted, longest: int = LONGEST, label: str = ""
) -> None:
    """`africom-0919 [120:144] “killed eight fighters”`, and who says it; a label goes before."""
    line = Text()
    line.append(place(quoted) + " ", style="cyan")
    line.append(words(quoted.quote, longest))
    said = Text(f"{quoted.speaker}, {quoted.stance}", style="dim")
    column = indent + len(label)
    if column + len(line) + 2 + len(said) <= screen.width:
        print_at(screen, indent, line + Text("  ") + said, label)
        return
    print_at(screen, indent, line, label)
    print_at(screen, column + 2, said)


def place(quoted: Quoted) -> str:
    """Where the words stand: `africom-0919 [120:144]`; in a title, `africom-0919 [title 0:24]`."""
    title = "title " if quoted.in_title else ""
    return f"{quoted.document} [{title}{quoted.start}:{quoted.end}]"


def words(quote: str, longest: int = LONGEST) -> str:
    """A quote on one line, between quotation marks."""
    # A name is covered before it may be cut: half of one is none that could be.
    plain = covered(" ".join(quote.split()))
    if len(plain) > longest:
        head, tail = plain[: longest // 2], plain[-longest // 2 :]
        plain = f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"
    return f"“{plain}”"


def print_contradictions(screen: Console, found: Sequence[Contradiction]) -> None:
    """Their sentences, numbered under a heading; nothing where there are none."""
    if not found:
        return
    print_heading(screen, "Contradictions")
    for position, one in enumerate(found, start=1):
        print_at(screen, 2, contradiction_line(one), f"{position}. ")
    print_at(screen, 2, Text("`recount check` shows the words of each", style="dim"))


def contradiction_line(found: Contradiction) -> Text:
    """What kind of contradiction it is, and its sentence."""
    return Text.assemble((f"{CONTRADICTION_WORDS[found.kind]}. ", "bold red"), found.message)
