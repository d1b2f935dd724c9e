"""Weekdays in a log: counted from the day, or the week, that a heading above them names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from recount.reading.dates.calendar import Days
from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.frames import Resolved, one_day

_WEEK = range(4, 9)
"""Days of what a heading may name as a week."""
_LONGEST = 10  # words of a heading
_LATER = 6  # days behind its heading on which a weekday may lie
_LOGS = 2  # headings with a day from which a text is a log
_FIRST = 2  # lines in which a text says what week it is of
_LINE_END = re.compile(r"[.!?;,][ \t\r]*$")
_BEFORE = re.compile(r"\b(?:had|who|whom|which|since|after|following|before)\b")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s|\n")


def heads_of(
    text: str, drafts: Sequence[Draft], found: Sequence[Resolved], today: Days | None
) -> list[tuple[int, Days]]:
    """The days and weeks that headings name, of those phrases whose meaning is found already, each
    with where it ends; none where the text is no log, or is of that very time."""
    named = [
        (draft.end, days)
        for draft, one in zip(drafts, found, strict=False)
        if draft.expression.form is Form.CALENDAR and (days := _closed(one)) is not None
        and _is_heading(text, draft)
    ]  # fmt: skip
    weeks = [(at, days) for at, days in named if _length(days) in _WEEK and _opens(text, at)]
    single = [(at, days) for at, days in named if _length(days) == 1]
    if len({_day(d) for d in drafts if _day(d) is not None and _is_heading(text, d)}) < _LOGS:
        single = []
    heads = sorted([*weeks[:1], *single])
    return [head for head in heads if today is not None and head[1][1] < today[0]]


def under_head(
    text: str, draft: Draft, found: Resolved, heads: Sequence[tuple[int, Days]], today: Days | None
) -> Resolved:
    """What a weekday means below a heading, where it cannot be counted from the text's own day:
    the first such day from the heading on, or the last up to it where it was before."""
    above = [days for at, days in heads if at <= draft.start]
    bare = _is_bare(draft.expression)
    if not above or not bare or today is None:
        return found
    first, last = above[-1]
    number = draft.expression.weekday or 0
    on = first + timedelta(days=(number - first.weekday()) % 7)
    if first != last:
        return one_day(on) if on <= last else found
    if first + timedelta(days=_LATER) > today[0]:
        return found
    begun = max((m.end() for m in _SENTENCE.finditer(text, 0, draft.start)), default=0)
    if _BEFORE.search(text, begun, draft.start):
        return one_day(first - timedelta(days=(first.weekday() - number) % 7))
    return one_day(on)


def _day(draft: Draft) -> tuple[int, int] | None:
    """The day and month of a calendar date."""
    one = draft.expression
    if one.form is not Form.CALENDAR or one.day is None or one.month is None:
        return None
    return (one.month, one.day) if one.last is None else None


def _is_bare(expression: Expression) -> bool:
    plain = expression.toward is None and expression.direction is None and expression.last is None
    return expression.form is Form.WEEKDAY and plain and expression.unit is None


def _closed(found: Resolved) -> Days | None:
    first, last = found.days or (None, None)
    return (first, last) if first is not None and last is not None else None


def _length(days: Days) -> int:
    return (days[1] - days[0]).days + 1


def _is_heading(text: str, draft: Draft) -> bool:
    """Whether a day stands in a short line that is no sentence."""
    start = text.rfind("\n", 0, draft.start) + 1
    end = text.find("\n", draft.end)
    line = text[start : end if end >= 0 else len(text)]
    return len(line.split()) <= _LONGEST and end >= 0 and _LINE_END.search(line) is None


def _opens(text: str, at: int) -> bool:
    return len(text[:at].strip().split("\n")) <= _FIRST
