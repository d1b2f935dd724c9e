"""What a date phrase is read against, and what it comes to mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from recount.model.dates import DatePrecision
from recount.reading.dates.calendar import Days
from recount.reading.dates.records import Tense


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase is read against.

    `now` is the day the document speaks from; `day` the last day told of before the phrase, `near`
    whether that was in the same sentence, `period` the last day, month or year; `quarter` the last
    quarter told of, as TIMEX3, and `fiscal` that or the year to date. `month_first` says how
    03/04/2019 is read here; `beside` that the day told of stands little before; `months` are the
    last days told of each month.
    """

    now: date | None
    tense: Tense | None = None
    day: Days | None = None
    near: bool = False
    period: Days | None = None
    quarter: str | None = None
    month_first: bool | None = None
    fiscal: str | None = None
    beside: bool = False
    months: Mapping[int, Days] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolved:
    """An interval, how fine it is, and its TIMEX3 value.

    `counted` says that it was counted from another event, `year_from_text` that an earlier date of
    the text gave the year.
    """

    days: tuple[date | None, date | None] | None
    precision: DatePrecision
    timex: str | None
    partial: str | None = None
    counted: bool = False
    year_from_text: bool = False


NOTHING = Resolved(None, DatePrecision.LONGER, None)
"""Where the frame does not settle a phrase."""

UNIT_PRECISION = {
    "D": DatePrecision.DAY,
    "W": DatePrecision.WEEK,
    "WE": DatePrecision.DAYS,
    "M": DatePrecision.MONTH,
    "Q": DatePrecision.SEASON,
    "Y": DatePrecision.YEAR,
}
"""How fine a time is that is named by its unit."""


def one_day(day: date) -> Resolved:
    """A single day."""
    return Resolved((day, day), DatePrecision.DAY, day.isoformat())
