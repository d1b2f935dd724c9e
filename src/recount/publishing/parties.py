"""What kind of party somebody is, as data sets tell them apart: a state, a group, civilians."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from recount.model.claims import EventType
from recount.model.countries import Country, country, country_named
from recount.model.counts import CIVILIAN_PARTS, Outcome, Victims
from recount.model.events import Event, EventCount
from recount.model.lineage import STATE, ancestors
from recount.model.parties import Party, PartyKind
from recount.publishing.tolls import counts_of, widest


class Standing(Enum):
    """What a party is; unknown where the words leave it open."""

    STATE = "state"
    GROUP = "group"
    CIVILIANS = "civilians"
    UNKNOWN = "unknown"


_GROUPS = frozenset({PartyKind.REBEL_GROUP, PartyKind.MILITIA, PartyKind.EXTERNAL_FORCE})
CIVILIANS = CIVILIAN_PARTS | {Victims.CIVILIAN}
"""Classes that are civilians, where no other status is said."""


def standing(party: Party | None) -> Standing:
    """What a party is by the registry and by its kind."""
    if party is None:
        return Standing.UNKNOWN
    if party.kind is PartyKind.CIVILIANS:
        return Standing.CIVILIANS
    if state_of(party) is not None or party.kind is PartyKind.STATE_FORCE:
        return Standing.STATE
    return Standing.GROUP if party.kind in _GROUPS or party.id else Standing.UNKNOWN


def state_of(party: Party | None) -> Country | None:
    """The state that a party is, or is an arm of."""
    if party is None:
        return None
    if party.id is None:
        by_name = party.kind is PartyKind.STATE_FORCE and party.name is not None
        return country_named(party.name) if by_name else None
    line = (party.id, *ancestors(party.id))
    codes = (key.removeprefix(STATE) for key in line if key.startswith(STATE))
    return next((found for code in codes if (found := country(code))), None)


def is_against_civilians(event: Event) -> bool:
    """Whether reports make civilians the target: by name, or, where no target is named or it is no
    side ("herders", "a house"), as all those who were killed. Civilians who die in a fight of two
    sides are not its target."""
    known = standing(event.target)
    if known is not Standing.UNKNOWN:
        return known is Standing.CIVILIANS
    if event.type is EventType.ARMED_CLASH:
        return False
    return _all_civilians(counts_of(event, Outcome.KILLED))


def _all_civilians(killed: Sequence[EventCount]) -> bool:
    """Whether all who were killed are said to be civilians: by class, as many as there were."""
    classes = widest(killed)
    if not classes or any(row.victims not in CIVILIANS for row in classes):
        return False
    everyone = [row for row in killed if row.victims is Victims.UNSTATED]
    told = [row.best for row in classes if row.best is not None]
    return all(row.best is not None and row.best <= sum(told) for row in everyone)


def is_side(target: Party | None) -> bool:
    """Whether what was attacked may be a side: not a house, nor people of whom no more is known."""
    return target is not None and (target.id is not None or target.kind is not None)
