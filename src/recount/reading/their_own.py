"""Who was hurt on the side of those who struck: their attackers did not do it to themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Outcome, Victims
from recount.model.parties import Party, PartyKind
from recount.reading.attributions import attribution_at
from recount.reading.hands import STATES, deed_words
from recount.reading.people_nouns import counted_noun
from recount.reading.syntax import children
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.frames import Frame
    from recount.reading.scene import Scene
    from recount.reading.story import Story, Told

GUNMEN = Party("gunmen", None, None, PartyKind.OTHER, None)
_HANDS = frozenset({"gunmen", "attacker", "assailant", "raider", "gang", "group", "outfit"})
_GUARDS = frozenset({"police", "guard", "gendarmerie", "constabulary"})
_ARMED = (PartyKind.REBEL_GROUP, PartyKind.MILITIA)


def fell_on_its_side(story: Story, frame: Frame, back: Told) -> bool:
    """Whether those hurt were of the side that did what was told before: "Troops killed eight
    fighters. One soldier was wounded"."""
    doer, target = back.claim.perpetrator, back.claim.target
    if fell_of_its_own(story.scene, frame, doer, target):
        return True
    fighters = any(c.victims is Victims.COMBATANT for c in back.claim.counts)
    if doer is None or not fighters or not _is_of_a_state(doer):
        return False
    hurt = [h for h in frame.harms if not h.negated and h.outcome is not Outcome.CAPTURED]
    nouns = [counted_noun(h.victims) for h in hurt if h.victims is not None]
    return bool(nouns) and len(nouns) == len(hurt) and all(map(_serves, nouns))


def fell_of_its_own(scene: Scene, frame: Frame, doer: Party | None, target: Party | None) -> bool:
    """ "Gunmen attacked a post. One of the attackers was killed", "Troops clashed with rebels. Two
    soldiers died": those who struck are not who did this."""
    if doer is None and (target is None or not _strikes_at_a_state(target)):
        return False
    hurt = [h for h in frame.harms if not h.negated and h.outcome is not Outcome.CAPTURED]
    victims = [counted_noun(h.victims) for h in hurt if h.victims is not None]
    if not hurt or len(victims) < len(hurt):
        return False
    if doer is None:
        return all(_serves(noun) for noun in victims)
    if all(_is_theirs(scene, noun, doer) for noun in victims):
        return True
    if _strikes_at_a_state(doer):
        return all(_is_attacker(noun) or _is_theirs(scene, noun, doer) for noun in victims)
    fought = target is not None and (_strikes_at_a_state(target) or _is_a_group(target))
    ours = _speaks_of_his_own(scene, frame, doer)
    return _is_of_a_state(doer) and (fought or ours) and all(map(_serves, victims))


def _speaks_of_his_own(scene: Scene, frame: Frame, doer: Party) -> bool:
    """ "The army said that an officer died in the raid": its own, in its own raid."""
    said = attribution_at(scene.attributions, frame.anchor.idx, frame.anchor.idx + 1)
    span = said.speaker.span if said is not None and said.speaker is not None else None
    if span is None or doer.id is None:
        return False
    return any(m.party.id == doer.id for m in scene.parties if m.span.overlaps(span))


def _is_theirs(scene: Scene, noun: Token, doer: Party) -> bool:
    """ "Two PDF fighters died" of those whom the PDF had sent."""
    mention = scene.party_at(noun)
    named = {t.text for t in children(noun, "compound")}
    if mention is not None and mention.party.name is not None:
        named.add(mention.party.name)
    return doer.name is not None and doer.name in named


def other_side(own: Party | None, target: Party | None) -> Party | None:
    """Who struck back: those whom the words name, else those who had been struck, if armed."""
    if own is not None or target is None:
        return own
    return target if _is_of_a_state(target) or _strikes_at_a_state(target) else None


