"""What a date phrase says before anything is known of the document: its own fields only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.reading.dates.records import Direction


class Form(StrEnum):
    """How a phrase names a time."""

    CALENDAR = "calendar"
    WEEKDAY = "weekday"
    CURRENT = "current"
    SHIFT = "shift"
    OFFSET = "offset"
    DURATION = "duration"
    SET = "set"
    VAGUE = "vague"
    PORTION = "portion"


@dataclass(frozen=True, slots=True)
class Expression:
    """The fields of a date phrase.

    CALENDAR holds those of a calendar date, whichever the words give; `period` is a quarter, half,
    season or weekend ("Q3", "H1", "SU", "WE"), `edge` is "early", "mid" or "late". WEEKDAY and
    CURRENT ("last week", "this month") go `toward` -1, 0 or +1, None where no word says which.
    SHIFT counts `amount` units from the document, OFFSET from an event. `time` is TimeML's
    ("TNI", "T14:30"). `last` is the end of a range. PORTION is the part number `day` (-1: the last)
    of the time in `last`, `amount` units long. `spell` is TIMEX3's value of what an OFFSET counts.
    `of_told_year` says that the year is the one told of last: "in March that year".
    """

    form: Form
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: int | None = None
    century: int | None = None
    period: str | None = None
    edge: str | None = None
    time: str | None = None
    unit: str | None = None
    amount: float | None = None
    toward: int | None = None
    direction: Direction | None = None
    value: str | None = None
    anchored: bool = False
    last: Expression | None = None
    year_shift: int | None = None
    of_told_year: bool = False
    spell: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A phrase in its place in the text, not yet resolved; `series` as in a mention."""

    start: int
    end: int
    expression: Expression
    series: str | None = None
    bound: str | None = None
