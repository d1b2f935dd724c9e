"""Recount's own tables: events, their numbers, claims with what they count, documents,
contradictions. Every other shape follows from the same records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from recount.model.claims import ClaimKind, EventType, Stance
from recount.model.counts import Exactness, Outcome, Victims
from recount.model.dates import DateBasis, DatePrecision
from recount.model.events import ContradictionKind, Grade, Verdict
from recount.model.parties import SpeakerKind
from recount.publishing.columns import Says, TableSpec

Least = Annotated[int | None, Says("At least so many people of this outcome")]
Best = Annotated[int | None, Says("The number that the methodology chooses; empty where none")]
Most = Annotated[int | None, Says("At most so many; empty where nothing bounds it")]
EventId = Annotated[str, Says("The event's id")]
ClaimId = Annotated[str, Says("The claim's id")]
DocumentId = Annotated[str, Says("The document's id")]
Start = Annotated[date | None, Says("The first day on which it may have happened")]
End = Annotated[date | None, Says("The last day on which it may have happened")]
Notes = Annotated[str | None, Says("Public notes of people, parted by bars, with marks likewise")]
Lat = Annotated[float | None, Says("Degrees north, WGS 84")]
Lon = Annotated[float | None, Says("Degrees east, WGS 84")]
Land = Annotated[str | None, Says("ISO 3166-1 alpha-2")]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event with its reconciled numbers."""

    event: EventId
    start: Start
    end: End
    date_partial: Annotated[str | None, Says("What is known of a day without a year: 09-24")]
    date_precision: Annotated[DatePrecision | None, Says("How finely the words say when")]
    date_basis: Annotated[DateBasis | None, Says("What the interval rests on")]
    place: Annotated[str | None, Says("The place, by its name in the gazetteer or as written")]
    country: Land
    admin1: Annotated[str | None, Says("The province")]
    lat: Lat
    lon: Lon
    radius_km: Annotated[float | None, Says("How far from the point it may lie")]
    type: Annotated[EventType, Says("The kind of violence")]
    perpetrator: Annotated[str | None, Says("Who is said to have done it")]
    target: Annotated[str | None, Says("To whom")]
    strikes_low: Annotated[int, Says("At least so many single strikes")]
    strikes_high: Annotated[int | None, Says("At most so many")]
    counts_as_low: Annotated[int | None, Says("As how many events it counts, at least")]
    counts_as_high: Annotated[int | None, Says("As how many events it counts, at most")]
    grade: Annotated[Grade | None, Says("How well it is attested, by the methodology or a person")]
    grade_rule: Annotated[str | None, Says("The rule that gave the grade; `decided` for a person")]
    included: Annotated[Verdict | None, Says("Whether it is in by the methodology")]
    included_rule: Annotated[str | None, Says("The rule that says so")]
    killed_low: Least
    killed_best: Best
    killed_high: Most
    injured_low: Least
    injured_best: Best
    injured_high: Most
    captured_low: Least
    captured_best: Best
    captured_high: Most
    missing_low: Least
    missing_best: Best
    missing_high: Most
    displaced_low: Least
    displaced_best: Best
    displaced_high: Most
    rules: Annotated[str | None, Says("The rules that chose the numbers, parted by bars")]
    methodology: Annotated[str | None, Says("The methodology by name, version and hash")]
    origins: Annotated[int, Says("How many independent roots its reports have")]
    documents: Annotated[str | None, Says("The documents that speak of it, parted by bars")]
    quotes: Annotated[str | None, Says("The words of its claims, each after its document")]
    notes: Notes


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """One reconciled number: of one event, outcome and class of victims."""

    event: EventId
    outcome: Annotated[Outcome, Says("What happened to them")]
    victims: Annotated[Victims, Says("Whose they are said to be")]
    low: Least
    best: Best
    high: Annotated[int | None, Says("The greatest number given, or the most that there can be")]
    open_above: Annotated[bool, Says("Whether no report bounds it from above")]
    ceiling: Annotated[int | None, Says("The most that there can be, where arithmetic bounds it")]
    reach: Annotated[str, Says("Whether the bounds are exact, outer, or unfinished")]
    rule: Annotated[str, Says("The rule that chose it")]
    origins: Annotated[int, Says("How many independent roots it has")]
    claims: Annotated[str | None, Says("The claims that it rests on, parted by bars")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One assertion by one speaker, with its words."""

    claim: ClaimId
    document: DocumentId
    event: Annotated[str | None, Says("The event that it is of")]
    kind: Annotated[ClaimKind, Says("What sort of thing is asserted")]
    stance: Annotated[Stance, Says("How it is said")]
    speaker: Annotated[str | None, Says("Who says it; empty where the document does")]
    speaker_kind: Annotated[SpeakerKind | None, Says("What kind of speaker that is")]
    type: Annotated[EventType | None, Says("The kind of violence")]
    start: Start
    end: End
    place: Annotated[str | None, Says("The place, by its name in the gazetteer or as written")]
    country: Land
    lat: Lat
    lon: Lon
    perpetrator: Annotated[str | None, Says("Who is said to have done it")]
    target: Annotated[str | None, Says("To whom")]
    quote_in: Annotated[str, Says("What they stand in: the text or the title of the document")]
    quote_start: Annotated[int, Says("Where its words begin in there, in code points")]
    quote_end: Annotated[int, Says("Where they end")]
    quote: Annotated[str, Says("The words, with marks for persons who are withheld")]
    quote_redacted: Annotated[
        bool, Says("Whether it has marks; its offsets are those of the whole words")
    ]
    notes: Notes


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One number as a claim gives it."""

    claim: ClaimId
    number: Annotated[int, Says("Its place among the numbers of the claim, from 0")]
    outcome: Annotated[Outcome, Says("What happened to them")]
    victims: Annotated[Victims, Says("Whose they are said to be")]
    low: Annotated[int | None, Says("At least so many, by the words")]
    high: Annotated[int | None, Says("At most so many, by the words")]
    exactness: Annotated[Exactness, Says("How the words bind the number")]
    part_of: Annotated[int | None, Says("The number that it is a part of")]
    words: Annotated[str | None, Says("The words that give it, with marks for who is withheld")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document, without its text."""

    document: DocumentId
    title: Annotated[str | None, Says("Its title, with marks for persons who are withheld")]
    publisher: Annotated[str | None, Says("Who published it")]
    published: Annotated[str | None, Says("When, as a day or a time in ISO 8601")]
    url: Annotated[str | None, Says("Where; withheld where the address names a person")]
    language: Annotated[str | None, Says("BCP 47")]
    origin: Annotated[str | None, Says("The first document that it is a copy of, or itself")]
    sha256: Annotated[str | None, Says("The hash of the bytes that it was made from")]
    notes: Notes


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionRow:
    """Claims that cannot all hold."""

    contradiction: Annotated[str, Says("The contradiction's id")]
    kind: Annotated[ContradictionKind, Says("In what they cannot all hold")]
    size: Annotated[int, Says("How far apart: people, days, kilometres or percentage points")]
    message: Annotated[str | None, Says("In a sentence, with marks for persons who are withheld")]
    claims: Annotated[str | None, Says("The claims, parted by bars")]
    events: Annotated[str | None, Says("The events, parted by bars")]


EVENTS = TableSpec(
    "events", "Events", "One row for each event, with its reconciled numbers.", EventRow, ("event",)
)
COUNTS = TableSpec(
    "counts",
    "Numbers of events",
    "One row for each event, outcome and class of victims.",
    CountRow,
    ("event", "outcome", "victims"),
)
CLAIMS = TableSpec(
    "claims", "Claims", "One row for each assertion by one speaker.", ClaimRow, ("claim",)
)
FIGURES = TableSpec(
    "figures",
    "Numbers of claims",
    "One row for each number that a claim gives.",
    FigureRow,
    ("claim", "number"),
)
DOCUMENTS = TableSpec(
    "documents", "Documents", "One row for each document.", DocumentRow, ("document",)
)
CONTRADICTIONS = TableSpec(
    "contradictions",
    "Contradictions",
    "One row for each set of claims that cannot all hold.",
    ContradictionRow,
    ("contradiction",),
)
