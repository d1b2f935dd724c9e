"""Whom or what an event struck, by the words of one frame: its victims, or what was aimed at.

What was struck is people, or a thing that stands for those who hold it ("an army camp").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.parties import Party
from recount.reading.captives import HELD
from recount.reading.deeds import damaged_by
from recount.reading.frames import Frame
from recount.reading.hands import deed_words, is_armed, struck_by, weapon_type
from recount.reading.happenings import noun_type
from recount.reading.harms_counted import Harm
from recount.reading.lexicon import lexicon
from recount.reading.people_nouns import QUANTITIES, counted_noun
from recount.reading.pronouns import of_the_sayer, owner_before
from recount.reading.sides import acts, is_body, party_in, plain
from recount.reading.syntax import (
    child,
    children,
    objects_of,
    phrase_tokens,
    subject_of,
)
from recount.reading.victims import is_people, victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.parties import PartyMention
    from recount.reading.scene import Scene


FIGHTING = frozenset({"clash", "fight", "battle", "skirmish"})
RECEIVING = frozenset({"receive", "draw", "sustain", "face", "take"})

BY_HAND = frozenset({EventType.ARMED_ATTACK, EventType.EXECUTION, EventType.ABDUCTION,
                     EventType.RAID})  # fmt: skip
"""What people do to people whom they see; a bomb and a shell do not choose."""


def target_in(scene: Scene, frame: Frame) -> Party | None:
    """Who was struck: the party of the victims, else whom it was "against" or aimed at; without a
    name, what was aimed at or those whom armed people shot, took or put to death."""
    victims = _party_of_victims(scene, frame)
    if victims is not None and victims.name is not None:
        return _same_by_name(scene, frame, victims) or victims
    aimed = _aimed(scene, frame)
    for token in aimed:
        mention = party_in(scene, token)
        if mention is not None and (victims is None or mention.party.name is not None):
            return mention.party
    first = min((h.trigger.i for h in frame.harms), default=0)
    held = [t for t in aimed if victims is not None and t.i < first and _is_theirs(scene, t)]
    return _thing_struck(scene, held) or victims or _nameless_struck(scene, frame, aimed)


def _same_by_name(scene: Scene, frame: Frame, victims: Party) -> Party | None:
    """ "Attacked two Front bunkers, killing three rebels": whom a word for anybody stands for is
    said by name in what was attacked."""
    if victims.text == victims.name or victims.text[:1].isupper():
        return None
    found = [party_in(scene, token) for token in _aimed(scene, frame)]
    same = (m.party for m in found if m is not None and m.party.name == victims.name)
    return next(same, None)


def _is_theirs(scene: Scene, token: Token) -> bool:
    """ "ambushed an army patrol and killed two soldiers", "attacked two rebel bunkers, killing
    three": it was the patrol that was attacked, and the bunkers of those who died."""
    if token.dep_ not in ("dobj", "nsubjpass"):
        return False
    if is_people(token.text):  # "ambushed troops, killing four soldiers"
        return is_armed(scene, token)
    owners = children(token, "compound", "amod")
    return any(is_armed(scene, t) or (t.is_upper and len(t) > 2) for t in owners)


def _party_of_victims(scene: Scene, frame: Frame) -> Party | None:
    for harm in frame.harms:
        if harm.victims is not None and not harm.negated:
            own = of_the_sayer(scene, counted_noun(harm.victims))
            if own is not None:  # "the Karim Army said that 19 of its soldiers were killed"
                return own
            mention = party_in(scene, harm.victims) or _behind(scene, harm.victims)
            if mention is not None:
                return mention.party
            owner = owner_before(scene, harm.victims)
            if owner is not None and harm.victims.lemma_.lower() in lexicon().roles:
                return owner
    return None


def _aimed(scene: Scene, frame: Frame) -> list[Token]:
    """What the event's noun or verb says was aimed at, in the order of likelihood."""
    nouns = acts(frame)
    aimed = [t for word in (nouns or _verb_of(frame)) for t in _aimed_at(word)]
    aimed += [t for noun in nouns for t in _under(noun)]
    for verb in _verb_of(frame):
        if verb.pos_ == "VERB" and verb not in nouns:
            aimed += _come_under(verb)
            aimed += [*objects_of(verb, "under", "beneath"), *struck_by(scene, verb)]
    return aimed


def _nameless_struck(scene: Scene, frame: Frame, aimed: list[Token]) -> Party | None:
    """ "stormed a clinic and killed a nurse", "beheaded two men and burnt huts": what comes first;
    "their patrol" is whose it is."""
    hurt = [h for h in frame.harms if h.victims is not None and not h.negated]
    first = min((h.trigger.i for h in hurt), default=len(scene.doc))
    theirs = [t for t in aimed if any(c.tag_ == "PRP$" for c in t.children)]
    plain = [t for t in aimed if t not in theirs]
    before, after = [t for t in plain if t.i < first], [t for t in plain if t.i > first]
    return (
        _thing_struck(scene, before)
        or _people_struck(frame, hurt, scene)
        or _thing_struck(scene, after)
        or _thing_struck(scene, theirs)
    )


def _verb_of(frame: Frame) -> list[Token]:
    return [frame.happening.token] if frame.happening is not None else []


