"""Airwars' tables: incidents, the belligerents of each, and its sources.

Incidents and sources have four columns for each of 18 categories of people: least and most killed,
least and most injured.
"""

from __future__ import annotations

from dataclasses import dataclass, make_dataclass
from datetime import date as day
from typing import Annotated, Any

from recount.model.claims import EventType
from recount.model.persons import Sex
from recount.publishing.airwars_codes import (
    Accuracy,
    AgeGroup,
    Assessment,
    BelligerentType,
    Category,
    DateType,
    Grading,
    Harm,
    LocalTimeType,
    StrikeStatus,
)
from recount.publishing.columns import Says, TableSpec

Code = Annotated[str, Says("The incident's code: the event's id in the ledger")]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentHead:
    """An incident, but for its numbers."""

    code: Code
    date_type: Annotated[DateType | None, Says("Whether it has one day; empty where none is known")]
    date: Annotated[day | None, Says("The first day on which it may have happened")]
    date_end: Annotated[day | None, Says("The last day, of a range")]
    local_time_type: Annotated[LocalTimeType, Says("What is known of the time of day")]
    local_time_start: Annotated[
        str | None, Says("A clock time, or TimeML's word: MO, MI, AF, EV, NI")
    ]
    country: Annotated[str | None, Says("The country")]
    region: Annotated[str | None, Says("The province")]
    location_name: Annotated[str | None, Says("The place")]
    latitude: Annotated[float | None, Says("Degrees north, WGS 84")]
    longitude: Annotated[float | None, Says("Degrees east, WGS 84")]
    geolocated: Annotated[bool, Says("Whether a point is known")]
    geolocation_accuracy: Annotated[Accuracy | None, Says("How closely the place is known")]
    strike_status: Annotated[StrikeStatus, Says("How well it is established who struck")]
    strike_type: Annotated[EventType, Says("The kind of violence")]
    weapon: Annotated[str | None, Says("The weapon, as reported")]
    total_strikes_min: Annotated[int, Says("At least so many single strikes")]
    total_strikes_max: Annotated[int | None, Says("At most so many; empty where nothing says")]
    targeted_belligerent: Annotated[str | None, Says("Whom it was aimed at, as reported")]
    civilian_harm_reported: Annotated[bool, Says("Whether any report counts a harmed civilian")]
    civilian_harm_status: Annotated[Grading | None, Says("The grading, by a person or the rules")]
    grading_reason: Annotated[str | None, Says("Why, in a sentence")]
    num_sources: Annotated[int, Says("How many documents speak of it")]
    num_origins: Annotated[int, Says("How many independent roots they have")]
    num_victims_named: Annotated[int, Says("How many victims are named in `airwars_victims`")]
    notes: Annotated[str | None, Says("Public notes of people, parted by bars")]


@dataclass(frozen=True, slots=True, kw_only=True)
class BelligerentRow:
    """One party that is held responsible for an incident."""

    code: Code
    belligerent: Annotated[str | None, Says("Its name")]
    type: Annotated[BelligerentType, Says("Known where it, or a person, says that it struck")]
    assessment: Annotated[Assessment, Says("What it says itself of civilian harm")]
    deaths_conceded_min: Annotated[int | None, Says("Least civilian dead that it concedes")]
    deaths_conceded_max: Annotated[int | None, Says("Most civilian dead that it concedes")]
    injuries_conceded_min: Annotated[int | None, Says("Least civilian injured that it concedes")]
    injuries_conceded_max: Annotated[int | None, Says("Most civilian injured that it concedes")]
    statement: Annotated[str | None, Says("Its words, with marks for persons who are withheld")]
    statement_source: Annotated[str | None, Says("The document that holds them")]
    statement_date: Annotated[str | None, Says("When that was published")]
    num_claims: Annotated[int, Says("How many claims hold it responsible")]


@dataclass(frozen=True, slots=True, kw_only=True)
class VictimRow:
    """One claim that names somebody killed or injured, as far as a publisher let it leave."""

    code: Code
    name: Annotated[str | None, Says("The name; empty where nobody decided that it may leave")]
    age: Annotated[int | None, Says("In whole years, as reported; 0 is below one")]
    age_group: Annotated[AgeGroup | None, Says("Whether that is a child or an adult")]
    gender: Annotated[Sex | None, Says("As reported")]
    killed_or_injured: Annotated[Harm | None, Says("What is said to have become of the person")]
    source: Annotated[str, Says("The document's id")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHead:
    """One document that speaks of an incident, but for its numbers."""

    code: Code
    source: Annotated[str, Says("The document's id")]
    url: Annotated[str | None, Says("Where; withheld where the address names a person")]
    author: Annotated[str | None, Says("Who published it")]
    post_date: Annotated[str | None, Says("When, as a day or a time in ISO 8601")]
    language: Annotated[str | None, Says("BCP 47")]
    origin: Annotated[str | None, Says("The first document that it is a copy of, or itself")]
    speakers: Annotated[str | None, Says("Who says it there, parted by semicolons")]
    belligerents: Annotated[str | None, Says("Whom it holds responsible, parted by semicolons")]
    notes: Annotated[str | None, Says("Public notes on the document, parted by bars")]


VICTIMS = TableSpec(
    "airwars_victims",
    "Airwars victims",
    "One row for each claim that names somebody killed or injured in an incident, of whom a "
    "publisher decided that a field may leave.",
    VictimRow,
)

_ENDS = ("killed_min", "killed_max", "injured_min", "injured_max")
_MEANINGS = ("Least killed", "Most killed", "Least injured", "Most injured")


def harm_column(category: Category, end: str) -> str:
    """The column of a category's number: "children_killed_min"."""
    return f"{category}_{end}"


def _with_harm(head: type, name: str) -> type[Any]:
    """The row with a column for each category and number, after those of its head."""
    fields = [
        (harm_column(category, end), Annotated[int | None, Says(f"{meaning}: {_words(category)}")])
        for category in Category
        for end, meaning in zip(_ENDS, _MEANINGS, strict=True)
    ]
    return make_dataclass(name, fields, bases=(head,), frozen=True, slots=True, kw_only=True)


def _words(category: Category) -> str:
    return category.replace("_", " ")


INCIDENTS: TableSpec[Any] = TableSpec(
    "airwars_incidents",
    "Airwars incidents",
    "One row for each incident, with least and most killed and injured of 18 categories of people; "
    "undetermined are those of whom no report tells a status.",
    _with_harm(IncidentHead, "IncidentRow"),
    ("code",),
)
BELLIGERENTS = TableSpec(
    "airwars_belligerents",
    "Airwars belligerents",
    "One row for each party that is held responsible for an incident, with what it concedes.",
    BelligerentRow,
)
SOURCES: TableSpec[Any] = TableSpec(
    "airwars_sources",
    "Airwars sources",
    "One row for each document that speaks of an incident, with its own least and most numbers.",
    _with_harm(SourceHead, "SourceRow"),
    ("code", "source"),
)
