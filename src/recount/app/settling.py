"""Decisions of any kind: shown with their effect before they are kept, kept, and carried out.

The command line and the desk call the same three functions, so that what a person was shown is
what she gets. Each kind of wish becomes records, with all checks, and the records are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from recount.app import deciding, findings, judging, noting, people, settled_codings, signing
from recount.app.by_hand import Handwritten, draft_by_hand
from recount.app.deciding import Split, Wish
from recount.app.desk.words import plain
from recount.app.effects import NO_EFFECT, Effect, effect, field_effect
from recount.app.event_names import find_event
from recount.app.findings import FindingWish
from recount.app.found_words import finding_words, words_without
from recount.app.judging import Ruling
from recount.app.leaving import leaving, remaining
from recount.app.noting import NoteWish
from recount.app.people import Publishing
from recount.app.settings import Settings
from recount.app.settled_codings import CodingsWish
from recount.app.signing import Signing
from recount.app.wiring import finding_tools, judging_tools, parts_for
from recount.app.working_out import More, now_and_then, rework, without
from recount.ledger import Ledger
from recount.model.decisions import Decision
from recount.model.findings import Finding, FindingKind
from recount.model.judgements import BINDING, Judgement, JudgementKind
from recount.model.notes import Note, NoteKind
from recount.model.pairings import PairingKind
from recount.model.persons import Disclosure, DisclosureKind
from recount.model.signing import Signature, SigningKind

Asked = (
    Ruling
    | Wish
    | Split
    | Handwritten
    | Publishing
    | Signing
    | FindingWish
    | NoteWish
    | CodingsWish
)
Record = Decision | Judgement | Disclosure | Signature | Finding | Note


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What a person wants to take back, and why."""

    decision: str
    reason: str
    author: str


def draft(ledger: Ledger, asked: Asked, settings: Settings) -> tuple[Record, ...]:
    """The records that a wish would be kept as, with all checks; nothing is kept.

    Raises StaleDecisionError where what it is about has changed since its author saw it,
    DecisionError where it cannot be kept, NotFoundError where it is about nothing that there is.
    """
    return _DRAFTS[type(asked)](ledger, asked, settings)


_DRAFTS: Mapping[type, Callable[[Ledger, Any, Settings], tuple[Record, ...]]] = {
    Wish: lambda ledger, asked, _: deciding.drafts(ledger, asked),
    Split: lambda ledger, asked, _: deciding.draft_split(ledger, asked),
    Ruling: lambda ledger, asked, use: (judging.draft(ledger, asked, judging_tools(use)),),
    Handwritten: lambda ledger, asked, use: (draft_by_hand(ledger, asked, judging_tools(use)),),
    Publishing: lambda ledger, asked, _: (people.draft(ledger, asked),),
    Signing: lambda ledger, asked, _: (signing.draft(ledger, asked),),
    CodingsWish: lambda ledger, asked, use: settled_codings.draft(
        ledger, asked, judging_tools(use)
    ),
    NoteWish: lambda ledger, asked, _: (noting.draft(ledger, asked),),
    FindingWish: lambda ledger, asked, use: (
        findings.draft(ledger, asked, finding_tools(ledger, use)),
    ),
}
_PUT: Mapping[type, Callable[[Ledger, Any], Record]] = {
    Decision: Ledger.put_decision,
    Judgement: Ledger.put_judgement,
    Disclosure: Ledger.put_disclosure,
    Signature: Ledger.put_signature,
    Finding: Ledger.put_finding,
    Note: Ledger.put_note,
}


def preview(ledger: Ledger, asked: Asked, settings: Settings) -> Effect:
    """What a decision would make other, with all checks of `keep`; nothing is kept. Of a decision
    about a person, what of her would leave."""
    made = draft(ledger, asked, settings)
    for one in made:
        if isinstance(one, Disclosure):
            return replace(NO_EFFECT, leaving=leaving(ledger, one))
        if isinstance(one, Finding) and one.kind is not FindingKind.PLACE:
            return _found(ledger, one)
    more = More(
        tuple(one for one in made if isinstance(one, Judgement) and one.kind in BINDING),
        tuple(one for one in made if isinstance(one, Decision)),
        tuple(one for one in made if isinstance(one, Finding) and one.kind is FindingKind.PLACE),
    )
    if more.nothing:
        return NO_EFFECT
    return effect(*now_and_then(ledger, parts_for(ledger, settings), more))


def _found(ledger: Ledger, made: Finding) -> Effect:
    """What of an event a finding makes other that no number follows from."""
    before, after = words_without(ledger, made), finding_words(made)
    return field_effect(find_event(ledger, made.event), plain(made.kind), before, after)


def preview_undo(ledger: Ledger, asked: TakingBack, settings: Settings) -> Effect:
    """What taking a decision back would make other; nothing is kept."""
    name = asked.decision
    entry = next((one for one in ledger.history() if name in (one.id, one.act)), None)
    if entry is not None and entry.kind in tuple(DisclosureKind):
        return replace(NO_EFFECT, leaving=remaining(ledger, name))
    if entry is not None and entry.finding is not None and entry.finding.place is None:
        event, found = find_event(ledger, entry.finding.event), entry.finding
        words = finding_words(found), words_without(ledger, found)
        return field_effect(event, plain(found.kind), *words)
    if entry is not None and entry.kind in NUMBERLESS:
        return NO_EFFECT
    return effect(*without(ledger, parts_for(ledger, settings), name))


NUMBERLESS = (JudgementKind.ACCEPT, JudgementKind.NOTE, *SigningKind, *NoteKind, *PairingKind)
"""The kinds of decisions from which neither a number nor anything that leaves follows."""


def keep(ledger: Ledger, asked: Asked, settings: Settings) -> str:
    """Keeps a decision and gives its id, or that of the act where there are several; events and
    numbers follow with the next build."""
    with ledger.together():
        kept = [_PUT[type(one)](ledger, one) for one in draft(ledger, asked, settings)]
    return getattr(kept[0], "act", "") or kept[0].id


def take_back(ledger: Ledger, asked: TakingBack) -> str:
    """Takes a decision back and gives its id; NotFoundError where it does not stand."""
    return judging.undo(ledger, asked.decision, asked.reason, asked.author).id


def carry_out(ledger: Ledger, settings: Settings) -> None:
    """Works events and numbers out anew, where decisions have come in since they were."""
    if not ledger.is_built:
        rework(ledger, parts_for(ledger, settings))
