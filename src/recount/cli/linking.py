"""`recount linking`: the weights by which reports are put together, and learning them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.options import JsonOption, LedgerOption, settings
from recount.cli.terminal import console, print_json

if TYPE_CHECKING:
    from rich.console import Console

    from recount.linking import Learnt

linking = typer.Typer(
    help="The weights by which reports are put together: print them, and learn them again from "
    "what was decided to be the same and different.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def relearn(
    *,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the weights, instead of only showing the effect.")
    ] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, with --keep.")] = "",
    author: Annotated[
        str, typer.Option("--author", metavar="NAME", help="Who answers for it, with --keep.")
    ] = "",
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Learn the weights of linking again from the decisions `same` and `different` that stand.

    Prints which weights would move, and which events and numbers would become other; nothing is
    kept without --keep. What was kept is taken back with `recount decide undo`.
    """
    from recount.app import relearning
    from recount.cli.effects import effect_lines
    from recount.ledger import Ledger

    chosen = settings(ledger)
    place = chosen.need_ledger()
    with Ledger.open(place) as opened:
        if keep:
            made = relearning.keep(opened, relearning.learnt_in(opened), reason, author)
            if as_json:
                print_json(made)
                return
            console().print(f"{made.id}  {len(made.weights)} weights moved ({made.author})")
            console().print(f"\nNext: recount build --ledger {place}", style="dim", soft_wrap=True)
            return
        found = relearning.propose(opened, chosen)
    if as_json:
        print_json(found)
        return
    screen = console()
    _print_learnt(screen, found.learnt)
    for line in effect_lines(found.effect):
        screen.print(line, soft_wrap=True)
    if found.effect.nothing:
        screen.print("No event and no number would become other.")
    screen.print("\nNothing was kept. Add --keep, --author and --reason to keep it.", style="dim")


def _print_learnt(screen: Console, learnt: Learnt) -> None:
    """What was learned from, and every weight that moves."""
    screen.print(f"From {len(learnt.learned_from)} decisions; ", end="")
    screen.print(f"{learnt.ruled} more are about what no weight decides.")
    for one in learnt.moved:
        half = "two documents" if one.name.startswith("across") else "one document"
        screen.print(
            f"{one.before:+6.2f} -> {one.after:+.2f}  {one.words} ({half})", soft_wrap=True
        )
    if not learnt.moved:
        screen.print("No weight moves: too few decisions say other than the weights.")


def weights(ledger: LedgerOption = None, as_json: JsonOption = False) -> None:
    """Print every weight: set by hand, learned as shipped, and as it counts in the ledger."""
    from recount.app import relearning
    from recount.ledger import Ledger

    chosen = settings(ledger)
    if chosen.ledger is None:
        found = relearning.weighed(None)
    else:
        with Ledger.open(chosen.need_ledger()) as opened:
            found = relearning.weighed(opened)
    if as_json:
        print_json(found)
        return
    screen = console()
    screen.print("by hand  shipped     here  pairs of one, of two  level", style="dim")
    for one in found:
        row = one.learned
        pairs = f"{row.one:,}, {row.other:,}"
        screen.print(
            f"{row.by_hand:+7.2f}  {row.weight:+7.2f}  {one.here:+7.2f}  {pairs:>20}  {row.name}",
            soft_wrap=True,
        )


linking.command("relearn", short_help="Learn the weights again from decisions.")(relearn)
linking.command("weights", short_help="Print the weights, and what they rest on.")(weights)
