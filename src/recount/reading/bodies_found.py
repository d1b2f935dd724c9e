"""Whose body was found: "a guard was taken away and his body found near X" tells of his death."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.counts import Outcome
from recount.reading.harm_verbs import BODIES
from recount.reading.lexicon import lexicon
from recount.reading.syntax import child, children
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = BODIES | {"remain"}
_FINDING = frozenset({"find", "recover", "discover", "retrieve", "dump"})
_TAKING = frozenset({"take", "seize", "shoot", "stab", "attack", "torture"})


def whose_body(noun: Token) -> Token | None:
    """Who was taken, in the clause or the sentence before, where "his body" was then found."""
    owner = child(noun, "poss")
    verb = noun.head
    if noun.lemma_.lower() not in _BODIES or owner is None or owner.tag_ != "PRP$":
        return None
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_.lower() not in _FINDING:
        return None
    before = verb.head if verb.dep_ == "conj" else _root_before(noun)
    taken = _TAKING | lexicon().harms[Outcome.CAPTURED].verbs
    if before is None or before.lemma_.lower() not in taken:
        return None
    people = [*children(before, "nsubjpass"), *children(before, "dobj")]
    return next((t for t in people if victim_class_of(t) is not None), None)


def are_left_behind(bodies: Token) -> bool:
    """ "The attackers left four bodies behind": some of the dead, whom nobody carried off."""
    verb = bodies.head
    left = bodies.dep_ == "dobj" and verb.lemma_ == "leave" and bodies.lemma_.lower() in BODIES
    return left and any(t.lower_ == "behind" for t in children(verb, "advmod", "prt", "prep"))


def _root_before(noun: Token) -> Token | None:
    sent = noun.sent
    return noun.doc[sent.start - 1].sent.root if sent.start > 0 and sent.root == noun.head else None
