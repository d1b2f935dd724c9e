"""Sums that do not add up, named in one sentence each."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from recount.model.claims import Claim
from recount.model.counts import Victims
from recount.model.events import Cluster, Contradiction, ContradictionKind
from recount.reconciling.case import Case, Opened
from recount.reconciling.checks import contradiction, resolved_by
from recount.reconciling.classes import ALL, ORDER
from recount.reconciling.intervals import ANY, Interval, hull_of, total_of
from recount.reconciling.statements import gives_numbers, statements
from recount.reconciling.totals import Total
from recount.reconciling.wording import (
    days,
    event_name,
    event_names,
    listed,
    number,
    people,
    speaker,
)

Events = Mapping[int, Opened]


@dataclass(frozen=True, slots=True)
class Part:
    """One event of a total with a number given for it, and a claim that gives it.

    `is_alone` says that no other claim gives it.
    """

    event: int
    box: Interval
    claim: str
    is_alone: bool = False


def own_misfits(case: Case, opened: Events, total: Total) -> list[Contradiction]:
    """Documents that give this total and list parts of it that do not make it."""
    found = []
    for key in total.claims:
        claim = case.claims[key]
        for victims in _classes(total):
            parts = _listed_in(case, opened, total, (claim, victims))
            size = _misfit(total, parts, victims)
            if size:
                named = _sum(case, opened, total, (claim, parts, size, "it lists"))
                alone = _alone_in(total, parts, victims)
                found.append(resolved_by(case, named, [key, *alone]))
                break
    return found


def _alone_in(total: Total, parts: Sequence[Part], victims: Victims) -> list[str]:
    """Parts without one of which the others may make the total."""
    return [
        part.claim
        for part in parts
        if part.is_alone and not _misfit(total, [p for p in parts if p is not part], victims)
    ]


def _classes(total: Total) -> list[Victims]:
    return [total.named, *(v for v in ORDER if v in total.boxes and v is not total.named)]


def _misfit(total: Total, parts: Sequence[Part], victims: Victims) -> int:
    """By how much the parts miss the total; 0 where they may make it.

    Fewer than all parts can only be too many.
    """
    if len(parts) < 2:
        return 0
    made, box = total_of(part.box for part in parts), total.boxes[victims]
    if box.high is not None and made.low > box.high:
        return made.low - box.high
    every = total.is_whole and len(parts) == len(total.members)
    return box.low - made.high if every and made.high is not None and made.high < box.low else 0


def _listed_in(
    case: Case, opened: Events, total: Total, asked: tuple[Claim, Victims]
) -> list[Part]:
    """What the document of a total says itself of the total's certain members."""
    claim, victims = asked
    parts = []
    for event in total.members:
        row = opened[event]
        own = [one for one in row.claims if one.document == claim.document and gives_numbers(one)]
        said = statements(own, total.outcome, row.voice_of, case.methodology)
        boxes = [one.boxes[victims] for one in said if victims in one.boxes]
        if boxes:
            first = case.counting(said[0].claims, total.outcome).id
            alone = len({key for one in said for key in one.claims}) == 1
            parts.append(Part(event, hull_of(boxes), first, alone))
    return parts


def total_misfit(case: Case, opened: Events, total: Total) -> Contradiction:
    """A total that what is reported of its members cannot make, whoever reports it."""
    alone = _larger_part(case, opened, total)
    if alone is not None:
        return alone
    for victims in _classes(total):
        for upper in (False, True):
            parts = _reported(case, opened, total, (victims, upper))
            size = _misfit(total, parts, victims)
            if size:
                claim = case.claims[total.claims[0]]
                return _sum(case, opened, total, (claim, parts, size, "reported for its events"))
    return joint_misfit(case, opened, [total], [*total.members], 0)


def _reported(case: Case, opened: Events, total: Total, asked: tuple[Victims, bool]) -> list[Part]:
    """What is reported of each member, with the claim that gives the least (or the most)."""
    victims, upper = asked
    parts = []
    for event in total.members:
        outlook = opened[event].outlooks.get(total.outcome)
        box = outlook.allowed.boxes.get(victims, ANY) if outlook else ANY
        if outlook and not box.is_open:
            ends = [_end(row.boxes.get(victims, ANY), upper) for row in outlook.positions]
            first = outlook.positions[ends.index(min(ends))]
            parts.append(Part(event, box, case.counting(first.claims, total.outcome).id))
    return parts


def _end(box: Interval, upper: bool) -> float:
    """Smaller for what sets the lower (or the upper) end of a hull."""
    if not upper:
        return box.low
    return -math.inf if box.high is None else -box.high


