"""Claims and decisions to events and numbers: what a build does last, what a decision sets off, and
what shows the effect of one that nobody has kept yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recount.app.anchoring import by_document
from recount.app.deciding import SettledNow, settle
from recount.app.event_names import names_of
from recount.app.findings import FoundNow, found_now
from recount.app.in_force import InForce, in_force
from recount.app.parts import Parts
from recount.app.reports import Watch, unwatched
from recount.app.weights_kept import weights_of
from recount.errors import DecisionError
from recount.ledger import Ledger
from recount.model.blackouts import Blackout
from recount.model.claims import Claim
from recount.model.decisions import Decision
from recount.model.documents import Document
from recount.model.events import (
    Contradiction,
    Earlier,
    Event,
    Linking,
    Membership,
    Past,
    Reconciliation,
    Solved,
)
from recount.model.findings import Finding
from recount.model.ids import digest
from recount.model.judgements import Judgement
from recount.model.places import Where
from recount.model.saying import say


@dataclass(frozen=True, slots=True)
class Before:
    """What followed at the last run, read where it is wanted; `solved` are its sums alone."""

    linking: Callable[[], Linking]
    reconciliation: Callable[[], Reconciliation]
    origins: Mapping[str, str]
    solved: Callable[[], tuple[Solved, ...]]

    @classmethod
    def of(cls, ledger: Ledger) -> Before:
        """What a ledger holds of it."""
        return cls(
            lambda: Linking(ledger.clusters(), ledger.memberships()),
            lambda: Reconciliation(
                ledger.events(), ledger.contradictions(), ledger.derivations(),
                ledger.remainders(), ledger.methodology or "", ledger.solved(),
            ),
            ledger.origins(),
            ledger.solved,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Material:
    """All that events and numbers follow from; `inputs` is its digest in the ledger. Names that
    are `withheld` are in no words that are told of it."""

    documents: Sequence[Document]
    claims: Mapping[str, Claim]
    judgements: tuple[Judgement, ...]
    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]
    origins: Mapping[str, str]
    past: Past
    before: Before
    inputs: str
    withheld: Blackout


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What follows from the material."""

    in_force: InForce
    settled: SettledNow
    found: FoundNow
    linking: Linking
    reconciliation: Reconciliation


def material(ledger: Ledger, documents: Sequence[Document], origins: Mapping[str, str]) -> Material:
    """What a ledger holds now of claims and decisions, beside its documents and their origins."""
    inputs = ledger.inputs_digest()
    claims = {one.id: one for one in ledger.claims()}
    return Material(
        inputs=inputs,
        documents=documents,
        origins=origins,
        claims=claims,
        past=Past(
            names=names_of(ledger, claims),
            states=ledger.states(),
            clusters=ledger.clusters,
            linked=ledger.linked(),
            weights=weights_of(ledger.relearnings()),
        ),
        judgements=ledger.judgements(),
        decisions=ledger.decisions(),
        findings=ledger.findings(),
        before=Before.of(ledger),
        withheld=Blackout.of(ledger.disclosures()),
    )


def held_material(ledger: Ledger, parts: Parts) -> Material:
    """What a ledger holds now; copies are looked for again only where documents are new."""
    documents = ledger.documents()
    origins: Mapping[str, str] = ledger.origins()
    if origins.keys() != {one.id for one in documents}:
        origins = parts.find_copies(documents)
    return material(ledger, documents, origins)


def work_out(given: Material, parts: Parts, watch: Watch = unwatched) -> WorkedOut:
    """Links and reconciles: claims that people rejected are left out, those that they corrected go
    on with the new values, and what they decided of two claims binds."""
    watch("link", 0, None)
    held = in_force(given.claims, given.judgements)
    settled = _without_rejected(settle(given.decisions, held.as_read), held)
    found = found_now(given.findings, held.claims, by_document(held.claims))
    states = _with_places(_with_judgements(given.past.states, held), found, held)
    past = replace(given.past, states=states)
    linking = parts.link(
        tuple(held.claims.values()), given.documents, settled.binding, past, found.places
    )
    watch("reconcile", 0, None)
    known = _earlier(given, past, linking) or given.before.solved()
    numbers = parts.reconcile(linking, held.claims, given.origins, given.documents, known)
    return WorkedOut(held, settled, found, linking, numbers)


def _earlier(given: Material, past: Past, linking: Linking) -> Earlier | None:
    """All that the last run came to, where it went by the same rules; None where it did not."""
    linked, now = past.linked, linking.linked
    if linked is None or now is None or linked.rules != now.rules:
        return None
    states, origins = (linked.states, past.states), (given.before.origins, given.origins)
    changed = _differing(*states) | _differing(*origins)
    return Earlier(given.before.linking(), given.before.reconciliation(), frozenset(changed))


