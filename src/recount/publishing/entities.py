"""A ledger as entities of FollowTheMoney, a line of JSON each: events, the parties involved, their
places, the persons who may leave, the articles, and which article documents which event.

Schemata and properties are those of followthemoney 4.11. Where its library is installed, what
leaves is put to it first; `scripts/check_entities.py` puts a file to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from recount.model.countries import country
from recount.model.counts import Outcome
from recount.model.documents import Document
from recount.model.events import Event
from recount.model.notes import Noted
from recount.model.parties import Party
from recount.model.saying import say
from recount.publishing.dossier import Dossier
from recount.publishing.entity_persons import Entity, entity_key, person_entities
from recount.publishing.losses import LossBook, LossKind
from recount.publishing.parties import state_of
from recount.publishing.sourcing import address, headline, publisher
from recount.publishing.tolls import Toll

_NO_PLACE = {
    "counts": say("numbers of people stand in a sentence alone"),
    "claims": say(
        "FollowTheMoney has no schema for who says what; speakers and words are left out"
    ),
    "contradictions": say("it has none for what cannot all hold"),
    "radius_km, date_precision, date_basis": say("it holds a point and days"),
}


def entity_lines(dossier: Dossier, book: LossBook) -> Iterator[str]:
    """All entities, each once, in one order."""
    for what, reason in _NO_PLACE.items():
        book.note(LossKind.NO_COLUMN, what, reason)
    found: dict[str, Entity] = {}
    for event in dossier.events:
        for entity in _of_event(event, dossier, book):
            found.setdefault(entity[0], entity)
    for entity in person_entities(dossier, book):
        found.setdefault(entity[0], entity)
    for document in sorted(dossier.edition.documents, key=lambda one: one.id):
        entity = _article(document, dossier, book)
        found.setdefault(entity[0], entity)
    for key, schema, values in found.values():
        properties = {name: [value] for name, value in values.items() if value}
        row = {"id": key, "schema": schema, "properties": properties}
        yield json.dumps(row, ensure_ascii=False)


def _of_event(event: Event, dossier: Dossier, book: LossBook) -> Iterator[Entity]:
    key, when = entity_key("event", event.id), event.when
    parties = [entity for party in (event.perpetrator, event.target)
               if (entity := _organization(party, event, dossier, book))]  # fmt: skip
    place = _address(event, dossier, book)
    yield (
        key,
        "Event",
        {
            "name": _title(event, place),
            "recordId": event.id,
            "startDate": when.start.isoformat() if when and when.start else None,
            "endDate": when.end.isoformat() if when and when.end else None,
            "country": _land(event, book),
            "location": place[2]["full"] if place else None,
            "addressEntity": place[0] if place else None,
            "organizer": parties[0][0] if event.perpetrator and parties else None,
            "summary": _summary(event, dossier),
            "notes": dossier.notes(Noted.EVENT, event.id, book),
        },
    )
    yield from parties
    if place:
        yield place
    for party in parties:
        link = {"subject": party[0], "object": key, "role": "involved, as reported"}
        yield entity_key("link", party[0] + key), "UnknownLink", link
    for document in dossier.documents_of(event):
        source = entity_key("document", document.id)
        told = {"document": source, "entity": key, "role": "source"}
        yield entity_key("documentation", source + key), "Documentation", told


def _land(event: Event, book: LossBook) -> str | None:
    """The country of an event, where FollowTheMoney has a code for it."""
    code = event.where.country if event.where else None
    known = country(code)
    if code and known is None:
        reason = say("%(code)s is no country that FollowTheMoney knows", code=code)
        book.note(LossKind.UNKNOWN, "country", reason, event.id)
    return known.iso2.lower() if known else None


def _title(event: Event, place: Entity | None) -> str:
    where = place[2]["full"] if place else None
    kind = event.type.value.replace("_", " ").capitalize()
    return f"{kind}, {where}" if where else kind


def _summary(event: Event, dossier: Dossier) -> str | None:
    told = ((outcome, dossier.toll(event, outcome)) for outcome in Outcome)
    return "; ".join(f"{one.value}: {_figures(toll)}" for one, toll in told if toll.is_told) or None


def _figures(toll: Toll) -> str:
    low, high = "?" if toll.low is None else toll.low, "?" if toll.high is None else toll.high
    best = "no best number" if toll.best is None else f"best {toll.best}"
    return f"{low} to {high}{' or more' if toll.open_above else ''}, {best}"


def _organization(
    party: Party | None, event: Event, dossier: Dossier, book: LossBook
) -> Entity | None:
    name = dossier.party(party, "party", event.id, book)
    if party is None or name is None:
        return None
    state = state_of(party)
    land = state.iso2.lower() if state else None
    schema = "PublicBody" if state else "Organization"
    return entity_key("party", party.id or name), schema, {"name": name, "country": land}


def _address(event: Event, dossier: Dossier, book: LossBook) -> Entity | None:
    where = event.where
    if where is None:
        return None
    full = where.name or dossier.shown(where.text, "place", event.id, book)
    if full is None:
        return None
    point = (where.lat, where.lon)
    return (
        entity_key("place", f"{full}|{where.geonames}|{point}"),
        "Address",
        {
            "full": full,
            "state": where.admin1,
            "country": _land(event, book),
            "latitude": None if where.lat is None else str(where.lat),
            "longitude": None if where.lon is None else str(where.lon),
        },
    )


def _article(document: Document, dossier: Dossier, book: LossBook) -> Entity:
    return (
        entity_key("document", document.id),
        "Article",
        {
            "title": headline(document, dossier, book),
            "publisher": publisher(document, dossier, book),
            "publishedAt": document.published,
            "sourceUrl": address(document, dossier, book),
            "notes": dossier.notes(Noted.DOCUMENT, document.id, book),
        },
    )
