"""Claims and events in, numbers with bounds, contradictions and explanations out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.events import (
    Contradiction,
    Derivation,
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
from recount.reconciling.standing import weight_of


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
    """Reconciles by one methodology, and need not solve sums again that it is told were solved
    before; the result is the same whatever it is told."""

    methodology: Methodology
    solved: tuple[Solved, ...] = ()

    def reconcile(
        self,
        linking: Linking,
        claims: Mapping[str, Claim],
        origins: Mapping[str, str],
        documents: Sequence[Document] = (),
    ) -> Reconciliation:
        """As the function of the same name."""
        return self._whole(_Now(linking, claims, origins, documents, components(linking, claims)))

    def _whole(self, now: _Now) -> Reconciliation:
        """Everything, from the beginning."""
        case, memory = now.case(now.claims, self.methodology), Memory.of(self.solved)
        found = _Found()
        found.contradict(within_claims(case, case.claims))
        for first, part in parted(case, now.groups):
            found.add(first, reckon(part, memory))
        return found.together(now, self.methodology, memory.solved)


Groups = Sequence[tuple[int, ...]]
"""Components, each by the places of its events among all."""


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


def parted(case: Case, groups: Groups) -> Iterator[tuple[int, Case]]:
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
            contradictions=tuple(sorted(self.contradictions.values(), key=weight_of)),
            derivations=tuple(one for row in clusters for one in self.derivations.get(row.id, ())),
            remainders=tuple(
                left for key in sorted(self.remainders) for left in self.remainders[key]
            ),
            methodology=methodology.label,
            solved=solved,
        )
