"""Names that a text places by another: "the village of X, about 30 km south-west of Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recount.places.records import Apart, WrittenPlace
from recount.reading.toponym_hints import KIND_WORD

REACH = 70  # characters from the one name to the words that lead to the other
_GAP = re.compile(
    rf"^(?:['’]?\s+(?:{KIND_WORD})\b)?\s*[,(–—-]?\s*"
    rf"(?:(?:an?|the|which|that)\s+(?:[\w-]+\s+){{0,3}}?(?:{KIND_WORD}|hamlet|settlement|place|is)\b"
    r"\s*,?\s*)?"
    r"(?:(?:is\s+)?(?:located|situated|lying|lies|standing|found)\s+)?"
    r"(?:(?:some|about|around|approximately|roughly|nearly|over|just|almost|only|more\s+than"
    r"|less\s+than|up\s+to|an\s+estimated)\s+)*(?:(?:to|on|in|at)\s+the\s+)?$",
    re.IGNORECASE,
)


def with_distances(text: str, places: Sequence[WrittenPlace]) -> list[WrittenPlace]:
    """The places in order of the text, each placed by the next where the words between say so."""
    made = list(places)
    for at in range(len(made) - 1):
        if (apart := _apart(text, made[at], made[at + 1])) is not None:
            made[at] = replace(made[at], apart=apart)
    return made


def _apart(text: str, place: WrittenPlace, follower: WrittenPlace) -> Apart | None:
    """What the follower's words say of the place before: "30 km south-west of", "near"."""
    is_off = follower.bearing is not None and (follower.distance_km is not None or follower.is_off)
    if follower.phrase is None or follower.name == place.name or not (is_off or follower.is_near):
        return None
    gap = text[place.span.end : max(follower.phrase.start, place.span.end)]
    if len(gap) > REACH or "\n\n" in gap or not _GAP.match(gap):
        return None
    return Apart(follower.name, follower.bearing if is_off else None, follower.distance_km)
