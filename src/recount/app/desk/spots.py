"""Events on the map: those of one place are one spot, and what a spot holds is asked for apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recount.app.desk.events import EventPoint, event_point
from recount.app.desk.filters import EventFilter, chosen_lines, read_filter
from recount.app.desk.lines import EventLine
from recount.app.desk.snapshot import Snapshot
from recount.errors import QueryError
from recount.model.saying import say

DIGITS = 3
"""Places nearer than about a hundred metres are one spot."""
MOST_EVENTS = 60
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spots:
    """Each spot as longitude, latitude, how many events, how many killed by their best numbers, and
    how many of them have one: short, as there may be a hundred thousand."""

    spots: tuple[tuple[float, float, int, int, int], ...]
    events: int


@dataclass(frozen=True, slots=True)
class SpotEvents:
    """The latest events of a spot; `events` are all that it has."""

    rows: tuple[EventPoint, ...]
    events: int


def spots(snapshot: Snapshot, query: Mapping[str, str]) -> Spots:
    """The spots of the events that a query asks for."""
    wanted, _ = read_filter(query)
    found = _by_point(snapshot, wanted)
    rows = tuple(
        (
            point[1],
            point[0],
            len(lines),
            sum(line.killed.best or 0 for line in lines),
            sum(1 for line in lines if line.killed.best is not None),
        )
        for point, lines in found.items()
    )
    return Spots(rows, sum(row[2] for row in rows))


def spot_events(snapshot: Snapshot, at: str, query: Mapping[str, str]) -> SpotEvents:
    """The events at one spot, written as latitude and longitude. Raises QueryError."""
    wanted, _ = read_filter(query)
    lines = _by_point(snapshot, wanted).get(_read_point(at), ())
    rows = tuple(event_point(snapshot, line.event) for line in lines[:MOST_EVENTS])
    return SpotEvents(rows, len(lines))


def _by_point(snapshot: Snapshot, wanted: EventFilter) -> Mapping[Point, list[EventLine]]:
    return snapshot.once(("spots", wanted), lambda: _grouped(chosen_lines(snapshot, wanted)))


def _grouped(lines: tuple[EventLine, ...]) -> dict[Point, list[EventLine]]:
    found: dict[Point, list[EventLine]] = {}
    for line in lines:
        where = line.event.where
        if where is not None and where.lat is not None and where.lon is not None:
            point = (round(where.lat, DIGITS), round(where.lon, DIGITS))
            found.setdefault(point, []).append(line)
    return found


def _read_point(at: str) -> Point:
    try:
        lat, lon = (round(float(part), DIGITS) for part in at.split(","))
    except ValueError:
        raise QueryError(
            say("place %(at)s", at=f"{at!r}"), say("it is no point"), say("write it as 25.9,13.9")
        ) from None
    return lat, lon
