"""When, where, by whom and to whom: what a frame's own words say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.model.parties import Party, PartyKind
from recount.reading.deeds import damaged_by
from recount.reading.frames import Frame
from recount.reading.hands import is_armed, weapon_type
from recount.reading.harms import Harm
from recount.reading.lexicon import lexicon
from recount.reading.pronouns import owner_before, party_of
from recount.reading.scene import PlacedName
from recount.reading.slots_dates import dates_of, says_when, without_bare_parts
from recount.reading.slots_places import (
    heading_of,
    place_of,
    same_place,
    stage_of,
)
from recount.reading.syntax import (
    child,
    children,
    clause_head,
    clause_tokens,
    objects_of,
    phrase_tokens,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.parties import PartyMention
    from recount.reading.scene import Scene

RECORDING = frozenset({"cite", "report", "record", "document", "announce", "confirm"})


@dataclass(frozen=True)
class Slots:
    """What the words of one frame say, before anything is taken over from elsewhere.

    `dates` are those that tell when, `own_dates` says that they stand in the frame's own clause;
    `same_place` is the phrase that points at a place already
    named ("in the same area").
    """

    dates: tuple[DateMention, ...] = ()
    place: PlacedName | None = None
    same_place: tuple[Token, ...] = ()
    perpetrator: Party | None = None
    target: Party | None = None
    own_dates: bool = False


def slots_of(scene: Scene, frame: Frame) -> Slots:
    """The slots that the frame's own clause fills."""
    return Slots(
        own_dates=any(says_when(d) for d in scene.dates_in(frame.tokens)),
        dates=dates_of(scene, frame),
        place=place_of(scene, frame),
        same_place=same_place(frame),
        perpetrator=_perpetrator(scene, frame),
        target=_target(scene, frame),
    )


def stages_of(scene: Scene) -> list[tuple[int, Slots]]:
    """Main clauses in the past that say when or where, by the index of their first word."""
    found = []
    for sent in scene.doc.sents:
        heading = heading_of(scene, sent)
        if heading is not None:
            found.append((sent.start, Slots(place=heading)))
        if sent.root.tag_ not in ("VBD", "VBN"):
            continue
        tokens = clause_tokens(sent.root)
        dates = [d for d in scene.dates_in(tokens) if says_when(d)]
        place = stage_of(scene, sent, tokens)
        if dates or place is not None:
            found.append((sent.start, Slots(tuple(without_bare_parts(dates)[:1]), place)))
    return found


# --- by whom, to whom ---------------------------------------------------------------------------


def _perpetrator(scene: Scene, frame: Frame) -> Party | None:
    """Who did it: the agent of the harm, the event noun's owner or performer."""
    for token in _doers(frame):
        party = _doing_party(scene, token)
        if party is not None:
            return party
    return _owner(scene, frame) or _nameless(scene, frame)


def _nameless(scene: Scene, frame: Frame) -> Party | None:
    """ "settlers", "a sniper": armed people whom no list of parties holds, by their own words."""
    for token in _doers(frame):
        owner = next((t for t in children(token, "compound") if t.is_upper and len(t) > 1), None)
        if owner is not None and owner.pos_ == "PROPN" and weapon_type(token) is not None:
            span = scene.span([owner])  # "SDF artillery"
            return Party(span.quote, span.quote, None, None, span)
        if token.pos_ in ("NOUN", "PROPN") and is_armed(scene, token):
            words = [t for t in token.children if t.dep_ in ("amod", "compound") and t.i < token.i]
            span = scene.span([*words, token])
            return Party(span.quote, None, None, PartyKind.OTHER, span)
    return None


def _doing_party(scene: Scene, token: Token) -> Party | None:
    mention = _party_in(scene, token)
    if mention is not None:
        return mention.party
    theirs = objects_of(token, "of") if token.lemma_.lower() in ("man", "member") else []
    named = next((m for t in theirs if (m := scene.party_at(t)) is not None), None)
    if named is not None:
        return named.party  # "men of the Fano"
    return party_of(scene, token) or _sayer(scene, token)


def _sayer(scene: Scene, pronoun: Token) -> Party | None:
    """ "the army's 4th Brigade reported that it had killed five": armed people who say "it"."""
    clause = clause_head(pronoun)
    said = pronoun.lower_ in ("it", "they", "we") and clause.dep_ == "ccomp"
    sayer = subject_of(clause.head) if said else None
    if sayer is None or not is_armed(scene, sayer):
        return None
    span = scene.span([t for t in phrase_tokens(sayer) if t.i <= sayer.i and t.dep_ != "det"])
    return Party(span.quote, None, None, PartyKind.STATE_FORCE, span)


