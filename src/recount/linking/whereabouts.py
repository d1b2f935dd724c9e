"""What two places say of a pair of tellings: distance against radii, containment, names."""

from __future__ import annotations

from recount.linking.grounds import (
    BROAD,
    KM_PER_DEGREE,
    Ground,
    distance_km,
    in_two_provinces,
    is_same_name,
    may_be_at,
)
from recount.linking.tellings import Telling
from recount.linking.verdicts import NEVER, SILENT, Verdict, level, ruled_out
from recount.linking.vicinity import likeness, told_again
from recount.model.places import PlaceLevel

REACH_KM = 50.0
"""So far beyond their radii two places may still be of one happening; 150 where one is broad."""
BROAD_REACH_KM = 150.0
NAMESAKE = level("place.namesake", -1.0, "places far apart, but another of that name lies there")
MISPLACED = level(
    "place.misplaced", -3.0, "places far apart, though many rare words around it are the same"
)
MUCH_ALIKE = 0.3
NOT_THERE = level(
    "place.not_there", -1.0, "places that differ, one of them only taken over from the context"
)
NOW_THERE = level(
    "place.now_there", -4.5, "the later of the two names a place far from where the text was"
)
ELSEWHERE = level("place.two_names", -4.0, "the document names two places")
"""For two names in one document of which one is on no map: mostly two places."""
FAR_KM = 20.0
"""In one document, places that lie farther apart than this are not one by their radii alone."""
_SETTLED = frozenset({PlaceLevel.TOWN, PlaceLevel.VILLAGE})
BESIDE_KM = 2.0
"""In one document two towns or villages of other names are two, unless they all but touch."""
TWO_OWN = level("place.two_own_names", -7.0, "the document tells each at a spot of its own")
COUNTED_APART = level(
    "place.counted_apart", -14.0, "the document counts people at each of two spots"
)
BEYOND = level(
    "place.beyond_region", -8.0, "the document names a region and a place that lies outside of it"
)
TWO_SPOTS = level("place.two_spots", -6.0, "the document names two villages or quarters")
SPOTS = frozenset({PlaceLevel.NEIGHBOURHOOD, PlaceLevel.VILLAGE})
FAR_APART = ruled_out("places far apart")
OTHER_COUNTRY = ruled_out("different countries")
SAME_PLACE = level("place.same", 4.0, "the same place")
OVERLAPPING = level("place.overlapping", 3.0, "within each other's radius")
SAME_NAME = level("place.same_name", 3.0, "a place of the same name")
SAME_REGION = level("place.same_region", 2.5, "the same region")
INSIDE = level("place.inside", 2.0, "one place lies within the other")
NEARBY = level("place.nearby", 1.0, "nearby")
SAME_COUNTRY = level("place.same_country", 0.75, "the same country")
OUTSIDE_REGION = level(
    "place.outside_region", -1.0, "outside the region, if its edge is taken strictly"
)
ANOTHER_PLACE = level("place.another", -2.0, "not the same place")
_NOT_HERE = frozenset({INSIDE, NEARBY, OUTSIDE_REGION, ANOTHER_PLACE})
HERE = frozenset({SAME_PLACE, OVERLAPPING, SAME_NAME})
"""Two places that are one, as narrow as the text gives them."""
NARROW = HERE | {SAME_REGION, INSIDE}
"""More than that both lie in one country."""


def weigh_place(a: Telling, b: Telling) -> Verdict:
    """Distance against radii, containment, country."""
    ours, theirs = a.ground, b.ground
    if ours is None or theirs is None:
        return SILENT
    verdict = _weigh_grounds(ours, theirs)
    if a.document != b.document:
        return _elsewhere_too(a, b) if verdict.weight == NEVER else verdict
    if ours.inherited or theirs.inherited:
        if verdict.weight == NEVER:
            return _elsewhere(a, b)
        later = (b if a.told < b.told else a).ground
        moved_on = later is not None and not later.inherited
        return TWO_OWN if moved_on and _are_two_names(ours, theirs, verdict) else verdict
    if _are_two_spots(ours, theirs):
        return COUNTED_APART if _count_each(a, b) else TWO_SPOTS
    if verdict.weight != NEVER and _are_two_names(ours, theirs, verdict):
        if verdict is not ANOTHER_PLACE and not (_is_spot(ours) and _is_spot(theirs)):
            return COUNTED_APART if _are_towns_in_turn(a, b) else ELSEWHERE
        return COUNTED_APART if _count_each(a, b) else TWO_OWN
    return BEYOND if verdict is OUTSIDE_REGION else verdict


def _count_each(a: Telling, b: Telling) -> bool:
    """ "In X two were killed. In Y two were wounded": each gives a number of its own."""
    return all(one.killed or one.injured or one.captured for one in (a, b))


def _are_towns_in_turn(a: Telling, b: Telling) -> bool:
    """ "In X a woman was killed. In Y two men were wounded": two towns on the map that the text
    names itself, with other people in each."""
    grounds = (a.ground, b.ground)
    mapped = all(g is not None and g.geonames and g.level in _SETTLED for g in grounds)
    alike = (a.killed, a.injured, a.captured) == (b.killed, b.injured, b.captured)
    return mapped and _count_each(a, b) and not alike


