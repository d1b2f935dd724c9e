"""Who struck, by the words of one frame: named, pointed at, or armed people without a name.

A party that the text names goes before one that it only describes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Outcome, Victims
from recount.model.parties import Party, PartyKind
from recount.model.places import PlaceLevel
from recount.reading.frames import Frame
from recount.reading.hands import STATES, deed_words, is_against, is_armed, meant_by, weapon_type
from recount.reading.happenings import noun_type
from recount.reading.harms_counted import Harm
from recount.reading.lexicon import lexicon
from recount.reading.no_doers import costs_lives, is_a_deed, is_a_thing
from recount.reading.one_more import another_such
from recount.reading.pronouns import of_the_sayer, party_of
from recount.reading.sides_behind_commas import done_by
from recount.reading.sides_credited import credited_behind, credited_with
from recount.reading.syntax import (
    child,
    children,
    clause_head,
    objects_of,
    phrase_tokens,
    subject_of,
)
from recount.reading.victims import is_people, victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.parties import PartyMention
    from recount.reading.scene import Scene

MEMBERS = frozenset({"man", "member", "element", "fighter", "militant", "front", "faction", "wing",
                     "branch", "bloc", "column", "cell", "rebel", "guerrilla", "insurgent",
                     "dissident", "gunman", "combatant", "militiaman"})  # fmt: skip
PLANTING = frozenset({"leave", "plant", "lay", "place", "bury", "emplace", "rig", "hide"})
SENDING = frozenset({"fire", "launch", "drop", "lob", "throw", "hurl", "detonate", "release",
                     "set"})  # fmt: skip
RECORDING = frozenset({"cite", "report", "record", "document", "announce", "confirm"})
_NEAR = 14  # words before a verb in which armed people stand that the parser lost
BEFORE = ("amod", "compound", "nmod", "poss")


def perpetrator_in(scene: Scene, frame: Frame) -> Party | None:
    """Who did it: the agent of the harm, the event noun's owner or performer."""
    doers = [t for t in _doers(frame) if another_such(t) is None]
    known = _first_known(scene, frame, doers)
    if known is not None:
        return known
    owner = _owner(scene, frame)
    if owner is not None:
        return owner
    nameless = (_described(scene, token) for token in [*doers, *_lost(scene, frame, doers)])
    found = next((party for party in nameless if party is not None), None)
    return found or _armed_owner(scene, frame) or _killer(scene, frame)


def _first_known(scene: Scene, frame: Frame, doers: list[Token]) -> Party | None:
    """The first doer whom the list of parties has; where it has only words for anybody, whoever
    did the harm goes before: "armed men attacked a post, but the forces killed two of them"."""
    killer, harming = None, [h.agent for h in frame.harms]
    for token in doers:
        party = _doing_party(scene, token)
        if party is not None:
            return killer if killer is not None and party.name is None else party
        if killer is None and token in harming:
            killer = _described(scene, token)
    return None


def _described(scene: Scene, doer: Token) -> Party | None:
    """ "settlers", "a sniper": armed people whom no list of parties holds, by their own words; of a
    weapon those whose it is: "junta helicopters", "SDF artillery"."""
    if doer.lower_ == "they":
        doer = meant_by(scene, doer)
    if doer.pos_ not in ("NOUN", "PROPN") or costs_lives(doer):
        return None
    if doer.dep_ == "pobj" and _is_initials(doer):  # "attacks by the ADF"
        return _by_initials(scene, doer)
    if weapon_type(doer) is not None:
        before = children(doer, *BEFORE)
        before += [t for one in before for t in children(one, *BEFORE)]  # "junta fighter jets"
        owner = next((t for t in before if _owns_weapons(scene, t)), None)
        if owner is not None:
            return party_of(scene, owner) or _named_by(scene, owner)
        behind = next((t for t in objects_of(doer, "of") if _is_of_arms(scene, t)), None)
        if behind is not None:
            return party_of(scene, behind) or plain(scene, behind, PartyKind.OTHER)
    if not is_armed(scene, doer) or is_a_deed(doer):
        return None
    return of_their_body(scene, doer) or plain(scene, doer, PartyKind.OTHER)


