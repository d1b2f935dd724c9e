"""What a date phrase means in a document of a known day: an interval and its TIMEX3 value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recount.model.dates import DatePrecision
from recount.reading.dates.calendar import (
    Days,
    add_months,
    day_of,
    feast,
    month_days,
    narrow,
    period_days,
    step,
    week_days,
    year_days,
)
from recount.reading.dates.expressions import Expression, Form
from recount.reading.dates.records import Direction, Tense


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase is read against.

    `now` is the day the document speaks from; `day` the last day told of before the phrase,
    `near` whether that was in the same sentence, `period` the last month or year; `quarter` the last quarter told of, as TIMEX3;
    `sure` says that the tense is a parser's.

    A date without a year that would lie nearly a year back is taken as the one soon to come: news
    names the year of what is so long past.
    """

    now: date | None
    tense: Tense | None = None
    day: Days | None = None
    near: bool = False
    period: Days | None = None
    quarter: str | None = None
    month_first: bool | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """An interval, how fine it is, and its TIMEX3 value; `counted` says that the interval was
    counted from another event."""

    days: tuple[date | None, date | None] | None
    precision: DatePrecision
    timex: str | None
    partial: str | None = None
    counted: bool = False
    year_from_text: bool = False


NOTHING = Resolved(None, DatePrecision.LONGER, None)


def resolve(expression: Expression, frame: Frame) -> Resolved:
    """The meaning of a phrase in this frame; days None where the frame does not settle it."""
    found = _RESOLVERS[expression.form](expression, frame)
    if expression.time and found.timex and len(found.timex) == 10:
        precision = (
            DatePrecision.HOUR if expression.time[1:2].isdigit() else DatePrecision.PART_OF_DAY
        )
        return replace(found, timex=found.timex + expression.time, precision=precision)
    return found


# --- calendar dates --------------------------------------------------------------------------


def _calendar(expression: Expression, frame: Frame) -> Resolved:
    if expression.last is not None:
        return _calendar_range(expression, expression.last, frame)
    if expression.decade is not None or expression.century is not None:
        return _decade(expression)
    if expression.value is not None:
        return _feast_or_slash(expression, frame)
    if expression.period is not None:
        return _period(expression, frame)
    if expression.month is None and expression.day is None:
        return _year(expression)
    if expression.month is None:
        return _day_alone(expression, frame)
    return _month_or_day(expression, frame)


def _calendar_range(first: Expression, last: Expression, frame: Frame) -> Resolved:
    end = resolve(last, frame)
    if end.days is None or end.days[1] is None:
        return replace(end, partial=_partial(first))
    year = first.year
    if year is None:
        later = (first.month or 0) > (last.month or 0)
        year = end.days[1].year - int(later)
    begin = resolve(replace(first, last=None, time=None, year=year), frame)
    if begin.days is None or begin.days[0] is None or begin.days[0] > end.days[1]:
        return NOTHING
    timex = f"{begin.timex}/{end.timex}"
    precision = DatePrecision.DAYS if first.day else DatePrecision.LONGER
    return Resolved((begin.days[0], end.days[1]), precision, timex)


def _decade(expression: Expression) -> Resolved:
    if expression.century is not None:
        first = (expression.century - 1) * 100
        days = date(max(first, 1), 1, 1), date(first + 99, 12, 31)
        return Resolved(days, DatePrecision.LONGER, f"{expression.century - 1:02}")
    decade = expression.decade or 0
    days = date(decade * 10, 1, 1), date(decade * 10 + 9, 12, 31)
    return Resolved(narrow(days, expression.edge), DatePrecision.LONGER, f"{decade}")


def _year(expression: Expression) -> Resolved:
    if expression.year is None:
        return NOTHING
    days = narrow(year_days(expression.year), expression.edge)
    precision = DatePrecision.SEASON if expression.edge else DatePrecision.YEAR
    return Resolved(days, precision, f"{expression.year:04}")


