"""What a date phrase means in a document of a known day: an interval and its TIMEX3 value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from recount.model.dates import DatePrecision
from recount.reading.dates.calendar import Days, part, weekday_in
from recount.reading.dates.calendar_dates import calendar_date, feast_core, span_of
from recount.reading.dates.days import INTO, OVERNIGHT
from recount.reading.dates.expressions import Expression, Form
from recount.reading.dates.feasts import is_lunar, loosened
from recount.reading.dates.frames import Frame, Resolved
from recount.reading.dates.relative import (
    counted_or_spell,
    current_unit,
    plain,
    shift,
    spell,
    weekday,
)


def resolve(expression: Expression, frame: Frame) -> Resolved:
    """The meaning of a phrase in this frame; days None where the frame does not settle it."""
    found = _RESOLVERS[expression.form](expression, frame)
    if expression.time in (OVERNIGHT, INTO):
        return _through_night(found, expression, frame)
    if expression.time and found.timex and len(found.timex) == 10:
        clock = expression.time[1:2].isdigit()
        precision = DatePrecision.HOUR if clock else DatePrecision.PART_OF_DAY
        return replace(found, timex=found.timex + expression.time, precision=precision)
    return found


def _through_night(found: Resolved, expression: Expression, frame: Frame) -> Resolved:
    """The night of a day runs into the next; it is the night before where that has not come yet."""
    if found.days is None or found.timex is None or len(found.timex) != 10:
        return found
    first, last = (each or date.min for each in found.days)
    now = frame.now
    back = now is not None and first <= now < last + timedelta(days=1)
    days = (first - timedelta(days=1), last) if back else (first, last + timedelta(days=1))
    if expression.time == INTO:
        days = (first - timedelta(days=1), last)
    night = days[0].isoformat() + "TNI"
    return replace(found, days=days, timex=night, precision=DatePrecision.PART_OF_DAY)


def _portion(expression: Expression, frame: Frame) -> Resolved:
    """The part of a month, year or feast; a feast kept by the moon leaves a day either side."""
    whole = expression.last
    assert whole is not None  # a part is of something
    lunar = whole.form is Form.CALENDAR and is_lunar(whole.value)
    found = resolve(whole, frame)
    days = feast_core(whole, frame) if lunar else _closed(found)
    inside = _inside(days, expression) if days else None
    if inside is None:
        return Resolved(None, DatePrecision.DAYS, found.timex, partial=found.partial)
    fixed = not lunar or expression.weekday is not None
    named = span_of(inside if fixed else loosened(inside), inside)
    if expression.unit == "M":
        return replace(named, precision=DatePrecision.LONGER, timex=f"P{expression.amount or 0:g}M")
    return (
        named
        if lunar or named.precision is DatePrecision.DAY
        else replace(named, timex=found.timex)
    )


def _closed(found: Resolved) -> Days | None:
    first, last = found.days or (None, None)
    return (first, last) if first and last else None


def _inside(days: Days, expression: Expression) -> Days | None:
    if expression.weekday is not None:
        return weekday_in(days, expression.weekday, expression.day or 1)
    return part(days, expression.unit or "D", expression.day or 1, expression.amount)


_RESOLVERS: dict[Form, Callable[[Expression, Frame], Resolved]] = {
    Form.CALENDAR: calendar_date,
    Form.WEEKDAY: weekday,
    Form.CURRENT: current_unit,
    Form.SHIFT: shift,
    Form.OFFSET: counted_or_spell,
    Form.DURATION: spell,
    Form.SET: plain,
    Form.VAGUE: plain,
    Form.PORTION: _portion,
}
