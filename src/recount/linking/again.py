"""Linking anew only what new documents, newer readings and decisions bear on.

What is not of one component with anything that changed stays as it was; the rest is linked as
`link` does it. The outcome is that of linking everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from recount.linking.accounts import as_met, cluster_quickly, find_accounts, group_accounts
from recount.linking.clustering import Link, link_of
from recount.linking.components import bundles, components, ties
from recount.linking.days import Days
from recount.linking.settled import Bonds
from recount.linking.standing import Standing
from recount.linking.tellings import Telling
from recount.linking.vicinity import Rarity
from recount.linking.weights import weights_from
from recount.model.claims import Claim, ClaimKind
from recount.model.decisions import Settled
from recount.model.documents import Document
from recount.model.names import Borne
from recount.model.places import Where

MOST = 0.05
"""Where more of the documents than these are touched, linking everything is faster."""
NOWHERE: Mapping[str, Where] = MappingProxyType({})
"""Nobody set a place."""


@dataclass(frozen=True, slots=True)
class Noted:
    """The ids that events bore, looked up: by claims, and by the ids themselves, each with a
    number in the order in which it was noted. `heirs` gives, for claims that no reader finds any
    more, the claim that took their place."""

    of_claims: Callable[[Sequence[str]], Sequence[tuple[int, Borne]]]
    of_events: Callable[[Sequence[str]], Sequence[tuple[int, Borne]]]
    heirs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scene:
    """A ledger as it is now. `changed` are the documents whose claims are other than they were when
    it was linked last, each with the digest of its state, none for one that is no more; `before_in`
    gives their claims as they were, where that is known."""

    claims: Mapping[str, Claim]
    claims_in: Callable[[str], Sequence[Claim]]
    before_in: Callable[[str], Sequence[Claim]] | None
    documents: Mapping[str, Document]
    changed: Mapping[str, str]
    settled: Sequence[Settled]
    noted: Noted
    places: Mapping[str, Where] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The events whose accounts were weighed again, the documents that this touched, the components
    of documents that are other, and the claims that tell several events as one."""

    events: list[tuple[Telling, ...]]
    touched: frozenset[str]
    components: dict[str, dict[str, str]]
    aside: frozenset[str] = frozenset()

    @property
    def claims(self) -> frozenset[str]:
        """The claims that were weighed again: that tell of these events, or of several as one."""
        accounts = (account for event in self.events for account in event)
        return self.aside.union(claim for account in accounts for claim in account.claims)


