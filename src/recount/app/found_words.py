"""What was found of an event, and what is so without it, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recount.app.desk.words import (
    PLACE_UNKNOWN,
    coordinates,
    grade_words,
    party_words,
    plain,
    where_words,
)
from recount.app.event_names import find_event
from recount.app.findings import by_event, found_now
from recount.app.in_force import held_in
from recount.ledger import Ledger
from recount.model.claims import Claim
from recount.model.events import Event
from recount.model.findings import NOTHING_FOUND, Finding, FindingKind, Found, Responsibility
from recount.model.places import Where
from recount.model.saying import say, say_list
from recount.publishing import Published, blamed, strike_status


def finding_words(one: Finding) -> str:
    """What was found, in words."""
    if one.place is not None:
        return place_words(one.place)
    if one.belligerent is not None:
        found = one.belligerent
        told = say_list((party_words(found.party), responsibility_words(found.responsibility)))
        if not found.assessment:
            return told
        return say(
            "%(told)s; its own assessment: %(words)s", told=told, words=plain(found.assessment)
        )
    return plain(one.grade or one.strike_status or "")


def responsibility_words(found: Responsibility) -> str:
    """How a belligerent stands to what happened."""
    if found is Responsibility.NONE:
        return say("not held responsible")
    return plain(found)


def place_words(where: Where | None) -> str:
    """A place with its point, and how far off it may be."""
    if where is None:
        return PLACE_UNKNOWN
    within = say("within %(km)s km", km=f"{where.radius_km:g}") if where.radius_km else ""
    parts = (where_words(where).name, coordinates(where.lat, where.lon), within)
    return say_list(part for part in parts if part)


def status_words(event: Event, claims: Sequence[Claim], documents: Mapping[str, Published]) -> str:
    """The strike status that follows from the claims of an event."""
    return plain(strike_status(event, blamed(claims, documents)).name.lower())


def words_without(ledger: Ledger, made: Finding) -> str:
    """What holds of the event of a finding where there is no such finding: an earlier one, else
    what the rules and the claims give."""
    event = find_event(ledger, made.event)
    held = held_in(ledger).claims
    claims = [held[name] for name in event.claims if name in held]
    others = (one for one in ledger.findings() if one.id != made.id)
    found = found_now(others, set(event.claims), lambda _: claims)
    now = by_event(found, lambda _: event.id).get(event.id, NOTHING_FOUND)
    earlier = _same(now, made)
    if earlier is not None:
        return finding_words(earlier)
    if made.kind is FindingKind.GRADE:
        return grade_words(event)
    documents = ledger.documents_named(event.documents)
    if made.kind is FindingKind.STRIKE_STATUS:
        return status_words(event, claims, documents)
    return _party(made, claims, documents)


def _same(now: Found, made: Finding) -> Finding | None:
    if made.kind is FindingKind.GRADE:
        return now.grade
    if made.kind is FindingKind.STRIKE_STATUS:
        return now.strike_status
    return next((one for one in now.belligerents if _name(one) == _name(made)), None)


def _party(made: Finding, claims: Sequence[Claim], documents: Mapping[str, Published]) -> str:
    for one in blamed(claims, documents):
        if party_words(one.party).casefold() == _name(made):
            return say_list((party_words(one.party), plain(one.type.lower())))
    return ""


def _name(one: Finding) -> str:
    return party_words(one.belligerent.party).casefold() if one.belligerent else ""
