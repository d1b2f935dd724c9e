"""`recount decide publish` and `withhold`: what of a named person may leave a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.kept import entries, print_kept
from recount.cli.opening import opened
from recount.cli.options import JsonOption, LedgerOption, settings
from recount.cli.terminal import print_json
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
    as_json: JsonOption = False,
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
    _settle(asked, ledger, (dry_run, as_json))


def withhold(  # noqa: PLR0913
    person: PersonArgument,
    *,
    reason: WhyOption,
    author: WhoOption,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Withhold a person: whatever was let out of her before stays behind from now on.

    Her name is covered in all that is printed here, on every page of the desk, in its search, in
    the interface for programs and in the working copy (`export jsonl`), for everybody, until the
    decision is taken back.
    """
    from recount.app.people import Publishing

    asked = Publishing(DisclosureKind.WITHHOLD, person, (), reason, author, None, seen)
    _settle(asked, ledger, (False, as_json))


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


def _settle(asked: Publishing, ledger: Path | None, how: tuple[bool, bool]) -> None:
    from recount.app import settling
    from recount.cli.effects import print_effect

    chosen, (dry_run, as_json) = settings(ledger), how
    with opened(ledger) as held:
        if dry_run:
            found = settling.preview(held, asked, chosen)
            print_json(found) if as_json else print_effect(found)
            return
        name = settling.keep(held, asked, chosen)
        kept = entries(held, name)
        (made,) = (one for one in held.disclosures() if one.id == name)
    what = ", ".join(made.fields) or "nothing"
    told = f"{made.id}  {what} of this person may leave ({made.author}: {made.reason})"
    print_kept(kept, as_json, [told])
