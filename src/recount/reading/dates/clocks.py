"""The day of a time that names none: "at 03:40 (00:40 GMT), a strike hit the town on Monday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from recount.model.dates import DateBasis, DatePrecision, When
from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.memory import SENTENCE_END
from recount.reading.dates.records import DateMention, Direction

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAYS = (Form.CALENDAR, Form.WEEKDAY, Form.SHIFT)


def with_days_after(
    text: str, drafts: Sequence[Draft], mentions: Sequence[DateMention]
) -> list[DateMention]:
    """The mentions; a time of day before the first day of its sentence is of that day."""
    out = list(mentions)
    for at, draft in enumerate(drafts):
        if not _is_time_alone(draft.expression):
            continue
        if _named_before(text, drafts[:at], draft.start):
            if is_clock_alone(draft.expression):
                out[at] = replace(out[at], offset=None)
            continue
        day = _day_after(text, drafts, mentions, at)
        if day is not None and day.when is not None:
            out[at] = _on(out[at], day.when, draft.expression, (day.timex or "")[:10])
    return out


def _is_time_alone(expression: Expression) -> bool:
    if expression.time is None:
        return False
    part = expression.form is Form.OFFSET and expression.direction is Direction.SAME
    return part or is_clock_alone(expression)


def is_clock_alone(expression: Expression) -> bool:
    """ "At about 5 p.m.": a time of the day told of."""
    clock = expression.form is Form.CURRENT and expression.unit == "D"
    return clock and expression.time is not None


def _named_before(text: str, drafts: Sequence[Draft], start: int) -> bool:
    """Whether the sentence has named a day already."""
    days = [draft for draft in drafts if _is_day(draft.expression)]
    return bool(days) and not SENTENCE_END.search(text, days[-1].end, start)


def _is_day(expression: Expression) -> bool:
    return expression.form in _DAYS and expression.last is None


def _day_after(
    text: str, drafts: Sequence[Draft], mentions: Sequence[DateMention], at: int
) -> DateMention | None:
    for draft, mention in zip(drafts[at + 1 :], mentions[at + 1 :], strict=True):
        if SENTENCE_END.search(text, drafts[at].end, draft.start):
            return None
        if _is_day(draft.expression):
            single = _DAY.match(mention.timex or "") and "/" not in (mention.timex or "")
            return mention if single else None
    return None


def _on(mention: DateMention, day: When, expression: Expression, timex: str) -> DateMention:
    time = expression.time or ""
    precision = DatePrecision.HOUR if time[1:2].isdigit() else DatePrecision.PART_OF_DAY
    basis = day.basis if day.basis is not DateBasis.WRITTEN else DateBasis.RELATIVE_TO_EVENT
    first = date.fromisoformat(timex)
    when = When(
        first, first, precision, mention.span.quote, mention.span, basis, day.partial,
        time if time[1:2].isdigit() else time[1:3],
    )  # fmt: skip
    return replace(mention, when=when, timex=timex + time, offset=None)
