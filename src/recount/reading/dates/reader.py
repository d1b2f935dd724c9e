"""Reads every date of a text in one pass and resolves it against the document's own date."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from recount.model.dates import DateBasis, Dated, DatedBasis, DatePrecision, When
from recount.model.readings import Problem
from recount.model.spans import Span
from recount.reading.dates import days, fiscal, periods, portions, ranges, spells
from recount.reading.dates.calendar import Days
from recount.reading.dates.clauses import (
    TenseAt,
    bound_before,
    is_done,
    is_since_a_rank,
    still_to,
    tense_of,
)
from recount.reading.dates.clock_words import told_clock, with_clocks
from recount.reading.dates.clocks import is_clock_alone, with_days_after
from recount.reading.dates.days import Builder
from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.frames import Frame, Resolved
from recount.reading.dates.grammar import DATES
from recount.reading.dates.lexer import date_tokens
from recount.reading.dates.memory import Told
from recount.reading.dates.pairs import settled_by_next, spread_over_years, without_doubles
from recount.reading.dates.publication import Dating, date_document, settled_order
from recount.reading.dates.records import DatedText, DateMention, Direction, Offset, Tense
from recount.reading.dates.relative import count_from
from recount.reading.dates.resolve import resolve
from recount.reading.dates.subjects import SUBJECT, subject_after
from recount.reading.dates.under_heads import heads_of, under_head

_BUILDERS: dict[str, Builder] = {
    **days.BUILDERS,
    **periods.BUILDERS,
    **fiscal.BUILDERS,
    **ranges.BUILDERS,
    **spells.BUILDERS,
    **portions.BUILDERS,
}


def read_dates(
    text: str, published: str | None, tense: Callable[[int], Tense | None] | None = None
) -> DatedText:
    """When the text was written, and every date that it names, resolved as far as it can be.

    `published` is the document's metadata date. `tense` tells, for an offset, whether the sentence
    there speaks of the past or of what is to come; without it the words around a date are asked,
    and weekdays are the last such days up to the document's own.
    """
    drafts = find_drafts(text)
    dating = date_document(text, published, drafts, find_drafts, tense)
    mentions, problems = _resolved(text, drafts, dating, tense)
    mentions = spread_over_years(text, settled_by_next(text, mentions))
    phrases = [*_event_phrases(text, mentions)]
    mentions, phrases = _since_days(text, mentions, phrases)
    mentions = sorted([*mentions, *phrases], key=_place)
    return DatedText(dating.dated, tuple(mentions), (*dating.problems, *problems))


def _place(mention: DateMention) -> tuple[int, int]:
    return mention.span.start, mention.span.end


def find_drafts(text: str) -> list[Draft]:
    """The date phrases of a text, in order, not yet resolved."""
    drafts: list[Draft] = []
    for match in DATES.read(list(date_tokens(text, DATES.words))):
        if _CODE.match(text, match.end):
            continue  # "2010-12-S-309" is the number of a paper
        drafts.extend(_BUILDERS[match.rule](text, match))
    bound = [replace(draft, bound=bound_before(text, draft.start, draft.end)) for draft in drafts]
    return without_doubles(text, _joined(text, bound))


_CODE = re.compile(r"(?<=\d)-[A-Z]{1,4}-?\d")
_OR = re.compile(r",?\s+or\s+(?:on\s+)?")
_AND = re.compile(r"(?:,\s*|\s+)?(?:(?:and|or|&)\s+(?:on\s+)?)?")


def _joined(text: str, drafts: list[Draft]) -> list[Draft]:
    """Days of one form that stand in one list share a series: "on Wednesday and Friday"."""
    out: list[Draft] = []
    run: list[Draft] = []
    for draft in drafts:
        if run and not (draft.series is None and _listed(text, run[-1], draft)):
            out.extend(_as_series(text, run))
            run = []
        run.append(draft)
    return [*out, *_as_series(text, run)]


def _as_series(text: str, run: list[Draft]) -> list[Draft]:
    """Days joined by commas are a list only where an "and" closes it.

    "On 3 or 4 October" is one time that is not sure, from the one day to the other.
    """
    if len(run) == 2 and _OR.fullmatch(text, run[0].end, run[1].start):
        one, other = run[0], run[1]
        either = replace(one.expression, time=None, last=replace(other.expression, time=None))
        return [replace(one, end=other.end, expression=either, series=None)]
    if len(run) < 2 or not re.search(r"\b(?:and|or)\b|&", text[run[-2].end : run[-1].start]):
        return run
    return [replace(draft, series=run[0].series or f"s{run[0].start}") for draft in run]


def _listed(text: str, first: Draft, second: Draft) -> bool:
    gap = text[first.end : second.start]
    if not gap or len(gap) > 10 or not _AND.fullmatch(gap) or not gap.strip():
        return False
    one, two = first.expression, second.expression
    if one.form is not two.form or one.last or two.last:
        return False
    if one.form is Form.WEEKDAY:
        return True
    alike = bool(one.day) == bool(two.day)  # "January and February", "3 May and 5 May"
    return one.form is Form.CALENDAR and alike and bool(one.month and two.month)


# --- resolution ------------------------------------------------------------------------------


def _resolved(
    text: str, drafts: Sequence[Draft], dating: Dating, tense: TenseAt | None
) -> tuple[list[DateMention], list[Problem]]:
    told = Told()
    order = settled_order(text, drafts, dating.today)
    mentions: list[DateMention] = []
    problems: list[Problem] = []
    meant: list[Resolved] = []
    for draft in drafts:
        frame = told.frame(text, draft.start, _tense(text, draft, tense), order)
        found = _meaning(draft.expression, frame, dating.today)
        if draft.expression.form is Form.WEEKDAY:
            heads = heads_of(text, drafts, meant, dating.today)
            found = under_head(text, draft, found, heads, dating.today)
        meant.append(found)
        mention = _mention(text, draft, found, dating.dated)
        mentions.append(mention)
        problems.extend(_problems(mention, draft, found, frame, dating))
        if not is_since_a_rank(text, draft.start):
            told.remember(draft, found, dating.today)
    return with_clocks(text, with_days_after(text, drafts, mentions)), problems


_TENSED = (Form.CALENDAR, Form.WEEKDAY, Form.CURRENT)


def _tense(text: str, draft: Draft, tense: TenseAt | None) -> Tense | None:
    expression = draft.expression
    if expression.form not in _TENSED or expression.year is not None:
        return None
    if expression.form is Form.WEEKDAY and text[draft.end : draft.end + 2] in ("'s", "\u2019s"):
        return tense(draft.start) if tense else None
    said = tense_of(text, draft.start, draft.end, tense)
    if draft.bound == "since":
        return Tense.PAST
    if draft.bound not in ("by", "until") or said is Tense.FUTURE:
        return said
    if still_to(text, draft.end):
        return Tense.FUTURE
    if is_done(text, draft.end):
        return Tense.PAST
    return Tense.FUTURE if said is None or expression.form is Form.CALENDAR else said


def _meaning(expression: Expression, frame: Frame, today: Days | None) -> Resolved:
    """The meaning on the document's day; over all its possible days where they are several."""
    if today is None:
        return resolve(expression, frame)
    first = resolve(expression, replace(frame, now=today[0]))
    if today[0] == today[1]:
        return first
    last = resolve(expression, replace(frame, now=today[1]))
    if first == last:
        return first
    return _either(expression, frame, first, last)