def _lost(scene: Scene, frame: Frame, doers: list[Token]) -> list[Token]:
    """ "Elsewhere in Kirkuk gunmen stormed", "in Paktika province, a force detained": those who
    bear arms before an active verb whose subject the parser lost or took for a place."""
    if any(not (token.ent_type_ or scene.places_in([token])) for token in doers):
        return []
    hurt = [h for h in frame.harms if h.agent is None]
    deed = frame.happening.token if frame.happening is not None else None
    found = []
    told = [h.trigger for h in hurt if h.trigger.lemma_ != "lose"]  # "the army lost six men"
    for verb in [*([deed] if deed is not None else []), *told]:
        shot = verb.nbor(-1) if verb.lower_ == "dead" and verb.i > verb.sent.start else verb
        passive = child(shot, "auxpass", "nsubjpass") is not None or objects_of(shot, "by")
        dying = child(verb, "dobj") is None
        if not passive and not dying and (shot.pos_ == "VERB" or shot != verb):
            found += [t for t in [_armed_before(scene, shot)] if t is not None]
    return [t for t in found if all(t != h.victims for h in frame.harms)]


def _armed_before(scene: Scene, verb: Token) -> Token | None:
    """The first of the armed people between a verb and the comma or the verb before it."""
    found, inside = None, False
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _NEAR) : verb.i]):
        if token.text in ")(":
            inside = token.text == ")"
            continue
        if inside:
            continue
        if (token.is_punct and token.text != "-") or token.pos_ in ("VERB", "SCONJ", "CCONJ"):
            break
        theirs = token.dep_ == "pobj" and token.head.lower_ in ("by", "against", "of", "with")
        if token.pos_ in ("NOUN", "PROPN") and is_armed(scene, token) and not theirs:
            found = token
    loose = found is not None and (found.dep_ not in ("compound", "dobj") or found.head == verb)
    return found if loose else None


def _owns_weapons(scene: Scene, word: Token) -> bool:
    """ "navy jets", "SDF artillery"; what is "FPV" or "artillery" is a kind of weapon."""
    lemma = word.lemma_.lower()
    if lemma == "fighter" and word.dep_ in ("compound", "amod"):
        return False  # "two fighter jets"
    if lemma in lexicon().weapon_types or word.text.upper() in deed_words()["armed.not_owners"]:
        return False
    acronym = word.is_upper and word.is_alpha and 1 < len(word) < 6
    return (
        acronym
        or bool({lemma, word.lower_} & deed_words()["armed.owners"])
        or is_armed(scene, word)
    )


def _is_of_arms(scene: Scene, body: Token) -> bool:
    """ "Jets of the army", "of the military council", "of the Air Force"."""
    return any(_owns_weapons(scene, t) for t in (body, *children(body, "amod", "compound")))


def _named_by(scene: Scene, word: Token) -> Party:
    """The party that its own words name: a name where they are one, else a description."""
    span = scene.span([*children(word, "amod", "compound"), word])
    name = span.quote if word.is_upper else None
    kind = None if name else PartyKind.OTHER
    return Party(span.quote, name, None, kind, span)


def plain(scene: Scene, noun: Token, kind: PartyKind | None) -> Party:
    """A party as the text describes it, without article, number and what became of it."""
    words = [t for t in children(noun, "amod", "compound", "nmod") if t.i < noun.i]
    words += [s for t in words for s in t.subtree]
    counted = [t.i for t in noun.subtree if t.i < noun.i and _is_no_quality(scene, t)]
    first = max(counted, default=-1) + 1
    span = scene.span([*(t for t in words if first <= t.i), noun])
    return Party(span.quote, None, None, kind, span)


_DAYTIMES = frozenset({"day", "morning", "afternoon", "evening", "night", "week", "month"})


def _is_no_quality(scene: Scene, word: Token) -> bool:
    # "In Kirkuk gunmen stormed", "on 19 August gunmen stormed", "the following day gunmen stormed"
    where = word.ent_type_ in ("GPE", "DATE") and word.dep_ == "compound"
    where = where or (word.i > word.sent.start and word.nbor(-1).lower_ in ("in", "near"))
    where = where or (word.lower_ in _DAYTIMES and word.dep_ in ("compound", "nmod"))
    counted = scene.number_at(word) is not None
    return where or counted or word.lower_ in ("dead", "more", "other", "several")


