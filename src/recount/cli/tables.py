"""Tables that fit 100 columns."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table

from recount.app.desk_numbers import Bounds
from recount.app.desk_words import plain
from recount.app.showing import EventLine
from recount.model.counts import Outcome
from recount.model.places import Where


def event_table(lines: Sequence[EventLine]) -> Table:
    """Events as rows: id, date, place, type, by whom and against whom, people, origins."""
    outcomes = _outcomes(lines)
    table = _table()
    table.add_column("id", no_wrap=True, style="bold")
    table.add_column("date", min_width=11)
    table.add_column("place")
    table.add_column("type")
    table.add_column("by → against")
    for outcome in outcomes:
        table.add_column(outcome, justify="right", min_width=7)
    table.add_column("origins", justify="right")
    table.add_column("docs", justify="right")
    for line in lines:
        people = [bounds_text(line.people.get(outcome)) for outcome in outcomes]
        date = line.date + (" *" if line.date_note else "")
        table.add_row(
            line.short,
            date,
            line.place,
            plain(line.event.type),
            line.actors,
            *people,
            str(line.event.origins),
            str(len(line.event.documents)),
        )
    return table


def _outcomes(lines: Sequence[EventLine]) -> list[str]:
    told = {outcome for line in lines for outcome in line.people}
    return [str(one) for one in Outcome if one is Outcome.KILLED or str(one) in told]


def bounds_text(bounds: Bounds | None) -> str:
    """ "8"; "7 (5–7)" with the best number first; "? (0–24)" where no rule can choose one."""
    if bounds is None:
        return "not told"
    low, best, high = bounds.low, bounds.best, bounds.high
    if best is not None and low == best == high:
        return f"{best:,}"
    if best is None and high is None and not low:
        return "unknown"
    ends = f"{low or 0:,}–{high:,}" if high is not None else f"{low or 0:,} or more"
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


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _table() -> Table:
    return Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold", padding=(0, 1)
    )
