"""What `recount show` prints."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from recount.app.desk.words import counted, dated_words, plain
from recount.app.reports import Dropped
from recount.app.showing import DatedDocument, Finding, Shown
from recount.cli.lines import print_at, print_heading, print_section
from recount.cli.quotes import BRIEF, print_contradictions, print_quote, words
from recount.cli.tables import event_table


def print_overview(screen: Console, shown: Shown) -> None:
    """The events as a table, and below it all that a reader of it must know."""
    print_at(screen, 0, _summary(shown))
    screen.print()
    if shown.events:
        screen.print(event_table(shown.events))
        _print_date_notes(screen, shown)
    print_section(screen, "Grades", shown.grades)
    print_section(screen, "Not in, or not certainly, by the methodology", shown.left_out)
    print_section(screen, "Still open", [one.message for one in shown.remainders])
    print_section(screen, "Status in dispute", shown.disputes)
    _findings(screen, "Strength", shown.strengths)
    _findings(screen, "Persons", shown.people)
    _findings(screen, "Answers", shown.responses)
    print_section(screen, "Dates of documents", [_dated(one) for one in shown.inferred])
    print_contradictions(screen, shown.contradictions)
    _dropped(screen, "Not read", shown.unread)
    _dropped(screen, "Refused", shown.refused)
    print_section(screen, "Problems", [f"{plain(c)}: {n:,}" for c, n in shown.problems.items()])


def _summary(shown: Shown) -> str:
    documents = counted(shown.documents, "document")
    origins = counted(shown.origins, "independent origin")
    by = f"; numbers by the methodology {shown.methodology}" if shown.methodology else ""
    return f"{counted(len(shown.events), 'event')} from {documents} of {origins}{by}"


def _print_date_notes(screen: Console, shown: Shown) -> None:
    """What dates rest on that the text does not write out, with the events that it is said of."""
    noted: dict[str, list[str]] = {}
    for line in shown.events:
        if line.date_note:
            text, _, basis = line.date_note.rpartition(": ")
            noted.setdefault(basis, []).append(f"{line.short} {text}".strip())
    for basis, events in noted.items():
        print_at(screen, 0, Text(f"* {basis}: {', '.join(events)}", style="dim"))


def _dated(row: DatedDocument) -> str:
    found = dated_words(row.dated)
    because = ", ".join(f"[{one.start}:{one.end}] {words(one.quote)}" for one in row.because)
    note = f", {found.note}" if found.note else ""
    return f"{row.document}: {found.text}{note}" + (f": {because}" if because else "")


def _findings(screen: Console, title: str, findings: Sequence[Finding]) -> None:
    if not findings:
        return
    print_heading(screen, title)
    for finding in findings:
        print_at(screen, 2, finding.said)
        print_quote(screen, 4, finding.quote, BRIEF)


def _dropped(screen: Console, title: str, rows: Sequence[Dropped]) -> None:
    print_section(screen, title, [f"{row.record}: {row.reason}" for row in rows])
