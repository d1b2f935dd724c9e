"""The day that a file's metadata gives, where it can be read in one way only."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})$")
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+")


def day_in(written: str) -> str | None:
    """The day as "2019-09-24", in the time zone that the writer used; None where it is not clear.

    "03/04/2019" is not clear, "24/09/2019" is.
    """
    text = written.strip()
    found = _iso(text) or _mail(text) or _words(text.lower()) or _numbers(text)
    return found.isoformat() if found else None


def written_forms(day: date) -> tuple[str, ...]:
    """How English texts and forms write a day, in lower case."""
    name = MONTHS[day.month - 1]
    months = (name, name[:3], f"{name[:3]}.", f"{name[:4]}.")
    worded = [f"{day.day} {month} {day.year}" for month in months]
    worded += [f"{month} {day.day}, {day.year}" for month in months]
    numbers = [f"{day.day:02d}{mark}{day.month:02d}{mark}{day.year}" for mark in "./-"]
    return (day.isoformat(), *worded, *numbers)


def _iso(text: str) -> date | None:
    if not re.match(r"\d{4}-?\d\d-?\d\d(?:$|[T ])", text):
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _mail(text: str) -> date | None:
    """The form of mail and RSS: "Fri, 27 Sep 2019 15:00:00 GMT"."""
    if not re.search(r"\d{4} \d\d?:\d\d", text):
        return None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError):
        return None


def _words(text: str) -> date | None:
    text = _WEEKDAY.sub("", text)
    if found := _DAY_FIRST.match(text):
        day, month, year = found.groups()
    elif found := _MONTH_FIRST.match(text):
        month, day, year = found.groups()
    else:
        return None
    number = _month(month)
    return _day(int(year), number, int(day)) if number else None


def _month(written: str) -> int | None:
    """The month of its English name or the first three or four letters of it."""
    begin = written[:4]
    found = [number for number, name in enumerate(MONTHS, 1) if name.startswith(begin)]
    return found[0] if len(found) == 1 and len(begin) > 2 else None


def _numbers(text: str) -> date | None:
    found = _NUMBERS.match(text)
    if not found:
        return None
    first, second, year = map(int, found.groups())
    readings = {_day(year, second, first), _day(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
