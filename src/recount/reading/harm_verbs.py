"""Whom a verb of harm takes, and what a turn of phrase comes to, by the grammar alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.counts import Outcome, Victims
from recount.reading.lexicon import Idiom, lexicon
from recount.reading.people_nouns import ORDINALS, is_anybody
from recount.reading.syntax import (
    child,
    children,
    objects_of,
    subject_of,
)
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene


LEADING = frozenset({"take", "lead", "march", "carry", "drag", "herd"})
DEAD = frozenset({"dead", "body", "corpse", "remains"})
TAKEN_AS = frozenset({"prisoner", "prisoners", "hostage", "hostages", "captive", "custody"})


def of_idiom(token: Token, lemma: str) -> Outcome | None:
    """What a turn of phrase says of its subject: "paid the supreme price", "lost a leg", "were
    taken to hospital", "was hit in the foot by a bullet"."""
    for idiom in lexicon().idioms.get(lemma, ()):
        reach = [t for p in idiom.prepositions for t in objects_of(token, p)]
        reach += children(token, "dobj") if not idiom.prepositions else []
        told = any(t.lemma_.lower() in idiom.things and _has_one(t, idiom) for t in reach)
        if told and (not idiom.passive or child(token, "auxpass") is not None):
            return idiom.outcome
    return None


def _has_one(thing: Token, idiom: Idiom) -> bool:
    near = {t.lower_ for t in thing.children}
    return not idiom.modifiers or bool(near & idiom.modifiers)


def who_suffers(token: Token) -> Token | None:
    subject = who_dies(token)
    return None if subject is None or subject.lemma_.lower() in DEAD else subject


def of_a_shot(token: Token) -> Outcome | None:
    """What being shot came to: dead where the words say so, else injured; "shot and killed" is
    told by its other verb, and a plane is shot down."""
    near = {t.lower_ for t in token.children}
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    dead = near & {"dead", "fatally"} or after == "dead" or _left_dead(token)
    if dead or "death" in behind_to(token):
        return Outcome.KILLED
    joined = {t.lemma_.lower() for t in (*children(token, "conj"), token.head)}
    aimed = "at" in near and child(token, "auxpass") is None
    if aimed or near & {"down", "off"} or joined & _all_harm_verbs():
        return None
    return Outcome.INJURED


def _left_dead(token: Token) -> bool:
    """ "shot all five of them dead": whatever the parser hung the word on."""
    for item in token.doc[token.i + 1 : min(token.i + 7, token.sent.end)]:
        if item.lower_ == "dead":
            return True
        if item.is_punct or item.pos_ in ("VERB", "AUX", "SCONJ"):
            return False
    return False


def behind_to(token: Token) -> set[str]:
    return {t.lower_ for t in objects_of(token, "to")}


def _all_harm_verbs() -> frozenset[str]:
    words = lexicon().harms.values()
    return frozenset().union(*(w.verbs | w.intransitive for w in words))


def _takes_away(token: Token) -> bool:
    """ "took two women hostage", "were taken into custody", "was led away"."""
    near = {t.lower_ for t in token.subtree if t.i > token.i and t.i - token.i < 9}
    held = {"hostage", "hostages", "prisoner", "captive", "custody", "captivity"}
    gone = {"away", "off", "forest", "bush", "hills", "mountains", "jungle"}
    return bool(near & (held | gone))


def is_held(token: Token, lemma: str) -> bool:
    led_off = lemma in LEADING and _takes_away(token)
    return led_off or (lemma in ("pick", "round") and _rounds_up(token))


def _rounds_up(token: Token) -> bool:
    """ "police picked up four youths", "30 men were rounded up by soldiers": held by those who
    may, or for questioning; a bus picks up passengers."""
    if not any(t.lower_ == "up" for t in children(token, "prt", "prep", "advmod")):
        return False
    by = objects_of(token, "by")
    hands = by[0] if by else subject_of(token)
    asked = {t.lemma_.lower() for t in objects_of(token, "for")}
    if asked & {"questioning", "question", "interrogation", "interrogate"}:
        return True
    return hands is not None and victim_class_of(hands) is Victims.SECURITY_FORCE


