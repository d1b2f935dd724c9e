"""`recount release`: what is published at one moment, and whether it is still what it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from recount.cli.options import JsonOption, LedgerOption, settings
from recount.cli.terminal import complain, print_json

release = typer.Typer(
    help="Freeze what is published: tables, methods, citation, checksums, what changed and why.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@release.command("make", short_help="Write a release into a new folder.")
def make(  # noqa: PLR0913
    name: Annotated[str, typer.Argument(metavar="NAME", help="Year and month, as in 2031-05.")],
    *,
    ledger: LedgerOption = None,
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="A folder that is not there yet.")],
    publisher: Annotated[str, typer.Option(metavar="NAME", help="Who publishes it.")],
    title: Annotated[str, typer.Option(metavar="TEXT", help="What it is called.")] = "Events",
    licence: Annotated[
        str, typer.Option(metavar="SPDX", help="How it may be used, as in CC-BY-4.0.")
    ] = "",
    report: Annotated[
        bool, typer.Option("--report", help="Put the report for readers in it, too.")
    ] = False,
    since: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="The last release, for what changed.")
    ] = None,
) -> None:
    """Write a release: the tables in each format, the page of methods, a data sheet, the coverage,
    a citation, checksums, and what changed since the last release, each with the claim or decision
    that caused it. The same ledger and version give the same bytes. Of persons only what somebody
    decided to publish is in it.
    """
    from recount.app.releasing import make_release, plan
    from recount.ledger import Ledger

    chosen = settings(ledger)
    with Ledger.open(chosen.need_ledger()) as opened:
        made = plan(opened, name, (title, publisher), chosen)
        made = replace(made, licence=licence, report=report)
        paths = make_release(opened, to, made, chosen, since)
    complain(f"recount: wrote {len(paths)} files to {to}")


@release.command("verify", short_help="Check the files of a release.")
def verify(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of the release.")],
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check that no file of a release was changed, lost or added; with a ledger, also that the
    ledger gives the same bytes again. Exits 1 where something is wrong.
    """
    from recount.app.releasing import verify_release
    from recount.ledger import Ledger

    chosen = settings(ledger)
    if chosen.ledger is None:
        wrong = verify_release(folder, None, chosen)
    else:
        with Ledger.open(chosen.ledger) as opened:
            wrong = verify_release(folder, opened, chosen)
    if as_json:
        print_json({"release": str(folder), "faults": wrong})
    for line in () if as_json else wrong:
        print(line)
    if wrong:
        raise typer.Exit(1)
    if not as_json:
        print(f"{folder}: every file is what was released")
