"""Words that name violence: "airstrike", "clashes", "ambushed", with kind and number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Quantity
from recount.reading.deeds import begins, deed_type
from recount.reading.hands import STATES, can_be_struck, deed_words, is_unarmed
from recount.reading.labour import is_of_workers
from recount.reading.lexicon import lexicon
from recount.reading.one_more import (
    another_struck,
    another_such,
    is_one_more,
    one_of_such,
)
from recount.reading.ordinals import NTH, is_nth
from recount.reading.syntax import (
    child,
    children,
    is_history,
    is_plural,
    modifiers,
    objects_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

WEAK = frozenset(
    {"operation", "patrol", "sweep", "engagement", "offensive", "fighting", "crackdown", "battle",
     "killing", "murder", "arrest", "detention", "fire", "sortie", "bomb", "execution", "massacre",
     "capture", "assassination", "search", "detonation", "encounter", "firing"}
)  # fmt: skip
ANYTHING = frozenset({"incident", "event", "episode", "case", "occurrence"})
DEFINITE = frozenset({"the", "that", "this", "these", "those", "such", "its", "their"})
ONE_OF = frozenset({"one", "first", "last", "latest", *NTH})
POINTING = frozenset({"that", "this", "these", "those", "same"})
_FLYING = frozenset({"drone", "warplane", "aircraft", "jet", "helicopter", "plane", "airstrike"})
CREWED = frozenset({"warplane", "aircraft", "jet", "helicopter", "plane"})
SHOOTING = frozenset({"fire", "shoot", "stab"})
FIRES = frozenset({"fire", "gunfire", "shellfire", "campaign"})


@dataclass(frozen=True)
class Happening:
    """One word for violence and what stands directly with it.

    `weak` words ("operation", "patrol") make an event only together with a harm; `strikes` is how
    many the text counts; `points` says that it points back ("that attack"), `novel` that it tells
    of another one ("a second strike"); a `deed` is a verb with the armed hands that did it and
    what they did it to; `sharp` says that a modifier names the kind ("bomb attack").
    """

    token: Token
    type: EventType
    weak: bool
    plural: bool
    strikes: Quantity | None
    definite: bool
    points: bool
    novel: bool
    deed: bool = False
    sharp: bool = False


@lru_cache(maxsize=1)
def find_happenings(scene: Scene) -> tuple[Happening, ...]:
    """Every noun and verb of violence, in order; kept for the document that is being read."""
    found = []
    for token in scene.doc:
        if _is_epithet(token):
            continue
        noun = token.pos_ in ("NOUN", "PROPN") or _is_gerund(token)
        deed = deed_type(scene, token) if token.pos_ == "VERB" and not noun else None
        kind = noun_type(token) if noun else deed or _verb_type(scene, token)
        if kind is None and _is_counted(scene, token):
            kind = EventType.OTHER
        if kind is not None:
            item = replace(_happening(scene, token, kind), deed=deed is not None)
            doer = child(token, "nsubj") if item.deed and not item.novel else None
            found.append(
                replace(item, novel=(doer is not None and is_one_more(doer)) or item.novel)
            )
        elif (one := one_of_such(token)) is not None:
            found.append(replace(_happening(scene, token, one), definite=True))
        elif (such := another_such(token) or another_struck(token)) is not None:
            struck = token.pos_ == "VERB"
            item = replace(_happening(scene, token, such), novel=True, deed=struck)
            found.append(replace(item, plural=False, strikes=None))
    deeds = {item.token for item in found if item.deed}
    return tuple(item for item in found if not _is_used(item.token, deeds))


def _is_epithet(token: Token) -> bool:
    """ "The attacked truck caught fire": which truck, and no attack beside the one told of."""
    if token.tag_ != "VBN" or token.dep_ != "amod" or token.i > token.head.i:
        return False
    return any(t.lower_ in ("the", "that", "this") for t in children(token.head, "det"))


def _is_used(token: Token, deeds: set[Token]) -> bool:
    """ "Two guided bombs hit a house": the bombs are what it was done with, and no event beside."""
    return token.lemma_.lower() == "bomb" and token.pos_ == "NOUN" and token.head in deeds


def _is_counted(scene: Scene, token: Token) -> bool:
    """ "71 incidents", "the fourth event": a word for anything that happens, where the text says
    how many."""
    if token.pos_ != "NOUN" or token.lemma_ not in ANYTHING:
        return False
    return _how_many(scene, token) is not None or is_nth(token)


def one_of_them(token: Token) -> Token | None:
    """ "The second of two attacks", "one of the strikes": the word for the one that is told of."""
    of = token.head
    if token.dep_ != "pobj" or of.lower_ != "of":
        return None
    return of.head if of.head.lower_ in ONE_OF and of.head.i < of.i else None


def is_one_of_several(token: Token) -> bool:
    """ "The first missile": one of those that fell."""
    return token.tag_ == "NN" and any(t.lower_ in ONE_OF for t in children(token, "amod"))


def _is_gerund(token: Token) -> bool:
    """ "Shelling of the village damaged nine houses", "was damaged by shelling": a noun that looks
    like a verb."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.tag_ != "VBG" or token.lower_ not in lexicon().event_nouns:
        return False
    bare = not any(t.dep_ in ("dobj", "nsubj") for t in token.children)
    opens = token.i == token.sent.start and token.dep_ in ("aux", "csubj")
    if opens and (after.lower_ == "between" or after.tag_ == "VBD"):
        return True  # "Fighting between clans broke out", "Shelling hit three villages"
    return after.lower_ == "of" or (token.dep_ == "pcomp" and token.head.lower_ == "by" and bare)


