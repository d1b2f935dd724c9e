"""Slips of the parser over who stands in a list of people, and who before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_THEM = 4  # words of ", three of them"
_DASHES = frozenset({"-", "–", "—"})
_ALL_OF_THEM = frozenset({"them", "whom", "these", "those"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def lead_its_list(people: Token) -> None:
    """ "Eleven people - seven soldiers, three policemen and a civilian - were killed": the people
    were, and the list behind the dash says who they are."""
    first, dash = people.head, people.nbor(1)
    if dash.text not in _DASHES or people.tag_ != "NNS":
        return
    for number in [t for t in people.children if t.dep_ == "nummod" and t.i > dash.i]:
        number.head = first
    people.head, people.dep_ = first.head, first.dep_
    first.head, first.dep_ = people, "appos"


def stand_by_itself(number: Token) -> None:
    """ "Killed eight, three of them fighters": eight is who was killed, and the fighters are what
    three of them were."""
    noun, (comma, some, of, them) = number.head, number.doc[number.i + 1 : number.i + 1 + OF_THEM]
    if (comma.text, of.lower_) != (",", "of") or them.lower_ not in ("them", "whom"):
        return
    if some.tag_ != "CD" or some.head not in (noun, number):
        return
    number.head, number.dep_ = noun.head, noun.dep_
    some.head, some.dep_ = number, "appos"
    noun.head, noun.dep_ = some, "appos"


def stand_behind(among: Token) -> None:
    """ "Nine dead, among them two children", "nine killed, among them a girl": those behind "among
    them" are some of the nine, and neither what nine counts nor whom the nine killed."""
    doc, end = among.doc, among.sent.end
    if among.i < OF_THEM - 2 or among.i + 2 >= end or among.nbor(1).lower_ not in _ALL_OF_THEM:
        return
    some = next((t for t in doc[among.i + 2 : min(end, among.i + 6)] if t.pos_ == "NOUN"), None)
    if some is None or among.nbor(-1).text != ",":
        return
    before = [t for t in some.children if t.i < among.i and t.pos_ in ("NUM", "NOUN")]
    number = before[-1] if before else None
    if number is not None:
        is_root = some.head == some
        number.head, number.dep_ = (number if is_root else some.head), some.dep_
        for clause in [t for t in some.children if t.dep_ == "advcl" and t.i > some.i]:
            clause.head = number
        some.head, some.dep_ = number, "appos"
    elif some.dep_ == "dobj" and some.head.i < among.i:
        some.dep_ = "npadvmod"


def close_the_list(last: Token) -> None:
    """ "Nine people including two women, and an infant were killed": the infant is the last of
    those who are included. "Four guards, including a captain, and two cooks were killed": the cooks
    are none of the guards. The nine and the guards died, whatever stands nearest to the verb."""
    found = list_to_close(last)
    if found is None:
        return
    people, beside = found
    if last.dep_ in _SUBJECTS:
        people.head, people.dep_ = last.head, last.dep_
    last.left_edge.nbor(-1).head = beside
    last.head, last.dep_ = beside, "conj"


def list_to_close(last: Token) -> tuple[Token, Token] | None:
    """The people before an "including", and beside whom the last behind ", and" stands: the member
    of the list before it or, where a comma before "including" shuts the list off, those people."""
    first = last.left_edge
    if first.i - last.sent.start < OF_THEM or first.nbor(-1).lower_ != "and":
        return None
    if first.nbor(-2).text != "," or not _is_counted(last):
        return None
    listed = first.nbor(-3)
    while listed.dep_ not in ("conj", "pobj") and listed.head != listed:
        listed = listed.head
    lead = _lead_of(listed)
    if lead is None or lead.head.i > lead.i or listed.right_edge.i != first.i - 3:
        return None
    people = lead.head
    if last.head != people and (last.dep_ not in _SUBJECTS or people.is_ancestor(last.head)):
        return None  # "nine, including two who escaped, and a man who was hurt": of another verb
    return people, people if lead.nbor(-1).text == "," and _is_shut(listed, last) else listed


def _is_shut(listed: Token, last: Token) -> bool:
    """ "Including a captain, and two cooks were": one alone between two commas, and none behind."""
    end = last.right_edge.i + 1
    closes = end < last.sent.end and last.doc[end].text == ","
    inside = listed.doc[listed.left_edge.i : listed.right_edge.i]
    alone = listed.dep_ == "pobj" and not any(t.text == "," for t in inside)
    return alone and not closes


def _is_counted(last: Token) -> bool:
    return any(t.dep_ == "nummod" or t.lower_ in ("a", "an") for t in last.children)


def _lead_of(listed: Token) -> Token | None:
    while listed.dep_ == "conj" and listed.head != listed:
        listed = listed.head
    lead = listed.head
    return lead if listed.dep_ == "pobj" and lead.lower_ == "including" else None
