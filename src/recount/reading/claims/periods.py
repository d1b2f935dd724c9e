"""Times that hold several events: "during the week under review", "from 22 to 28 August"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.spans import Span
from recount.reading.comparing import ranks
from recount.reading.dates import Direction
from recount.reading.syntax import is_plural, objects_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.happenings import Happening
    from recount.reading.scene import Scene

SEVERAL_DAYS = 5
"""From here on a stretch of days that is given by its ends holds more than one event."""
MANY_DAYS = 62
"""From here on a number is of more than one event, whatever the words."""
ONE_DAY = frozenset({DatePrecision.HOUR, DatePrecision.PART_OF_DAY, DatePrecision.DAY})
LONG = (DatePrecision.YEAR, DatePrecision.SEASON, DatePrecision.LONGER)
_REPORTED = re.compile(
    r"\b(?:during|in|over|within|for|throughout)\s+(?:the|this|that|the\s+same)\s+"
    r"(?:(?:reporting|review)\s+(?:week|month|period|quarter|fortnight)"
    r"|(?:days?|weeks?|months?|period|quarter|fortnight|year)\s+(?:under|in)\s+(?:review|focus|view)"
    r"|(?:period|week|month)\s+(?:covered|reported)"
    r"|month(?!\s+of\b)|(?:period|quarter)(?!\s+(?:of|last|a\s+year)\b))\b",
    re.IGNORECASE,
)
_THROUGH = re.compile(
    r"\b(?:during|over|throughout|within|across|in\s+the\s+course\s+of)(?:\s+(?:the|this))?\s*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:to|and|until|till|through)\b|[-–—]", re.IGNORECASE)
_OF_A_WAR = re.compile(
    r"\b(?:(?:up\s+)?(?:until|till|to)\s+(?:that|this)\s+(?:point|day|date|moment|time)|so\s+far"
    r"|thus\s+far|throughout|since\s+the\s+(?:start|beginning|outbreak|onset))"
    r"\s+(?:(?:in|of|during)\s+)?(?:the|this)\s+(?:\w+\s+)?(?:war|conflict|fighting|uprising)\b",
    re.IGNORECASE,
)
_KILLINGS = frozenset({"killing", "murder", "slaying", "abduction", "kidnapping"})
_WIDE = (DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.SEASON,
         DatePrecision.LONGER)  # fmt: skip


def period_phrase(scene: Scene, token: Token) -> Span | None:
    """The words of a word's sentence that point at the time that the document reports on."""
    start, end = token.sent.start_char, token.sent.end_char
    found = _REPORTED.search(scene.text[start:end])
    return Span.of(scene.text, start + found.start(), start + found.end()) if found else None


def period_before(scene: Scene, token: Token) -> Span | None:
    """The words of a sentence before it, in the same paragraph, that point at the time that the
    document reports on: "During the reporting period 21 incidents were verified. At least 47
    people were killed"."""
    start = scene.text.rfind("\n", 0, token.sent.start_char) + 1
    found = _REPORTED.search(scene.text[start : token.sent.start_char])
    return Span.of(scene.text, start + found.start(), start + found.end()) if found else None


def is_of_a_war(token: Token) -> bool:
    """ "27 of the family had been killed up to that point in the war": in many events by then."""
    return _OF_A_WAR.search(text_of(token.doc), token.idx, token.sent.end_char) is not None


def is_of_so_many_days(scene: Scene, harm: Token) -> bool:
    """ "136 have been killed in 75 days", "in eleven weeks": more than one event."""
    behind = scene.doc[harm.i + 1 : min(harm.i + 4, harm.sent.end)]
    if len(behind) < 3 or behind[0].lower_ not in ("in", "within", "over"):
        return False
    number, unit = scene.core_number_at(behind[1]), behind[2].lower_
    return number is not None and (
        unit in ("weeks", "months", "years")
        or (unit == "days" and (number.low or 0) >= SEVERAL_DAYS)
    )


def reported_period(scene: Scene, token: Token) -> When | None:
    """The time that "during the month" means: the stretch of days that the text named first."""
    phrase = period_phrase(scene, token) or period_before(scene, token)
    if phrase is None:
        return None
    for mention in scene.dates:
        when = mention.when
        if mention.span.start < phrase.start and when is not None and _is_stretch(when):
            return replace(when, text=phrase.quote, span=phrase, basis=DateBasis.RELATIVE_TO_EVENT)
    return None


def _is_stretch(when: When) -> bool:
    wide = when.precision in _WIDE
    return when.start is not None and when.end is not None and (wide or _days(when) >= SEVERAL_DAYS)


def _days(when: When) -> int:
    return when.days or 0


def _is_counted_day(mention: DateMention) -> bool:
    """ "A week later": a day known no nearer than to the week."""
    offset = mention.offset
    return offset is not None and offset.direction in (Direction.AFTER, Direction.BEFORE)


def is_stretch_of_days(scene: Scene, mention: DateMention) -> bool:
    """Whether a date is a stretch of days in which things went on, and not a day that is only
    vaguely known: "from 22 to 28 August", "during the past week", but "last week"."""
    when = mention.when
    if when is None or _days(when) < SEVERAL_DAYS or _is_counted_day(mention):
        return False
    before = scene.text[max(0, mention.span.start - 30) : mention.span.start]
    return (
        bool(_ENDS.search(mention.span.quote))
        or bool(_THROUGH.search(before))
        or bool(re.match(r"(?:during|over|throughout|within)\b", mention.span.quote, re.IGNORECASE))
    )


def is_long(first: DateMention, item: Happening | None) -> bool:
    """Whether a date is so long that a number over it is of more than one event."""
    if first.offset is not None and first.offset.direction is Direction.SINCE:
        return True
    when = first.when if item is None or not is_pair(item) else None
    since = when is not None and when.start is not None and when.end is None
    if since and (item is None or item.plural or _names_since(item.token)):
        return True
    if when is None:
        return False
    if item is not None and not item.plural:
        return is_of_many(item.token) and (when.days or 0) > MANY_DAYS
    if when.precision in ONE_DAY:  # "yesterday", where the text's own day is not known
        return False
    if (when.days or 0) > MANY_DAYS:
        return True
    if when.precision is DatePrecision.MONTH:
        return item is not None and (when.days or 0) > 27
    return when.precision in LONG or (first.timex_type == "DURATION" and (when.days or 0) > 10)


def is_pair(item: Happening) -> bool:
    """ "Twin bombings", "the twin blasts": two blows of one attack, however vaguely dated."""
    return any(t.lower_ == "twin" for t in item.token.children)


def is_of_many(token: Token) -> bool:
    """ "The killing of several soldiers in 2010": of people, and not of one blow."""
    killed = objects_of(token, "of") if token.lemma_.lower() in _KILLINGS else []
    return any(is_plural(t) for t in killed)


def _names_since(token: Token) -> bool:
    """ "Since the start of the operation on 15 June": the noun only says since when; not of a rank,
    "the deadliest since the bombing of a school"."""
    before = token.doc[max(token.sent.start, token.i - 6) : token.i]
    return any(t.lower_ == "since" and not ranks(t) for t in before)
