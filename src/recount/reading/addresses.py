"""Addresses: "near X, Y", "X in the Z region", of which the first name says most exactly where.

Villages are on few lists; a town or a province that stands behind one as its address is only where
to look for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recount.model.places import PlaceLevel

if TYPE_CHECKING:
    from recount.model.places import Where
    from recount.reading.scene import PlacedName, Scene

REACH = 40  # characters between the two names at most
_JOINT = re.compile(
    r"\s*,\s*|\s+village\s*,\s*|\s*,?\s+in\s+(?:the\s+)?(?:\w+ern\s+)?|\s+on\s+the\s+|\s*\(",
    re.IGNORECASE,
)
_IN_A_LIST = re.compile(r"\s*(?:,\s*)?(?:and|or)\b", re.IGNORECASE)
_BESIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.REGION, PlaceLevel.PROVINCE})


def opening_of_address(scene: Scene, place: PlacedName) -> PlacedName | None:
    """The unlisted name, or the village before its province, that a place is the address of."""
    if _IN_A_LIST.match(scene.text[place.span.end : place.span.end + 8]):
        return None
    for other in scene.places:
        between = place.span.start - other.span.end
        if 0 < between <= REACH and _is_finer(other.where, place.where):
            joint = scene.text[other.span.end : place.span.start]
            if _JOINT.fullmatch(joint) and not _contradicts(other.where, place.where):
                return other
    return None


def _is_finer(one: Where, other: Where) -> bool:
    unlisted = one.level is None and one.lat is None and bool(one.name)
    return unlisted or (one.level is PlaceLevel.VILLAGE and other.level in _BESIDE)


def _contradicts(one: Where, other: Where) -> bool:
    return bool(one.country and other.country and one.country != other.country)
