"""Claims and events in, numbers with bounds, contradictions and explanations out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.events import (
    Contradiction,
    ContradictionKind,
    Derivation,
    Earlier,
    Event,
    Linking,
    Membership,
    Reconciliation,
    Remainder,
    Solved,
)
from recount.reconciling.case import Case
from recount.reconciling.checks import within_claims
from recount.reconciling.components import components
from recount.reconciling.counting import counted
from recount.reconciling.methodology import Methodology
from recount.reconciling.reckoning import Reckoned, reckon
from recount.reconciling.remembering import Memory
from recount.reconciling.sources import Sources
from recount.reconciling.touching import Groups, Touched, touched_by

MOST = 0.5
"""Where a greater share of the events is touched, all may as well be reckoned anew."""


def reconcile(
    linking: Linking,
    claims: Mapping[str, Claim],
    origins: Mapping[str, str],
    methodology: Methodology,
    documents: Sequence[Document] = (),
) -> Reconciliation:
    """The numbers of every event by the methodology, every contradiction, and how it came about.

    `origins` gives for each document the origin that it shares with its copies. With `documents`
    a later toll of one speaker replaces an earlier one, and publishers are called by their names.
    """
    return Reconciler(methodology).reconcile(linking, claims, origins, documents)


@dataclass(frozen=True, slots=True)
class Reconciler:
    """Reconciles by one methodology, and need not work out again what it is told of an earlier run.

    The result is the same whatever it is told: sums that were solved before, and, as `earlier`,
    all numbers, of which only those are reckoned anew that are touched by what is other since.
    What is remembered of sums is then more, as what served for untouched ones stays.
    """

    methodology: Methodology
    solved: tuple[Solved, ...] = ()
    earlier: Earlier | None = None

    def reconcile(
        self,
        linking: Linking,
        claims: Mapping[str, Claim],
        origins: Mapping[str, str],
        documents: Sequence[Document] = (),
    ) -> Reconciliation:
        """As the function of the same name."""
        now = _Now(linking, claims, origins, documents, components(linking, claims))
        earlier = self.earlier
        if earlier is not None and earlier.reconciliation.methodology == self.methodology.label:
            touched = touched_by(earlier, linking, claims, now.groups)
            if len(touched.events) <= MOST * len(linking.clusters):
                return self._again(now, touched, earlier.reconciliation)
        return self._whole(now)

    def _whole(self, now: _Now) -> Reconciliation:
        """Everything, from the beginning."""
        case, memory = now.case(now.claims, self.methodology), Memory.of(self.solved)
        found = _Found()
        found.contradict(within_claims(case, case.claims))
        for first, part in _parted(case, now.groups):
            found.add(first, reckon(part, memory))
        return found.together(now, self.methodology, memory.solved)

    def _again(self, now: _Now, touched: Touched, before: Reconciliation) -> Reconciliation:
        """What was not touched as it was, and the rest anew."""
        near = {key: row for key, row in now.claims.items() if row.document in touched.documents}
        case, memory = now.case(near, self.methodology), Memory.of(self.solved)
        found = _Found()
        found.keep(before, touched, now)
        found.contradict(within_claims(case, touched.claims))
        for first, part in _parted(case, touched.groups):
            found.add(first, reckon(part, memory))
        solved = {row.key: row for row in (*before.solved, *memory.solved)}
        return found.together(now, self.methodology, tuple(solved[key] for key in sorted(solved)))


@dataclass(frozen=True, slots=True)
class _Now:
    """What there is to reconcile; `groups` are its components."""

    linking: Linking
    claims: Mapping[str, Claim]
    origins: Mapping[str, str]
    documents: Sequence[Document]
    groups: Groups

    def case(self, claims: Mapping[str, Claim], methodology: Methodology) -> Case:
        """All events, with some of the claims."""
        there = {row.document for row in claims.values()}
        documents = [row for row in self.documents if row.id in there]
        sources = Sources.of(self.origins, documents, methodology, claims.values())
        return Case.of(self.linking, claims, sources)

    def first_of(self) -> dict[str, int]:
        """By event, the place of the first event of its component."""
        clusters = self.linking.clusters
        return {clusters[place].id: group[0] for group in self.groups for place in group}


def _parted(case: Case, groups: Groups) -> Iterator[tuple[int, Case]]:
    """Each component by itself, with the place of its first event."""
    group_of = {place: group[0] for group in groups for place in group}
    rows: defaultdict[int, list[Membership]] = defaultdict(list)
    for row in case.memberships:
        for event in (*row.members, *row.possible)[:1]:
            if case.places[event] in group_of:
                rows[group_of[case.places[event]]].append(row)
    for group in groups:
        yield group[0], case.of_some(group, rows.get(group[0], ()))


@dataclass(slots=True)
class _Found:
    """Results as they come; remainders by the place of the first event of their component."""

    events: dict[str, Event] = field(default_factory=dict)
    derivations: defaultdict[str, list[Derivation]] = field(
        default_factory=lambda: defaultdict(list)
    )
    contradictions: dict[str, Contradiction] = field(default_factory=dict)
    remainders: defaultdict[int, list[Remainder]] = field(default_factory=lambda: defaultdict(list))

    def keep(self, before: Reconciliation, touched: Touched, now: _Now) -> None:
        """What an earlier run found of events that are not touched."""
        out, first_of = touched.events, now.first_of()
        there = now.claims.keys() - touched.claims
        self.events.update((row.id, row) for row in before.events if row.id not in out)
        for one in before.derivations:
            if one.event not in out:
                self.derivations[one.event].append(one)
        for left in before.remainders:
            if out.isdisjoint(left.events):
                self.remainders[first_of[left.events[0]]].append(left)
        self.contradict(
            row
            for row in before.contradictions
            if out.isdisjoint(row.events) and (row.events or there.issuperset(row.claims))
        )

    def contradict(self, found: Iterable[Contradiction]) -> None:
        """Adds contradictions, each once."""
        self.contradictions.update((row.id, row) for row in found)

    def add(self, first: int, part: Reckoned) -> None:
        """Adds what came of a component."""
        self.events.update((row.id, row) for row in part.events)
        for one in part.derivations:
            self.derivations[one.event].append(one)
        self.remainders[first] += part.remainders
        self.contradict(part.contradictions)

    def together(
        self, now: _Now, methodology: Methodology, solved: tuple[Solved, ...]
    ) -> Reconciliation:
        """All of it in the order of the events."""
        clusters = now.linking.clusters
        as_many = counted(clusters, methodology)
        events = (self.events[row.id] for row in clusters)
        return Reconciliation(
            events=tuple(
                row if row.counted == as_many[row.id] else replace(row, counted=as_many[row.id])
                for row in events
            ),
            contradictions=tuple(sorted(self.contradictions.values(), key=_weight)),
            derivations=tuple(one for row in clusters for one in self.derivations.get(row.id, ())),
            remainders=tuple(
                left for key in sorted(self.remainders) for left in self.remainders[key]
            ),
            methodology=methodology.label,
            solved=solved,
        )


_KINDS = list(ContradictionKind)


def _weight(row: Contradiction) -> tuple[int, int, str]:
    """By kind, then the largest first."""
    return _KINDS.index(row.kind), -row.size, row.id
