"""Land, coasts and borders after Natural Earth, which take no side."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Point = tuple[float, float]
"""Degrees east and north."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world: west, south, east, north, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, points: Iterable[Point]) -> bool:
        """Whether what lies between these points may be in it."""
        xs, ys = zip(*points, strict=True)
        return bool(
            min(xs) <= self.east
            and max(xs) >= self.west
            and min(ys) <= self.north
            and max(ys) >= self.south
        )


@dataclass(frozen=True)
class Atlas:
    """The lines that countries share, and which of them go round each country."""

    arcs: tuple[tuple[Point, ...], ...]
    countries: tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]

    def lands(self, window: Window) -> Iterator[tuple[str, list[Point]]]:
        """The parts of countries that reach into a window, each with the country's name."""
        for name, rings in self.countries:
            for ring in rings:
                points = self._ring(ring)
                if window.meets(points):
                    yield name, clipped(points, window)

    def borders(self, window: Window) -> Iterator[tuple[Point, ...]]:
        """The lines between two countries."""
        for number, times in self._shared.items():
            if times > 1 and window.meets(self.arcs[number]):
                yield self.arcs[number]

    @property
    def _shared(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for _, rings in self.countries:
            for number in {arc if arc >= 0 else ~arc for ring in rings for arc in ring}:
                found[number] = found.get(number, 0) + 1
        return found

    def _ring(self, ring: tuple[int, ...]) -> list[Point]:
        points: list[Point] = []
        for arc in ring:
            line = self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]
            points.extend(line[1:] if points else line)
        return points


@cache
def atlas() -> Atlas:
    """The countries of the world."""
    packed = (files("recount.resources") / "report" / "borders.json.gz").read_bytes()
    told: dict[str, Any] = json.loads(gzip.decompress(packed))
    countries = tuple(
        (str(one["name"]), tuple(tuple(ring) for ring in one["arcs"])) for one in told["countries"]
    )
    return Atlas(tuple(_arcs(told)), countries)


def _arcs(told: dict[str, Any]) -> Iterator[tuple[Point, ...]]:
    """TopoJSON tells each point by its distance from the last, in steps of a grid."""
    (by_x, by_y), (from_x, from_y) = told["transform"]["scale"], told["transform"]["translate"]
    for arc in told["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * by_x + from_x, y * by_y + from_y))
        yield tuple(points)


def clipped(points: list[Point], window: Window) -> list[Point]:
    """The part of a shape inside a window, after Sutherland and Hodgman."""
    for axis, limit, sign in (
        (0, window.west, 1),
        (0, window.east, -1),
        (1, window.south, 1),
        (1, window.north, -1),
    ):
        points = _cut(points, axis, limit, sign)
        if not points:
            break
    return points


def _cut(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for number, point in enumerate(points):
        last = points[number - 1]
        inside, before = (sign * (one[axis] - limit) >= 0 for one in (point, last))
        if inside != before:
            part = (limit - last[axis]) / (point[axis] - last[axis])
            kept.append(
                (last[0] + part * (point[0] - last[0]), last[1] + part * (point[1] - last[1]))
            )
        if inside:
            kept.append(point)
    return kept


def area_and_middle(points: list[Point]) -> tuple[float, Point]:
    """The area of a shape in square degrees, and its centre of gravity."""
    area = x = y = 0.0
    for number, (x2, y2) in enumerate(points):
        x1, y1 = points[number - 1]
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return (abs(area) / 2, (x / (3 * area), y / (3 * area))) if area else (0.0, (0.0, 0.0))


def holds(points: list[Point], at: Point) -> bool:
    """Whether a point lies inside a shape."""
    inside = False
    for number, (x2, y2) in enumerate(points):
        x1, y1 = points[number - 1]
        if (y1 > at[1]) != (y2 > at[1]) and at[0] < x1 + (at[1] - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside
