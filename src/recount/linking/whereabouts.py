"""What two places say of a pair of tellings: distance against radii, containment, names."""

from __future__ import annotations

from recount.linking.grounds import KM_PER_DEGREE, Ground, distance_km, may_be_at
from recount.linking.levels import (
    ANOTHER_PLACE,
    FAR_APART,
    MISPLACED,
    NAMESAKE,
    NEARBY,
    NOT_THERE,
    NOT_THERE_AGAIN,
    NOW_THERE,
    OTHER_COUNTRY,
    OUTSIDE_REGION,
    PLACE_INSIDE,
    PLACE_OVERLAPS,
    SAME_COUNTRY,
    SAME_NAME,
    SAME_PLACE,
    SAME_REGION,
    SILENT,
    TWO_NAMES,
    TWO_SPOTS,
    Level,
)
from recount.linking.tellings import Telling
from recount.linking.vicinity import likeness
from recount.model.places import PlaceLevel

REACH_KM = 50.0
"""So far beyond their radii two places may still be of one happening; 150 where one is broad."""
BROAD_REACH_KM = 150.0
ALIKE = 0.15
"""From so large a share of rare words on, one of two places far apart may be an error."""
SPOTS = frozenset({PlaceLevel.NEIGHBOURHOOD, PlaceLevel.VILLAGE})


def compare_place(a: Telling, b: Telling) -> Level:
    """Distance against radii, containment, country."""
    ours, theirs = a.ground, b.ground
    if ours is None or theirs is None:
        return SILENT
    level = _compare_grounds(ours, theirs)
    if a.document != b.document:
        return _elsewhere_too(a, b) if level.never else level
    if ours.inherited or theirs.inherited:
        return _elsewhere(a, b) if level.never else level
    if _are_two_spots(ours, theirs):
        return TWO_SPOTS
    unplaced = ours.point is None or theirs.point is None
    two_names = bool(ours.name and theirs.name) and ours.name != theirs.name
    if not level.never and unplaced and two_names:
        return TWO_NAMES
    return level


def _elsewhere(a: Telling, b: Telling) -> Level:
    """Places far apart of which the context gave one: the later, where it names its own, is
    mostly about another."""
    later = b if a.told < b.told else a
    return NOW_THERE if later.ground and not later.ground.inherited else NOT_THERE


def _elsewhere_too(a: Telling, b: Telling) -> Level:
    """Places far apart in two documents whose rare words are the same: one name was taken for
    another place of that name, or one text stands where its paper does."""
    if (likeness(a.around, b.around) or 0.0) < ALIKE:
        return FAR_APART
    assert a.ground is not None
    assert b.ground is not None
    if a.ground.inherited or b.ground.inherited:
        return NOT_THERE_AGAIN
    if may_be_at(a.ground, b.ground) or may_be_at(b.ground, a.ground):
        return NAMESAKE
    return MISPLACED


def _are_two_spots(a: Ground, b: Ground) -> bool:
    """Two quarters of other names, neither on a map: the point of each is that of its town."""
    lent = a.geonames is None and b.geonames is None
    return lent and {a.level, b.level} <= SPOTS and a.name != b.name


def _compare_grounds(ours: Ground, theirs: Ground) -> Level:
    if ours.country and theirs.country and ours.country != theirs.country:
        return OTHER_COUNTRY
    if ours.whole_country or theirs.whole_country:
        both = ours.country is not None and ours.country == theirs.country
        return SAME_COUNTRY if both else SILENT
    if ours.geonames is not None and ours.geonames == theirs.geonames:
        return SAME_REGION if ours.broad else SAME_PLACE
    if ours.point is None or theirs.point is None:
        return _compare_names(ours, theirs)
    return _compare_distance(ours, theirs)


def _compare_names(a: Ground, b: Ground) -> Level:
    if a.name and a.name == b.name:
        return SAME_NAME
    if a.country and a.country == b.country:
        return SAME_COUNTRY
    return SILENT


def _compare_distance(a: Ground, b: Ground) -> Level:
    broad = a.broad or b.broad
    reach = BROAD_REACH_KM if broad else REACH_KM
    if abs(a.lat - b.lat) * KM_PER_DEGREE > a.radius + b.radius + reach:
        return FAR_APART
    distance = distance_km(a, b)
    gap = distance - a.radius - b.radius
    if broad and (gap <= 0 or _same_province(a, b)):
        return PLACE_INSIDE
    if gap <= 0:
        return SAME_PLACE if distance <= 10 else PLACE_OVERLAPS
    if gap > reach:
        return FAR_APART
    if broad:
        return OUTSIDE_REGION
    precise = a.radius <= 2 and b.radius <= 2
    return ANOTHER_PLACE if gap > 10 or precise else NEARBY


def _same_province(a: Ground, b: Ground) -> bool:
    province = PlaceLevel.PROVINCE in (a.level, b.level)
    return province and a.admin1 is not None and a.admin1 == b.admin1
