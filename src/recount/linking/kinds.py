"""Which kinds of violence may be one happening, and which names one party."""

from __future__ import annotations

from enum import IntEnum
from itertools import product

from recount.model.claims import EventType
from recount.model.parties import Party

FAMILIES = (
    frozenset({EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING}),
    frozenset({EventType.BOMBING, EventType.SUICIDE_BOMBING, EventType.MINE}),
    frozenset({EventType.ARMED_CLASH, EventType.ARMED_ATTACK, EventType.RAID}),
    frozenset({EventType.RAID, EventType.ARREST, EventType.ABDUCTION}),
    frozenset({EventType.ARMED_ATTACK, EventType.EXECUTION, EventType.ABDUCTION}),
    frozenset({EventType.ARMED_ATTACK, EventType.SUICIDE_BOMBING, EventType.BOMBING}),
    frozenset({EventType.ARMED_ATTACK, EventType.AIR_STRIKE, EventType.SHELLING}),
)
"""Words that reports use for one and the same happening; "attack" is said of most."""


class Match(IntEnum):
    """How two descriptions of one thing stand to each other."""

    SAME = 0
    AKIN = 1
    UNKNOWN = 2
    DIFFERENT = 3


def match_types(a: EventType | None, b: EventType | None) -> Match:
    """Whether two types can be of one happening; `other` can be anything."""
    return _TYPES[a, b]


def _match_types(a: EventType | None, b: EventType | None) -> Match:
    if a is None or b is None or EventType.OTHER in (a, b):
        return Match.SAME if a is b and a is not None else Match.UNKNOWN
    if a is b:
        return Match.SAME
    akin = any(a in family and b in family for family in FAMILIES)
    return Match.AKIN if akin else Match.DIFFERENT


_TYPES = {pair: _match_types(*pair) for pair in product((None, *EventType), (None, *EventType))}


def party_key(party: Party | None) -> tuple[str, ...]:
    """What a party is compared by: the words of its registry name; empty where it has none.

    "militants" or "the group" says nothing that a second report could confirm.
    """
    if party is None:
        return ()
    known = party.name or party.id
    return tuple(sorted(_words(known))) if known else ()


def match_parties(a: tuple[str, ...], b: tuple[str, ...]) -> Match:
    """Whether two keys name one party, or one a part of the other."""
    if not a or not b:
        return Match.UNKNOWN
    if a == b:
        return Match.SAME
    return Match.AKIN if set(a) < set(b) or set(b) < set(a) else Match.DIFFERENT


def _words(name: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in name.casefold()).split())
