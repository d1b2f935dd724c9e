"""The table of ACLED: 31 columns, one row for each kind of event on a day at a place.

Columns and codes follow ACLED's codebook, with numbers for `inter1`, `inter2` and `interaction`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from recount.publishing.acled_codes import (
    AcledType,
    CivilianTargeting,
    Disorder,
    GeoPrecision,
    Inter,
    SubEvent,
    TimePrecision,
)
from recount.publishing.columns import Says, TableSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledRow:
    """One event as ACLED codes it."""

    event_id_cnty: Annotated[str, Says("The country and a number made from the event's id")]
    event_date: Annotated[date, Says("The day that stands for the time: its first, or its middle")]
    year: Annotated[int, Says("The year of that day")]
    time_precision: Annotated[TimePrecision, Says("How precisely the time is known")]
    disorder_type: Annotated[Disorder, Says("The kind of disorder")]
    event_type: Annotated[AcledType, Says("The type of event")]
    sub_event_type: Annotated[SubEvent, Says("The sub-event type")]
    actor1: Annotated[str, Says("Who is said to have done it; unidentified where none is named")]
    assoc_actor_1: Annotated[str | None, Says("The arm of a state that is named")]
    inter1: Annotated[Inter, Says("What kind of actor that is")]
    actor2: Annotated[str | None, Says("The other side")]
    assoc_actor_2: Annotated[str | None, Says("The arm of a state that is named")]
    inter2: Annotated[Inter | None, Says("What kind of actor that is")]
    interaction: Annotated[int, Says("Both kinds as one number, the smaller first")]
    civilian_targeting: Annotated[
        CivilianTargeting | None, Says("Whether civilians are the target, as reports say")
    ]
    iso: Annotated[int, Says("ISO 3166-1 numeric")]
    region: Annotated[str, Says("The region, as ACLED parts the world")]
    country: Annotated[str, Says("The country, as ACLED names it")]
    admin1: Annotated[str | None, Says("The first-order division")]
    admin2: Annotated[str | None, Says("The second-order division, where the place is one")]
    admin3: Annotated[str | None, Says("Empty: a ledger does not hold it")] = None
    location: Annotated[str | None, Says("The place")]
    latitude: Annotated[float | None, Says("Degrees north, WGS 84")]
    longitude: Annotated[float | None, Says("Degrees east, WGS 84")]
    geo_precision: Annotated[GeoPrecision, Says("How precisely the place is known")]
    source: Annotated[str | None, Says("The publishers, parted by semicolons")]
    source_scale: Annotated[str | None, Says("Empty: a ledger does not know it")] = None
    notes: Annotated[str, Says("What reports say, from the claims and only from them")]
    fatalities: Annotated[int, Says("The lowest number of dead that reports give")]
    tags: Annotated[str | None, Says("Empty")] = None
    timestamp: Annotated[
        int | None, Says("Empty, so that the same ledger gives the same bytes")
    ] = None


ACLED = TableSpec(
    name="acled",
    title="ACLED",
    about=(
        "One row for each event, as ACLED codes it. Air strikes and shelling within a battle are "
        "part of the battle; alone they are events of their own. Civilians who die in a battle are "
        "among its fatalities and no actor of it. An abduction in which somebody dies is an attack."
    ),
    row=AcledRow,
    key=("event_id_cnty",),
)