def _happening(scene: Scene, token: Token, kind: EventType) -> Happening:
    lemmas = {item.lemma_.lower() for item in modifiers(token)}
    verb = token.pos_ == "VERB"
    return Happening(
        token=token,
        type=kind,
        weak=not verb and token.lemma_.lower() in WEAK | ANYTHING and not _sharpened(token, lemmas),
        plural=is_plural(token) and one_of_them(token) is None,
        strikes=_how_many(scene, token) if one_of_them(token) is None else None,
        definite=bool(lemmas & DEFINITE),
        points=bool(lemmas & POINTING),
        novel=bool(lemmas & lexicon().novelty),
        sharp=not verb and bool(lemmas & lexicon().event_modifiers.keys()),
    )


def _sharpened(token: Token, lemmas: set[str]) -> bool:
    """A modifier that makes a weak word a strong one: "bomb attack", "small-arms fire"."""
    return bool(lemmas & lexicon().event_modifiers.keys()) and token.lemma_ not in ("patrol",)


def noun_type(token: Token) -> EventType | None:
    """The kind of event that a noun names, with its modifiers; None where it names none."""
    words, lemma = lexicon(), token.lemma_.lower()
    may_name = lemma in _words_of_events() or token.lower_ in _words_of_events()
    if not may_name or _names_an_operation(token):
        return None
    near = [item.lemma_.lower() for item in modifiers(token) if not _is_ruled_out(item)]
    if words.not_events & set(near) or token.dep_ == "compound":
        return None
    if lemma == "patrol" and token.head.lower_ not in ("during", "on", "in"):
        return None
    if lemma == "bomber":
        acts = "suicide" in near and token.dep_ in ("nsubj", "pobj") and not is_history(token)
        return EventType.SUICIDE_BOMBING if acts else None
    kind = words.event_nouns.get(token.lower_ if token.tag_ == "VBG" else lemma)
    named = _named_by_the_words_before(token, set(near))
    if named is not None:
        return named
    if token.lower_ in deed_words()["begun.nouns"] and begins(token):
        kind = kind or EventType.ARMED_ATTACK
    if lemma in words.modifiable or lemma in FIRES:
        timed = {"night"} if lemma in ("attack", "assault", "ambush") else set()
        timed |= {"security"} if lemma in ANYTHING else set()  # any incident that is of security
        told = [words.event_modifiers[m] for m in near if m in words.event_modifiers.keys() - timed]
        kind = _sharpest(told) or kind
    kind = _by_what_made_it(token, kind)
    if lemma == "strike" and is_of_workers(token):
        return None
    return kind


@cache
def _words_of_events() -> frozenset[str]:
    """The cheap look before: every word that may name an event, alone or behind another."""
    words = lexicon()
    others = {"bomb", "bomber", "exchange", "run", *deed_words()["begun.nouns"]}
    return frozenset({*words.event_nouns, *words.modifiable, *FIRES, *others})


def _by_what_made_it(token: Token, kind: EventType | None) -> EventType | None:
    """ "A missile strike by a drone" is of the air, "a blast from a suicide car bomb" a suicide
    bombing."""
    if kind is EventType.BOMBING and _came_from_a_suicide_bomb(token):
        return EventType.SUICIDE_BOMBING
    if kind not in (EventType.SHELLING, EventType.ARMED_ATTACK):
        return kind
    carried = [t for t in children(token, "acl") if t.lemma_ in ("carry", "conduct", "launch")]
    makers = [t for word in (token, *carried) for t in objects_of(word, "by")]
    return EventType.AIR_STRIKE if any(t.lemma_ in _FLYING for t in makers) else kind


def _came_from_a_suicide_bomb(blast: Token) -> bool:
    """ "A loud blast from a suicide car bomb"."""
    behind = blast.doc[blast.i + 1 : min(blast.i + 5, blast.sent.end)]
    led = bool(behind) and behind[0].lower_ in ("from", "of", "by")
    return led and any(t.lower_ == "suicide" for t in behind)


def _is_ruled_out(word: Token) -> bool:
    """ "Twelve non-suicide bombings": the word says what they were not."""
    return word.i > word.sent.start + 1 and word.nbor(-1).text == "-" and (
        word.nbor(-2).lower_ == "non")  # fmt: skip


def _named_by_the_words_before(token: Token, near: set[str]) -> EventType | None:
    """ "A bombing run", "a suicide truck bomb", "barrel bombs", "an exchange of fire"."""
    lemma = token.lemma_.lower()
    if lemma == "exchange":
        return EventType.ARMED_CLASH if _is_of_fire(token) else None
    if lemma == "run":
        return EventType.AIR_STRIKE if near & {"bombing", "strafing"} else None
    if lemma != "bomb":
        return None
    if "suicide" in near:
        return EventType.SUICIDE_BOMBING
    return EventType.AIR_STRIKE if near & deed_words()["air.bombs"] else None


