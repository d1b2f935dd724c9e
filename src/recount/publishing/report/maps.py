"""A map for print: land and borders, a disc for each place, a ring for what is not certain."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recount.publishing.report.borders import Point, Window, area_and_middle, atlas, holds
from recount.publishing.report.drawing import (
    FAINT,
    INK,
    LAND,
    SEA,
    SOFT,
    TOLL,
    WIDTH,
    Drawing,
    text_width,
)

HEIGHT = 250.0
MOST_NAMES = 24
"""So many places at most are named; the largest numbers first."""
_KM = 111.32
_LEAST_DEGREES = 6.0
_ASIDE, _DROPS = (0, -70, 70, -140, 140), (0, -22, 22, -44, 44, -80, 80)


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place with the events there: their numbers, their people, how far off it may be."""

    name: str
    numbers: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float
    low: int
    high: int | None

    @property
    def label(self) -> str:
        """The place, and the events by their numbers where they are few."""
        told = ", ".join(self.numbers) if len(self.numbers) <= 6 else f"{len(self.numbers)} events"
        return f"{self.name} ({told})"


@dataclass(frozen=True)
class _Sheet:
    """A window of the world on paper, true to scale along its middle."""

    window: Window
    scale: float

    def at(self, point: Point) -> Point:
        """Where a point of the world stands on paper."""
        return (
            (point[0] - self.window.west) * self.scale * self.squeeze,
            (self.window.north - point[1]) * self.scale,
        )

    @property
    def squeeze(self) -> float:
        """How much narrower a degree is here than at the equator."""
        return math.cos(math.radians((self.window.south + self.window.north) / 2))

    def km(self, distance: float) -> float:
        """A distance on paper."""
        return distance / _KM * self.scale


def draw_map(points: Sequence[MapPoint]) -> Drawing:
    """All places of a report on one map."""
    sheet = _sheet(points)
    drawing = Drawing(WIDTH, HEIGHT)
    drawing.add("rect", x=0, y=0, width=WIDTH, height=HEIGHT, fill=SEA)
    taken: list[_Box] = [
        _Box(0, HEIGHT - 30, 130, HEIGHT),
        _Box(WIDTH - 112, HEIGHT - 36, WIDTH, HEIGHT),
    ]
    names = _ground(drawing, sheet)
    _grid(drawing, sheet)
    most = max((one.high or one.low for one in points), default=1) or 1
    ordered = sorted(points, key=lambda one: (-(one.high or one.low), one.name))
    for one in ordered:
        _spread(drawing, one, sheet)
    for one in ordered:
        taken.append(_mark(drawing, one, sheet, most))
    for one in ordered[:MOST_NAMES]:
        _name(drawing, one, sheet, taken)
    for name, ring in names:
        _country(drawing, name, ring, taken)
    _bar(drawing, sheet)
    _sizes(drawing, most)
    drawing.add("rect", x=0.3, y=0.3, width=WIDTH - 0.6, height=HEIGHT - 0.6, fill="none",
                stroke=SOFT, stroke_width=0.6)  # fmt: skip
    return drawing


def _sheet(points: Sequence[MapPoint]) -> _Sheet:
    """Room for every place with a margin, and for the land around."""
    wests, easts = [one.lon for one in points], [one.lon for one in points]
    souths, norths = [one.lat for one in points], [one.lat for one in points]
    middle = Point2((min(wests) + max(easts)) / 2, (min(souths) + max(norths)) / 2)
    squeeze = math.cos(math.radians(middle.y))
    wide = max((max(easts) - min(wests)) * 1.7 * squeeze, _LEAST_DEGREES)
    high = max((max(norths) - min(souths)) * 1.7, _LEAST_DEGREES * HEIGHT / WIDTH)
    farthest = max((min(one.radius_km, 250) for one in points), default=0) / _KM
    wide, high = max(wide, 3.2 * farthest), max(high, 2.4 * farthest)
    scale = min(WIDTH / wide, HEIGHT / high)
    half_wide, half_high = WIDTH / scale / squeeze / 2, HEIGHT / scale / 2
    window = Window(middle.x - half_wide, middle.y - half_high, middle.x + half_wide,
                    middle.y + half_high)  # fmt: skip
    return _Sheet(window, scale)


