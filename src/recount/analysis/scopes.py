"""What a claim about several events speaks of, and which of the ledger's events that takes in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from recount.analysis.material import Material
from recount.analysis.selecting import Inside, Window, inside
from recount.model.claims import Claim, EventType
from recount.model.dates import When
from recount.model.events import Event
from recount.model.parties import Party
from recount.model.places import PlaceLevel, Where
from recount.places.geometry import kilometres


@dataclass(frozen=True, slots=True)
class ScopeOf:
    """What a claim about several events speaks of."""

    when: When | None
    where: Where | None
    type: EventType | None
    perpetrator: Party | None
    target: Party | None


def scope_of(claim: Claim) -> ScopeOf:
    """The scope of a total; of another claim, its own fields."""
    if claim.scope is not None:
        own = claim.scope
        return ScopeOf(own.when, own.where, own.event_type, own.perpetrator, own.target)
    return ScopeOf(claim.when, claim.where, claim.event_type, claim.perpetrator, claim.target)


def own_events(material: Material, claim: Claim) -> tuple[Event, ...]:
    """The events that a claim is of, alone or as members of its total."""
    return material.events_of_claim.get(claim.id, ())


def window_of(when: When | None) -> Window | None:
    if when is None or (when.start is None and when.end is None):
        return None
    return Window(when.start or date.min, when.end or date.max)


Found = tuple[tuple[Event, ...], tuple[Event, ...]]
"""The events that are surely of a scope, and those that possibly are."""


def in_scope(material: Material, claim: Claim, window: Window | None) -> Found:
    """The events of a claim's scope. What linking holds to be a member of it surely is one."""
    members = {event.id for event in own_events(material, claim)}
    return of_scope(material, scope_of(claim), window, members)


def of_scope(
    material: Material, scope: ScopeOf, window: Window | None, members: Collection[str] = ()
) -> Found:
    """The events of a scope within some days; `members` are of it by their days alone."""
    sure, possible = [], []
    about = material.events_about(window.start, window.end) if window else material.top_events
    for event in about:
        fits = _fits(material, event, scope, window)
        if event.id in members and window is not None:
            fits = inside(event.when, window)
        if fits is Inside.SURELY:
            sure.append(event)
        elif fits is Inside.POSSIBLY:
            possible.append(event)
    return tuple(sure), tuple(possible)


def _fits(material: Material, event: Event, scope: ScopeOf, window: Window | None) -> Inside:
    found = Inside.SURELY
    for check in _checks_of(material, event, scope, window):
        if check is Inside.NO:
            return check
        found = check if check is Inside.POSSIBLY else found
    return found


def _checks_of(
    material: Material, event: Event, scope: ScopeOf, window: Window | None
) -> Iterator[Inside]:
    """Whether days, kind, parties and place fit, one after another: most events fail the first."""
    yield inside(event.when, window) if window else Inside.POSSIBLY
    yield Inside.SURELY if scope.type in (None, event.type) else Inside.NO
    yield _party_fits(material, event.perpetrator, scope.perpetrator)
    yield _party_fits(material, event.target, scope.target)
    yield _place_fits(event.where, scope.where)


def _party_fits(material: Material, party: Party | None, asked: Party | None) -> Inside:
    """A branch is of its whole, a command of its state; the other way round nothing is sure."""
    if asked is None or (party is not None and party.id is not None and party.id == asked.id):
        return Inside.SURELY
    if party is None or party.id is None or asked.id is None:
        return Inside.POSSIBLY
    if asked.id in material.ancestors(party.id):
        return Inside.SURELY
    return Inside.POSSIBLY if party.id in material.ancestors(asked.id) else Inside.NO


def _place_fits(where: Where | None, asked: Where | None) -> Inside:
    if asked is None:
        return Inside.SURELY
    if where is None or where.country is None or asked.country is None:
        return Inside.POSSIBLY
    if where.country != asked.country:
        return Inside.NO
    if asked.level is PlaceLevel.COUNTRY or (where.name and where.name == asked.name):
        return Inside.SURELY
    if asked.level is PlaceLevel.PROVINCE and where.admin1 is not None:
        return Inside.SURELY if where.admin1 == asked.admin1 else Inside.NO
    return _near(where, asked)


def _near(where: Where, asked: Where) -> Inside:
    """Whether the circle of a place lies within that of another, meets it, or neither."""
    if None in (where.lat, where.lon, asked.lat, asked.lon):
        return Inside.POSSIBLY
    apart = kilometres(where.lat or 0.0, where.lon or 0.0, asked.lat or 0.0, asked.lon or 0.0)
    own, around = where.radius_km or 0.0, asked.radius_km or 0.0
    if apart + own <= around:
        return Inside.SURELY
    return Inside.POSSIBLY if apart <= own + around else Inside.NO


def strikes(events: Iterable[Event]) -> tuple[int, int | None]:
    """The least and the most single strikes that events hold."""
    rows = list(events)
    highs = [row.strikes.high for row in rows]
    most = None if None in highs else sum(high for high in highs if high is not None)
    return sum(row.strikes.low for row in rows), most
