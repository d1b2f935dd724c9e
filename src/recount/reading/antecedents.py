"""Whom "the insurgents" and "them" stand for: the people that the text has just counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Count, Outcome, Victims
from recount.reading.lexicon import lexicon
from recount.reading.people_classes import class_of
from recount.reading.people_nouns import counted_noun, number_of
from recount.reading.syntax import children, clause_head, is_plural, subject_of
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.numbers import Number
    from recount.reading.scene import Scene

DEFINITE = frozenset({"the", "these", "those", "both"})
ALONE = ("relcl", "acl", "prep")
"""What says by itself who is meant: "the insurgents who fired", "the men in the house"."""
OPEN = (Victims.MAN, Victims.UNSTATED)
GENERAL = frozenset({"individual", "occupant", "person", "suspect", "detainee"})
ASSAILANTS = frozenset({"attacker", "assailant", "perpetrator", "raider", "bomber", "gunman"})
REACH = 4  # sentences


def pointed_back(scene: Scene, noun: Token, count: Count) -> Count:
    """The count with the number, or the class, that its words take from people counted before."""
    inner = counted_noun(noun)
    if count.low is None and count.high is None and number_of(scene, noun) is None:
        group = _they(scene, noun) if noun.lower_ == "they" else None
        group = group or (_them(noun) if _is_general(noun) else _the_same(scene, noun))
        group = group or _who_attacked(scene, noun)
        number = _first_number(scene, group) if group is not None else None
        if group is not None and number is not None and not _harmed(group, count.outcome):
            count = replace(count, low=number.low, high=number.high, text=number.span.quote,
                            span=number.span, exactness=number.exactness)  # fmt: skip
            return replace(count, victims=_class(scene, group, count.victims))
    if inner != noun and count.victims in OPEN:  # "several of the men"
        group = _the_same(scene, inner)
        return replace(count, victims=_class(scene, group, count.victims)) if group else count
    return count


def counted_before(scene: Scene, noun: Token) -> Number | None:
    """The number by which the text counted what a definite plural stands for: "these raids"."""
    group = _the_same(scene, noun)
    return _first_number(scene, group) if group is not None else None


def _class(scene: Scene, group: Token, own: Victims) -> Victims:
    """ "The men" are combatants where they were "armed men" before."""
    return (class_of(scene, group) or own) if own in OPEN else own


def _the_same(scene: Scene, noun: Token) -> Token | None:
    """The noun that first told of the people whom a definite noun stands for; None where it says
    by itself who they are, or where several groups are called so."""
    if not (is_plural(noun) and _points(noun)) or _is_qualified(noun, *ALONE):
        return None
    groups = [t for t in _before(noun) if t.lemma_ == noun.lemma_ and is_plural(t)]
    groups = [t for t in groups if not _points(t) or _first_number(scene, t) is not None]
    if len(groups) != 1 or _points(groups[0]):
        return None
    return groups[0] if _said_of(noun) <= _said_of(groups[0]) else None


def _is_general(noun: Token) -> bool:
    """ "Them", "the individuals", "the occupants": whoever was spoken of."""
    bare = _points(noun) and is_plural(noun) and not _said_of(noun)
    bare = bare and not _is_qualified(noun, "prep")
    return noun.lower_ == "them" or (noun.lemma_.lower() in GENERAL and bare)


def _them(pronoun: Token) -> Token | None:
    """The only people in the plural, but for the doer, in this sentence before the pronoun and in
    the one before it."""
    doers = {subject_of(verb) for verb in (pronoun.head, clause_head(pronoun))}
    people = [
        t
        for t in _before(pronoun, reach=2)
        if is_plural(t) and victim_class_of(t) is not None and t not in doers
    ]
    return people[0] if len(people) == 1 else None


def _they(scene: Scene, pronoun: Token) -> Token | None:
    """ "Relatives tried to talk two suspects into giving up, but they were killed": the only people
    whom the sentence has counted, where something was done to them."""
    if pronoun.dep_ != "nsubjpass" and not _is_done_to_as_well(pronoun):
        return None
    people = (t for t in _before(pronoun, reach=1) if is_plural(t))
    counted = [t for t in people if victim_class_of(t) and _first_number(scene, t) is not None]
    return counted[0] if len(counted) == 1 else _subject_before(scene, pronoun)


def _is_done_to_as_well(pronoun: Token) -> bool:
    """ "They refused to give up and were killed"."""
    joined = children(pronoun.head, "conj") if pronoun.dep_ == "nsubj" else []
    return any(children(verb, "auxpass") and not children(verb, "nsubjpass") for verb in joined)


def _subject_before(scene: Scene, pronoun: Token) -> Token | None:
    """ "Three gunmen broke into a house. They were shot dead": the subject of the sentence before,
    where it is counted and the only people of its sentence."""
    start = pronoun.sent.start
    opens = pronoun.i == start or subject_of(pronoun.sent.root) == pronoun or pronoun.i - start < 3
    people = [t for t in _before(pronoun, reach=2) if is_plural(t) and victim_class_of(t)]
    if not opens or len(people) != 1 or people[0].dep_ not in ("nsubj", "nsubjpass"):
        return None
    one = people[0] if people[0].head == people[0].sent.root else None
    return one if one is not None and _first_number(scene, one) is not None else None


def _who_attacked(scene: Scene, noun: Token) -> Token | None:
    """ "Two men opened fire on police. The attackers were killed": the only people who are counted
    as doers in the sentences right before."""
    if noun.lemma_.lower() not in ASSAILANTS or not (is_plural(noun) and _points(noun)):
        return None
    if _said_of(noun) or _is_qualified(noun, *ALONE):
        return None
    people = [t for t in _before(noun, reach=3) if is_plural(t) and _may_attack(t)]
    return people[0] if len(people) == 1 and _first_number(scene, people[0]) is not None else None


def _may_attack(noun: Token) -> bool:
    """Whether people do something, and are not those to whom it is done: "two gunmen", "by two
    men"."""
    does = noun.dep_ == "nsubj" or (noun.dep_ == "pobj" and noun.head.dep_ == "agent")
    return does and victim_class_of(noun) in (*OPEN, Victims.COMBATANT)


def _before(noun: Token, reach: int = REACH) -> Iterator[Token]:
    """The nouns before one in its paragraph, the nearest first, a few sentences back."""
    borders = 0
    for i in range(noun.i - 1, -1, -1):
        token = noun.doc[i]
        borders += bool(noun.doc[i + 1].is_sent_start)
        if borders >= reach or (token.is_space and "\n" in token.text):
            return
        if token.pos_ == "NOUN":
            yield token


def _first_number(scene: Scene, group: Token) -> Number | None:
    number = number_of(scene, group)
    return number if number is not None and number.kind == "cardinal" else None


def _points(noun: Token) -> bool:
    return any(t.lower_ in DEFINITE for t in children(noun, "det", "predet"))


def _is_qualified(noun: Token, *deps: str) -> bool:
    """Whether words after a noun say which people; the "suspected to be" of an aside is shown to
    the parser as a preposition, and says nothing of the sort."""
    return any(t.lower_ != "be" for t in children(noun, *deps))


def _said_of(noun: Token) -> set[str]:
    return {t.lower_ for t in children(noun, "amod", "compound")}


def _harmed(group: Token, outcome: Outcome) -> bool:
    """Whether the words that first told of them say the same harm, or that they are dead."""
    told = {Outcome.KILLED, outcome}
    verbs = frozenset().union(*(lexicon().harms[o].verbs for o in told))
    return group.head.lemma_.lower() in verbs
