"""What ACLED calls an event, and which events it takes for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.model.claims import EventType
from recount.model.counts import Outcome, Victims
from recount.model.events import Event
from recount.model.parties import Party
from recount.model.places import Where
from recount.publishing.acled_codes import SubEvent
from recount.publishing.parties import Standing, is_against_civilians, is_outside_force, standing
from recount.publishing.tolls import counts_of

_REMOTE = {
    EventType.AIR_STRIKE: SubEvent.AIR_DRONE_STRIKE,
    EventType.SHELLING: SubEvent.SHELLING,
    EventType.BOMBING: SubEvent.REMOTE_EXPLOSIVE,
    EventType.MINE: SubEvent.REMOTE_EXPLOSIVE,
    EventType.SUICIDE_BOMBING: SubEvent.SUICIDE_BOMB,
}
_WEAPONS = {
    "grenade": SubEvent.GRENADE,
    "chemical": SubEvent.CHEMICAL_WEAPON,
    "chlorine": SubEvent.CHEMICAL_WEAPON,
    "sarin": SubEvent.CHEMICAL_WEAPON,
    "mustard gas": SubEvent.CHEMICAL_WEAPON,
}
_IN_A_BATTLE = frozenset(
    {EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING, EventType.SUICIDE_BOMBING}
)
"""Means that are events of their own only in the absence of any other engagement."""
_BATTLES = frozenset({EventType.ARMED_CLASH, EventType.ARMED_ATTACK, EventType.RAID})
_ARMED = frozenset({Victims.COMBATANT, Victims.SECURITY_FORCE})


@dataclass(frozen=True, slots=True)
class Harmed:
    """Whether reports say that somebody died in an event, and that somebody was hurt."""

    killed: bool
    injured: bool = False


def sub_event(event: Event, harmed: Harmed) -> SubEvent | None:
    """The sub-event type; None where it depends on what no report says."""
    if event.type in (EventType.ABDUCTION, EventType.ARREST):
        return _taken(event, harmed)
    if event.type in _REMOTE:
        return _by_weapon(event.weapon) or _REMOTE[event.type]
    if event.type is EventType.EXECUTION:
        return SubEvent.ATTACK
    if event.type is EventType.RAID and not harmed.killed and counts_of(event, Outcome.CAPTURED):
        return _taken(event, harmed)
    return _attacked(event)


def _taken(event: Event, harmed: Harmed) -> SubEvent | None:
    """People taken: an attack where somebody dies or is hurt in it; an arrest is none of violence,
    so that one in which somebody dies is a battle or an attack, by who was to be arrested. Fighters
    who are taken are no civilians: a battle where somebody dies, an arrest otherwise."""
    if standing(event.target) in (Standing.STATE, Standing.GROUP):
        return SubEvent.ARMED_CLASH if harmed.killed else _fighters_taken(event)
    if _is_arrest(event):
        return _attacked(event) if harmed.killed else SubEvent.ARRESTS
    return SubEvent.ATTACK if harmed.killed or harmed.injured else SubEvent.ABDUCTION


def _fighters_taken(event: Event) -> SubEvent:
    """By forces of a state or from outside an arrest; by an armed group neither that, nor violence
    against civilians."""
    by_group = standing(event.perpetrator) is Standing.GROUP
    captors = by_group and not is_outside_force(event.perpetrator)
    return SubEvent.OTHER if captors else SubEvent.ARRESTS


def _is_arrest(event: Event) -> bool:
    """Whether those who take somebody are not said to be an armed group, or men of no side."""
    if event.type is EventType.ABDUCTION:
        return False
    by = standing(event.perpetrator)
    unknown = event.type is EventType.RAID and event.perpetrator is not None
    return by is not Standing.GROUP and not (unknown and by is Standing.UNKNOWN)


def _by_weapon(weapon: str | None) -> SubEvent | None:
    said = (weapon or "").casefold()
    return next((kind for word, kind in _WEAPONS.items() if word in said), None)


def _attacked(event: Event) -> SubEvent | None:
    """A battle where the other side is armed, an attack where it is civilians."""
    if is_against_civilians(event):
        return SubEvent.ATTACK
    armed_side = standing(event.target) in (Standing.STATE, Standing.GROUP)
    if event.type is EventType.ARMED_CLASH or armed_side:
        return SubEvent.ARMED_CLASH
    armed = any(row.victims in _ARMED for row in counts_of(event, Outcome.KILLED))
    return SubEvent.ARMED_CLASH if armed else None


def absorbed(events: Sequence[Event]) -> dict[str, str]:
    """The battle that each air strike, shelling or bomb is a part of: fighting of the same two
    sides on the same day at the same place. Alone, it is an event of its own."""
    battles = {key: one.id for one in events if _is_battle(one) for key in _keys(one)}
    found = {}
    for one in events:
        keys = _keys(one) if one.type in _IN_A_BATTLE else ()
        battle = next((battles[key] for key in keys if key in battles), None)
        if battle is not None:
            found[one.id] = battle
    return found


def _is_battle(event: Event) -> bool:
    return event.type in _BATTLES and _attacked(event) is SubEvent.ARMED_CLASH


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