def _feast_or_slash(expression: Expression, frame: Frame) -> Resolved:
    value = str(expression.value)
    if "/" in value:
        return _slash(expression, value, frame)
    year = expression.year
    if year is None:
        if frame.now is None:
            return NOTHING
        ahead = frame.tense is Tense.FUTURE or expression.toward == 1
        this = feast(value, frame.now.year)
        year = frame.now.year - (this > frame.now and not ahead)
        year += ahead and this < frame.now
    day = feast(value, year) + timedelta(days=int(expression.amount or 0))
    return Resolved((day, day), DatePrecision.DAY, day.isoformat())


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


def _day_alone(expression: Expression, frame: Frame) -> Resolved:
    """ "The 26th": of the month told of, else the last such day before the document."""
    day = expression.day or 0
    told = frame.day[0] if frame.day else None
    now = frame.now
    if told is not None and (now is None or 0 <= (now - told).days <= 62):
        found = day_of(told.year, told.month, day)
        if found is not None and (now is None or found <= now):
            return replace(_one_day(found), counted=now is None)
    if now is None:
        return Resolved(None, DatePrecision.DAY, f"XXXX-XX-{day:02}", partial=f"---{day:02}")
    months = (0, 1, 2) if frame.tense is Tense.FUTURE else (0, -1, -2)
    for shift in months:
        month = add_months(now.replace(day=1), shift)
        found = day_of(month.year, month.month, day)
        if found and ((found >= now) if frame.tense is Tense.FUTURE else (found <= now)):
            return _one_day(found)
    return NOTHING


def _one_day(day: date) -> Resolved:
    return Resolved((day, day), DatePrecision.DAY, day.isoformat())


def _partial(expression: Expression) -> str:
    tail = f"-{expression.day:02}" if expression.day else ""
    return f"--{expression.month:02}{tail}" if expression.month else f"---{expression.day:02}"


def _month_or_day(expression: Expression, frame: Frame) -> Resolved:
    month, day = expression.month or 0, expression.day
    year, from_text = _year_for(expression, frame)
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
    return replace(_one_day(found), year_from_text=from_text)


_AHEAD = 92  # days: what lies so near ahead is rather meant than the same day a year back
_BACK = 60


def _year_for(expression: Expression, frame: Frame) -> tuple[int | None, bool]:
    """The year of a month or day that names none, and whether an earlier date gave it."""
    now = frame.now
    if expression.year is not None:
        return expression.year, False
    if now is None:
        return _year_told(expression, frame), True
    if expression.year_shift is not None:
        return now.year + expression.year_shift, False
    month, day = expression.month or 0, expression.day
    first = _within(now.year, month, day)
    past = now.year if first <= _floor(now, day) else now.year - 1
    if expression.toward == -1:
        return (past - 1 if _current(first, now, day) else past), False
    if expression.toward == 1:
        return past + 1, False
    if expression.toward == 0:
        return now.year, False
    ahead = (_within(past + 1, month, day) - now).days
    back = (now - _within(past, month, day)).days
    if _current(first, now, day) or (frame.tense is Tense.PAST and frame.sure):
        return past, False
    if frame.tense is Tense.FUTURE:
        return (past + 1 if ahead <= 270 or back > _BACK else past), False
    return (past + 1 if ahead <= _AHEAD else past), False


def _within(year: int, month: int, day: int | None) -> date:
    """That day of the year, or the month's first; 29 February stands for 28 in common years."""
    return day_of(year, month, day or 1) or month_days(year, month)[1]


def _floor(now: date, day: int | None) -> date:
    return now if day else month_days(now.year, now.month)[1]


def _current(first: date, now: date, day: int | None) -> bool:
    """Whether the month or day is the document's own."""
    return first == now if day else (first.year, first.month) == (now.year, now.month)


def _year_told(expression: Expression, frame: Frame) -> int | None:
    """In a document of unknown date: the year of the day told of before, within half a year."""
    if frame.day is None:
        return None
    told = frame.day[0]
    nearest = min(
        (told.year - 1, told.year, told.year + 1),
        key=lambda year: abs((_within(year, expression.month or 1, expression.day) - told).days),
    )
    return nearest if nearest == told.year else None


