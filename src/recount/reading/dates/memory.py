"""What a text has told of so far, for the phrases that count from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from recount.reading.dates.calendar import Days
from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.frames import Frame, Resolved
from recount.reading.dates.records import Tense

SENTENCE_END = re.compile(r"[.!?]['\"\u201d\u2019)]*\s|\n\s*\n")
_QUARTER_REACH = 2500  # characters: a report of results is short, and speaks of one quarter
_BESIDE = 200  # characters: the sentence before
_TELLING = (Form.CALENDAR, Form.WEEKDAY, Form.CURRENT, Form.SHIFT)


@dataclass(slots=True)
class Told:
    """What was told of last.

    `quarter` is the last quarter that was over, `fiscal` that or the year to date, whichever a
    report of results compares "a year earlier" with; `months` the last days told of each month.
    """

    day: Days | None = None
    day_end: int = 0
    period: Days | None = None
    quarter: str | None = None
    fiscal: str | None = None
    quarter_end: int = 0
    months: dict[int, Days] = field(default_factory=dict)

    def frame(self, text: str, start: int, tense: Tense | None, order: bool | None) -> Frame:
        """What a phrase that stands here is read against, but for the document's own day."""
        near = not SENTENCE_END.search(text, self.day_end, start)
        known = self.quarter is not None and start - self.quarter_end < _QUARTER_REACH
        quarter, fiscal = (self.quarter, self.fiscal) if known else (None, None)
        beside = self.day is not None and start - self.day_end < _BESIDE
        return Frame(
            None, tense, self.day, near, self.period, quarter, order, fiscal, beside, self.months
        )

    def remember(self, draft: Draft, found: Resolved, today: Days | None) -> None:
        """Takes in what a phrase said."""
        self._fiscal(draft, found, today)
        if found.days is None or draft.expression.form in (Form.DURATION, Form.SET):
            return
        first, last = found.days
        if first is None or last is None:
            return
        if draft.expression.form in _TELLING:
            self.period = (first, last)
            if (first.year, first.month) == (last.year, last.month):
                self.months[first.month] = (first, last)
        if re.match(r"\d{4}-\d\d-\d\d", found.timex or ""):
            self.day, self.day_end = (first, last), draft.end

    def _fiscal(self, draft: Draft, found: Resolved, today: Days | None) -> None:
        timex, last = found.timex or "", found.days[1] if found.days else None
        if re.fullmatch(r"\d{4}-Q\d", timex) and _is_current(draft.expression):
            if self.quarter is None or today is None or last is None or last <= today[1]:
                self.quarter, self.fiscal, self.quarter_end = timex, timex, draft.end
        elif self.quarter is not None and _MONTHS_TO_DATE.fullmatch(timex):
            self.fiscal = self.quarter[:4]


_MONTHS_TO_DATE = re.compile(r"P(?:6|9)M|P1Y")


def _is_current(expression: Expression) -> bool:
    """A quarter that later phrases count from; not one that was itself counted back."""
    if expression.form is Form.OFFSET:
        return expression.unit == "Q" and expression.amount == 0 and not expression.year
    return expression.form is Form.CALENDAR and expression.year_shift is None
