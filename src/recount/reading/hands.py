"""Armed hands and what they strike: gunmen, drones, shells; people, houses, roads."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Victims
from recount.model.parties import PartyKind
from recount.reading.lexicon import lexicon
from recount.reading.syntax import child, children, modifiers, objects_of, subject_of
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

STATES = (PartyKind.STATE_FORCE, PartyKind.EXTERNAL_FORCE)
PRONOUNS = frozenset({"it", "they", "he", "she"})
BACK = 60
"""How many words back "it" may point at an aircraft or at armed people."""


@cache
def deed_words() -> Mapping[str, frozenset[str]]:
    """The packaged table, each list as a set under "table.list"."""
    raw = tomllib.loads(
        resources.files("recount.resources").joinpath("deeds.toml").read_text("utf-8")
    )
    return {
        f"{table}.{name}": frozenset(words)
        for table, lists in raw.items()
        for name, words in lists.items()
    }


@cache
def armed_people() -> frozenset[str]:
    """The words for armed people of no state: gunmen, bandits, rebels."""
    words = deed_words()
    return words["armed.people"] - words["armed.of_states"]


def is_against(word: Token) -> bool:
    """ "The anti-terrorist operation": against them, and none of theirs."""
    tied = word.i > 1 and word.nbor(-1).text in ("-", "–")
    return tied and word.nbor(-2).lower_ in ("anti", "counter")


def doers_of(scene: Scene, verb: Token) -> list[Token]:
    """Who or what does it: the subject or what "by" and "with" name; a pronoun's noun for it."""
    by, by_whom = objects_of(verb, "with"), objects_of(verb, "by")
    bare = verb.tag_ == "VBN" and child(verb, "dobj") is None
    passive = child(verb, "nsubjpass") is not None or (verb.dep_ == "acl" and bare)
    adrift = verb.head if verb.dep_ in ("acl", "relcl") and not bare else None
    subject = None if passive else _subject(verb) or adrift or _noun_before(verb)
    if subject is not None and subject.lower_ in PRONOUNS:
        subject = meant_by(scene, subject)
    return [*by_whom, *([subject] if subject is not None else []), *by]


def _subject(verb: Token) -> Token | None:
    """The subject; the nearest noun where the parser gives two."""
    own = children(verb, "nsubj")
    nouns = [t for t in own if t.pos_ in ("NOUN", "PROPN")]
    return nouns[-1] if nouns and len(own) > 1 else subject_of(verb)


def _noun_before(verb: Token) -> Token | None:
    """The noun just before a verb whose subject the parser lost."""
    first = max(verb.sent.start, verb.i - 4)
    for token in reversed(verb.doc[first : verb.i]):
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            dated = any(t.ent_type_ == "DATE" for t in modifiers(token))
            return token if token.dep_ != "pobj" or dated else None
        if token.pos_ not in ("AUX", "ADV"):
            return None
    return None


def meant_by(scene: Scene, pronoun: Token) -> Token:
    """The aircraft, weapon or armed people that "it" and "they" stand for: the last subject."""
    many = pronoun.lower_ == "they"
    for token in reversed(scene.doc[max(0, pronoun.i - BACK) : pronoun.i]):
        subject = token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN")
        fits = (token.tag_ in ("NNS", "NNPS")) is many
        if subject and fits:
            return token
    return pronoun


def words_of(token: Token) -> set[str]:
    """A noun and its modifiers, as lemmas and as written, without the mark of the plural."""
    found = [token, *modifiers(token)]
    return {w for t in found for w in (t.lemma_.lower(), t.lower_, t.lower_.removesuffix("s"))}


def weapon_type(token: Token) -> EventType | None:
    """The kind of event that a weapon speaks of: "an FPV drone", "barrel bombs", "a howitzer"."""
    own = {token.lemma_.lower(), token.lower_.removesuffix("s")}
    near, types = words_of(token), lexicon().weapon_types
    if "bomb" in own and near & deed_words()["air.bombs"]:
        return EventType.AIR_STRIKE
    if "grenade" in own and any(t.lower_ == "propelled" for t in token.lefts):
        return None  # shot at somebody, and no bomb
    kinds = [types[w] for w in own if w in types] or [types[w] for w in sorted(near) if w in types]
    if EventType.AIR_STRIKE in kinds or ("air" in near and own & _ARMS):
        return EventType.AIR_STRIKE
    return next((kind for kind in kinds if kind is not EventType.ARMED_ATTACK), None)


def is_dug(token: Token) -> bool:
    """ "The mine's manager", "a gold mine": where miners work, and no weapon."""
    if token.lemma_.lower() != "mine":
        return False
    owns = token.dep_ == "poss" or (token.dep_ == "compound" and victim_class_of(token.head))
    site = token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "inside", "from")
    return bool(owns or site) or bool(words_of(token) & deed_words()["mines.dug"])


