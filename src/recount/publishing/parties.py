"""What kind of party somebody is, as data sets tell them apart: a state, a group, civilians."""

from __future__ import annotations

from enum import Enum

from recount.model.claims import EventType
from recount.model.countries import Country, country
from recount.model.counts import CIVILIAN_PARTS, Outcome, Victims
from recount.model.events import Event
from recount.model.lineage import STATE, ancestors
from recount.model.parties import Party, PartyKind
from recount.publishing.tolls import counts_of


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
    if party is None or party.id is None:
        return None
    line = (party.id, *ancestors(party.id))
    codes = (key.removeprefix(STATE) for key in line if key.startswith(STATE))
    return next((found for code in codes if (found := country(code))), None)


def is_against_civilians(event: Event) -> bool:
    """Whether reports make civilians the target: by name, or, where no target is named, as all
    those who were killed. Civilians who die in a fight of two sides are not its target."""
    if event.target is not None:
        return standing(event.target) is Standing.CIVILIANS
    if event.type is EventType.ARMED_CLASH:
        return False
    killed = [row.victims for row in counts_of(event, Outcome.KILLED)]
    return bool(killed) and all(victims in CIVILIANS for victims in killed)
