"""Where a claim puts its happening: a point with a radius, and what lies within what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import asin, cos, floor, pi, radians, sin, sqrt

from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.places.keys import plain_key, sound_key

RADIUS_KM = {
    PlaceLevel.EXACT: 0.5,
    PlaceLevel.LANDMARK: 1.0,
    PlaceLevel.STREET: 1.0,
    PlaceLevel.NEIGHBOURHOOD: 3.0,
    PlaceLevel.VILLAGE: 3.0,
    PlaceLevel.TOWN: 5.0,
    PlaceLevel.CITY: 15.0,
    PlaceLevel.NEAR: 25.0,
    PlaceLevel.DISTRICT: 40.0,
    PlaceLevel.PROVINCE: 150.0,
    PlaceLevel.REGION: 250.0,
    PlaceLevel.WATER: 100.0,
}
"""How far from its point a place of a level may reach, where the gazetteer gives no radius."""
BROAD = frozenset({PlaceLevel.PROVINCE, PlaceLevel.REGION, PlaceLevel.COUNTRY, PlaceLevel.WATER})
BROAD_KM = 60.0
HOMONYM_KM = 25.0
"""Beyond their radii, how far a place of the same name may lie from where another text is."""
HEARD = 3
"""Consonants from which two names that sound alike are one."""
EARTH_KM = 6371.0
KM_PER_DEGREE = 111.0
CELL_DEGREES = 2.0
CELLS_ROUND = 180


Point = tuple[float, float, float]
"""A unit vector."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A place made ready to be compared: a unit vector for distances, a radius, codes, a name.

    `point` is None where the place has no coordinates or is a whole country; `broad` says that it
    is too wide to tell two happenings apart; `inherited` that the reader took it over from the
    context, so that inside its document it can be wrong; `homonyms` are other places of its name.
    """

    name: str
    geonames: int | None
    country: str | None
    admin1: str | None
    level: PlaceLevel | None
    lat: float
    lon: float
    point: Point | None
    radius: float
    broad: bool
    whole_country: bool = False
    inherited: bool = False
    homonyms: tuple[Point, ...] = ()

    @property
    def is_spot(self) -> bool:
        """Whether it is one place among others of its region; so is a village on no map."""
        unmapped = self.point is None and bool(self.name) and self.level not in BROAD
        return unmapped or not self.broad

    @property
    def cell(self) -> tuple[int, int]:
        """The square of two degrees that its point lies in."""
        return floor(self.lat / CELL_DEGREES), floor(self.lon / CELL_DEGREES) % CELLS_ROUND

    def cells_within(self, km: float) -> list[tuple[int, int]]:
        """The squares that hold every point within a distance, each once."""
        north = km / KM_PER_DEGREE
        widest = cos(radians(min(89.0, abs(self.lat) + north)))
        east = min(180.0, north / widest)
        rows = _squares(self.lat - north, self.lat + north)
        columns = {column % CELLS_ROUND for column in _squares(self.lon - east, self.lon + east)}
        return [(row, column) for row in rows for column in sorted(columns)]


def ground_of(where: Where | None) -> Ground | None:
    """The ground of a Where; None where it names nothing that could be compared."""
    if where is None:
        return None
    name = (where.name or where.text).strip().casefold()
    country_only = where.level is PlaceLevel.COUNTRY
    located = where.lat is not None and where.lon is not None and not country_only
    inherited = where.basis is PlaceBasis.INHERITED
    if country_only or not (located or name):
        if where.country is None:
            return None
        return Ground(
            "", None, where.country, None, where.level, 0.0, 0.0, None, 0.0, True, True, inherited
        )
    radius = where.radius_km if where.radius_km is not None else _usual_radius(where.level)
    return Ground(
        name=name,
        geonames=where.geonames,
        country=where.country,
        admin1=where.admin1.casefold() if where.admin1 else None,
        level=where.level,
        lat=where.lat or 0.0,
        lon=where.lon or 0.0,
        point=_vector(where.lat or 0.0, where.lon or 0.0) if located else None,
        radius=radius,
        broad=not located or where.level in BROAD or radius > BROAD_KM,
        inherited=inherited,
        homonyms=tuple(_vector(one.lat, one.lon) for one in where.alternatives),
    )


def may_be_at(a: Ground, b: Ground) -> bool:
    """Whether the name of the one is also borne by a place that lies where the other is."""
    reach = a.radius + b.radius + HOMONYM_KM
    point = b.point
    return point is not None and any(_apart(one, point) <= reach for one in a.homonyms)


def width(ground: Ground) -> tuple[bool, bool, bool, bool, float, str]:
    """For finding the narrowest place, those taken over from the context last; a village on no map
    is narrower than the region that it lies in."""
    nowhere = ground.point is None
    land = ground.whole_country
    return (ground.inherited, land, not ground.is_spot, nowhere, ground.radius, ground.name)


def narrowest(grounds: Iterable[Ground]) -> Ground | None:
    """Where several claims of one happening put it. A village on no map lies in the region that
    they name besides, and is no nearer to any other place than that."""
    ranked = sorted(grounds, key=width)
    best = ranked[0] if ranked else None
    if best is None or best.point is not None or not best.is_spot:
        return best
    around = next((g for g in ranked if _may_hold(g, best)), None)
    if around is None:
        return best
    return replace(
        best,
        lat=around.lat,
        lon=around.lon,
        point=around.point,
        radius=max(around.radius, best.radius),
        broad=around.broad,
        admin1=best.admin1 or around.admin1,
    )


def _may_hold(region: Ground, village: Ground) -> bool:
    """Whether a region named beside a village is what it lies in; another town never is."""
    named = region.broad and region.point is not None and not region.inherited
    return named and region.country == village.country


def distance_km(a: Ground, b: Ground) -> float:
    """The great-circle distance of two points; both must have one."""
    assert a.point is not None
    assert b.point is not None
    return _apart(a.point, b.point)


def _apart(a: Point, b: Point) -> float:
    chord = sqrt(sum((p - q) ** 2 for p, q in zip(a, b, strict=True)))
    return 2 * EARTH_KM * asin(min(1.0, chord / 2))


def in_two_provinces(a: Ground, b: Ground) -> bool:
    """Whether one is a province and the other is said to lie in another of its country: a town
    behind the border of a province is in the radius of both."""
    told = a.admin1 is not None and b.admin1 is not None and a.country == b.country
    if not told or PlaceLevel.PROVINCE not in (a.level, b.level):
        return False
    return not is_same_name(a.admin1 or "", b.admin1 or "")


def _side(plain: str) -> str:
    """Which side a name begins with: "east" of "eastern ghouta"."""
    first = plain.split(" ", 1)[0].removesuffix("ern")
    return first if first in ("north", "south", "east", "west") else ""


@lru_cache(maxsize=10_000)
def is_same_name(one: str, other: str) -> bool:
    """Whether two spellings are one name in Latin letters: "Al Zeitoun" and "Al-Zaytoun"; never
    "West Aceh" and "East Aceh", which sound alike."""
    if one == other:
        return True
    plain, too = plain_key(one), plain_key(other)
    if _side(plain) != _side(too):
        return False
    heard = sound_key(plain)
    return bool(plain) and (plain == too or (len(heard) >= HEARD and heard == sound_key(too)))


def lies_within(inner: Ground, outer: Ground) -> bool:
    """Whether the whole of one place lies in the other, as far as radii and codes can say."""
    if outer.whole_country:
        return inner.country == outer.country
    if inner.geonames is not None and inner.geonames == outer.geonames:
        return True
    if outer.level is PlaceLevel.PROVINCE and outer.admin1 and inner.admin1 == outer.admin1:
        return inner.country == outer.country and not inner.whole_country
    if in_two_provinces(inner, outer):
        return False
    if inner.point is None or outer.point is None:
        return bool(inner.name) and inner.name == outer.name and inner.country == outer.country
    return distance_km(inner, outer) + min(inner.radius, outer.radius) <= max(outer.radius, 1.0)


def _squares(low: float, high: float) -> range:
    return range(floor(low / CELL_DEGREES), floor(high / CELL_DEGREES) + 1)


def _usual_radius(level: PlaceLevel | None) -> float:
    return RADIUS_KM.get(level, 25.0) if level else 25.0


def _vector(lat: float, lon: float) -> tuple[float, float, float]:
    phi, lam = radians(lat), lon * pi / 180
    return cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)
