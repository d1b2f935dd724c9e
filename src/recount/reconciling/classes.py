"""Whose the people are: which classes lie inside which, and what that says of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recount.model.counts import Victims
from recount.reconciling.intervals import ANY, Interval, least

ALL = Victims.UNSTATED
"""The class that stands for all people of an event, whoever they are."""

TOP = (Victims.CIVILIAN, Victims.COMBATANT, Victims.SECURITY_FORCE)
"""Classes that share no person; together with people of no stated class they are all."""

AGES = (Victims.CHILD, Victims.WOMAN, Victims.MAN)
"""Classes by age and sex, that share no person."""

INSIDE: tuple[tuple[Victims, tuple[Victims, ...]], ...] = (
    (ALL, TOP),
    (Victims.CIVILIAN, AGES),
    (Victims.CIVILIAN, (Victims.AID_WORKER,)),
    (Victims.CIVILIAN, (Victims.JOURNALIST,)),
)
"""A class and classes inside it that share no person, so that together they are no more than it."""

ORDER = (ALL, *TOP, *(part for whole, parts in INSIDE[1:] for part in parts))
"""Every class, in the order in which tables show them."""

Boxes = Mapping[Victims, Interval]
"""What is allowed for each class; a class that is missing may be any number."""


def fitted(boxes: Boxes) -> dict[Victims, Interval] | None:
    """The same, made as narrow as the classes inside one another make it; None if nothing fits.

    Exact: the classes form a tree, so one pass up and one down reach every bound.
    """
    if len(boxes) == 1 and ALL in boxes:  # most often only all people are counted
        return _of_all(boxes[ALL])
    result = {victims: boxes.get(victims, ANY) for victims in ORDER}
    for whole, parts in reversed(INSIDE):
        least_inside = sum(result[part].low for part in parts)
        result[whole] = result[whole].meet(Interval(least_inside))
    if any(box.is_empty for box in result.values()):
        return None
    for whole, parts in INSIDE:
        room = result[whole].high
        taken = sum(result[part].low for part in parts)
        for part in parts:
            box = result[part]
            high = None if room is None else room - taken + box.low
            result[part] = Interval(box.low, least(box.high, high))
    return result


def _of_all(box: Interval) -> dict[Victims, Interval] | None:
    """Every class, where nothing is said of any but all people."""
    some = Interval(0, box.high)
    return None if box.is_empty else {v: box if v is ALL else some for v in ORDER}


def joined(all_boxes: Iterable[Boxes]) -> dict[Victims, Interval] | None:
    """What all of them allow together; None if they cannot all hold."""
    common: dict[Victims, Interval] = {}
    for boxes in all_boxes:
        for victims, box in boxes.items():
            common[victims] = common.get(victims, ANY).meet(box)
    return fitted(common)


def needed(victims: Iterable[Victims]) -> tuple[Victims, ...]:
    """These classes and those that hold them, in order, all people first."""
    wanted = {ALL, *victims}
    for whole, parts in reversed(INSIDE):
        if wanted & set(parts):
            wanted.add(whole)
    return tuple(item for item in ORDER if item in wanted)
