"""What two times say of a pair of tellings: overlap, days apart, and what the dates rest on."""

from __future__ import annotations

from recount.linking.days import Days
from recount.linking.kinds import Match, match_types
from recount.linking.numbers import DEAD, MANY_INJURED, TELLING, weigh_dead, weigh_injured
from recount.linking.tellings import Telling, between
from recount.linking.verdicts import Verdict, level, ruled_out
from recount.linking.vicinity import told_again
from recount.model.nights import Part

REACH = 3
"""So many days apart two dates may still be of one happening."""
COPY_REACH = 14
"""The same for one sentence that two documents print."""
ONE_SENTENCE = 30
"""Characters between two claims of one sentence."""
SOON = 60
"""Days after which two documents share the names of their town and their paper as a rule, and those
of a happening seldom."""
AGAIN_REACH = 400
"""Days after which what is published is hardly the same happening told again."""

SAME_DAY = level("time.same_day", 5.0, "the same day")
SAME_NIGHT = level("time.same_night", 4.5, "the same day")
INTERVALS = (
    (11, level("time.in_a_week", 4.0, "within one interval of about a week")),
    (22, level("time.in_a_fortnight", 3.5, "within one interval of about two weeks")),
    (45, level("time.in_a_month", 2.5, "within one interval of about a month")),
    (100, level("time.in_a_season", 1.25, "within one interval of some months")),
)
IN_A_YEAR = level("time.in_a_year", -3.0, "within one interval of up to a year")
ASSUMED = (
    (45, level("time.assumed", 2.0, "not dated, but of the right weeks")),
    (100, level("time.assumed_longer", 1.25, "not dated, but of the right months")),
)
ASSUMED_NEWS = level("time.assumed_news", 3.0, "not dated, but published as the news of that day")
NEWS = 1
"""Days after a happening on which most of what is published on it appears."""
ASSUMED_YEAR = level("time.assumed_year", -0.5, "not dated, but of the right year")
OUTSIDE = tuple(
    level(f"time.outside_{gap}", 4.0 - 2 * gap, "just outside the interval of the other")
    for gap in (1, 2, 3)
)
OUTSIDE_TOLD = level(
    "time.outside_told", -5.0, "the document tells a time just outside the interval of the other"
)
TWO_TIMES = level(
    "time.two_times", -4.0, "one sentence gives a day to the one and a wider time to the other"
)
UNDATED = level("time.undated", 2.0, "no date of its own, in the same document")
UNDATED_COPY = level("time.undated_copy", 0.0, "no date to compare, but the same sentence")
COPIED_APART = level(
    "time.copied_apart", -3.0, "days apart, but the same sentence with a relative date"
)
AGAIN = level(
    "time.again", -1.0, "different times, one of them only taken from when it was published"
)
OTHERWISE = level("time.otherwise", -3.0, "different times, one of them only relative")
LONG_AFTER = level(
    "time.long_after",
    -4.0,
    "different times, one of them only that of something published long after",
)
NO_DATE = ruled_out("no date to compare")
DIFFERENT_TIMES = ruled_out("different times")
OTHER_DAY_TOLD = ruled_out("different days in one document")
TOO_FAR = ruled_out("3 days apart, with nothing else to tie them")


def _ladder(name: str, weights: tuple[float, ...], words: str) -> tuple[Verdict, ...]:
    return tuple(
        level(f"time.{gap}_{name}", weight, f"{gap} day{'s' * (gap > 1)} apart, {words}")
        for gap, weight in enumerate(weights, start=1)
    )


_ALONE = "with nothing else to tie them"
RELATIVE_ALONE = _ladder("relative_alone", (-4.0, -5.0, -7.0), _ALONE)
WRITTEN_ALONE = (*_ladder("written_alone", (-5.0, -7.0), _ALONE), TOO_FAR)
WRITTEN = _ladder("written", (-2.0, -3.5, -6.0), "both written")
RELATIVE = _ladder("relative", (-1.0, -2.0, -4.0), "one only relative")
ONE_NIGHT = level("time.one_night", 3.5, "late on a day, and early on the next: one night")
EDGE_ALONE = level("time.edge_alone", -3.0, "1 day apart, one of them at the edge of its day")
EDGE = level("time.edge", 0.0, "1 day apart, one of them at the edge of its day, with more")
LATE = level("time.1_late", -0.5, "1 day apart, the later only relative")


def weigh_time(a: Telling, b: Telling) -> Verdict:
    """Overlap of the intervals by their length; days apart by what the dates rest on."""
    ours, theirs = a.days_beside(b), b.days_beside(a)
    if ours is None or theirs is None or ours.yearless != theirs.yearless:
        return _undated(a, b)
    gap = ours.gap(theirs)
    if gap and a.document == b.document and _is_undated_beside(a, b):
        return UNDATED
    if gap == 0:
        return _meeting(a, b, ours, theirs)
    if ours.firm and theirs.firm:
        return _days_apart(a, b, ours, theirs)
    if gap > REACH or ours.is_bounded or theirs.is_bounded:
        return _copied(a, b, ours, theirs)
    return OUTSIDE_TOLD if a.document == b.document else OUTSIDE[gap - 1]


