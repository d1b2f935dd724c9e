"""Claims and decisions to events and numbers: what a build does last, what a decision sets off, and
what shows the effect of one that nobody has kept yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from recount.app.event_names import names_of
from recount.app.parts import Parts
from recount.app.reports import Watch, unwatched
from recount.app.standing import Carried, Decided, Standing, Step, carry
from recount.app.weights_kept import weights_of
from recount.errors import DecisionError
from recount.ledger import Ledger
from recount.ledger.deriving import Made
from recount.ledger.heads import ClaimsAtHand
from recount.model.blackouts import Blackout
from recount.model.claims import Claim
from recount.model.decisions import Decision
from recount.model.documents import Document
from recount.model.events import (
    Contradiction,
    Event,
    Linking,
    Membership,
    Past,
    Reconciliation,
    Solved,
)
from recount.model.findings import Finding
from recount.model.judgements import Judgement
from recount.model.names import Names
from recount.model.roll import Then
from recount.model.saying import say


@dataclass(frozen=True, slots=True)
class Material:
    """All that events and numbers follow from; `inputs` is its digest in the ledger, `solved` are
    sums as they were solved before."""

    documents: Sequence[Document]
    read: ClaimsAtHand
    decided: Decided
    origins: Mapping[str, str]
    names: Names
    states: Mapping[str, str]
    solved: tuple[Solved, ...]
    inputs: str


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What follows from the material."""

    carried: Carried
    linking: Linking
    reconciliation: Reconciliation


def material(ledger: Ledger, documents: Sequence[Document], origins: Mapping[str, str]) -> Material:
    """What a ledger holds now of claims and decisions, beside its documents and their origins."""
    inputs = ledger.inputs_digest()
    read = ledger.claims_at_hand()
    return Material(
        inputs=inputs,
        documents=documents,
        origins=origins,
        read=read,
        names=names_of(ledger, read.by_id),
        states=ledger.states(),
        decided=decided_in(ledger),
        solved=ledger.solved(),
    )


def decided_in(ledger: Ledger) -> Decided:
    """What people decided that events and numbers follow from."""
    return Decided(
        ledger.judgements(), ledger.decisions(), ledger.findings(), weights_of(ledger.relearnings())
    )


def origins_now(ledger: Ledger, parts: Parts) -> Mapping[str, str]:
    """The origins of documents; copies are looked for again only where documents are new."""
    documents, origins = ledger.documents(), ledger.origins()
    known = map(origins.__contains__, map(attrgetter("id"), documents))
    if len(origins) == len(documents) and all(known):
        return origins
    return parts.find_copies(documents)


def held_material(ledger: Ledger, parts: Parts) -> Material:
    """What a ledger holds now."""
    return material(ledger, ledger.documents(), origins_now(ledger, parts))


def work_out(given: Material, parts: Parts, watch: Watch = unwatched) -> WorkedOut:
    """Links and reconciles everything: claims that people rejected are left out, those that they
    corrected go on with the new values, and what they decided of two claims binds."""
    watch("link", 0, None)
    carried = carry(given.read, given.decided, given.states)
    claims = dict(carried.in_force.claims.items())
    past = Past(given.names, {**given.states, **carried.states}, given.decided.weights)
    linking = parts.link(
        tuple(claims.values()), given.documents, carried.settled.binding, past, carried.found.places
    )
    watch("reconcile", 0, None)
    numbers = parts.reconcile(linking, claims, given.origins, given.documents, given.solved)
    return WorkedOut(carried, linking, numbers)


@dataclass(frozen=True, slots=True)
class Going:
    """A ledger that stands, with what has to be known to go on from there."""

    standing: Standing
    decided: Decided
    origins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gone:
    """What was kept: decisions as they were carried out, and all that stands now."""

    carried: Carried
    standing: Standing


STANDING = "standing"
READ_ONCE = ("clusters", "derivations", "linked", "solved", "borne")
"""What a ledger need not remember once it stands."""


def going(
    ledger: Ledger, parts: Parts, origins: Mapping[str, str], decided: Decided | None = None
) -> Going | None:
    """What to go on from; None where nothing stands, or it was made by other rules."""
    if parts.go_on is None or ledger.methodology != parts.methodology:
        return None
    now = decided_in(ledger)

    def stand() -> Standing | None:
        linked = ledger.linked()
        found = Standing(ledger, linked, now) if linked is not None else None
        for name in READ_ONCE:
            ledger.at_hand.forget(name)
        return found

    standing = ledger.at_hand.once(STANDING, stand)
    return Going(standing, decided or now, origins) if standing is not None else None