def is_one_person(scene: Scene, party: Party) -> bool:
    """Whether words that name no party are of a single person: "my uncle"."""
    tokens = scene.tokens_of(party.span) if party.name is None and party.span is not None else []
    return bool(tokens) and tokens[-1].tag_ == "NN" and victim_class_of(tokens[-1]) is not None


def whom_they_fought(scene: Scene, frame: Frame) -> Party | None:
    """ "The army said 20 militants were killed in the clash": the side that tells of the other's
    dead."""
    hurt = [h for h in frame.harms if not h.negated and h.agent is None]
    nouns = [counted_noun(h.victims) for h in hurt if h.victims is not None]
    said = attribution_at(scene.attributions, frame.anchor.idx, frame.anchor.idx + 1)
    span = said.speaker.span if said is not None and said.speaker is not None else None
    if frame.type is not EventType.ARMED_CLASH or not nouns or len(nouns) < len(hurt) or not span:
        return None
    sides = (m.party for m in scene.parties if m.party.name and m.span.overlaps(span))
    for party in sides:
        if all(map(_is_attacker, nouns)) if party.kind in STATES else all(map(_serves, nouns)):
            return party
    return None


def strikes_back(scene: Scene, target: Party | None) -> bool:
    """ "Guards shot at the bomber as he came to the gate": a part of the attack, and no other."""
    if target is None or target.name is not None or target.span is None:
        return False
    noun = scene.tokens_of(target.span)[-1]
    definite = any(t.lower_ in ("the", "his", "their") for t in noun.children)
    return definite and bool({noun.lemma_.lower(), noun.lower_} & deed_words()["armed.attackers"])


def those_told_of(story: Story, frame: Frame, doer: Party | None) -> Party | None:
    """ "The assailants burned six houses": those who did what was told last, by their name."""
    if doer is None or doer.name is not None or _noun(doer) not in _HANDS or doer.span is None:
        return None
    before = [t.claim.perpetrator for t in story.told if t.frame.anchor.i < frame.anchor.i]
    known = [party for party in before if party is not None and not _is_of_a_state(party)]
    if not points_at_doers(story.scene, frame, doer) or not known or known[-1].name is None:
        return None
    return replace(doer, name=known[-1].name, id=known[-1].id, kind=known[-1].kind)


def points_at_doers(scene: Scene, frame: Frame, doer: Party | None) -> bool:
    """Whether a doer is only pointed at: "the assailants", "they", whose noun stands before."""
    if doer is None or doer.name is not None or doer.span is None:
        return False
    if doer.span.end <= frame.anchor.sent.start_char:
        return True
    words = scene.text[: doer.span.end].lower().split()[-4:]
    return _noun(doer) in _HANDS and bool({"the", "these", "same"} & set(words))


def _strikes_at_a_state(party: Party) -> bool:
    known = party.kind in _ARMED or _noun(party) == "gunmen"
    return known or (party.kind not in STATES and _noun(party) in attackers())


def _is_of_a_state(party: Party) -> bool:
    table = deed_words()
    return party.kind in STATES or _noun(party) in table["armed.of_states"] | _GUARDS


def _is_a_group(party: Party) -> bool:
    return party.name is not None and party.kind not in (*STATES, PartyKind.CIVILIANS)


def _noun(party: Party) -> str:
    """The last word by which a party is called, without the mark of the plural."""
    return party.text.lower().split()[-1].removesuffix("s") if party.text else ""


def attackers() -> frozenset[str]:
    """Those whom no state sends, by their noun."""
    table = deed_words()
    return table["armed.against_states"] | table["armed.attackers"]


def _is_attacker(noun: Token) -> bool:
    words = {noun.lemma_.lower(), noun.lower_.removesuffix("s")}
    gang = any(t.lemma_.lower() == "gang" for t in children(noun, "compound"))
    return gang or bool(words & attackers())


def _serves(noun: Token) -> bool:
    return victim_class_of(noun) is Victims.SECURITY_FORCE
