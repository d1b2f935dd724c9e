"""Which assertions about sums cannot all hold, which of them yield, and which are tied.

Numbers alone: assertions are known by their place in a list, so that the same numbers get the same
ruling whatever they are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from recount.reconciling import cpsat
from recount.reconciling.conflicts import dropped_by_all, smallest_conflict
from recount.reconciling.intervals import ANY, Interval
from recount.reconciling.limits import Effort, Limit, Tangle
from recount.reconciling.misfits import least_change
from recount.reconciling.remembering import Memory
from recount.reconciling.solving import is_possible, settled


@dataclass(frozen=True, slots=True)
class Assertion:
    """A total, or what some voices say of one event, as something that may be dropped.

    A total has `limits`, a report `boxes` of single unknowns. `is_alone` says that it is one claim.
    """

    weight: int
    limits: tuple[Limit, ...]
    boxes: tuple[tuple[int, Interval], ...]
    events: tuple[int, ...]
    is_total: bool
    is_alone: bool

    @property
    def asks(self) -> tuple[Limit, ...]:
        """All that it asks of the unknowns, as limits."""
        return self.limits + tuple(Limit((u,), (), box.low, box.high) for u, box in self.boxes)


Group = tuple[int, ...]
"""Assertions that cannot all hold, by number."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Assertions that cannot all hold: a total with what is reported of its own events, or, where
    `is_joint`, the fewest of several.

    `size` is by how much totals would have to move; each of `alone` resolves it by itself.
    """

    group: Group
    is_joint: bool
    size: int
    alone: Group


@dataclass(frozen=True, slots=True)
class Ruling:
    """Every clash, what yields in each choice of the least weight, and the totals of ties."""

    clashes: tuple[Clash, ...] = ()
    sure: Group = ()
    tied: Group = ()


@dataclass(frozen=True, slots=True)
class Docket:
    """All that a court looks at: assertions, how many unknowns there are, how the classes of each
    event lie in one another, and the work that it is worth."""

    assertions: tuple[Assertion, ...]
    unknowns: int
    inside: tuple[tuple[Limit, ...], ...]
    effort: Effort


def rule(docket: Docket, memory: Memory) -> Ruling:
    """The ruling on a docket, worked out only where its numbers were not met before."""

    def work() -> list[object]:
        found = _Court(docket).ruling()
        clashes = [[list(row.group), row.is_joint, row.size, list(row.alone)] for row in found[0]]
        return [clashes, list(found[1]), list(found[2])]

    clashes, sure, tied = memory.answer(("ruling", docket), work)
    rows = tuple(Clash(tuple(g), joint, size, tuple(alone)) for g, joint, size, alone in clashes)
    return Ruling(rows, tuple(sure), tuple(tied))


class _Court:
    """All assertions of one region, and whether some of them can hold together."""

    def __init__(self, docket: Docket) -> None:
        self._rows, self._inside = docket.assertions, docket.inside
        self._asks = [row.asks for row in self._rows]
        self._always = [limit for limits in self._inside for limit in limits]
        self._effort = docket.effort
        self._free = [ANY] * docket.unknowns

    def ruling(self) -> tuple[list[Clash], Sequence[int], Sequence[int]]:
        """Clashes, what yields, and what is tied; nothing where all can hold."""
        if self.holds(range(len(self._rows))):
            return [], (), ()
        clashes = self._clashes()
        groups = [row.group for row in clashes]
        sure = self._sure(groups)
        return clashes, sorted(sure), self._tied(groups, sure)

    def _sure(self, groups: Sequence[Group]) -> frozenset[int]:
        """What every choice of the least weight drops; each must drop some of each group."""
        weights = [row.weight for row in self._rows]
        every = frozenset(range(len(weights)))
        sure = dropped_by_all(weights, lambda some: self._settled(every - some), groups)
        return self._board.lightest_to_drop()[1] if sure is None else sure

    def _core(self, chosen: Sequence[int]) -> frozenset[int] | None:
        """Some of the chosen assertions that cannot all hold; None where all can."""
        return None if self._settled(chosen) else self._board.core(chosen)

    def _settled(self, chosen: Iterable[int]) -> bool | None:
        """Whether they can hold together, told without the solver, which takes a second to load;
        None where only it can tell."""
        asked = [limit for index in chosen for limit in self._asks[index]]
        return settled(self._free, [*self._always, *asked])

    @cached_property
    def _board(self) -> cpsat.Switchboard:
        """All assertions with a switch each; made only where they cannot all hold."""
        soft = {i: (row.weight, self._asks[i]) for i, row in enumerate(self._rows)}
        part = Tangle(tuple(range(len(self._free))), tuple(self._always))
        return cpsat.Switchboard(part, self._free, soft, self._effort)

    def holds(self, chosen: Iterable[int], relaxed: int = 0) -> bool:
        """Whether these assertions can hold together, totals relaxed by some people."""
        rows = [self._rows[index] for index in sorted(chosen)]
        events = sorted({event for row in rows for event in row.events})
        limits = [limit for event in events for limit in self._inside[event]]
        boxes = list(self._free)
        for row in rows:
            limits += [_relaxed(limit, relaxed) for limit in row.limits] if relaxed else row.limits
            for unknown, box in row.boxes:
                boxes[unknown] = boxes[unknown].meet(box)
        return is_possible(boxes, limits, self._effort)

    def _clashes(self) -> list[Clash]:
        reports = [i for i, row in enumerate(self._rows) if not row.is_total]
        totals = [i for i, row in enumerate(self._rows) if row.is_total]
        found = self._single(totals, reports)
        rest = [i for i in totals if not any(i in row.group for row in found)]
        while (core := self._core([*rest, *reports])) and not self.holds(core):
            group = smallest_conflict([i for i in [*rest, *reports] if i in core], self.holds)
            if not set(group) & set(rest):
                break
            found.append(self._joint(group))
            rest = [i for i in rest if i not in group]
        return found

    def _single(self, totals: Sequence[int], reports: Sequence[int]) -> list[Clash]:
        """Totals that cannot hold with what is reported of their own events."""
        of_event: Mapping[int, list[int]] = {event: [] for event in range(len(self._inside))}
        for i in reports:
            of_event[self._rows[i].events[0]].append(i)
        found = []
        for i in totals:
            near = tuple(j for event in self._rows[i].events for j in of_event[event])
            if not self.holds([*near, i]):
                found.append(Clash((*near, i), False, 0, self._alone((*near, i))))
        return found

    def _alone(self, group: Group) -> Group:
        """Claims of which each one, set aside alone, lets the rest of a group hold."""
        single = [i for i in group if self._rows[i].is_alone]
        return tuple(i for i in single if self.holds([j for j in group if j != i]))

    def _joint(self, group: Group) -> Clash:
        """Of the fewest that cannot hold, each one resolves it."""
        alone = tuple(i for i in group if self._rows[i].is_alone)
        return Clash(group, True, least_change(lambda by: self.holds(group, by)), alone)

    def _tied(self, groups: Sequence[Group], sure: frozenset[int]) -> list[int]:
        """Every total of a group that still cannot hold; if need be, of all groups."""
        left = [[i for i in group if i not in sure] for group in groups]
        tied = {i for group in left if not self.holds(group) for i in group}
        every = range(len(self._rows))
        rest = [i for i in every if i not in sure and not (i in tied and self._rows[i].is_total)]
        if not self.holds(rest):
            tied = {i for group in left for i in group}
        return [i for i in sorted(tied) if self._rows[i].is_total]


def _relaxed(limit: Limit, by: int) -> Limit:
    low = None if limit.low is None else limit.low - by
    high = None if limit.high is None else limit.high + by
    return Limit(limit.plus, limit.minus, low, high)
