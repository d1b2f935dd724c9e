"""What a ledger came to, made ready to be gone on from: what a decision or a document bears on is
worked out anew, and nothing else is looked at. What comes of it is what working everything out
would give."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

from recount import linking, reconciling
from recount.app.deciding import SettledNow, settle
from recount.app.event_names import names_of
from recount.app.findings import FoundNow, found_now
from recount.app.in_force import InForce, in_force_of
from recount.app.parts import Parts
from recount.app.renewing import renewed
from recount.ledger import Ledger
from recount.ledger.heads import ClaimsAtHand
from recount.ledger.renewing import Renewed
from recount.model.claims import Claim
from recount.model.decisions import Decision
from recount.model.events import Linking, Membership, Reconciliation
from recount.model.findings import Finding
from recount.model.ids import digest
from recount.model.judgements import Judgement
from recount.model.linked import Linked
from recount.model.places import Where
from recount.model.roll import Relinked, Rereckoned

ClaimsIn = Callable[[str], Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided that events and numbers follow from."""

    judgements: tuple[Judgement, ...]
    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Carried:
    """Decisions as they are carried out on the claims as they are read now; `states` are those of
    the documents that any of them is about."""

    in_force: InForce
    settled: SettledNow
    found: FoundNow
    states: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes other of events and numbers."""

    carried: Carried
    relinked: Relinked
    rereckoned: Rereckoned


class Standing:
    """A ledger as it was worked out last. It holds until documents or readings are added; `take`
    makes it stand where a step leads. Whoever uses it holds its `lock`."""

    def __init__(self, ledger: Ledger, linked: Linked, decided: Decided) -> None:
        self.lock = threading.RLock()
        self._read = ledger.claims_at_hand()
        documents = ledger.documents()
        self.documents = {one.id: one for one in documents}
        self._states = ledger.states()
        self._origins: Mapping[str, str] = ledger.origins()
        self._heirs = names_of(ledger, self._read.by_id).heirs
        carried = carry(self._read, decided, self._states)
        self._last = carried if ledger.is_built else None
        """What it was worked out from; None where decisions or documents came in since."""
        claims_in = in_documents(carried.in_force, self._read.of_document)
        held = {name: claims_in(name) for name in self._read.of_document}
        held |= {one.document: claims_in(one.document) for one in carried.in_force.added.values()}
        found = Linking(ledger.clusters(), ledger.memberships())
        self.links = linking.Standing(found, linked, held, documents)
        numbers = Reconciliation(
            ledger.events(), ledger.contradictions(), ledger.derivations(), ledger.remainders(),
            ledger.methodology or "", ledger.solved(),
        )  # fmt: skip
        self.numbers = reconciling.Standing(numbers, found, carried.in_force.claims)

    def step(
        self, ledger: Ledger, parts: Parts, decided: Decided, origins: Mapping[str, str]
    ) -> Step | None:
        """What decisions, and documents that are other than they were, make other; None where that
        is so much, or by rules so different, that everything has to be worked out."""
        carried = carry(self._read, decided, self._states)
        changed = self._changed(carried)
        scene = linking.Scene(
            claims=carried.in_force.claims,
            claims_in=in_documents(carried.in_force, self._read.of_document),
            before_in=self._before(),
            documents=self.documents,
            changed=changed,
            settled=carried.settled.binding,
            noted=linking.Noted(
                lambda claims: ledger.noted("claim", claims),
                lambda events: ledger.noted("event", events),
                self._heirs,
            ),
            places=carried.found.places,
            weights=decided.weights,
        )
        relinked = linking.go_on(self.links, scene)
        if relinked is None or parts.go_on is None:
            return None
        elsewhere = () if origins is self._origins else differing(self._origins, origins)
        numbers = reconciling.Scene(
            scene.claims, scene.claims_in, self.documents, origins, self.links.roll, relinked,
            frozenset((*changed, *elsewhere)),
        )  # fmt: skip
        rereckoned = parts.go_on(self.numbers, numbers)
        return None if rereckoned is None else Step(carried, relinked, rereckoned)

    def _before(self) -> ClaimsIn | None:
        if self._last is None:
            return None
        return in_documents(self._last.in_force, self._read.of_document)

    def _changed(self, carried: Carried) -> dict[str, str]:
        """The documents that are not as they were linked last, with their states now."""
        then = self.links.states
        if self._last is None:
            now = {**self._states, **carried.states}
            names = differing(then, now)
        else:
            now = {
                name: carried.states.get(name, self._states.get(name, ""))
                for name in {*carried.states, *self._last.states}
            }
            names = {name for name, state in now.items() if then.get(name, "") != state}
        return {name: now.get(name, "") for name in sorted(names)}

    def take(self, step: Step, origins: Mapping[str, str]) -> Renewed:
        """Makes it stand where a step leads; what becomes other in the ledger."""
        left = [
            row.total for first in step.rereckoned.left for row in self.numbers.left.get(first, ())
        ]
        gone = [self.links.roll.clusters[name] for name in step.relinked.gone]
        self.links.take(step.relinked)
        self.numbers.take(step.rereckoned, step.relinked, gone)
        self._last, self._origins = step.carried, origins
        return renewed((self.links, self.numbers), (step.relinked, step.rereckoned), left)

    def shown(self) -> dict[str, Any]:
        """What pages show of all that stands, by what a ledger calls it."""
        found = self.reconciliation()
        return {
            "events": found.events,
            "contradictions": found.contradictions,
            "remainders": found.remainders,
            "memberships": self._memberships(),
            "origins": self._origins,
        }

    # All that stands, in its order

    def linking(self) -> Linking:
        """Events and totals."""
        return Linking(tuple(self.links.roll.in_order()), self._memberships())

    def _memberships(self) -> tuple[Membership, ...]:
        roll = self.links.roll
        return tuple(roll.memberships[name] for name in roll.totals)

    def reconciliation(self) -> Reconciliation:
        """Numbers and contradictions, without how they came about."""
        numbers, roll = self.numbers, self.links.roll
        return Reconciliation(
            tuple(map(numbers.events.__getitem__, map(itemgetter(1), roll.order))),
            tuple(numbers.contradictions[key] for *_, key in numbers.weights),
            (),
            tuple(row for _, row in numbers.left_in_order(roll.place_of)),
            numbers.methodology,
        )


def carry(read: ClaimsAtHand, decided: Decided, states: Mapping[str, str]) -> Carried:
    """What people decided, carried out: claims that they rejected are left out, those that they
    corrected go on with the new values, and what they decided of two claims binds."""
    of_document = read.of_document
    held = in_force_of(read.by_id, of_document, decided.judgements)

    @cache
    def claims_in(document: str) -> tuple[Claim, ...]:
        added = (one for one in held.added.values() if one.document == document)
        return (*(held.as_read[key] for key in of_document.get(document, ())), *added)

    def in_force_in(document: str) -> tuple[Claim, ...]:
        found = (held.claims.get(one.id) for one in claims_in(document))
        return tuple(one for one in found if one is not None)

    settled = _without_rejected(settle(decided.decisions, held.as_read, claims_in), held)
    found = found_now(decided.findings, held.claims, in_force_in)
    return Carried(held, settled, found, _states(states, held, found))


def _without_rejected(settled: SettledNow, held: InForce) -> SettledNow:
    """A decision about a claim that is rejected rests until the claim is back."""
    binding = tuple(
        one for one in settled.binding if one.first in held.claims and one.second in held.claims
    )
    return SettledNow(binding, settled.lost)


def _states(states: Mapping[str, str], held: InForce, found: FoundNow) -> dict[str, str]:
    """The states of documents with what people decided of claims in them, and with the places that
    they set for the events that they tell of; of those of which they did."""
    about: dict[str, list[Judgement]] = {}
    for name, made in sorted(held.judged.items()):
        about.setdefault(held.as_read[name].document, []).extend(made)
    now = {name: states.get(name, "") + digest(tuple(made)) for name, made in about.items()}
    placed: dict[str, list[Where]] = {}
    for claim, where in found.places.items():
        placed.setdefault(held.claims[claim].document, []).append(where)
    for name, rows in placed.items():
        now[name] = now.get(name, states.get(name, "")) + digest(tuple(rows))
    return now


def in_documents(held: InForce, of_document: Mapping[str, Sequence[str]]) -> ClaimsIn:
    """The claims in force of a document, by id."""
    added: dict[str, list[str]] = {}
    for one in held.added.values():
        added.setdefault(one.document, []).append(one.id)

    @cache
    def find(document: str) -> tuple[Claim, ...]:
        names = {*of_document.get(document, ()), *added.get(document, ())}
        found = (held.claims.get(name) for name in sorted(names))
        return tuple(one for one in found if one is not None)

    return find


def differing(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """The keys under which two mappings hold other things."""
    return {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
