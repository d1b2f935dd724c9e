"""`recount decide`: what people settle of claims and events, kept and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from recount.cli.codings import codings
from recount.cli.disclosing import publish, withhold
from recount.cli.findings import belligerent, grade, note, place, strike_status
from recount.cli.keeping import AuthorOption, DryOption, ReasonOption, SeenOption, settle
from recount.cli.kept import entries, print_kept, print_next, sentence
from recount.cli.listing import pairing_command
from recount.cli.opening import opened
from recount.cli.options import JsonOption, LedgerOption, settings
from recount.cli.terminal import console, print_json
from recount.model.decisions import DecisionKind
from recount.model.judgements import ClaimField, JudgementKind
from recount.model.pairings import PairingKind

decide = typer.Typer(
    help="Settle what a claim is worth (accept, reject, correct), whether two claims or events are "
    "one happening (same, different, part-of, not-sure, split), what is found of an event (place, "
    "grade, strike-status, belligerent), and what of a named person may leave (publish, withhold); "
    "leave notes (note); list and undo.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

FirstArgument = Annotated[str, typer.Argument(metavar="A", help="A claim or an event, by its id.")]
SecondArgument = Annotated[str, typer.Argument(metavar="B", help="Another claim or event.")]
ClaimArgument = Annotated[
    str, typer.Argument(metavar="CLAIM", help="A claim, by its id or the beginning of it.")
]
NameArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The decision, as `recount decide list` prints it.")
]


def _pair_command(kind: DecisionKind, doc: str) -> Callable[..., None]:
    """The command that keeps a decision of one kind about two claims."""

    def keep(  # noqa: PLR0913
        first: FirstArgument,
        second: SecondArgument,
        *,
        reason: ReasonOption,
        author: AuthorOption,
        seen: SeenOption = None,
        dry_run: DryOption = False,
        ledger: LedgerOption = None,
        as_json: JsonOption = False,
    ) -> None:
        from recount.app.deciding import Wish

        settle(Wish(kind, first, second, reason, author, seen), ledger, (dry_run, as_json))

    keep.__doc__ = doc
    return keep


def _claim_command(kind: JudgementKind, doc: str) -> Callable[..., None]:
    """The command that keeps a decision of one kind about one claim."""

    def keep(  # noqa: PLR0913
        claim: ClaimArgument,
        *,
        reason: ReasonOption,
        author: AuthorOption,
        seen: SeenOption = None,
        dry_run: DryOption = False,
        ledger: LedgerOption = None,
        as_json: JsonOption = False,
    ) -> None:
        from recount.app.judging import Ruling

        settle(Ruling(kind, claim, reason, author, seen), ledger, (dry_run, as_json))

    keep.__doc__ = doc
    return keep


def accept(  # noqa: PLR0913
    claim: ClaimArgument,
    *,
    author: AuthorOption,
    reason: ReasonOption = "",
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that a claim was read right. It waits for nobody any more; no number changes."""
    from recount.app.judging import Ruling

    settle(Ruling(JudgementKind.ACCEPT, claim, reason, author, seen), ledger, (False, as_json))


def correct(  # noqa: PLR0913
    claim: ClaimArgument,
    field: Annotated[str, typer.Argument(metavar="FIELD", help=f"One of {', '.join(ClaimField)}.")],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="A number (8, 8-11, 8+, '<8', '8 civilian'), a day (2031-05-03) or two "
            "(2031-05-03..2031-05-05), a place or LAT,LON, a name, a codebook word, or none.",
        ),
    ],
    *,
    words: Annotated[
        str, typer.Option("--words", metavar="TEXT", help="The words of the document that say so.")
    ],
    reason: ReasonOption,
    author: AuthorOption,
    seen: SeenOption = None,
    dry_run: DryOption = False,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what one field of a claim should be, with the words of the same document.

    The claim stays as it was read. The value is checked against the words, as every claim's are,
    and refused where they do not bear it out.
    """
    from recount.app.correcting import Written
    from recount.app.judging import Ruling

    written = Written(field, value, words)
    ruling = Ruling(JudgementKind.CORRECT, claim, reason, author, seen, written)
    settle(ruling, ledger, (dry_run, as_json))


def split(  # noqa: PLR0913
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event, by its id.")],
    claims: Annotated[
        list[str], typer.Argument(metavar="CLAIM...", help="Its claims that are of another one.")
    ],
    *,
    reason: ReasonOption,
    author: AuthorOption,
    seen: SeenOption = None,
    dry_run: DryOption = False,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take claims out of an event: they are one happening, and the rest is another.

    It is kept as one act of several decisions, which `undo` takes back together by its name.
    """
    from recount.app.deciding import Split

    settle(Split(event, tuple(claims), reason, author, seen), ledger, (dry_run, as_json))