class Ground:
    """A ledger as it is now, whose accounts are made where somebody asks for them."""

    def __init__(self, scene: Scene, standing: Standing) -> None:
        self.scene = scene
        self.claims = scene.claims
        self.bonds = Bonds.of(scene.settled, weights_from(scene.weights))
        self.rarity = standing.rarity
        self.nearby = standing.nearby
        self._made: dict[str, list[Telling]] = {}

    @cached_property
    def bundled(self) -> Mapping[str, Sequence[str]]:
        """The documents of the claims of each group that people put together."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for claim, group in self.bonds.group_of.items():
            if claim in self.claims:
                found[group].append(self.claims[claim].document)
        return found

    def accounts(self, document: str) -> list[Telling]:
        """What a document tells of each happening, as others meet it."""
        if document not in self._made:
            own = {claim.id: claim for claim in self.scene.claims_in(document)}
            found = find_accounts(own, cluster_quickly, self.bonds)
            known = self.scene.documents.get(document)
            texts = [known] if known is not None else []
            self._made[document] = as_met(found, texts, self.rarity or NOTHING_RARE)
        return self._made[document]

    def account_of(self, claim: str) -> Telling:
        """The account that a claim is of."""
        found = self.accounts(self.claims[claim].document)
        return next(account for account in found if claim in account.claims)

    def on(self, days: Days) -> Iterator[Telling]:
        """The accounts of documents that tell of something about then."""
        for document in sorted(set(self.nearby.on(days))):
            yield from self.accounts(document)


NOTHING_RARE = Rarity(0, {}, {})
"""Too few documents to tell which words are rare."""


def relink(ground: Ground, standing: Standing) -> Weighed | None:
    """Links what hangs together with anything that is not as it was; None where that is so much
    that everything may as well be linked."""
    scene = ground.scene
    changed = set(scene.changed)
    touched = changed | _decided(scene, standing) | standing.reweighed(scene.changed)
    if len(touched) > MOST * len(standing.states.keys() | changed):
        return None
    beside = standing.sharing(touched)
    start = [account for name in sorted(touched) for account in ground.accounts(name)]
    start += [
        account
        for name, inside in sorted(beside.items())
        if name not in touched
        for account in ground.accounts(name)
        if account.id in inside
    ]
    links = _Spread(ground).from_(start)
    accounts = [links.reached[name] for name in sorted(links.reached)]
    place = {account.id: number for number, account in enumerate(accounts)}
    found = {(place[a], place[b]): link for (a, b), link in sorted(links.inside())}
    groups = group_accounts(accounts, found, ground.bonds)
    now = components(accounts, found, ground.bonds)
    events = [tuple(accounts[number] for number in group) for group in groups]
    reached = touched | {account.document for account in accounts}
    merged = _merged(standing, (touched, reached), place.keys(), now)
    aside = _aside(ground, touched, accounts, events)
    return Weighed(events, frozenset(reached), merged, aside)


def _aside(
    ground: Ground,
    touched: Iterable[str],
    accounts: Iterable[Telling],
    events: Iterable[tuple[Telling, ...]],
) -> frozenset[str]:
    """The claims that tell several events as one: of accounts that are of no event, and of touched
    documents those that are of no account."""
    told = {one.id for event in events for one in event}
    found = {claim for one in accounts if one.id not in told for claim in one.claims}
    for name in touched:
        of_accounts = {claim for one in ground.accounts(name) for claim in one.claims}
        own = (one for one in ground.scene.claims_in(name) if one.kind is ClaimKind.EVENT)
        found |= {one.id for one in own if one.id not in of_accounts}
    return frozenset(found)


def _decided(scene: Scene, standing: Standing) -> set[str]:
    """The documents of claims about which people decided something, or no longer do."""
    other = set(scene.settled) ^ set(standing.settled)
    about = {claim for one in other for claim in (one.first, one.second)}
    return {scene.claims[claim].document for claim in about if claim in scene.claims}


def _merged(
    standing: Standing,
    documents: tuple[set[str], set[str]],
    reached: Iterable[str],
    now: Mapping[str, Mapping[str, str]],
) -> dict[str, dict[str, str]]:
    """The components of documents of which any was weighed again, with these in the place of what
    was before; `documents` are those that are touched, and all."""
    again, (touched, every) = set(reached), documents
    merged: dict[str, dict[str, str]] = {}
    for name in sorted({*every, *now}):
        before = {} if name in touched else standing.components.get(name, {})
        kept = {account: one for account, one in before.items() if account not in again}
        merged[name] = dict(sorted({**kept, **now.get(name, {})}.items()))
    return merged


class _Spread:
    """Accounts that hang together with some, from one to the next."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.reached: dict[str, Telling] = {}
        self._links: dict[tuple[str, str], Link] = {}
        self._queue: list[Telling] = []

    def from_(self, start: Iterable[Telling]) -> _Spread:
        """All that hangs together with these."""
        for account in start:
            self._reach(account)
        while self._queue:
            self._meet(self._queue.pop())
        return self

    def inside(self) -> Iterator[tuple[tuple[str, str], Link]]:
        """The links between accounts that were reached."""
        for (a, b), link in self._links.items():
            if a in self.reached and b in self.reached:
                yield (a, b), link

    def _reach(self, account: Telling) -> None:
        if account.id not in self.reached:
            self.reached[account.id] = account
            self._queue.append(account)

    def _meet(self, account: Telling) -> None:
        ground = self._ground
        for name in sorted({account.document, *ground.nearby.of(account)}):
            for other in ground.accounts(name):
                self._compare(account, other)
        for document, key in bundles(account, ground.bonds):
            for name in [document] if document else sorted(set(ground.bundled.get(key, ()))):
                for other in ground.accounts(name):
                    if (document, key) in bundles(other, ground.bonds):
                        self._reach(other)

    def _compare(self, account: Telling, other: Telling) -> None:
        a, b = (account, other) if account.id < other.id else (other, account)
        if a.id == b.id or (a.id, b.id) in self._links:
            return
        link = link_of(a, b, self._ground.bonds.weights)
        if link is not None:
            self._links[a.id, b.id] = link
            if ties(a, b, link, self._ground.bonds.weights):
                self._reach(other)
