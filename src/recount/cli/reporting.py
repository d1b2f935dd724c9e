"""`recount report`: what a ledger holds, for people who read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recount.cli.opening import opened
from recount.cli.options import JsonOption, LedgerOption, settings
from recount.cli.selecting import (
    FromOption,
    PartyOption,
    PlaceOption,
    TypeOption,
    UntilOption,
    selection,
)
from recount.cli.written import print_written


def report(  # noqa: PLR0913
    ledger: LedgerOption = None,
    *,
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Write it there.")],
    forms: Annotated[
        str, typer.Option("--as", metavar="FORMS", help="Which of html, pdf, docx; all by default.")
    ] = "html,pdf,docx",
    title: Annotated[str, typer.Option(metavar="TEXT", help="What it is called.")] = "",
    publisher: Annotated[str, typer.Option(metavar="NAME", help="Who publishes it.")] = "",
    party: PartyOption = "",
    place: PlaceOption = "",
    type_: TypeOption = None,
    start: FromOption = None,
    end: UntilOption = None,
    event: Annotated[
        list[str] | None,
        typer.Option(metavar="EVENT", help="Only this event, by its id; may be given again."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write a report: what happened, with map, time line and charts; the table of events; each
    event with its sources' words; contradictions and how they stand; what is not known; the
    methods; the sources.

    The same ledger gives the same bytes. A person is named only where somebody decided so, and
    losses.json beside it lists what was withheld. Needs no network. With --place, --party, --type,
    --from, --until or --event it is of those events alone, and losses.json names the others.
    """
    from recount.app.exporting import write
    from recount.app.report.part import Part
    from recount.app.reporting import Named, forms_named, make_report

    chosen = settings(ledger)
    wanted = forms_named(forms)
    with opened(ledger) as held:
        part = Part(selection(party, place, type_, start, end), tuple(event or ()))
        made = make_report(held, chosen, Named(title, publisher), wanted, part)
    print_written(write(made.leaves, to), made.losses, as_json)