def sign(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event, by its id.")],
    author: AuthorOption,
    reason: ReasonOption = "",
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put your name under an event's numbers as they stand: the first who does has checked them, a
    second person signs them off. Any later change to the event makes both void, and says so."""
    from recount.app.signing import Signing
    from recount.app.signing import sign as run

    with opened(ledger) as held:
        made = run(held, Signing(event, None, reason, author))
        kept = entries(held, made.id)
    done = "checked" if made.kind == "check" else "signed off"
    print_kept(kept, as_json, [f"{made.id}  {made.state.event} {done} ({made.author})"])


def undo(
    name: NameArgument,
    reason: ReasonOption,
    author: AuthorOption,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a decision back. It stays in the ledger, with who took it back and why."""
    from recount.app.judging import undo as run

    with opened(ledger) as held:
        found = run(held, name, reason, author)
        undone = {one.id for one in entries(held, name if name == found.act else found.id)}
        kept = [one for one in held.history() if one.takes_back in undone]
    print_kept(kept, as_json, [f"{found.id} no longer stands: {sentence(found)}"])
    if not as_json:
        print_next(settings(ledger).need_ledger())


def list_decisions(
    ledger: LedgerOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what was taken back, and who took it back.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Print the decisions that stand, in the order in which they came."""
    with opened(ledger) as held:
        found = [one for one in held.history() if everything or one.stands]
    if as_json:
        print_json(found)
        return
    screen = console()
    for one in found:
        screen.print(f"{one.id}  {sentence(one)}  {one.made_at[:10]}", soft_wrap=True)
    if not found:
        screen.print("Nothing was decided.")


_PAIRS = (
    (DecisionKind.SAME, "same", "Decide that two claims or events are one happening."),
    (DecisionKind.DIFFERENT, "different", "Decide that two claims or events are two happenings."),
    (DecisionKind.PART_OF, "part-of", "Decide that A is a part of the larger happening B."),
    (DecisionKind.NOT_SURE, "not-sure", "Keep that you looked at two and could not tell."),
)
_BINDS = """

    It holds for every later run until it is taken back. A decision about an event is about the
    claim that the event is named after. What contradicts a decision that stands is refused.
    """
_REJECT = """Say that a claim is worth nothing: no event and no number follows from it any more.

    It stays in the ledger, with who rejected it and why.
    """
decide.command("accept", short_help="Say that a claim was read right.")(accept)
decide.command("reject", short_help="Say that a claim is worth nothing.")(
    _claim_command(JudgementKind.REJECT, _REJECT)
)
decide.command("correct", short_help="Say what one field of a claim should be.")(correct)
decide.command("note", short_help="Leave a note on an event, a claim or a document.")(note)
for _kind, _name, _short in _PAIRS:
    decide.command(_name, short_help=_short)(_pair_command(_kind, _short + _BINDS))
decide.command("split", short_help="Take claims out of an event.")(split)
decide.command("place", short_help="Set where an event was.")(place)
decide.command("grade", short_help="Say how well an event is attested.")(grade)
decide.command("strike-status", short_help="Say how well it is established who struck.")(
    strike_status
)
decide.command("belligerent", short_help="Name a belligerent of an event.")(belligerent)
decide.command("publish", short_help="Let fields of a named person leave.")(publish)
decide.command("withhold", short_help="Withhold a person's name from everything.")(withhold)
decide.command("sign", short_help="Check, or sign off, an event's numbers.")(sign)
_LISTED = (
    (PairingKind.SAME_PERSON, "same-person", "Decide that a person is the one of a row of a list."),
    (PairingKind.OTHER_PERSON, "other-person", "Decide that a person is not the one of a row."),
)
for _pairing, _name, _short in _LISTED:
    _doc = _short + "\n\n    It holds whenever a list with that row comes again."
    decide.command(_name, short_help=_short)(pairing_command(_pairing, _doc))
decide.command("codings", short_help="Make claims of settled codings.")(codings)
decide.command("undo", short_help="Take a decision back.")(undo)
decide.command("list", short_help="Print the decisions that stand.")(list_decisions)
