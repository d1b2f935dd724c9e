"""Two date phrases side by side that mean one time: "two weeks after, on 9 October"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from recount.model.dates import DatePrecision
from recount.model.spans import Span
from recount.reading.dates.expressions import Draft, Form
from recount.reading.dates.records import DateMention

_APPOSED = re.compile(r",\s*(?:on\s+|that\s+is,?\s+)?(?:the\s+)?", re.IGNORECASE)
_UP_TO = re.compile(r"\s+(?:to|up\s+to|until|through|ending(?:\s+on)?)\s+(?:the\s+)?")
_THE = re.compile(r"\bthe\s", re.IGNORECASE)
_SPELL = re.compile(r"P(\d+)([DW])")
_DAYS = {"D": 1, "W": 7}
_BRACKET = re.compile(
    r"\s*(?:[(\[,/-]|which\s+is|or|corresponding\s+to|equivalent\s+to)\s*(?:i\.?e\.?,?\s*)?(?:on\s+)?",
    re.IGNORECASE,
)


def without_doubles(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those of another calendar that stand beside the common date.

    "14 Muharram 1441 (13 September 2019)" is 13 September; what the moon makes of it is no second
    date.
    """
    doubles = {
        one.start if _of_another_calendar(one) else other.start
        for one, other in pairwise(drafts)
        if _of_another_calendar(one) != _of_another_calendar(other)
        and _BRACKET.fullmatch(text, one.end, other.start)
        and all(each.expression.form is Form.CALENDAR for each in (one, other))
    }
    return [draft for draft in drafts if draft.start not in doubles]


def _of_another_calendar(draft: Draft) -> bool:
    value = draft.expression.value or ""
    return draft.expression.form is Form.CALENDAR and bool(re.search(r"\d{4}", value))


def settled_by_next(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The mentions, those settled by the next one given its time.

    "Two weeks after, on 9 October" is 9 October, and counts from nothing more. "The 10 days to 17
    September" becomes one mention from the first day to the last, both included.
    """
    out: list[DateMention] = []
    for mention, following in pairwise([*mentions, None]):
        if mention is None:
            break
        if out and out[-1].span.end >= mention.span.end:
            continue
        spell = _spell_to(text, mention, following)
        out.append(spell or _apposed(text, mention, following))
    return out


def _apposed(text: str, mention: DateMention, following: DateMention | None) -> DateMention:
    if following is None or mention.offset is None or not mention.offset.amount:
        return mention
    between = text[mention.span.end : following.span.start]
    if not _is_day(following) or following.when is None or not _APPOSED.fullmatch(between):
        return mention
    when = replace(following.when, text=mention.span.quote, span=mention.span)
    return replace(mention, when=when, offset=None)


def _spell_to(text: str, mention: DateMention, following: DateMention | None) -> DateMention | None:
    spell = _SPELL.fullmatch(mention.timex or "")
    if following is None or spell is None or mention.offset is not None:
        return None
    when, between = following.when, text[mention.span.end : following.span.start]
    if when is None or not _is_day(following) or not _UP_TO.fullmatch(between):
        return None
    if not _THE.match(mention.span.quote):
        return None
    span = Span.of(text, mention.span.start, following.span.end)
    last = when.start if when.end is None else when.end
    assert last is not None  # a day has its date
    first = last - timedelta(days=int(spell[1]) * _DAYS[spell[2]] - 1)
    spread = replace(
        when, start=first, end=last, precision=DatePrecision.LONGER, text=span.quote, span=span,
        part_of_day=None,
    )  # fmt: skip
    return replace(mention, span=span, when=spread)


def _is_day(mention: DateMention) -> bool:
    return bool(re.match(r"\d{4}-\d\d-\d\d", mention.timex or ""))