_ARMS = frozenset(
    {"force", "component", "arm", "wing", "army", "corps", "command", "asset", "unit"}
)


def is_armed(scene: Scene, token: Token) -> bool:
    """Whether a noun is of people who bear arms, or names a party to a conflict."""
    table, own = deed_words(), {token.lemma_.lower(), token.lower_.removesuffix("s")}
    if own & table["armed.people"] or scene.party_at(token) is not None:
        return True
    if token.pos_ == "PROPN" and own & table["armed.bodies"]:
        return True
    if victim_class_of(token) in (Victims.COMBATANT, Victims.SECURITY_FORCE):
        return True
    parts = "element" in own  # "elements of Katiba Hanifa"
    theirs = any(
        scene.party_at(t) is not None or (parts and t.pos_ == "PROPN")
        for t in objects_of(token, "of", "from")
    )
    marks = table["armed.marks"] | table["armed.branches"]
    marked = bool(words_of(token) & marks) or theirs
    return bool(own & (table["armed.persons"] | {"member"})) and marked


def is_unarmed(token: Token) -> bool:
    """Whether those who "attack" and "storm" are animals, critics or a tax office."""
    return bool({token.lemma_.lower(), token.lower_} & deed_words()["unarmed.words"])


def struck_by(scene: Scene, verb: Token) -> list[Token]:
    """What a deed is done to: objects, the subject of a passive, what "at" and "into" lead to."""
    loosely = verb.lemma_.lower() in {"land", "fall", "explode", "detonate", "rain", "crash"}
    behind = deed_words()["targets.near" if loosely else "targets.behind"]
    objects = children(verb, "dobj", "nsubjpass")
    sending = verb.lemma_.lower() in deed_words()["verbs.sending"]
    if objects and not (loosely or sending or verb.lemma_ in ("set", "drive")):
        return [token for token in objects if can_be_struck(scene, token)]
    if verb.lemma_ == "shoot" and any(victim_class_of(t) is not None for t in objects):
        return objects  # "was shot by two men on a motorcycle"
    found = [*objects, *objects_of(verb, *behind)]
    for thing in children(verb, "dobj", "prt", "advmod", "nsubjpass"):
        found += objects_of(thing, *behind)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        found.append(verb.head)
    return [token for token in found if can_be_struck(scene, token)]


PORTIONS = frozenset({
    "dozen", "score", "hundred", "thousand", "salvo", "barrage", "volley", "number", "series",
    "pair", "wave", "burst", "couple", "handful", "swarm",
})  # fmt: skip


def counted_thing(token: Token) -> Token:
    """The things behind a number of them: "dozens of rockets", "112 out of 140 houses"."""
    if token.tag_ != "CD" and token.lemma_.lower() not in PORTIONS:
        return token
    behind = objects_of(token, "of")
    for out in children(token, "prep"):
        behind += objects_of(out, "of") if out.lower_ == "out" else []
    behind = behind or _hung_on_the_verb(token)
    return behind[0] if behind else token


def _hung_on_the_verb(token: Token) -> list[Token]:
    """ "Burnt 112 out of 140 houses": the things that the parser takes for the verb's."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.dep_ != "dobj" or after.dep_ != "prep" or after.head != token.head:
        return []
    if after.lower_ == "out":
        return objects_of(after, "of")
    return children(after, "pobj") if after.lower_ == "of" else []


def can_be_struck(scene: Scene, token: Token) -> bool:
    """People, things that can be touched, places and parties; not the sea and not a goal."""
    token = counted_thing(token)
    lemma, table = token.lemma_.lower(), deed_words()
    if lemma in table["targets.nowhere"] or lemma in {"bird", "fish"}:
        return False
    if token.ent_type_ in ("DATE", "TIME") or scene.dates_in([token]):
        return False
    if lemma in lexicon().physical | table["targets.things"] or victim_class_of(token):
        return True
    if any(victim_class_of(t) is Victims.SECURITY_FORCE for t in objects_of(token, "of")):
        return True  # "a deployment of police"
    if token.lower_ in {"up", "ups"} and token.i and token.nbor(-1).text == "-":
        return True  # a pick-up, as the parser cuts it
    if token.lower_ in {"it", "them", "him", "her", "those", "us", "me"}:
        return True
    if token.pos_ == "PROPN" or scene.party_at(token) is not None:
        return True
    return bool(scene.places_in([token])) or _of_persons(token)


def _of_persons(token: Token) -> bool:
    return token.lemma_.lower() in {"people", "person", "man", "woman", "child", "family", "home"}
