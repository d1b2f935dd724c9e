"""Who struck whom, by the words of one frame: named, pointed at, or armed people without a name.

A party that the text names goes before one that it only describes; what was struck is people, or a
thing that stands for those who hold it ("an army camp").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.parties import Party, PartyKind
from recount.reading.deeds import damaged_by
from recount.reading.frames import Frame
from recount.reading.hands import STATES, deed_words, is_armed, struck_by, weapon_type
from recount.reading.happenings import noun_type
from recount.reading.harms_counted import Harm
from recount.reading.lexicon import lexicon
from recount.reading.pronouns import owner_before, party_of
from recount.reading.syntax import (
    child,
    children,
    clause_head,
    objects_of,
    phrase_tokens,
    subject_of,
)
from recount.reading.victims import is_people

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.parties import PartyMention
    from recount.reading.scene import Scene

RECORDING = frozenset({"cite", "report", "record", "document", "announce", "confirm"})
BEFORE = ("amod", "compound", "nmod", "poss")
RECEIVING = frozenset({"receive", "draw", "sustain", "face", "take"})
BY_HAND = frozenset({EventType.ARMED_ATTACK, EventType.EXECUTION, EventType.ABDUCTION,
                     EventType.RAID})  # fmt: skip
"""What people do to people whom they see; a bomb and a shell do not choose."""


# --- by whom --------------------------------------------------------------------------------------


def perpetrator_in(scene: Scene, frame: Frame) -> Party | None:
    """Who did it: the agent of the harm, the event noun's owner or performer."""
    doers = _doers(frame)
    for token in doers:
        party = _doing_party(scene, token)
        if party is not None:
            return party
    owner = _owner(scene, frame)
    if owner is not None:
        return owner
    nameless = (_described(scene, token) for token in [*doers, *_lost(scene, frame, doers)])
    found = next((party for party in nameless if party is not None), None)
    return found or _armed_owner(scene, frame) or _killer(scene, frame)


def _described(scene: Scene, doer: Token) -> Party | None:
    """ "settlers", "a sniper": armed people whom no list of parties holds, by their own words; of a
    weapon those whose it is: "junta helicopters", "SDF artillery"."""
    if doer.pos_ not in ("NOUN", "PROPN"):
        return None
    if weapon_type(doer) is not None:
        owner = next((t for t in children(doer, *BEFORE) if _owns_weapons(scene, t)), None)
        if owner is not None:
            return _named_by(scene, owner)
    return _plain(scene, doer, PartyKind.OTHER) if is_armed(scene, doer) else None


def _lost(scene: Scene, frame: Frame, doers: list[Token]) -> list[Token]:
    """ "Elsewhere in Kirkuk gunmen stormed", "in Paktika province, a force detained": those who
    bear arms before an active verb whose subject the parser lost or took for a place."""
    if any(not (token.ent_type_ or scene.places_in([token])) for token in doers):
        return []
    hurt = [h for h in frame.harms if h.agent is None]
    deed = frame.happening.token if frame.happening is not None else None
    found = []
    for verb in [*([deed] if deed is not None else []), *(h.trigger for h in hurt)]:
        shot = verb.nbor(-1) if verb.lower_ == "dead" and verb.i > verb.sent.start else verb
        passive = child(shot, "auxpass", "nsubjpass") is not None or objects_of(shot, "by")
        dying = child(verb, "dobj") is None
        if not passive and not dying and (shot.pos_ == "VERB" or shot != verb):
            found += [t for t in [_armed_before(scene, shot)] if t is not None]
    return [t for t in found if all(t != h.victims for h in frame.harms)]


def _armed_before(scene: Scene, verb: Token) -> Token | None:
    """The first of the armed people between a verb and the comma or the verb before it."""
    found = None
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - 8) : verb.i]):
        if token.is_punct or token.pos_ in ("VERB", "SCONJ", "CCONJ"):
            break
        theirs = token.dep_ == "pobj" and token.head.lower_ in ("by", "against", "of", "with")
        if token.pos_ in ("NOUN", "PROPN") and is_armed(scene, token) and not theirs:
            found = token
    return found if found is not None and found.dep_ not in ("compound", "dobj") else None