def _doers(frame: Frame) -> list[Token]:
    noun = frame.happening.token if frame.happening is not None else None
    found = [h.agent for h in frame.harms if h.agent is not None and h.agent != noun]
    if noun is not None and noun.pos_ == "VERB":
        doer = subject_of(noun)
        by = objects_of(noun, "by")
        passive = child(noun, "nsubjpass") is not None
        found += by if passive else ([doer] if doer is not None else [])
    elif noun is not None:
        found += objects_of(noun, "by")
        found += _performers(noun)
    found += [t for h in frame.harms for t in _told_of(h)]
    return [token for token in found if token.pos_ != "PUNCT"]


def _told_of(harm: Harm) -> list[Token]:
    """ "the death of a guard, who was shot by gunmen": the doers that a clause of the victim's
    own names."""
    if harm.victims is None or harm.trigger.pos_ == "VERB":
        return []
    clauses = [v for v in children(harm.victims, "relcl") if v.tag_ == "VBN"]
    return [t for v in clauses for t in objects_of(v, "by")]


def _performers(noun: Token) -> list[Token]:
    """Who conducts, launches, carries out: "the military conducted six strikes"."""
    verb = noun.head
    found: list[Token] = []
    for verb in [noun.head, *children(noun, "acl", "relcl")]:
        if verb.lemma_.lower() not in lexicon().light_verbs - RECORDING:
            continue
        found += objects_of(verb, "by")
        doer = child(verb, "nsubj")
        if doer is not None and noun.dep_ in ("dobj", "obj"):
            found.append(doer)
    return found


def _party_in(scene: Scene, token: Token) -> PartyMention | None:
    """The party whose phrase a word heads, or the first of its phrase."""
    direct = scene.party_at(token)
    if direct is not None:
        return direct
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.dep_ == "pobj" and after.pos_ == "PROPN":  # "by the paramilitary Rapid Support Forces"
        direct = scene.party_at(after)
        if direct is not None:
            return direct
    phrase = phrase_tokens(token)
    inner = [t for t in phrase if t.dep_ in ("amod", "compound", "nmod", "poss")]
    return next((m for t in inner if (m := scene.party_at(t)) is not None), None)


def _owner(scene: Scene, frame: Frame) -> Party | None:
    """ "American airstrikes", "Israel's raid": the party before the noun."""
    for noun in frame.nouns:
        for item in children(noun, "amod", "compound", "nmod", "poss"):
            mention = scene.party_at(item)
            if mention is not None and mention.party.name is not None:
                return mention.party
            if item.text == "Coalition" and item.i > item.sent.start:
                span = scene.span([item])
                return Party(span.quote, span.quote, None, PartyKind.EXTERNAL_FORCE, span)
    return None


def _target(scene: Scene, frame: Frame) -> Party | None:
    """Who was struck: the party of the victims, else whom it was "against" or aimed at."""
    for harm in frame.harms:
        if harm.victims is not None and not harm.negated:
            mention = _party_in(scene, harm.victims) or _behind(scene, harm.victims)
            if mention is not None:
                return mention.party
            owner = owner_before(scene, harm.victims)
            if owner is not None and harm.victims.lemma_.lower() in lexicon().roles:
                return owner
    for token in [t for noun in (frame.nouns or _verb_of(frame)) for t in _aimed_at(noun)]:
        mention = _party_in(scene, token)
        if mention is not None:
            return mention.party
    return None


def _verb_of(frame: Frame) -> list[Token]:
    return [frame.happening.token] if frame.happening is not None else []


def _aimed_at(word: Token) -> list[Token]:
    """ "strikes against X", "a raid targeting X", "attacked X"."""
    targeting = [v for v in children(word, "acl") if v.lemma_ == "target"]
    aimed = [*objects_of(word, "against", "on", "targeting"), *children(word, "dobj")]
    aimed += damaged_by(word)
    return aimed + [t for v in targeting for t in children(v, "dobj")]


def _behind(scene: Scene, victims: Token) -> PartyMention | None:
    """ "a recruiter for Al Qaeda's branch": the party behind the person's role."""
    for token in objects_of(victims, "for", "of", "from", "in", "with"):
        mention = _party_in(scene, token)
        if mention is not None:
            return mention
    return None
