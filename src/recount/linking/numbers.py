"""What the numbers of dead, captured and injured say of a pair of tellings."""

from __future__ import annotations

from collections.abc import Sequence

from recount.linking.levels import CAPTURED, DEAD, INJURED, LISTED, SILENT, SIZES, Level, Numbers
from recount.linking.tellings import Telling
from recount.linking.tolls import Likeness, Toll, liken

_SIZE = tuple(next(key for least, key in SIZES if number >= least) for number in range(21))


def compare_dead(a: Telling, b: Telling) -> Level:
    """Numbers of dead; where a list deals them out "respectively", any of the list's numbers."""
    if not a.killed or not b.killed:
        return SILENT
    if a.listed != b.listed and _listed(a, b):
        return LISTED
    return _compare(a.killed, b.killed, DEAD)


def compare_captured(a: Telling, b: Telling) -> Level:
    """Numbers of captured."""
    return _compare(a.captured, b.captured, CAPTURED)


def compare_injured(a: Telling, b: Telling) -> Level:
    """Numbers of injured, which reports give carelessly."""
    return _compare(a.injured, b.injured, INJURED)


def _listed(a: Telling, b: Telling) -> bool:
    return any(toll in b.killed for toll in a.listed) or any(t in a.killed for t in b.listed)


def _compare(ours: Sequence[Toll], theirs: Sequence[Toll], levels: Numbers) -> Level:
    if not ours or not theirs:
        return SILENT
    likened = liken(ours, theirs)
    if likened is None:
        return SILENT
    if likened.likeness is Likeness.EQUAL:
        return levels.equal[_SIZE[min(20, likened.number)]]
    return levels.unequal[likened.likeness - 1]