def loses_lives(token: Token) -> bool:
    thing = child(token, "dobj")
    return thing is not None and thing.lemma_ == "life"


def who_dies(token: Token) -> Token | None:
    subject = child(token, "nsubj", "nsubjpass")
    if subject is not None and subject.tag_ in ("WP", "WDT") and token.dep_ == "relcl":
        return token.head
    if subject is None and token.dep_ == "conj":
        return child(token.head, "nsubj", "nsubjpass")
    if subject is None:
        return _said_to(token)
    return _hung_on_a_date(token) if _is_a_date(subject) else subject


def _said_to(token: Token) -> Token | None:
    """ "40 are believed to have died", "hundreds are reported to have been killed": those of whom
    it is said."""
    said = token.head if token.dep_ == "xcomp" else None
    if said is None or not any(t.tag_ == "TO" for t in children(token, "aux")):
        return None
    if said.tag_ == "CD":
        return said  # "four are known to have died and 19 to have been wounded"
    return child(said, "nsubjpass") if child(said, "auxpass") is not None else None


def _is_a_date(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME")


def _hung_on_a_date(verb: Token) -> Token | None:
    """ "On Monday, 3 May, at least 20 villagers were killed": those whom the parser took for
    another name of the day."""
    for token in verb.doc[verb.sent.start : verb.i]:
        if _is_a_date(token) or token.pos_ not in ("NOUN", "PROPN", "NUM"):
            continue
        beside = [t for t in children(token.head, "pobj") if t.i < token.i]
        second = token.dep_ == "pobj" and any(_is_a_date(t) for t in beside)
        if second or (token.dep_ == "appos" and _is_a_date(token.head)):
            return token
    return None


def counted_participle(scene: Scene, token: Token) -> Token | None:
    """ "62 killed (21 women ...) and 136 injured": a bare number before a word of harm, with a
    bracket, a comma or the end behind it, counts the victims, whatever the parser makes of it."""
    if token.i == token.sent.start or token.i + 1 >= len(scene.doc):
        return None
    before, after = token.nbor(-1), token.nbor(1)
    if token.tag_ not in ("VBD", "VBN") or scene.core_number_at(before) is None:
        return None
    if child(token, "aux", "auxpass") is not None or after.text not in ("(", ":", ";", "–", "—"):
        return None
    return before


def victims_and_agent(token: Token) -> tuple[Token | None, Token | None]:
    """Object and subject of an active verb, subject and "by" of a passive one."""
    by = objects_of(token, "by")
    agent = by[0] if by else None
    passive = child(token, "nsubjpass")
    auxiliary = child(token, "auxpass")
    if auxiliary is not None and (passive is None or _is_a_date(passive)):
        passive = _said_to(token) or _hung_on_a_date(token) or passive
    if passive is not None:
        return _relative_head(passive, token), agent
    if auxiliary is not None and child(token, "nsubj") is None:
        ranked = token.dep_ in ("relcl", "acl") and token.head.dep_ == "attr"
        return token.head if ranked else _noun_before(auxiliary), agent  # "the fourth to be killed"
    things = [t for t in children(token, "dobj", "dative") if t.lower_ not in TAKEN_AS]
    if things:
        people = [t for t in things if victim_class_of(t) is not None or t.tag_ == "CD"]
        return (people or things)[0], subject_of(token)
    lost = _object_lost(token)
    if lost is not None:
        return lost, subject_of(token)
    if token.tag_ == "VBN" and not child(token, "aux"):
        return _victims_of_participle(token), agent
    if token.dep_ == "conj" or children(token, "conj"):
        return _shared_object(token), subject_of(token)
    return None, None


def _object_lost(token: Token) -> Token | None:
    """ "killed 30 villagers, the ministry said": the object that the parser took for a subject of
    saying, as it stands right behind a verb whose own subject is there."""
    if child(token, "nsubj") is None or child(token, "auxpass") is not None:
        return None
    for item in token.doc[token.i + 1 : min(token.i + 6, token.sent.end)]:
        if item.pos_ in ("NOUN", "PROPN"):
            counted = any(t.tag_ == "CD" for t in children(item, "nummod"))
            return item if counted and item.dep_ == "nsubj" else None
        if item.pos_ not in ("NUM", "ADV", "ADP", "ADJ", "DET"):
            return None
    return None


def _noun_before(auxiliary: Token) -> Token | None:
    """The noun before "was", where the parser gave the verb no subject."""
    if auxiliary.i == auxiliary.sent.start:
        return None
    noun = auxiliary.nbor(-1)
    while noun.pos_ == "AUX" and noun.i > auxiliary.sent.start:
        noun = noun.nbor(-1)
    if noun.lower_ == "more" and noun.i > auxiliary.sent.start:
        noun = noun.nbor(-1)  # "dozens more had been injured"
    while noun.is_punct and noun.i > auxiliary.sent.start:
        noun = noun.nbor(-1)
    while noun.dep_ in ("pobj", "prep", "conj") and noun.head.i < noun.i:
        if noun.dep_ == "conj" and (noun.head.head.lower_ == "by" or is_anybody(noun)):
            break
        noun = noun.head
    return noun if noun.pos_ in ("NOUN", "PROPN", "NUM") else None


def _relative_head(subject: Token, verb: Token) -> Token:
    if subject.tag_ in ("WP", "WDT") and verb.dep_ in ("relcl", "acl"):
        return verb.head
    return subject


def _victims_of_participle(token: Token) -> Token | None:
    """ "insurgents killed in", "20 others wounded", "was confirmed killed"."""
    if token.dep_ in ("acl", "relcl"):
        return token.head
    if token.dep_ in ("oprd", "xcomp", "acomp", "ccomp") and child(token.head, "nsubjpass"):
        return child(token.head, "nsubjpass")
    subject = child(token, "nsubj")
    if subject is not None:
        return subject
    before = token.nbor(-1) if token.i else token
    if before.lower_ in ORDINALS or before.lower_ in ("others", "another"):
        return before
    if token.dep_ == "conj" and token.head.pos_ == "VERB":
        return child(token.head, "nsubjpass") if token.head.tag_ == "VBN" else None
    return child(token, "nummod")


def _shared_object(token: Token) -> Token | None:
    """ "shot and killed a man": the object that the last of the joined verbs holds."""
    group = [token, *children(token, "conj")]
    if token.dep_ == "conj":
        group.append(token.head)
    killing = [t for t in group if child(t, "dobj")]
    others = [t for t in group if t != token and t.lemma_.lower() in other_harm(token)]
    return child(killing[0], "dobj") if killing and not others else None


def other_harm(token: Token) -> frozenset[str]:
    """Verbs of harm other than this one: "killed or wounded 20" counts neither."""
    mine = token.lemma_.lower()
    return frozenset().union(*(w.verbs for w in lexicon().harms.values() if mine not in w.verbs))


def at_the_start(shot: Token) -> Token | None:
    """The noun that the sentence opens with, where nobody else comes between."""
    before = shot.doc[shot.sent.start : shot.i]
    if any(t.is_punct or t.pos_ in ("VERB", "AUX") for t in before):
        return None
    return next((t for t in before if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None)


def left_so(token: Token) -> Token | None:
    """ "left 14 people dead": the noun before the word, never whoever left them so."""
    noun = token.nbor(-1)
    if noun.pos_ in ("NOUN", "PROPN", "NUM", "PRON") and noun.i > token.head.i:
        return noun
    return child(token.head, "dobj")


def so_many_of(scene: Scene, token: Token) -> Token | None:
    """ "dozens of wounded", "a number of deaths": the number; "two of the wounded" are told of by
    another word."""
    of = token.head
    if token.dep_ != "pobj" or of.lower_ != "of" or child(token, "det", "poss") is not None:
        return None
    return of.head if scene.core_number_at(of.head) is not None else None
