"""Through whom a speaker was heard: "a source quoted by the channel", "the paper, which cited"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

CITING = frozenset({"cite", "quote"})
_HEARING = CITING | {"interview", "contact", "reach"}
_SPEAKING = frozenset({"speak", "talk"})
NEAR = 7  # words between a name and the clause that tells whom it cites


def agent_of(token: Token) -> Token | None:
    """By whom something is done: "by the channel"."""
    by = [p for p in token.children if p.dep_ in {"agent", "prep"} and p.lower_ == "by"]
    return next((t for p in by for t in p.children if t.dep_ == "pobj"), None)


def heard_by(speaker: Token | None) -> Token | None:
    """The medium that a speaker is quoted by or speaks to, where that stands beside his name."""
    for verb in _beside(speaker):
        lemma = verb.lemma_.lower()
        if verb.tag_ == "VBN" and lemma in _HEARING:
            return agent_of(verb)
        if verb.tag_ in {"VBG", "VBD"} and lemma in _SPEAKING:
            to = [p for p in verb.children if p.dep_ == "prep" and p.lower_ in {"to", "with"}]
            return next((t for p in to for t in p.children if t.dep_ == "pobj"), None)
    return None


def cited_beside(medium: Token | None) -> Token | None:
    """Whom a medium cites in a clause of its own: "the channel, which cited a source"."""
    for verb in _beside(medium):
        if verb.lemma_.lower() in CITING and verb.tag_ in {"VBD", "VBZ", "VBP", "VBG"}:
            return next((t for t in verb.children if t.dep_ == "dobj"), None)
    return None


def quoted_as_saying(verb: Token) -> tuple[Token, Token | None, Token] | None:
    """Who is quoted, by whom, and what: "nine died, the council was quoted as saying by X"."""
    if verb.lemma_.lower() not in CITING:
        return None
    who = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    what = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    said = [t for p in verb.children if p.lower_ == "as" for t in p.children if t.lemma_ == "say"]
    if who is None or what is None or not said:
        return None
    return who, agent_of(verb) or agent_of(said[0]), what


def _beside(noun: Token | None) -> Iterator[Token]:
    """Verbs of clauses that hang from a noun, near it."""
    for child in noun.children if noun is not None else ():
        if child.dep_ in {"acl", "relcl", "advcl"} and 0 < child.i - (noun.i if noun else 0) < NEAR:
            yield child
