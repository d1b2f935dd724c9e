"""A ledger as it was linked last, with what finds the part of it that a change bears on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from recount.linking import vicinity
from recount.linking.found import Events
from recount.linking.nearby import Nearby
from recount.linking.salvos import as_event
from recount.linking.tellings import Telling
from recount.linking.totals import Reach, reach_of
from recount.linking.vicinity import Rarity, step
from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.model.events import Cluster, Linking
from recount.model.linked import Linked
from recount.model.roll import Relinked, Roll


class Standing:
    """Its events and what hangs together, as the last linking left it, and which of its documents,
    as they are now, may tell of the same. It holds until documents are added; `take` makes it
    stand where a change led."""

    def __init__(
        self,
        linking: Linking,
        linked: Linked,
        held: Mapping[str, Sequence[Claim]],
        documents: Sequence[Document],
    ) -> None:
        """`held` are the claims that are in force, by document."""
        self.rules = linked.rules
        self.settled = linked.settled
        self.states = dict(linked.states)
        self.components = dict(linked.components)
        self.roll = Roll(linking, lambda cluster: _first(cluster, held))
        self.totals = {name: found for name in held if (found := totals_among(held[name]))}
        self._documents = {one.id: one for one in documents}
        self._all_there = self.states.keys() <= self._documents.keys()
        self._published = {one.id: one.published for one in documents}
        self.rarity = self._rarity(documents)
        self.nearby = Nearby(held, self._published, self.rarity)
        self._within: dict[str, set[str]] = {}
        for name, inside in self.components.items():
            self._join(name, inside)
        self._told: dict[str, tuple[Claim, Telling | None]] = {}
        self._reaches: dict[str, tuple[Claim, Reach]] = {}
        self._events: Events | None = None

    def _rarity(self, documents: Sequence[Document]) -> Rarity | None:
        if len(documents) < vicinity.ENOUGH_DOCUMENTS:
            return None
        in_turn = sorted(documents, key=lambda document: document.id not in self.states)
        return Rarity.of(in_turn, with_holders=True)

    def may_go_on(self, rules: str) -> bool:
        """Whether it was linked by the same rules, and words are as rare as they were: by the
        number of documents in whole steps."""
        if self.rules != rules or not self._all_there:
            return False
        before, now = len(self.states), len(self._documents)
        enough = vicinity.ENOUGH_DOCUMENTS
        return now < enough or (before >= enough and step(before) == step(now))

    def reweighed(self, changed: Iterable[str]) -> set[str]:
        """The documents in which new ones made a word more common."""
        new = [self._documents[name] for name in changed if name not in self.states]
        if self.rarity is None or not new:
            return set()
        old = (one for name, one in self._documents.items() if name in self.states)
        return self.rarity.changed_by(new, old)

    def sharing(self, documents: Iterable[str]) -> dict[str, set[str]]:
        """By document, the accounts that hang together with any account of some documents."""
        names = {name for one in documents for name in self.components.get(one, {}).values()}
        found: dict[str, set[str]] = {}
        for document in {one for name in names for one in self._within.get(name, ())}:
            held = self.components[document]
            found[document] = {account for account, name in held.items() if name in names}
        return found

    def told_as_event(self, total: Claim) -> Telling | None:
        """A total as an event would be told, where it may be one."""
        known = self._told.get(total.id)
        if known is None or known[0] is not total:
            known = self._told[total.id] = total, as_event(total)
        return known[1]

    def reach(self, total: Claim) -> Reach:
        """How far the scope of a total reaches."""
        known = self._reaches.get(total.id)
        if known is None or known[0] is not total:
            known = self._reaches[total.id] = total, reach_of(total, self.published(total))
        return known[1]

    def published(self, claim: Claim) -> str | None:
        """When the document of a claim was published."""
        return self._published.get(claim.document)

    @property
    def events(self) -> Events:
        """The events as totals find them."""
        if self._events is None:
            self._events = Events(tuple(self.roll.in_order()), self.roll.events_in)
        return self._events

    def take(self, change: Relinked) -> None:
        """Makes it stand where a change led."""
        if self._events is not None:
            self._events.take(change.gone, [cluster for _, cluster in change.clusters])
        self.roll.take(change)
        self.settled = change.settled
        for name, state in change.states.items():
            if state:
                self.states[name] = state
            else:
                self.states.pop(name, None)
        for name, inside in change.components.items():
            for leader in set(self.components.get(name, {}).values()):
                self._within[leader].discard(name)
            self.components.pop(name, None)
            if inside:
                self.components[name] = dict(inside)
                self._join(name, inside)
        for name, found in change.totals.items():
            self.totals.pop(name, None)
            if found:
                self.totals[name] = found

    def _join(self, document: str, inside: Mapping[str, str]) -> None:
        for leader in inside.values():
            self._within.setdefault(leader, set()).add(document)


def totals_among(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The ids of those of some claims that are totals."""
    return tuple(claim.id for claim in claims if claim.kind is ClaimKind.TOTAL)


def _first(cluster: Cluster, held: Mapping[str, Sequence[Claim]]) -> str:
    """The first claim that tells of an event, of those that are in force."""
    told = {
        claim.id
        for document in cluster.documents
        for claim in held.get(document, ())
        if claim.kind is ClaimKind.EVENT
    }
    return next((name for name in cluster.claims if name in told), cluster.claims[0])
