"""Which kinds of violence may be one happening, and which names one party."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import product

from recount.model.claims import EventType
from recount.model.lineage import STATE, ancestors
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


@dataclass(frozen=True, slots=True, order=True)
class PartyKey:
    """What a party is compared by: the words of its registry name, its id, those it belongs to."""

    words: tuple[str, ...]
    id: str | None
    over: tuple[str, ...]


def party_key(party: Party | None) -> PartyKey | None:
    """The key of a party; None where it has no name in the registry.

    "militants" or "the group" says nothing that a second report could confirm.
    """
    known = (party.name or party.id) if party else None
    if party is None or not known:
        return None
    return _party_key(known, party.id)


OF_ANYBODY = frozenset({
    "people", "person", "civilian", "resident", "man", "woman", "child", "member", "group", "force",
    "target", "position", "area", "site", "building", "vehicle", "house", "home",
})  # fmt: skip
"""Words for whom or what was hit that most reports have, whatever happened."""


def called(party: Party | None) -> str | None:
    """The plain word for a party that has no name in the registry: "pupil", "farmer", "market".

    None where it has a name, or where the word says no more than that somebody was there.
    """
    if party is None or party.name or party.id:
        return None
    words = party.text.casefold().split()
    last = words[-1] if words else ""
    word = last[:-1] if last.endswith("s") and not last.endswith("ss") else last
    return word if word.isalpha() and word not in OF_ANYBODY else None


@lru_cache(maxsize=4096)
def _party_key(name: str, registered: str | None) -> PartyKey:
    over = ancestors(registered) if registered else ()
    return PartyKey(tuple(sorted(_words(name))), registered, over)


def deeper(a: PartyKey | None, b: PartyKey | None) -> PartyKey | None:
    """Of two keys the one that says more; the first of equals."""
    if a is None or b is None:
        return a or b
    return b if (len(b.over), len(b.words)) > (len(a.over), len(a.words)) else a


def match_parties(a: PartyKey | None, b: PartyKey | None) -> Match:
    """Whether two keys name one party, or one a part of the other, or two arms of one state."""
    if a is None or b is None:
        return Match.UNKNOWN
    return Match.SAME if a == b else _match_parties(a, b)


@lru_cache(maxsize=4096)
def _match_parties(a: PartyKey, b: PartyKey) -> Match:
    if a.words == b.words or (a.id is not None and a.id == b.id):
        return Match.SAME
    if a.id in b.over or b.id in a.over:
        return Match.AKIN
    if any(one.startswith(STATE) for one in set(a.over) & set(b.over)):
        return Match.AKIN
    ours, theirs = set(a.words), set(b.words)
    return Match.AKIN if ours < theirs or theirs < ours else Match.DIFFERENT


def _words(name: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in name.casefold()).split())
