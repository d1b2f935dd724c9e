"""Slips of the parser about who a verb is told of: subjects given to a name, an aside, a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def give_past_the_aside(done: Token) -> None:
    """ "A man, at first taken for a guard, was shot": the man was, and the guard is what he was
    taken for."""
    verb = next((t for t in done.children if t.dep_ == "conj" and t.i > done.i), None)
    subject = next((t for t in done.children if t.dep_ == "nsubj" and t.i < done.i), None)
    if verb is None or subject is None or any(t.dep_ in _SUBJECTS for t in verb.children):
        return
    auxiliary = next((t for t in verb.children if t.dep_ == "auxpass"), None)
    bare = not any(t.dep_ in ("aux", "auxpass", "cc", "dobj") for t in done.children)
    if auxiliary is None or not bare or auxiliary.nbor(-1).text != ",":
        return
    if "," not in (subject.right_edge.text, subject.right_edge.nbor(1).text):
        return
    verb.head, verb.dep_ = verb, "ROOT"
    subject.head, subject.dep_ = verb, "nsubjpass"
    for behind in [t for t in done.children if t.i > verb.i]:
        behind.head = verb
    done.head, done.dep_ = subject, "acl"


def give_the_first_of_them(others: Token) -> None:
    """ "After a fight in X State, an officer and four others have died": the officer did, too, and
    is no other name of the state."""
    first = others.left_edge
    if first.i - 2 <= others.sent.start or first.nbor(-1).lower_ != "and":
        return
    joint = first.nbor(-1)
    one = joint.head
    led = one.left_edge.i > 0 and one.left_edge.nbor(-1).text == ","
    article = one.left_edge.lower_ in ("a", "an", "one", "the") and not others.is_ancestor(one)
    if one.dep_ != "appos" or one.pos_ not in ("NOUN", "PROPN") or not (led and article):
        return
    if one.head.ent_type_ not in ("GPE", "LOC", "FAC") and one.head.pos_ != "PROPN":
        return
    one.head, one.dep_ = others.head, others.dep_
    others.head, others.dep_ = one, "conj"


def give_those_counted(done: Token) -> None:
    """ "With reports of at least 40 Rohingya killed": 40 of them were, and no reports."""
    people = done.nbor(-1) if done.i > done.sent.start else done
    counted = any(t.dep_ == "nummod" for t in people.children)
    hung = done.head.is_ancestor(people) and not done.is_ancestor(people)
    if people.pos_ in ("NOUN", "PROPN") and counted and hung:
        done.head = people