def _is_spot(ground: Ground) -> bool:
    """Whether nothing else can lie in it: a village or a quarter, or a name on no map."""
    unmapped = ground.geonames is None and ground.level is PlaceLevel.TOWN
    small = ground.level in SPOTS or unmapped
    return ground.point is None or (small and ground.radius <= FAR_KM)


def _are_two_names(a: Ground, b: Ground, verdict: Verdict) -> bool:
    """Two names, one of them on no map, or both so far apart that their edges meet at most; a point
    that was reckoned ("a quarter west of X") is as wide as its radius, and may well be in X."""
    if not (a.name and b.name) or is_same_name(a.name, b.name):
        return False
    if a.point is None or b.point is None or _are_towns_apart(a, b):
        return True
    if a.level in _SETTLED and b.level in _SETTLED and None not in (a.geonames, b.geonames):
        return distance_km(a, b) > BESIDE_KM
    reckoned = (one.radius + 1 for one in (a, b) if one.geonames is None)
    apart = verdict in (OVERLAPPING, NEARBY, ANOTHER_PLACE)
    return apart and distance_km(a, b) > max((FAR_KM, *reckoned))


def _are_towns_apart(a: Ground, b: Ground) -> bool:
    """ "In the town of X, north of Aleppo", "in the town of Y, north of Aleppo": one or both on no
    map and put where the city is, which neither is."""
    towns = a.level in _SETTLED and b.level in _SETTLED
    unmapped = [one for one in (a, b) if one.geonames is None]
    return towns and bool(unmapped) and (len(unmapped) == 2) == (a.point == b.point)


def _elsewhere(a: Telling, b: Telling) -> Verdict:
    """Places far apart of which the context gave one: the later, where it names its own, is
    mostly about another."""
    later = b if a.told < b.told else a
    return NOW_THERE if later.ground and not later.ground.inherited else NOT_THERE


def _elsewhere_too(a: Telling, b: Telling) -> Verdict:
    """Places far apart in two documents whose rare words are the same: one name was taken for
    another place of that name, or one text stands where its paper does."""
    if not told_again(a.around, b.around):
        return FAR_APART
    assert a.ground is not None
    assert b.ground is not None
    if a.ground.inherited or b.ground.inherited:
        return NOT_THERE
    if may_be_at(a.ground, b.ground) or may_be_at(b.ground, a.ground):
        return NAMESAKE
    return MISPLACED if (likeness(a.around, b.around) or 0.0) >= MUCH_ALIKE else FAR_APART


def _are_two_spots(a: Ground, b: Ground) -> bool:
    """Two quarters of other names, neither on a map: the point of each is that of its town."""
    lent = a.geonames is None and b.geonames is None
    return lent and {a.level, b.level} <= SPOTS and not is_same_name(a.name, b.name)


def _weigh_grounds(ours: Ground, theirs: Ground) -> Verdict:
    if ours.country and theirs.country and ours.country != theirs.country:
        return OTHER_COUNTRY
    if ours.whole_country or theirs.whole_country:
        both = ours.country is not None and ours.country == theirs.country
        return SAME_COUNTRY if both else SILENT
    if ours.geonames is not None and ours.geonames == theirs.geonames:
        return SAME_REGION if ours.broad else SAME_PLACE
    if ours.point is None or theirs.point is None:
        return _weigh_names(ours, theirs)
    verdict = _weigh_distance(ours, theirs)
    return SAME_NAME if verdict in _NOT_HERE and _share_a_spot(ours, theirs) else verdict


def _share_a_spot(a: Ground, b: Ground) -> bool:
    """Whether both name one village that is on no map, and so lies only where its region does."""
    mapped = a.geonames is not None and b.geonames is not None
    regions = BROAD & {a.level, b.level}
    return not (mapped or regions) and bool(a.name) and is_same_name(a.name, b.name)


def _weigh_names(a: Ground, b: Ground) -> Verdict:
    if a.name and b.name and is_same_name(a.name, b.name):
        return SAME_NAME
    if a.country and a.country == b.country:
        return SAME_COUNTRY
    return SILENT


def _weigh_distance(a: Ground, b: Ground) -> Verdict:
    broad = a.broad or b.broad
    reach = BROAD_REACH_KM if broad else REACH_KM
    if abs(a.lat - b.lat) * KM_PER_DEGREE > a.radius + b.radius + reach:
        return FAR_APART
    distance = distance_km(a, b)
    gap = distance - a.radius - b.radius
    if broad and in_two_provinces(a, b):
        return OUTSIDE_REGION if gap <= reach else FAR_APART
    if broad and (gap <= 0 or _same_province(a, b)):
        return INSIDE
    if gap <= 0:
        return SAME_PLACE if distance <= 10 else OVERLAPPING
    if gap > reach:
        return FAR_APART
    if broad:
        return OUTSIDE_REGION
    precise = a.radius <= 2 and b.radius <= 2
    return ANOTHER_PLACE if gap > 10 or precise else NEARBY


def _same_province(a: Ground, b: Ground) -> bool:
    province = PlaceLevel.PROVINCE in (a.level, b.level)
    return province and a.admin1 is not None and a.admin1 == b.admin1
