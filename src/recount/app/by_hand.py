"""A claim that no reader found: made by a person from words of a document, and checked like one
that a reader made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from recount.app.corrected import corrected
from recount.app.correcting import Known, Written, correction_of, words_in
from recount.app.in_force import held_in
from recount.app.judging import Tools, need_author
from recount.app.retelling import fault_words
from recount.errors import DecisionError
from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind
from recount.model.judgements import ClaimField, Judgement, JudgementKind
from recount.model.saying import say
from recount.model.spans import Span

BY_HAND = "hand"
"""What such a claim names as its reader."""
_ORDER = tuple(field.value for field in ClaimField)


@dataclass(frozen=True, slots=True)
class Handwritten:
    """What a person makes of some words: values by field, as for corrections; empty ones are not
    said. `at` is about where in the text the words stand, where they stand in it twice."""

    document: str
    words: str
    values: Mapping[str, str]
    reason: str
    author: str
    at: int = 0


def make_by_hand(
    ledger: Ledger, asked: Handwritten, tools: Tools, now: datetime | None = None
) -> Judgement:
    """Keeps a claim that a person made. Raises what `draft_by_hand` raises."""
    with ledger.together():
        return ledger.put_judgement(draft_by_hand(ledger, asked, tools, now))


def draft_by_hand(
    ledger: Ledger, asked: Handwritten, tools: Tools, now: datetime | None = None
) -> Judgement:
    """The decision as it would be kept. Raises NotFoundError where there is no such document, and
    DecisionError where the document does not hold the words, or the words do not bear a value."""
    need_author("add", asked.author)
    held = held_in(ledger)
    text = ledger.document(asked.document).text
    known = Known(held.claims.values(), tools.locate, tools.at)
    made = _claim(asked, text, known)
    fault = tools.verify(made, text)
    if fault is not None:
        raise DecisionError(
            say("the claim"),
            fault_words(fault.message),
            say("mark the words that say so, or leave the field empty"),
        )
    if made.id in held.as_read:
        raise DecisionError(
            say("claim %(made)s", made=made.id),
            say("there is one that says the same of these words"),
            say("decide about it"),
        )
    return Judgement(
        "", JudgementKind.ADD, made, 0, asked.reason.strip(), asked.author.strip(),
        (now or datetime.now(UTC)).isoformat(timespec="seconds"),
    )  # fmt: skip


def _claim(asked: Handwritten, text: str, known: Known) -> Claim:
    given = {name: value.strip() for name, value in asked.values.items() if value.strip()}
    if not given:
        raise DecisionError(
            say("the claim"),
            say("nothing is said in it"),
            say("fill in what the words say, at least one field"),
        )
    at = min(max(asked.at, 0), max(len(text) - 1, 0))
    bare = Claim("", asked.document, ClaimKind.EVENT, Span(at, at + 1, text[at : at + 1]))
    span = words_in(asked.words, bare, text)
    claim = Claim("", asked.document, ClaimKind.EVENT, span, extractor=BY_HAND)
    for name in sorted(given, key=lambda one: _ORDER.index(one) if one in _ORDER else 0):
        written = Written(name, given[name], _carriers(given[name], span))
        claim = corrected(claim, correction_of(written, claim, text, known))
    return claim.with_id()


def _carriers(value: str, span: Span) -> str:
    """The words of the passage that carry a value: itself where it stands there, else all."""
    found = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", span.quote, re.IGNORECASE)
    return found.group() if found else span.quote
