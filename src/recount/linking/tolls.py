"""The numbers that a claim gives, made ready to be compared with those of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from recount.model.counts import Count, Outcome, Victims

Toll = tuple[int, int | None]
"""The least and the greatest number of people, the latter None where open."""


class Likeness(IntEnum):
    """How near the numbers of two claims come to each other, the nearest first."""

    EQUAL = 0
    NEAR = 1
    OVERLAPPING = 2
    CLOSE = 3
    APART = 4
    FAR = 5


@dataclass(frozen=True, slots=True)
class Likened:
    """The nearest that two claims' numbers come; `number` where they are equal or all but equal."""

    likeness: Likeness
    number: int = 0


def tolls_of(counts: Sequence[Count], outcome: Outcome) -> tuple[Toll, ...]:
    """The number of people of one outcome that one claim adds up to; none where it gives none.

    Different victims in one sentence add up ("three civilians and five fighters", "four US and five
    Malian soldiers"); parts do not. "Three were killed with their families" is three or more.
    """
    wholes: dict[tuple[Victims, int | None], Count] = {}
    for count in counts:
        if count.outcome is outcome and count.part_of is None and bounded(count):
            at = count.span.start if count.span is not None else None
            wholes.setdefault((count.victims, at), count)
    if not wholes:
        return ()
    low = sum(count.low or 0 for count in wholes.values())
    highs = [None if _singles_out(count) else count.high for count in wholes.values()]
    if None in highs or is_more_than_counted(counts, outcome):
        return ((low, None),)
    return ((low, sum(high for high in highs if high is not None)),)


def is_more_than_counted(counts: Sequence[Count], outcome: Outcome) -> bool:
    """Whether a claim speaks of people beside those whom it counts: "and their families"."""
    whole = [c for c in counts if c.outcome is outcome and c.part_of is None]
    return any(bounded(c) for c in whole) and not all(bounded(c) for c in whole)


def _singles_out(count: Count) -> bool:
    """ "Their two sons", "a barber": people who may be among those that others count."""
    one = count.low == count.high == 1
    return count.singled_out or (one and count.text.lower().startswith(("a ", "an ")))


def bounded(count: Count) -> bool:
    """Whether a count sets any bound at all ("dozens" need not)."""
    return count.low is not None or count.high is not None


def liken(ours: Iterable[Toll], theirs: Sequence[Toll]) -> Likened | None:
    """The nearest pair of numbers; None where one side gives none."""
    pairs = [liken_pair(a, b) for a in ours for b in theirs]
    if len(pairs) == 1:
        return pairs[0]
    return min(pairs, key=lambda pair: (pair.likeness, -pair.number)) if pairs else None


FEW = 2
"""From so many on "at least" is said of a number that was counted; "one" may be singled out."""
MANY = 10
"""From so many on two happenings of a day seldom come within a few of each other."""
SHARE = 15
"""One in so many is the few."""


def liken_pair(a: Toll, b: Toll) -> Likened:
    """How near two numbers come to each other; "at least 40" names the same number as "40"."""
    if a == b and a[0] == a[1]:
        return Likened(Likeness.EQUAL, a[0])
    if _names_one(a) and _names_one(b) and min(a[0], b[0]) >= FEW:
        if a[0] == b[0]:
            return Likened(Likeness.EQUAL, a[0])
        if min(a[0], b[0]) >= MANY and abs(a[0] - b[0]) <= max(1, max(a[0], b[0]) // SHARE):
            return Likened(Likeness.NEAR, min(a[0], b[0]))
    if (b[1] is None or a[0] <= b[1]) and (a[1] is None or b[0] <= a[1]):
        return Likened(Likeness.OVERLAPPING)
    lower, upper = (a, b) if a[0] < b[0] else (b, a)
    gap = upper[0] - (lower[1] if lower[1] is not None else lower[0])
    if gap <= max(2, upper[0] // 4):
        return Likened(Likeness.CLOSE)
    return Likened(Likeness.FAR if upper[0] > 2 * (lower[1] or 0) else Likeness.APART)


def _names_one(toll: Toll) -> bool:
    """Whether it is one number, be it with "at least"; not "dozens"."""
    return toll[1] is None or toll[0] == toll[1]


def conflict(ours: Sequence[Count], theirs: Sequence[Count]) -> bool:
    """Whether one speaker would contradict herself by saying both of one happening.

    Only numbers of dead or captured that exclude each other; a part of the victims may be fewer
    than all of them.
    """
    return any(
        _exclude(a, b)
        for outcome in (Outcome.KILLED, Outcome.CAPTURED)
        for a in _of(ours, outcome)
        for b in _of(theirs, outcome)
    )


def _of(counts: Sequence[Count], outcome: Outcome) -> list[Count]:
    """The counts of one outcome; without an upper bound where the claim speaks of more people."""
    open_above = is_more_than_counted(counts, outcome)
    found = [count for count in counts if count.outcome is outcome]
    return [replace(c, high=None) for c in found] if open_above else found


def _exclude(a: Count, b: Count) -> bool:
    if not (bounded(a) and bounded(b)) or a.part_of is not None or b.part_of is not None:
        return False
    smaller, larger = (a, b) if (a.low or 0) < (b.low or 0) else (b, a)
    if smaller.high is None or larger.low is None or smaller.high >= larger.low:
        return False
    if larger.high is None and larger.low == smaller.high + 1:
        return False  # "over 40", where the title has 40
    if _singles_out(smaller):
        return False
    return smaller.victims in (larger.victims, Victims.UNSTATED)
