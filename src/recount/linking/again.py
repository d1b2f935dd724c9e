"""Linking anew only what new documents, newer readings and decisions bear on.

What is not of one component with anything that changed stays as it was; the rest is linked as
`link` does it. The outcome is that of linking everything.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from recount.linking import vicinity
from recount.linking.accounts import as_met, cluster_quickly, find_accounts, group_accounts
from recount.linking.clustering import Link, link_of
from recount.linking.components import bundles, components, sharing, ties
from recount.linking.days import Days
from recount.linking.nearby import Nearby
from recount.linking.settled import Bonds
from recount.linking.tellings import Telling
from recount.linking.vicinity import Rarity, step
from recount.model.claims import Claim
from recount.model.decisions import Settled
from recount.model.documents import Document
from recount.model.events import Past
from recount.model.linked import Linked

MOST = 0.05
"""Where more of the documents than these are touched, linking everything is faster."""


@dataclass(frozen=True, slots=True)
class Relinked:
    """The events whose accounts were weighed again, all components as they are now, and the
    documents that are not as they were."""

    changed: set[str]
    events: list[tuple[Telling, ...]]
    components: dict[str, dict[str, str]]

    @property
    def claims(self) -> frozenset[str]:
        """The claims that tell of these events."""
        accounts = (account for event in self.events for account in event)
        return frozenset(claim for account in accounts for claim in account.claims)


class _Standing:
    """What follows from documents alone, and holds until some are added."""

    def __init__(self, documents: Sequence[Document], known: Container[str]) -> None:
        self.documents = documents
        self.words = vicinity.ENOUGH_DOCUMENTS
        self.rarity: Rarity | None = None
        if len(documents) >= vicinity.ENOUGH_DOCUMENTS:
            in_turn = sorted(documents, key=lambda document: document.id not in known)
            self.rarity = Rarity.of(in_turn, with_holders=True)
        self._nearby: Nearby | None = None

    def near(self, held: Mapping[str, Sequence[Claim]]) -> Nearby:
        """Which documents may tell of the same, as far as claims now say."""
        if self._nearby is None:
            published = {document.id: document.published for document in self.documents}
            self._nearby = Nearby(held, published, self.rarity)
        else:
            self._nearby.renew(held)
        return self._nearby


_LAST: list[_Standing] = []
"""Of the documents that were linked last: at each decision of a desk they are the same."""
ONE_AT_A_TIME = threading.RLock()


def _standing(documents: Sequence[Document], known: Container[str]) -> _Standing:
    """What follows from documents; worked out anew unless they are the very same as the last."""
    for last in _LAST:
        same = last.documents is documents and last.words == vicinity.ENOUGH_DOCUMENTS
        if same and all(one.id in known for one in documents):
            return last
    _LAST[:] = [_Standing(documents, known)]
    return _LAST[0]


class Ground:
    """A ledger as it is now, whose accounts are made where somebody asks for them."""

    def __init__(
        self,
        claims: Mapping[str, Claim],
        documents: Sequence[Document],
        bonds: Bonds,
        known: Container[str],
    ) -> None:
        """`known` are the documents of the last run."""
        self.claims = claims
        self.bonds = bonds
        self.documents = {document.id: document for document in documents}
        self._standing = _standing(documents, known)
        self.rarity = self._standing.rarity
        held: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in claims.values():
            held[claim.document].append(claim)
        self.held = held
        self._made: dict[str, list[Telling]] = {}

    @cached_property
    def nearby(self) -> Nearby:
        """Which documents may tell of the same."""
        return self._standing.near(self.held)

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
            own = {claim.id: claim for claim in self.held.get(document, ())}
            found = find_accounts(own, cluster_quickly, self.bonds)
            known = self.documents.get(document)
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


def may_go_on(past: Past, documents: Sequence[Document], rules: str) -> bool:
    """Whether the last linking was by the same rules, and words are as rare as they were: by
    the number of documents in whole steps."""
    linked = past.linked
    if linked is None or linked.rules != rules or not past.states:
        return False
    before, now = len(linked.states), len(documents)
    if linked.states.keys() - past.states.keys() or now != len(past.states):
        return False
    enough = vicinity.ENOUGH_DOCUMENTS
    return now < enough or (before >= enough and step(before) == step(now))


def relink(
    ground: Ground, settled: Sequence[Settled], past: Past, linked: Linked
) -> Relinked | None:
    """Links what hangs together with anything that is not as it was; None where that is so much
    that everything may as well be linked."""
    changed = {name for name, state in past.states.items() if linked.states.get(name) != state}
    touched = changed | _decided(ground, settled, linked) | _reweighed(ground, linked)
    if len(touched) > MOST * len(past.states):
        return None
    beside = sharing(linked.components, touched)
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
    return Relinked(changed, events, _merged(linked, touched, place.keys(), now))


def _decided(ground: Ground, settled: Sequence[Settled], linked: Linked) -> set[str]:
    """The documents of claims about which people decided something, or no longer do."""
    about = {
        claim for one in set(settled) ^ set(linked.settled) for claim in (one.first, one.second)
    }
    return {ground.claims[claim].document for claim in about if claim in ground.claims}


def _reweighed(ground: Ground, linked: Linked) -> set[str]:
    """The documents in which new ones made a word more common."""
    if ground.rarity is None:
        return set()
    new = [one for name, one in ground.documents.items() if name not in linked.states]
    old = (one for name, one in ground.documents.items() if name in linked.states)
    return ground.rarity.changed_by(new, old) if new else set()


def _merged(
    linked: Linked,
    touched: set[str],
    reached: Iterable[str],
    now: Mapping[str, Mapping[str, str]],
) -> dict[str, dict[str, str]]:
    """The components of before, with those of all that was weighed again in their place."""
    again = set(reached)
    merged: dict[str, dict[str, str]] = {}
    for name in sorted({*linked.components, *now}):
        before = {} if name in touched else linked.components.get(name, {})
        kept = {account: one for account, one in before.items() if account not in again}
        held = {**kept, **now.get(name, {})}
        if held:
            merged[name] = dict(sorted(held.items()))
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
            if ties(a, b, link):
                self._reach(other)
