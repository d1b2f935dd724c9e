"""Times of day as evidence: two strikes of one day at one place may be an hour apart."""

from __future__ import annotations

from recount.linking.levels import NEAR_CLOCK, OTHER_CLOCK, SAME_CLOCK, SILENT, TWO_CLOCKS, Level
from recount.linking.tellings import Telling

LOOSE = 30
"""Minutes by which two reports of one happening give its time otherwise."""
NEAR = 90
"""So far apart, two times may still be one that was badly told; the rest must decide."""
ZONES = 180
"""Up to so many minutes, a whole number of hours may be another clock's: a capital's, or GMT."""


def compare_clock(a: Telling, b: Telling) -> Level:
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
        return SAME_CLOCK
    if a.document == b.document:
        return TWO_CLOCKS
    near = apart <= NEAR or (apart <= ZONES and not apart % 60)
    return NEAR_CLOCK if near else OTHER_CLOCK
