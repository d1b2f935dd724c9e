"""Tables that fit 100 columns."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table

from recount.app.desk.numbers import Bounds
from recount.app.desk.words import MONTHS, plain
from recount.app.places_lists import ListShown
from recount.app.showing import EventLine
from recount.model.counts import Outcome
from recount.model.places import Where


def event_table(lines: Sequence[EventLine]) -> Table:
    """Events as rows: id, date, place, type, by whom and against whom, people, origins."""
    with_others = any(_others(line) for line in lines)
    table = _table()
    table.add_column("id", no_wrap=True, style="bold")
    table.add_column("date", min_width=11)
    table.add_column("place", max_width=18)
    table.add_column("type", max_width=11)
    table.add_column("by → against", min_width=12)
    table.add_column("killed", justify="right", min_width=7)
    if with_others:
        table.add_column("others", justify="right")
    table.add_column("orig.", justify="right", no_wrap=True, min_width=5)
    table.add_column("docs", justify="right", no_wrap=True, min_width=4)
    for line in lines:
        table.add_row(*_cells(line, with_others))
    return table


def _cells(line: EventLine, with_others: bool) -> list[str]:
    others = ["\n".join(_others(line))] if with_others else []
    return [
        line.short,
        _brief(line.date) + (" *" if line.date_note else ""),
        line.place,
        plain(line.event.type),
        line.actors,
        bounds_text(line.people.get(str(Outcome.KILLED))),
        *others,
        str(line.event.origins),
        str(len(line.event.documents)),
    ]


def _others(line: EventLine) -> list[str]:
    """People not killed but injured, captured and so on, where something is known of them."""
    return [
        f"{bounds_text(people)} {outcome}"
        for outcome, people in line.people.items()
        if outcome != Outcome.KILLED
        and (people.low or people.best is not None or people.high is not None)
    ]


def _brief(date: str) -> str:
    """The date with its months in three letters."""
    for month in MONTHS:
        date = date.replace(month, month[:3])
    return date


def bounds_text(bounds: Bounds | None) -> str:
    """ "8"; "7 (5–7)" with the best number first; "? (0–24)" where no rule can choose one."""
    if bounds is None:
        return "not told"
    low, best, high = bounds.low, bounds.best, bounds.high
    if best is not None and low == best == high:
        return f"{best:,}"
    if best is None and high is None and not low:
        return "unknown"
    ends = f"{low or 0:,}–{high:,}" if high is not None else f"≥{low or 0:,}"
    return f"{'?' if best is None else f'{best:,}'} ({ends})"


def place_table(places: Sequence[Where]) -> Table:
    """Candidates for a place name, best first."""
    table = _table()
    for name in ("name", "country", "admin1", "level"):
        table.add_column(name)
    for name in ("lat", "lon", "radius km", "geonames"):
        table.add_column(name, justify="right")
    for place in places:
        table.add_row(
            place.name or place.text,
            place.country or "",
            place.admin1 or "",
            plain(place.level) if place.level else "",
            _degrees(place.lat),
            _degrees(place.lon),
            "" if place.radius_km is None else f"{place.radius_km:g}",
            str(place.geonames or ""),
        )
    return table


def lists_table(lists: Sequence[ListShown]) -> Table:
    """The lists of places, with what they are made from."""
    table = _table()
    for name in ("list", "made from", "licence", "added"):
        table.add_column(name)
    for name in ("places", "names"):
        table.add_column(name, justify="right")
    for one in lists:
        added = one.added or "with Recount"
        table.add_row(one.name, one.kind, one.licence, added, f"{one.places:,}", f"{one.names:,}")
    return table


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _table() -> Table:
    return Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        header_style="bold",
        padding=(0, 1, 0, 0),
    )
