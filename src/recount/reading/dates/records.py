"""What the reader of dates hands back: mentions, their meaning, and when the text was written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.model.clocks import Clock
from recount.model.dates import Dated, When
from recount.model.readings import Problem
from recount.model.spans import Span


class Tense(StrEnum):
    """Whether the sentence around a date tells of what was or of what will be."""

    PAST = "past"
    FUTURE = "future"


class Direction(StrEnum):
    """Where a date lies, seen from the event that it is counted from.

    `since` and `until` are the whole time from it or up to it, `during` the event's own day.
    """

    AFTER = "after"
    BEFORE = "before"
    SAME = "same"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Offset:
    """A date counted from an event: "five days later", "the previous night", "since the strikes".

    `amount` is None where the words name none; `unit` is TimeML's letter (D, W, M, Q, Y, TH, TM;
    E for decades). `subject` are the words that name the event, where they stand beside the date.
    """

    direction: Direction
    amount: float | None
    unit: str
    part_of_day: str | None = None
    subject: Span | None = None

    @property
    def is_time_alone(self) -> bool:
        """Whether it is a time of the event's own day: "at dawn", "at 5 p.m."."""
        return self.direction is Direction.SAME and self.unit == "D" and bool(self.part_of_day)

    @property
    def is_by_the_clock(self) -> bool:
        """Whether it counts hours or minutes: "an hour later" is of the day that is told."""
        return self.unit.startswith("T")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A phrase that says when.

    `when` is None where it cannot be resolved. `timex` and `timex_type` follow TIMEX3 (DATE, TIME,
    DURATION, SET); both are None for phrases that TimeML does not mark ("since the strikes").
    `offset` is there where the phrase counts from another event: `anchor` resolves it against that
    event's time. `clock` is the time of day that it names. Members of one list ("Sept. 19, 24 and
    26") share the key `series`.
    """

    span: Span
    when: When | None
    timex: str | None
    timex_type: str | None
    offset: Offset | None = None
    series: str | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class DatedText:
    """When a text was written, and every date in it, in order."""

    dated: Dated
    dates: tuple[DateMention, ...]
    problems: tuple[Problem, ...] = ()