@dataclass(frozen=True, slots=True)
class Point2:
    """A point by name."""

    x: float
    y: float


def _ground(drawing: Drawing, sheet: _Sheet) -> list[tuple[str, list[Point]]]:
    """Land and borders; gives the countries that are large enough here to be named, on paper."""
    largest: dict[str, tuple[float, list[Point]]] = {}
    for name, ring in atlas().lands(sheet.window):
        drawing.path(_line(ring, sheet) + "Z", fill=LAND, stroke="#8f989f", stroke_width="0.4")
        on_paper = [sheet.at(point) for point in ring]
        area, _ = area_and_middle(on_paper)
        if area > 0.02 * WIDTH * HEIGHT and area > largest.get(name, (0.0, ring))[0]:
            largest[name] = area, on_paper
    for border in atlas().borders(sheet.window):
        for piece in _inside(border, sheet.window):
            drawing.path(
                _line(piece, sheet),
                fill="none",
                stroke="#6f7880",
                stroke_width="0.7",
                stroke_dasharray="4 1.6 1 1.6",
            )
    return [(name, ring) for name, (_, ring) in sorted(largest.items())]


def _inside(line: Sequence[Point], window: Window) -> Iterable[list[Point]]:
    """The pieces of a line in or near a window."""
    piece: list[Point] = []
    for number, point in enumerate(line):
        near = line[max(number - 1, 0) : number + 2]
        if window.meets(near):
            piece.append(point)
        elif len(piece) > 1:
            yield piece
            piece = []
        else:
            piece = []
    if len(piece) > 1:
        yield piece


def _line(points: Sequence[Point], sheet: _Sheet) -> str:
    """A path through points; those too near to the last to be seen are left out."""
    kept: list[Point] = []
    for point in map(sheet.at, points):
        if not kept or math.dist(point, kept[-1]) > 0.35:
            kept.append(point)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept)


def _grid(drawing: Drawing, sheet: _Sheet) -> None:
    """Degrees along the edges."""
    span = sheet.window.north - sheet.window.south
    step = next(one for one in (0.25, 0.5, 1, 2, 5, 10, 20, 45) if span / one <= 5)
    for value in _steps(sheet.window.west, sheet.window.east, step):
        x, _ = sheet.at((value, 0))
        drawing.line((x, 0), (x, HEIGHT), 0.3, stroke=FAINT)
        if 24 < x < WIDTH - 24:
            drawing.words((x, 8.5), _degrees(value, "EW"), 6.5, anchor="middle", fill=SOFT)
    for value in _steps(sheet.window.south, sheet.window.north, step):
        _, y = sheet.at((0, value))
        drawing.line((0, y), (WIDTH, y), 0.3, stroke=FAINT)
        if 16 < y < HEIGHT - 10:
            drawing.words((WIDTH - 4, y - 2), _degrees(value, "NS"), 6.5, anchor="end", fill=SOFT)


