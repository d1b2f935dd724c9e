"""What class of people a noun is of, by itself and by the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recount.model.counts import Outcome, Victims
from recount.model.parties import PartyKind
from recount.reading.lexicon import lexicon
from recount.reading.nlp_mends_tolls import is_of_both
from recount.reading.pronouns import owner_before
from recount.reading.syntax import (
    child,
    children,
    objects_of,
)
from recount.reading.victims import class_of_word, victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.numbers import Number
    from recount.reading.scene import Scene

_OFFSPRING = {
    "son": Victims.MAN, "stepson": Victims.MAN, "grandson": Victims.MAN,
    "brother": Victims.MAN, "sister": Victims.WOMAN, "nephew": Victims.MAN, "niece": Victims.WOMAN,
    "daughter": Victims.WOMAN, "stepdaughter": Victims.WOMAN, "granddaughter": Victims.WOMAN,
}  # fmt: skip
_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
             "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
             "seventeen")  # fmt: skip
_AGE = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_IN_WORDS)})[\s-]+(?:year|month|week)s?[\s-]+old\b", re.IGNORECASE
)
_AGE_BEHIND = re.compile(r" \((\d{1,2})\)|, (\d{1,2})(?=[,.;])")
_AGE_GOES_ON = re.compile(r"-(?: (?:and|or|to) \d{1,2}-)?(?:year|month|week|day)s?-old|- and ")
_AGES = frozenset({"year", "month", "week", "day"})
_BODIES_OF_ARMS = frozenset({"army", "military", "police", "gendarmerie", "navy"})
_GROWN_UP = 18  # Convention on the Rights of the Child, article 1
KIN = frozenset(
    {"wife", "husband", "son", "daughter", "child", "father", "mother", "brother", "sister",
     "parent", "baby", "niece", "nephew", "cousin", "uncle", "aunt", "grandson", "granddaughter",
     "grandchild", "grandmother", "grandfather", "sibling", "fiancée", "fiancé", "bride", "family",
     "bodyguard", "driver", "escort"}
)  # fmt: skip
_PEOPLE_ENDINGS = ("tor", "ter", "ist", "ian", "eer", "ner", "ler", "ber", "der", "ger", "cher")
_FATAL = frozenset({"kill", "wound", "injure", "murder", "assassinate", "slay", "behead", "maim",
                    "shoot", "stab"})  # fmt: skip


def class_of(scene: Scene, noun: Token) -> Victims | None:
    """The class of one noun; a named person and a role in an armed group are people too."""
    if (shared := _noun_of_both(noun)) is not None:
        return class_of(scene, shared)
    found = _aged(noun) or _offspring(scene, noun) or _young(scene, noun) or victim_class_of(noun)
    owner = child(noun, "poss") if noun.lemma_.lower() in KIN else None
    if found is Victims.CIVILIAN and owner is not None and owner.lower_ in ("his", "her", "their"):
        found = Victims.UNSTATED  # "an inspector and his driver"
    if found is None and (noun.ent_type_ == "NORP" and noun.pos_ in ("NOUN", "PROPN")):
        # "16 Americans and a Canadian", and no town that is taken for a people
        return None if noun.tag_ == "NNP" and scene.places_in([noun]) else Victims.UNSTATED
    if found is None and noun.tag_ == "NNP" and _are_suspected(noun):
        return Victims.UNSTATED
    if found is None and _so_many_of_a_group(scene, noun):
        return Victims.COMBATANT
    if found is None and uncommon_people(scene, noun):
        return Victims.UNSTATED
    if found is None and (
        noun.ent_type_ == "PERSON"
        or _nameless_name(scene, noun)
        or noun.lemma_.lower() in lexicon().roles
    ):
        found = Victims.UNSTATED
    if found is Victims.UNSTATED and _of_armed_group(scene, noun):
        return Victims.COMBATANT
    if found is Victims.MAN and _of_a_force(noun):
        return Victims.SECURITY_FORCE
    return Victims.SECURITY_FORCE if found is Victims.UNSTATED and _has_rank(noun) else found


def _noun_of_both(name: Token) -> Token | None:
    """ "Three Xish and two Yish soldiers": what the first are, too."""
    shared = child(name, "conj") if name.text[:1].isupper() and name.tag_ != "NNS" else None
    return shared if shared is not None and is_of_both(shared) else None


def _are_suspected(people: Token) -> bool:
    """ "At least 11 suspected Tuareg": so many of a people, whatever the model takes it for."""
    said = any(t.lower_ in ("suspected", "alleged", "ethnic") for t in children(people, "amod"))
    return said and any(t.tag_ == "CD" for t in children(people, "nummod"))


def _of_a_force(noun: Token) -> bool:
    """ "Three men from the country's armed forces", "two men of the border police"."""
    return any(
        t.lemma_.lower() in _BODIES_OF_ARMS
        or (t.lower_ == "forces" and child(t, "amod") is not None)
        for t in objects_of(noun, "from", "of")
    )


def said_to_be(noun: Token) -> Token | None:
    """ "The three men killed in the strike were civilians": the word that says who those who came
    to harm were; None where it is denied, asked or only supposed."""
    verb, harmed = noun.head, any(t.tag_ == "VBN" for t in children(noun, "acl", "relcl"))
    if verb.tag_ == "VBN" and verb.dep_ == "csubj":  # the parser takes "killed" for the verb
        verb, harmed = verb.head, True
    plain = noun.dep_ == "nsubj" and verb.lemma_ == "be" and verb.tag_ in ("VBD", "VBP", "VBZ")
    if not (harmed and plain) or child(verb, "neg") is not None:
        return None
    told = next((t for t in children(verb, "attr") if t.i > noun.i), None)
    return told if told is not None and class_of_word(told.text) in _SIDES else None


_SIDES = frozenset({Victims.CIVILIAN, Victims.COMBATANT, Victims.SECURITY_FORCE})
_NOT_RANKS = frozenset({"general", "captain", "pilot", "major", "recruit", "guard", "bodyguard"})
"""Words of the class that stand before the names of others too: "Captain" of a team or a ship."""


def _has_rank(noun: Token) -> bool:
    """ "Sergeant Omar Haddad", "police officer Ana Ruiz": who serves, by what stands before the
    name; not "retired Colonel Haddad"."""
    if noun.ent_type_ != "PERSON" and noun.pos_ != "PROPN":
        return False
    before = [t for t in children(noun, "compound", "amod", "nmod") if t.i < noun.i]
    left = any(t.lower_ in ("former", "retired", "ex", "ret") for t in before)
    return not left and any(
        t.lower_ not in _NOT_RANKS and class_of_word(t.text) is Victims.SECURITY_FORCE
        for t in before
    )


def _aged(noun: Token) -> Victims | None:
    """ "A 2-year-old", "two 15-year-olds": people called by their age alone."""
    if noun.lower_ not in ("old", "olds") or noun.dep_ == "amod":
        return None
    unit = child(noun, "npadvmod", "compound", "nmod")
    if unit is None or unit.lemma_.lower() not in _AGES:
        return None
    if unit.lemma_.lower() != "year":
        return Victims.CHILD
    known = [
        t.lower_ for t in children(unit, "nummod") if t.text.isdigit() or t.lower_ in _IN_WORDS
    ]
    years = _years(known[0]) if known else _GROWN_UP
    return Victims.UNSTATED if years >= _GROWN_UP else Victims.CHILD


def _young(scene: Scene, noun: Token) -> Victims | None:
    """ "The 17-year-old male", "her four-year-old brother": a child by the age before the noun."""
    if noun.tag_ != "NN" or victim_class_of(noun) not in (Victims.MAN, Victims.WOMAN):
        return None
    age = _AGE.search(scene.text[noun.left_edge.idx : noun.idx])
    return Victims.CHILD if age is not None and _years(age.group(1)) < _GROWN_UP else None


def _years(word: str) -> int:
    return int(word) if word.isdigit() else _IN_WORDS.index(word.lower()) + 1


def _offspring(scene: Scene, noun: Token) -> Victims | None:
    """A son or daughter is a child where an age below 18, or a word for one, says so; grown-up
    sons and daughters are not."""
    if noun.lemma_.lower() in KIN and noun.tag_ == "NN":  # "his sister (9)", "her son, 14,"
        behind = _AGE_BEHIND.match(scene.text, noun.idx + len(noun))
        if behind is not None and int(behind.group(1) or behind.group(2)) < _GROWN_UP:
            return Victims.CHILD
    sex = _OFFSPRING.get(noun.lemma_.lower())
    if sex is None:
        return None
    said = scene.text[noun.left_edge.idx : noun.idx]
    age = _AGE.search(said)
    if age is not None:
        return Victims.CHILD if _years(age.group(1)) < _GROWN_UP else sex
    young = any(t.lower_ in lexicon().young for t in children(noun, "amod", "compound", "nmod"))
    return Victims.CHILD if young else None


def is_age(scene: Scene, number: Number) -> bool:
    """ "His 12- and 10-year-old sons": not 12 of them."""
    return _AGE_GOES_ON.match(scene.text, number.core.end) is not None


def number_beside(scene: Scene, noun: Token) -> Number | None:
    """The number right before the noun and its adjectives, where the parser hung it elsewhere."""
    index = noun.i - 1
    while index >= noun.sent.start and noun.i - index < 5:
        token = scene.doc[index]
        number = scene.core_number_at(token)
        if number is not None:
            return number if number.kind == "cardinal" and not is_age(scene, number) else None
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "VERB") or token.head.i < token.i:
            return None
        index -= 1
    return None


def uncommon_people(scene: Scene, noun: Token) -> bool:
    """ "two X were killed": whoever is counted among the dead is somebody, unless it is a beast
    or a thing."""
    counted = noun.tag_ in ("NN", "NNS") and number_beside(scene, noun) is not None
    if _beside_people(noun) or _doer_noun(noun):  # "four gendarmes and a guide"
        return noun.lemma_.lower() not in lexicon().not_people | lexicon().physical
    fatal = noun.head.lemma_.lower() in lexicon().harms[Outcome.KILLED].verbs | {
        "die",
        "injure",
        "wound",
    }
    object_of_harm = noun.dep_ in ("dobj", "nsubjpass") or noun.head.lemma_ == "die"
    return (
        counted
        and fatal
        and object_of_harm
        and (noun.lemma_.lower() not in lexicon().not_people | lexicon().physical)
    )


def _doer_noun(noun: Token) -> bool:
    """ "killing a French instructor": a singled-out noun that ends as those of people do."""
    verb = noun.head if noun.dep_ in ("dobj", "nsubjpass") else None
    fatal = verb is not None and verb.lemma_.lower() in _FATAL
    named = noun.tag_ == "NN" and child(noun, "det", "poss") is not None
    lemma = noun.lemma_.lower()
    if named and verb is not None and _of_people_alone(verb):
        return lemma not in lexicon().roles | lexicon().animals
    return fatal and named and lemma.endswith(_PEOPLE_ENDINGS) and lemma not in lexicon().roles


def _of_people_alone(verb: Token) -> bool:
    """ "Shot dead a sarpanch", "assassinated the mukhtar": done to nothing but people."""
    dead = any(t.lower_ == "dead" for t in verb.children)
    return verb.lemma_.lower() in ("assassinate", "behead", "murder") or (
        verb.lemma_.lower() == "shoot" and dead
    )


def _beside_people(noun: Token) -> bool:
    """Whether a noun is joined to one of people and has an article or an owner of its own."""
    if noun.dep_ != "conj" or noun.tag_ != "NN" or child(noun, "det", "poss") is None:
        return False
    if any(noun.lemma_.lower() in words.nouns for words in lexicon().harms.values()):
        return False  # "the abduction of 37 villagers and the wounding of 25 others"
    if noun.lower_.endswith(_DEEDS_ENDINGS) and objects_of(noun, "of"):
        return False  # "the killing of two rebels and the recovery of a rifle"
    return victim_class_of(noun.head) is not None


_DEEDS_ENDINGS = ("tion", "sion", "ment", "ery", "ure", "ance", "ence", "ing")


def _nameless_name(scene: Scene, noun: Token) -> bool:
    """A proper name that is no place, party or thing that the model knows is most often a
    person, and always where it has an age."""
    if any(t.lower_ == "old" for t in children(noun, "amod")) or _is_called_one(noun):
        return True
    if _serves(noun):
        return True
    if has_age(scene, noun) and noun.ent_type_ in ("", "ORG"):
        return True
    if noun.tag_ != "NNP" or noun.ent_type_ != "" or noun.text.isupper():
        return False
    placed = any(p.where.lat is not None for p in scene.places_in([noun]))
    return not placed and scene.party_at(noun) is None and not noun.text[-1].isdigit()


_RANKS = frozenset({"sergeant", "sgt", "sgt.", "corporal", "cpl", "cpl.", "lieutenant", "lt", "lt.",
                    "private", "pvt", "pvt.", "pte", "pfc", "colonel", "col", "col.", "constable",
                    "brigadier", "warrant"})  # fmt: skip


def _serves(noun: Token) -> bool:
    """ "Army Sergeant Omar Haddad": a name behind a rank, whatever the model takes it for."""
    before = [t for t in children(noun, "compound", "nmod", "amod") if t.i < noun.i]
    ranked = any(t.lower_ in _RANKS and t.text[:1].isupper() for t in before)
    return noun.pos_ == "PROPN" and ranked and noun.ent_type_ not in ("GPE", "LOC", "FAC")


def _is_called_one(noun: Token) -> bool:
    """ "Izzat bo Malin, a 48-year-old man": a name, whatever the model takes it for."""
    behind = [t for first in children(noun, "appos") for t in (first, *children(first, "appos"))]
    aged = [t for t in behind if t.tag_ == "NN" and victim_class_of(t) is not None]
    return noun.pos_ == "PROPN" and any(child(t, "det") is not None for t in aged)


def _so_many_of_a_group(scene: Scene, noun: Token) -> bool:
    """ "Four Taliban were killed": as many of its fighters."""
    before = noun.nbor(-1) if noun.i > noun.sent.start else noun
    if before.tag_ != "CD" or before.head != noun or noun.dep_ in ("compound", "nmod", "poss"):
        return False
    mention = scene.party_at(noun)
    armed = mention is not None and mention.party.kind in (PartyKind.REBEL_GROUP, PartyKind.MILITIA)
    return armed and noun.pos_ in ("PROPN", "NOUN")


def _of_armed_group(scene: Scene, noun: Token) -> bool:
    """ "a Taliban leader": a person in the ranks of an armed group is said to be of it."""
    if noun.lemma_.lower() not in lexicon().roles and noun.ent_type_ != "PERSON":
        return False
    owner = owner_before(scene, noun)
    if owner is not None and owner.kind in (PartyKind.REBEL_GROUP, PartyKind.MILITIA):
        return True
    beside = [t for t in noun.children if t.dep_ in ("compound", "amod", "nmod", "poss", "appos")]
    for item in [*beside, *objects_of(noun, "of", "in", "for", "from")]:
        owners = [item, *children(item, "poss", "compound", "amod", "nmod")]
        mentions = [m for t in owners if (m := scene.party_at(t)) is not None]
        if any(m.party.kind in (PartyKind.REBEL_GROUP, PartyKind.MILITIA) for m in mentions):
            return True
    return False


def has_age(scene: Scene, noun: Token) -> bool:
    """ "Royal Wills, 30,": one person, by the age behind the name."""
    behind = _AGE_BEHIND.match(scene.text, noun.idx + len(noun)) is not None
    before = any(t.lower_ == "old" for t in children(noun, "amod"))
    return noun.pos_ == "PROPN" and (behind or before)
