"""Numbers dealt out "respectively" that agree with everyone else once they change places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from recount.model.claims import Claim
from recount.model.counts import Outcome
from recount.model.events import Cluster, Contradiction, ContradictionKind
from recount.reconciling.case import Aside, Case
from recount.reconciling.checks import contradiction, resolved_by
from recount.reconciling.intervals import Interval
from recount.reconciling.statements import (
    gives_numbers,
    outcomes_of,
    read_counts,
    sum_of_added,
    usable_counts,
)
from recount.reconciling.wording import event_names, in_documents, listed, number, speakers

_LONGEST = 8
"""Series of more numbers than this are left alone: nobody deals out so many by "respectively"."""


def swapped_series(case: Case) -> tuple[list[Contradiction], dict[tuple[str, Outcome], Aside]]:
    """Series whose numbers nobody else gives for their events, but for one another's.

    Named, and the claims that moved are set aside.
    """
    found: list[Contradiction] = []
    aside: dict[tuple[str, Outcome], Aside] = {}
    for series in _series(case):
        for outcome in outcomes_of([claim for _, claim in series]):
            swap = _Swap(case, series, outcome)
            if swap.is_one():
                found.append(swap.contradiction())
                reason = Aside("respectively", swap.reason())
                aside |= {(key, outcome): reason for key in swap.moved()}
    return found, aside


def _series(case: Case) -> list[list[tuple[Cluster, Claim]]]:
    groups: dict[tuple[str, str], list[tuple[Cluster, Claim]]] = defaultdict(list)
    for cluster in case.clusters:
        for claim in case.of_event(cluster):
            if claim.series and claim.series.respectively and gives_numbers(claim):
                groups[claim.document, claim.series.key].append((cluster, claim))
    ordered = [sorted(rows, key=_place) for _, rows in sorted(groups.items())]
    return [rows for rows in ordered if 2 <= len(rows) <= _LONGEST]


def _place(row: tuple[Cluster, Claim]) -> tuple[int, str]:
    return (row[1].series.index if row[1].series else 0, row[1].id)


class _Swap:
    """One series, one outcome, and what everyone else says of its events."""

    def __init__(
        self, case: Case, series: Sequence[tuple[Cluster, Claim]], outcome: Outcome
    ) -> None:
        self._case, self._outcome = case, outcome
        self._series = [row for row in series if _all_people(row[1], outcome, case) is not None]
        self._values = [_all_people(claim, outcome, case) for _, claim in self._series]
        self._others = [self._elsewhere(cluster, claim) for cluster, claim in self._series]
        self._order = self._agreed_order()

    def _elsewhere(self, cluster: Cluster, own: Claim) -> list[tuple[Claim, Interval]]:
        """What other origins say of an event."""
        sources = self._case.sources
        found = []
        for claim in self._case.of_event(cluster):
            box = _all_people(claim, self._outcome, self._case)
            other = sources.origin(claim.document) != sources.origin(own.document)
            if box is not None and other and gives_numbers(claim):
                found.append((claim, box))
        return found

    def _agrees(self, value: int, event: int) -> bool:
        box = self._values[value]
        others = self._others[event]
        return not others or (box is not None and any(box.meets(said) for _, said in others))

    def _agreed_order(self) -> list[int] | None:
        """For each event the number of the series that others give for it, if there is a way."""
        taken: dict[int, int] = {}

        def place(event: int, tried: set[int]) -> bool:
            for value in [event, *(i for i in range(len(self._series)) if i != event)]:
                if value in tried or not self._agrees(value, event):
                    continue
                tried.add(value)
                if value not in taken or place(taken[value], tried):
                    taken[value] = event
                    return True
            return False

        if not all(place(event, set()) for event in range(len(self._series))):
            return None
        by_event = {event: value for value, event in taken.items()}
        return [by_event[event] for event in range(len(self._series))]

    def is_one(self) -> bool:
        """Whether the numbers as they stand clash at two events at least, and agree moved."""
        wrong = [i for i in range(len(self._series)) if not self._agrees(i, i)]
        return len(wrong) > 1 and self._order is not None

    def moved(self) -> list[str]:
        """The claims whose number belongs to another event."""
        order = self._order or []
        return [self._series[i][1].id for i, value in enumerate(order) if value != i]

    def reason(self) -> str:
        """Why they are set aside."""
        where = in_documents([claim for _, claim in self._series], self._case)
        return f"{where} deals out its numbers the wrong way round"

    def contradiction(self) -> Contradiction:
        """The series against one other claim for each event where they clash."""
        order = self._order or []
        rows = [i for i, value in enumerate(order) if value != i]
        given = [number(box) for i in rows if (box := self._values[i]) is not None]
        right = [number(box) for i in rows if (box := self._values[order[i]]) is not None]
        others = [self._others[i][0][0].id for i in rows if self._others[i]]
        where = in_documents([claim for _, claim in self._series], self._case)
        boxes = [(self._values[i], self._values[order[i]]) for i in rows]
        found = contradiction(
            ContradictionKind.RESPECTIVELY,
            [*(self._series[i][1].id for i in rows), *others],
            [self._series[i][0].id for i in rows],
            f"{where} deals out {listed(given)} {self._outcome.value} to the events of "
            f"{event_names([self._series[i][0] for i in rows])}, in that order; "
            f"{speakers(others, self._case)} gives {listed(right)}, so the numbers have "
            "changed places.",
            max((one.gap(two) for one, two in boxes if one and two), default=0),
        )
        return resolved_by(self._case, found, [])


def _all_people(claim: Claim, outcome: Outcome, case: Case) -> Interval | None:
    counts = usable_counts(claim)
    pairs = [(count, None) for count in counts if count.part_of is None]
    said = read_counts(pairs, outcome, case.methodology)
    if said is None:
        return None
    figure = said.whole or (sum_of_added(said) if said.named else None)
    return figure.bounds if figure else None