def _owns_weapons(scene: Scene, word: Token) -> bool:
    """ "navy jets", "SDF artillery"; what is "FPV" or "artillery" is a kind of weapon."""
    lemma = word.lemma_.lower()
    if lemma in lexicon().weapon_types or word.text.upper() in deed_words()["armed.not_owners"]:
        return False
    acronym = word.is_upper and word.is_alpha and 1 < len(word) < 6
    return (
        acronym
        or bool({lemma, word.lower_} & deed_words()["armed.owners"])
        or is_armed(scene, word)
    )


def _named_by(scene: Scene, word: Token) -> Party:
    """The party that its own words name: a name where they are one, else a description."""
    span = scene.span([*children(word, "amod", "compound"), word])
    name = span.quote if word.is_upper else None
    kind = None if name else PartyKind.OTHER
    return Party(span.quote, name, None, kind, span)


def _plain(scene: Scene, noun: Token, kind: PartyKind | None) -> Party:
    """A party as the text describes it, without article, number and what became of it."""
    words = [t for t in children(noun, "amod", "compound", "nmod") if t.i < noun.i]
    words += [s for t in words for s in t.subtree]
    counted = [t.i for t in noun.subtree if t.i < noun.i and _is_no_quality(scene, t)]
    first = max(counted, default=-1) + 1
    span = scene.span([*(t for t in words if first <= t.i), noun])
    return Party(span.quote, None, None, kind, span)


def _is_no_quality(scene: Scene, word: Token) -> bool:
    where = word.ent_type_ == "GPE" and word.dep_ == "compound"  # "in Kirkuk gunmen stormed"
    counted = scene.number_at(word) is not None
    return where or counted or word.lower_ in ("dead", "more", "other", "several")


def _doing_party(scene: Scene, token: Token) -> Party | None:
    mention = _party_in(scene, token)
    if mention is not None:
        return (
            (_named_within(scene, token) or mention).party
            if not mention.party.name
            else (mention.party)
        )
    theirs = objects_of(token, "of") if token.lemma_.lower() in ("man", "member") else []
    named = next((m for t in theirs if (m := scene.party_at(t)) is not None), None)
    if named is not None:
        return named.party  # "men of the Fano"
    return party_of(scene, token) or _sayer(scene, token)


def _named_within(scene: Scene, noun: Token) -> PartyMention | None:
    """ "ISIS men on motorbikes": the name before words that alone name nobody."""
    found = [scene.party_at(t) for t in children(noun, *BEFORE)]
    return next((m for m in found if m is not None and m.party.name), None)


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
        found += _doers_of(noun)
    elif noun is not None:
        inner = [t for t in objects_of(noun, "in", "during") if noun_type(t) is not None]
        found += [t for one in (noun, *inner) for t in objects_of(one, "by")]
        found += [*_performers(noun), *_credited_with(noun)]
    for harm in frame.harms:
        found += [*_told_of(harm), *_said_to_be(harm.trigger)]
    return [token for token in found if token.pos_ != "PUNCT"]


def _doers_of(verb: Token) -> list[Token]:
    """The subject of an active verb; of a passive or a bare participle those behind "by"."""
    by = objects_of(verb, "by")
    bare = verb.tag_ == "VBN" and child(verb, "dobj", "nsubj", "aux") is None and bool(by)
    if child(verb, "nsubjpass") is not None or bare:
        return [*by, *_said_to_be(verb)]
    doer = subject_of(verb)
    return [doer] if doer is not None else []


def _said_to_be(verb: Token) -> list[Token]:
    """ "were shot by what witnesses said were soldiers": those whom they are said to be."""
    by = [p for p in children(verb, "agent", "prep") if p.lower_ == "by"]
    said = [v for p in by for v in children(p, "pcomp")]
    being = [b for v in said for b in (v, *children(v, "ccomp", "xcomp")) if b.lemma_ == "be"]
    return [t for b in being for t in children(b, "attr")]


def _told_of(harm: Harm) -> list[Token]:
    """ "the death of a guard, who was shot by gunmen": the doers that a clause of the victim's
    own names."""
    if harm.victims is None or harm.trigger.pos_ == "VERB":
        return []
    words = phrase_tokens(harm.victims)
    clauses = [v for t in words for v in children(t, "relcl") if v.tag_ == "VBN"]
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


