"""What the statements about one event allow together, and which of them cannot all hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from recount.model.counts import Victims
from recount.reconciling.classes import ALL, INSIDE, ORDER, TOP, Boxes, fitted, joined
from recount.reconciling.conflicts import largest_sets, smallest_conflict
from recount.reconciling.figures import Figure
from recount.reconciling.intervals import (
    ANY,
    Interval,
    hull_of,
)
from recount.reconciling.statements import Statement

_SIDES = frozenset({Victims.COMBATANT, Victims.SECURITY_FORCE})


@dataclass(frozen=True, slots=True)
class Position:
    """Statements of one event that allow the very same numbers."""

    boxes: Mapping[Victims, Interval]
    statements: tuple[Statement, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims of all its statements, in order of their ids."""
        return tuple(sorted({claim for row in self.statements for claim in row.claims}))

    @property
    def voices(self) -> frozenset[int]:
        """The independent voices that take it."""
        return frozenset(row.voice for row in self.statements)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the positions on one event allow.

    `boxes` hold every number of every largest set of them that can hold together. `is_disputed`
    says that not all can; `is_exact` that the boxes are no wider than that.
    """

    boxes: Mapping[Victims, Interval]
    is_disputed: bool
    is_exact: bool = True


def positions(
    statements: Sequence[Statement], in_totals: frozenset[Victims] = frozenset()
) -> tuple[Position, ...]:
    """The different positions, in the order in which they first come; none of what cannot hold by
    itself. `in_totals` are classes of which totals over the event count people."""
    by_boxes: dict[tuple[tuple[Victims, Interval], ...], list[Statement]] = {}
    for statement in with_silence_settled(statements, in_totals):
        if statement.has_numbers and fitted(statement.boxes) is not None:
            key = tuple((v, statement.boxes[v]) for v in ORDER if v in statement.boxes)
            by_boxes.setdefault(key, []).append(statement)
    return tuple(Position(dict(key), tuple(rows)) for key, rows in by_boxes.items())


def with_silence_settled(
    statements: Sequence[Statement], in_totals: frozenset[Victims] = frozenset()
) -> list[Statement]:
    """The same, where silence about a class gives way to others who count people of it.

    The dead of the two sides of a fight add up: one who counts only militants does not say that
    no soldier was killed. Who counts only civilians leaves room for a greater number of all
    people, and so does who counts only the attackers who fell. Who else counts only militants is
    read as speaking of everybody. A total that counts people
    of the other side says as well that there may be some.
    """
    settled = [_settled(row, statements) for row in statements]
    return [_beside_totals(row, in_totals) for row in settled] if in_totals else settled


def _beside_totals(one: Statement, in_totals: frozenset[Victims]) -> Statement:
    """A statement about one side alone, left open for people of the other side."""
    others = (in_totals & _SIDES) - set(one.said.classes)
    if one.alone is None or not one.said.named & _SIDES or not others:
        return one
    boxes = {victims: box for victims, box in one.boxes.items() if victims not in others}
    return replace(one, boxes={**boxes, ALL: Interval(one.alone.bounds.low)}, alone=None)


def _settled(one: Statement, statements: Sequence[Statement]) -> Statement:
    others = [row for row in statements if row is not one]
    if one.alone is None:
        return _beside_attackers(one, others)
    more = any(_tells_of_more(row, one) for row in others)
    if more and (one.leaves_room or one.of_attackers):
        return replace(
            one, boxes={**one.said.boxes, ALL: Interval(one.alone.bounds.low)}, alone=None
        )
    boxes, alone = dict(one.boxes), one.alone
    for side in sorted({Victims.CIVILIAN, *_SIDES} - one.said.named):
        figures = [row.said.added[side] for row in others if _counts_others(one, row, side)]
        if figures and side not in one.said.classes:
            both = Figure(hull_of(row.bounds for row in figures), figures[0].best)
            alone = alone.plus(both)
            boxes.pop(side, None)
    return replace(one, boxes={**boxes, ALL: alone.bounds}, alone=alone)


def _counts_others(one: Statement, other: Statement, side: Victims) -> bool:
    """Whether the people of a class whom another statement counts are others than those of this
    one: of the two sides of a fight; attackers, and whom they harmed; police, and some other number
    of civilians."""
    if side not in other.said.added or side not in other.said.named:
        return False
    ours = one.said.named
    if ours & _SIDES and side in _SIDES:
        return True
    if one.of_attackers or (other.of_attackers and side is Victims.COMBATANT):
        return True
    if {side, *ours} != {Victims.CIVILIAN, Victims.SECURITY_FORCE} or one.alone is None:
        return False
    return not other.said.added[side].bounds.meets(one.alone.bounds)


def _beside_attackers(one: Statement, others: Sequence[Statement]) -> Statement:
    """ "22 people were killed", where others count attackers among the dead: those whom these
    killed, and perhaps more."""
    whole = one.said.whole
    if whole is None or one.said.classes or not any(row.of_attackers for row in others):
        return one
    return replace(one, boxes={**one.boxes, ALL: Interval(whole.bounds.low)})


def _tells_of_more(other: Statement, one: Statement) -> bool:
    """Whether another statement counts more people, among whom those of this one may be."""
    figure = other.all_people
    if figure is None or one.alone is None or figure.bounds.meets(one.alone.bounds):
        return False
    wider = other.said.whole is not None or other.said.named > one.said.named
    return wider and figure.bounds.low > one.alone.bounds.low


def allowed(found: Sequence[Position], most: int) -> Allowed:
    """What these positions allow: all together, or else each largest set that can hold together.

    The combinations of up to `most` positions are tried; beyond that the bounds are outer ones.
    """
    rows = list(found)
    together = joined(row.boxes for row in rows)
    if together is not None:
        return Allowed(together, is_disputed=False)
    exact = len(rows) <= most
    groups = (
        largest_sets(range(len(rows)), _holder(rows)) if exact else [[i] for i in range(len(rows))]
    )
    worlds = [joined(rows[i].boxes for i in sorted(group)) for group in groups]
    possible = [world for world in [*worlds, *_added_up(rows)] if world is not None]
    hull = {victims: hull_of(world[victims] for world in possible) for victims in ORDER}
    return Allowed(hull, is_disputed=True, is_exact=exact)


def _holder(rows: Sequence[Position]) -> Callable[[frozenset[int]], bool]:
    return lambda some: joined(rows[i].boxes for i in sorted(some)) is not None


def _added_up(found: Sequence[Position]) -> list[dict[Victims, Interval] | None]:
    """The dead of both, where one counts only fighters and another only civilians, of another
    number, and nobody counts all: they may be other people."""
    rows = [statement for position in found for statement in position.statements]
    if any(row.said.whole for row in rows):
        return []
    fighters = {row.alone.bounds for row in rows if row.alone and row.said.named <= _SIDES}
    civilians = {
        row.alone.bounds for row in rows if row.alone and row.said.named == {Victims.CIVILIAN}
    }
    pairs = [(f, c) for f in fighters for c in civilians if not f.meets(c)]
    return [fitted({ALL: f.plus(c), Victims.CIVILIAN: c}) for f, c in pairs]


def dissents(found: Sequence[Position]) -> list[tuple[int, ...]]:
    """Smallest sets of positions that cannot all hold, as indices; best supported first.

    Every position that does not fit those before it is named once, with the fewest of them.
    """
    conflicts: list[tuple[int, ...]] = []
    accepted: list[int] = []

    holds = _holder(found)
    for index in range(len(found)):
        if holds(frozenset([*accepted, index])):
            accepted.append(index)
        else:
            conflicts.append(smallest_conflict([index, *accepted], holds))
    return conflicts


def is_about_status(one: Boxes, other: Boxes) -> bool:
    """Whether two positions call the same people by different classes: nobody of a class in one,
    somebody of it in the other, and not for want of people."""
    for victims in TOP:
        first, second = one.get(victims, ANY), other.get(victims, ANY)
        for nobody, some in ((first, second), (second, first)):
            if nobody.high == 0 and some.low > 0:
                return True
    return False


def size_between(one: Boxes, other: Boxes) -> int:
    """How many people two positions are apart, in the class where that is most."""
    gaps = [one.get(v, ANY).gap(other.get(v, ANY)) for v in ORDER]
    return max(gaps)


def parts_over(rows: Sequence[Boxes]) -> int:
    """By how many the classes that several positions count are together more than their whole:
    "12 dead, four of them children" and "at least ten women" are two too many."""
    most = 0
    for whole, parts in INSIDE:
        ends = [row.get(one, ANY).high for row in rows for one in (whole, ALL)]
        highs = [high for high in ends if high is not None]
        least = sum(max(row.get(part, ANY).low for row in rows) for part in parts)
        most = max(most, least - min(highs)) if highs else most
    return most
