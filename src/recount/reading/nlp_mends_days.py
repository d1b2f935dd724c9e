"""Slips of the parser in days: one between a noun and its own clause belongs to the noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING = frozenset({"that", "which", "in", "when", "where"})


def is_day_before_clause(prep: Token) -> bool:
    """Whether a preposition leads to a day that stands right before a relative clause."""
    if prep.lower_ != "on" or prep.head.pos_ != "VERB" or prep.head.i > prep.i:
        return False
    behind = prep.right_edge.i + 1
    if behind >= prep.sent.end or prep.doc[behind].lower_ not in _OPENING:
        return False
    return any(t.ent_type_ == "DATE" for t in prep.children)


def give_day_to_its_noun(prep: Token) -> None:
    """ "Arrested two men over the attack in X on Monday that killed nine": Monday's attack."""
    opening = prep.doc[prep.right_edge.i + 1]
    clause = next((t for t in (opening, *opening.ancestors) if t.dep_ == "relcl"), None)
    noun = clause.head if clause is not None else prep
    if clause is None or clause.left_edge.i < prep.i or not prep.head.i < noun.i < prep.i:
        return
    prep.head = noun
