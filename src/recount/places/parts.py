"""From the place that a name stands for to the place that the words around the name make of it.

"Southern Libya" is a part of Libya, "30 km south-west of Murzuq" a point off it, "near Murzuq" its
surroundings, "the Murzuq-Sabha road" the way between two.
"""

from __future__ import annotations

from dataclasses import replace

from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.places.geometry import BEARINGS, kilometres, midpoint, moved
from recount.places.records import WrittenPlace

NEAR_KM, DISTRICT_KM, LANDMARK_KM, PART_KM = 25.0, 30.0, 10.0, 3.0
"""Radii of what lies near a place, of a district, of a camp or airport, of a part of a town."""

AGREED_KM = 40.0  # a known place this near to the point reckoned for it is the place meant
WAY_KM = 800.0  # between the ends of a way, or they are namesakes of what is meant
NEAR_AT_MOST_KM = 200.0  # what is told to be near a place is no namesake further away
OFF_KM = 25.0  # how far "south of X" is taken to be where no distance is said
_LARGE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.PROVINCE, PlaceLevel.REGION, PlaceLevel.WATER})
_LEVELS = {
    "town": PlaceLevel.TOWN, "city": PlaceLevel.CITY, "camp": PlaceLevel.LANDMARK,
    "airport": PlaceLevel.LANDMARK, "district": PlaceLevel.DISTRICT, "area": PlaceLevel.DISTRICT,
    "neighbourhood": PlaceLevel.NEIGHBOURHOOD,
}  # fmt: skip
_LANDMARKS = frozenset({"camp", "airport"})
_SMALL = frozenset({PlaceLevel.CITY, PlaceLevel.TOWN, PlaceLevel.VILLAGE})


def meant(named: Where, written: WrittenPlace, other_end: Where | None) -> Where:
    """The place a phrase means, given the place that its name stands for.

    An unresolved name stays unresolved, whatever is said around it.
    """
    if named.lat is None:
        return named
    is_plain = named.level in _LARGE and written.is_near  # "near Libya" says no more than "Libya"
    text = written.span if is_plain else written.phrase or written.span
    where = replace(_of_kind(named, written), text=text.quote, span=text)
    if other_end is not None and other_end.lat is not None:
        return _between(where, other_end)
    if written.bearing and (written.distance_km is not None or written.is_off):
        return _off(where, written)
    if written.bearing and not _is_told_by_bearing(where, written):
        return _part(where, written.bearing)
    if written.is_near and where.level not in _LARGE:
        radius = max(NEAR_KM, written.distance_km or 0.0, where.radius_km or 0.0)
        return replace(where, level=PlaceLevel.NEAR, radius_km=radius)
    return where


def _is_told_by_bearing(where: Where, written: WrittenPlace) -> bool:
    """ "In northern Kunduz province": reports say in which part of the country a province lies, and
    not in which part of it."""
    return where.level is PlaceLevel.PROVINCE and written.kind in ("province", "state")


def placed_apart(named: Where, written: WrittenPlace, anchor: Where) -> Where:
    """The place of a name that the text puts at a distance from another, the anchor.

    A place that the gazetteer knows under the name stays where it agrees with that; otherwise the
    point is reckoned from the anchor.
    """
    apart = written.apart
    if apart is None or anchor.lat is None or anchor.lon is None or anchor.level in _LARGE:
        return named
    km = apart.km if apart.km is not None else OFF_KM * (apart.bearing is not None)
    turn = BEARINGS.get(apart.bearing or "")
    lat, lon = (anchor.lat, anchor.lon) if turn is None else moved(anchor.lat, anchor.lon, km, turn)
    radius = max(NEAR_KM, km) if turn is None or apart.km is None else max(5.0, km / 4)
    if named.lat is not None and named.lon is not None and named.basis is PlaceBasis.WRITTEN:
        gap = kilometres(named.lat, named.lon, lat, lon)
        agreed = NEAR_AT_MOST_KM if turn is None else max(2 * radius, AGREED_KM)
        if named.level in _LARGE or gap <= agreed:
            return named
    return replace(
        named, name=written.name, geonames=None, lat=lat, lon=lon, radius_km=round(radius, 1),
        country=anchor.country, admin1=anchor.admin1, alternatives=(),
        level=_LEVELS.get(written.kind or "", PlaceLevel.VILLAGE), basis=PlaceBasis.RELATIVE,
    )  # fmt: skip


def _of_kind(named: Where, written: WrittenPlace) -> Where:
    """With the level that the kind word says: "Sangin district" where only a town is known."""
    kind = written.kind
    if kind == "district" and named.level in _SMALL:
        return replace(named, level=PlaceLevel.DISTRICT, radius_km=DISTRICT_KM)
    if kind == "village" and named.level in _SMALL:
        return replace(named, level=PlaceLevel.VILLAGE)
    if kind in _LANDMARKS and named.level in _SMALL:
        return replace(named, level=PlaceLevel.LANDMARK, radius_km=LANDMARK_KM)
    if kind == "area" and named.level in _SMALL:
        return replace(named, level=PlaceLevel.NEAR, radius_km=NEAR_KM)
    return named


def _part(where: Where, bearing: str) -> Where:
    """A part of a country, a province or a town."""
    radius = where.radius_km or NEAR_KM
    level = PlaceLevel.REGION if where.level in _LARGE else PlaceLevel.NEIGHBOURHOOD
    if where.level is PlaceLevel.DISTRICT:
        level = PlaceLevel.DISTRICT
    name = where.text.removeprefix("the ")
    where = replace(where, name=name, level=level, radius_km=round(max(radius * 0.6, PART_KM), 1))
    if bearing not in BEARINGS or where.lat is None or where.lon is None:
        return where
    lat, lon = moved(where.lat, where.lon, radius / 2, BEARINGS[bearing])
    return replace(where, lat=lat, lon=lon)


def _off(where: Where, written: WrittenPlace) -> Where:
    """A point away from a town, or the land on that side of a country's border."""
    distance = written.distance_km
    if where.lat is None or where.lon is None or written.bearing not in BEARINGS:
        return where
    if distance is None:
        distance = OFF_KM + (where.radius_km or 0.0) * (where.level in _LARGE)
    lat, lon = moved(where.lat, where.lon, distance, BEARINGS[written.bearing])
    radius = NEAR_KM if written.distance_km is None else max(5.0, distance / 4)
    return replace(
        where, lat=lat, lon=lon, radius_km=round(radius, 1), level=PlaceLevel.NEAR,
        basis=PlaceBasis.RELATIVE,
    )  # fmt: skip


def _between(where: Where, end: Where) -> Where:
    """Half way, reaching to both ends."""
    if where.lat is None or where.lon is None or end.lat is None or end.lon is None:
        return where
    apart = kilometres(where.lat, where.lon, end.lat, end.lon)
    if apart > WAY_KM:
        return where
    lat, lon = midpoint(where.lat, where.lon, end.lat, end.lon)
    return replace(
        where, lat=lat, lon=lon, radius_km=round(max(apart / 2, 5.0), 1), level=PlaceLevel.NEAR,
        basis=PlaceBasis.RELATIVE, country=where.country if where.country == end.country else None,
        admin1=where.admin1 if where.admin1 == end.admin1 else None,
    )  # fmt: skip