# --- weekdays, current units, shifts ---------------------------------------------------------


def _weekday(expression: Expression, frame: Frame) -> Resolved:
    number = expression.weekday or 0
    if expression.direction is not None:
        return _weekday_told(expression.direction, number, frame)
    if frame.now is None:
        return Resolved(None, DatePrecision.DAY, f"XXXX-WXX-{number + 1}")
    now = frame.now
    back = (now.weekday() - number) % 7
    if expression.toward == -1:
        return _one_day(now - timedelta(days=back or 7))
    if expression.toward == 1:
        return _one_day(now + timedelta(days=(number - now.weekday()) % 7 or 7))
    if expression.toward == 0:
        return _one_day(week_days(now)[0] + timedelta(days=number))
    if frame.tense is Tense.FUTURE:
        return _one_day(now + timedelta(days=(number - now.weekday()) % 7))
    return _one_day(now - timedelta(days=back))


def _weekday_told(direction: Direction, number: int, frame: Frame) -> Resolved:
    """ "The following Tuesday", "that Friday": seen from the day told of."""
    if frame.day is None:
        return Resolved(None, DatePrecision.DAY, f"XXXX-WXX-{number + 1}")
    told = frame.day[0]
    after, before = (number - told.weekday()) % 7, (told.weekday() - number) % 7
    shift = {Direction.AFTER: after or 7, Direction.BEFORE: -(before or 7)}.get(
        direction, number - told.weekday()
    )
    return replace(_one_day(told + timedelta(days=shift)), counted=True)


def _current_unit(expression: Expression, frame: Frame) -> Resolved:
    now, unit, toward = frame.now, expression.unit or "D", expression.toward or 0
    if unit == "D":
        told = frame.day if frame.day and frame.near else None
        day = told[0] if told else now
        return _one_day(day) if day else Resolved(None, DatePrecision.DAY, None)
    if now is None:
        return Resolved(None, _PRECISION.get(unit, DatePrecision.LONGER), _UNKNOWN.get(unit))
    if unit == "E" and toward == -1:
        return Resolved((add_months(now, -120), now), DatePrecision.LONGER, "P10Y")
    days, timex = _unit_days(now, unit, toward, frame.tense)
    if expression.value == "end":
        timex = days[1].isoformat()
    precision = _PRECISION.get(unit, DatePrecision.LONGER)
    if expression.amount and days[0] <= now <= days[1]:
        days = (days[0], now) if expression.amount < 0 else (now, days[1])
    if expression.edge and unit in ("M", "Y", "W"):
        precision = DatePrecision.SEASON if unit == "Y" else DatePrecision.DAYS
        days = narrow(days, expression.edge)
    return Resolved(days, precision, timex)


