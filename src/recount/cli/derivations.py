"""What `recount explain` and `recount check` print."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from recount.app.checking import Conflict
from recount.app.desk.numbers import Bounds
from recount.app.desk.words import (
    STEP_WORDS,
    counted,
    event_type_words,
    people_words,
    range_text,
)
from recount.app.explaining import (
    ExplainedNumber,
    ExplainedStep,
    Explanation,
    JudgedLine,
    SpokenOf,
)
from recount.app.quoting import Quoted
from recount.app.showing import event_lines
from recount.cli.citing import Citations
from recount.cli.lines import print_at, print_heading, print_section
from recount.cli.quotes import (
    contradiction_line,
    place,
    print_contradictions,
    print_quote,
    print_quotes,
)
from recount.cli.tables import bounds_text

OTHERS = 10
"""So many other events of a total are named; the rest is counted."""


def print_explanation(screen: Console, found: Explanation) -> None:
    """The event, how each number came about, why its claims are together, what is against it."""
    _print_head(screen, found)
    cited = Citations()
    for line in found.judged:
        _print_judged(screen, line, cited)
    for number in found.numbers:
        _print_number(screen, number, cited)
    if found.totals:
        print_heading(screen, "Totals that speak of it")
    for total in found.totals:
        _print_total(screen, total, cited)
    print_section(screen, "Still open", found.remainders)
    print_contradictions(screen, found.contradictions)
    _print_together(screen, found.together, cited)


def _print_head(screen: Console, found: Explanation) -> None:
    if found.renamed:
        print_at(screen, 0, Text(found.renamed, style="yellow"))
    line = event_lines([found.event])[0]
    kind = event_type_words(found.event.type)
    screen.print(Text(f"{kind}, {line.date}, {line.place}", style="bold"))
    screen.print(Text(f"{line.actors}"))
    origins = counted(found.event.origins, "independent origin")
    documents = counted(len(found.event.documents), "document")
    screen.print(Text(f"{found.event.id}; {origins} in {documents}", style="dim"))
    if line.date_note:
        screen.print(Text(f"Date: {line.date_note}", style="dim"))


def _print_judged(screen: Console, line: JudgedLine, cited: Citations) -> None:
    """What the methodology makes of the event, with the rule and the words it rests on."""
    print_heading(screen, line.said, f"   by the rule {line.rule}")
    print_at(screen, 2, line.text)
    cited.print(screen, 4, line.quotes)


def _print_number(screen: Console, number: ExplainedNumber, cited: Citations) -> None:
    bounds = bounds_text(Bounds(number.low, number.best, number.high))
    title = people_words(number.outcome, number.victims)
    rule = f"   by the rule {number.rule}" if number.rule else ""
    print_heading(screen, f"{title[:1].upper()}{title[1:]}: {bounds}", rule)
    if number.origins:
        many = counted(len(number.origins), "independent origin")
        print_at(screen, 2, Text(f"{many}: {'; '.join(number.origins)}", style="dim"))
    for position, step in enumerate(number.steps, start=1):
        _print_step(screen, position, step, cited)


def _print_step(screen: Console, position: int, step: ExplainedStep, cited: Citations) -> None:
    line = Text.assemble((f"{STEP_WORDS[step.kind]}. ", "bold"), step.text)
    if (step.low, step.high) != (None, None):
        line.append(f"  [now {range_text(step.low, step.high)}]", style="green")
    print_at(screen, 0, line, f"{position:>3}. ")
    cited.print(screen, 5, step.quotes)


def _print_total(screen: Console, total: SpokenOf, cited: Citations) -> None:
    """Why a total speaks of the event, the others of which it does, and its words."""
    print_at(screen, 2, f"Perhaps: {total.reason}" if total.perhaps else total.reason)
    lines = event_lines(total.others)
    named = [f"{line.event.id} ({line.date}, {line.place})" for line in lines[:OTHERS]]
    more = len(lines) - len(named)
    if named:
        rest = f" and {more} more" if more else ""
        print_at(screen, 4, Text(f"With {'; '.join(named)}{rest}.", style="dim"))
    cited.print(screen, 4, total.quotes)


def _print_together(
    screen: Console, together: Sequence[tuple[Quoted, str]], cited: Citations
) -> None:
    """Each claim of the event, and why it is held to be of this event."""
    print_heading(screen, "Why these claims are of one event")
    known = {quoted.claim: cited.number(quoted) for quoted, _ in together}
    for quoted, reason in together:
        number, before = known[quoted.claim]
        label = f"({number}) "
        if before:
            print_at(screen, 2, Text(place(quoted), style="cyan"), label)
        else:
            print_quote(screen, 2, quoted, label=label)
        if reason:
            print_at(screen, 2 + len(label), Text(cited.in_numbers(reason), style="dim"))


def print_conflicts(screen: Console, conflicts: Sequence[Conflict]) -> None:
    """Each contradiction in a sentence, then the words that cannot all hold."""
    if not conflicts:
        screen.print("No contradictions were found.")
        return
    for position, conflict in enumerate(conflicts, start=1):
        print_at(screen, 0, contradiction_line(conflict.contradiction), f"{position}. ")
        if conflict.contradiction.remedy:
            print_at(screen, 3, Text(conflict.contradiction.remedy, style="dim"))
        print_quotes(screen, 3, conflict.quotes)
        screen.print()
    screen.print(Text(counted(len(conflicts), "contradiction"), style="dim"))
