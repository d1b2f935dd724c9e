"""Nothing leaves without its words: each field of a claim is looked up in the text again.

The verifier knows nothing of how a claim was made and trusts no one, person or program. It reads
the words that the claim names, with its own eyes where it can, and says the first field that they
do not bear out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from recount.model.claims import Claim
from recount.model.counts import Count
from recount.model.dates import When
from recount.model.parties import Party
from recount.model.places import Where
from recount.model.readings import Problem
from recount.model.spans import Span
from recount.reading.verifier_dates import date_fault
from recount.reading.verifier_names import party_fault, person_fault, speaker_fault, stands_in
from recount.reading.verifier_negation import negation_fault
from recount.reading.verifier_numbers import count_fault, quantity_fault, share_fault

Fault = tuple[str, str]


def verify(claim: Claim, text: str, known: frozenset[str] = frozenset()) -> Problem | None:
    """The first reason why the text does not bear the claim out; None where it does.

    `known` are names that the document's own metadata vouch for as speakers.
    """
    for check in _CHECKS:
        fault = check(claim, text, known)
        if fault is not None:
            field, what = fault
            message = f"a claim of the kind {claim.kind.value} was not taken: {what}"
            return Problem(f"unverified_{field}", message, claim.evidence.start, claim.evidence.end)
    return None


def _spans(claim: Claim, text: str, known: frozenset[str]) -> Fault | None:
    """Every span quotes the text."""
    del known
    for span in spans_of(claim):
        if not span.quote or text[span.start : span.end] != span.quote or span.start < 0:
            return "span", f"the text does not hold {span.quote[:60]!r} at {span.start}"
    return None


def spans_of(record: Any) -> Iterator[Span]:
    """Every span that a record holds, at any depth."""
    if isinstance(record, Span):
        yield record
    elif dataclasses.is_dataclass(record) and not isinstance(record, type):
        for field in dataclasses.fields(record):
            yield from spans_of(getattr(record, field.name))
    elif isinstance(record, tuple):
        for item in record:
            yield from spans_of(item)


def _numbers(claim: Claim, text: str, known: frozenset[str]) -> Fault | None:
    """Every number can be read in its words."""
    del known
    for count in _counts(claim):
        fault = count_fault(count, claim.evidence, text)
        if fault:
            return ("strength" if count is claim.strength else "count"), fault
    if claim.events is not None:
        fault = quantity_fault(claim.events, claim, text)
        if fault:
            return "events", fault
    if claim.share is not None:
        fault = share_fault(claim.share, claim.evidence, text)
        if fault:
            return "share", fault
    return None


def _counts(claim: Claim) -> Iterator[Count]:
    yield from claim.counts
    if claim.strength is not None:
        yield claim.strength
    if claim.share is not None and claim.share.part is not None:
        yield claim.share.part


def _negation(claim: Claim, text: str, known: frozenset[str]) -> Fault | None:
    """What the words deny is not claimed, and 0 is claimed only where they deny."""
    del known
    fault = negation_fault(claim, text)
    return ("negation", fault) if fault else None


def _dates(claim: Claim, text: str, known: frozenset[str]) -> Fault | None:
    """Every date follows from its words."""
    del known
    for when in _whens(claim):
        fault = date_fault(when, claim.evidence, text)
        if fault:
            return "when", fault
    return None


def _whens(claim: Claim) -> Iterator[When]:
    found = (claim.when, claim.scope.when if claim.scope else None)
    yield from (when for when in found if when is not None)


def _places(claim: Claim, text: str, known: frozenset[str]) -> Fault | None:
    """Every place's words stand in the text."""
    del known
    found: tuple[Where | None, ...] = (claim.where, claim.scope.where if claim.scope else None)
    for where in found:
        if where is not None and where.text and not _stated(where.text, where.span, text):
            return "where", f"the place {where.text!r} is not in its words"
    return None


def _stated(words: str, span: Span | None, text: str) -> bool:
    return stands_in(words, span.quote if span is not None else text)


def _parties(claim: Claim, text: str, known: frozenset[str]) -> Fault | None:
    """Every party is spoken of by these words, and the text knows it by this name."""
    del known
    for field, party in _named_parties(claim):
        fault = party_fault(party, claim.evidence, text)
        if fault:
            return field, fault
    return None


def _named_parties(claim: Claim) -> Iterator[tuple[str, Party]]:
    scope = claim.scope
    found = (
        ("perpetrator", claim.perpetrator),
        ("target", claim.target),
        ("party", claim.party),
        ("scope", scope.perpetrator if scope else None),
        ("scope", scope.target if scope else None),
        ("person", claim.person.party if claim.person else None),
        ("facility", claim.facility.operator if claim.facility else None),
    )
    yield from ((field, party) for field, party in found if party is not None)


def _names(claim: Claim, text: str, known: frozenset[str]) -> Fault | None:
    """Persons, facilities and weapons are called so in the text."""
    del known
    if claim.person is not None:
        fault = person_fault(claim.person, claim.evidence, text)
        if fault:
            return "person", fault
    facility = claim.facility
    if facility is not None and facility.name and not stands_in(facility.name, text):
        return "facility", f"the text names no {facility.name!r}"
    if claim.weapon and not stands_in(claim.weapon, text):
        return "weapon", f"the text names no {claim.weapon!r}"
    return None


def _speaker(claim: Claim, text: str, known: frozenset[str]) -> Fault | None:
    """The speaker is in the text and speaks there."""
    if claim.speaker is None:
        return None
    fault = speaker_fault(claim.speaker, claim.evidence, text, known)
    return ("speaker", fault) if fault else None


Check = Callable[[Claim, str, frozenset[str]], Fault | None]
_CHECKS: tuple[Check, ...] = (
    _spans, _numbers, _negation, _dates, _places, _parties, _names, _speaker,
)  # fmt: skip
