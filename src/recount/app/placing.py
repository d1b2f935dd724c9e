"""A point that a person gives becomes a place: one of those that the resolver kept, or a spot on
the map with how far off it may be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from recount.errors import DecisionError
from recount.model.places import Alternative, PlaceBasis, PlaceLevel, Where
from recount.model.saying import say

At = Callable[[float, float], Where | None]
"""The place of the list that is nearest to a point."""


def at_no_place(_lat: float, _lon: float) -> Where | None:
    """No list of places is at hand."""
    return None


NEARBY = 0.005
"""Degrees within which a point is that of a place that the resolver kept: half a kilometre."""
FARTHEST_KM = 2000.0
_WRITTEN = re.compile(
    r"(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)(?:\s+within\s+(\d+(?:\.\d+)?)\s*km)?"
)


@dataclass(frozen=True, slots=True)
class Point:
    """A point with how far off it may be, and what is said of it; None and empty where nothing is.

    `level` is the rung of the ladder from the crater to the country on which it stands.
    """

    lat: float
    lon: float
    radius_km: float | None = None
    name: str = ""
    level: PlaceLevel | None = None


def read_point(value: str) -> Point | None:
    """A point as a person writes it: "25.9,13.9", or "25.9,13.9 within 5 km"; None where it is
    none. Raises DecisionError where it is nowhere."""
    found = _WRITTEN.fullmatch(value.strip())
    if found is None:
        return None
    lat, lon = float(found.group(1)), float(found.group(2))
    radius = float(found.group(3)) if found.group(3) else None
    if abs(lat) > 90 or abs(lon) > 180:
        raise DecisionError(
            say("the point %(value)s", value=f"{value!r}"),
            say("it is nowhere"),
            say("latitude, then longitude"),
        )
    if radius is not None and not 0 < radius <= FARTHEST_KM:
        raise DecisionError(
            say("the radius %(radius)s km", radius=f"{radius:g}"),
            say("it is none"),
            say("up to %(FARTHEST_KM)s km", FARTHEST_KM=f"{FARTHEST_KM:g}"),
        )
    return Point(lat, lon, radius)


def need_point(value: str) -> Point:
    """The same. Raises DecisionError where it is none."""
    found = read_point(value)
    if found is None:
        raise DecisionError(
            say("the point %(value)s", value=f"{value!r}"),
            say("it is none"),
            say("write 25.9,13.9, or 25.9,13.9 within 5 km"),
        )
    return found


def where_at(point: Point, was: Where | None, at: At) -> Where:
    """The place of a point: that which was read or one that the resolver kept, where it is one of
    these; else the point itself, in the country and province of the nearest place of the list."""
    kept = _kept(point, was)
    if kept is not None:
        return _as_set(kept, point)
    near = at(point.lat, point.lon)
    around = near or was
    bare = Where(
        point.name or (was.text if was else ""), point.name or _near_name(near), None,
        point.lat, point.lon, was.radius_km if was else None,
        around.country if around else None, around.admin1 if around else None,
        was.level if was else None, None, PlaceBasis.DECIDED,
    )  # fmt: skip
    return _as_set(bare, point)


def candidates(was: Where | None) -> tuple[Alternative, ...]:
    """The places that a name may mean: the one that was chosen, and those that were kept."""
    if was is None or was.lat is None or was.lon is None:
        return was.alternatives if was else ()
    left = max(0.0, 1.0 - sum(one.weight for one in was.alternatives))
    chosen = Alternative(was.name or was.text, was.lat, was.lon, was.country, round(left, 4))
    return (chosen, *was.alternatives)


def _kept(point: Point, was: Where | None) -> Where | None:
    if was is None:
        return None
    for one in candidates(was):
        if abs(one.lat - point.lat) < NEARBY and abs(one.lon - point.lon) < NEARBY:
            if (one.lat, one.lon) == (was.lat, was.lon):
                return was
            return Where(
                was.text, one.name, None, one.lat, one.lon, was.radius_km, one.country, None,
                was.level, None, PlaceBasis.DECIDED,
            )  # fmt: skip
    return None


def _as_set(where: Where, point: Point) -> Where:
    name = point.name or where.name
    return replace(
        where,
        text=where.text or name or "",
        name=name,
        radius_km=point.radius_km if point.radius_km is not None else where.radius_km,
        level=point.level or where.level,
        span=None,
        basis=PlaceBasis.DECIDED,
        alternatives=(),
    )


def _near_name(near: Where | None) -> str | None:
    return f"near {near.name}" if near and near.name else None
