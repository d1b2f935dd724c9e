"""The table of UCDP's Georeferenced Event Dataset: 49 columns, one row a deadly event.

Columns and codes follow the UCDP GED codebook (versions 22.1 to 26.1). UCDP's own numbers of
conflicts, dyads and actors are not in a ledger and stay empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from recount.publishing.columns import Says, TableSpec
from recount.publishing.ged_codes import (
    CodeStatus,
    DatePrecisionCode,
    EventClarity,
    UcdpRegion,
    ViolenceType,
    WherePrecision,
)

UCDP_ID = "UCDP's own number; empty, as a ledger does not know it"


@dataclass(frozen=True, slots=True, kw_only=True)
class GedRow:
    """One deadly event as UCDP GED codes it."""

    id: Annotated[int, Says("A number made from the event's id: the hexadecimal digits of it")]
    relid: Annotated[str, Says("The event's id in the ledger")]
    year: Annotated[int, Says("The year of the first day on which it may have happened")]
    active_year: Annotated[
        bool | None, Says("Whether the dyad passed 25 deaths that year; empty, never judged here")
    ] = None
    code_status: Annotated[CodeStatus, Says("Whether somebody still has to settle a column")]
    type_of_violence: Annotated[
        ViolenceType | None, Says("By what the two sides are; empty where a side is not known")
    ]
    conflict_dset_id: Annotated[str | None, Says(UCDP_ID)] = None
    conflict_new_id: Annotated[int | None, Says(UCDP_ID)] = None
    conflict_name: Annotated[str | None, Says("Empty: a ledger holds no incompatibility")] = None
    dyad_dset_id: Annotated[str | None, Says(UCDP_ID)] = None
    dyad_new_id: Annotated[int | None, Says(UCDP_ID)] = None
    dyad_name: Annotated[str | None, Says("The two sides, joined by a hyphen")]
    side_a_dset_id: Annotated[str | None, Says(UCDP_ID)] = None
    side_a_new_id: Annotated[int | None, Says(UCDP_ID)] = None
    side_a: Annotated[
        str | None, Says("The state where one fights a group; else who is said to have done it")
    ]
    side_b_dset_id: Annotated[str | None, Says(UCDP_ID)] = None
    side_b_new_id: Annotated[int | None, Says(UCDP_ID)] = None
    side_b: Annotated[str | None, Says("The other side; Civilians in one-sided violence")]
    number_of_sources: Annotated[int, Says("How many documents speak of it")]
    source_article: Annotated[
        str | None, Says("Publisher, day and headline of each document, parted by semicolons")
    ]
    source_office: Annotated[str | None, Says("The publishers, parted by semicolons")]
    source_date: Annotated[str | None, Says("The days of publication, parted by semicolons")]
    source_headline: Annotated[str | None, Says("The headlines, parted by semicolons")]
    source_original: Annotated[
        str | None, Says("Who says it: names of offices and organisations, else kinds of speakers")
    ]
    where_prec: Annotated[WherePrecision, Says("How precisely the place is known")]
    where_coordinates: Annotated[str | None, Says("The place that the coordinates are of")]
    where_description: Annotated[str | None, Says("The place as a document words it")]
    adm_1: Annotated[str | None, Says("The first-order division")]
    adm_2: Annotated[str | None, Says("The second-order division, where the place is one")]
    latitude: Annotated[float | None, Says("Degrees north, WGS 84")]
    longitude: Annotated[float | None, Says("Degrees east, WGS 84")]
    geom_wkt: Annotated[str | None, Says("The point as well-known text")]
    priogrid_gid: Annotated[int | None, Says("The PRIO-GRID cell of the point")]
    country: Annotated[str | None, Says("The country, as UCDP names it")]
    country_id: Annotated[int | None, Says("Its Gleditsch-Ward number")]
    region: Annotated[UcdpRegion | None, Says("The region, as UCDP parts the world")]
    event_clarity: Annotated[EventClarity, Says("Whether it is one event or several in one row")]
    date_prec: Annotated[DatePrecisionCode, Says("How precisely the time is known")]
    date_start: Annotated[date, Says("The first day on which it may have happened")]
    date_end: Annotated[date, Says("The last day on which it may have happened")]
    deaths_a: Annotated[int | None, Says("Dead of side a, best estimate")]
    deaths_b: Annotated[int | None, Says("Dead of side b, best estimate")]
    deaths_civilians: Annotated[int | None, Says("Dead who are said to be civilians")]
    deaths_unknown: Annotated[int | None, Says("Dead of whom it is not said, or is disputed")]
    best: Annotated[int | None, Says("Best estimate: the sum of the four")]
    high: Annotated[int | None, Says("The highest estimate")]
    low: Annotated[int | None, Says("The lowest estimate")]
    gwnoa: Annotated[int | None, Says("Gleditsch-Ward number of side a, where it is a state")]
    gwnob: Annotated[int | None, Says("Gleditsch-Ward number of side b, where it is a state")]


GED = TableSpec(
    name="ged",
    title="UCDP Georeferenced Event Dataset",
    about=(
        "One row for each event in which at least one death is reported, as UCDP GED codes it. An "
        "event inside another has no row of its own: its dead are among those of the other."
    ),
    row=GedRow,
    key=("id",),
)
