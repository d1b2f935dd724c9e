"""`recount show`, `recount explain` and `recount check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.opening import opened_to_look
from recount.cli.options import JsonOption, LedgerOption
from recount.cli.terminal import complain, console, print_json

if TYPE_CHECKING:
    from pathlib import Path


def show(ledger: LedgerOption = None, as_json: JsonOption = False) -> None:
    """Print the events of a ledger, what is still open, and what was not read."""
    from recount.app.showing import show as run
    from recount.cli.overview import print_overview

    with opened_to_look(ledger) as held:
        shown = run(held)
    print_json(shown) if as_json else print_overview(console(), shown)


def explain(
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="Its id, or enough of it, as `show` prints.")
    ],
    ledger: LedgerOption = None,
    links: Annotated[
        bool,
        typer.Option(
            "--links",
            help="Print instead why its claims are together: what speaks for, what against.",
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Print how each number of an event came about, down to the quoted words."""
    if links:
        _explain_links(event, ledger, as_json)
        return
    from recount.app.explaining import explain as run
    from recount.cli.derivations import print_explanation

    with opened_to_look(ledger) as held:
        found = run(held, event)
    print_json(found) if as_json else print_explanation(console(), found)


def _explain_links(event: str, ledger: Path | None, as_json: bool) -> None:
    from recount.app.explaining_links import explain_links as run
    from recount.cli.waterfalls import print_links

    with opened_to_look(ledger) as held:
        found = run(held, event)
    print_json(found) if as_json else print_links(console(), found)


def check(
    ledger: LedgerOption = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="KIND,KIND",
            help="Exit with 1 where there is a contradiction of these kinds; `any` is all of them.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Print the contradictions: claims that cannot all hold, with their words.

    Kinds are sum, count, date, place, status, share, respectively, order and copy. In a pipeline,
    --fail-on sum,count stops it where totals or numbers contradict each other.
    """
    from recount.app.checking import check as run
    from recount.app.checking import failing, kinds_named
    from recount.cli.derivations import print_conflicts

    kinds = kinds_named(fail_on) if fail_on is not None else frozenset()
    with opened_to_look(ledger) as held:
        found = run(held)
    print_json(found) if as_json else print_conflicts(console(), found)
    failed = failing(found, kinds)
    if failed:
        complain(f"recount: {failed}")
        raise typer.Exit(1)