def _larger_part(case: Case, opened: Events, total: Total) -> Contradiction | None:
    """A total that is smaller than one of its own members."""
    for victims in _classes(total):
        for part in _reported(case, opened, total, (victims, False)):
            high = total.boxes[victims].high
            if high is not None and part.box.low > high:
                claim = case.claims[total.claims[0]]
                event = opened[part.event].cluster
                return contradiction(
                    ContradictionKind.ORDER,
                    [claim.id, part.claim],
                    [event.id],
                    f"the total of {_amount(total, victims, total.boxes[victims])} that "
                    f"{speaker(claim, case)} gives is smaller than the "
                    f"{_amount(total, victims, part.box)} of {event_name(event)}, which is only a "
                    "part of it.",
                    part.box.low - high,
                )
    return None


Found = tuple[Claim, Sequence[Part], int, str]
"""The claim of a total, the parts that do not make it, by how much, and where they stand."""


def _sum(case: Case, opened: Events, total: Total, found: Found) -> Contradiction:
    claim, parts, size, where = found
    made = total_of(part.box for part in parts)
    values = listed(number(part.box) for part in parts)
    victims = _class_of(total, made, size)
    given = total.boxes[victims]
    names = [opened[event].cluster for event in total.members]
    scope = claim.scope.when if claim.scope else None
    span = days(scope) if scope and (scope.start or scope.end) else event_names(names)
    told = f"is not the sum of the {values} {where}, which is {number(made)}"
    if made.low != made.high:
        told = _end_of(parts, given, where)
    return contradiction(
        ContradictionKind.SUM,
        [claim.id, *(part.claim for part in parts)],
        [opened[part.event].cluster.id for part in parts],
        f"the total of {_amount(total, victims, given)} that {speaker(claim, case)} gives for "
        f"{span} {told}.",
        size,
    )


def _amount(total: Total, victims: Victims, box: Interval) -> str:
    """A number of people, with whose they are where the total counts several classes."""
    named = [one for one in total.boxes if one is not ALL]
    if victims is ALL or (len(named) < 2 and box.high != 0):
        return number(box)
    return f"{number(box) if box.high else 'no'} {people(victims, box.high)}"


def _end_of(parts: Sequence[Part], given: Interval, where: str) -> str:
    """How a total misses numbers that are ranges: the least of them is too much, or the most."""
    least = [part.box.low for part in parts]
    if given.high is not None and sum(least) > given.high:
        return f"is less than the least {where}: {listed(least)} make {sum(least)}"
    most = [part.box.high or 0 for part in parts]
    return f"is more than the most {where}: {listed(most)} make {sum(most)}"


def _class_of(total: Total, made: Interval, size: int) -> Victims:
    """The class of the total that misses the sum by so much."""
    for victims in _classes(total):
        box = total.boxes[victims]
        if (box.high is not None and made.low - box.high == size) or (
            made.high is not None and box.low - made.high == size
        ):
            return victims
    return total.named


def joint_misfit(
    case: Case, opened: Events, totals: Sequence[Total], events: Sequence[int], size: int
) -> Contradiction:
    """Totals that cannot all hold, by themselves or with what is reported of some events."""
    given = [
        f"{number(total.box)} ({speaker(case.claims[total.claims[0]], case)})" for total in totals
    ]
    parts = []
    for total in totals:
        known = [event for event in total.members if event in set(events)]
        for part in _reported(case, opened, total, (total.named, False)):
            if part.event in known and part not in parts:
                parts.append(part)
    clusters = [opened[event].cluster for total in totals for event in total.events]
    beside = f" with what is reported of {event_names(_clusters(opened, events))}" if events else ""
    what = "the total of" if len(totals) == 1 else "the totals of"
    nested = len(totals) == 2 and (
        set(totals[0].events) <= set(totals[1].events)
        or set(totals[1].events) <= set(totals[0].events)
    )
    kind = ContradictionKind.ORDER if nested and not events else ContradictionKind.SUM
    return contradiction(
        kind,
        [*(total.claims[0] for total in totals), *(part.claim for part in parts)],
        [cluster.id for cluster in clusters],
        f"{what} {listed(given)} cannot {'all ' if len(totals) > 1 else ''}hold{beside}.",
        size,
    )


def _clusters(opened: Events, events: Sequence[int]) -> list[Cluster]:
    return [opened[event].cluster for event in dict.fromkeys(events)]


def least_change(is_possible: Callable[[int], bool]) -> int:
    """By how many people totals would have to move before all can hold."""
    most = 1
    while not is_possible(most):
        most *= 2
        if most > 10**9:
            return 0
    least = most // 2
    while least + 1 < most:
        middle = (least + most) // 2
        least, most = (least, middle) if is_possible(middle) else (middle, most)
    return most
