"""The meaning of calendar dates, whichever of year, month and day they name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from recount.model.dates import DatePrecision
from recount.reading.dates.calendar import (
    Days,
    add_months,
    day_of,
    month_days,
    narrow,
    period_days,
    week_days,
    week_name,
    year_days,
)
from recount.reading.dates.calendars import (
    hijri_day,
    hijri_month,
    other_date,
    persian_day,
    persian_month,
)
from recount.reading.dates.expressions import Expression
from recount.reading.dates.feasts import feast_days, is_lunar, loosened
from recount.reading.dates.frames import NOTHING, Frame, Resolved, one_day
from recount.reading.dates.records import Tense
from recount.reading.dates.years import year_for


def calendar_date(expression: Expression, frame: Frame) -> Resolved:
    """The days of a calendar date; `partial` alone where no year can be known."""
    if expression.last is not None:
        return _calendar_range(expression, expression.last, frame)
    return next(read for fits, read in _KINDS if fits(expression))(expression, frame)


def _calendar_range(first: Expression, last: Expression, frame: Frame) -> Resolved:
    end = calendar_date(last, frame)
    if end.days is None or end.days[1] is None:
        return replace(end, partial=_partial(first))
    year = first.year
    if year is None:
        later = (first.month or 0) > (last.month or 0)
        year = end.days[1].year - int(later)
    begin = calendar_date(replace(first, last=None, time=None, year=year), frame)
    if begin.days is None or begin.days[0] is None or begin.days[0] > end.days[1]:
        return NOTHING
    timex = f"{begin.timex}/{end.timex}"
    precision = DatePrecision.DAYS if first.day else DatePrecision.LONGER
    return Resolved((begin.days[0], end.days[1]), precision, timex)


def _decade(expression: Expression, _frame: Frame) -> Resolved:
    if expression.century is not None:
        first = (expression.century - 1) * 100
        days = date(max(first, 1), 1, 1), date(first + 99, 12, 31)
        return Resolved(days, DatePrecision.LONGER, f"{expression.century - 1:02}")
    decade = expression.decade or 0
    days = date(decade * 10, 1, 1), date(decade * 10 + 9, 12, 31)
    return Resolved(narrow(days, expression.edge), DatePrecision.LONGER, f"{decade}")


def _year(expression: Expression, _frame: Frame) -> Resolved:
    if expression.year is None:
        return NOTHING
    days = narrow(year_days(expression.year), expression.edge)
    precision = DatePrecision.SEASON if expression.edge else DatePrecision.YEAR
    return Resolved(days, precision, f"{expression.year:04}")


def _feast_or_slash(expression: Expression, frame: Frame) -> Resolved:
    value = str(expression.value)
    if any(each.isdigit() for each in value) and "/" not in value:
        return other_calendar(value)
    if "/" in value:
        return _slash(expression, value, frame)
    days = feast_core(expression, frame)
    if days is None:
        return Resolved(None, DatePrecision.DAY, None)
    if is_lunar(value):
        return span_of(loosened(days), days)
    return span_of(days, days)


def feast_core(expression: Expression, frame: Frame) -> Days | None:
    """The reckoned days of a feast, or of its eve."""
    anchor = frame.now or (date(expression.year, 12, 31) if expression.year else None)
    if anchor is None:
        return None
    ahead = frame.tense is Tense.FUTURE or expression.toward == 1
    year = expression.year
    if year is None and expression.year_shift is not None:
        year = anchor.year + expression.year_shift
    days = feast_days(str(expression.value), anchor, year, ahead)
    if days is None or expression.amount is None:
        return days
    eve = days[0] - timedelta(days=1)
    return eve, eve


def span_of(days: Days, named: Days) -> Resolved:
    """An interval of days, called by those that were reckoned."""
    first, last = (each.isoformat() for each in named)
    precision = DatePrecision.DAY if days[0] == days[1] else DatePrecision.DAYS
    if (days[1] - days[0]).days > 20:
        precision = DatePrecision.MONTH
    return Resolved(days, precision, first if first == last else f"{first}/{last}")


def other_calendar(written: str) -> Resolved:
    """The days of a date in another calendar; a lunar one may be kept a day off."""
    found = other_date(written)
    if found is None:
        return NOTHING
    kind, year, month, day = found
    whole = hijri_month(year, month) if kind == "hijri" else persian_month(year, month)
    reckoned = hijri_day if kind == "hijri" else persian_day
    days = whole if day is None else (reckoned(year, month, day),) * 2
    return span_of(loosened(days) if kind == "hijri" else days, days)


def _slash(expression: Expression, value: str, frame: Frame) -> Resolved:
    first, second = (int(part) for part in value.split("/"))
    year = expression.year or 0
    if frame.month_first is None:
        days = [each for each in (day_of(year, first, second), day_of(year, second, first)) if each]
        return Resolved((min(days), max(days)), DatePrecision.LONGER, f"{year}-XX-XX")
    day = day_of(year, first, second) if frame.month_first else day_of(year, second, first)
    if day is None:
        return NOTHING
    return Resolved((day, day), DatePrecision.DAY, day.isoformat())


def _period(expression: Expression, frame: Frame) -> Resolved:
    period = str(expression.period)
    if expression.value == "ends" and expression.year:
        ends = expression.year
        days = date(ends - 1, 12, 1), month_days(ends, 2)[1]
        return Resolved(days, DatePrecision.SEASON, f"{ends - 1}-WI")
    year = _period_year(expression, frame)
    if year is None:
        return Resolved(None, DatePrecision.SEASON, f"XXXX-{period}")
    days = period_days(year, period)
    if period == "WI" and expression.year is None:
        days = date(year - 1, 12, 1), month_days(year, 2)[1]
    return Resolved(narrow(days, expression.edge), DatePrecision.SEASON, f"{year}-{period}")


def _period_year(expression: Expression, frame: Frame) -> int | None:
    """The year of a quarter or season that names none: the last that has begun."""
    if expression.year is not None:
        return expression.year
    now = frame.now
    if now is None:
        return None
    if expression.year_shift is not None:
        return now.year + expression.year_shift
    first, last = period_days(now.year, str(expression.period))
    if expression.period == "WI":
        first, last = date(now.year - 1, 12, 1), month_days(now.year, 2)[1]
    if expression.toward == -1:
        return now.year - (last >= now)
    if expression.toward == 1:
        return now.year + (first <= now)
    ahead = frame.tense is Tense.FUTURE or expression.toward == 0
    return now.year - (first > now and not ahead)


def _is_of_one_story(told: date, now: date, frame: Frame) -> bool:
    """Whether a bare day goes on from the day told of: a late one, or one named just before."""
    return told <= now and (frame.beside or (now - told).days <= 62)


def _nearer(told: date, found: date, now: date) -> date:
    """ "On 31 October ... on the 6th": the 6th of November, where it is nearer and has come."""
    month = add_months(told.replace(day=1), 1)
    later = day_of(month.year, month.month, found.day)
    if later is None or later > now or abs(later - told) >= abs(told - found):
        return found
    return later


def _month_told(frame: Frame) -> Days | None:
    """The month that a report is of, where it has named no day: "REPORT, NOVEMBER 2018"."""
    told = frame.period
    if told is None or told != month_days(told[0].year, told[0].month):
        return None
    return told


_OLDEST = 92  # days after a month in which a report of it comes out


def _day_alone(expression: Expression, frame: Frame) -> Resolved:
    """ "The 26th": of the month told of, else the last such day before the document."""
    day = expression.day or 0
    told = frame.day[0] if frame.day else None
    now = frame.now
    if told is not None and (now is None or _is_of_one_story(told, now, frame)):
        found = day_of(told.year, told.month, day)
        if found is not None and (now is None or found <= now):
            found = _nearer(told, found, now) if now is not None else found
            return replace(one_day(found), counted=now is None)
    whole = _month_told(frame)
    if told is None and whole is not None and now is not None and whole[1] < now:
        found = day_of(whole[0].year, whole[0].month, day)
        if found is not None and (now - whole[1]).days <= _OLDEST:
            return one_day(found)
    if now is None:
        return Resolved(None, DatePrecision.DAY, f"XXXX-XX-{day:02}", partial=f"---{day:02}")
    months = (0, 1, 2) if frame.tense is Tense.FUTURE else (0, -1, -2)
    for shift in months:
        month = add_months(now.replace(day=1), shift)
        found = day_of(month.year, month.month, day)
        if found and ((found >= now) if frame.tense is Tense.FUTURE else (found <= now)):
            return one_day(found)
    return NOTHING


def _partial(expression: Expression) -> str:
    tail = f"-{expression.day:02}" if expression.day else ""
    return f"--{expression.month:02}{tail}" if expression.month else f"---{expression.day:02}"


def _month_or_day(expression: Expression, frame: Frame) -> Resolved:
    month, day = expression.month or 0, expression.day
    year, from_text = year_for(expression, frame)
    if year is None:
        precision = DatePrecision.DAY if day else DatePrecision.MONTH
        timex = "XXXX" + _partial(expression)[1:]
        return Resolved(None, precision, timex, partial=_partial(expression))
    if day is None:
        days = narrow(month_days(year, month), expression.edge)
        precision = DatePrecision.DAYS if expression.edge else DatePrecision.MONTH
        return Resolved(days, precision, f"{year:04}-{month:02}", year_from_text=from_text)
    found = day_of(year, month, day)
    if found is None:
        return NOTHING
    if expression.unit == "W":
        return _week_of(found, int(expression.amount or 0))
    return replace(one_day(found), year_from_text=from_text)


def _week_of(day: date, side: int) -> Resolved:
    """The week that begins or ends with a day; "the week of" a Sunday or Monday begins with it."""
    begins = side > 0 or (side == 0 and day.weekday() in (0, 6))
    first = day - timedelta(days=6) if side < 0 else day if begins else week_days(day)[0]
    middle = first + timedelta(days=3)
    days = (first, first + timedelta(days=6))
    return Resolved(days, DatePrecision.WEEK, week_name(middle))


_KINDS: tuple[tuple[Callable[[Expression], bool], Callable[[Expression, Frame], Resolved]], ...] = (
    (lambda each: each.decade is not None or each.century is not None, _decade),
    (lambda each: each.period is not None, _period),
    (lambda each: each.value is not None, _feast_or_slash),
    (lambda each: each.month is None and each.day is None, _year),
    (lambda each: each.month is None, _day_alone),
    (lambda _: True, _month_or_day),
)
