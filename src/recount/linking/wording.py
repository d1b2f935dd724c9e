"""What the words of a claim's evidence say beyond its fields: a copy, or a happening set apart."""

from __future__ import annotations

import re
from hashlib import blake2b

COPIED_WORDS = 8
"""Two documents that share a sentence of so many words have it from one another."""

_NOUN = (
    r"(?:air ?strikes?|strikes?|attacks?|raids?|bombings?|bombs?|blasts?|explosions?|shelling|"
    r"clash(?:es)?|incidents?|operations?|shootings?|ambush(?:es)?|assaults?)"
)
_APART = re.compile(
    r"\b(?:another|(?:an?|the|one) (?:second|third|fourth|separate|different|further|additional)"
    rf"|second|separate)\s+(?:[\w-]+\s+){{0,2}}?{_NOUN}\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def sets_apart(quote: str) -> bool:
    """Whether the evidence calls it another happening: "a second strike", "in a separate raid"."""
    return _APART.search(quote) is not None


def copy_key(quote: str) -> str | None:
    """A short name of the words, for finding the same sentence again; None for a short one."""
    words = _WORD.findall(quote.casefold())
    if len(words) < COPIED_WORDS:
        return None
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
