"""Months, quarters and years, and stretches of equal length."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from recount.analysis.selecting import Window
from recount.analysis.wording import MONTHS
from recount.model.saying import say

MOST = 24
"""More columns than this cannot be read in one picture."""


class Period(StrEnum):
    """How finely time is divided."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}


def periods(window: Window, by: Period) -> tuple[Window, ...]:
    """The whole months, quarters or years that the window touches."""
    return tuple(_periods(window, _MONTHS[by]))


def _periods(window: Window, months: int) -> Iterator[Window]:
    number = (window.start.year * 12 + window.start.month - 1) // months
    while True:
        start, after = _first_day(number * months), _first_day((number + 1) * months)
        if start > window.end:
            return
        yield Window(start, after - timedelta(days=1))
        number += 1


def _first_day(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def fitting(window: Window) -> Period:
    """The finest division that leaves no more columns than can be read."""
    for by in (Period.MONTH, Period.QUARTER):
        if len(periods(window, by)) <= MOST:
            return by
    return Period.YEAR


def label(window: Window, by: Period) -> str:
    """ "Sep 2019", "Q3 2019", "2019"."""
    if by is Period.YEAR:
        return str(window.start.year)
    if by is Period.QUARTER:
        quarter, year = (window.start.month + 2) // 3, str(window.start.year)
        return say("Q%(quarter)s %(year)s", quarter=quarter, year=year)
    month = MONTHS[window.start.month - 1]
    return say("%(month)s %(year)s", month=month, year=str(window.start.year))


def backwards(window: Window, step: int) -> tuple[Window, ...]:
    """Stretches of `step` days that end with the window, the earliest first; the days at its
    beginning that fill none are left out."""
    number = window.days // step
    first = window.end - timedelta(days=number * step - 1)
    return _stretches(first, step, number)


def forwards(window: Window, step: int) -> tuple[Window, ...]:
    """Stretches of `step` days from the window's beginning; the days at its end that fill none are
    left out."""
    return _stretches(window.start, step, window.days // step)


def _stretches(first: date, step: int, number: int) -> tuple[Window, ...]:
    starts = [first + timedelta(days=step * n) for n in range(number)]
    return tuple(Window(day, day + timedelta(days=step - 1)) for day in starts)
