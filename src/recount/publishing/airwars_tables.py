"""A ledger's events as Airwars' incidents, belligerents and sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recount.model.countries import country
from recount.model.counts import Outcome
from recount.model.dates import When
from recount.model.documents import Document
from recount.model.events import Event, Verdict
from recount.model.notes import Noted
from recount.model.saying import say
from recount.publishing.airwars import (
    BELLIGERENTS,
    INCIDENTS,
    SOURCES,
    VICTIMS,
    BelligerentRow,
    VictimRow,
)
from recount.publishing.airwars_blame import Blamed, blamed, strike_status, with_found
from recount.publishing.airwars_codes import (
    ACCURACY_OF,
    STATUS_OF,
    DateType,
    Grading,
    LocalTimeType,
    StrikeStatus,
)
from recount.publishing.airwars_harm import harm_of_claims, harm_of_event
from recount.publishing.airwars_victims import victims
from recount.publishing.columns import Table
from recount.publishing.dossier import Dossier
from recount.publishing.losses import LossBook, LossKind
from recount.publishing.parties import CIVILIANS, Standing, is_side, standing
from recount.publishing.redacting import is_redacted
from recount.publishing.sourcing import address, joined, publisher, speaker_names

_NEVER_HELD = {
    "healthcare_personnel and eight other categories": say(
        "a ledger's classes do not tell them apart"
    ),
    "archive_url, capture_date, screenshots": say("a ledger does not hold them"),
    "previous_codes, sign_off": say(
        "who checked an incident and signed it off stays in the ledger"
    ),
    "infrastructure, impact": say("what was damaged is not read"),
    "mgrs_coordinate": say("no report's coordinates are kept apart from the point of the place"),
}
_NO_COLUMN = {
    "contradictions": say("which claims cannot all hold"),
    "best": say("a range is published, no best number"),
    "notes on claims": say("a claim has no row of its own"),
    "internal notes": say("they are for those who work on the ledger"),
    "families, names in other scripts": say("a ledger does not hold them"),
}


def airwars_tables(dossier: Dossier, book: LossBook) -> tuple[Table[Any], ...]:
    """Incidents, belligerents, sources and victims, by date."""
    for column, reason in _NEVER_HELD.items():
        book.note(LossKind.UNKNOWN, column, reason)
    for what, reason in _NO_COLUMN.items():
        book.note(LossKind.NO_COLUMN, what, reason)
    kept = [event for event in dossier.events if _is_kept(event, dossier, book)]
    named = tuple(victims(kept, dossier, book))
    sources = [
        _source(event, document, dossier, book)
        for event in kept
        for document in dossier.documents_of(event)
    ]
    return (
        Table(INCIDENTS, tuple(_incident(event, named, dossier, book) for event in kept)),
        Table(BELLIGERENTS, tuple(
            _belligerent(event, party, dossier, book)
            for event in kept
            for party in _parties(event, dossier)
        )),
        Table(SOURCES, tuple(sources)),
        Table(VICTIMS, named),
    )  # fmt: skip


def _is_kept(event: Event, dossier: Dossier, book: LossBook) -> bool:
    why = None
    if event.id in dossier.whole_of:
        why = say("it is part of another incident, whose numbers include its own")
    elif event.included and event.included.verdict is Verdict.OUT:
        why = say("the methodology leaves it out (%(rule)s)", rule=event.included.rule)
    if why is not None:
        book.note(LossKind.LEFT_OUT, "event", why, event.id)
    return why is None


def _parties(event: Event, dossier: Dossier) -> tuple[Blamed, ...]:
    found = blamed(dossier.claims_of(event), dossier.documents)
    return with_found(found, dossier.found(event.id))


def _status(event: Event, dossier: Dossier) -> StrikeStatus:
    """What a person found, else what follows from the claims."""
    finding = dossier.found(event.id).strike_status
    if finding is not None and finding.strike_status is not None:
        return STATUS_OF[finding.strike_status]
    return strike_status(event, blamed(dossier.claims_of(event), dossier.documents))


def _incident(event: Event, named: Sequence[VictimRow], dossier: Dossier, book: LossBook) -> Any:
    where = event.where
    land = country(where.country) if where else None
    _note_details(event, dossier, book)
    grade = dossier.grade(event)
    return INCIDENTS.row(
        code=event.id,
        **_time(event.when),
        country=land.acled if land else None,
        region=where.admin1 if where else None,
        location_name=_place(event, dossier, book),
        latitude=where.lat if where else None,
        longitude=where.lon if where else None,
        geolocated=where is not None and where.lat is not None,
        geolocation_accuracy=ACCURACY_OF.get(where.level) if where and where.level else None,
        strike_status=_status(event, dossier),
        strike_type=event.type,
        weapon=dossier.shown(event.weapon, "weapon", event.id, book),
        total_strikes_min=event.strikes.low,
        total_strikes_max=event.strikes.high,
        targeted_belligerent=_targeted(event, dossier, book),
        civilian_harm_reported=_harms_civilians(event),
        civilian_harm_status=Grading(grade.value.capitalize()) if grade else None,
        grading_reason=_reason(event, dossier, book),
        num_sources=len(event.documents),
        num_origins=event.origins,
        num_victims_named=sum(1 for row in named if row.code == event.id and row.name),
        notes=dossier.notes(Noted.EVENT, event.id, book),
        **harm_of_event(event),
    )


def _time(when: When | None) -> dict[str, Any]:
    """The columns on time; a clock time is exact, a word for a part of the day is not."""
    part = when.part_of_day if when else None
    known = when is not None and (when.start or when.end) is not None
    kind = LocalTimeType.UNKNOWN
    if part:
        kind = LocalTimeType.EXACT if part.startswith("T") else LocalTimeType.TIME_OF_DAY
    single = when is not None and when.days == 1
    return {
        "date_type": (DateType.SINGLE if single else DateType.RANGE) if known else None,
        "date": when.start if when else None,
        "date_end": when.end if when and not single else None,
        "local_time_type": kind,
        "local_time_start": part.removeprefix("T") if part else None,
    }


def _targeted(event: Event, dossier: Dossier, book: LossBook) -> str | None:
    """The belligerent that was meant; neither civilians nor a house is one."""
    meant = event.target
    if not is_side(meant) or standing(meant) is Standing.CIVILIANS:
        return None
    return dossier.party(meant, "targeted_belligerent", event.id, book)


def _place(event: Event, dossier: Dossier, book: LossBook) -> str | None:
    if event.where is None:
        return None
    return event.where.name or dossier.shown(event.where.text, "location_name", event.id, book)


def _reason(event: Event, dossier: Dossier, book: LossBook) -> str | None:
    finding = dossier.found(event.id).grade
    text = event.graded.text if event.graded else None
    if finding is not None:
        text = f"Settled by a person: {finding.reason}"
    return dossier.redacted(text, "grading_reason", event.id, book)


def _harms_civilians(event: Event) -> bool:
    rows = (row for row in event.counts if row.outcome in (Outcome.KILLED, Outcome.INJURED))
    return any(row.victims in CIVILIANS and row.high != 0 for row in rows)


def _belligerent(event: Event, one: Blamed, dossier: Dossier, book: LossBook) -> BelligerentRow:
    deaths, injuries = one.conceded(Outcome.KILLED), one.conceded(Outcome.INJURED)
    said = one.own[0] if one.own else None
    document = dossier.documents.get(said.document) if said else None
    statement = dossier.persons.quote(said) if said else None
    if said is not None and statement is not None and is_redacted(statement):
        reason = say("a mark stands in the words for a person")
        book.note(LossKind.WITHHELD, "statement", reason, said.id)
    return BelligerentRow(
        code=event.id,
        belligerent=dossier.party(one.party, "belligerent", event.id, book),
        type=one.type,
        assessment=one.assessment,
        deaths_conceded_min=deaths[0],
        deaths_conceded_max=deaths[1],
        injuries_conceded_min=injuries[0],
        injuries_conceded_max=injuries[1],
        statement=statement,
        statement_source=dossier.label(said.document) if said else None,
        statement_date=document.published if document else None,
        num_claims=len(one.claims),
    )


def _source(event: Event, document: Document, dossier: Dossier, book: LossBook) -> Any:
    claims = [one for one in dossier.claims_of(event) if one.document == document.id]
    reading = dossier.edition.readings.get(document.id)
    origin = dossier.edition.origins.get(document.id)
    parties = (dossier.party(one.perpetrator, "belligerents", one.id, book) or "" for one in claims)
    return SOURCES.row(
        code=event.id,
        source=dossier.label(document.id),
        url=address(document, dossier, book),
        author=publisher(document, dossier, book),
        post_date=document.published,
        language=(reading and reading.language) or document.language,
        origin=dossier.label(origin) if origin else None,
        speakers=joined(speaker_names(claims, dossier, book)),
        belligerents=joined(parties),
        notes=dossier.notes(Noted.DOCUMENT, document.id, book),
        **harm_of_claims(claims),
    )


def _note_details(event: Event, dossier: Dossier, book: LossBook) -> None:
    where = event.where
    if where and where.level and where.level not in ACCURACY_OF:
        reason = say("Airwars has no word for a region, a country or the sea")
        book.note(LossKind.NARROWED, "geolocation_accuracy", reason, event.id)
    for outcome in (Outcome.CAPTURED, Outcome.MISSING, Outcome.DISPLACED):
        if dossier.toll(event, outcome).is_told:
            reason = say("only killed and injured are counted")
            book.note(LossKind.NO_COLUMN, outcome.value, reason, event.id)
    if event.graded is None and dossier.found(event.id).grade is None:
        reason = say("the ledger was built without a grading")
        book.note(LossKind.UNKNOWN, "civilian_harm_status", reason, event.id)
    if any(row.open_above for row in event.counts):
        reason = say("no report bounds a number from above; the greatest number given stands there")
        book.note(LossKind.NARROWED, "killed_max, injured_max", reason, event.id)
