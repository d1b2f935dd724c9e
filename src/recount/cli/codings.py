"""`recount decide codings`: what was settled in double coding becomes claims."""

from __future__ import annotations

from typing import Annotated

import typer

from recount.cli.keeping import AuthorOption, DryOption, SeenOption, settle
from recount.cli.options import JsonOption, LedgerOption


def codings(  # noqa: PLR0913
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="A document that two people coded.")
    ],
    *,
    units: Annotated[
        list[int] | None,
        typer.Option(
            "--unit", metavar="N", help="Only this settled event, by its number; may be repeated."
        ),
    ] = None,
    reason: Annotated[
        str,
        typer.Option("--reason", metavar="TEXT", help="Why; else what the adjudicator wrote."),
    ] = "",
    author: AuthorOption,
    seen: SeenOption = None,
    dry_run: DryOption = False,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make claims of what a third person settled of two codings, on the coders' words.

    What the machine read so is accepted; what it read otherwise is rejected, and what was settled
    takes its place; what is settled as not told is rejected. It is one act, which `undo` takes back
    by its name.
    """
    from recount.app.settled_codings import CodingsWish

    wish = CodingsWish(document, reason, author, tuple(units or ()), seen)
    settle(wish, ledger, (dry_run, as_json))
