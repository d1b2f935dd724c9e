"""Takes apart what people type or write for a place: "near Murzuq, Libya" holds two names."""

from __future__ import annotations

import re
from typing import NamedTuple

_AROUND = re.compile(
    r"(?i)^(?:(?:the )?(?:near|around|outside|outskirts of|vicinity of|area of|town of|city of"
    r"|village of|district of|province of|governorate of|countryside of|north of|south of|east of"
    r"|west of|northern|southern|eastern|western|central|rural|between)\s+(?:of\s+)?(?:the\s+)?)+"
)
_KIND = re.compile(
    r"(?i)\s+(?:city|town|village|area|district|province|governorate|countryside|neighbou?rhood"
    r"|camp|farms?|outskirts|suburbs?|surroundings|sub-?district|airport|airbase|road|bridge)$"
)
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")
_SPLIT = re.compile(r"\s*[,،;/|]\s*|\s+-\s+|\s+[–—]\s+")
_ARABIC_KIND = re.compile(
    r"^(?:قرب|محيط|ريف|مدينة|بلدة|قرية|حي|منطقة|ناحية|محافظة|مخيم|شمال|جنوب|شرق|غرب|بادية|أطراف)\s+"
)
_IN = re.compile(r"(?i)\s+(?:in|near|outside)\s+|\s+(?:في|قرب)\s+")


class NamedPlace(NamedTuple):
    """The names to try, likeliest first, and the names of the places that it lies in."""

    names: tuple[str, ...]
    inside: tuple[str, ...]


def parted(text: str) -> NamedPlace:
    """The names in a phrase for a place, as written and bare, and those around them."""
    outside = [found.strip() for found in _BRACKETS.findall(text) if found.strip()]
    parts = [part.strip() for part in _SPLIT.split(_BRACKETS.sub("", text)) if part.strip()]
    if not parts:
        return NamedPlace((), ())
    if ":" in parts[0]:  # "Raqqa: Badou neighbourhood" goes from the outside in
        whole, _, part = parts[0].partition(":")
        parts = [part.strip() or whole.strip(), whole.strip(), *parts[1:]]
    names = _spellings(parts[0])
    return NamedPlace(tuple(dict.fromkeys(names)), (*outside, *parts[1:]))


def _spellings(part: str) -> list[str]:
    """The part as it stands, then without the words around its name."""
    bare = part
    for pattern in (_AROUND, _ARABIC_KIND, _KIND):
        bare = pattern.sub("", bare).strip()
    inner = [piece.strip() for piece in _IN.split(bare) if piece.strip()]
    return [part, bare, *(inner if len(inner) > 1 else [])]
