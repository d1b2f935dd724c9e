"""Slips of the parser in lists of people: who is left dead behind a comma, and whose soldiers are
named by their country alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

LEFT_SO = frozenset({"dead", "injured", "wounded"})
_CLOSES = frozenset({",", "-", "--", "–", "—", ")"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ELLIPSIS = 5  # words of "four Xish and five Yish", before their noun


def is_left_so(word: Token) -> bool:
    """Whether a word of how stands behind people whom somebody left so, and not right behind."""
    left = _left_before(word) if word.i > word.sent.start else None
    if left is None or left.i == word.i - 1:
        return False
    # "left one man dead and three others injured": the others are told of by themselves
    return not any(t.lower_ in LEFT_SO for t in word.doc[left.i + 1 : word.i])


def leave_so(word: Token) -> None:
    """ "Left 12 people, four of them children, dead": the twelve, whomever the aside names; "left
    21 villagers, one soldier and all five raiders dead": all whom the list names."""
    left = _left_before(word)
    if left is None:
        return
    if word.nbor(-1).text in _CLOSES:
        word.head, word.dep_ = left.head, "oprd"
        word.tag_, word.pos_ = "JJ", "ADJ"
        for aside in [t for t in left.head.children if t.dep_ == "dobj" and left.i < t.i < word.i]:
            aside.head, aside.dep_ = left, "appos"
        return
    last = word.nbor(-1)
    if word.dep_ == "advcl" and last.pos_ == "NOUN":
        word.head, word.dep_ = last, "amod"
    first = _first_of_list(word.head)
    ends = (left.i, left.right_edge.i)
    if word.dep_ == "amod" and first != left and first.left_edge.i - 2 in ends:
        first.head, first.dep_ = left, "conj"


def _left_before(word: Token) -> Token | None:
    """The people whom somebody or something left, before a word of how, in one sentence."""
    before = reversed(word.doc[word.sent.start : word.i])
    verb = next((t for t in before if t.lemma_ == "leave" and t.pos_ == "VERB"), None)
    left = next((t for t in verb.rights if t.dep_ == "dobj"), None) if verb is not None else None
    if left is None or left.i > word.i:
        return None
    return left if any(t.dep_ == "nummod" for t in left.children) else None


def _first_of_list(last: Token) -> Token:
    while last.dep_ == "conj" and last.head.i < last.i:
        last = last.head
    return last


def is_of_both(noun: Token) -> bool:
    """Whether two countries share a noun, each with a number of its own."""
    return _of_the_first(noun) is not None


def count_both(noun: Token) -> None:
    """ "Four US and five Xish soldiers were killed": four soldiers, and five."""
    first = _of_the_first(noun)
    if first is None:
        return
    number, joint, other = first.nbor(-1), first.nbor(1), first.nbor(2)
    if noun.dep_ != "conj" or noun.head != first:
        first.head, first.dep_ = noun.head, noun.dep_
        if noun.head == noun:
            first.head = first
        noun.head, noun.dep_ = first, "conj"
    elif first.dep_ == "pobj":
        _give_to_the_verb(first, noun)
    number.head, number.dep_ = first, "nummod"
    other.head, other.dep_ = noun, "nummod"
    joint.head = first
    for between in noun.doc[other.i + 1 : noun.i]:
        if between.head == first:
            between.head = noun


def _give_to_the_verb(first: Token, noun: Token) -> None:
    """ "In 2017 four US and five Xish soldiers were killed": no part of the time before them."""
    verb = noun.doc[noun.i + 1].head if noun.i + 1 < noun.sent.end else noun
    before = first.nbor(-2) if first.i - 2 > first.sent.start else first
    if verb.pos_ != "VERB" or any(t.dep_ in _SUBJECTS for t in verb.children):
        return
    if before.dep_ != "nummod" and before.ent_type_ != "DATE":
        return
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    if before.head == first:
        before.head, before.dep_ = first.head, "pobj"
    first.head, first.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _of_the_first(noun: Token) -> Token | None:
    """The country that stands alone for its people: the first of "four X and five Y soldiers"."""
    start = noun.i - _ELLIPSIS
    if noun.tag_ != "NNS" or start < noun.sent.start:
        return None
    number, first, joint, other, second = noun.doc[start : noun.i]
    counted = number.tag_ == "CD" and other.tag_ == "CD" and joint.lower_ == "and"
    named = first.text[:1].isupper() and second.text[:1].isupper()
    return first if counted and named and first.tag_ != "NNS" else None


def is_of_a_toll(number: Token) -> bool:
    """Whether a number is what a toll stands at, and no number of what is counted beside it."""
    if number.i - number.sent.start < 2 or number.i + 1 >= number.sent.end:
        return False
    toll, of = number.nbor(-2), number.nbor(-1)
    return of.lower_ == "of" and toll.lower_ in ("toll", "tally") and number.nbor(1).dep_ == "cc"


def end_the_toll(number: Token) -> None:
    """ "A toll of 12 and many serious injuries": twelve dead, and many injuries."""
    noun, of = number.head, number.nbor(-1)
    if noun.head != of or noun.i < number.i:
        return
    for token in [t for t in number.children if t.i > number.i and t.dep_ == "conj"]:
        token.head, token.dep_ = noun, "amod"
    number.head, number.dep_ = of, "pobj"
    noun.head, noun.dep_ = number, "conj"