def _either(expression: Expression, frame: Frame, first: Resolved, last: Resolved) -> Resolved:
    """What holds whichever day the document is of: both intervals, or no year at all."""
    dateless = expression.form is Form.CALENDAR and expression.period is None
    if dateless or first.days is None or last.days is None:
        return resolve(expression, frame)
    starts, ends = (first.days[0], last.days[0]), (first.days[1], last.days[1])
    start = None if None in starts else min(day for day in starts if day)
    end = None if None in ends else max(day for day in ends if day)
    timex = first.timex if first.timex == last.timex else None
    same = first.precision is last.precision
    precision = first.precision if same else DatePrecision.LONGER
    return Resolved((start, end), precision, timex or "XXXX-XX-XX", counted=first.counted)


def _mention(text: str, draft: Draft, found: Resolved, dated: Dated) -> DateMention:
    expression = draft.expression
    span = Span.of(text, draft.start, draft.end)
    offset = _offset(text, draft)
    return DateMention(
        span,
        _when(span, draft, found, dated),
        found.timex or _UNRESOLVED.get(expression.form, "XXXX-XX-XX"),
        _timex_type(expression, found.timex),
        offset,
        draft.series,
    )


_UNRESOLVED = {Form.DURATION: "PXX"}


def _timex_type(expression: Expression, timex: str | None) -> str:
    if expression.form in (Form.DURATION, Form.SET):
        return expression.form.value.upper()
    if timex and re.match(r"P[\dXT]", timex):
        return "DURATION"
    return "TIME" if expression.time else "DATE"


