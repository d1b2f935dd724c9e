"""The time of day with the words around it: "at about 9:30 pm", "shortly after 2100 GMT"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recount.model.clocks import DAY, Clock, clock_text, minutes
from recount.model.dates import When
from recount.reading.dates.records import DateMention, Direction, Offset

SOON = 30
"""Minutes that "shortly after ten" reaches."""
_ABOUT = re.compile(
    r"\b(?:about|around|approximately|roughly|circa|near|nearly|almost|some)\s*$", re.I
)
_AFTER = re.compile(r"\b(?:(shortly|just|soon|minutes)\s+)?(after|past|from)\s*$", re.I)
_BEFORE = re.compile(r"\b(?:(shortly|just|minutes)\s+)?(before|by|until)\s*$", re.I)
_BETWEEN = re.compile(r"\bbetween\s+(\d{1,2}(?::[0-5]\d)?)\s*(a\.?m\.?|p\.?m\.?)?\s+and\s*$", re.I)
_OPENS = re.compile(r"\bbetween\s*$", re.I)
_ZONE = re.compile(r"\(?\b(GMT|UTC|Z|local\stime|[A-Z]{2,4}T)\b")
_HALF = re.compile(r"([ap])\.?m\b", re.I)
_IN_MINUTES = {"TH": 60.0, "TM": 1.0}
_BACK, _ON = 40, 16
"""Characters before and behind a time in which the words about it stand."""


def with_clocks(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The mentions; those that name a time of the clock with it, as exact as the words make it."""
    return [_with_clock(text, mention) for mention in mentions]


def _with_clock(text: str, mention: DateMention) -> DateMention:
    part = mention.when.part_of_day if mention.when else None
    part = part or (mention.offset.part_of_day if mention.offset else None)
    if part is None or part[1:2].isdigit() is False or ":" not in part:
        return mention
    clock = _clock(text, mention, part[1:6])
    when = replace(mention.when, clock=clock) if mention.when else None
    return replace(mention, when=when, clock=clock)


def _clock(text: str, mention: DateMention, time: str) -> Clock:
    start, end = mention.span.start, mention.span.end
    before = text[max(0, start - _BACK) : start]
    zone = _zone(text[start : end + _ON], end - start)
    first, last, about = _bounds(before, mention.span.quote, time)
    found = next((m for m in (_ABOUT, _AFTER, _BEFORE, _BETWEEN) if m.search(before)), None)
    match = found.search(before) if found else None
    words = text[start - len(match.group()) : end] if match else mention.span.quote
    return Clock(first, last, words.strip(), about, zone)


def _bounds(before: str, words: str, time: str) -> tuple[str | None, str | None, bool]:
    minute = min(minutes(time), DAY - 1)
    between = _BETWEEN.search(before)
    if between is not None:
        return _first(between, words, minute), time, False
    if _OPENS.search(before):
        return time, None, False
    after, ahead = _AFTER.search(before), _BEFORE.search(before)
    if after is not None:
        return time, clock_text(min(minute + SOON, DAY - 1)) if after.group(1) else None, False
    if ahead is not None:
        return clock_text(max(minute - SOON, 0)) if ahead.group(1) else None, time, False
    return time, time, _ABOUT.search(before) is not None


def _first(between: re.Match[str], words: str, last: int) -> str:
    """The time from which on: "between 10 and 11 a.m." takes the half of the day of its end."""
    hour = minutes(between.group(1))
    found, noon = _HALF.search(between.group(2) or words), DAY // 2
    if found is not None and found.group(1).lower() == "p" and hour < noon <= last - hour:
        hour += noon
    return clock_text(hour % DAY)


def _zone(words: str, own: int) -> str | None:
    found = _ZONE.search(words)
    if found is None or (found.start() > own + 2):
        return None
    name = found.group(1)
    return "GMT" if name in ("UTC", "Z") else "local" if name.startswith("local") else name


def clock_after(offset: Offset, known: Clock | None, words: str) -> Clock | None:
    """The time of what came so many minutes or hours after, or before, a known time."""
    if known is None or offset.amount is None or offset.unit not in _IN_MINUTES:
        return None
    if offset.direction not in (Direction.AFTER, Direction.BEFORE):
        return None
    by = offset.amount * _IN_MINUTES[offset.unit]
    if offset.direction is Direction.BEFORE:
        by = -by
    moved = [_moved(end, by) for end in (known.start, known.end)]
    if all(end is None for end in moved):
        return None
    return Clock(moved[0], moved[1], words, True, known.zone)


def _moved(time: str | None, by: float) -> str | None:
    """A time so many minutes on; none where that is another day."""
    minute = None if time is None else minutes(time) + round(by)
    return clock_text(minute) if minute is not None and 0 <= minute < DAY else None


def told_clock(mention: DateMention, known: When) -> Clock | None:
    """The time of day of a mention that counts from something whose time is known."""
    if mention.clock is not None or mention.offset is None:
        return mention.clock
    return clock_after(mention.offset, known.clock, mention.span.quote)
