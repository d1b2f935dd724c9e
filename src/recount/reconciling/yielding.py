"""Which claims yield where sums cannot hold, by the rule of the fewest voices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from recount.model.counts import Outcome
from recount.model.events import Contradiction
from recount.reconciling import cpsat
from recount.reconciling.case import Aside, Case, Opened, SetAside
from recount.reconciling.checks import resolved_by
from recount.reconciling.conflicts import smallest_conflict
from recount.reconciling.intervals import ANY, Interval
from recount.reconciling.limits import Limit, Tangle
from recount.reconciling.misfits import joint_misfit, least_change, own_misfits, total_misfit
from recount.reconciling.regions import Region
from recount.reconciling.sheet import Sheet, make_sheet
from recount.reconciling.solving import is_possible
from recount.reconciling.totals import Total

_VOICE = 1000
"""A voice outweighs any number of documents that repeat it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of a region whose sums could not hold.

    `aside` are claims that yield; `unused` totals that are in a contradiction which nothing
    decides, so that they tighten nothing.
    """

    contradictions: tuple[Contradiction, ...] = ()
    aside: SetAside | None = None
    unused: tuple[Total, ...] = ()


@dataclass(frozen=True, slots=True)
class _Assertion:
    """A total, or what some voices say of one event, as something that may be dropped.

    A total has `limits`, a report `boxes` of single unknowns.
    """

    claims: tuple[str, ...]
    outcome: Outcome
    voices: int
    origins: int
    limits: tuple[Limit, ...] = ()
    boxes: tuple[tuple[int, Interval], ...] = ()
    total: Total | None = None
    event: int | None = None

    @property
    def events(self) -> tuple[int, ...]:
        """The events that it speaks of."""
        if self.total is not None:
            return self.total.events
        return () if self.event is None else (self.event,)

    @property
    def asks(self) -> tuple[Limit, ...]:
        """All that it asks of the unknowns, as limits."""
        return self.limits + tuple(Limit((u,), (), box.low, box.high) for u, box in self.boxes)

    @property
    def weight(self) -> int:
        return self.voices * _VOICE + self.origins


def settle(case: Case, opened: Mapping[int, Opened], region: Region) -> Settled:
    """Names what cannot hold in a region, and says which claims yield."""
    own = [row for total in region.totals for row in own_misfits(case, opened, total)]
    court = _Court(case, opened, region)
    if court.holds(range(len(court.assertions))):
        return Settled(tuple(own))
    groups, named = court.conflicts({key for row in own for key in row.claims})
    aside, tied = court.judgement(groups)
    return Settled((*own, *named), aside, tied)


Group = tuple[int, ...]
"""Assertions that cannot all hold, by number."""


class _Court:
    """All assertions of one region, and whether some of them can hold together."""

    def __init__(self, case: Case, opened: Mapping[int, Opened], region: Region) -> None:
        self._case, self._opened = case, opened
        rules = case.methodology
        self._effort = rules.effort
        events = {event: opened[event] for event in region.events}
        self._sheet = make_sheet(events, region.totals)
        self._free = [ANY] * len(self._sheet.boxes)
        self.assertions = [
            *_of_events(case, events, self._sheet),
            *(_of_total(total, self._sheet) for total in region.totals),
        ]

    @cached_property
    def _board(self) -> cpsat.Switchboard:
        """All assertions with a switch each; made only where they cannot all hold."""
        soft = {i: (row.weight, row.asks) for i, row in enumerate(self.assertions)}
        part = Tangle(tuple(range(len(self._free))), tuple(self._sheet.inside))
        return cpsat.Switchboard(part, self._free, soft, self._effort)

    def holds(self, chosen: Iterable[int], relaxed: int = 0) -> bool:
        """Whether these assertions can hold together, totals relaxed by some people."""
        rows = [self.assertions[index] for index in sorted(chosen)]
        events = sorted({event for row in rows for event in row.events})
        limits = [limit for event in events for limit in self._sheet.inside_of.get(event, ())]
        boxes = list(self._free)
        for row in rows:
            limits += [_relaxed(limit, relaxed) for limit in row.limits] if relaxed else row.limits
            for unknown, box in row.boxes:
                boxes[unknown] = boxes[unknown].meet(box)
        return is_possible(boxes, limits, self._effort)

    def conflicts(self, said: set[str]) -> tuple[list[Group], list[Contradiction]]:
        """Assertions that cannot all hold, group by group, and the contradictions, but for those
        of the totals whose claims have been named already."""
        reports = [i for i, row in enumerate(self.assertions) if row.total is None]
        totals = [i for i, row in enumerate(self.assertions) if row.total is not None]
        groups, named = self._single(totals, reports, said)
        rest = [i for i in totals if not any(i in group for group in groups)]
        while (core := self._board.core([*rest, *reports])) and not self.holds(core):
            group = smallest_conflict([i for i in [*rest, *reports] if i in core], self.holds)
            if not set(group) & set(rest):
                break
            groups.append(group)
            named.append(self._joint(group))
            rest = [i for i in rest if i not in group]
        return groups, named

    def _single(
        self, totals: Sequence[int], reports: Sequence[int], said: set[str]
    ) -> tuple[list[Group], list[Contradiction]]:
        """Totals that cannot hold with what is reported of their own events."""
        of_event: dict[int, list[int]] = {}
        for i in reports:
            of_event.setdefault(self.assertions[i].events[0], []).append(i)
        groups: list[Group] = []
        named: list[Contradiction] = []
        for i in totals:
            total = self.assertions[i].total
            near = [j for event in self.assertions[i].events for j in of_event.get(event, ())]
            if total is not None and not self.holds([*near, i]):
                groups.append((*near, i))
                if not set(total.claims) & said:
                    found = total_misfit(self._case, self._opened, total)
                    named.append(resolved_by(self._case, found, self._alone((*near, i))))
        return groups, named

    def _joint(self, group: Group) -> Contradiction:
        rows = [self.assertions[i] for i in group]
        totals = [row.total for row in rows if row.total is not None]
        events = [row.event for row in rows if row.event is not None]
        size = least_change(lambda by: self.holds(group, by))
        found = joint_misfit(self._case, self._opened, totals, events, size)
        single = [row.claims[0] for row in rows if len(row.claims) == 1]
        return resolved_by(self._case, found, single)  # of the fewest, each one resolves it

    def _alone(self, group: Group) -> list[str]:
        """Claims of which each one, set aside alone, lets the rest of a group hold."""
        single = [i for i in group if len(self.assertions[i].claims) == 1]
        return [
            self.assertions[i].claims[0]
            for i in single
            if self.holds([other for other in group if other != i])
        ]

    def judgement(self, groups: Sequence[Group]) -> tuple[SetAside, tuple[Total, ...]]:
        """The claims that yield, and the totals of ties, which bind nothing."""
        _, sure = self._board.lightest_to_drop()
        reason = "fewest independent voices speak for it among claims that cannot all hold"
        rule = self._case.methodology.aside_rule
        aside = {
            (key, self.assertions[i].outcome): Aside(rule, reason)
            for i in sorted(sure)
            for key in self.assertions[i].claims
        }
        return aside, self._tied(groups, sure)

    def _tied(self, groups: Sequence[Group], sure: frozenset[int]) -> tuple[Total, ...]:
        """Every total of a group that still cannot hold; if need be, of all groups."""
        left = [[i for i in group if i not in sure] for group in groups]
        tied = {i for group in left if not self.holds(group) for i in group}
        rest = [
            i for i in range(len(self.assertions)) if i not in sure and not self._binds(i, tied)
        ]
        if not self.holds(rest):
            tied = {i for group in left for i in group}
        totals = [self.assertions[i].total for i in sorted(tied)]
        return tuple(total for total in totals if total is not None)

    def _binds(self, index: int, tied: set[int]) -> bool:
        return index in tied and self.assertions[index].total is not None


def _relaxed(limit: Limit, by: int) -> Limit:
    low = None if limit.low is None else limit.low - by
    high = None if limit.high is None else limit.high + by
    return Limit(limit.plus, limit.minus, low, high)


def _of_total(total: Total, sheet: Sheet) -> _Assertion:
    limits = tuple(sheet.limits_of(total))
    return _Assertion(total.claims, total.outcome, total.voices, total.origins, limits, total=total)


def _of_events(case: Case, events: Mapping[int, Opened], sheet: Sheet) -> Iterable[_Assertion]:
    """Each position on an event; where they dispute each other, what all of them allow as one."""
    for event, row in sorted(events.items()):
        for outcome, outlook in row.outlooks.items():
            every = tuple(key for position in outlook.positions for key in position.claims)
            groups = [(position.boxes, position.claims) for position in outlook.positions]
            if outlook.allowed.is_disputed:
                groups = [(outlook.allowed.boxes, tuple(sorted(every)))]
            for boxes, claims in groups:
                known = tuple(
                    (sheet.keys[event, outcome, victims], box)
                    for victims, box in boxes.items()
                    if not box.is_open and (event, outcome, victims) in sheet.keys
                )
                documents = {case.claims[key].document for key in claims}
                yield _Assertion(
                    claims,
                    outcome,
                    len({row.voice_of[key] for key in claims}),
                    len({case.sources.origin(document) for document in documents}),
                    boxes=known,
                    event=event,
                )
