"""The town or province that a speaker answers for: "the mayor of X said 13 were hurt".

An official tells of his own town. What he tells did not happen in another that the text named
before, if his words do not say so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recount.model.places import PlaceLevel
from recount.reading.attributions import attribution_at
from recount.reading.story import WIDE

if TYPE_CHECKING:
    from recount.model.places import Where
    from recount.reading.frames import Frame
    from recount.reading.scene import PlacedName, Scene

_ROLES = r"(?:deputy\s+|acting\s+)?(?:mayor|governor|administrator|prefect|sheriff|commissioner)"
_BEFORE = re.compile(rf"(?:['’]s)?\s+(?:[a-z-]+\s+)?{_ROLES}\s+", re.IGNORECASE)
_BEHIND = re.compile(
    rf"[^.;\n]{{0,30}}?\b{_ROLES}\s+of\s+(?:the\s+)?(?:[\w-]+\s+of\s+)?", re.IGNORECASE
)
_IN = re.compile(r"\b(?:officials?|residents?|police|medics|authorities)\s+in\b", re.IGNORECASE)
REACH = 60  # characters from a speaker to such a place


def place_of_speaker(scene: Scene, frame: Frame) -> PlacedName | None:
    """The town or province of the one who says it, by the office or the words for who it is."""
    said = attribution_at(scene.attributions, frame.anchor.idx, frame.anchor.idx + 1)
    who = said.speaker.span if said is not None and said.speaker is not None else None
    if who is None:
        return None
    for place in scene.places:
        if place.where.level is PlaceLevel.COUNTRY or abs(place.span.start - who.start) > REACH:
            continue
        led = scene.text[place.span.end : who.start]
        behind = scene.text[who.start : place.span.start]
        inside = who.start <= place.span.start < who.end
        if inside and (_IN.search(behind) or _BEFORE.match(scene.text, place.span.end)):
            return place
        if _BEFORE.fullmatch(led) or _BEHIND.fullmatch(behind):
            return place
    return None


def is_of_elsewhere(place: PlacedName | None, where: Where | None) -> bool:
    """Whether an official's town or province neither is nor holds nor lies in a place told."""
    if place is None or where is None or where.name is None:
        return False
    own = place.where
    if own.name == where.name or own.country is None or where.level is PlaceLevel.COUNTRY:
        return False
    if own.country != where.country:
        return where.country is not None
    wide = bool({own.level, where.level} & WIDE)
    return own.admin1 != where.admin1 if wide else True