def _credited_with(noun: Token) -> list[Token]:
    """ "An attack attributed to X", "blamed on X", "claimed by X", "X claimed responsibility for an
    attack": those whose deed it is said to be."""
    found: list[Token] = []
    for verb in children(noun, "acl"):
        through = _CREDITING.get(verb.lemma_.lower())
        found += objects_of(verb, through) if through is not None else []
    credit = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else None
    if credit is not None and credit.lemma_ in ("responsibility", "credit"):
        doer = subject_of(credit.head) if credit.dep_ == "dobj" else None
        found += [doer] if doer is not None and credit.head.lemma_ in ("claim", "take") else []
    return found


_CREDITING = {"attribute": "to", "ascribe": "to", "blame": "on", "pin": "on", "claim": "by"}


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
    inner = [t for t in phrase if t.dep_ in BEFORE]
    return next((m for t in inner if (m := scene.party_at(t)) is not None), None)


def _owner(scene: Scene, frame: Frame) -> Party | None:
    """ "American airstrikes", "Israel's raid", "Russian shelling": the party before the noun."""
    for noun in _acts(frame):
        for item in children(noun, *BEFORE):
            mention = scene.party_at(item)
            if mention is not None and mention.party.name is not None:
                return mention.party
            if item.text == "Coalition" and item.i > item.sent.start:
                span = scene.span([item])
                return Party(span.quote, span.quote, None, PartyKind.EXTERNAL_FORCE, span)
    return None


def _armed_owner(scene: Scene, frame: Frame) -> Party | None:
    """ "a rebel attack", "army shelling", "regime strikes": whose act it is, without a name."""
    for noun in _acts(frame):
        before = [noun.nbor(-1)] if noun.tag_ == "VBG" and noun.i else []
        for item in [*children(noun, *BEFORE), *before]:
            words = {item.lemma_.lower(), item.lower_}
            if words & (deed_words()["armed.people"] | deed_words()["armed.owners"]):
                return _plain(scene, item, PartyKind.OTHER)
    return None


def _acts(frame: Frame) -> list[Token]:
    """The nouns of the event; "shelling" also where the parser takes it for a verb."""
    item = frame.happening
    gerund = item is not None and item.token.tag_ == "VBG" and child(item.token, "nsubj") is None
    if item is not None and gerund and item.token.lower_ in lexicon().event_nouns:
        return [item.token]
    return frame.nouns


def _killer(scene: Scene, frame: Frame) -> Party | None:
    """ "two men on a motorcycle shot dead a judge", "the Russians killed three": people of any
    kind who are said to have killed, hurt or taken others."""
    for harm in frame.harms:
        agent = harm.agent
        if agent is None or harm.negated or agent.pos_ not in ("NOUN", "PROPN"):
            continue
        nation = agent.tag_ == "NNPS" and agent.ent_type_ in ("NORP", "GPE")
        suspected = any(t.lower_ in deed_words()["armed.marks"] for t in agent.children)
        ours = any(t.lower_ in ("our", "their") for t in children(agent, "poss"))
        if nation or suspected or ours or is_people(agent.text):
            return _plain(scene, agent, PartyKind.OTHER)
    return None


def side_of(party: Party) -> bool | None:
    """Whether a party fights for a state or against one, by its kind or its words; None where
    neither says."""
    if party.kind in (*STATES, PartyKind.REBEL_GROUP):
        return party.kind in STATES
    table = deed_words()
    words = {w.removesuffix("s") for w in party.text.lower().split()} | {party.text.lower()}
    against = bool(words & table["armed.against_states"])
    if against == bool(words & table["armed.of_states"]):
        return None
    return not against


# --- to whom --------------------------------------------------------------------------------------


def target_in(scene: Scene, frame: Frame) -> Party | None:
    """Who was struck: the party of the victims, else whom it was "against" or aimed at; without a
    name, what was aimed at or those whom armed people shot, took or put to death."""
    victims = _party_of_victims(scene, frame)
    if victims is not None and victims.name is not None:
        return victims
    aimed = _aimed(scene, frame)
    for token in aimed:
        mention = _party_in(scene, token)
        if mention is not None and (victims is None or mention.party.name is not None):
            return mention.party
    guards = victims is not None and victims.kind is PartyKind.STATE_FORCE
    held = [t for t in aimed if guards and _is_their_post(scene, t)]
    return _thing_struck(scene, held) or victims or _nameless_struck(scene, frame, aimed)