def _offset(text: str, draft: Draft) -> Offset | None:
    expression = draft.expression
    if is_clock_alone(expression):
        return Offset(Direction.SAME, 0, "D", _part_of_day(expression.time))
    told = expression.direction
    if expression.form is not Form.OFFSET or told is None or expression.unit == "Q":
        return None
    subject = subject_after(text, draft.end)
    time = _part_of_day(expression.time)
    return Offset(told, expression.amount, expression.unit or "D", time, subject)


def _part_of_day(time: str | None) -> str | None:
    """TimeML's word (MO, AF, EV, NI), or a clock's time with its T."""
    if time is None:
        return None
    return time if time[1:2].isdigit() else time[1:3]


def _when(span: Span, draft: Draft, found: Resolved, dated: Dated) -> When | None:
    if found.days is None and found.partial is None:
        return None
    start, end = _bounded(found, draft.bound)
    return When(
        start,
        end,
        found.precision,
        span.quote,
        span,
        _basis(draft.expression, found, dated),
        found.partial if found.days is None else None,
        _part_of_day(draft.expression.time),
    )


def _bounded(found: Resolved, bound: str | None) -> tuple[date | None, date | None]:
    """ "Since 2014" has only a start, "by Friday" only an end."""
    if found.days is None:
        return None, None
    start, end = found.days
    if bound == "since":
        return start, None
    if bound in ("by", "until", "as of"):
        return None, end
    if bound == "before" and start is not None:
        return None, start - timedelta(days=1)
    if bound == "after" and end is not None and found.precision is not DatePrecision.LONGER:
        return start, None
    return start, end


def _basis(expression: Expression, found: Resolved, dated: Dated) -> DateBasis:
    if found.counted:
        return DateBasis.RELATIVE_TO_EVENT
    if _is_hour_alone(expression) and found.days == (dated.start, dated.end):
        return DateBasis.PUBLICATION_FALLBACK
    if expression.form in (Form.CALENDAR, Form.PORTION) and _is_written(expression):
        return DateBasis.WRITTEN
    if found.partial or found.year_from_text or dated.basis is DatedBasis.INFERRED:
        return DateBasis.YEAR_INFERRED
    return DateBasis.RELATIVE_TO_PUBLICATION


def _is_hour_alone(expression: Expression) -> bool:
    """ "At about 9:30": of a day that the words do not name; "this morning" is of today."""
    return is_clock_alone(expression) and (expression.time or "")[1:2].isdigit()


def _is_written(expression: Expression) -> bool:
    last = expression.last
    if re.search(r"\d{4}", expression.value or ""):  # a date of another calendar
        return True
    own = expression.year or expression.decade or expression.century or (last and last.year)
    return own is not None


def _lacks_year(expression: Expression) -> bool:
    return expression.form is Form.CALENDAR and expression.year is None


def _problems(
    mention: DateMention, draft: Draft, found: Resolved, frame: Frame, dating: Dating
) -> Iterator[Problem]:
    """What a person should look at in this date."""
    span, expression = mention.span, draft.expression
    day, today = found.days[0] if found.days else None, dating.today
    slashed = "/" in (expression.value or "") and mention.timex == f"{expression.year}-XX-XX"
    if slashed:
        message = f"{span.quote!r} can be read with the day or with the month first"
        yield Problem("date_order_unclear", message, span.start, span.end)
    if found.partial and expression.month:
        message = f"no year can be known for {span.quote!r}"
        yield Problem("year_unknown", message, span.start, span.end)
    told_as_past = frame.tense is Tense.PAST and _lacks_year(expression)
    if day and today and told_as_past and day > today[1]:
        message = f"{span.quote!r} is told of as past, but {day} lies after the document's date"
        yield Problem("date_ahead", message, span.start, span.end)
    if day and _other_weekday(day, expression):
        message = f"{span.quote!r} names a weekday that {day} is not"
        yield Problem("weekday_disagrees", message, span.start, span.end)


def _other_weekday(day: date, expression: Expression) -> bool:
    named = expression.weekday if expression.form is Form.CALENDAR and expression.day else None
    return named is not None and day.weekday() != named


# --- phrases that count from a named event ---------------------------------------------------

_EVENT = re.compile(rf"\b(since|after|before|until)(?:\s+then\b|{SUBJECT.pattern})", re.IGNORECASE)
_DIRECTIONS = {
    "since": Direction.SINCE,
    "after": Direction.AFTER,
    "before": Direction.BEFORE,
    "until": Direction.UNTIL,
}


