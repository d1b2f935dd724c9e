"""Words that say that nobody came to harm: "no civilians were harmed", "without casualties"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from recount.model.counts import Outcome, Victims
from recount.reading.harm_roles import victims_and_agent
from recount.reading.lexicon import lexicon
from recount.reading.people_nouns import NO_VICTIMS
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

BEHIND = 6  # words from "casualties" to whom they would be among
CAUSING = frozenset({"cause", "inflict", "suffer", "result", "sustain", "take", "incur", "have"})


def spared(token: Token) -> tuple[Token | None, bool]:
    """Those not harmed, and whether the words do deny it."""
    if token.pos_ == "NOUN":
        verb = token.head
        without = verb.lower_ == "without" or (is_denied(verb) and verb.lemma_ in CAUSING)
        return token, without or (
            any(t.lower_ in ("no", "any", "zero") for t in token.children)
            and (without or any(t.lower_ in ("no", "zero") for t in token.children))
        )
    victims, _ = victims_and_agent(token)
    if victims is None:
        return None, False
    return victims, is_nobody(victims) or is_denied(token)


@cache
def _hurt() -> frozenset[str]:
    words = lexicon().harms[Outcome.INJURED]
    return words.verbs | words.nouns | words.counted | words.adjectives


def is_not_gravely(token: Token) -> bool:
    """ "Nobody was seriously hurt", "did not suffer life-threatening injuries": that no wound was
    grave says nothing of lighter ones."""
    if token.lemma_.lower() not in _hurt():
        return False
    how = {t.lower_ for t in token.children if t.dep_ in ("advmod", "amod", "compound")}
    if not how & lexicon().wounds["gravely"]:
        return False
    if token.pos_ == "NOUN":
        return any(t.lower_ == "no" for t in token.children) or is_denied(token.head)
    victims, _ = victims_and_agent(token)
    return is_denied(token) or (victims is not None and is_nobody(victims))


def with_denial(token: Token, victims: Token) -> list[Token]:
    """The words that a denial is made of, with those whom it spares."""
    denial = [t for v in (token, token.head, victims) for t in v.children if t.dep_ == "neg"]
    no = [t for t in victims.children if t.lower_ == "no"]
    before = [token.head] if token.head.lower_ == "without" else []
    return [token, victims, *denial, *no, *before]


def class_before(noun: Token) -> Victims:
    """ "civilian casualties": the class that stands before the noun; "no casualties among the
    troops": the one behind it."""
    words = {t.lower_ for t in noun.children}
    if words & {"civilian", "civilians"}:
        return Victims.CIVILIAN
    behind = noun.doc[noun.i + 1 : min(noun.i + BEHIND, noun.sent.end)]
    among = (t for t in behind if t.lower_ == "among")
    people = (t for prep in among for t in prep.children if t.dep_ == "pobj")
    return next((c for t in people if (c := victim_class_of(t)) is not None), Victims.UNSTATED)


def is_nobody(victims: Token) -> bool:
    """ "Nobody", "no civilians"."""
    return victims.lower_ in NO_VICTIMS or any(t.lower_ == "no" for t in victims.children)


def is_denied(token: Token) -> bool:
    """Whether "not" or "never" stands with a verb."""
    return any(t.dep_ == "neg" for t in token.children)
