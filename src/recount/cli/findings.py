"""`recount decide place`, `grade`, `strike-status`, `belligerent`: what a person finds of an event;
and `note`, what she writes beside it."""

from __future__ import annotations

from typing import Annotated

import typer

from recount.cli.keeping import (
    AuthorOption,
    DryOption,
    ReasonOption,
    SeenOption,
    settle,
)
from recount.cli.options import JsonOption, LedgerOption
from recount.model.events import Grade
from recount.model.findings import (
    FindingKind,
    OwnAssessment,
    Responsibility,
    StrikeStatus,
)
from recount.model.notes import Noted, NoteKind
from recount.model.places import PlaceLevel

EventArgument = Annotated[str, typer.Argument(metavar="EVENT", help="An event, by its id.")]


def place(  # noqa: PLR0913
    event: EventArgument,
    point: Annotated[
        str,
        typer.Argument(
            metavar="POINT", help="LAT,LON in degrees, or 'LAT,LON within KM km' with a radius."
        ),
    ],
    *,
    reason: ReasonOption,
    author: AuthorOption,
    name: Annotated[
        str, typer.Option("--name", metavar="TEXT", help="How the place is called.")
    ] = "",
    level: Annotated[
        str,
        typer.Option(
            "--level", metavar="LEVEL",
            help=f"How closely it is known: one of {', '.join(PlaceLevel)}.",
        ),
    ] = "",
    seen: SeenOption = None,
    dry_run: DryOption = False,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Set where an event was: a place that its reports may mean, or a point with a radius.

    A point within half a kilometre of the place that was read, or of one that its name may mean
    too, is that place. What reports say of the place stays as it was read; the event, and the
    totals that may speak of it, follow the point.
    """
    from dataclasses import replace

    from recount.app.findings import FindingWish
    from recount.app.placing import need_point

    given = replace(need_point(point), name=name, level=_level(level))
    wish = FindingWish(FindingKind.PLACE, event, reason, author, seen, point=given)
    settle(wish, ledger, (dry_run, as_json))


def _level(word: str) -> PlaceLevel | None:
    from recount.errors import DecisionError

    if word and word not in list(PlaceLevel):
        raise DecisionError(
            f"level {word}", "there is no such rung", f"use one of {', '.join(PlaceLevel)}"
        )
    return PlaceLevel(word) if word else None


def grade(  # noqa: PLR0913
    event: EventArgument,
    word: Annotated[
        str,
        typer.Argument(metavar="GRADE", help=f"A grade of the methodology: {', '.join(Grade)}."),
    ],
    *,
    reason: ReasonOption,
    author: AuthorOption,
    seen: SeenOption = None,
    dry_run: DryOption = False,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say how well an event is attested, where the rules of the methodology cannot.

    What the rules give stays beside it. The grade goes into the tables, with your reason.
    """
    from recount.app.findings import FindingWish

    wish = FindingWish(FindingKind.GRADE, event, reason, author, seen, word=word)
    settle(wish, ledger, (dry_run, as_json))


def strike_status(  # noqa: PLR0913
    event: EventArgument,
    word: Annotated[
        str,
        typer.Argument(
            metavar="STATUS", help=f"One that the methodology allows: {', '.join(StrikeStatus)}."
        ),
    ],
    *,
    reason: ReasonOption,
    author: AuthorOption,
    seen: SeenOption = None,
    dry_run: DryOption = False,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say how well it is established who struck; it goes into the tables that Airwars' are."""
    from recount.app.findings import FindingWish

    wish = FindingWish(FindingKind.STRIKE_STATUS, event, reason, author, seen, word=word)
    settle(wish, ledger, (dry_run, as_json))


def belligerent(  # noqa: PLR0913
    event: EventArgument,
    party: Annotated[str, typer.Argument(metavar="NAME", help="Who is held responsible.")],
    *,
    responsibility: Annotated[
        str,
        typer.Option("--type", metavar="TYPE", help=f"One of {', '.join(Responsibility)}."),
    ] = Responsibility.SUSPECTED.value,
    assessment: Annotated[
        str,
        typer.Option(
            "--assessment", metavar="WORD",
            help=f"What it says itself of the harm: one of {', '.join(OwnAssessment)}.",
        ),
    ] = "",
    reason: ReasonOption,
    author: AuthorOption,
    seen: SeenOption = None,
    dry_run: DryOption = False,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Name a belligerent that is held responsible for an event, known or suspected.

    Those whom claims hold responsible stay; of one of them this says what a person found.
    """
    from recount.app.findings import FindingWish

    wish = FindingWish(
        FindingKind.BELLIGERENT, event, reason, author, seen, responsibility, party, assessment
    )
    settle(wish, ledger, (dry_run, as_json))


def note(  # noqa: PLR0913
    record: Annotated[
        str, typer.Argument(metavar="RECORD", help="An event, a claim or a document, by its id.")
    ],
    *,
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="What you note.")],
    author: AuthorOption,
    public: Annotated[
        bool, typer.Option("--public", help="It leaves with tables, releases and reports.")
    ] = False,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Leave a note on an event, a claim or a document. Internal ones never leave the ledger."""
    from recount.app.noting import NoteWish

    on = {"e-": Noted.EVENT, "c-": Noted.CLAIM}.get(record[:2], Noted.DOCUMENT)
    kind = NoteKind.PUBLIC if public else NoteKind.INTERNAL
    settle(NoteWish(on, record, text, kind, author, seen), ledger, (False, as_json))
