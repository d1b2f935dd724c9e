"""The pictures of a report, each with a caption that says how to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from recount.app.desk.numbers import people_of, people_over
from recount.app.desk.words import counted, event_type_words
from recount.app.report.matter import Matter, people
from recount.model.counts import Outcome
from recount.model.events import Event
from recount.publishing.report import (
    Block,
    MapPoint,
    Picture,
    RangeBar,
    TimelineEvent,
    draw_bars,
    draw_map,
    draw_timeline,
)
from recount.publishing.report.drawing import Drawing
from recount.publishing.report.timeline import MOST_EVENTS

MOST_BARS = 24


def pictures(matter: Matter) -> Iterator[Block]:
    """Where, when, how many, and who is held responsible, as far as any of it is known."""
    yield from _map(matter)
    yield from _timeline(matter)
    yield from _by_event(matter)
    yield from _by_group(matter, "party that is held responsible", _doer)
    yield from _by_group(matter, "kind of violence", lambda event, _: event_type_words(event.type))


def _picture(drawing: Drawing, caption: str, alt: str) -> Picture:
    return Picture(drawing.svg(), drawing.width, drawing.height, caption, alt)


def _map(matter: Matter) -> Iterator[Picture]:
    held: dict[tuple[float, float], list[Event]] = {}
    for event in matter.events:
        if event.where and event.where.lat is not None and event.where.lon is not None:
            held.setdefault((event.where.lat, event.where.lon), []).append(event)
    if not held:
        return
    points = [_point(at, events, matter) for at, events in held.items()]
    shown = sum(len(one.numbers) for one in points)
    left = len(matter.events) - shown
    more = f" {counted(left, 'event')} on no map: no place is known." if left else ""
    caption = (
        "Where the events were reported. Discs: the least number killed; rings: the most, where "
        "that is more. Dashed circles: the ground within which the place lies. Numbers are those "
        f"of the events.{more} Land and borders: Natural Earth, which takes no side."
    )
    alt = f"Map of {counted(shown, 'event')}: " + "; ".join(one.label for one in points[:20])
    yield _picture(draw_map(points), caption, alt)


def _point(at: tuple[float, float], events: Sequence[Event], matter: Matter) -> MapPoint:
    bounds = [people_of(one, Outcome.KILLED) for one in events]
    lows, highs = [one.low or 0 for one in bounds], [one.high for one in bounds]
    known = [one for one in highs if one is not None]
    return MapPoint(
        name=matter.place(events[0]),
        numbers=tuple(str(matter.numbers[one.id]) for one in events),
        lat=at[0],
        lon=at[1],
        radius_km=max((one.where.radius_km or 0 for one in events if one.where), default=0),
        low=sum(lows),
        high=sum(known) if len(known) == len(highs) else None,
    )


def _timeline(matter: Matter) -> Iterator[Picture]:
    rows = [row for one in matter.events if (row := _on_timeline(one, matter))]
    if not rows:
        return
    left = len(matter.events) - len(rows)
    cut = " Long quiet times are cut out."
    more = cut + (f" {counted(left, 'event')} without a day left out." if left else "")
    caption = (
        f"People killed, {_unit(len(rows))}. Bars go from the least to the most that reports "
        f"allow, discs mark the best number, a question mark that none is known.{more}"
    )
    alt = f"Time line of {counted(len(rows), 'event')}, with the people killed in each."
    yield _picture(draw_timeline(rows, "People killed"), caption, alt)


def _unit(events: int) -> str:
    return "by day" if events <= MOST_EVENTS else "month by month, as sums of the events' bounds"


def _on_timeline(event: Event, matter: Matter) -> TimelineEvent | None:
    if event.when is None:
        return None
    start, end = event.when.start or event.when.end, event.when.end or event.when.start
    if start is None or end is None:
        return None
    bounds = people_of(event, Outcome.KILLED)
    number = str(matter.numbers[event.id])
    return TimelineEvent(number, start, end, bounds.low, bounds.best, bounds.high)


def _by_event(matter: Matter) -> Iterator[Picture]:
    told = [one for one in matter.events if not matter.killed(one).unknown]
    largest = sorted(
        told, key=lambda one: -(matter.killed(one).best or matter.killed(one).low or 0)
    )
    kept = {one.id for one in largest[:MOST_BARS]}
    shown = [one for one in told if one.id in kept]
    if not shown:
        return
    rows = [_bar(event, matter) for event in shown]
    which = "each event" if len(shown) == len(told) else f"the {len(shown)} events with most dead"
    caption = (
        f"People killed in {which}. Bars go from the least to the most that reports allow, discs "
        "mark the best number; the last column counts independent origins."
    )
    alt = "; ".join(f"{row.label}: {row.said} killed" for row in rows)
    yield _picture(draw_bars(rows, "Killed", "origins"), caption, alt)


def _bar(event: Event, matter: Matter) -> RangeBar:
    number = matter.killed(event)
    label = f"{matter.numbers[event.id]}  {matter.place(event)}"
    return RangeBar(label, matter.day(event), number.low, number.best, number.high,
                    people(number), str(event.origins))  # fmt: skip


def _doer(event: Event, matter: Matter) -> str:
    return matter.party(event.perpetrator, event) if event.perpetrator else "Nobody named"


def _by_group(matter: Matter, what: str, name: Callable[[Event, Matter], str]) -> Iterator[Picture]:
    groups: dict[str, list[Event]] = {}
    for event in matter.events:
        groups.setdefault(name(event, matter), []).append(event)
    if len(groups) < 2:
        return
    rows = [
        row for said, events in groups.items() if (row := _group(said, events, matter)) is not None
    ]
    rows.sort(key=lambda row: (-(row.best or row.low or 0), row.label))
    if len(rows) > 1:
        caption = f"People killed, by {what} as reported. Read as the figure before it."
        alt = "; ".join(f"{row.label}: {row.said} killed" for row in rows[:MOST_BARS])
        yield _picture(draw_bars(rows[:MOST_BARS], "Killed", "events"), caption, alt)


def _group(said: str, events: Sequence[Event], matter: Matter) -> RangeBar | None:
    toll = people_over(events, Outcome.KILLED, matter.snapshot.remainders)
    if toll is None:
        return None
    number = toll.number
    under = f"of {counted(toll.silent, 'more event')} nothing is known" if toll.silent else ""
    return RangeBar(said, under, number.low, number.best, number.high, people(number),
                    f"{len(events):,}")  # fmt: skip