def _aimed_at(word: Token) -> list[Token]:
    """ "strikes against X", "a raid targeting X", "attacked X"."""
    targeting = [v for v in children(word, "acl") if v.lemma_ == "target"]
    aimed = [*objects_of(word, *_aiming(word)), *_struck_or_shot_at(word)]
    if word.pos_ == "VERB":
        aimed += children(word, "nsubjpass")
    if word.lemma_ in FIGHTING:
        aimed += objects_of(word, "with")
    aimed += damaged_by(word)
    aimed += [t for v in targeting for t in children(v, "dobj")]
    return [counted_noun(t) if t.lemma_.lower() in QUANTITIES else t for t in aimed]


def _struck_or_shot_at(word: Token) -> list[Token]:
    """ "Shelled a school"; "fired a grenade launcher at a theatre" struck no launcher."""
    things = children(word, "dobj")
    launched = word.lemma_.lower() in deed_words()["verbs.sending"]
    if launched and any(t.lemma_.lower() in ("launcher", "gun", "cannon", "rifle") for t in things):
        return objects_of(word, "at", "into", "towards", "toward")
    return things


def _aiming(word: Token) -> tuple[str, ...]:
    """What leads to whom it was aimed at: people shot "by two men on a motorcycle" were aimed at
    themselves."""
    struck = children(word, "dobj", "nsubjpass") if word.pos_ == "VERB" else []
    whom = any(victim_class_of(t) is not None for t in struck)
    return ("against", "targeting") if whom else ("against", "on", "targeting")


def _under(noun: Token) -> list[Token]:
    """ "Their convoy came under attack", "troops received small-arms fire"."""
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    comes = noun.head.lower_ == "under" and verb.lemma_ == "come"
    if not comes and not (noun.dep_ == "dobj" and verb.lemma_ in RECEIVING):
        return []
    subject = subject_of(verb)
    return [subject] if subject is not None else []


def _come_under(verb: Token) -> list[Token]:
    """ "A police unit came under fire", whichever of the words the event was read from."""
    if verb.lemma_ != "come" or child(verb, "prep") is None:
        return []
    subject = subject_of(verb) if objects_of(verb, "under") else None
    return [subject] if subject is not None else []


def _thing_struck(scene: Scene, aimed: list[Token]) -> Party | None:
    """ "an army camp", "churches", "a convoy", "protesters": what the words say was struck."""
    for token in aimed:
        if is_people(token.text):
            return _victims(scene, token)
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        if is_armed(scene, token):  # "a police unit", "a group of terrorists"
            return plain(scene, _members(scene, token), None)
        if _stands_for_people(token):
            return _holder(scene, token) or plain(scene, token, None)
    return None


def _members(scene: Scene, body: Token) -> Token:
    """ "A group of terrorists" is terrorists; "a joint force of soldiers and police" is a force."""
    if body.lemma_.lower() in deed_words()["armed.people"]:
        return body
    return next((t for t in objects_of(body, "of") if is_armed(scene, t)), body)


def _holder(scene: Scene, thing: Token) -> Party | None:
    """ "the camp of a bandit chief", "a culvert under the convoy": whom it was meant for."""
    for token in objects_of(thing, "under", "beneath"):
        if _stands_for_people(token):
            return plain(scene, token, None)
    for token in objects_of(thing, "of"):
        if is_armed(scene, token) or any(is_armed(scene, t) for t in children(token, "compound")):
            return plain(scene, token, None)
    return None


def _stands_for_people(token: Token) -> bool:
    """A building, a vehicle, a post: not a village or a town, which says where."""
    lemma = token.lemma_.lower()
    if lemma in deed_words()["targets.places"] or token.ent_type_ in ("GPE", "LOC"):
        return False
    return lemma in lexicon().physical | deed_words()["targets.things"]


def _people_struck(frame: Frame, hurt: list[Harm], scene: Scene) -> Party | None:
    """ "shot dead nine farmers", "four nurses were killed by men in uniform"."""
    for harm in hurt:
        chosen = harm.agent is not None and _is_hand(harm.agent)
        if harm.victims is not None and (chosen or frame.type in BY_HAND):
            total = harm.victims.lemma_.lower() in QUANTITIES | {"total"}
            party = _victims(scene, counted_noun(harm.victims) if total else harm.victims)
            if party is not None:
                return party
    return None


def _is_hand(agent: Token) -> bool:
    """Whether people did it: a weapon and a blast choose nobody."""
    return weapon_type(agent) is None and noun_type(agent) is None


def _victims(scene: Scene, noun: Token) -> Party | None:
    """People by what they are, or by the body they are of; "two men" says nothing of them."""
    if noun.tag_ != "NNPS" and (noun.pos_ != "NOUN" or not is_people(noun.text)):
        return None
    theirs = objects_of(noun, "of")
    body = next((t for t in theirs if is_body(t)), None)
    if body is not None:
        span = scene.span([t for t in phrase_tokens(body) if t.dep_ != "det"])
        return Party(span.quote, span.quote, None, None, span)
    force = next((t for t in theirs if is_armed(scene, t)), None)
    if force is not None:
        return plain(scene, force, None)
    anybody = noun.lemma_.lower() in deed_words()["targets.anybody"] | QUANTITIES
    return None if anybody or _is_a_harm(noun) else plain(scene, noun, None)


def _is_a_harm(noun: Token) -> bool:
    """ "Three injuries": what befell people, and nobody that was struck."""
    words = lexicon().harms.values()
    return any(noun.lemma_.lower() in w.counted for w in words) and noun.lemma_.lower() not in HELD


def _behind(scene: Scene, victims: Token) -> PartyMention | None:
    """ "a recruiter for Al Qaeda's branch": the party behind the person's role."""
    for token in objects_of(victims, "for", "of", "from", "in", "with"):
        mention = party_in(scene, token)
        if mention is not None:
            return mention
    return None