def _is_undated_beside(a: Telling, b: Telling) -> bool:
    """Whether one has a known day and the other, of the same kind and of no other number of dead,
    only the days before its document appeared: none of the text's own, that would be another."""
    if a.days is None or b.days is None or match_types(a.type, b.type) is not Match.SAME:
        return False
    known, assumed = (a.days, b.days) if b.days.assumed else (b.days, a.days)
    return assumed.assumed and known.firm and weigh_dead(a, b) not in DEAD.unequal[1:]


def _meeting(a: Telling, b: Telling, ours: Days, theirs: Days) -> Verdict:
    if ours.firm and theirs.firm:
        return SAME_DAY if ours.length == theirs.length == 1 else SAME_NIGHT
    if _told_in_one_sentence(a, b) and _are_two_times(ours, theirs):
        return TWO_TIMES
    length = max(ours.length, theirs.length)
    if length <= 2:
        return SAME_DAY if length == 1 else SAME_NIGHT
    if ours.assumed or theirs.assumed:
        if a.document != b.document and abs(ours.last - theirs.last) <= NEWS:
            return ASSUMED_NEWS
        return next((found for most, found in ASSUMED if length <= most), ASSUMED_YEAR)
    return next((found for most, found in INTERVALS if length <= most), IN_A_YEAR)


def _are_two_times(ours: Days, theirs: Days) -> bool:
    return ours.firm != theirs.firm and not (ours.assumed or theirs.assumed)


def _told_in_one_sentence(a: Telling, b: Telling) -> bool:
    return a.document == b.document and between(a, b) <= ONE_SENTENCE


def _undated(a: Telling, b: Telling) -> Verdict:
    if a.document == b.document:
        return UNDATED
    return UNDATED_COPY if a.words & b.words else NO_DATE


def _days_apart(a: Telling, b: Telling, ours: Days, theirs: Days) -> Verdict:
    """Both days are known and differ: a slip of a day or two needs something to back it."""
    gap = ours.gap(theirs)
    if a.document == b.document:
        return OTHER_DAY_TOLD
    if gap > REACH:
        return _copied(a, b, ours, theirs)
    night = _of_a_night(a, b, ours, theirs) if gap == 1 else None
    if night is not None:
        return night
    soft = not (ours.written and theirs.written)
    if not is_backed(a, b):
        return (RELATIVE_ALONE if soft else WRITTEN_ALONE)[gap - 1]
    if not soft:
        return WRITTEN[gap - 1]
    return LATE if gap == 1 and _soft_is_later(ours, theirs) else RELATIVE[gap - 1]


def _of_a_night(a: Telling, b: Telling, ours: Days, theirs: Days) -> Verdict | None:
    """What is found of a day and the next where one is told at the edge that lies beside the
    other: "late on Tuesday", and "early on Wednesday", or only "Wednesday". One document does not
    tell one night by two days."""
    first, then = (ours, theirs) if ours.first < theirs.first else (theirs, ours)
    edges = (first.part, then.part)
    if edges == (Part.LATE, Part.EARLY):
        return ONE_NIGHT
    if edges in ((Part.LATE, None), (None, Part.EARLY)):
        return EDGE if is_backed(a, b) else EDGE_ALONE
    return None


def _soft_is_later(a: Days, b: Days) -> bool:
    """Whether the day that is only "yesterday" or a weekday is the later: news comes after."""
    if a.written == b.written:
        return True
    soft, hard = (b, a) if a.written else (a, b)
    return soft.first > hard.first


def is_backed(a: Telling, b: Telling) -> bool:
    """Whether more than time, place and kind ties two: a number that is not small, a person, a
    sentence, many injured, or rare words."""
    same = a.persons & b.persons or a.words & b.words
    if same or weigh_dead(a, b) in TELLING or weigh_injured(a, b) is MANY_INJURED:
        return True
    return told_again(a.around, b.around)


def _copied(a: Telling, b: Telling, ours: Days, theirs: Days) -> Verdict:
    """One sentence, printed by two documents, whose weekday was counted from different days."""
    gap = ours.gap(theirs)
    if gap <= COPY_REACH and a.words & b.words and not (ours.written and theirs.written):
        return COPIED_APART
    written = ours.written and theirs.written and not (ours.assumed or theirs.assumed)
    if written or gap > AGAIN_REACH or not told_again(a.around, b.around):
        return DIFFERENT_TIMES
    if gap > SOON and not a.persons & b.persons:
        return DIFFERENT_TIMES if ours.told and theirs.told else LONG_AFTER
    return AGAIN if _may_be_later(ours, theirs) else OTHERWISE


def _may_be_later(ours: Days, theirs: Days) -> bool:
    """Whether the later of two times is not the text's own, but counted from when the document
    was published, which may come back to a happening long after."""
    later = ours if ours.first > theirs.first else theirs
    return later.assumed or not later.written
