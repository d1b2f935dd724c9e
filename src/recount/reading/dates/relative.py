"""The meaning of what is counted from the document or from an event: Friday, last week, later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from recount.model.dates import DatePrecision
from recount.reading.dates.calendar import (
    Days,
    add_months,
    month_days,
    narrow,
    period_days,
    step,
    week_days,
    week_name,
    year_days,
)
from recount.reading.dates.expressions import Expression
from recount.reading.dates.frames import NOTHING, UNIT_PRECISION, Frame, Resolved, one_day
from recount.reading.dates.records import Direction, Tense


def weekday(expression: Expression, frame: Frame) -> Resolved:
    """A day of the week: without more words the last one, the document's own day included."""
    number = expression.weekday or 0
    if expression.last is not None:
        return _weekday_range(expression, expression.last, frame)
    if expression.direction is not None:
        return _weekday_told(expression.direction, number, frame)
    now = frame.now
    if now is None:
        return Resolved(None, DatePrecision.DAY, f"XXXX-WXX-{number + 1}")
    if expression.unit == "W":  # "Thursday of last week"
        return one_day(now + timedelta(number - now.weekday() + 7 * (expression.toward or 0)))
    back, ahead = (now.weekday() - number) % 7, (number - now.weekday()) % 7
    if expression.toward is None:
        shift_days = ahead if frame.tense is Tense.FUTURE else -back
    else:
        shift_days = {
            -2: -(back or 7) - 7,
            -1: -(back or 7),
            0: number - now.weekday(),
            1: ahead or 7,
        }[expression.toward]
    if expression.toward == 0 and shift_days > 0 and frame.tense is Tense.PAST:
        shift_days = -back  # on a Monday: "three people died this Sunday"
    return one_day(now + timedelta(days=shift_days))


def _weekday_range(first: Expression, last: Expression, frame: Frame) -> Resolved:
    """ "From Monday to Wednesday": up to the last such Wednesday, from the Monday before it."""
    end = weekday(last, frame)
    if end.days is None or end.days[1] is None:
        return NOTHING
    length = ((last.weekday or 0) - (first.weekday or 0)) % 7 or 7
    begin = end.days[1] - timedelta(days=length)
    timex = f"{begin.isoformat()}/{end.timex}"
    return Resolved((begin, end.days[1]), DatePrecision.DAYS, timex)


def _weekday_told(direction: Direction, number: int, frame: Frame) -> Resolved:
    """ "The following Tuesday", "that Friday": seen from the day told of."""
    if frame.day is None:
        return Resolved(None, DatePrecision.DAY, f"XXXX-WXX-{number + 1}")
    told = frame.day[0]
    after, before = (number - told.weekday()) % 7, (told.weekday() - number) % 7
    shift = {Direction.AFTER: after or 7, Direction.BEFORE: -(before or 7)}.get(
        direction, number - told.weekday()
    )
    return replace(one_day(told + timedelta(days=shift)), counted=True)


def current_unit(expression: Expression, frame: Frame) -> Resolved:
    now, unit, toward = frame.now, expression.unit or "D", expression.toward or 0
    if unit == "D":
        told = frame.day if frame.day and (frame.near or expression.time) else None
        ahead = told is not None and now is not None and told[0] > now and not frame.near
        day = told[0] if told and not ahead else now
        return one_day(day) if day else Resolved(None, DatePrecision.DAY, None)
    if now is None:
        return Resolved(None, UNIT_PRECISION.get(unit, DatePrecision.LONGER), _UNKNOWN.get(unit))
    if unit == "E" and toward == -1:
        return Resolved((add_months(now, -120), now), DatePrecision.LONGER, "P10Y")
    if expression.value == "compared" and frame.fiscal:
        return replace(_year_before(frame.fiscal), counted=True)
    days, timex = _unit_days(now, unit, toward, frame.tense)
    if expression.value == "past" and toward == -1 and unit in ("W", "M", "Y"):
        days = step(now, -1, unit), now  # "the past week": the seven days up to now
    if expression.value == "end":
        timex = days[1].isoformat()
    precision = UNIT_PRECISION.get(unit, DatePrecision.LONGER)
    if expression.amount and days[0] <= now <= days[1]:
        days = (days[0], now) if expression.amount < 0 else (now, days[1])
    if expression.edge and unit in ("M", "Y", "W"):
        precision = DatePrecision.SEASON if unit == "Y" else DatePrecision.DAYS
        days = narrow(days, expression.edge)
    return Resolved(days, precision, timex)


