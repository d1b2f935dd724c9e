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
JOINT = "; "
"""What parts the names of those who act together."""
_CODE = 3
"""Letters of the longest code of a country."""
_NO_NAMES = frozenset(
    {"the", "a", "an", "some", "several", "many", "other", "suspected", "alleged", "armed"}
    | {"unidentified", "unknown", "local"}
)
"""Words before what is no name, with a capital or without."""
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
    """The state that a party is, or is an arm of; of several that act together ("Afghan and
    coalition forces") the first that is a state."""
    if party is None:
        return None
    if party.id is None:
        return next((found for name in _names(party) if (found := country_named(name))), None)
    line = (party.id, *ancestors(party.id))
    codes = (key.removeprefix(STATE) for key in line if key.startswith(STATE))
    return next((found for code in codes if (found := country(code))), None)


def partners(party: Party) -> tuple[str, ...]:
    """The others of several that act together, by name, where the first is a state."""
    names, state = _names(party), state_of(party)
    return tuple(name for name in names if len(names) > 1 and country_named(name) != state)


def _names(party: Party) -> tuple[str, ...]:
    """The names of those who act together; none of what may be no force of a state. Where nothing
    says that it is one, "IS" is no code of a country."""
    if party.name is None or party.id is not None:
        return ()
    if party.kind is PartyKind.STATE_FORCE:
        return tuple(party.name.split(JOINT))
    names = tuple(party.name.split(JOINT))
    return names if party.kind is None and min(map(len, names)) > _CODE else ()


def is_named(party: Party) -> bool:
    """Whether a party has a name: not "the suspected insurgents". Letters of scripts without
    capitals may be of one."""
    if party.id is not None:
        return True
    words = (party.name or party.text).split()
    while words and words[0].casefold() in _NO_NAMES:
        words = words[1:]
    return any(word[:1].isupper() or word[:1].lower() == word[:1].upper() for word in words)


def is_outside_force(party: Party | None) -> bool:
    """Whether a party is a force from outside that is no one state's: a coalition, a mission."""
    outside = party is not None and party.kind is PartyKind.EXTERNAL_FORCE
    return outside and state_of(party) is None


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
