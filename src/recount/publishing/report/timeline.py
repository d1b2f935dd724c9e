"""When things happened: a range for each event over its day, quiet times cut out and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from recount.publishing.report.drawing import FAINT, INK, SOFT, TOLL, WIDTH, Drawing, ticks

MOST_EVENTS = 60
"""With more events than this, months are drawn in their place."""
_TOP, _BASE, _HEIGHT, _LEFT = 22.0, 134.0, 170.0, 26.0
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event: the days on which it may have happened, and its bounds; None is unknown."""

    number: str
    start: date
    end: date
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A time that is drawn, and where."""

    first: date
    last: date
    left: float
    right: float
    begins: date
    ends: date

    def at(self, day: date) -> float:
        """Where a day stands."""
        whole = max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * (day - self.first).days / whole


def draw_timeline(events: Sequence[TimelineEvent], unit: str) -> Drawing:
    """Events by their days, or their sums by month where there are many."""
    rows = sorted(events, key=lambda one: (one.start, one.end, one.number))
    drawing = Drawing(WIDTH, _HEIGHT)
    bars = rows if len(rows) <= MOST_EVENTS else _by_month(rows)
    most = max((one.high or one.best or one.low or 0 for one in bars), default=0)
    scale = ticks(most, 4)
    step = (_BASE - _TOP) / scale[-1]
    drawing.words((0, 9), unit, 8, font_weight="600")
    for value in scale:
        y = _BASE - value * step
        drawing.line((_LEFT, y), (WIDTH, y), 0.4, stroke=FAINT)
        drawing.words((_LEFT - 5, y + 2.5), f"{value:,}", 7.5, anchor="end", fill=SOFT)
    for stretch in _axis(drawing, _stretches(bars, len(rows) <= MOST_EVENTS)):
        inside = [one for one in bars if stretch.first <= one.start <= stretch.last]
        for number, row in enumerate(inside):
            _event(drawing, row, _spread(stretch, inside, number), step)
    return drawing


def _by_month(rows: Sequence[TimelineEvent]) -> list[TimelineEvent]:
    months: dict[date, list[TimelineEvent]] = {}
    for row in rows:
        months.setdefault(row.start.replace(day=1), []).append(row)
    return [
        TimelineEvent("", first, first, sum(one.low or 0 for one in held), None,
                      sum(one.high or one.best or one.low or 0 for one in held))
        for first, held in sorted(months.items())
    ]  # fmt: skip


def _stretches(rows: Sequence[TimelineEvent], cut: bool) -> list[_Stretch]:
    """The times that are drawn: a long quiet one between two events is cut out."""
    first, last = rows[0].start, max(one.end for one in rows)
    quiet = max(45, (last - first).days // 5)
    groups, reached = [[rows[0]]], rows[0].end
    for row in rows[1:]:
        if cut and (row.start - reached).days > quiet:
            groups.append([])
        groups[-1].append(row)
        reached = max(reached, row.end)
    spans = [(held[0].start, max(one.end for one in held)) for held in groups]
    lengths = [max((end - start).days, 1) + 4 for start, end in spans]
    room = WIDTH - _LEFT - 8 - 26 * (len(spans) - 1)
    least = 44.0
    spare = room - least * len(spans)
    placed, left = [], _LEFT + 4
    for (start, end), length in zip(spans, lengths, strict=True):
        width = least + spare * length / sum(lengths)
        around = timedelta(days=max(2, (end - start).days // 20))
        placed.append(_Stretch(start - around, end + around, left, left + width, start, end))
        left += width + 26
    return placed


def _axis(drawing: Drawing, stretches: list[_Stretch]) -> list[_Stretch]:
    for one in stretches:
        drawing.line((one.left - 4, _BASE), (one.right + 4, _BASE), 0.9)
        for day, said in _days(one):
            x = one.at(day)
            drawing.line((x, _BASE), (x, _BASE + 4), 0.7)
            drawing.words((x, _BASE + 13), said, 7.5, anchor="middle", fill=SOFT)
    for before, after in pairwise(stretches):
        x = (before.right + after.left) / 2
        for shift in (-2.5, 2.5):
            drawing.line((x + shift - 2, _BASE + 5), (x + shift + 2, _BASE - 5), 0.9)
        gap = (after.begins - before.ends).days - 1
        drawing.words((x, _BASE + 32), f"{gap:,} days without an event", 7, anchor="middle",
                      fill=SOFT, font_style="italic")  # fmt: skip
    for year, x in _years(stretches):
        drawing.words((x, _BASE + 23), year, 7.5, anchor="middle", font_weight="600")
    return stretches


def _days(one: _Stretch) -> list[tuple[date, str]]:
    """Days that are named under the axis, none too near to the next."""
    whole, room = (one.last - one.first).days, max(int((one.right - one.left) // 42), 1)
    if whole <= 120:
        step = next(step for step in (1, 2, 5, 7, 10, 14, 30, 60, 120) if whole / step <= room)
        days = [one.first + timedelta(days=gone) for gone in range(2, whole, step)]
        return [(day, f"{day.day} {_MONTHS[day.month - 1]}") for day in days]
    months = [
        date(year, month, 1)
        for year in range(one.first.year, one.last.year + 1)
        for month in range(1, 13)
        if one.first <= date(year, month, 1) <= one.last
    ]
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 600) if len(months) / step <= room)
    return [
        (day, _MONTHS[day.month - 1])
        for day in months
        if (day.month - 1 + 12 * day.year) % step == 0
    ]


def _years(stretches: Sequence[_Stretch]) -> list[tuple[str, float]]:
    """Years under the axis, each where it begins or the time that is drawn does."""
    found = []
    for one in stretches:
        for year in range(one.begins.year, one.ends.year + 1):
            begin, end = max(one.first, date(year, 1, 1)), min(one.last, date(year, 12, 31))
            found.append((str(year), (one.at(begin) + one.at(end)) / 2))
    return found


def _spread(stretch: _Stretch, rows: Sequence[TimelineEvent], number: int) -> float:
    """Where a bar stands: over its day, beside those of the same day."""
    row = rows[number]
    middle = row.start + (row.end - row.start) / 2
    alike = [
        one for one, other in enumerate(rows) if other.start == row.start and other.end == row.end
    ]
    shift = (alike.index(number) - (len(alike) - 1) / 2) * 9
    return stretch.at(middle) + shift


def _event(drawing: Drawing, row: TimelineEvent, x: float, step: float) -> None:
    low, high, best = row.low or 0, row.high, row.best
    if best is None and high is None and not low:
        drawing.words((x, _BASE - 4), "?", 9, anchor="middle", fill=SOFT, font_weight="600")
        top = _BASE - 12
    else:
        top = _bar(drawing, x, (_BASE - low * step, high is None, step), row)
    if row.number:
        drawing.words((x, top - 6), row.number, 8, anchor="middle", font_weight="600")


def _bar(drawing: Drawing, x: float, frame: tuple[float, bool, float], row: TimelineEvent) -> float:
    """The bar of one event; gives where it ends."""
    foot, is_open, step = frame
    most = row.high if row.high is not None else row.best if row.best is not None else row.low or 0
    top = _BASE - most * step
    drawing.line((x, _BASE), (x, foot), 1, stroke=SOFT, stroke_dasharray="1 2")
    if is_open:
        top = max(top - 16, _TOP - 8)
        drawing.line((x, foot), (x, top), 1.4, stroke=TOLL, stroke_dasharray="3 2")
        drawing.path(f"M{x - 3:.1f} {top + 5:.1f}L{x:.1f} {top:.1f}L{x + 3:.1f} {top + 5:.1f}",
                     fill="none", stroke=TOLL, stroke_width="1.2")  # fmt: skip
    elif foot > top:
        bar = {"fill": "#d9b8bf", "stroke": TOLL, "stroke_width": "0.8"}
        drawing.box((x - 3.5, top), (7, foot - top), **bar)
    mark = row.best if row.best is not None else (row.low if row.low == row.high else None)
    if mark is not None:
        drawing.disc((x, _BASE - mark * step), 4, fill=TOLL, stroke="#fff", stroke_width="1")
    else:
        drawing.line((x - 5, foot), (x + 5, foot), 1, stroke=INK)
    return top