def _steps(low: float, high: float, step: float) -> list[float]:
    return [number * step for number in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _degrees(value: float, sides: str) -> str:
    side = "" if value == 0 else f" {sides[0] if value > 0 else sides[1]}"
    return f"{abs(value):g}°{side}"


def _spread(drawing: Drawing, point: MapPoint, sheet: _Sheet) -> None:
    """The ground within which it may lie."""
    reach = sheet.km(point.radius_km)
    if 5 < reach < WIDTH:
        drawing.disc(sheet.at((point.lon, point.lat)), reach, fill=TOLL, fill_opacity="0.05",
                     stroke=SOFT, stroke_width="0.7", stroke_dasharray="2.5 2.5")  # fmt: skip


def _mark(drawing: Drawing, point: MapPoint, sheet: _Sheet, most: int) -> _Box:
    """A disc for the least number of people, a ring for the most."""
    at = sheet.at((point.lon, point.lat))
    high = point.high if point.high is not None else point.low
    ring, disc = (
        max(2.6, 13 * math.sqrt(many / most)) if many else 0 for many in (high, point.low)
    )
    if ring > disc + 0.4 or not ring:
        drawing.disc(at, max(ring, 2.6), fill="#ffffff", fill_opacity="0.75", stroke=TOLL,
                     stroke_width="1")  # fmt: skip
    if disc:
        drawing.disc(at, disc, fill=TOLL, fill_opacity="0.85", stroke="#fff", stroke_width="0.8")
    reach = max(ring, disc, 2.6) + 1
    return _Box(at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach)


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        """Whether two boxes lie over one another."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_on_paper(self) -> bool:
        """Whether all of it can be printed."""
        return self.left > 3 and self.top > 12 and self.right < WIDTH - 3 and self.bottom < HEIGHT


def _name(drawing: Drawing, point: MapPoint, sheet: _Sheet, taken: list[_Box]) -> None:
    """A place's name beside its mark, where there is room for it."""
    x, y = sheet.at((point.lon, point.lat))
    wide = text_width(point.label, 8.5)
    for left, base in _spots(x, y, wide):
        box = _Box(left - 1, base - 8, left + wide + 1, base + 2.5)
        if box.is_on_paper() and not any(box.meets(other) for other in taken):
            _haloed(drawing, (left, base), point.label, 8.5, font_weight="600")
            taken.append(box)
            return


def _spots(x: float, y: float, wide: float) -> Iterable[Point]:
    for far in (17, 24, 36):
        yield x + far, y + 3
        yield x - far - wide, y + 3
        yield x - wide / 2, y - far
        yield x - wide / 2, y + far + 7


def _country(drawing: Drawing, name: str, ring: list[Point], taken: list[_Box]) -> None:
    """A country's name, on its ground, where there is room for it."""
    said = name.upper()
    wide = text_width(said, 8) * 1.3
    _, (x, y) = area_and_middle(ring)
    spots = [(x + aside, y + drop) for aside in _ASIDE for drop in _DROPS]
    for at in sorted(spots, key=lambda one: math.dist(one, (x, y))):
        box = _Box(at[0] - wide / 2, at[1] - 8, at[0] + wide / 2, at[1] + 2)
        if box.is_on_paper() and holds(ring, at) and not any(box.meets(other) for other in taken):
            drawing.words(at, said, 8, anchor="middle", fill="#6f7880", letter_spacing="1.4")
            taken.append(box)
            return


def _haloed(drawing: Drawing, at: Point, text: str, size: float, **more: str) -> None:
    """Words that can be read over lines."""
    drawing.words(at, text, size, fill="#ffffff", stroke="#ffffff", stroke_width="2.2",
                  stroke_linejoin="round", **more)  # fmt: skip
    drawing.words(at, text, size, fill=INK, **more)


def _bar(drawing: Drawing, sheet: _Sheet) -> None:
    """The scale in kilometres."""
    whole = WIDTH / sheet.km(1)
    length = max(
        unit * 10**power
        for power in range(5)
        for unit in (1, 2, 5)
        if unit * 10**power <= max(whole / 5, 1)
    )
    reach, y = sheet.km(length), HEIGHT - 10
    drawing.box((6, y - 15), (max(reach, 30) + 16, 20), fill="#fff", fill_opacity="0.8")
    drawing.line((12, y), (12 + reach, y), 1.2)
    for x in (12.0, 12 + reach):
        drawing.line((x, y - 3), (x, y), 0.9)
    drawing.words((12 + reach / 2, y - 5), f"{length:,} km", 7, anchor="middle")


def _sizes(drawing: Drawing, most: int) -> None:
    """How many people a disc stands for."""
    shown = sorted({most, max(most // 4, 1)})
    wide = 46.0 * len(shown) + 14
    drawing.box((WIDTH - wide - 4, HEIGHT - 34), (wide, 30), fill="#fff", fill_opacity="0.8")
    for place, many in enumerate(shown):
        x = WIDTH - wide + 12 + 46 * place
        reach = 13 * math.sqrt(many / most)
        drawing.disc((x, HEIGHT - 19), reach, fill="none", stroke=TOLL, stroke_width="0.9")
        drawing.words((x + reach + 4, HEIGHT - 16.5), f"{many:,}", 7)
