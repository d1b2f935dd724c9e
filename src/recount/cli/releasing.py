"""`recount release`: what is published at one moment, and whether it is still what it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.opening import opened
from recount.cli.options import JsonOption, LedgerOption, settings
from recount.cli.terminal import complain, print_json

if TYPE_CHECKING:
    from typer._click import Context


class _ByName(typer.core.TyperGroup):
    """`recount release 2031-05` makes that release: a name is the usual thing to say."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Takes a word that begins as a year does for the name of a release to make."""
        words = ["make", *args] if args and args[0][:4].isdigit() else args
        return super().parse_args(ctx, words)


release = typer.Typer(
    cls=_ByName,
    help="Freeze what is published: tables, methods, citation, checksums, what changed and why.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@release.command("make", short_help="Write a release into a new folder.")
def make(  # noqa: PLR0913
    name: Annotated[str, typer.Argument(metavar="NAME", help="Year and month, as in 2031-05.")],
    *,
    ledger: LedgerOption = None,
    to: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="A folder that is not there yet; else one of the same name."
        ),
    ] = None,
    publisher: Annotated[
        str,
        typer.Option(metavar="NAME", help="Who publishes it; else the methodology's `recorder`."),
    ] = "",
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
    as_json: JsonOption = False,
) -> None:
    """Write a release: the tables in each format, the page of methods, a data sheet, the coverage,
    a citation, checksums, and what changed since the last release, each with the claim or decision
    that caused it. The same ledger and version give the same bytes. Of persons only what somebody
    decided to publish is in it.
    """
    from recount.app.releasing import make_release, plan

    chosen, folder = settings(ledger), to or Path(name)
    with opened(ledger) as held:
        made = plan(held, name, (title, publisher), chosen)
        made = replace(made, licence=licence, report=report)
        paths = make_release(held, folder, made, chosen, since)
    if as_json:
        print_json({"release": str(folder), "files": [str(path) for path in paths]})
    else:
        complain(f"recount: wrote {len(paths)} files to {folder}")


@release.command("verify", short_help="Check the files of a release.")
def verify(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of the release.")],
    ledger: LedgerOption = None,
    since: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="The release before it, so that what changed is made again."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check that no file of a release was changed, lost or added; with a ledger, also that the
    ledger gives the same bytes again. Exits 1 where something is wrong.
    """
    from recount.app.releasing import verify_release

    chosen = settings(ledger)
    if chosen.ledger is None:
        wrong = verify_release(folder, None, chosen)
    else:
        with opened(ledger) as held:
            wrong = verify_release(folder, held, chosen, since)
    if as_json:
        print_json({"release": str(folder), "faults": wrong})
    for line in () if as_json else wrong:
        print(line)
    if wrong:
        raise typer.Exit(1)
    if not as_json:
        print(f"{folder}: every file is what was released")