_NUMBERS_OF = frozenset({"group", "gang", "band", "squad", "team", "mob", "number", "dozen",
                         "score", "hundred", "handful"})  # fmt: skip


def _whom_it_is_of(scene: Scene, token: Token) -> Token:
    """ "A group of gunmen", "a band of Al-Shabaab fighters": the gunmen, the fighters."""
    armed = [t for t in objects_of(token, "of") if is_armed(scene, t)]
    counting = {token.lemma_.lower(), token.lower_.removesuffix("s")}
    return armed[0] if armed and counting & _NUMBERS_OF else token


def _doing_party(scene: Scene, token: Token) -> Party | None:
    token = _whom_it_is_of(scene, token)
    theirs = of_the_sayer(scene, token) or _belonging(scene, token)
    if theirs is not None:
        return theirs
    mention = party_in(scene, token)
    if mention is not None and not mention.party.name:
        within = _named_within(scene, token)
        led = any(t.lower_ in ("led", "backed", "aligned") for t in children(token, "amod"))
        whole = plain(scene, token, mention.party.kind) if led else mention.party
        return within.party if within is not None else whole
    if mention is not None:
        return mention.party
    return of_their_body(scene, token) or party_of(scene, token) or _sayer(scene, token)


def _belonging(scene: Scene, token: Token) -> Party | None:
    """ "Terrorists suspected to belong to the Ansaru group", "gunmen from X": whose they are."""
    if token.pos_ != "NOUN" or not is_armed(scene, token):
        return None
    told = [v for v in children(token, "acl") if v.lemma_ in ("identify", "describe", "know")]
    theirs = [*objects_of(token, "belong", "from"), *(t for v in told for t in objects_of(v, "as"))]
    named = (party_in(scene, t) for t in theirs)
    return next((m.party for m in named if m is not None and m.party.name is not None), None)


def of_their_body(scene: Scene, members: Token) -> Party | None:
    """ "Men of the Fano", "elements of Katiba Hanifa": those whose members they are."""
    theirs = objects_of(members, "of") if members.lemma_.lower() in MEMBERS else []
    named = next((m for t in theirs if (m := scene.party_at(t)) is not None), None)
    if named is not None:
        return named.party
    parts = members.lemma_.lower() == "element"  # always of a body, whatever its name looks like
    body = next((t for t in theirs if is_body(t) or (parts and t.pos_ == "PROPN")), None)
    return _called(scene, body) if body is not None else None


def _called(scene: Scene, body: Token) -> Party:
    """ "Elements of Katiba Hanifa", "men of Return and Renewal (RR)": by the name of the body."""
    joined = [t for t in children(body, "conj") if t.pos_ == "PROPN"]
    words = [t for one in (body, *joined) for t in phrase_tokens(one) if t.dep_ != "det"]
    span = scene.span([t for t in words if t.pos_ != "PUNCT"])
    return Party(span.quote, span.quote, None, None, span)


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
    if pronoun.lower_ == "they" and sayer.i > pronoun.i:
        return None  # "The bandits fled. They shot six people, the police said"
    span = scene.span([t for t in phrase_tokens(sayer) if t.i <= sayer.i and t.dep_ != "det"])
    return Party(span.quote, None, None, PartyKind.STATE_FORCE, span)


_SO_MANY = frozenset({"dozen", "dozens", "scores", "hundreds", "thousands", "several", "many"})
"""What may stand alone for those who were hurt, and never for who hurt them."""


def _doers(frame: Frame) -> list[Token]:
    noun = frame.happening.token if frame.happening is not None else None
    found = [h.agent for h in frame.harms if h.agent is not None and h.agent != noun]
    if noun is not None and noun.pos_ == "VERB":
        found += [] if _comes_upon_a_mine(frame, noun) else _doers_of(noun)
        found += credited_behind(noun)
    elif noun is not None:
        inner = [t for t in objects_of(noun, "in", "during") if noun_type(t) is not None]
        found += [t for one in (noun, *inner) for t in objects_of(one, "by")]
        if noun.lower_ == "firing":  # "by the firing of unknown men"
            found += [t for t in objects_of(noun, "of") if is_people(t.text)]
        found += [*_performers(noun), *credited_with(noun)]
    for harm in frame.harms:
        found += [*_told_of(harm), *_said_to_be(harm.trigger)]
    found += [*_planters(frame), *_met_in_combat(frame), *done_by(frame)]
    return [t for t in found if t.pos_ not in ("PUNCT", "NUM") and t.lower_ not in _SO_MANY]


