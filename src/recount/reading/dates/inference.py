"""When an undated text was written, as an interval, from what its own words tie together.

"Six strikes last year, most recently in November 2018" makes last year 2018 and the text one of
2019; a day told of as past makes the text later than that day. Nothing else is assumed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from recount.model.dates import UNDATED, Dated, DatedBasis
from recount.model.readings import Problem
from recount.model.spans import Span
from recount.reading.dates.calendar import (
    Days,
    add_months,
    day_of,
    month_days,
    year_days,
)
from recount.reading.dates.clauses import TenseAt, clause_around, tense_of
from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.records import Direction, Tense

_APPOSED = re.compile(
    r"\s*[,(\u2013\u2014:-]{0,2}\s*(?:(?:most\s+recently|as\s+recently\s+as|again|notably|including"
    r"|especially|particularly|namely|that\s+is|i\.e\.|ending|beginning|starting|when|during|in|on"
    r"|early|late|mid|(?:the\s+)?(?:first|last|latest|one|two|most|some|all)\s+of\s+(?:them|these"
    r"|those|which)(?:\s+(?:was|were|being|came))?)\b[\s,]*)*[(]?\s*",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    r"\s*,\s*(?:(?:the|only|last|latest|final|first|most|recent|one|of|its|their|in|during|\d+|two"
    r"|three|four|five|six|seven|eight|nine|ten|several|\w+s)\s+){0,6}",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|none|not|never|without|nothing|neither)\b|n['\u2019]t\b", re.IGNORECASE
)
"""Of what did not happen this year, a date says nothing about the year."""

_SPREAD = 183  # days: month-days that lie further apart may belong to two years


def infer(
    text: str, drafts: Sequence[Draft], tense: TenseAt | None
) -> tuple[Dated, tuple[Problem, ...]]:
    """When the text must have been written; UNDATED where nothing ties it to a year."""
    tied = _ties(text, drafts)
    past = [draft for draft in drafts if _told(text, draft, tense)]
    lower = _latest_written(past)
    if not tied:
        if lower is None:
            return UNDATED, ()
        because = (Span.of(text, lower[0].start, lower[0].end),)
        return Dated(lower[1], None, DatedBasis.INFERRED, because), ()
    days, because_drafts = tied[0]
    for more, drafts_of in tied[1:]:
        if more[0] > days[1] or more[1] < days[0]:
            return UNDATED, (_clash(because_drafts, drafts_of),)
        if more != days:
            days = max(days[0], more[0]), min(days[1], more[1])
            because_drafts = (*because_drafts, *drafts_of)
    return _narrowed(text, days, because_drafts, past, lower)


def _clash(first: tuple[Draft, ...], second: tuple[Draft, ...]) -> Problem:
    message = "what the text says of its own year does not agree, so that it stays undated"
    return Problem("year_unclear", message, first[0].start, second[-1].end)


def _narrowed(
    text: str,
    days: Days,
    because: tuple[Draft, ...],
    past: list[Draft],
    lower: tuple[Draft, date] | None,
) -> tuple[Dated, tuple[Problem, ...]]:
    """The tied interval, not before what the text tells of as past."""
    start = days[0]
    bounds = [each for each in (lower, _month_day_bound(past, days)) if each is not None]
    for draft, day in bounds:
        if day > days[1]:
            return UNDATED, (_clash(because, (draft,)),)
        if day > start:
            start = day
            because = (*(each for each in because if each is not draft), draft)
    spans = sorted({(draft.start, draft.end) for draft in because})
    quoted = tuple(Span.of(text, *span) for span in spans)
    return Dated(start, days[1], DatedBasis.INFERRED, quoted), ()


def _told(text: str, draft: Draft, tense: TenseAt | None) -> bool:
    """Whether the text tells of a calendar date as past."""
    expression = draft.expression
    if expression.form is not Form.CALENDAR or draft.bound in ("until", "by", "before"):
        return False
    return tense_of(text, draft.start, draft.end, tense) is not Tense.FUTURE


def _days_of(expression: Expression) -> Days | None:
    """The days of a date whose year is written."""
    if expression.form is not Form.CALENDAR or expression.year is None or expression.value:
        return None
    if expression.period is not None:
        return None
    if expression.month is None:
        return year_days(expression.year)
    if expression.day is None:
        return month_days(expression.year, expression.month)
    day = day_of(expression.year, expression.month, expression.day)
    return (day, day) if day else None


def _latest_written(past: list[Draft]) -> tuple[Draft, date] | None:
    """The latest beginning among the past dates whose year is written."""
    found = [(draft, days[0]) for draft in past if (days := _days_of(draft.expression))]
    return max(found, key=lambda each: each[1], default=None)


def _ties(text: str, drafts: Sequence[Draft]) -> list[tuple[Days, tuple[Draft, ...]]]:
    """Each "last year", "this month" that stands in apposition with a written date inside it."""
    found: list[tuple[Days, tuple[Draft, ...]]] = []
    dates = [draft for draft in drafts if draft.expression.form is not Form.VAGUE]
    for first, second in pairwise(dates):
        gap = text[first.end : second.start]
        if len(gap) > 60:
            continue
        for deictic, absolute, pattern in (
            (first, second, _APPOSED),
            (second, first, _REVERSED),
        ):
            days = _document_days(_deictic(text, deictic), absolute.expression)
            negated = _NONE.search(text[max(0, first.start - 50) : first.start])
            if days is not None and not negated and pattern.fullmatch(gap):
                found.append((days, (first, second)))
    return found


def _deictic(text: str, draft: Draft) -> Expression:
    """ "The first strikes of the year, after six the year before": that is last year."""
    expression = draft.expression
    counted = expression.form is Form.OFFSET and expression.unit == "Y"
    back = counted and expression.direction is Direction.BEFORE and expression.amount == 1
    clause = clause_around(text, draft.start, draft.end)[0]
    if not back or not re.search(r"\b(?:of\s+the|this)\s+year\b", clause):
        return expression
    return Expression(Form.CURRENT, unit="Y", toward=-1)


def _document_days(deictic: Expression, absolute: Expression) -> Days | None:
    """The document's days, if the deictic month or year is the one that the date lies in."""
    days = _days_of(absolute)
    if deictic.form is not Form.CURRENT or days is None or deictic.toward is None:
        return None
    if deictic.unit == "Y":
        return year_days(days[0].year - deictic.toward)
    if deictic.unit == "M" and absolute.month is not None:
        month = add_months(days[0].replace(day=1), -deictic.toward)
        return month_days(month.year, month.month)
    return None


def _month_day_bound(past: list[Draft], days: Days) -> tuple[Draft, date] | None:
    """The latest month and day told of as past, in the document's own year.

    News leaves the year out of its own year's dates. Where the days lie so far apart that some
    may be of the year before, only the earliest binds.
    """
    if days[0].year != days[1].year:
        return None
    found = [
        (draft, day)
        for draft in past
        if draft.expression.year is None
        and draft.expression.month
        and draft.expression.day
        and not draft.expression.value
        and (day := day_of(days[0].year, draft.expression.month, draft.expression.day))
    ]
    if not found:
        return None
    found.sort(key=lambda each: (each[1], each[0].start))
    apart = (found[-1][1] - found[0][1]).days > _SPREAD
    return found[0] if apart else found[-1]
