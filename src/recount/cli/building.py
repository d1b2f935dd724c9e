"""`recount build` and `recount add`: documents into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.opening import opened
from recount.cli.options import JobsOption, JsonOption, LedgerOption, MethodologyOption, settings
from recount.cli.terminal import complain, console, print_json, watched

if TYPE_CHECKING:
    from recount.app.reports import Report
    from recount.app.settings import Settings


InputsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUT",
        help="Files and folders: text, HTML, PDF, RSS and Atom, WARC, CSV, JSONL.",
        show_default=False,
    ),
]


def build(
    inputs: InputsArgument = None,
    ledger: LedgerOption = None,
    jobs: JobsOption = None,
    methodology: MethodologyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put documents in a ledger, read them, and work out the events and their numbers.

    Makes the ledger where there is none. Run again it goes on where it stopped; run twice it
    changes nothing. Without INPUT it reads and works out anew what a ledger already holds.
    """
    chosen = settings(ledger, jobs, methodology)
    _run(inputs or [], chosen, create=bool(inputs), as_json=as_json)


def add(
    inputs: InputsArgument = None,
    ledger: LedgerOption = None,
    jobs: JobsOption = None,
    methodology: MethodologyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add documents to a ledger that there is, and work everything out again."""
    if not inputs:
        raise typer.BadParameter("name at least one file or folder", param_hint="INPUT...")
    _run(inputs, settings(ledger, jobs, methodology), create=False, as_json=as_json)


def _run(inputs: list[str], chosen: Settings, create: bool, as_json: bool) -> None:
    from recount.app import wiring
    from recount.app.pipeline import build as run

    place = chosen.need_ledger()
    with opened(place, create) as ledger, watched() as watch:
        parts = wiring.parts(chosen)
        try:
            report = run([Path(one) for one in inputs], ledger, parts, chosen.jobs, watch)
        except KeyboardInterrupt:
            report = None
    if report is None:
        complain("recount: stopped; what was kept is whole: run the same command again to go on")
        raise typer.Exit(130)
    print_json(report) if as_json else _print(report, place)
    for refused in report.refused:
        complain(f"refused: {refused.record}: {refused.reason}")
    if report.refused:
        raise typer.Exit(3)


def _print(report: Report, place: Path) -> None:
    from recount.cli.lines import print_section

    screen = console()
    for step in report.steps:
        screen.print(f"{step.number}  {step.name:<19}{step.said}", soft_wrap=True)
    print_section(screen, "Not read", [f"{one.record}: {one.reason}" for one in report.unread])
    screen.print(f"\nNext: recount show --ledger {place}", style="dim", soft_wrap=True)
