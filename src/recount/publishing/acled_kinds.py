"""What ACLED calls an event, and which events it takes for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recount.model.claims import EventType
from recount.model.counts import Outcome, Victims
from recount.model.events import Event
from recount.model.parties import Party
from recount.model.places import Where
from recount.publishing.acled_codes import SubEvent
from recount.publishing.parties import Standing, is_against_civilians, standing
from recount.publishing.tolls import counts_of

_REMOTE = {
    EventType.AIR_STRIKE: SubEvent.AIR_DRONE_STRIKE,
    EventType.SHELLING: SubEvent.SHELLING,
    EventType.BOMBING: SubEvent.REMOTE_EXPLOSIVE,
    EventType.MINE: SubEvent.REMOTE_EXPLOSIVE,
    EventType.SUICIDE_BOMBING: SubEvent.SUICIDE_BOMB,
}
_FROM_AFAR = frozenset({EventType.AIR_STRIKE, EventType.SHELLING})
_WEAPONS = {
    "grenade": SubEvent.GRENADE,
    "chemical": SubEvent.CHEMICAL_WEAPON,
    "chlorine": SubEvent.CHEMICAL_WEAPON,
    "sarin": SubEvent.CHEMICAL_WEAPON,
    "mustard gas": SubEvent.CHEMICAL_WEAPON,
}
_ARMED = frozenset({Victims.COMBATANT, Victims.SECURITY_FORCE})


def sub_event(event: Event, killed: bool) -> SubEvent | None:
    """The sub-event type; None where it depends on what no report says. `killed` says that
    somebody died in it: an abduction in which somebody dies is an attack."""
    if event.type in (EventType.ABDUCTION, EventType.ARREST):
        return _taken(event, killed)
    if event.type in _REMOTE:
        return _by_weapon(event.weapon) or _REMOTE[event.type]
    if event.type is EventType.EXECUTION:
        return SubEvent.ATTACK
    if event.type is EventType.RAID and not killed and counts_of(event, Outcome.CAPTURED):
        return SubEvent.ARRESTS
    return _attacked(event)


def _taken(event: Event, killed: bool) -> SubEvent:
    if event.type is EventType.ARREST and standing(event.perpetrator) is not Standing.GROUP:
        return SubEvent.ARRESTS
    return SubEvent.ATTACK if killed else SubEvent.ABDUCTION


def _by_weapon(weapon: str | None) -> SubEvent | None:
    said = (weapon or "").casefold()
    return next((kind for word, kind in _WEAPONS.items() if word in said), None)


def _attacked(event: Event) -> SubEvent | None:
    """A battle where the other side is armed, an attack where it is civilians."""
    if is_against_civilians(event):
        return SubEvent.ATTACK
    if event.type is EventType.ARMED_CLASH or event.target is not None:
        return SubEvent.ARMED_CLASH
    armed = any(row.victims in _ARMED for row in counts_of(event, Outcome.KILLED))
    return SubEvent.ARMED_CLASH if armed else None


def absorbed(events: Sequence[Event]) -> dict[str, str]:
    """The battle that each air strike or shelling is a part of: fighting of the same two sides on
    the same day at the same place. Alone, it is an event of its own."""
    battles = {key: one.id for one in events if one.type is EventType.ARMED_CLASH
               for key in _keys(one)}  # fmt: skip
    found = {}
    for one in events:
        keys = _keys(one) if one.type in _FROM_AFAR else ()
        battle = next((battles[key] for key in keys if key in battles), None)
        if battle is not None:
            found[one.id] = battle
    return found


def _keys(event: Event) -> Iterator[tuple[object, ...]]:
    """What two events must share to be one: nothing where any part of it is not known."""
    when, place = event.when, _spot(event.where)
    sides = {_name(party) for party in (event.perpetrator, event.target) if party}
    if when and when.days == 1 and place and len(sides) == 2:
        yield when.start, place, frozenset(sides)


def _name(party: Party) -> str:
    return party.id or (party.name or party.text).casefold()


def _spot(where: Where | None) -> object:
    if where is None:
        return None
    return where.geonames or (where.lat and (where.lat, where.lon))
