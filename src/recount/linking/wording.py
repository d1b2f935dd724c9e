"""What the words of a claim's evidence say beyond its fields: a copy, or a happening set apart."""

from __future__ import annotations

import re
from hashlib import blake2b

COPIED_WORDS = 8
"""Two documents that share a sentence of so many words have it from one another."""

_NOUN = (
    r"(?:air ?strikes?|strikes?|attacks?|raids?|bombings?|bombs?|blasts?|explosions?|shelling|"
    r"clash(?:es)?|incidents?|operations?|shootings?|ambush(?:es)?|assaults?|rockets?|shells?|"
    r"missiles?|drones?|grenades?|projectiles?|munitions?)"
)
_APART = re.compile(
    r"\b(?:another|(?:an?|the|one) (?:second|third|fourth|other|separate|different|further"
    r"|additional|similar|unrelated)"
    rf"|second|separate)\s+(?:[\w-]+\s+){{0,2}}?{_NOUN}\b"
    r"|^\W*(?:elsewhere|separately)\b"
    r"|^\W*another\s+[^.;]{3,50}?\b(?:killed|died|dead|wounded|injured|hurt)\s+(?:in|by|when)\s+an?\s"
    r"|\b(?:(?:a|the)\s+(?:second|third|fourth)(?:\s+one)?|another(?:\s+one)?)\s+"
    r"(?:exploded|detonated|went\s+off|landed|struck|hit|followed|fell|crashed|slammed"
    r"|(?:killed|wounded|injured)\s+(?:an?|the|two|three|four|five|six|seven|eight|nine|ten|\d+))\b",
    re.IGNORECASE,
)
_SEARCHED = re.compile(
    r"\b(?:search|follow-?up|clearance|clearing|combing|mop(?:ping)?-up)\s+(?:operations?|missions?)\b"
    r"|\bmanhunt\b"
    r"|\b(?:search|hunt)(?:ed|ing)\s+for\s+the\s+(?:attackers|assailants|culprits|perpetrators|killers"
    r"|bombers|kidnappers|abductors|raiders)\b",
    re.IGNORECASE,
)
"""What is done when those who did a deed are looked for is no part of the deed."""
_TOGETHER = re.compile(r"\b(?:this|that|the)\s+(?:[\w-]+\s+){1,2}and\s+$", re.IGNORECASE)
_LATER = re.compile(
    r"^\W*(?:(?:about|around|some|barely|less than|more than)\s+)?"
    r"(?:(?:an|one|two|three|four|five|six|several|a few|\d+) hours? later|"
    r"(?:later|earlier) (?:that|the same) (?:day|morning|afternoon|evening|night))\b"
    r"(?P<rest>[^.;]*?\b(?:bombed|struck|hit|shelled|attacked|raided|ambushed|targeted|stormed|fired|"
    r"shot|bombs?|strikes?|shells?|rockets?|exploded|detonated|blew\s+up|(?:drove|ran)\s+over)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_MOVED_ON = re.compile(
    r"^\W*(?:[\w-]+\s+){1,6}?(?:later|subsequently)\s+"
    r"(?:bombed|struck|hit|shelled|targeted|attacked|raided)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_AT_HELPERS = re.compile(
    r"\s+(?:hit|struck|targeted|killed)\s+(?:\w+\s+){0,2}?"
    r"(?:(?:those|people|crowds?|residents|neighbou?rs)\s+who\b|rescuers?|rescue|helpers?|responders?"
    r"|medics|paramedics|firefighters)",
    re.IGNORECASE,
)
"""A strike on those who came to help is told with the one that they came for."""
_BACK = re.compile(r"\b(?:second|same|again|rescue\w*|helpers?|there)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def sets_apart(quote: str) -> bool:
    """Whether the evidence calls it another happening: "a second strike", "in a separate raid",
    "two hours later a jet bombed the road"; not what comes back to the place of the first, or to
    those who came to help there, and not what counts "in this strike and another one"."""
    found = _APART.search(quote)
    if found is not None and _TOGETHER.search(quote[: found.start()]) is None:
        return _AT_HELPERS.match(quote, found.end()) is None
    later = _LATER.match(quote) or _MOVED_ON.match(quote)
    return later is not None and _BACK.search(later["rest"]) is None


def is_search(quote: str) -> bool:
    """Whether the evidence tells of a search for those who did a deed: "in a search operation"."""
    return _SEARCHED.search(quote) is not None


def copy_key(quote: str) -> str | None:
    """A short name of the words, for finding the same sentence again; None for a short one."""
    words = _WORD.findall(quote.casefold())
    if len(words) < COPIED_WORDS:
        return None
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
