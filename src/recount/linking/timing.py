"""What two times say of a pair of tellings: overlap, days apart, and what the dates rest on."""

from __future__ import annotations

from recount.linking.days import Days
from recount.linking.levels import (
    APART_LATE,
    APART_RELATIVE,
    APART_WRITTEN,
    ASSUMED_LONGER,
    ASSUMED_MONTH,
    ASSUMED_OTHER,
    ASSUMED_WEEK,
    COPIED_APART,
    DEAD,
    IN_A_FORTNIGHT,
    IN_A_MONTH,
    IN_A_SEASON,
    IN_A_WEEK,
    IN_A_YEAR,
    IN_TWO_DAYS,
    JUST_OUTSIDE,
    LISTED,
    NO_DATE,
    OTHER_DAY_TOLD,
    OTHER_TIME,
    SAME_DAY,
    SAME_NIGHT,
    TOLD_LATER,
    TOLD_OTHERWISE,
    TWO_TIMES,
    UNDATED,
    UNDATED_COPY,
    Level,
)
from recount.linking.numbers import compare_dead
from recount.linking.tellings import Telling, between
from recount.linking.vicinity import told_again

REACH = 3
"""So many days apart two dates may still be of one happening, where one is only relative."""
COPY_REACH = 14
"""The same for one sentence that two documents print."""
ONE_SENTENCE = 30
"""Characters between two claims of one sentence."""
AGAIN_REACH = 400
"""Days after which what is published is hardly the same happening told again."""
_INTERVALS = (
    (2, IN_TWO_DAYS),
    (8, IN_A_WEEK),
    (16, IN_A_FORTNIGHT),
    (35, IN_A_MONTH),
    (100, IN_A_SEASON),
)
_ASSUMED = ((8, ASSUMED_WEEK), (35, ASSUMED_MONTH))
_TELLING = frozenset({LISTED, *(DEAD.equal[size] for size in ("20_up", "8_to_19", "3_to_7"))})
"""What numbers of dead must be to tie two days together."""


def compare_time(a: Telling, b: Telling) -> Level:
    """Overlap of the intervals by their length; days apart by what the dates rest on."""
    ours, theirs = a.days_beside(b), b.days_beside(a)
    if ours is None or theirs is None or ours.yearless != theirs.yearless:
        return _undated(a, b)
    gap = ours.gap(theirs)
    if gap == 0:
        return _meeting(a, b, ours, theirs)
    if a.document == b.document and (ours.assumed or theirs.assumed):
        return ASSUMED_OTHER if ours.firm or theirs.firm else OTHER_TIME
    if ours.firm and theirs.firm:
        return _days_apart(a, b, ours, theirs)
    return JUST_OUTSIDE[gap - 1] if gap <= REACH else _copied(a, b, ours, theirs)


def _meeting(a: Telling, b: Telling, ours: Days, theirs: Days) -> Level:
    if ours.firm and theirs.firm:
        return SAME_DAY if ours.length == theirs.length == 1 else SAME_NIGHT
    if _told_in_one_sentence(a, b) and _are_two_times(ours, theirs):
        return TWO_TIMES
    length = max(ours.length, theirs.length)
    if ours.assumed or theirs.assumed:
        if a.document == b.document:
            return ASSUMED_WEEK
        return next((level for longest, level in _ASSUMED if length <= longest), ASSUMED_LONGER)
    return next((level for longest, level in _INTERVALS if length <= longest), IN_A_YEAR)


def _are_two_times(ours: Days, theirs: Days) -> bool:
    return ours.firm != theirs.firm and not (ours.assumed or theirs.assumed)


def _told_in_one_sentence(a: Telling, b: Telling) -> bool:
    return a.document == b.document and between(a, b) <= ONE_SENTENCE


def _undated(a: Telling, b: Telling) -> Level:
    if a.document == b.document:
        return UNDATED
    return UNDATED_COPY if a.words & b.words else NO_DATE


def _days_apart(a: Telling, b: Telling, ours: Days, theirs: Days) -> Level:
    """Both days are known and differ: a slip of a day or two, or a "yesterday" counted wrongly."""
    gap = ours.gap(theirs)
    if a.document == b.document:
        return OTHER_DAY_TOLD
    if gap > REACH:
        return _copied(a, b, ours, theirs)
    written = ours.written and theirs.written
    if written:
        return APART_WRITTEN.get(gap, OTHER_TIME)
    late = APART_LATE if _relative_is_later(ours, theirs) else APART_RELATIVE
    return late.get(gap, APART_RELATIVE[gap])


def _relative_is_later(a: Days, b: Days) -> bool:
    """Whether the day that is only "yesterday" or a weekday is the later: news comes after."""
    if a.written == b.written:
        return True
    relative, hard = (b, a) if a.written else (a, b)
    return relative.first > hard.first


def backed(a: Telling, b: Telling) -> bool:
    """Whether more than time, place and kind ties the two: a person, a number that is not small, a
    sentence, many rare words."""
    same = a.persons & b.persons or a.words & b.words
    return bool(same or compare_dead(a, b) in _TELLING or told_again(a.around, b.around))


def _copied(a: Telling, b: Telling, ours: Days, theirs: Days) -> Level:
    """One sentence, printed by two documents, whose weekday was counted from different days."""
    gap = ours.gap(theirs)
    if a.document == b.document:
        return OTHER_TIME
    written = ours.written and theirs.written
    if gap <= COPY_REACH and a.words & b.words and not written:
        return COPIED_APART
    written = written and not (ours.assumed or theirs.assumed)
    if written or gap > AGAIN_REACH or not told_again(a.around, b.around):
        return OTHER_TIME
    return TOLD_LATER if _may_be_later(ours, theirs) else TOLD_OTHERWISE


def _may_be_later(ours: Days, theirs: Days) -> bool:
    """Whether the later of two times is not the text's own, but counted from when the document
    was published, which may come back to a happening long after."""
    later = ours if ours.first > theirs.first else theirs
    return later.assumed or not later.written
