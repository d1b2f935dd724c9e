"""Options that say of which events a question or a report is."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from recount.model.claims import EventType

if TYPE_CHECKING:
    from recount.analysis import Selection

PartyOption = Annotated[
    str, typer.Option(metavar="NAME", help="Only this party and its branches: words in its name.")
]
PlaceOption = Annotated[
    str, typer.Option(metavar="NAME", help="Only there: words in a place, province, country code.")
]
TypeOption = Annotated[
    EventType | None,
    typer.Option("--type", metavar="KIND", help="Only this kind, such as air_strike."),
]
FromOption = Annotated[
    datetime | None,
    typer.Option("--from", formats=["%Y-%m-%d"], metavar="DAY", help="Only from this day on."),
]
ToOption = Annotated[
    datetime | None,
    typer.Option("--to", formats=["%Y-%m-%d"], metavar="DAY", help="Only up to this day."),
]
UntilOption = Annotated[
    datetime | None,
    typer.Option("--until", formats=["%Y-%m-%d"], metavar="DAY", help="Only up to this day."),
]


def selection(
    party: str = "",
    place: str = "",
    kind: EventType | None = None,
    start: datetime | None = None,
    end: datetime | None = None,
) -> Selection:
    """What these options ask for."""
    from recount.analysis import Selection

    return Selection(party=party, place=place, type=kind, start=day_of(start), end=day_of(end))


def day_of(when: datetime | None) -> date | None:
    """The day of an option that names one."""
    return when.date() if when else None
