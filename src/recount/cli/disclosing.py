"""`recount decide publish` and `withhold`: what of a named person may leave a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.options import LedgerOption, settings
from recount.cli.terminal import console
from recount.model.persons import DisclosureKind, PersonField

if TYPE_CHECKING:
    from recount.app.people import Publishing

PersonArgument = Annotated[
    str, typer.Argument(metavar="PERSON", help="The name, as documents write it, or its p- key.")
]
WhyOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, without the name.")]
WhoOption = Annotated[
    str, typer.Option("--author", metavar="NAME", help="Who decides, and answers for it.")
]
InOption = Annotated[
    list[str] | None,
    typer.Option("--in", metavar="DOCUMENT", help="Only as this document has it; may be repeated."),
]
SeenOption = Annotated[
    int | None,
    typer.Option("--seen", min=0, metavar="N", help="Refuse unless N decisions about it exist."),
]
DryOption = Annotated[
    bool, typer.Option("--dry-run", help="Print what would leave that does not yet; keep nothing.")
]


def publish(  # noqa: PLR0913
    person: PersonArgument,
    *,
    fields: Annotated[
        str,
        typer.Option(
            "--fields", metavar="LIST", help=f"What may leave: some of {','.join(PersonField)}."
        ),
    ],
    reason: WhyOption,
    author: WhoOption,
    documents: InOption = None,
    seen: SeenOption = None,
    dry_run: DryOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Let fields of a named person leave: in exports, releases and reports.

    Nothing of a person leaves without this. It holds of the documents that name her now; whoever
    bears the name in a later one may be somebody else. `words` is the name inside quotes, headlines
    and addresses, `speaker` the name as that of who says something, `name` a row in the table of
    persons.
    """
    from recount.app.people import Publishing

    wanted = _fields(fields)
    within = tuple(documents) if documents else None
    asked = Publishing(DisclosureKind.PUBLISH, person, wanted, reason, author, within, seen)
    _settle(asked, dry_run, ledger)


def withhold(
    person: PersonArgument,
    *,
    reason: WhyOption,
    author: WhoOption,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Withhold a person: whatever was let out of her before stays behind from now on.

    Her name is covered on every page of the desk, in its search, in the interface for programs and
    in the working copy (`export jsonl`), for everybody, until the decision is taken back.
    """
    from recount.app.people import Publishing

    _settle(Publishing(DisclosureKind.WITHHOLD, person, (), reason, author, None, seen),
            False, ledger)  # fmt: skip


def _fields(words: str) -> tuple[PersonField, ...]:
    from recount.errors import DecisionError

    wanted = [word.strip() for word in words.split(",") if word.strip()]
    unknown = [word for word in wanted if word not in list(PersonField)]
    if unknown:
        raise DecisionError(
            f"field {unknown[0]}",
            "there is no such field",
            f"name some of {', '.join(PersonField)}",
        )
    return tuple(PersonField(word) for word in wanted)


def _settle(asked: Publishing, dry_run: bool, ledger: Path | None) -> None:
    from recount.app import settling
    from recount.cli.effects import print_effect
    from recount.ledger import Ledger

    chosen = settings(ledger)
    with Ledger.open(chosen.need_ledger()) as opened:
        if dry_run:
            print_effect(settling.preview(opened, asked, chosen))
            return
        name = settling.keep(opened, asked, chosen)
        (kept,) = (one for one in opened.disclosures() if one.id == name)
    what = ", ".join(kept.fields) or "nothing"
    console().print(f"{kept.id}  {what} of this person may leave ({kept.author}: {kept.reason})",
                    soft_wrap=True)  # fmt: skip
