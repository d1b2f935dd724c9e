"""A ledger as Recount's own tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from recount.model.claims import Claim
from recount.model.counts import Outcome
from recount.model.dates import When
from recount.model.documents import Document
from recount.model.events import Contradiction, Event
from recount.model.notes import Noted
from recount.model.places import Where
from recount.model.saying import say
from recount.publishing.columns import Table
from recount.publishing.dossier import Dossier
from recount.publishing.losses import LossBook, LossKind
from recount.publishing.own import (
    CLAIMS,
    CONTRADICTIONS,
    COUNTS,
    DOCUMENTS,
    EVENTS,
    FIGURES,
    ClaimRow,
    ContradictionRow,
    CountRow,
    DocumentRow,
    EventRow,
    FigureRow,
)
from recount.publishing.person_tables import persons_table
from recount.publishing.redacting import is_redacted
from recount.publishing.sourcing import address, headline, publisher, speaker_name

BAR = " | "


def own_tables(dossier: Dossier, book: LossBook) -> tuple[Table[Any], ...]:
    """All of them."""
    book.note(LossKind.NO_COLUMN, "text", say("the texts of documents stay in the ledger"))
    book.note(LossKind.NO_COLUMN, "mentions, scope, strength, facility", say("no table holds them"))
    book.note(
        LossKind.NO_COLUMN, "decisions", say("who decided what, and why, stays in the ledger")
    )
    book.note(
        LossKind.NO_COLUMN, "internal notes", say("they are for those who work on the ledger")
    )
    claims = dossier.edition.claims
    contradictions = sorted(dossier.edition.contradictions, key=lambda one: one.id)
    documents = sorted(dossier.edition.documents, key=lambda one: one.id)
    return (
        events_table(dossier, book),
        Table(COUNTS, tuple(row for one in dossier.events for row in _counts(one))),
        Table(CLAIMS, tuple(_claim(one, dossier, book) for one in claims)),
        Table(FIGURES, tuple(row for one in claims for row in _figures(one, dossier))),
        Table(DOCUMENTS, tuple(_document(one, dossier, book) for one in documents)),
        Table(CONTRADICTIONS, tuple(_conflict(one, dossier, book) for one in contradictions)),
        persons_table(dossier, book),
    )


def events_table(dossier: Dossier, book: LossBook) -> Table[EventRow]:
    """One row an event, by date; quotes with marks for persons who are withheld."""
    return Table(EVENTS, tuple(_event(event, dossier, book) for event in dossier.events))


def _event(event: Event, dossier: Dossier, book: LossBook) -> EventRow:
    rules = sorted({count.rule for count in event.counts})
    return EventRow(
        event=event.id,
        **_when(event.when),
        date_partial=_partial(event.when),
        date_precision=event.when.precision if event.when else None,
        date_basis=event.when.basis if event.when else None,
        place=_place(event.where, event.id, dossier, book),
        **_point(event.where),
        admin1=event.where.admin1 if event.where else None,
        radius_km=event.where.radius_km if event.where else None,
        type=event.type,
        perpetrator=dossier.party(event.perpetrator, "perpetrator", event.id, book),
        target=dossier.party(event.target, "target", event.id, book),
        strikes_low=event.strikes.low,
        strikes_high=event.strikes.high,
        **_judged(event, dossier),
        **_people(event, dossier),
        rules=_bars(rules),
        methodology=dossier.edition.methodology,
        origins=event.origins,
        documents=_bars(dossier.label(one) for one in sorted(event.documents)),
        quotes=_bars(_quotes(event, dossier, book)),
        notes=dossier.notes(Noted.EVENT, event.id, book),
    )


def _bars(parts: Iterable[str]) -> str | None:
    return BAR.join(parts) or None


def _when(when: When | None) -> dict[str, Any]:
    return {"start": when.start if when else None, "end": when.end if when else None}


def _partial(when: When | None) -> str | None:
    return when.partial.removeprefix("--") if when and when.partial else None


def _point(where: Where | None) -> dict[str, Any]:
    return {name: getattr(where, name) if where else None for name in ("country", "lat", "lon")}


def _place(where: Where | None, record: str, dossier: Dossier, book: LossBook) -> str | None:
    if where is None:
        return None
    return where.name or dossier.shown(where.text, "place", record, book)


DECIDED = "decided"
"""In place of a rule, where a person decided."""


def _judged(event: Event, dossier: Dossier) -> dict[str, Any]:
    """What the methodology, or a person, makes of an event; empty where a ledger was built without
    it."""
    graded, included, counted = event.graded, event.included, event.counted
    rule = graded.rule if graded else None
    return {
        "counts_as_low": counted.low if counted else None,
        "counts_as_high": counted.high if counted else None,
        "grade": dossier.grade(event),
        "grade_rule": DECIDED if dossier.found(event.id).grade else rule,
        "included": included.verdict if included else None,
        "included_rule": included.rule if included else None,
    }


def _people(event: Event, dossier: Dossier) -> dict[str, Any]:
    bounds = ("low", "best", "high")
    return {
        f"{outcome}_{bound}": value
        for outcome in Outcome
        for bound, value in zip(bounds, dossier.people(event, outcome), strict=True)
    }


def _quotes(event: Event, dossier: Dossier, book: LossBook) -> Iterator[str]:
    for claim in dossier.claims_of(event):
        yield f"{dossier.label(claim.document)}: “{_quote(claim, dossier, book)}”"


def _quote(claim: Claim, dossier: Dossier, book: LossBook) -> str:
    quote = dossier.persons.quote(claim)
    if is_redacted(quote):
        book.note(
            LossKind.WITHHELD, "quote", say("a mark stands in the words for a person"), claim.id
        )
    return quote


def _counts(event: Event) -> Iterator[CountRow]:
    for count in event.counts:
        yield CountRow(
            event=event.id,
            outcome=count.outcome,
            victims=count.victims,
            low=count.low,
            best=count.best,
            high=count.high,
            open_above=count.open_above,
            ceiling=count.ceiling,
            reach=count.reach,
            rule=count.rule,
            origins=count.origins,
            claims=_bars(count.claims),
        )


def _claim(claim: Claim, dossier: Dossier, book: LossBook) -> ClaimRow:
    quote = _quote(claim, dossier, book)
    return ClaimRow(
        claim=claim.id,
        document=dossier.label(claim.document),
        event=claim.event,
        kind=claim.kind,
        stance=claim.stance,
        speaker=speaker_name(claim, dossier, book),
        speaker_kind=claim.speaker.kind if claim.speaker else None,
        type=claim.event_type,
        **_when(claim.when),
        place=_place(claim.where, claim.id, dossier, book),
        **_point(claim.where),
        perpetrator=dossier.party(claim.perpetrator, "perpetrator", claim.id, book),
        target=dossier.party(claim.target, "target", claim.id, book),
        quote_in="title" if claim.evidence.in_title else "text",
        quote_start=claim.evidence.start,
        quote_end=claim.evidence.end,
        quote=quote,
        quote_redacted=is_redacted(quote),
        notes=dossier.notes(Noted.CLAIM, claim.id, book),
    )


def _figures(claim: Claim, dossier: Dossier) -> Iterator[FigureRow]:
    for number, count in enumerate(claim.counts):
        words = " ".join(count.text.split())
        yield FigureRow(
            claim=claim.id,
            number=number,
            outcome=count.outcome,
            victims=count.victims,
            low=count.low,
            high=count.high,
            exactness=count.exactness,
            part_of=count.part_of,
            words=dossier.persons.redacted(words, [claim.document]) or None,
        )


def _document(document: Document, dossier: Dossier, book: LossBook) -> DocumentRow:
    reading = dossier.edition.readings.get(document.id)
    origin = dossier.edition.origins.get(document.id)
    return DocumentRow(
        document=dossier.label(document.id),
        title=headline(document, dossier, book),
        publisher=publisher(document, dossier, book),
        published=document.published,
        url=address(document, dossier, book),
        language=(reading and reading.language) or document.language,
        origin=dossier.label(origin) if origin else None,
        sha256=document.raw_sha256,
        notes=dossier.notes(Noted.DOCUMENT, document.id, book),
    )


def _conflict(one: Contradiction, dossier: Dossier, book: LossBook) -> ContradictionRow:
    return ContradictionRow(
        contradiction=one.id,
        kind=one.kind,
        size=one.size,
        message=dossier.redacted(one.message, "message", one.id, book),
        claims=_bars(one.claims),
        events=_bars(one.events),
    )
