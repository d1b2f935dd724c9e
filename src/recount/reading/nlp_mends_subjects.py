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


def give_to_the_deed(of: Token) -> None:
    """ "The killing by gunmen of three nurses": of the nurses, and no gunmen of theirs."""
    by = of.head.head
    people = next((t for t in of.children if t.dep_ == "pobj"), None)
    if people is None or by.lower_ != "by" or by.head.lemma_.lower() not in _DEEDS:
        return
    if any(t.dep_ == "nummod" or t.lower_ in ("a", "an", "several") for t in people.children):
        of.head = by.head


def is_of_whom(token: Token) -> bool:
    """The cheap look: "of" behind the one who is said to have done something."""
    return token.lower_ == "of" and token.head.dep_ == "pobj" and token.head.head.lower_ == "by"


_DEEDS = frozenset({"killing", "murder", "abduction", "kidnapping", "shooting", "execution",
                    "assassination", "wounding", "massacre", "slaughter"})  # fmt: skip


def give_counted_subject(verb: Token) -> None:
    """ "Three were killed in the village of X and four others died in Y": who are counted right
    before a verb without a subject do it, and are no place beside X."""
    people = verb.nbor(-1) if verb.i > verb.sent.start else verb
    counted = [t for t in people.children if t.dep_ == "nummod"]
    listed = people.dep_ == "conj" and people.head.pos_ == "PROPN" and people.pos_ == "NOUN"
    if not (counted and listed) or any(t.dep_ in ("mark", *_SUBJECTS) for t in verb.children):
        return
    if people.left_edge.i == 0 or people.left_edge.nbor(-1).lower_ != "and":
        return
    people.left_edge.nbor(-1).head, verb.dep_ = verb.head, "conj"
    people.head, people.dep_ = verb, "nsubj"
