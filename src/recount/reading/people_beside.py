"""Who was harmed beside somebody whose name and rank open the sentence: "Farid, a captain in the
guard, and two others were killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.syntax import child, children, with_conjuncts
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEVERAL = frozenset({"were", "are", "have"})


def beside_a_name(head: Token) -> list[Token]:
    """Those whom the parser joins to the rank, or the name where it takes the others alone."""
    if head.dep_ not in ("nsubj", "nsubjpass") or not _are_several(head):
        return []
    return [*_joined_to_his_rank(head), *_named_before(head)]


def is_his_rank(noun: Token) -> bool:
    """ "Farid, Captain in the guard, and two others were killed": what he was, and nobody more."""
    name = noun.doc[noun.left_edge.i - 2] if noun.left_edge.i - noun.sent.start > 1 else noun
    behind = name.pos_ == "PROPN" and noun.left_edge.nbor(-1).text == ","
    return behind and victim_class_of(noun) is not None and noun.ent_type_ != "PERSON"


def _joined_to_his_rank(head: Token) -> list[Token]:
    ranks = [t for t in children(head, "appos") if head.pos_ == "PROPN" and is_his_rank(t)]
    bare = [t for t in ranks if child(t, "det", "nummod") is None]
    joined = [t for rank in bare for t in with_conjuncts(rank)[1:]]
    return [t for t in joined if child(t, "nummod", "det") is not None]


def _named_before(head: Token) -> list[Token]:
    """The name that opens the list, where a description stands between it and the others."""
    counted = child(head, "nummod") is not None and head.pos_ == "NOUN"
    joint = head.left_edge.nbor(-1) if head.left_edge.i > head.sent.start else head
    if not counted or joint.lower_ != "and":
        return []
    names = [t for t in children(head.head, head.dep_) if t.i < joint.i and t.pos_ == "PROPN"]
    return [t for t in names if child(t, "appos") is not None and joint.nbor(-1).text == ","]


def _are_several(head: Token) -> bool:
    helpers = (t.lower_ for t in head.head.children if t.dep_ in ("aux", "auxpass"))
    return not _SEVERAL.isdisjoint(helpers)
