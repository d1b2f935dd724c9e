"""Two date phrases side by side that mean one time: "two weeks after, on 9 October"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from recount.model.dates import DateBasis, DatePrecision
from recount.model.spans import Span
from recount.reading.dates.calendar import Days, step
from recount.reading.dates.expressions import Draft, Form
from recount.reading.dates.records import DateMention, Direction, Offset
from recount.reading.dates.relative import count_from

_APPOSED = re.compile(r",\s*(?:on\s+|that\s+is,?\s+)?(?:the\s+)?", re.IGNORECASE)
_UP_TO = re.compile(r"\s+(?:to|up\s+to|until|through|ending(?:\s+on)?)\s+(?:the\s+)?")
_THE = re.compile(r"\bthe\s", re.IGNORECASE)
_SPELL = re.compile(r"P(\d+)([DWMY])")
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


_FROM = re.compile(r"\b(?:from|between)\s$", re.IGNORECASE)
_TO = re.compile(r"\s(?:to|and|until|till|through)\s")


def spread_over_years(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """ "Between 2014 and 2017", two dates to TimeML: each of them with all of these years."""
    out = list(mentions)
    for at, (one, other) in enumerate(pairwise(mentions)):
        if not (_is_year(one) and _is_year(other) and one.when and other.when):
            continue
        if _FROM.search(text, max(0, one.span.start - 9), one.span.start) is None:
            continue
        if _TO.fullmatch(text, one.span.end, other.span.start) is None:
            continue
        for index, each in ((at, one.when), (at + 1, other.when)):
            spread = replace(
                each, start=one.when.start, end=other.when.end, precision=DatePrecision.LONGER
            )
            out[index] = replace(out[index], when=spread)
    return out


def _is_year(mention: DateMention) -> bool:
    return bool(re.fullmatch(r"\d{4}", mention.timex or ""))


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
        spell = _spell_to(text, mention, following) or _counted(text, mention, following)
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
    if when is None or not _UP_TO.fullmatch(between):
        return None
    months = spell[2] in "MY"
    if not _is_day(following) and not (months and when.precision is DatePrecision.MONTH):
        return None
    if not _THE.match(mention.span.quote):
        return None
    span = Span.of(text, mention.span.start, following.span.end)
    last = when.start if when.end is None else when.end
    assert last is not None  # a day has its date
    first = _back(last, int(spell[1]), spell[2])
    spread = replace(
        when, start=first, end=last, precision=DatePrecision.LONGER, text=span.quote, span=span,
        part_of_day=None,
    )  # fmt: skip
    return replace(mention, span=span, when=spread)


_AFTER = re.compile(r"\s(?:after|before)\s(?:the\s)?", re.IGNORECASE)


def _counted(text: str, mention: DateMention, following: DateMention | None) -> DateMention | None:
    """ "Two days after 12 October", "three days before Eid": counted from the day named."""
    offset = mention.offset
    if following is None or offset is None or not offset.amount or offset.subject is not None:
        return None
    known, days = following.when, _named_days(following, offset.direction)
    if known is None or days is None:
        return None
    if not _AFTER.fullmatch(text, mention.span.end, following.span.start):
        return None
    found = count_from(days, offset.direction, offset.amount, offset.unit)
    if found.days is None:
        return None
    span = Span.of(text, mention.span.start, following.span.end)
    when = replace(
        known, start=found.days[0], end=found.days[1], precision=found.precision, text=span.quote,
        span=span, basis=DateBasis.RELATIVE_TO_EVENT, part_of_day=None,
    )  # fmt: skip
    timex = found.timex or step(_middle(days), _signed(offset), offset.unit).isoformat()
    return replace(mention, span=span, when=when, timex=timex, timex_type="DATE", offset=None)


def _middle(days: Days) -> date:
    """The middle of a day and of what is left open around it."""
    return days[0] + (days[1] - days[0]) / 2


def _signed(offset: Offset) -> float:
    amount = offset.amount or 0.0
    return -amount if offset.direction is Direction.BEFORE else amount


def _named_days(mention: DateMention, direction: Direction) -> Days | None:
    """The day that is counted from, with what a feast kept by the moon leaves open."""
    named = re.match(r"(\d{4}-\d\d-\d\d)(/)?", mention.timex or "")
    if named is None or mention.when is None or (named[2] and direction is not Direction.BEFORE):
        return None
    day = date.fromisoformat(named[1])
    loose = timedelta(days=int(mention.when.precision is DatePrecision.DAYS))
    return day - loose, day + loose


def _back(last: date, amount: int, unit: str) -> date:
    """The first day of a spell that ends with this one."""
    if unit in _DAYS:
        return last - timedelta(days=amount * _DAYS[unit] - 1)
    return step(last + timedelta(days=1), -amount, unit)


def _is_day(mention: DateMention) -> bool:
    return bool(re.match(r"\d{4}-\d\d-\d\d", mention.timex or ""))
