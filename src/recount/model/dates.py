"""When something happened, was said or was published: intervals with the words that gave them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from recount.model.clocks import Clock
from recount.model.spans import Span


class DatePrecision(StrEnum):
    """How finely the words say when: one day, a week, a season."""

    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    LONGER = "longer"


class DateBasis(StrEnum):
    """What the interval rests on."""

    WRITTEN = "written"
    RELATIVE_TO_PUBLICATION = "relative_to_publication"
    RELATIVE_TO_EVENT = "relative_to_event"
    YEAR_INFERRED = "year_inferred"
    PUBLICATION_FALLBACK = "publication_fallback"


@dataclass(frozen=True, slots=True)
class When:
    """The first and the last day on which it may have happened, both inclusive.

    `start` or `end` is None where open. Where no year can be known both are None and `partial`
    holds what is known, as in "--09-24". `part_of_day` is TimeML's word (MO, AF, EV, NI) or a
    clock time "T14:30", where the text gives one; `clock` is that time as exact as the words
    make it.
    """

    start: date | None
    end: date | None
    precision: DatePrecision
    text: str
    span: Span | None
    basis: DateBasis
    partial: str | None = None
    part_of_day: str | None = None
    clock: Clock | None = None

    def overlaps(self, other: When) -> bool:
        """Whether a day is in both; an interval with no known end at all meets nothing."""
        if (self.start, self.end) == (None, None) or (other.start, other.end) == (None, None):
            return False
        return (self.start or date.min) <= (other.end or date.max) and (
            other.start or date.min
        ) <= (self.end or date.max)

    @property
    def days(self) -> int | None:
        """How many days the interval holds; None where an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1


def handed_on(when: When, pointer: Span | None = None) -> When:
    """The time of a claim as another claim of its happening has it, with the words that point back.

    A day that only stands in for one that is not told does so wherever it is handed on.
    """
    stands_in = when.basis is DateBasis.PUBLICATION_FALLBACK
    basis = when.basis if stands_in else DateBasis.RELATIVE_TO_EVENT
    return replace(when, text=pointer.quote if pointer else "", span=pointer, basis=basis)


def spanning(times: Sequence[When | None]) -> When | None:
    """The time of several happenings together: from the first day of any of them to the last.

    Open where that of one is open; None where that of one is not known at all, since nobody can
    say then when they began or ended. It bears no words of its own.
    """
    known = [when for when in times if when is not None and (when.start or when.end)]
    if not known or len(known) < len(times):
        return None
    starts, ends = [when.start for when in known], [when.end for when in known]
    start = None if None in starts else min(day for day in starts if day)
    end = None if None in ends else max(day for day in ends if day)
    if start is None and end is None:
        return None
    precision = _of_all(start, end, [when.precision for when in known])
    return When(start, end, precision, "", None, DateBasis.RELATIVE_TO_EVENT)


def _of_all(start: date | None, end: date | None, told: Sequence[DatePrecision]) -> DatePrecision:
    """How finely several times are told together: no finer than the vaguest of them."""
    if start is None or end is None:
        return DatePrecision.LONGER
    if start == end:
        return DatePrecision.DAY
    order = list(DatePrecision)
    return max([DatePrecision.DAYS, *told], key=order.index)


class DatedBasis(StrEnum):
    """What the date of a document rests on."""

    METADATA = "metadata"
    DATELINE = "dateline"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Dated:
    """When a document was written, as an interval; `because` are the words it was inferred from."""

    start: date | None
    end: date | None
    basis: DatedBasis
    because: tuple[Span, ...] = ()


UNDATED = Dated(None, None, DatedBasis.UNKNOWN)
