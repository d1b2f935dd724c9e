"""When a claim puts its happening: whole days, how firm they are, and what they rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from recount.model.clocks import Clock
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.nights import Part, part_of

_NUMBER = re.compile(r"(?<![\d:.])\d{1,2}(?![\d:]|\.\d)")
FIRM = frozenset({DatePrecision.HOUR, DatePrecision.PART_OF_DAY, DatePrecision.DAY})
FIRM_DAYS = 2
"""A night belongs to two days; anything longer is not one day."""
LONGEST_DAYS = 400
"""Beyond a year and its edges an interval says nothing that could link two claims."""
FALLBACK_DAYS = 5
"""How long before its publication a happening may lie that is dated by it for want of better."""
BOUNDED_DAYS = 8
"""From so many days on a time says as much of what lies outside as of what is in it."""
ASSUMED_DAYS = 30
"""The same for a claim with no date at all, in a document that has one."""
YEARLESS = 4
"""A leap year long ago that stands for "no year known"."""


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day, as ordinals, on which it may have happened.

    `firm`: one day or one night. `written`: the text names the day itself, not a weekday or
    "yesterday". `assumed`: taken from the document's date, since the text says nothing.
    `yearless`: the year is not known; comparable inside one document only. `clock`: the time of
    the day, where it is one day, known or not, and the text gives a time. `told`: words beside the
    claim give the day, be it by "Thursday"; it is not taken over from another sentence. `part`:
    whether it is told as late or as early in its day.
    """

    first: int
    last: int
    firm: bool
    written: bool
    assumed: bool = False
    yearless: bool = False
    clock: Clock | None = None
    told: bool = False
    part: Part | None = None

    @property
    def length(self) -> int:
        """How many days it spans."""
        return self.last - self.first + 1

    @property
    def is_bounded(self) -> bool:
        """Whether it is so long a time that what lies outside is not meant: "late September", "in
        May". A weekend or some days may be told a day off."""
        return self.length >= BOUNDED_DAYS

    def known_by(self, day: int | None) -> Days:
        """The same, of what had happened when it was told on some day: "in September", told on the
        12th. Where it was told it may have been the day after already."""
        if day is None or not self.first <= day + 1 < self.last:
            return self
        return replace(self, last=day + 1)

    def gap(self, other: Days) -> int:
        """How many days lie between the two; 0 where they share a day."""
        return max(0, other.first - self.last, self.first - other.last)


def days_of(when: When | None) -> Days | None:
    """The days of a When; None where it has an open end or spans more than about a year."""
    if when is None:
        return None
    if when.start is None and when.end is not None:
        end = when.end.toordinal()  # "before the ambush": on no day from that of the ambush on
        return Days(end - ASSUMED_DAYS, end - 1, firm=False, written=False)
    if when.start is None or when.end is None:
        return _yearless(when)
    first, last = when.start.toordinal(), when.end.toordinal()
    if last < first or last - first >= LONGEST_DAYS:
        return None
    if when.basis is DateBasis.PUBLICATION_FALLBACK:
        before = first - FALLBACK_DAYS
        return Days(before, last, firm=False, written=False, assumed=True, clock=when.clock)
    firm = when.precision in FIRM and last - first < FIRM_DAYS
    clock = when.clock if first == last else None
    written = _is_written(when)
    told = written or _names_a_day(when.text)
    return Days(first, last, firm, written, clock=clock, told=told, part=part_of(when))


def _names_a_day(words: str) -> bool:
    """Whether words give a day, and not only the time of one ("7:38 p.m."), or nothing."""
    return bool(words) and not words[0].isdigit()


def _is_written(when: When) -> bool:
    """Whether the text names the day itself: "26 September", even where the year is worked out
    from elsewhere; not "Thursday" or "yesterday"."""
    if when.basis in (DateBasis.WRITTEN, DateBasis.YEAR_INFERRED):
        return True
    numbers = {int(number) for number in _NUMBER.findall(when.text)}
    return when.start is not None and when.start.day in numbers


def assumed_before(published: str | None) -> Days | None:
    """The month up to a document's own date, for a claim that gives none."""
    day = published_day(published)
    return Days(day - ASSUMED_DAYS, day, firm=False, written=False, assumed=True) if day else None


def published_day(published: str | None) -> int | None:
    """The ordinal of the day in an ISO 8601 date or time; None where there is none."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _yearless(when: When) -> Days | None:
    """The days of "--09-24"."""
    if when.start or when.end or not when.partial:
        return None
    parts = when.partial.removeprefix("--").split("-")
    try:
        day = date(YEARLESS, int(parts[0]), int(parts[1])).toordinal()
    except (ValueError, IndexError):
        return None
    return Days(day, day, firm=True, written=True, yearless=True, told=True)
