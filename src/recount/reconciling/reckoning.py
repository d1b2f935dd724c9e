"""The numbers of one component: of events that hang together, and of no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.model.counts import Outcome
from recount.model.events import (
    Contradiction,
    Derivation,
    Event,
    EventCount,
    Remainder,
)
from recount.reconciling.case import Aside, Case, Opened, open_event
from recount.reconciling.checks import dates_apart, places_apart
from recount.reconciling.deriving import Deriver
from recount.reconciling.dissent import numbers_apart
from recount.reconciling.grading import grade
from recount.reconciling.including import included
from recount.reconciling.of_shots import less_the_dead
from recount.reconciling.of_wounds import died_of_it
from recount.reconciling.origins import origins_of
from recount.reconciling.regions import Region, regions
from recount.reconciling.remainders import remainder
from recount.reconciling.remembering import Memory
from recount.reconciling.retractions import retracted
from recount.reconciling.rows import count_of, row_keys
from recount.reconciling.sheet import Key
from recount.reconciling.status import status_disputes
from recount.reconciling.swapped import swapped_series
from recount.reconciling.tally import Tally, tally_alone, tally_region
from recount.reconciling.totals import Total, find_totals
from recount.reconciling.yielding import settle

_ROUNDS = 6
"""Setting claims aside may bring out another contradiction; so often at most."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What comes of one component; its events do not say yet as how many they count."""

    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]
    derivations: tuple[Derivation, ...]
    remainders: tuple[Remainder, ...]


def reckon(case: Case, memory: Memory) -> Reckoned:
    """The numbers of the events of a case that is one component."""
    desk = _Desk(case, memory)
    desk.read_claims()
    desk.settle_sums()
    return desk.result()


class _Desk:
    """The work on one component, from first to last."""

    def __init__(self, case: Case, memory: Memory) -> None:
        case, self._died = less_the_dead(case)
        self._case, self._memory = case, memory
        swaps, swapped = swapped_series(case)
        self._aside = {**died_of_it(case), **retracted(case), **swapped}
        self._contradictions: dict[str, Contradiction] = {}
        self._keep(swaps)
        self._opened: dict[int, Opened] = {}
        self._unused: list[Total] = []
        self._regions: list[Region] = []
        self._quiet: dict[tuple[int, ...], Region] = {}

    def _keep(self, found: Sequence[Contradiction]) -> None:
        self._contradictions.update((row.id, row) for row in found)

    def read_claims(self) -> None:
        """Opens every event, and names what its own claims contradict."""
        for index, cluster in enumerate(self._case.clusters):
            row = open_event(self._case, cluster, self._aside)
            self._opened[index] = row
            self._keep(numbers_apart(self._case, row))
            self._keep(dates_apart(self._case, row))
            self._keep(places_apart(self._case, row))

    def settle_sums(self) -> None:
        """Sets aside what cannot hold with the totals, until the rest can."""
        for _ in range(_ROUNDS):
            yielding = self._settle_once()
            if not yielding:
                return
            self._aside.update(yielding)
            self._open_again({claim for claim, _ in yielding})
        self._settle_once(give_up=True)

    def _open_again(self, claims: set[str]) -> None:
        """Opens the events of claims that were set aside since."""
        for index, cluster in enumerate(self._case.clusters):
            if not claims.isdisjoint(cluster.claims):
                self._opened[index] = open_event(self._case, cluster, self._aside)
                stale = [events for events in self._quiet if index in events]
                for events in stale:
                    del self._quiet[events]

    def _settle_once(self, give_up: bool = False) -> dict[tuple[str, Outcome], Aside]:
        """One look at every region; the claims that yield, none where all can hold by now."""
        unused = {(row.claims, row.outcome) for row in self._unused}
        found = find_totals(self._case, list(self._opened.values()), self._aside)
        self._regions = regions([row for row in found if (row.claims, row.outcome) not in unused])
        yielding: dict[tuple[str, Outcome], Aside] = {}
        for region in self._regions:
            if self._quiet.get(region.events) == region:
                continue
            settled = settle(self._case, self._opened, region, self._memory)
            if not settled.aside and not settled.unused:
                self._quiet[region.events] = region
            self._keep(settled.contradictions)
            yielding.update(settled.aside or {})
            if not settled.aside or give_up:
                self._unused += settled.unused
        if not yielding or give_up:
            unused = {(row.claims, row.outcome) for row in self._unused}
            self._regions = regions(
                [row for row in found if (row.claims, row.outcome) not in unused]
            )
        return yielding

    def result(self) -> Reckoned:
        """Numbers, derivations and remainders of what is settled."""
        tally = Tally(memory=self._memory)
        by_sums = self._case.methodology.range_rule == "hull_and_sums"
        for region in self._regions if by_sums else ():
            tally_region(self._case, self._opened, region, tally)
        for index, row in self._opened.items():
            if index not in tally.totals:
                tally_alone(self._case, index, row, tally)
        deriver = Deriver(
            self._case,
            self._opened,
            tally,
            (self._aside, self._died),
            [*self._unused, *tally.unbound],
        )
        keys = {i: row_keys(i, row, tally) for i, row in self._opened.items()}
        return Reckoned(
            events=tuple(self._event(row, keys[i], tally) for i, row in self._opened.items()),
            contradictions=tuple(self._contradictions.values()),
            derivations=tuple(deriver.derivation(key) for i in keys for key in keys[i]),
            remainders=tuple(remainder(self._case, self._opened, tally, row) for row in tally.left),
        )

    def _event(self, row: Opened, keys: Sequence[Key], tally: Tally) -> Event:
        counts: tuple[EventCount, ...] = tuple(
            count_of(key, row, tally, self._case.methodology) for key in keys
        )
        cluster = row.cluster
        event = Event(
            id=cluster.id,
            type=cluster.type,
            when=cluster.when,
            where=cluster.where,
            perpetrator=cluster.perpetrator,
            target=cluster.target,
            weapon=cluster.weapon,
            counts=counts,
            claims=cluster.claims,
            documents=cluster.documents,
            origins=max(1, len(set(row.voice_of.values()))),
            part_of=cluster.part_of,
            strikes=cluster.strikes,
        )
        return replace(
            event,
            graded=grade(self._case, row, self._aside),
            included=included(event, self._case.methodology.inclusion),
            disputes=status_disputes(self._case, row),
            told_by=origins_of(self._case, row),
        )
