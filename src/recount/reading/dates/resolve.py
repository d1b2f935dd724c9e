"""What a date phrase means in a document of a known day: an interval and its TIMEX3 value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from recount.model.dates import DatePrecision
from recount.reading.dates.calendar_dates import calendar_date
from recount.reading.dates.expressions import Expression, Form
from recount.reading.dates.frames import Frame, Resolved
from recount.reading.dates.relative import current_unit, offset, plain, shift, spell, weekday


def resolve(expression: Expression, frame: Frame) -> Resolved:
    """The meaning of a phrase in this frame; days None where the frame does not settle it."""
    found = _RESOLVERS[expression.form](expression, frame)
    if expression.time and found.timex and len(found.timex) == 10:
        clock = expression.time[1:2].isdigit()
        precision = DatePrecision.HOUR if clock else DatePrecision.PART_OF_DAY
        return replace(found, timex=found.timex + expression.time, precision=precision)
    return found


_RESOLVERS: dict[Form, Callable[[Expression, Frame], Resolved]] = {
    Form.CALENDAR: calendar_date,
    Form.WEEKDAY: weekday,
    Form.CURRENT: current_unit,
    Form.SHIFT: shift,
    Form.OFFSET: offset,
    Form.DURATION: spell,
    Form.SET: plain,
    Form.VAGUE: plain,
}
