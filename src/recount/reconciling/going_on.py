"""Reckoning only what is touched by documents, decisions or events that are other.

An event is touched where it is another than it was or holds a claim of a document that is, where a
total that may speak of it is other, and where it is of one component with one that is touched.
What a claim answers or takes back stands in its own document. The outcome is that of reckoning
everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recount.model.claims import Claim, Stance
from recount.model.documents import Document
from recount.model.events import (
    Cluster,
    Contradiction,
    Derivation,
    Event,
    Linking,
    Membership,
    Solved,
)
from recount.model.roll import Relinked, Rereckoned, Roll, Then, spoken
from recount.reconciling.case import Case
from recount.reconciling.checks import within_claims
from recount.reconciling.components import components
from recount.reconciling.counting import counted
from recount.reconciling.methodology import Methodology
from recount.reconciling.reckoning import Reckoned, reckon
from recount.reconciling.reconcile import parted
from recount.reconciling.remembering import Memory
from recount.reconciling.sources import Sources
from recount.reconciling.standing import Standing


@dataclass(frozen=True, slots=True)
class Scene:
    """A ledger as it is now: claims in force, documents and their origins, events and totals as
    they were linked before, and what of them is other. `changed` are the documents whose claims,
    text or origin are not what they were."""

    claims: Mapping[str, Claim]
    claims_in: Callable[[str], Sequence[Claim]]
    documents: Mapping[str, Document]
    origins: Mapping[str, str]
    roll: Roll
    relinked: Relinked
    changed: frozenset[str]


def go_on(standing: Standing, scene: Scene, methodology: Methodology) -> Rereckoned | None:
    """What of the numbers becomes other; None where they were chosen by other rules."""
    if standing.methodology != methodology.label:
        return None
    return _Later(standing, scene, methodology).change()


class _Later:
    """The touched events, and all that has to be looked at for them."""

    def __init__(self, standing: Standing, scene: Scene, methodology: Methodology) -> None:
        self._standing, self._scene, self._methodology = standing, scene, methodology
        self._then = Then(scene.roll, scene.relinked)
        come = {cluster.id for _, cluster in scene.relinked.clusters}
        self._come_or_gone = come ^ scene.relinked.gone
        self._changed = set(scene.changed)
        self._touched = self._closed(self._seeds())
        self._held = {key for name in self._touched for key in self._cluster(name).claims}
        over = {total for name in self._touched for total in self._then.totals_over(name)}
        self._beside = self._changed | {d for d in map(self._document, over) if d is not None}

    def change(self) -> Rereckoned:
        """All that becomes other."""
        near = self._near()
        linking = self._around(near)
        case = self._case(linking, near)
        held = {key for key, row in near.items() if row.document in self._beside} | self._held
        looked_at = held & near.keys()
        memory = Memory(self._standing.solved)
        parts: list[tuple[str, Reckoned]] = []
        groups = [
            group
            for group in components(linking, near)
            if linking.clusters[group[0]].id in self._touched
        ]
        for first, part in parted(case, groups):
            parts.append((linking.clusters[first].id, reckon(part, memory)))
        found = {row.id: row for row in within_claims(case, looked_at)}
        found.update((row.id, row) for _, one in parts for row in one.contradictions)
        out = self._touched | self._come_or_gone
        events = {row.id: row for _, one in parts for row in one.events}
        left = {first: one.remainders for first, one in parts if one.remainders}
        firsts = {self._standing.left_by[name] for name in out if name in self._standing.left_by}
        new = memory.used.keys() - self._standing.solved.keys()
        again = self._counted(events)
        return Rereckoned(
            gone=frozenset(out | {row.id for row in again}),
            events=tuple(again),
            derivations=tuple(row for _, one in parts for row in one.derivations)
            + self._same_derivations(again),
            settled=frozenset(self._settled(out, looked_at) | self._known(found)),
            contradictions=tuple(found.values()),
            left={**dict.fromkeys(firsts, ()), **left},
            solved=tuple(Solved(key, memory.used[key]) for key in sorted(new)),
        )

    # What is touched

    def _cluster(self, name: str) -> Cluster:
        found = self._then.cluster(name)
        if found is None:
            raise KeyError(name)
        return found

    def _document(self, claim: str) -> str | None:
        found = self._scene.claims.get(claim)
        return found.document if found is not None else None

    def _seeds(self) -> set[str]:
        """The events that are touched by themselves."""
        roll, relinked, then = self._scene.roll, self._scene.relinked, self._then
        seeds = {one.id for _, one in relinked.clusters if roll.clusters.get(one.id) != one}
        other = [roll.memberships[total] for total in relinked.forgotten]
        other += relinked.memberships
        totals = {total for name in self._come_or_gone for total in then.totals_over(name)}
        other += self._memberships(totals)
        self._changed |= {d for row in other if (d := self._document(row.total)) is not None}
        seeds |= then.told_in(self._changed)
        inside = {one.id for name in self._changed for one in self._scene.claims_in(name)}
        for row in (*other, *self._memberships(inside)):
            seeds.update(spoken(row))
        return {name for name in seeds if then.cluster(name) is not None}

    def _memberships(self, totals: Iterable[str]) -> Iterator[Membership]:
        found = (self._then.membership(total) for total in totals)
        return (row for row in found if row is not None)

    def _closed(self, seeds: set[str]) -> set[str]:
        """With all that hangs together with them."""
        found, queue = set(seeds), list(seeds)
        while queue:
            for name in self._tied(queue.pop()):
                if name not in found and self._then.cluster(name) is not None:
                    found.add(name)
                    queue.append(name)
        return found

    def _tied(self, name: str) -> Iterator[str]:
        """The events that one hangs together with, by totals and by what its documents say."""
        cluster, of = self._cluster(name), self._then.event_of
        for row in self._memberships({*self._then.totals_over(name), *cluster.claims}):
            if row.total in self._scene.claims and all(map(self._then.cluster, spoken(row))):
                yield from spoken(row)
                yield from (of[one] for one in (row.total,) if one in of)
        for document in cluster.documents:
            for claim in self._scene.claims_in(document):
                if claim.series is not None and claim.series.respectively and claim.id in of:
                    yield from self._in_series(claim, name)
                if claim.stance is Stance.RETRACTS and claim.about is not None:
                    both = [of[one] for one in (claim.id, claim.about) if one in of]
                    if name in both and claim.id in of:
                        yield from both

    def _in_series(self, claim: Claim, name: str) -> Iterable[str]:
        """The events of a series, where one is of it."""
        of, series = self._then.event_of, claim.series
        events = {
            of[one.id]
            for one in self._scene.claims_in(claim.document)
            if one.series and series and one.series.key == series.key
            if one.series.respectively and one.id in of
        }
        return events if name in events else ()

    # What is reckoned

    def _near(self) -> dict[str, Claim]:
        """The claims of all documents that it needs, in the order of their ids."""
        documents = self._beside | {
            d for key in self._held if (d := self._document(key)) is not None
        }
        found = {one.id: one for name in documents for one in self._scene.claims_in(name)}
        return dict(sorted(found.items()))

    def _around(self, near: Mapping[str, Claim]) -> Linking:
        """The touched events, and those that other claims of their documents speak of."""
        of, then = self._then.event_of, self._then
        beside = {key for key, row in near.items() if row.document in self._beside}
        totals = {total for name in self._touched for total in then.totals_over(name)} | beside
        rows = sorted(self._memberships(totals), key=lambda row: row.total)
        names = self._touched | {of[key] for key in beside if key in of}
        names |= {one for row in rows for one in spoken(row) if then.cluster(one) is not None}
        return Linking(
            tuple(self._cluster(name) for name in sorted(names, key=then.place)), tuple(rows)
        )

    def _case(self, linking: Linking, near: Mapping[str, Claim]) -> Case:
        scene = self._scene
        names = {row.document for row in near.values()}
        documents = [scene.documents[name] for name in sorted(names) if name in scene.documents]
        sources = Sources.of(scene.origins, documents, self._methodology, near.values())
        return Case.of(linking, near, sources)

    # What comes of it

    def _counted(self, events: dict[str, Event]) -> list[Event]:
        """The events with as how many they count, and others for which that is other now."""
        relinked, roll, standing = self._scene.relinked, self._scene.roll, self._standing
        touched = [self._cluster(name) for name in events]
        both = [roll.clusters[name] for name in relinked.gone]
        come = [one for _, one in relinked.clusters]
        beside = standing.in_one_unit([*touched, *both, *come])
        clusters = {one.id: one for one in (*touched, *come)}
        clusters |= {name: one for name in beside if (one := self._then.cluster(name)) is not None}
        as_many = counted(tuple(clusters.values()), self._methodology)
        found = []
        for name in clusters:
            row = events.get(name) or standing.events[name]
            if row.counted != as_many[name]:
                row = replace(row, counted=as_many[name])
            if name in events or row is not standing.events[name]:
                found.append(row)
        return found

    def _same_derivations(self, events: Iterable[Event]) -> tuple[Derivation, ...]:
        """Those of events of which only that is other, as how many they count."""
        names = [row.id for row in events if row.id not in self._touched]
        return tuple(one for name in names for one in self._standing.derivations.get(name, ()))

    def _settled(self, out: set[str], looked_at: set[str]) -> set[str]:
        """The contradictions that do not stand any more, unless they were found again."""
        standing, claims = self._standing, self._scene.claims
        found = {key for name in out for key in standing.against.get(name, ())}
        for key in standing.of_no_event:
            names = standing.contradictions[key].claims
            if not all(one in claims and one not in looked_at for one in names):
                found.add(key)
        return found

    def _known(self, found: Mapping[str, Contradiction]) -> set[str]:
        return {key for key in found if key in self._standing.contradictions}
