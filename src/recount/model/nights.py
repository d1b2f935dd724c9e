"""The two days of one night: what is told as late on a day, and as early on the day after."""

from __future__ import annotations

import re
from enum import StrEnum

from recount.model.clocks import DAY, Clock
from recount.model.dates import When


class Part(StrEnum):
    """The end of a day at which words put something."""

    EARLY = "early"
    LATE = "late"


DAWN = 8 * 60
"""The minute of the day up to which "early" reaches."""
DUSK = 18 * 60
"""The minute from which it is late."""
_LATE = re.compile(r"late\b|.*\b(?:night|evening|midnight)\b", re.IGNORECASE | re.DOTALL)
_EARLY = re.compile(
    r"early\b(?!\s+(?:evening|afternoon))|.*\b(?:dawn|daybreak|sunrise|(?:early|small|wee|first)\s+hours)\b",
    re.IGNORECASE | re.DOTALL,
)
_OF_LATE, _OF_DAY = frozenset({"EV", "NI"}), frozenset({"AF"})


def part_of(when: When) -> Part | None:
    """Whether a time of one day is told as early or as late in it; None where the words say
    neither, or "the morning" alone, which is long."""
    if when.start is None or when.start != when.end:
        return None
    if when.clock is not None:
        return _part_of_clock(when.clock)
    if _EARLY.match(when.text):
        return Part.EARLY
    late = when.part_of_day in _OF_LATE or _LATE.match(when.text) is not None
    return Part.LATE if late and when.part_of_day not in _OF_DAY else None


def _part_of_clock(clock: Clock) -> Part | None:
    first, last = clock.span
    if first >= DAY:  # midnight stands at the end of its day
        return Part.EARLY if "after" in clock.text.lower() else Part.LATE
    if last <= DAWN:
        return Part.EARLY
    return Part.LATE if first >= DUSK else None


def are_one_night(a: When, b: When) -> bool:
    """Whether one is told as late on a day and the other as early on the next."""
    if a.start is None or b.start is None:
        return False
    first, then = (a, b) if a.start < b.start else (b, a)
    assert first.start is not None
    assert then.start is not None
    next_day = (then.start - first.start).days == 1
    return next_day and part_of(first) is Part.LATE and part_of(then) is Part.EARLY
