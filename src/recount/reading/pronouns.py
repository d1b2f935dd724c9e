"""Whom "it", "its" and "the group's" stand for: the party that the text was just speaking of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Victims
from recount.model.parties import Party, PartyKind, SpeakerKind
from recount.reading.attributions import attribution_at
from recount.reading.syntax import child
from recount.reading.victims import is_people, victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.parties import PartyMention
    from recount.reading.scene import Scene

PERSONAL = frozenset({"it", "they", "its", "their"})
INSIDE = frozenset({"ADJ", "NUM", "NOUN", "VERB", "ADV", "PROPN"})
ARMED = (PartyKind.REBEL_GROUP, PartyKind.MILITIA)
_OF_ARMS = (SpeakerKind.ARMED_GROUP, SpeakerKind.MILITARY, SpeakerKind.POLICE)
_OUTFITS = frozenset({"group", "front", "brigade", "brigades", "movement", "army", "faction",
                      "battalion", "militia", "forces"})  # fmt: skip
_OF_A_FORCE = (Victims.SECURITY_FORCE, Victims.COMBATANT)
REACH = 400
"""How many characters back a pronoun may point."""


def party_of(scene: Scene, token: Token, armed: bool = False) -> Party | None:
    """The party that a noun or a pronoun stands for; `armed`: only armed groups are meant."""
    mention = scene.party_at(token)
    if mention is not None:
        return mention.party
    if token.lower_ not in PERSONAL:
        return None
    sayer = _sayer_of(token)
    mention = scene.party_at(sayer) if sayer is not None else None
    if sayer is None or (mention is None and sayer.pos_ != "PROPN"):
        return _last_before(scene, token, armed)
    party = mention.party if mention is not None and mention.party.name is not None else None
    if armed and (party is None or party.kind not in ARMED):
        return _last_before(scene, token, armed)  # "the command estimates that it has 150 men"
    return party


def of_the_sayer(scene: Scene, members: Token) -> Party | None:
    """ "The Karim group said its fighters had killed 11": those whom the one who speaks calls his
    own, by his name."""
    owner = child(members, "poss")
    if owner is None or owner.lower_ not in ("its", "their", "his", "her"):
        return None
    if _are_of_what_was_struck(owner, members):
        return None
    said = attribution_at(scene.attributions, members.idx, members.idx + 1)
    speaker = said.speaker if said is not None else None
    if speaker is None or speaker.span is None:
        return None
    span = scene.span([owner, members])
    named = [m for m in scene.parties if m.party.name is not None]
    mention = next((m for m in named if m.span.overlaps(speaker.span)), None)
    if mention is not None and (speaker.kind in _OF_ARMS or mention.party.kind in ARMED):
        return replace(mention.party, text=span.quote, span=span)
    outfit = speaker.name.split()[-1].lower() in _OUTFITS
    if not (outfit or speaker.kind is SpeakerKind.ARMED_GROUP) or not speaker.name[:1].isupper():
        return None
    return Party(span.quote, speaker.name, None, None, span)


def _are_of_what_was_struck(owner: Token, members: Token) -> bool:
    """ "A missile hit the carrier, killing three of its crew, the navy said": the carrier's, unless
    they are people whom only a force has: its soldiers, its men."""
    if victim_class_of(members) in _OF_A_FORCE or members.lemma_.lower() in ("man", "member"):
        return False
    before = members.doc[members.sent.start : owner.i]
    return any(t.dep_ == "dobj" and not is_people(t.text) for t in before)


def _sayer_of(token: Token) -> Token | None:
    """ "The front, which took the town when the army left, said that it had killed 12": "it" is the
    front, whoever was named since."""
    verb = token.head
    while token.dep_ == "nsubj" and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    if token.dep_ != "nsubj" or verb.dep_ != "ccomp":
        return None
    said = verb.head
    subject = child(said, "nsubj")
    if subject is None and said.tag_ == "VBG" and said.dep_ in ("advcl", "xcomp"):
        subject = child(said.head, "nsubj")  # "claimed the attack, saying that it had killed 12"
    return subject if subject is not None and subject.i < token.i else None


def _last_before(scene: Scene, token: Token, armed: bool) -> Party | None:
    """The party last named: in the same sentence, else the subject of the sentence before."""
    near = [m for m in scene.parties if token.idx - REACH < m.span.start < token.idx]
    named = [m for m in near if m.party.name is not None]
    if armed:
        named = [m for m in named if m.party.kind in ARMED]
    same = [m for m in named if m.span.start >= token.sent.start_char]
    subjects = [m for m in named if m not in same and _is_subject(scene, m)]
    found = same or subjects
    return found[-1].party if found else None


def _is_subject(scene: Scene, mention: PartyMention) -> bool:
    head = scene.doc[mention.head]
    head = head.head if head.dep_ == "compound" else head  # "RSF gunmen"
    return head.dep_ in ("nsubj", "nsubjpass")


def owner_before(scene: Scene, noun: Token) -> Party | None:
    """The party before "'s" or in "its" that a noun's phrase begins with, whatever the parse."""
    index = noun.i - 1
    while index > noun.sent.start and noun.i - index < 7:
        token = scene.doc[index]
        if token.tag_ == "POS":
            return party_of(scene, scene.doc[index - 1])
        if token.tag_ == "PRP$":
            return party_of(scene, token)
        if token.pos_ not in INSIDE and not token.is_punct:
            return None
        index -= 1
    return None
