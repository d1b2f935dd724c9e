"""Times of day as evidence: two strikes of one day at one place may be an hour apart."""

from __future__ import annotations

from recount.linking.tellings import Telling
from recount.linking.verdicts import SILENT, Verdict, level

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


def weigh_clock(a: Telling, b: Telling) -> Verdict:
    """Times of day, where both are known on the same clock and lie on the same day."""
    ours, theirs = a.days_beside(b), b.days_beside(a)
    if ours is None or theirs is None or ours.clock is None or theirs.clock is None:
        return SILENT
    if ours.first != theirs.first:
        return SILENT
    apart = ours.clock.minutes_apart(theirs.clock)
    if apart is None or 0 < apart <= LOOSE:
        return SILENT
    if apart == 0:
        return SAME_TIME
    if a.document == b.document:
        return TWO_TIMES
    near = apart <= NEAR or (apart <= ZONES and not apart % 60)
    return NEAR_TIME if near else OTHER_TIME
