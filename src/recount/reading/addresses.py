"""Addresses: "near X, Y", "X in the Z region", of which the first name says most exactly where.

Villages are on few lists; a town or a province that stands behind one as its address is only where
to look for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.places import PlaceBasis, PlaceLevel
from recount.places.geometry import kilometres
from recount.reading.place_levels import PRECISE, vagueness
from recount.reading.toponym_hints import KIND_WORD, PARTS, lies_beyond
from recount.reading.toponym_words import COMPASS

if TYPE_CHECKING:
    from recount.model.places import Where
    from recount.reading.frames import Frame
    from recount.reading.scene import PlacedName, Scene

LIST_REACH = 20  # characters behind a name in which a list goes on
REACH = 50  # characters between the two names at most
_JOINT = re.compile(
    rf"(?:\s+(?:{KIND_WORD}))?(?:\s*,\s*(?:in\s+)?|\s+in\s+|\s*\()(?:the\s+)?"
    rf"(?:(?:\w+ern|central|downtown|greater)\s+)?"
    rf"(?:(?:\w+\s+)?(?:{KIND_WORD}|countryside|outskirts)\s+of\s+)?(?:[A-Z][\w’'-]+['’]s?\s+)?|\s+on\s+the\s+"
    rf"|\s+(?:{'|'.join(sorted(PARTS))})\s+of\s+"
    rf"|\s*,\s+an?\s+(?:\w+\s+)?(?:{KIND_WORD}|hamlet)\s+(?:in|of)\s+(?:the\s+)?"
    rf"(?:(?:{KIND_WORD})\s+of\s+)?",
    re.IGNORECASE,
)
_PART_OF = re.compile(rf"\s+(?:{'|'.join(sorted(PARTS))})\s+(?:of|in)\s+(?:the\s+city\s+of\s+)?")
_IN_A_LIST = re.compile(
    r"\s*(?:,\s*)?(?:and|or)\s+(?!\w+ed\b|\w+ing\b|was\b|were\b|took\b|shot\b|then\b)"
)
_BEHIND_ANOTHER = re.compile(r"[A-Z][\w’'-]*,\s+(?:and\s+)?$")
LONG_WAY_KM = 30.0  # half the length of a way, from which on any town beside it says more
BESIDE_KM = 100.0  # between a town and the one that its province is called after
_LED = re.compile(
    r"\b(?:in|near|at|outside|around|inside)\s+(?:the\s+(?:town|city)\s+of\s+)?$", re.IGNORECASE
)
_OWNS = re.compile(r"['’]s?\s+(?:[a-z-]+\s+)?")
_BESIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.REGION, PlaceLevel.PROVINCE})
_TOWNS = frozenset({PlaceLevel.CITY, PlaceLevel.TOWN})
_UNLISTED = frozenset({None, PlaceLevel.VILLAGE, PlaceLevel.DISTRICT, PlaceLevel.NEIGHBOURHOOD})


def opening_of_address(scene: Scene, place: PlacedName) -> PlacedName | None:
    """The unlisted name, or the village before its province, that a place is the address of."""
    if _IN_A_LIST.match(scene.text[place.span.end : place.span.end + LIST_REACH]):
        return None
    for other in scene.places:
        between = place.span.start - other.span.end
        if not 0 < between <= REACH:
            continue
        joint = scene.text[other.span.end : place.span.start]
        in_town = place.where.level in _TOWNS and _PART_OF.fullmatch(joint)
        is_finer = (
            in_town
            or _is_known_in_unknown(other.where, place.where)
            or _is_first_of_two(scene, other, place)
            or _is_finer(other.where, place.where)
            or _lies_in(other, place)
            or _is_town_of(scene, other, place)
            or _is_on_a_side(other.where, place.where)
        )
        if is_finer and _JOINT.fullmatch(joint) and not _contradicts(other.where, place.where):
            return other
    return None


def finest_of(scene: Scene, frame: Frame, places: list[PlacedName]) -> PlacedName:
    """The place of several that says most closely where an event was."""

    def rank(place: PlacedName) -> tuple[int, float, int]:
        return (*_vagueness(place.where), abs(place.span.start - frame.anchor.idx))

    owned = [p for p in places if not _owns_another(scene, p, places)]
    best = min(owned or places, key=rank)
    if best.where.lat is None and (beside := _listed_with(scene, best, places)):
        return min(beside, key=rank)  # "in A, B and C": of several places one that is known
    homes = {
        (p.where.country, p.where.admin1)
        for p in places
        if p.where.lat is not None and not lies_beyond(scene.text, p.span.start)
    }
    if best.where.lat is None and len(homes) == 1:  # "at Camp X in Y county"
        country, admin1 = homes.pop()
        if country and best.where.country in (None, country):
            where = replace(best.where, country=country, admin1=best.where.admin1 or admin1)
            return replace(best, where=replace(where, basis=PlaceBasis.INHERITED))
    return best


def _vagueness(where: Where) -> tuple[int, float]:
    """The same, where "on the Herat-Farah road" says no more than a district would."""
    is_near = where.level is PlaceLevel.NEAR and where.basis is PlaceBasis.RELATIVE
    radius = where.radius_km or 0.0
    is_long_way = is_near and radius > LONG_WAY_KM
    level = PRECISE[PlaceLevel.DISTRICT] if is_long_way else vagueness(where)
    return level, radius if is_near else 0.0


def _owns_another(scene: Scene, place: PlacedName, places: list[PlacedName]) -> bool:
    """ "In Narathiwat's Rueso district": the second says where."""
    behind = (p for p in places if 0 < p.span.start - place.span.end <= REACH)
    return any(_OWNS.fullmatch(scene.text, place.span.end, p.span.start) for p in behind)


def _listed_with(scene: Scene, one: PlacedName, places: list[PlacedName]) -> list[PlacedName]:
    """The places that stand with a name in one list: "in A, B and C" is no address of A."""
    after = [p for p in scene.places if 0 < p.span.start - one.span.end <= REACH]
    for other in after:
        joint = scene.text[one.span.end : other.span.start]
        rest = scene.text[other.span.end : other.span.end + LIST_REACH]
        if joint.strip() == "," and _IN_A_LIST.match(rest):
            return [p for p in places if p.span.start > one.span.end and p.where.lat is not None]
    return []


def _is_finer(one: Where, other: Where) -> bool:
    unlisted = one.lat is None and bool(one.name) and one.level in _UNLISTED
    return unlisted or (one.level is PlaceLevel.VILLAGE and other.level in _BESIDE)


def _is_known_in_unknown(one: Where, other: Where) -> bool:
    """ "Near X in West Y", where lists know X alone: the land around it is no closer."""
    held = other.lat is None or (other.basis is PlaceBasis.RELATIVE and other.geonames is None)
    return held and one.geonames is not None and one.level in _TOWNS | {PlaceLevel.NEAR}


def _is_first_of_two(scene: Scene, one: PlacedName, other: PlacedName) -> bool:
    """ "In a house in X, Y, and killed both": of two towns behind one another the second, which
    gave a province its name, says where to look for the first."""
    a, b = one.where, other.where
    if a.level not in _TOWNS or b.level not in _TOWNS or a.country != b.country:
        return False
    if scene.text[one.span.end : other.span.start] != ", " or a.lat is None or b.lat is None:
        return False
    if _BEHIND_ANOTHER.search(scene.text[max(0, one.span.start - REACH) : one.span.start]):
        return False  # a list of three
    return kilometres(a.lat, a.lon or 0.0, b.lat, b.lon or 0.0) <= BESIDE_KM


def _lies_in(one: PlacedName, other: PlacedName) -> bool:
    """Whether a name on no list has only the point of what it lies in."""
    same = (one.named.lat, one.named.lon) == (other.named.lat, other.named.lon)
    return same and one.named.lat is not None and one.named.basis is PlaceBasis.RELATIVE


def _is_town_of(scene: Scene, one: PlacedName, other: PlacedName) -> bool:
    """ "On a school that served as a shelter in X, in Y province": the town of the two, wherever
    the clause ends."""
    wide = other.where.level in (PlaceLevel.PROVINCE, PlaceLevel.REGION)
    if one.where.level not in _TOWNS or not wide or one.where.country != other.where.country:
        return False
    before = scene.text[max(0, one.span.start - REACH) : one.span.start]
    return _LED.search(before) is not None


def _is_on_a_side(one: Where, other: Where) -> bool:
    """ "In X, in central Y": a town that lists know, on a side of what a city gave its name."""
    sided = other.text.split(" ")[0].lower() in COMPASS | {"central"}
    known = one.geonames is not None and one.level in _TOWNS | {PlaceLevel.VILLAGE}
    if not (sided and known) or one.lat is None or other.lat is None:
        return False
    return kilometres(one.lat, one.lon or 0.0, other.lat, other.lon or 0.0) <= BESIDE_KM


def _contradicts(one: Where, other: Where) -> bool:
    return bool(one.country and other.country and one.country != other.country)
