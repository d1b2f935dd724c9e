"""How many happenings a claim tells of, as its words have it: one, several as if they were one, or
one of several ("the second of two attacks")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from recount.model.claims import Claim, ClaimKind

_MANY = (
    r"(?:air ?strikes|strikes|attacks|raids|bombings|blasts|explosions|assaults|ambushes|shootings)"
)
_ONE = (
    r"(?:air ?strike|strike|attack|raid|bombing|blast|explosion|assault|ambush|shooting|missile|"
    r"shell|rocket|bomb)"
)
_ORDER = ("first", "second", "third", "fourth", "fifth", "sixth")
_NUMBERS = ("two", "three", "four", "five", "six")
_NTH = rf"(?P<nth>{'|'.join(_ORDER)}|one|last)"
_OF_SEVERAL = re.compile(
    rf"\b{_NTH} of (?:the |these |those |what were )?"
    rf"(?P<many>{'|'.join(_NUMBERS)}|[2-6]|several|a (?:series|string|wave|pair) of)"
    rf"(?: [\w-]+){{0,2}}? {_MANY}\b",
    re.IGNORECASE,
)
_OVER_TIME = re.compile(
    r"(?:[ ,]+[\w-]+){0,4}?[ ,]+(?:this|since|within|during|(?:in|of|over|for) (?:the (?:past|last"
    r"|same|war|conflict|campaign|offensive|year|month|week)|a |as many|less|more|about|\d+|two"
    r"|three|four|five|six|many|\w+ (?:days|weeks|months|years)))\b",
    re.IGNORECASE,
)
_NTH_ONE = re.compile(rf"\b(?P<nth>{'|'.join(_ORDER)})(?: [\w-]+){{0,2}}? {_ONE}\b", re.IGNORECASE)
_SEVERAL = re.compile(
    rf"\b{_MANY}\b|\bdouble[- ]tap\b|\b(?:attacked|raided|stormed|bombed|shelled|struck|hit)"
    r"(?: [\w-]+){0,2} (?:villages|hamlets|towns|communities|settlements|checkpoints|posts"
    r"|bases|neighbou?rhoods|quarters|districts|suburbs)\b",
    re.IGNORECASE,
)
_ONLY_ONE = re.compile(
    r"(?<!double tap )(?<!double-tap )\b(?:air ?strike|strike|attack|raid|bombing|blast|explosion|"
    r"assault|ambush|shooting|clash|incident|operation|shelling)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Which of several happenings it is, from 1, and how many they are; None where not said."""

    nth: int | None
    of: int | None


def told_as_one(claim: Claim) -> int | None:
    """How many happenings a claim tells as one: "two attacks" 2, "attacks" 0, since it does not
    count them, "the attack" and "the second of two attacks" None."""
    if place_among(claim) is not None:
        return None
    counted = claim.events
    if counted is not None and (counted.low or 0) > 1:
        return counted.low if counted.low == counted.high else 0
    return 0 if counted is None and _speaks_of_several(claim.evidence.quote) else None


def place_among(claim: Claim) -> Place | None:
    """The place of a happening among several of one day, where the words give it one: not "the
    second attack this year"."""
    return _place_in(claim.evidence.quote) if claim.kind is ClaimKind.EVENT else None


@lru_cache(maxsize=4096)
def _place_in(quote: str) -> Place | None:
    found = _OF_SEVERAL.search(quote)
    if found is not None:
        many = _number(found["many"])
        return Place(many if found["nth"].lower() == "last" else _nth(found["nth"]), many)
    found = _NTH_ONE.search(quote)
    if found is None or _OVER_TIME.match(quote, found.end()):
        return None
    return Place(_nth(found["nth"]), None)


def _nth(word: str) -> int | None:
    word = word.lower()
    return _ORDER.index(word) + 1 if word in _ORDER else None


def _number(word: str) -> int | None:
    word = word.lower()
    if word.isdigit():
        return int(word)
    return _NUMBERS.index(word) + 2 if word in _NUMBERS else None


@lru_cache(maxsize=4096)
def _speaks_of_several(quote: str) -> bool:
    """Whether words speak of several happenings as one: "attacks on the post killed 11"; not where
    they single out one of them ("the latest attack in a row of attacks")."""
    return _SEVERAL.search(quote) is not None and _ONLY_ONE.search(quote) is None