def _differing(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    return {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}


def _with_judgements(states: Mapping[str, str], held: InForce) -> dict[str, str]:
    """The states of documents with what people decided of claims in them."""
    about: dict[str, list[Judgement]] = {}
    for name, found in sorted(held.judged.items()):
        about.setdefault(held.as_read[name].document, []).extend(found)
    judged = {name: states.get(name, "") + digest(tuple(found)) for name, found in about.items()}
    return {**states, **judged}


def _with_places(states: Mapping[str, str], found: FoundNow, held: InForce) -> dict[str, str]:
    """The states of documents with the places that people set for the events that they tell of."""
    about: dict[str, list[Where]] = {}
    for claim, where in found.places.items():
        about.setdefault(held.claims[claim].document, []).append(where)
    placed = {name: states.get(name, "") + digest(tuple(rows)) for name, rows in about.items()}
    return {**states, **placed}


def _without_rejected(settled: SettledNow, held: InForce) -> SettledNow:
    """A decision about a claim that is rejected rests until the claim is back."""
    binding = tuple(
        one for one in settled.binding if one.first in held.claims and one.second in held.claims
    )
    return SettledNow(binding, settled.lost)


def rework(ledger: Ledger, parts: Parts) -> None:
    """Works a ledger out anew after a decision, and keeps what follows.

    Raises DecisionError where its numbers were chosen by other rules than those at hand.
    """
    check_rules(ledger, parts)
    given = held_material(ledger, parts)
    found = work_out(given, parts)
    ledger.replace_derived(
        found.linking, found.reconciliation, given.origins, parts.made_by, given.inputs
    )


def check_rules(ledger: Ledger, parts: Parts) -> None:
    """Raises DecisionError where the ledger's numbers were chosen by other rules than `parts`'."""
    used = ledger.methodology
    if used is not None and parts.methodology and parts.methodology != used:
        raise DecisionError(
            say("the methodology"),
            say("these numbers were chosen by %(used)s, and %(at_hand)s is at hand",
                used=used, at_hand=parts.methodology),
            say("set RECOUNT_METHODOLOGY to the one that made them, or build the ledger again"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Derived:
    """Events, contradictions, and which events each total speaks of, before or after a decision;
    `totals` are the words of each."""

    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]
    memberships: tuple[Membership, ...] = ()
    totals: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class More:
    """Decisions that nobody has kept yet, and weights of linking in the place of those that count;
    None where they stay."""

    judgements: tuple[Judgement, ...] = ()
    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()
    weights: Mapping[str, float] | None = None

    @property
    def nothing(self) -> bool:
        """Whether no event and no number may follow from them."""
        made = self.judgements or self.decisions or self.findings
        return not made and self.weights is None


def now_and_then(ledger: Ledger, parts: Parts, more: More) -> tuple[Derived, Derived]:
    """Events and contradictions as they are, and as more decisions would make them."""
    check_rules(ledger, parts)
    given = held_material(ledger, parts)
    now = _as_it_is(ledger, given, parts)
    then = replace(
        given,
        judgements=(*given.judgements, *more.judgements),
        decisions=(*given.decisions, *more.decisions),
        findings=(*given.findings, *more.findings),
    )
    if more.weights is not None:
        then = replace(then, past=replace(then.past, weights=more.weights))
    return now, _derived(then, work_out(then, parts))


def without(ledger: Ledger, parts: Parts, name: str) -> tuple[Derived, Derived]:
    """Events and contradictions as they are, and without one decision, or those of one act."""
    check_rules(ledger, parts)
    given = held_material(ledger, parts)
    now = _as_it_is(ledger, given, parts)
    less = replace(
        given,
        judgements=tuple(one for one in given.judgements if name not in (one.id, one.act)),
        decisions=tuple(one for one in given.decisions if name not in (one.id, one.act)),
        findings=tuple(one for one in given.findings if one.id != name),
    )
    left = weights_of([one for one in ledger.relearnings() if one.id != name])
    less = replace(less, past=replace(less.past, weights=left))
    return now, _derived(less, work_out(less, parts))


def _as_it_is(ledger: Ledger, given: Material, parts: Parts) -> Derived:
    if not ledger.is_built:
        return _derived(given, work_out(given, parts))
    memberships = ledger.memberships()
    told = _told(given, memberships, given.claims)
    return Derived(ledger.events(), ledger.contradictions(), memberships, told)


def _derived(given: Material, found: WorkedOut) -> Derived:
    numbers, memberships = found.reconciliation, found.linking.memberships
    told = _told(given, memberships, found.in_force.all_claims)
    return Derived(numbers.events, numbers.contradictions, memberships, told)


def _told(
    given: Material, memberships: Sequence[Membership], claims: Mapping[str, Claim]
) -> dict[str, str]:
    """The words of each total."""
    found = {one.total: claims[one.total] for one in memberships if one.total in claims}
    named = {one.document for one in found.values()} if given.withheld.names else set()
    seen = {one.id: one for one in given.documents if one.id in named}
    return {
        key: (given.withheld.over_words(one, seen[one.document]) if seen else one).evidence.quote
        for key, one in found.items()
    }
