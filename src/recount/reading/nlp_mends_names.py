"""Slips of the parser in names: what a village is called is its name, and no clause of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

CALLED = frozenset({"called", "named"})


def give_name(called: Token) -> None:
    """ "In a village called X": as in "the village of X"."""
    name = next((t for t in called.children if t.dep_ in ("oprd", "dobj", "attr")), None)
    noun = called.head
    beside = name is not None and name.left_edge.i in (called.i + 1, called.i + 2)
    if name is None or not beside or name.pos_ != "PROPN" or noun.pos_ != "NOUN":
        return
    name.head, name.dep_ = noun, "appos"
