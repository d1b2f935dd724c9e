"""A number that somebody gives without a word of what it counts: "The ministry says 33"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token

GIVING = frozenset({"say", "count", "report", "claim", "give", "cite", "list", "record", "state",
                    "announce"})  # fmt: skip


def number_said(verb: Token) -> Token | None:
    """The number that is all that a verb of saying says, at the end of its sentence or part."""
    if verb.lemma_.lower() not in GIVING or verb.pos_ != "VERB":
        return None
    who, number = child(verb, "nsubj"), child(verb, "dobj", "attr")
    if who is None or number is None or who.i > verb.i or who.lower_ in ("i", "you"):
        return None
    bare = number.tag_ == "CD" and not any(t.i > number.i for t in number.children)
    return number if bare and number.i > verb.i and ends_a_part(number) else None


def ends_a_part(word: Token) -> bool:
    """Whether a sentence, or its part, ends with a word."""
    after = word.nbor(1) if word.i + 1 < word.sent.end else None
    return after is None or after.text in (".", ";", "!") or after.is_space
