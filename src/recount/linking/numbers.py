"""What the numbers of dead, captured and injured say of a pair of tellings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from recount.linking.tellings import Telling
from recount.linking.tolls import Likeness, Toll, liken
from recount.linking.verdicts import SILENT, Verdict, level

SIZES = ((20, 5.0), (8, 4.0), (3, 2.5), (2, 1.0), (1, 0.5), (0, 0.0))
"""The larger a number, the less two happenings share it by chance."""
NEAR_SIZES = ((20, 2.0), (10, 1.0))
HURT_SIZES = ((20, 3.0), (8, 2.0), (2, 1.0))
"""The same for the injured, whom reports count carelessly."""


class Numbers(NamedTuple):
    """The levels of one outcome: equal numbers by their size, others by how near they come."""

    equal: tuple[tuple[int, Verdict], ...]
    near: tuple[tuple[int, Verdict], ...]
    unequal: tuple[Verdict, ...]


def _numbers(feature: str, of: str) -> Numbers:
    return Numbers(
        tuple(
            (least, level(f"{feature}.same_{least}", weight, f"the same number of {of}"))
            for least, weight in SIZES
        ),
        tuple(
            (least, level(f"{feature}.near_{least}", weight, f"all but the same number of {of}"))
            for least, weight in NEAR_SIZES
        ),
        (
            level(f"{feature}.overlapping", 0.25, f"numbers of {of} that can be one"),
            level(f"{feature}.close", -1.0, f"numbers of {of} that are close"),
            level(f"{feature}.apart", -2.0, f"different numbers of {of}"),
            level(f"{feature}.far", -3.0, f"numbers of {of} far apart"),
        ),
    )


DEAD = _numbers("dead", "dead")
CAPTURED = _numbers("captured", "captured")
LISTED = level("dead.listed", 2.0, "the number is one of those that the list deals out")
TELLING = frozenset({LISTED, *(found for least, found in DEAD.equal if least >= 3)})
"""What numbers of dead must be to tie two days together."""
SAME_INJURED = tuple(
    (least, level(f"injured.same_{least}", weight, "the same number of injured"))
    for least, weight in HURT_SIZES
)
MANY_INJURED = SAME_INJURED[0][1]
"""So many that they tie two days together as the dead do."""
FAR_INJURED = level("injured.far", -1.0, "numbers of injured far apart")


def weigh_dead(a: Telling, b: Telling) -> Verdict:
    """Numbers of dead; where a list deals them out "respectively", any of the list's numbers."""
    if not a.killed or not b.killed:
        return SILENT
    if a.listed != b.listed and _listed(a, b):
        return LISTED
    return _weigh(a.killed, b.killed, DEAD)


def _listed(a: Telling, b: Telling) -> bool:
    return any(toll in b.killed for toll in a.listed) or any(t in a.killed for t in b.listed)


def weigh_captured(a: Telling, b: Telling) -> Verdict:
    """Numbers of captured."""
    return _weigh(a.captured, b.captured, CAPTURED)


def weigh_injured(a: Telling, b: Telling) -> Verdict:
    """Numbers of injured, which reports give carelessly."""
    likened = liken(a.injured, b.injured) if a.injured and b.injured else None
    if likened is None:
        return SILENT
    if likened.likeness is Likeness.EQUAL and likened.number > 1:
        return next(found for least, found in SAME_INJURED if likened.number >= least)
    return FAR_INJURED if likened.likeness > Likeness.CLOSE else SILENT


def _weigh(ours: Sequence[Toll], theirs: Sequence[Toll], levels: Numbers) -> Verdict:
    likened = liken(ours, theirs) if ours and theirs else None
    if likened is None:
        return SILENT
    if likened.likeness is Likeness.EQUAL:
        return next(found for least, found in levels.equal if likened.number >= least)
    if likened.likeness is Likeness.NEAR:
        return next(found for least, found in levels.near if likened.number >= least)
    return levels.unequal[likened.likeness - Likeness.OVERLAPPING]
