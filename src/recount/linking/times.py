"""Times of day as evidence: two strikes of one day at one place may be an hour apart."""

from __future__ import annotations

from recount.linking.days import Days
from recount.linking.tellings import Telling
from recount.linking.verdicts import SILENT, Verdict, level
from recount.model.clocks import DAY

LOOSE = 30
"""Minutes by which two reports of one happening give its time otherwise."""
NEAR = 90
"""So far apart, two times may still be one that was badly told; the rest must decide."""
ZONES = 180
"""Up to so many minutes, a whole number of hours may be another clock's: a capital's, or GMT."""
SAME_TIME = level("clock.same", 1.5, "the same time of day")
NEAR_TIME = level("clock.near", -5.0, "times of day an hour or so apart")
OTHER_TIME = level("clock.other", -7.0, "times of day that cannot be one")
TWO_TIMES = level("clock.two", -8.0, "one document gives two times of day")


HALF_A_DAY = 12 * 60


def weigh_clock(a: Telling, b: Telling) -> Verdict:
    """Times of day, where both are known on the same clock and lie on the same day, or one late on
    a day and the other early on the next."""
    ours, theirs = a.days_beside(b), b.days_beside(a)
    if ours is None or theirs is None:
        return SILENT
    apart = _minutes_apart(ours, theirs)
    if apart is None or 0 < apart <= LOOSE:
        return SILENT
    if apart == 0:
        return SAME_TIME
    if a.document == b.document:
        return TWO_TIMES
    if ours.first != theirs.first and apart > HALF_A_DAY:
        return SILENT  # two days, which the days themselves say
    near = apart <= NEAR or (apart <= ZONES and not apart % 60)
    return NEAR_TIME if near else OTHER_TIME


def _minutes_apart(a: Days, b: Days) -> int | None:
    """How many minutes lie between two times of one day, or of a day and the next; None where
    nobody can say. Where the day of one is not told, it may be that of the other."""
    if a.clock is None or b.clock is None:
        return None
    if a.first == b.first or a.assumed or b.assumed:
        return a.clock.minutes_apart(b.clock)
    first, then = (a, b) if a.first < b.first else (b, a)
    if then.first - first.first != 1 or first.clock is None or then.clock is None:
        return None
    if not first.clock.compares(then.clock):
        return None
    return max(0, DAY - first.clock.span[1] + then.clock.span[0])
