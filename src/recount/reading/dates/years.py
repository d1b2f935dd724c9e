"""Which year a month or day is of that names none."""

from __future__ import annotations

from datetime import date

from recount.reading.dates.calendar import day_of, month_days
from recount.reading.dates.expressions import Expression
from recount.reading.dates.frames import Frame
from recount.reading.dates.records import Tense

_BACK = 60


def year_for(expression: Expression, frame: Frame) -> tuple[int | None, bool]:
    """The year of a month or day, and whether an earlier date of the text gave it.

    Without a word that says more it is the last such day up to the document's. One that would lie
    nearly a year back is taken as the one soon to come: news names the year of what is so long
    past.
    """
    now = frame.now
    if expression.year is not None:
        return expression.year, False
    if expression.of_told_year and frame.period is not None:
        return frame.period[0].year, True
    if now is None:
        return _year_told(expression, frame), True
    if expression.year_shift is not None:
        return now.year + expression.year_shift, False
    if expression.toward is not None:
        return _year_toward(expression.toward, expression, now), False
    if _is_of_old_month(expression, frame, now):
        return frame.months[expression.month or 0][0].year, True
    return _year_near(expression, frame, now), False


def _is_of_old_month(expression: Expression, frame: Frame, now: date) -> bool:
    """ "The killings in June 2014 ... on the night of 6 June": a day of the month of a year long
    past that was told of before, where the last such day is no news."""
    told, past = frame.months.get(expression.month or 0), _last_past(expression, now)
    if told is None or expression.day is None or told[0].year >= past:
        return False
    if frame.period != told and (frame.day is None or frame.day[0].year != told[0].year):
        return False  # the text has come to other years since
    return bool((now - _within(past, expression.month or 0, expression.day)).days > _BACK)


def _last_past(expression: Expression, now: date) -> int:
    """The year of the last such day, or month that has begun."""
    first = _within(now.year, expression.month or 0, expression.day)
    floor = now if expression.day else month_days(now.year, now.month)[1]
    return now.year if first <= floor else now.year - 1


def _year_toward(toward: int, expression: Expression, now: date) -> int:
    """ "Last March", "this March", "next March"."""
    past = _last_past(expression, now)
    if toward < 0:
        return past - 1 if _is_now(expression, now) else past
    return past + 1 if toward > 0 else now.year


def _year_near(expression: Expression, frame: Frame, now: date) -> int:
    past = _last_past(expression, now)
    if _is_now(expression, now):
        return past
    month, day = expression.month or 0, expression.day
    ahead = (_within(past + 1, month, day) - now).days
    back = (now - _within(past, month, day)).days
    if frame.tense is Tense.FUTURE:
        return past + 1 if ahead <= 270 or back > _BACK else past
    return past + 1 if ahead <= _reach(frame.tense, day) else past


def _reach(tense: Tense | None, day: int | None) -> int:
    """How many days ahead a date may lie that no word places in the future."""
    if day is None:
        return 0 if tense is Tense.PAST else 62
    return 45 if tense is Tense.PAST else 92


def _within(year: int, month: int, day: int | None) -> date:
    """That day of the year, or the month's first; 29 February stands for 28 in common years."""
    return day_of(year, month, day or 1) or month_days(year, month)[1]


def _is_now(expression: Expression, now: date) -> bool:
    """Whether the month or day is the document's own."""
    first = _within(now.year, expression.month or 0, expression.day)
    return first == now if expression.day else first.month == now.month


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