def _is_of_fire(token: Token) -> bool:
    """ "An exchange of fire", "the ensuing fire exchange"."""
    near = [*objects_of(token, "of"), *children(token, "compound", "amod", "nmod")]
    return any(t.lemma_.lower() in FIRES - {"campaign"} for t in near)


def _names_an_operation(token: Token) -> bool:
    """ "Operation Thunder Strike": the last word of a name."""
    if not token.text.istitle() or token.i == token.sent.start or not token.nbor(-1).text.istitle():
        return False
    window = token.doc[max(token.sent.start, token.i - 4) : token.i]
    return any(t.text in ("Operation", "Exercise", "Task", "Force", "Battalion") for t in window)


def _sharpest(told: list[EventType]) -> EventType | None:
    """ "suicide car bomb attack" is a suicide bombing, "drone missile strike" an air strike."""
    for kind in (EventType.SUICIDE_BOMBING, EventType.AIR_STRIKE):
        if kind in told:
            return kind
    return told[-1] if told else None


def _verb_type(scene: Scene, token: Token) -> EventType | None:
    if token.pos_ != "VERB" or _is_turned(token):
        return None
    words, lemma = lexicon(), token.lemma_.lower()
    if any(is_unarmed(t) for t in (child(token, "nsubj"), *objects_of(token, "by")) if t):
        return None
    if lemma == "open":
        thing = child(token, "dobj")
        return EventType.ARMED_ATTACK if thing is not None and thing.lemma_ == "fire" else None
    if lemma in {"strike", "hit", "land", "fall"}:
        return _struck_by_air(scene, token)
    if lemma in _BURSTING and _bursts_himself(token):
        return EventType.SUICIDE_BOMBING
    if any(is_unarmed(t) for t in (*children(token, "dobj"), *objects_of(token, "at"))):
        return None  # "shot at a wolf"
    return words.event_verbs.get(lemma)


def _is_turned(verb: Token) -> bool:
    """ "Shot down a drone", "shelled out two million", "stormed out of the house"."""
    off = any(t.lower_ in ("down", "off", "out") for t in children(verb, "prt"))
    return off or any(t.lower_ == "out" for t in children(verb, "prep"))


_BURSTING = frozenset({"blow", "explode", "detonate"})
_SELVES = frozenset({"himself", "herself", "themselves"})


def _bursts_himself(verb: Token) -> bool:
    """ "Blew himself up", "detonated his vest", "exploded their belts"."""
    things = children(verb, "dobj", "nsubj")
    return any(t.lower_ in _SELVES or t.lemma_.lower() in ("vest", "belt") for t in things)


def _struck_by_air(scene: Scene, token: Token) -> EventType | None:
    """ "warplanes hit", "missiles struck", "the command struck X": a weapon or a force does."""
    doer = child(token, "nsubj")
    mention = scene.party_at(doer) if doer is not None and token.lemma_ == "strike" else None
    if mention is not None and mention.party.kind in STATES:
        return EventType.AIR_STRIKE
    by = [t for p in children(token, "agent") for t in children(p, "pobj")]
    for item in [doer, *by]:
        if item is None:
            continue
        lemmas = {item.lemma_.lower(), *(m.lemma_.lower() for m in modifiers(item))}
        if any(t.lemma_.lower() in deed_words()["targets.nowhere"] for t in objects_of(token)):
            return None
        if lemmas & CREWED and not _strikes_something(scene, token):
            return None
        if lemmas & _FLYING:
            return EventType.AIR_STRIKE
        if lemmas & {"missile", "rocket", "shell", "mortar", "artillery"}:
            return EventType.SHELLING
        if "bomb" in lemmas:  # bombs fall from the air
            falls = token.lemma_ == "fall"
            return EventType.AIR_STRIKE if falls else EventType.BOMBING
    return None


def _strikes_something(scene: Scene, verb: Token) -> bool:
    """Whether what aircraft "struck" can be struck: a bird and a pose cannot."""
    thing = child(verb, "dobj")
    struck = thing is None or can_be_struck(scene, thing)
    return struck and verb.lemma_ not in {"land", "fall"}


def _how_many(scene: Scene, token: Token) -> Quantity | None:
    """The number of strikes where the noun is counted: "four strikes", "nearly 500 airstrikes"."""
    if token.pos_ == "VERB":
        times = [t for t in children(token, "npadvmod") if t.lemma_ == "time"]
        if token.lemma_.lower() in SHOOTING:
            return None  # "fired 98 times from rocket launchers": shots, and no attacks
        return _how_many(scene, times[0]) if times else None
    if not is_plural(token):
        return None
    for item in children(token, "nummod", "amod", "quantmod", "det"):
        number = scene.core_number_at(item)
        if number is not None and number.kind == "cardinal":
            return Quantity(number.low, number.high, number.span.quote)
    return None
