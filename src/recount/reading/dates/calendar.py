"""Days of months, weeks, quarters and seasons, and stepping from one to another."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

Days = tuple[date, date]
"""First and last day, both inclusive."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int) -> Days:
    """The days of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_days(year: int) -> Days:
    """The days of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def months_days(year: int, first: int, last: int) -> Days:
    """The days from one month to another of the same year."""
    return date(year, first, 1), month_days(year, last)[1]


def week_days(day: date) -> Days:
    """Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def week_name(day: date) -> str:
    """TIMEX3's name of the week of a day: "2019-W38"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}


def period_days(year: int, period: str) -> Days:
    """The days of a quarter, half or northern season; a winter begins in the December before.

    A written "winter of 2010" may be either of two, so it holds both.
    """
    if period[0] == "Q":
        last = int(period[1]) * 3
        return months_days(year, last - 2, last)
    if period in ("H1", "H2"):
        return months_days(year, 1, 6) if period == "H1" else months_days(year, 7, 12)
    if period == "WI":
        return date(year - 1, 12, 1), month_days(year + 1, 2)[1]
    return months_days(year, *_SEASON_MONTHS[period])


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    year = min(max(year, MINYEAR), MAXYEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_IN_DAYS = {"D": 1, "W": 7, "F": 14}
_IN_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def step(day: date, amount: float, unit: str) -> date:
    """The day some units on (or back, where negative); hours count to the day they fall in."""
    try:
        if unit in _IN_DAYS:
            return day + timedelta(days=round(amount * _IN_DAYS[unit]))
        if unit in _IN_MONTHS:
            return add_months(day, round(amount * _IN_MONTHS[unit]))
        hours = amount if unit == "TH" else amount / 60
        return day + timedelta(days=int(hours / 24))
    except (OverflowError, ValueError):
        return day


def narrow(days: Days, edge: str | None) -> Days:
    """The early, middle or late third: 1 to 10, 11 to 20, 20 to the end of a month; of a year
    four months each; of a decade the years 0 to 3, 4 to 6 and 7 to 9."""
    first, last = days
    if edge is None:
        return days
    length = (last - first).days + 1
    if 28 <= length <= 31:
        month = {"early": (1, 10), "mid": (11, 20), "late": (20, last.day)}[edge]
        return first.replace(day=month[0]), first.replace(day=month[1])
    if length in (365, 366):
        return months_days(first.year, *{"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[edge])
    if first.day == 1 and first.month == 1 and last.year - first.year == 9:
        begin, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[edge]
        return date(first.year + begin, 1, 1), date(first.year + end, 12, 31)
    third = length // 3
    if edge == "early":
        return first, first + timedelta(days=max(third - 1, 0))
    if edge == "late":
        return last - timedelta(days=max(third - 1, 0)), last
    return first + timedelta(days=third), last - timedelta(days=third)


def part(days: Days, unit: str, ordinal: int, amount: float | None) -> Days | None:
    """The part number `ordinal` of these days (-1: the last), so many units long.

    Weeks count from the first day, the last one back from the last. "The first days" are the first
    third.
    """
    first, last = days
    if unit == "H":
        half = first + timedelta(days=((last - first).days + 1) // 2 - 1)
        return (first, half) if ordinal == 1 else (half + timedelta(days=1), last)
    if amount is None:
        third = timedelta(days=(last - first).days // 3)
        whole = first.day == 1
        edge = "late" if ordinal < 0 else "early"
        some = (last - third, last) if ordinal < 0 else (first, first + third)
        return narrow(days, edge) if whole else some
    if unit == "M":
        return _months_part(days, ordinal, round(amount))
    length = round(amount * _IN_DAYS[unit])
    if ordinal < 0:
        begin, end = last - timedelta(days=length - 1), last
    else:
        begin = first + timedelta(days=(ordinal - 1) * length)
        end = begin + timedelta(days=length - 1)
    inside = first <= begin <= last
    return (begin, min(end, last)) if inside else None


def weekday_in(days: Days, weekday: int, ordinal: int) -> Days | None:
    """The first, second or last (-1) such weekday of these days."""
    first, last = days
    if ordinal < 0:
        day = last - timedelta(days=(last.weekday() - weekday) % 7)
    else:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (ordinal - 1))
    return (day, day) if first <= day <= last else None


def _months_part(days: Days, ordinal: int, months: int) -> Days | None:
    first, last = days
    if ordinal < 0:
        begin = add_months(last.replace(day=1), 1 - months)
        return (begin, last) if begin >= first else None
    end = add_months(first, ordinal * months) - timedelta(days=1)
    return (add_months(first, (ordinal - 1) * months), end) if end <= last else None


def easter(year: int) -> date:
    """Western Easter Sunday (Gauss's rule as Butcher wrote it down)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
