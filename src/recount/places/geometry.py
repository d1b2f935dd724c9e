"""Distances and directions on the globe: kilometres and degrees, no projections."""

from __future__ import annotations

import math

EARTH_KM = 6371.0
KM_PER_DEGREE = 111.2

BEARINGS = {
    "north": 0.0, "north-east": 45.0, "east": 90.0, "south-east": 135.0, "south": 180.0,
    "south-west": 225.0, "west": 270.0, "north-west": 315.0,
}  # fmt: skip
"""Compass words and the angle, clockwise from north, that each stands for."""


def kilometres(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """The great-circle distance between two points."""
    phi, psi = math.radians(lat), math.radians(to_lat)
    half = (
        math.sin((psi - phi) / 2) ** 2
        + math.cos(phi) * math.cos(psi) * math.sin(math.radians(to_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point that lies `km` from here in the direction `bearing`, in degrees from north."""
    angle, turn, phi = km / EARTH_KM, math.radians(bearing), math.radians(lat)
    to_phi = math.asin(
        math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(turn)
    )
    turned = math.atan2(
        math.sin(turn) * math.sin(angle) * math.cos(phi),
        math.cos(angle) - math.sin(phi) * math.sin(to_phi),
    )
    return round(math.degrees(to_phi), 5), round((lon + math.degrees(turned) + 540) % 360 - 180, 5)


def midpoint(lat: float, lon: float, to_lat: float, to_lon: float) -> tuple[float, float]:
    """The point half way, for places not far apart."""
    gap = (to_lon - lon + 540) % 360 - 180
    return round((lat + to_lat) / 2, 5), round((lon + gap / 2 + 540) % 360 - 180, 5)


FEW = 4  # points of which none is left out
ALONE_KM = 400.0  # from all others of its province a town lies that is listed under a wrong one


def box_extent(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The middle of a cloud of points and half the diagonal of the box around it, in km.

    A four-hundredth on each side is left out, and what lies far from all others: lists of places
    hold some whose province is wrong.
    """
    points = _without_strays(points)
    lats, lons = sorted(lat for lat, _ in points), sorted(lon for _, lon in points)
    cut = len(points) // 400
    south, north = lats[cut], lats[len(lats) - 1 - cut]
    west, east = lons[cut], lons[len(lons) - 1 - cut]
    if east - west > 180:  # across the date line
        lons = sorted(lon % 360 for lon in lons)
        west, east = lons[cut], lons[len(lons) - 1 - cut]
    lat, lon = (south + north) / 2, ((west + east) / 2 + 540) % 360 - 180
    high = (north - south) * KM_PER_DEGREE
    wide = (east - west) * KM_PER_DEGREE * math.cos(math.radians(lat))
    return round(lat, 4), round(lon, 4), round(math.hypot(high, wide) / 2, 1)


def _without_strays(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points but for those at the edges that lie far from all others; few points stay."""
    kept = list(points)
    while len(kept) > FEW:
        edges = {side(kept, key=lambda p: p[axis]) for side in (min, max) for axis in (0, 1)}
        strays = [p for p in edges if _is_alone(p, kept)]
        if not strays or 5 * (len(points) - len(kept) + len(strays)) > len(points):
            break
        kept = [p for p in kept if p not in strays]
    return kept


def _is_alone(point: tuple[float, float], points: list[tuple[float, float]]) -> bool:
    others = (p for p in points if p != point)
    return all(kilometres(*point, *other) > ALONE_KM for other in others)
