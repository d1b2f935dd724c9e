"""First inside each document, then across: claims into accounts, accounts into events.

An account is what one document tells of one happening, or of several as if they were one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from recount.linking.as_one import told_again_apart, told_as_one, without
from recount.linking.blocking import candidate_pairs
from recount.linking.clustering import Link, Links, gather, link_of
from recount.linking.lists import keep_order
from recount.linking.references import bind, hangers_on
from recount.linking.retold import retell
from recount.linking.settled import FREE, Bonds, bound_links
from recount.linking.tellings import Telling, merge, outside, tell_all, with_person
from recount.linking.vicinity import Rarity, words_around
from recount.linking.weights import SHIPPED, Weights
from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document

Cluster = Callable[[Sequence[Telling], Bonds], list[list[int]]]
"""Puts tellings, sorted by id, into groups of their numbers, as far as people decided nothing."""


def cluster_quickly(tellings: Sequence[Telling], bonds: Bonds = FREE) -> list[list[int]]:
    """The clusters of tellings, sorted by id, by way of an index of candidates."""
    return group_accounts(tellings, find_links(tellings, bonds.weights), bonds)


def find_links(
    tellings: Sequence[Telling], weights: Weights = SHIPPED
) -> dict[tuple[int, int], Link]:
    """The links between tellings, by their numbers, the smaller first."""
    links: dict[tuple[int, int], Link] = {}
    if len(tellings) > 1:
        for i, j in candidate_pairs(tellings):
            link = link_of(tellings[i], tellings[j], weights)
            if link is not None:
                links[i, j] = link
    return links


def group_accounts(tellings: Sequence[Telling], links: Links, bonds: Bonds) -> list[list[int]]:
    """The clusters of tellings that links and decisions make; what tells several happenings as one
    is in none."""
    aside = told_as_one(tellings, links, bonds)
    left, among = without(aside, len(tellings), links) if aside else (range(len(tellings)), links)
    groups = _group([tellings[number] for number in left], among, bonds)
    return [[left[place] for place in group] for group in groups]


def _group(tellings: Sequence[Telling], links: Links, bonds: Bonds) -> list[list[int]]:
    if len(tellings) < 2:
        return [[number] for number in range(len(tellings))]
    joined: list[list[int]] = []
    bound = links
    if bonds.group_of:
        told = [telling.claims for telling in tellings]
        joined = bonds.join(told)
        bound = bound_links(links, joined, told, bonds)
    groups = gather(len(tellings), bound, lambda standing: keep_order(tellings, standing), joined)
    return retell(tellings, groups, links, bonds)


def find_accounts(
    claims: Mapping[str, Claim], cluster: Cluster, bonds: Bonds = FREE
) -> list[Telling]:
    """What each document tells of each happening, sorted by id."""
    events = [claim for claim in claims.values() if claim.kind is ClaimKind.EVENT]
    tellings = tell_all(events)
    by_document: defaultdict[str, list[Telling]] = defaultdict(list)
    for group in bind(events, claims, bonds):
        bound = merge([tellings[name] for name in group])
        by_document[bound.document].append(bound)
    accounts = [
        account
        for _, found in sorted(by_document.items())
        for account in _of_document(sorted(found, key=lambda one: one.id), cluster, bonds)
    ]
    return _with_persons(accounts, claims)


def _of_document(told: list[Telling], cluster: Cluster, bonds: Bonds) -> list[Telling]:
    """What one document tells of each happening, but for what tells several of them as one."""
    several = [one for one in told if one.several is not None]
    if several:
        apart = _merged([one for one in told if one.several is None], cluster, bonds)
        aside = {one.id for one in told_again_apart(several, apart, bonds)}
        told = [one for one in told if one.id not in aside]
    return _merged(told, cluster, bonds)


def _merged(told: Sequence[Telling], cluster: Cluster, bonds: Bonds) -> list[Telling]:
    return [merge([told[number] for number in group]) for group in cluster(told, bonds)]


def as_met(
    accounts: Sequence[Telling], documents: Sequence[Document], rarity: Rarity | None = None
) -> list[Telling]:
    """The accounts as other documents meet them, sorted by id."""
    published = {document.id: document.published for document in documents}
    around = words_around(accounts, documents, rarity)
    met = (outside(account, published, around.get(account.id)) for account in accounts)
    return sorted(met, key=lambda account: account.id)


def _with_persons(accounts: Sequence[Telling], claims: Mapping[str, Claim]) -> list[Telling]:
    """The accounts with the persons that roles put into them."""
    place = {name: i for i, account in enumerate(accounts) for name in account.claims}
    full = list(accounts)
    for name, target in sorted(hangers_on(claims).items()):
        if target not in place:
            continue
        full[place[target]] = with_person(full[place[target]], claims[name])
    return sorted(full, key=lambda account: account.id)
