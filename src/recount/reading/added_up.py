"""A death that its sentence only adds up: "his death brings to four the number of those killed in
25 attacks this year" is in none of the 25."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Token

_RAISING = frozenset({"bring", "raise", "take", "push", "lift"})
_TALLIES = frozenset({"number", "toll", "total", "tally", "count"})


def is_added_up(harm: Token) -> bool:
    """Whether a word of harm is the subject of a verb that raises a tally."""
    verb = harm.head
    if harm.dep_ != "nsubj" or verb.lemma_.lower() not in _RAISING:
        return False
    behind = [t for t in children(verb, "dobj", "dep", "oprd") if t.i > verb.i]
    behind += [t for p in children(verb, "prep") for t in children(p, "pobj")]
    return any(t.lemma_.lower() in _TALLIES for thing in behind for t in thing.subtree)
