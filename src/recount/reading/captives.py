"""Detainees whom a tally counts as taken ("12 detainees were reported"), and those to whom
something else is done: who kills, frees or moves detainees has taken nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

HELD = frozenset({"detainee"})
_TALLYING = frozenset({
    "report", "record", "document", "register", "list", "count", "number", "tally", "total",
    "take", "bring", "make", "result", "lead", "be", "raise", "reach", "rise", "say", "claim",
})  # fmt: skip
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def something_else_is_done(noun: Token) -> bool:
    """Whether a verb that takes nobody has detainees for its subject or its object."""
    if noun.lemma_.lower() not in HELD:
        return False
    first = noun
    while first.dep_ in ("conj", "appos") and first.head.pos_ == "NOUN":
        first = first.head
    verb = first.head
    acts = first.dep_ in _ARGUMENTS and verb.pos_ in ("VERB", "AUX")
    return acts and verb.lemma_.lower() not in _TALLYING
