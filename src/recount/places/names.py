"""Takes apart what people type or write for a place: "near Murzuq, Libya" holds two names."""

from __future__ import annotations

import re
from typing import NamedTuple

from recount.places.keys import tidied

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
_SPLIT = re.compile(r"\s*[,،٫;/|]\s*|\s+-\s+|\s+[–—]\s+")
_ARABIC_AROUND = re.compile(
    r"^(?:(?:ال)?(?:قريبة?|قرب|بالقرب|محيط|ريف|مدينة|بلدة|قرية|قرى|حي|أحياء|منطقة|نطقة|ناحية|محافظة|مخيم|شمال|جنوب|شرق"
    r"|غرب|شمالي|جنوبي|شرقي|غربي|بادية|أطراف|بين|مركز|حاوي)\s+(?:من\s+)?)+"
)
_ARABIC_AFTER = re.compile(r"\s+(?:ال)?(?:شمالي|جنوبي|شرقي|غربي|قريبة?|مدينة|بلدة)$")
_IN = re.compile(r"(?i)\s+(?:in|near|outside)\s+|\s+(?:في|قرب|جنوب|شمال|شرق|غرب)\s+")
_AND = re.compile(r"\s+و\s*")


class NamedPlace(NamedTuple):
    """The names to try, likeliest first, and the names of the places that it lies in."""

    names: tuple[str, ...]
    inside: tuple[str, ...]


def parted(text: str) -> NamedPlace:
    """The names in a phrase for a place, as written and bare, and those around them."""
    text = tidied(text)
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
    for pattern in (_AROUND, _ARABIC_AROUND, _KIND):
        bare = pattern.sub("", bare).strip()
    found = [part, bare, _ARABIC_AFTER.sub("", bare)]
    for pattern in (_IN, _AND):
        inner = [_ARABIC_AROUND.sub("", piece).strip() for piece in pattern.split(bare)]
        found += inner if len(inner) > 1 else []
    return [name for name in found if name]
