"""Tolls as drawings: a column for each month, a line for each row, with ranges as ranges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recount.app.desk.tolls import Toll, Tolls, span_of

WIDTH, HEIGHT = 1000.0, 250.0
LEFT, TOP, FOOT = 58.0, 14.0, 26.0
ROW_WIDTH = 260.0
EDGE = 6.0


@dataclass(frozen=True, slots=True)
class Column:
    """One month: where its line stands, from where to where it reaches, and where its best is."""

    toll: Toll
    x: float
    left: float
    width: float
    low: float
    high: float
    best: float | None
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across, or a name below."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A drawing of months, 1000 wide."""

    columns: tuple[Column, ...]
    across: tuple[Tick, ...]
    below: tuple[Tick, ...]


def columns(found: Tolls) -> Columns:
    """The drawing of tolls in time."""
    slot = (WIDTH - LEFT) / max(len(found.rows), 1)
    steps = nice_steps(found.scale)
    top = max(steps[-1], found.scale, 1)
    made = tuple(_column(row, LEFT + slot * at, slot, top) for at, row in enumerate(found.rows))
    return Columns(
        made,
        tuple(Tick(_down(value, top), short(value)) for value in steps),
        tuple(_names(made)),
    )


def _column(row: Toll, left: float, slot: float, top: int) -> Column:
    start, end = span_of(row.label)
    return Column(
        toll=row,
        x=round(left + slot / 2, 1),
        left=round(left, 1),
        width=round(slot, 2),
        low=_down(row.low, top),
        high=_down(row.end, top),
        best=_down(row.best, top) if row.events > row.unknown else None,
        start=start.isoformat(),
        end=end.isoformat(),
    )


def _down(value: int, top: int) -> float:
    return round(HEIGHT - FOOT - (HEIGHT - FOOT - TOP) * value / top, 1)


def _names(made: tuple[Column, ...]) -> Iterator[Tick]:
    """Years below their first month, or months where there are few; never too near together."""
    last = -1000.0
    few = len(made) <= 14
    for one in made:
        label = one.toll.label
        if (few or len(label) == 4 or label.endswith("-01")) and one.x - last >= 58:
            last = one.x
            yield Tick(one.x, label if few else label[:4])


def short(value: int) -> str:
    """A round number as short as it goes: there is little room beside a drawing."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if value >= 10 * size or (value >= size and letter == "M"):
            return f"{value / size:,g}{letter}"
    return f"{value:,}"


def nice_steps(most: int) -> tuple[int, ...]:
    """Up to five round numbers from 0 to about the most."""
    step = 1
    while most / step > 5:
        step = next(one for one in _rising(step) if one > step)
    return tuple(range(0, most + 1, step)) or (0,)


def _rising(least: int) -> Iterator[int]:
    size = 10 ** (len(str(least)) - 1)
    yield from (size, 2 * size, 5 * size, 10 * size, 20 * size)


@dataclass(frozen=True, slots=True)
class Line:
    """One row: from where to where its line reaches, and where its best is."""

    low: float
    high: float
    best: float | None


def line(row: Toll, scale: int) -> Line:
    """The drawing of one row, 260 wide."""
    return Line(
        _along(row.low, scale),
        _along(row.end, scale),
        _along(row.best, scale) if row.events > row.unknown else None,
    )


def _along(value: int, scale: int) -> float:
    return round(EDGE + (ROW_WIDTH - 2 * EDGE) * value / max(scale, 1), 1)