def _comes_upon_a_mine(frame: Frame, verb: Token) -> bool:
    """ "Their patrol walked into a minefield", "hit a mine": whom it hit, and not who laid it."""
    coming = deed_words()["mines.wandering"] | deed_words()["mines.verbs"]
    return frame.type is EventType.MINE and verb.lemma_.lower() in coming - _SETTING_OFF


_SETTING_OFF = frozenset({"set", "trigger", "trip", "detonate", "activate"})


def _planters(frame: Frame) -> list[Token]:
    """ "An explosive device planted by X went off", "shells fired by X fell", "killed by rockets
    that X launched": whoever laid or sent what kills."""
    found: list[Token] = []
    for verb in frame.anchor.sent:
        if verb.lemma_.lower() not in PLANTING | SENDING or not weapon_type(verb.head):
            continue
        passive = child(verb, "auxpass", "nsubjpass") is not None
        if verb.dep_ == "acl" or (verb.dep_ == "relcl" and passive):
            found += objects_of(verb, "by")
        elif verb.dep_ == "relcl" and verb.lemma_.lower() in SENDING:
            found += [t for t in children(verb, "nsubj") if t.tag_ not in ("WDT", "WP")]
    return found


def _met_in_combat(frame: Frame) -> list[Token]:
    """ "Two rebels were gunned down in an encounter with X": the other side, where the words give
    the dead no killer of their own."""
    noun = frame.happening.token if frame.happening is not None else None
    hurt = [h for h in frame.harms if h.outcome is Outcome.KILLED and not h.negated]
    if noun is None or noun_type(noun) is not EventType.ARMED_CLASH or not hurt:
        return []
    fought = all(h.agent is None and _is_fighter(h.victims) for h in hurt)
    return objects_of(noun, "with") if fought else []


def _is_fighter(victims: Token | None) -> bool:
    return victims is not None and victim_class_of(victims) is Victims.COMBATANT


def _doers_of(verb: Token) -> list[Token]:
    """The subject of an active verb; of a passive or a bare participle those behind "by"."""
    by = objects_of(verb, "by")
    bare = verb.tag_ == "VBN" and child(verb, "dobj", "nsubj", "aux") is None and bool(by)
    under = objects_of(verb, "under") if verb.lemma_.lower() == "come" else []
    if under:  # "came under fire from insurgents"
        return [*objects_of(verb, "from"), *(t for u in under for t in objects_of(u, "from"))]
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
    found: list[Token] = []
    told = [noun.head, *children(noun, "acl", "relcl")]
    for verb in [*told, *(v for one in told for v in children(one, "xcomp"))]:
        if verb.lemma_.lower() not in lexicon().light_verbs - RECORDING:
            continue
        found += objects_of(verb, "by")
        doer = child(verb, "nsubj")
        if doer is not None and noun.dep_ in ("dobj", "obj"):
            found.append(doer)
    return found


def party_in(scene: Scene, token: Token) -> PartyMention | None:
    """The party whose phrase a word heads, or the first of its phrase."""
    direct = scene.party_at(token)
    if direct is not None:
        return direct
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    subject = token.dep_ in ("nsubj", "nsubjpass") and after.dep_ != "ROOT"
    if (token.dep_ == "pobj" or subject) and after.pos_ == "PROPN":  # "the paramilitary X Forces"
        direct = scene.party_at(after)
        if direct is not None:
            return direct
    phrase = phrase_tokens(token)
    inner = [t for t in phrase if t.dep_ in BEFORE]
    return next((m for t in inner if (m := scene.party_at(t)) is not None), None)


def is_body(word: Token) -> bool:
    """ "six personnel of the Border Guard": a name that is of no place."""
    return word.pos_ == "PROPN" and word.ent_type_ not in ("GPE", "LOC", "FAC", "PERSON", "DATE")