def _event_phrases(text: str, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    """ "Since the strikes": no date of its own, but a time once the event's is known."""
    taken = {
        mention.offset.subject.start
        for mention in mentions
        if mention.offset is not None and mention.offset.subject is not None
    }
    for found in _EVENT.finditer(text):
        word = found.group(1).lower()
        if found["subject"] and found.start("subject") in taken:
            continue
        named = Span.of(text, *found.span("subject")) if found["subject"] else None
        offset = Offset(_DIRECTIONS[word], None, "D", None, named)
        yield DateMention(Span.of(text, found.start(), found.end()), None, None, None, offset)


_ON = re.compile(r"\s(?:on|in|of)\s(?:the\s)?")


def _since_days(
    text: str, mentions: Sequence[DateMention], phrases: Sequence[DateMention]
) -> tuple[list[DateMention], list[DateMention]]:
    """ "Since the start of the operation on 15 June" is since that day."""
    kept, dated = list(phrases), list(mentions)
    for phrase in phrases:
        since = phrase.offset is not None and phrase.offset.direction is Direction.SINCE
        for at, mention in enumerate(mentions if since else ()):
            gap = text[phrase.span.end : mention.span.start]
            if mention.when is not None and mention.offset is None and _ON.fullmatch(gap):
                when = replace(mention.when, end=None, precision=DatePrecision.LONGER)
                dated[at] = replace(mention, when=when)
                kept.remove(phrase)
    return dated, kept


def anchor(mention: DateMention, when: When) -> When | None:
    """The time of a mention that counts from an event, once that event's own time is known.

    None where the mention counts from no event, or the event has no days. "After the attack" with
    no number of days is from the attack on.
    """
    offset = mention.offset
    if offset is None or when.start is None or when.end is None:
        return None
    known = (when.start, when.end)
    if mention.timex is None and offset.direction is Direction.AFTER:
        found = count_from(known, Direction.SINCE, None, "D")
    elif mention.timex is None and offset.direction is Direction.BEFORE:
        found = count_from(known, Direction.UNTIL, None, "D")
    else:
        found = count_from(known, offset.direction, offset.amount, offset.unit)
        if offset.unit not in ("TH", "TM", "TS"):
            found = replace(found, days=_outside(found.days, known, offset.direction))
        if found.days is not None and _AT_MOST.match(mention.span.quote):
            found = replace(found, days=_between(offset, known), precision=DatePrecision.LONGER)
    clock = told_clock(mention, when)
    if _on_same_day(offset, when) or (clock is not None and mention.clock is None):
        found = replace(found, days=known)
    if found.days is None:
        return None
    part = offset.part_of_day
    precision = DatePrecision.PART_OF_DAY if part and found.timex else found.precision
    return When(
        found.days[0],
        found.days[1],
        precision,
        mention.span.quote,
        mention.span,
        DateBasis.RELATIVE_TO_EVENT,
        None,
        part,
        clock,
    )


_AT_MOST = re.compile(r"(?:less|fewer|no more) than|under|within|barely|not even", re.IGNORECASE)


def _between(offset: Offset, known: tuple[date, date]) -> tuple[date, date]:
    """ "Less than two months before": any day between."""
    longest = timedelta(days=math.ceil((offset.amount or 0) * _LONGEST.get(offset.unit, 1)))
    if offset.direction is Direction.AFTER:
        return known[0], known[1] + longest
    return known[0] - longest, known[1]


_LONGEST = {"TM": 1 / 1440, "TH": 1 / 24, "D": 1, "W": 7, "M": 31, "Q": 92, "Y": 366}
"""Days of each unit at most."""


_HOURS = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}
_LATE = frozenset({"EV", "NI"})
_FEW, _FEW_HOURS, _MIDNIGHT = 3, 6, 24


def _on_same_day(offset: Offset, when: When) -> bool:
    """A few hours after something of the day, where nothing says that it was late in the day."""
    some = _FEW if offset.unit in ("TH", "TM") else 99  # "hours later"
    hours = (some if offset.amount is None else offset.amount) * _HOURS.get(offset.unit, 99)
    part = when.part_of_day or ""
    late = part in _LATE or (part[:1] == "T" and int(part[1:3]) + hours >= _MIDNIGHT)
    return offset.direction is Direction.AFTER and hours <= _FEW_HOURS and not late


def _outside(
    days: tuple[date | None, date | None] | None, known: Days, direction: Direction
) -> tuple[date | None, date | None] | None:
    """What is before or after an event of several days, without the days of the event itself."""
    first, last = days or (None, None)
    if first is None or last is None:
        return days
    if direction is Direction.BEFORE and first < known[0] <= last:
        return first, known[0] - timedelta(days=1)
    if direction is Direction.AFTER and first <= known[1] < last:
        return known[1] + timedelta(days=1), last
    return days