_PRECISION = {
    "D": DatePrecision.DAY,
    "W": DatePrecision.WEEK,
    "WE": DatePrecision.DAYS,
    "M": DatePrecision.MONTH,
    "Q": DatePrecision.SEASON,
    "Y": DatePrecision.YEAR,
}
_UNKNOWN = {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX"}


def week_name(day: date) -> str:
    """TIMEX3's name of the week of a day: "2019-W38"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _unit_days(now: date, unit: str, toward: int, tense: Tense | None) -> tuple[Days, str]:
    """The last, this or the next week, month, quarter, year, decade or weekend, and its name."""
    if unit == "WE":
        return _weekend(now, toward, tense)
    if unit in ("W", "F"):
        days = week_days(now + timedelta(days=7 * toward))
        return days, week_name(days[0])
    if unit == "M":
        day = add_months(now, toward)
        return month_days(day.year, day.month), f"{day:%Y-%m}"
    if unit == "Q":
        day = add_months(now, 3 * toward)
        quarter = (day.month + 2) // 3
        return period_days(day.year, f"Q{quarter}"), f"{day.year}-Q{quarter}"
    if unit == "Y":
        return year_days(now.year + toward), f"{now.year + toward}"
    size = 10 if unit == "E" else 100
    first = now.year // size * size + toward * size
    name = f"{first // size}"
    return (date(first, 1, 1), date(first + size - 1, 12, 31)), name


def _weekend(now: date, toward: int, tense: Tense | None) -> tuple[Days, str]:
    ahead = toward == 1 or (toward == 0 and tense is not Tense.PAST)
    saturday = now + timedelta(days=(5 - now.weekday()) % 7)
    if not ahead or now.weekday() == 6:
        saturday = now - timedelta(days=(now.weekday() - 5) % 7)
    if toward == -1 and now.weekday() >= 5:
        saturday -= timedelta(days=7 if now.weekday() == 5 else 0)
    return (saturday, saturday + timedelta(days=1)), f"{week_name(saturday)}-WE"


def _shift(expression: Expression, frame: Frame) -> Resolved:
    """So many units from the document: "two weeks ago", "yesterday", "overnight"."""
    now, amount, unit = frame.now, expression.amount, expression.unit or "D"
    if amount is None or unit in ("TH", "TM", "TS"):
        return _shift_vague(expression, frame)
    if now is None:
        return Resolved(None, _PRECISION.get(unit, DatePrecision.LONGER), None)
    day = step(now, amount, unit)
    if unit == "D":
        end = day + timedelta(days=1) if expression.anchored else day
        return Resolved((day, end), DatePrecision.DAY, day.isoformat())
    if unit == "Y" and abs(amount) == 1 and frame.quarter:
        return _quarter_before(frame.quarter)
    return _rounded(day, unit)


def _rounded(day: date, unit: str) -> Resolved:
    """As fine as the unit that was counted in; weeks leave three days either way."""
    if unit in ("W", "F"):
        days = day - timedelta(days=3), day + timedelta(days=3)
        return Resolved(days, DatePrecision.WEEK, day.isoformat())
    if unit in ("M", "Q"):
        return Resolved(month_days(day.year, day.month), DatePrecision.MONTH, f"{day:%Y-%m}")
    return Resolved(year_days(day.year), DatePrecision.YEAR, f"{day.year}")


def _shift_vague(expression: Expression, frame: Frame) -> Resolved:
    back = (expression.toward or -1) < 0
    timex = "PAST_REF" if back else "FUTURE_REF"
    if frame.now is None:
        return Resolved(None, DatePrecision.LONGER, timex)
    if expression.unit in ("TH", "TM", "TS"):
        edge = step(frame.now, expression.amount or (-1 if back else 1), expression.unit or "TH")
        days = sorted((edge - timedelta(days=int(back)), frame.now + timedelta(days=1 - back)))
        return Resolved((days[0], days[-1]), DatePrecision.DAYS, timex)
    days_open = (None, frame.now) if back else (frame.now, None)
    return Resolved(days_open, DatePrecision.LONGER, timex)


def _quarter_before(quarter: str) -> Resolved:
    """The same quarter of the year before."""
    year, period = quarter.split("-")
    earlier = int(year) - 1
    days = period_days(earlier, period)
    return Resolved(days, DatePrecision.SEASON, f"{earlier}-{period}")


# --- counted from an event, spells, vague ----------------------------------------------------


def _offset(expression: Expression, frame: Frame) -> Resolved:
    if expression.unit == "Q":
        return _same_quarter(frame, expression.year)
    if expression.value is not None:  # "two days" after: the spell alone; `anchor` counts from it
        return Resolved(None, DatePrecision.LONGER, expression.value)
    if expression.unit == "Y" and frame.quarter and expression.amount == 1:
        return replace(_quarter_before(frame.quarter), counted=True)
    told = frame.period if expression.unit in ("M", "Y") and frame.period else frame.day
    if told is None:
        return Resolved(None, _PRECISION.get(expression.unit or "D", DatePrecision.DAY), None)
    return count_from(
        told, expression.direction or Direction.SAME, expression.amount, expression.unit or "D"
    )


def _same_quarter(frame: Frame, written: int | None) -> Resolved:
    """The quarter told of, in its own year or the one written; else the last that is over."""
    quarter = frame.quarter
    if quarter is None:
        if frame.now is None:
            return Resolved(None, DatePrecision.SEASON, f"{written or 'XXXX'}-QX")
        over = add_months(frame.now, -3)
        quarter = f"{over.year}-Q{(over.month + 2) // 3}"
    year, period = quarter.split("-")
    year = str(written) if written else year
    days = period_days(int(year), period)
    return Resolved(days, DatePrecision.SEASON, f"{year}-{period}", counted=True)


def count_from(days: Days, direction: Direction, amount: float | None, unit: str) -> Resolved:
    """So many units after or before a time, or within the same day, month or year as it."""
    if direction in (Direction.SINCE, Direction.UNTIL):
        edge = (days[0], None) if direction is Direction.SINCE else (None, days[1])
        return Resolved(edge, DatePrecision.LONGER, None, counted=True)
    if direction is Direction.SAME:
        return replace(_same(days, unit), counted=True)
    sign = 1 if direction is Direction.AFTER else -1
    if amount is None:
        return _some_from(days, sign, unit)
    first, last = (step(day, sign * amount, unit) for day in days)
    if unit == "D":
        timex = first.isoformat() if first == last else None
        precision = DatePrecision.DAY if first == last else DatePrecision.DAYS
        return Resolved((first, last), precision, timex, counted=True)
    if unit in ("TH", "TM", "TS"):
        sooner, later = sorted((first, last + timedelta(days=sign)))
        return Resolved((sooner, later), DatePrecision.DAYS, None, counted=True)
    return replace(_rounded(first, unit), counted=True)


def _same(days: Days, unit: str) -> Resolved:
    first = days[0]
    if unit == "M":
        return Resolved(month_days(first.year, first.month), DatePrecision.MONTH, f"{first:%Y-%m}")
    if unit == "Y":
        return Resolved(year_days(first.year), DatePrecision.YEAR, f"{first.year}")
    if unit == "W":
        return Resolved(week_days(first), DatePrecision.WEEK, week_name(first))
    if unit == "D":
        timex = first.isoformat() if days[0] == days[1] else None
        precision = DatePrecision.DAY if days[0] == days[1] else DatePrecision.DAYS
        return Resolved(days, precision, timex)
    return Resolved(days, DatePrecision.LONGER, None)


def _some_from(days: Days, sign: int, unit: str) -> Resolved:
    """ "Days later": after it and no more known than that; hours stay within a day."""
    if unit in ("TH", "TM", "TS"):
        return replace(
            count_from(days, Direction.AFTER if sign > 0 else Direction.BEFORE, 0, unit),
            counted=True,
        )
    edge = (step(days[1], 1, "D"), None) if sign > 0 else (None, step(days[0], -1, "D"))
    return Resolved(edge, DatePrecision.LONGER, None, counted=True)


def _spell(expression: Expression, frame: Frame) -> Resolved:
    days: tuple[date | None, date | None] | None = None
    toward = expression.toward
    if toward and frame.now is not None and expression.amount is not None:
        other = step(frame.now, toward * expression.amount, expression.unit or "D")
        days = (other, frame.now) if toward < 0 else (frame.now, other)
    return Resolved(days, DatePrecision.LONGER, expression.value)


def _plain(expression: Expression, frame: Frame) -> Resolved:
    return Resolved(None, DatePrecision.LONGER, expression.value)


_RESOLVERS: dict[Form, Callable[[Expression, Frame], Resolved]] = {
    Form.CALENDAR: _calendar,
    Form.WEEKDAY: _weekday,
    Form.CURRENT: _current_unit,
    Form.SHIFT: _shift,
    Form.OFFSET: _offset,
    Form.DURATION: _spell,
    Form.SET: _plain,
    Form.VAGUE: _plain,
}