def _owner(scene: Scene, frame: Frame) -> Party | None:
    """ "American airstrikes", "Israel's raid", "Russian shelling": the party before the noun."""
    for noun in acts(frame):
        own = children(noun, *BEFORE)
        own += [noun.nbor(-1)] if noun.tag_ == "VBG" and noun.i else []  # "in Russian shelling"
        for item in [*own, *(t for one in own for t in children(one, "compound"))]:
            mention = scene.party_at(item)
            if mention is not None and mention.party.name is not None:
                return mention.party
            if _is_initials(item):
                return _by_initials(scene, item)
            land = _land(scene, item)
            if land is not None:
                return land
            if item.text == "Coalition" and item.i > item.sent.start:
                span = scene.span([item])
                return Party(span.quote, span.quote, None, PartyKind.EXTERNAL_FORCE, span)
    return None


def _land(scene: Scene, owner: Token) -> Party | None:
    """ "Russia's largest air attack of the war": a country whose attack it was."""
    if owner.dep_ != "poss" or owner.ent_type_ != "GPE":
        return None
    lands = [p for p in scene.places_in([owner]) if p.named.level is PlaceLevel.COUNTRY]
    name = lands[0].where.name if lands else None
    span = scene.span([owner])
    return Party(span.quote, name, None, PartyKind.STATE_FORCE, span) if name else None


def _armed_owner(scene: Scene, frame: Frame) -> Party | None:
    """ "a rebel attack", "army shelling", "regime strikes": whose act it is, without a name."""
    for noun in acts(frame):
        before = [noun.nbor(-1)] if noun.tag_ == "VBG" and noun.i else []
        for item in [*children(noun, *BEFORE), *before]:
            words = {item.lemma_.lower(), item.lower_}
            armed = deed_words()["armed.people"] | deed_words()["armed.owners"]
            if words & armed and not is_against(item):
                return plain(scene, item, PartyKind.OTHER)
    return None


def acts(frame: Frame) -> list[Token]:
    """The nouns of the event; "shelling" also where the parser takes it for a verb."""
    item = frame.happening
    gerund = item is not None and item.token.tag_ == "VBG" and child(item.token, "nsubj") is None
    if item is not None and gerund and item.token.lower_ in lexicon().event_nouns:
        return [item.token]
    return frame.nouns


def _killer(scene: Scene, frame: Frame) -> Party | None:
    """ "two men on a motorcycle shot dead a judge", "the Russians killed three": people of any
    kind who are said to have killed, hurt or taken others."""
    deed = frame.happening.token if frame.happening is not None else None
    shot = deed is not None and deed.pos_ == "VERB" and frame.type is EventType.ARMED_ATTACK
    doers = [h.agent for h in frame.harms if not h.negated]
    named = next((t for t in doers if t is not None and _is_initials(t)), None)
    if named is not None:
        return _by_initials(scene, named)
    for agent in [*doers, *(_doers_of(deed) if shot and deed is not None else [])]:
        if agent is None or agent.pos_ not in ("NOUN", "PROPN") or another_such(agent):
            continue
        if costs_lives(agent) or is_a_deed(agent):
            continue
        nation = agent.tag_ == "NNPS" and agent.ent_type_ in ("NORP", "GPE")
        suspected = any(t.lower_ in deed_words()["armed.marks"] for t in agent.children)
        ours = any(t.lower_ in ("our", "their") for t in children(agent, "poss"))
        ours = ours and not is_a_thing(agent)
        if nation or suspected or ours or is_people(agent.text):
            return plain(scene, agent, PartyKind.OTHER)
    return None


def _by_initials(scene: Scene, word: Token) -> Party:
    span = scene.span([word])
    return Party(span.quote, span.quote, None, None, span)


def _is_initials(agent: Token) -> bool:
    """ "The PDF killed five officers": a body that no list has, by the letters of its name."""
    letters = agent.pos_ == "PROPN" and agent.is_upper and agent.is_alpha and 1 < len(agent) < 7
    weapon = agent.text in deed_words()["armed.not_owners"] or weapon_type(agent) is not None
    return letters and not weapon and agent.ent_type_ not in ("GPE", "LOC", "PERSON", "DATE")


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
