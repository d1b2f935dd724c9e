"""Claims into events, and totals to their members: the room's work from first to last."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from recount.linking.accounts import (
    as_met,
    cluster_quickly,
    find_accounts,
    find_links,
    group_accounts,
)
from recount.linking.again import NOWHERE
from recount.linking.components import components
from recount.linking.found import Events
from recount.linking.held import Held
from recount.linking.naming import name_events, newly_borne
from recount.linking.reasons import with_decisions
from recount.linking.reference import cluster_plainly
from recount.linking.references import hangers_on
from recount.linking.rules import rules_of
from recount.linking.salvos import find_salvos
from recount.linking.scoring import PairScore, explain
from recount.linking.settled import Bonds
from recount.linking.tellings import outside, tell_all
from recount.linking.totals import members_of, membership
from recount.linking.weights import weights_from
from recount.model.claims import Claim, ClaimKind
from recount.model.decisions import DecisionKind, Settled
from recount.model.documents import Document
from recount.model.events import NO_PAST, Cluster, Linking, Membership, Past
from recount.model.linked import Linked
from recount.model.places import Where


def link(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    settled: Sequence[Settled] = (),
    past: Past = NO_PAST,
    places: Mapping[str, Where] = NOWHERE,
) -> Linking:
    """Which claims speak of one happening, and which events each total speaks of.

    Claims may come in any order and from any number of documents; the same claims give the same
    events, with the ids that they bore in the `past`. Documents give the dates of
    publication; one that is missing is taken as undated. What people settled binds; `places` are
    those that they set for the events of some claims, the last of an event the one that holds.
    """
    with _uncollected():
        return _link(replace(Given.of(claims, documents, settled, past), places=places))


def link_plainly(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    settled: Sequence[Settled] = (),
    past: Past = NO_PAST,
    places: Mapping[str, Where] = NOWHERE,
) -> Linking:
    """The same by the plain reference, which compares everything with everything."""
    with _uncollected():
        given = replace(Given.of(claims, documents, settled, past), places=places)
        accounts = as_met(find_accounts(given.claims, cluster_plainly, given.bonds), documents)
        groups = cluster_plainly(accounts, given.bonds)
        events = [tuple(accounts[number] for number in group) for group in groups]
        return _finish(Held(events, given.claims, given.bonds.weights), given)


def score_pair(a: Claim, b: Claim, documents: Sequence[Document] = ()) -> PairScore:
    """How strongly two claims, by themselves, speak for one happening, feature by feature."""
    published = {document.id: document.published for document in documents}
    told = tell_all([a, b])
    ours, theirs = told[a.id], told[b.id]
    if a.document != b.document:
        ours, theirs = outside(ours, published), outside(theirs, published)
    return explain(ours, theirs)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Linking makes millions of small records and no circles; looking for circles among them
    would take a third of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Given:
    """What is linked, by the ids of claims in their order, and what binds."""

    claims: Mapping[str, Claim]
    documents: Sequence[Document]
    settled: Sequence[Settled]
    bonds: Bonds
    past: Past
    places: Mapping[str, Where] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        claims: Sequence[Claim],
        documents: Sequence[Document],
        settled: Sequence[Settled],
        past: Past,
    ) -> Given:
        """The same, sorted."""
        known = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
        bonds = Bonds.of(settled, weights_from(past.weights))
        return cls(known, documents, settled, bonds, past)

    @property
    def rules(self) -> str:
        """A digest of the rules and the weights that are linked by."""
        return rules_of(self.bonds.weights)

    def linked(self, found: Mapping[str, Mapping[str, str]]) -> Linked:
        """What the next run can go on from."""
        states, settled = dict(sorted(self.past.states.items())), tuple(self.settled)
        held = {name: dict(inside) for name, inside in sorted(found.items())}
        return Linked(self.rules, states, settled, held)


def _link(given: Given) -> Linking:
    """Everything, from the beginning."""
    accounts = as_met(find_accounts(given.claims, cluster_quickly, given.bonds), given.documents)
    links = find_links(accounts, given.bonds.weights)
    groups = group_accounts(accounts, links, given.bonds)
    events = [tuple(accounts[number] for number in group) for group in groups]
    made = _finish(Held(events, given.claims, given.bonds.weights), given)
    if not given.past.states:
        return made
    return replace(made, linked=given.linked(components(accounts, links, given.bonds)))


def _finish(held: Held, given: Given) -> Linking:
    """The events with their names, their records, and the totals that speak of them."""
    salvos = find_salvos(held, given.claims, given.bonds.weights)
    ids = name_events(held.told, given.past.names)
    hanging = _hanging(given.claims)
    clusters = [
        _named(held.record(number, hanging, salvos.get(number, ())), ids[number])
        for number in range(len(ids))
    ]
    clusters = _with_decisions(clusters, given.settled)
    clusters = _with_places(clusters, given.places)
    held_by = {name for cluster in clusters for name in cluster.claims}
    totals = [
        claim
        for claim in given.claims.values()
        if claim.kind in (ClaimKind.TOTAL, ClaimKind.EVENT) and claim.id not in held_by
    ]
    published = {document.id: document.published for document in given.documents}
    return Linking(
        tuple(clusters),
        _memberships(totals, clusters, given.claims, published),
        newly_borne(ids, held.told, given.past.names),
    )


def _named(cluster: Cluster, name: str) -> Cluster:
    """The very same where it bears the name already: then nobody need look whether it is other."""
    return cluster if cluster.id == name else replace(cluster, id=name)


def _with_decisions(clusters: Sequence[Cluster], settled: Sequence[Settled]) -> list[Cluster]:
    """The events with the larger ones that people made them parts of, and with who put what
    together."""
    if not settled:
        return list(clusters)
    event_of = {claim: cluster.id for cluster in clusters for claim in cluster.claims}
    whole_of: dict[str, str] = {}
    for one in settled:
        part, whole = event_of.get(one.first), event_of.get(one.second)
        if one.kind is DecisionKind.PART_OF and part and whole and part != whole:
            whole_of[part] = whole
    same = [one for one in settled if one.kind is DecisionKind.SAME]
    return [_decided(cluster, whole_of.get(cluster.id), same) for cluster in clusters]


def _decided(cluster: Cluster, whole: str | None, same: Sequence[Settled]) -> Cluster:
    reasons = with_decisions(cluster.reasons, same)
    if reasons == cluster.reasons and whole == cluster.part_of:
        return cluster
    return replace(cluster, part_of=whole, reasons=reasons)


def _with_places(clusters: list[Cluster], places: Mapping[str, Where]) -> list[Cluster]:
    """The events where people set them, whatever their reports say."""
    if not places:
        return clusters
    event_of = {claim: number for number, one in enumerate(clusters) for claim in one.claims}
    for claim, where in places.items():
        number = event_of.get(claim)
        if number is not None:
            clusters[number] = replace(clusters[number], where=where)
    return clusters


def _hanging(claims: Mapping[str, Claim]) -> dict[str, list[str]]:
    """Roles and responses by the event claim that they belong to."""
    hanging: defaultdict[str, list[str]] = defaultdict(list)
    for name, target in sorted(hangers_on(claims).items()):
        hanging[target].append(name)
    return hanging


def _memberships(
    totals: Sequence[Claim],
    clusters: Sequence[Cluster],
    claims: Mapping[str, Claim],
    published: Mapping[str, str | None],
) -> tuple[Membership, ...]:
    """The members of every total."""
    if not totals:
        return ()
    told_in: defaultdict[str, list[str]] = defaultdict(list)
    for cluster in clusters:
        for document in cluster.documents:
            told_in[document].append(cluster.id)
    event_of = {name: cluster.id for cluster in clusters for name in cluster.claims}
    events = Events(clusters, told_in)
    return tuple(
        membership(
            claim,
            members_of(claim, claims, events, event_of),
            events,
            published.get(claim.document),
        )
        for claim in totals
    )
