"""`recount decide`: what people settle of two claims or events, kept and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from recount.cli.options import JsonOption, LedgerOption, settings
from recount.cli.terminal import console, print_json
from recount.model.decisions import Decision, DecisionKind

decide = typer.Typer(
    help="Settle whether two claims or events are one happening: same, different, part-of, "
    "not-sure; list and undo.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

FirstArgument = Annotated[str, typer.Argument(metavar="A", help="A claim or an event, by its id.")]
SecondArgument = Annotated[str, typer.Argument(metavar="B", help="Another claim or event.")]
ReasonOption = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why, in words that others can check.")
]
AuthorOption = Annotated[
    str, typer.Option("--author", metavar="NAME", help="Who decides, and answers for it.")
]
NameArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The decision, as `recount decide list` prints it.")
]


def _command(kind: DecisionKind, doc: str) -> Callable[..., None]:
    """The command that keeps a decision of one kind."""

    def keep(
        first: FirstArgument,
        second: SecondArgument,
        reason: ReasonOption,
        author: AuthorOption,
        ledger: LedgerOption = None,
    ) -> None:
        from recount.app.deciding import Wish
        from recount.app.deciding import decide as run
        from recount.ledger import Ledger

        place = settings(ledger).need_ledger()
        with Ledger.open(place) as opened:
            kept = run(opened, Wish(kind, first, second, reason, author))
        screen = console()
        screen.print(f"{kept.id}  {_told(kept)}", soft_wrap=True)
        screen.print(f"\nNext: recount build --ledger {place}", style="dim", soft_wrap=True)

    keep.__doc__ = doc
    return keep


def undo(
    name: NameArgument, reason: ReasonOption, author: AuthorOption, ledger: LedgerOption = None
) -> None:
    """Take a decision back. It stays in the ledger, with who took it back and why."""
    from recount.app.deciding import undo as run
    from recount.ledger import Ledger

    place = settings(ledger).need_ledger()
    with Ledger.open(place) as opened:
        found = run(opened, name, reason, author)
    screen = console()
    screen.print(f"{found.id} no longer stands: {_told(found)}", soft_wrap=True)
    screen.print(f"\nNext: recount build --ledger {place}", style="dim", soft_wrap=True)


def list_decisions(ledger: LedgerOption = None, as_json: JsonOption = False) -> None:
    """Print the decisions that stand, in the order in which they came."""
    from recount.ledger import Ledger

    with Ledger.open(settings(ledger).need_ledger()) as opened:
        found = opened.decisions()
    if as_json:
        print_json(found)
        return
    screen = console()
    for one in found:
        screen.print(f"{one.id}  {_told(one)}  {one.made_at[:10]}", soft_wrap=True)
    if not found:
        screen.print("Nothing was decided.")


_WORDS = {
    DecisionKind.SAME: "is of one happening with",
    DecisionKind.DIFFERENT: "is of another happening than",
    DecisionKind.PART_OF: "is a part of what is told in",
    DecisionKind.NOT_SURE: "may or may not be of one happening with",
}


def _told(one: Decision) -> str:
    return f"{one.first.claim} {_WORDS[one.kind]} {one.second.claim} ({one.author}: {one.reason})"


_COMMANDS = (
    (DecisionKind.SAME, "same", "Decide that two claims or events are one happening."),
    (DecisionKind.DIFFERENT, "different", "Decide that two claims or events are two happenings."),
    (DecisionKind.PART_OF, "part-of", "Decide that A is a part of the larger happening B."),
    (DecisionKind.NOT_SURE, "not-sure", "Keep that you looked at two and could not tell."),
)
_BINDS = """

    It holds for every later run until it is taken back. A decision about an event is about the
    claim that the event is named after. What contradicts a decision that stands is refused.
    """
for _kind, _name, _short in _COMMANDS:
    decide.command(_name, short_help=_short)(_command(_kind, _short + _BINDS))
decide.command("undo", short_help="Take a decision back.")(undo)
decide.command("list", short_help="Print the decisions that stand.")(list_decisions)
