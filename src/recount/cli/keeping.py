"""What the commands of `recount decide` have in common: their options, keeping, and telling."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.kept import entries, print_kept, print_next
from recount.cli.opening import opened
from recount.cli.options import settings
from recount.cli.terminal import print_json

if TYPE_CHECKING:
    from recount.app.settling import Asked

ReasonOption = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why, in words that others can check.")
]
AuthorOption = Annotated[
    str, typer.Option("--author", metavar="NAME", help="Who decides, and answers for it.")
]
SeenOption = Annotated[
    int | None,
    typer.Option("--seen", min=0, metavar="N", help="Refuse unless N decisions about it exist."),
]
DryOption = Annotated[
    bool, typer.Option("--dry-run", help="Print what would become other, and keep nothing.")
]


def settle(asked: Asked, ledger: Path | None, how: tuple[bool, bool]) -> None:
    """Keeps a decision and prints it, or prints what it would do; as JSON where that is wanted."""
    from recount.app import settling
    from recount.cli.effects import print_effect

    chosen, (dry_run, as_json) = settings(ledger), how
    with opened(ledger) as held:
        if dry_run:
            found = settling.preview(held, asked, chosen)
            print_json(found) if as_json else print_effect(found)
            return
        kept = entries(held, settling.keep(held, asked, chosen))
        built = held.is_built
    print_kept(kept, as_json)
    if not as_json and not built:
        print_next(chosen.need_ledger())
