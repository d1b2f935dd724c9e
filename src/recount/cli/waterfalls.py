"""What `recount explain --links` prints: for each pair a waterfall of what speaks for and against.

Each bar begins where the one above it ends, so that the last one ends at the sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from recount.app.desk.words import counted
from recount.app.explaining_links import ExplainedLink, ExplainedLinks, Part, bars
from recount.cli.citing import Citations
from recount.cli.lines import print_at, print_heading
from recount.cli.quotes import place, print_quote

WIDTH = 30
FOR, AGAINST = "█", "░"


def print_links(screen: Console, found: ExplainedLinks) -> None:
    """Every pair with its words and its waterfall; words that were shown stand as their number."""
    if found.renamed:
        print_at(screen, 0, Text(found.renamed, style="yellow"))
    screen.print(Text(found.event.id, style="bold"))
    rule = f"Two accounts are of one happening where the sum reaches {found.mark:g}."
    screen.print(Text(rule, style="dim"))
    cited = Citations()
    for link in found.links:
        _print_link(screen, link, cited)
    if not found.links:
        screen.print("It rests on one claim; there is nothing to compare.")
    if found.left_out:
        screen.print(f"\n{counted(found.left_out, 'pair')} between these are left out.")


def _print_link(screen: Console, link: ExplainedLink, cited: Citations) -> None:
    print_heading(screen, f"{_sum_words(link)}", "")
    for quoted in (link.first, link.second):
        number, before = cited.number(quoted)
        label = f"({number}) "
        if before:
            print_at(screen, 2, Text(place(quoted), style="cyan"), label)
        else:
            print_quote(screen, 2, quoted, label=label)
    for bar, part in zip(drawn_bars(link.parts), link.parts, strict=True):
        style = "green" if (part.weight or -1) > 0 else "red"
        line = Text.assemble(
            (f"{part.name:<12}", "bold"), (bar, style), f" {_signed(part.weight):>6}  {part.reason}"
        )
        print_at(screen, 2, line, "")
    if link.decided:
        print_at(screen, 2, Text(link.decided, style="bold"), "")


def _sum_words(link: ExplainedLink) -> str:
    if link.total is None:
        return "Ruled out by themselves"
    verdict = "one happening" if link.one else "not enough by themselves"
    return f"Sum {link.total:g}: {verdict}"


def _signed(weight: float | None) -> str:
    return "never" if weight is None else f"{weight:+g}"


def drawn_bars(parts: Sequence[Part]) -> Iterator[str]:
    """The bars of a waterfall, each as wide as the whole picture; one that rules out fills it."""
    reaches = list(bars(parts))
    low, high = min([0.0, *map(min, reaches)]), max([0.0, *map(max, reaches)])
    scale = WIDTH / (high - low) if high > low else 0.0
    for part, reach in zip(parts, reaches, strict=True):
        if part.weight is None:
            yield AGAINST * WIDTH
            continue
        start, end = (round((at - low) * scale) for at in sorted(reach))
        drawn = (FOR if part.weight > 0 else AGAINST) * max(1, end - start)
        yield f"{' ' * start + drawn:<{WIDTH}}"[:WIDTH]