def go_on(ledger: Ledger, parts: Parts, origins: Mapping[str, str]) -> Gone | None:
    """Works out what is other since the last time, and keeps it; None where everything has to be
    worked out."""
    inputs, before = ledger.inputs_digest(), ledger.made_from
    found = going(ledger, parts, origins)
    if found is None or before is None:
        return None
    standing = found.standing
    with standing.lock:
        step = standing.step(ledger, parts, found.decided, origins)
        if step is None:
            return None
        try:
            change = standing.take(step, origins)
            made = Made(inputs, parts.made_by, parts.methodology)
            if ledger.renew_derived(change, made, before):
                ledger.at_hand.keep(standing.shown(), {STANDING: standing})
                return Gone(step.carried, standing)
        except BaseException:
            ledger.at_hand.forget(STANDING)
            raise
        # Somebody else wrote meanwhile, so that what stands there is not what this went on from.
        ledger.at_hand.forget(STANDING)
        return None


def rework(ledger: Ledger, parts: Parts) -> None:
    """Works a ledger out anew after a decision, and keeps what follows.

    Raises DecisionError where its numbers were chosen by other rules than those at hand.
    """
    check_rules(ledger, parts)
    if go_on(ledger, parts, origins_now(ledger, parts)) is not None:
        return
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
    """Events and contradictions as they are, and as more decisions would make them: of those that
    become other, where the ledger stands, else all."""
    check_rules(ledger, parts)
    now = decided_in(ledger)
    then = Decided(
        (*now.judgements, *more.judgements),
        (*now.decisions, *more.decisions),
        (*now.findings, *more.findings),
        now.weights if more.weights is None else more.weights,
    )
    return _both(ledger, parts, then)


def without(ledger: Ledger, parts: Parts, name: str) -> tuple[Derived, Derived]:
    """The same, without one decision, or those of one act."""
    check_rules(ledger, parts)
    now = decided_in(ledger)
    then = Decided(
        tuple(one for one in now.judgements if name not in (one.id, one.act)),
        tuple(one for one in now.decisions if name not in (one.id, one.act)),
        tuple(one for one in now.findings if one.id != name),
        weights_of([one for one in ledger.relearnings() if one.id != name]),
    )
    return _both(ledger, parts, then)


def _both(ledger: Ledger, parts: Parts, then: Decided) -> tuple[Derived, Derived]:
    origins, withheld = origins_now(ledger, parts), Blackout.of(ledger.disclosures())
    found = going(ledger, parts, origins, then) if ledger.is_built else None
    if found is not None:
        standing = found.standing
        with standing.lock:
            step = standing.step(ledger, parts, found.decided, origins)
            if step is not None:
                return _other(standing, step, Telling(standing.documents, withheld))
    given = held_material(ledger, parts)
    telling = Telling({one.id: one for one in given.documents}, withheld)
    now = (
        telling.derived(work_out(given, parts))
        if not ledger.is_built
        else telling.of(
            (ledger.events(), ledger.contradictions(), ledger.memberships()), given.read.by_id
        )
    )
    return now, telling.derived(work_out(replace(given, decided=then), parts))


def _other(standing: Standing, step: Step, telling: Telling) -> tuple[Derived, Derived]:
    """What a step makes other, before and after."""
    roll, numbers = standing.links.roll, standing.numbers
    links, change, then = step.relinked, step.rereckoned, Then(roll, step.relinked)
    gone = sorted(change.gone & numbers.events.keys(), key=lambda name: roll.place_of[name])
    was = tuple(numbers.events[name] for name in gone)
    becomes = tuple(sorted(change.events, key=lambda row: then.place(row.id)))
    settled = tuple(numbers.contradictions[key] for key in sorted(change.settled))
    claims = step.carried.in_force.all_claims
    totals = tuple(roll.memberships[name] for name in sorted(links.forgotten))
    return (
        telling.of((was, settled, totals), claims),
        telling.of((becomes, change.contradictions, links.memberships), claims),
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells of derived state; names that are `withheld` are in no words of it."""

    documents: Mapping[str, Document]
    withheld: Blackout

    def derived(self, found: WorkedOut) -> Derived:
        """What was worked out."""
        numbers = found.reconciliation
        rows = numbers.events, numbers.contradictions, found.linking.memberships
        return self.of(rows, found.carried.in_force.all_claims)

    def of(self, rows: Rows, claims: Mapping[str, Claim]) -> Derived:
        """Events, contradictions and totals, with the words of each total."""
        *_, memberships = rows
        totals = (claims[one.total] for one in memberships if one.total in claims)
        return Derived(*rows, {one.id: self._words(one) for one in totals})

    def _words(self, total: Claim) -> str:
        if not self.withheld.names:
            return total.evidence.quote
        return self.withheld.over_words(total, self.documents[total.document]).evidence.quote


Rows = tuple[tuple[Event, ...], tuple[Contradiction, ...], tuple[Membership, ...]]