_UNKNOWN = {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX"}


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


def shift(expression: Expression, frame: Frame) -> Resolved:
    """So many units from the document: "two weeks ago", "yesterday", "overnight"."""
    now, amount, unit = frame.now, expression.amount, expression.unit or "D"
    if amount is None or unit in ("TH", "TM", "TS"):
        return _shift_vague(expression, frame)
    if now is None:
        return Resolved(None, UNIT_PRECISION.get(unit, DatePrecision.LONGER), None)
    day = step(now, amount, unit)
    if expression.weekday is not None:  # "a week ago Tuesday"
        away = (expression.weekday - day.weekday() + 3) % 7 - 3
        return one_day(day + timedelta(days=away))
    if expression.value == "today":  # "a year ago today"
        return one_day(day)
    if unit == "D":
        end = day + timedelta(days=1) if expression.anchored else day
        return Resolved((day, end), DatePrecision.DAY, day.isoformat())
    if unit == "Y" and abs(amount) == 1 and frame.fiscal:
        return _year_before(frame.fiscal)
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


def _year_before(fiscal: str) -> Resolved:
    """The same quarter, or the whole, of the year before."""
    return _fiscal_of(fiscal, int(fiscal[:4]) - 1)


def _fiscal_of(fiscal: str, year: int) -> Resolved:
    _, _, period = fiscal.partition("-")
    if not period:
        return Resolved(year_days(year), DatePrecision.YEAR, f"{year}")
    days = period_days(year, period)
    return Resolved(days, DatePrecision.SEASON, f"{year}-{period}")


def offset(expression: Expression, frame: Frame) -> Resolved:
    if expression.unit == "Q":
        return _same_quarter(frame, expression)
    if expression.value is not None:  # "two days" after: the spell alone; `anchor` counts from it
        return Resolved(None, DatePrecision.LONGER, expression.value)
    if expression.unit == "Y" and frame.fiscal and expression.amount == 1:
        return replace(_year_before(frame.fiscal), counted=True)
    told = frame.period if expression.unit in ("M", "Y") and frame.period else frame.day
    if told is None:
        return Resolved(None, UNIT_PRECISION.get(expression.unit or "D", DatePrecision.DAY), None)
    return count_from(
        told, expression.direction or Direction.SAME, expression.amount, expression.unit or "D"
    )


def _same_quarter(frame: Frame, expression: Expression) -> Resolved:
    """The quarter told of; else the last that is over. "The 1988 period" is as long as what was
    told of, in its own year."""
    written, compared = expression.year, expression.year or expression.year_shift
    fiscal = frame.fiscal if compared else frame.quarter
    if fiscal is None:
        if frame.now is None:
            return Resolved(None, DatePrecision.SEASON, f"{written or 'XXXX'}-QX")
        over = add_months(frame.now, -3)
        fiscal = f"{over.year}-Q{(over.month + 2) // 3}"
    year = written or int(fiscal[:4]) + (expression.year_shift or 0)
    return replace(_fiscal_of(fiscal, year), counted=True)


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


def counted_or_spell(expression: Expression, frame: Frame) -> Resolved:
    """ "Three days later" where nothing was told: as long as it says, from nobody knows when."""
    found = offset(expression, frame)
    if found.timex is None and found.days is None and expression.spell:
        return replace(found, timex=expression.spell)
    return found


def spell(expression: Expression, frame: Frame) -> Resolved:
    days: tuple[date | None, date | None] | None = None
    toward = expression.toward
    if toward and frame.now is not None and expression.amount is not None:
        other = step(frame.now, toward * expression.amount, expression.unit or "D")
        days = (other, frame.now) if toward < 0 else (frame.now, other)
    return Resolved(days, DatePrecision.LONGER, expression.value)


def plain(expression: Expression, _frame: Frame) -> Resolved:
    return Resolved(None, DatePrecision.LONGER, expression.value)
