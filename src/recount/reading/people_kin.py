"""Kin who are listed behind somebody: "the judge, his wife, son and a niece were shot dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.people_classes import KIN
from recount.reading.syntax import child, with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token


def kin_listed(head: Token, joined: list[Token]) -> list[Token]:
    """Whom the parser takes for other words for the wife: "his wife, son and a niece" are three,
    where more than one "were" harmed."""
    if not _are_several(head):
        return []
    wives = [t for t in joined if t.lemma_.lower() in KIN and child(t, "poss") is not None]
    return [kin for wife in wives for kin in _behind(wife) if kin not in joined]


def _behind(wife: Token) -> list[Token]:
    beside = [t for t in wife.children if t.dep_ == "appos" and t.nbor(-1).text != "("]
    listed = [t for first in beside for t in with_conjuncts(first)]
    joined = [t for t in with_conjuncts(wife)[1:] if t not in listed]
    found = [*(listed if len(listed) > 1 else []), *joined]
    return found if all(map(_is_kin, found)) else []


def _is_kin(noun: Token) -> bool:
    """ "Son", "a niece", "son Omar"."""
    before = [t for t in noun.children if t.dep_ in ("compound", "nmod", "appos")]
    return any(t.lemma_.lower() in KIN for t in (noun, *before))


def _are_several(head: Token) -> bool:
    """ "Were killed"; an active verb says nothing of it."""
    verb = head.head
    said = [t.lower_ for t in verb.children if t.dep_ in ("auxpass", "aux")]
    return head.dep_ == "dobj" or bool({"were", "are", "have"} & set(said))
