"""Claims into events, and totals to their members: the room's work from first to last."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from recount.linking.accounts import Cluster as Clusterer
from recount.linking.accounts import cluster_quickly, find_accounts, find_events
from recount.linking.agreed import (
    agreed_party,
    agreed_strikes,
    agreed_type,
    agreed_weapon,
    agreed_when,
    agreed_where,
)
from recount.linking.naming import born, name_events, newly_borne
from recount.linking.reasons import reasons_for, with_decisions
from recount.linking.reference import cluster_plainly
from recount.linking.references import hangers_on
from recount.linking.salvos import find_salvos
from recount.linking.scoring import PairScore, explain
from recount.linking.settled import FREE, Bonds
from recount.linking.tellings import Telling, outside, tell_all
from recount.linking.totals import Events, members_of, membership
from recount.model.claims import Claim, ClaimKind
from recount.model.decisions import DecisionKind, Settled
from recount.model.documents import Document
from recount.model.events import Cluster, Linking, Membership
from recount.model.names import NO_NAMES, Names


def link(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    settled: Sequence[Settled] = (),
    names: Names = NO_NAMES,
) -> Linking:
    """Which claims speak of one happening, and which events each total speaks of.

    Claims may come in any order and from any number of documents; the same claims give the same
    events with the same ids, which are those of `names` where they bore one. Documents give the
    dates of publication; one that is missing is taken as undated. What people settled binds.
    """
    with _uncollected():
        return _link(claims, documents, Given(settled, names), cluster_quickly)


def link_plainly(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    settled: Sequence[Settled] = (),
    names: Names = NO_NAMES,
) -> Linking:
    """The same by the plain reference, which compares everything with everything."""
    with _uncollected():
        return _link(claims, documents, Given(settled, names), cluster_plainly)


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
    """What earlier runs and people leave to this one: decisions, and the ids that events bore."""

    settled: Sequence[Settled]
    names: Names


def _link(
    claims: Sequence[Claim], documents: Sequence[Document], given: Given, cluster: Clusterer
) -> Linking:
    known = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    published = {document.id: document.published for document in documents}
    bonds = Bonds.of(given.settled) if given.settled else FREE
    events = find_events(find_accounts(known, cluster, bonds), documents, cluster, bonds)
    hanging = _hanging(known)
    salvos = find_salvos(events, known)
    told = [_told(accounts) for accounts in events]
    ids = name_events(told, given.names)
    clusters = [
        replace(_cluster(accounts, hanging, salvos.get(number, ()), known), id=ids[number])
        for number, accounts in enumerate(events)
    ]
    clusters = _with_decisions(clusters, given.settled)
    totals = [
        claim
        for claim in known.values()
        if claim.kind is ClaimKind.TOTAL
        and not any(claim.id in absorbed for absorbed in salvos.values())
    ]
    return Linking(
        tuple(clusters),
        _memberships(totals, clusters, known, published),
        newly_borne(ids, told, given.names),
    )


def _told(accounts: Sequence[Telling]) -> list[str]:
    """The claims that tell of an event, sorted."""
    return sorted(name for account in accounts for name in account.claims)


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
    return [
        replace(
            cluster,
            part_of=whole_of.get(cluster.id),
            reasons=with_decisions(cluster.reasons, same),
        )
        for cluster in clusters
    ]


def _hanging(claims: Mapping[str, Claim]) -> dict[str, list[str]]:
    """Roles and responses by the event claim that they belong to."""
    hanging: defaultdict[str, list[str]] = defaultdict(list)
    for name, target in sorted(hangers_on(claims).items()):
        hanging[target].append(name)
    return hanging


def _cluster(
    accounts: Sequence[Telling],
    hanging: Mapping[str, Sequence[str]],
    salvos: Sequence[str],
    claims: Mapping[str, Claim],
) -> Cluster:
    """The event that some accounts make, with what they agree on."""
    told = _told(accounts)
    also = sorted(name for event in told for name in hanging.get(event, ()))
    tellers = [claims[name] for name in told]
    names = tuple(sorted({*told, *also, *salvos}))
    return Cluster(
        id=born(told[0]),
        type=agreed_type(tellers),
        when=agreed_when(tellers),
        where=agreed_where(tellers),
        perpetrator=agreed_party(tellers, lambda claim: claim.perpetrator),
        target=agreed_party(tellers, lambda claim: claim.target),
        weapon=agreed_weapon(tellers),
        claims=names,
        documents=tuple(sorted({claims[name].document for name in names})),
        strikes=agreed_strikes([*tellers, *(claims[name] for name in salvos)]),
        reasons=reasons_for(accounts, names, claims),
    )


def _memberships(
    totals: Sequence[Claim],
    clusters: Sequence[Cluster],
    claims: Mapping[str, Claim],
    published: Mapping[str, str | None],
) -> tuple[Membership, ...]:
    """The members of every total."""
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