def _is_their_post(scene: Scene, token: Token) -> bool:
    """ "ambushed an army patrol and killed two soldiers": it was the patrol that was attacked."""
    told = token.dep_ in ("dobj", "nsubjpass") and not is_people(token.text)
    return told and any(is_armed(scene, t) for t in children(token, "compound", "amod"))


def _party_of_victims(scene: Scene, frame: Frame) -> Party | None:
    for harm in frame.harms:
        if harm.victims is not None and not harm.negated:
            mention = _party_in(scene, harm.victims) or _behind(scene, harm.victims)
            if mention is not None:
                return mention.party
            owner = owner_before(scene, harm.victims)
            if owner is not None and harm.victims.lemma_.lower() in lexicon().roles:
                return owner
    return None


def _aimed(scene: Scene, frame: Frame) -> list[Token]:
    """What the event's noun or verb says was aimed at, in the order of likelihood."""
    nouns = _acts(frame)
    aimed = [t for word in (nouns or _verb_of(frame)) for t in _aimed_at(word)]
    aimed += [t for noun in nouns for t in _under(noun)]
    for verb in _verb_of(frame):
        if verb.pos_ == "VERB" and verb not in nouns:
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
    aimed = [*objects_of(word, "against", "on", "targeting"), *children(word, "dobj")]
    if word.pos_ == "VERB":
        aimed += children(word, "nsubjpass")
    aimed += damaged_by(word)
    return aimed + [t for v in targeting for t in children(v, "dobj")]


def _under(noun: Token) -> list[Token]:
    """ "Their convoy came under attack", "troops received small-arms fire"."""
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    comes = noun.head.lower_ == "under" and verb.lemma_ == "come"
    if not comes and not (noun.dep_ == "dobj" and verb.lemma_ in RECEIVING):
        return []
    subject = subject_of(verb)
    return [subject] if subject is not None else []


def _thing_struck(scene: Scene, aimed: list[Token]) -> Party | None:
    """ "an army camp", "churches", "a convoy", "protesters": what the words say was struck."""
    for token in aimed:
        if is_people(token.text):
            return _victims(scene, token)
        if token.pos_ in ("NOUN", "PROPN") and _stands_for_people(token):
            return _holder(scene, token) or _plain(scene, token, None)
    return None


def _holder(scene: Scene, thing: Token) -> Party | None:
    """ "the camp of a bandit chief", "a culvert under the convoy": whom it was meant for."""
    for token in objects_of(thing, "under", "beneath"):
        if _stands_for_people(token):
            return _plain(scene, token, None)
    for token in objects_of(thing, "of"):
        if is_armed(scene, token) or any(is_armed(scene, t) for t in children(token, "compound")):
            return _plain(scene, token, None)
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
            party = _victims(scene, harm.victims)
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
    body = next((t for t in theirs if _is_body(t)), None)
    if body is not None:
        span = scene.span([t for t in phrase_tokens(body) if t.dep_ != "det"])
        return Party(span.quote, span.quote, None, None, span)
    force = next((t for t in theirs if is_armed(scene, t)), None)
    if force is not None:
        return _plain(scene, force, None)
    anybody = noun.lemma_.lower() in deed_words()["targets.anybody"]
    return None if anybody else _plain(scene, noun, None)


def _is_body(word: Token) -> bool:
    """ "six personnel of the Border Guard": a name that is of no place."""
    return word.pos_ == "PROPN" and word.ent_type_ not in ("GPE", "LOC", "FAC", "PERSON", "DATE")


def _behind(scene: Scene, victims: Token) -> PartyMention | None:
    """ "a recruiter for Al Qaeda's branch": the party behind the person's role."""
    for token in objects_of(victims, "for", "of", "from", "in", "with"):
        mention = _party_in(scene, token)
        if mention is not None:
            return mention
    return None
