"""Deaths that nobody's arms brought about: a bus in a ravine, a boat that sank, a gas cylinder.

News tells of accidents in the words of harm; what makes them accidents is the verb of the vehicle
or the thing that burst, in a sentence that has no word of arms or of those who bear them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from recount.reading.hands import armed_people, deed_words
from recount.reading.lexicon import lexicon
from recount.reading.once import answers
from recount.reading.syntax import child, children, objects_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

    from recount.reading.frames import Frame
    from recount.reading.slots import Slots

BEFORE = 4  # sentences that are looked back at for what a toll is of
_UNSURE = frozenset({"explosion", "blast", "detonation", "operation", "fighting", "patrol",
                     "engagement", "encounter", "arrest", "detention", "explode", "detonate",
                     "open", "engage"})  # fmt: skip
_BESIDE_WAR = frozenset({"heart", "rock", "surgery", "sepsis", "infection", "illness", "disease",
                         "crash", "accident", "collision", "storm", "stampede", "famine",
                         "drought", "malnutrition", "hunger", "starvation", "thirst",
                         "dehydration"})  # fmt: skip
"""Causes that texts about wars name beside the others."""
_BLASTS = frozenset({"explosion", "blast", "detonation"})
_KNOWN = frozenset({"the", "this", "that", "its", "their"})


def tells_of_accident(frame: Frame, slots: Slots) -> bool:
    """Whether the words tell of an accident, or go on with one told before.

    What befalls "the building" after a strike on it is no accident.
    """
    sent = frame.anchor.sent
    if _is_violent(sent):
        return False
    mishap = _mishap_in(sent)
    if mishap is not None:
        return not (_is_known(mishap) and follows_violence(sent))
    item = frame.happening
    if item is not None and not item.weak:
        return item.token.lemma_.lower() in _BLASTS and _follows_a_burst(sent)
    if _is_of_accidents_alone(sent.doc):
        return True
    if slots.own_dates or slots.place is not None:
        return False
    for before in _sentences_before(sent):
        if _is_violent(before):
            return False
        if _mishap_in(before) is not None:
            return True
    return False


def _follows_a_burst(sent: Sentence) -> bool:
    """ "A blaze in a fireworks store was put out. Explosions shook the houses": of that store."""
    before = next(_sentences_before(sent), None)
    if before is None or "\n" in sent.doc[before.start : sent.start].text.rstrip():
        return False
    return not _is_violent(before) and any(map(_is_of_bursting, before))


def _is_of_accidents_alone(doc: Doc) -> bool:
    """Whether a text tells of an accident, the weather or an illness, and nowhere of violence."""
    known = answers(doc, "accidents")
    if "alone" not in known:
        sents = list(doc.sents)
        peaceful = any(_mishap_in(s) is not None or _names_a_cause(s) for s in sents)
        known["alone"] = peaceful and not any(map(_is_violent, sents))
    return bool(known["alone"])


def _names_a_cause(sent: Sentence) -> bool:
    causes = lexicon().not_violence - _BESIDE_WAR
    named = (t for t in sent if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in causes)
    return any(not names_help(t) for t in named)


_HELP = frozenset({"worker", "screening", "clinic", "ward", "centre", "center", "hospital", "team",
                   "vaccination", "vaccinator", "treatment", "relief", "response", "responder",
                   "campaign", "unit"})  # fmt: skip


def names_help(word: Token) -> bool:
    """ "Shot at an Ebola clinic", "flood relief workers": what is against it, and no cause."""
    above = (word.head, word.head.head, *word.head.children)
    modifies = word.dep_ in ("compound", "nmod", "amod") and word.i < word.head.i
    return modifies and any(t.lemma_.lower() in _HELP for t in above)


def is_of_beasts(frame: Frame) -> bool:
    """ "A crocodile killed a boy. It was the fourth attack this year": by beasts, as the sentences
    right before say, which know of nobody armed."""
    near = [frame.anchor.sent, *list(_sentences_before(frame.anchor.sent))[:2]]
    beasts = [t for sent in near for t in sent if t.lemma_.lower() in lexicon().animals]
    doing = [t for t in beasts if t.dep_ == "nsubj" and t.head.lemma_.lower() in _beastly()]
    armed = armed_people() | deed_words()["munitions.words"]
    return bool(doing) and not any(_forms(t) & armed for sent in near for t in sent)


@cache
def _beastly() -> frozenset[str]:
    """What beasts do to people."""
    words = lexicon()
    harm = (h.verbs for h in words.harms.values())
    return frozenset({"maul", "trample", "bite", "gore", "sting", "drag"}).union(
        words.event_verbs, *harm
    )


def follows_violence(sent: Sentence) -> bool:
    """Whether the sentences right before tell of violence."""
    return any(_is_violent(before) for before in _sentences_before(sent))


def _sentences_before(sent: Sentence) -> Iterator[Sentence]:
    start = sent.start
    for _ in range(BEFORE):
        if start == 0:
            return
        before = sent.doc[start - 1].sent
        yield before
        start = before.start


def _is_violent(sent: Sentence) -> bool:
    return any(
        _forms(token) & _violent_words() and not (_is_a_rate(token) or _is_of_elements(token))
        for token in sent
    )


def _is_a_rate(token: Token) -> bool:
    """ "The attack rate", "the fight against the virus": of an illness; "a storm" of the sky."""
    if token.pos_ == "NOUN" and token.lemma_.lower() == "storm":
        return True
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    ill = any(t.lemma_.lower() in lexicon().not_violence for t in objects_of(token, "against"))
    return ill or (after in ("rate", "rates") and token.dep_ == "compound")


def _forms(token: Token) -> set[str]:
    """A word as it is looked up; "killing" is no noun of violence where it is a verb."""
    lemma = token.lemma_.lower()
    return {lemma} if token.pos_ == "VERB" else {lemma, token.lower_}


@cache
def _violent_words() -> frozenset[str]:
    words = lexicon()
    told = (words.event_nouns.keys() | words.event_verbs.keys()) - _UNSURE
    return armed_people() | told | words.accidents["violent"]


def _mishap_in(sent: Sentence) -> Token | None:
    """The word that tells of an accident: a verb, or "a gas explosion"."""
    return next(
        (t for t in sent if (t.pos_ == "VERB" and _is_mishap(t)) or _is_of_bursting(t)), None
    )


def _is_of_bursting(noun: Token) -> bool:
    """ "A gas explosion", "a blast at a fireworks factory", "a blaze in a firework store"."""
    table = lexicon().accidents
    if noun.pos_ != "NOUN":
        return False
    fire = noun.lemma_.lower() in table["fires"]
    if not fire and noun.lemma_.lower() not in _BLASTS:
        return False
    led = [] if fire else children(noun, "compound", "amod")
    over = [noun, noun.head] if noun.dep_ in ("dobj", "nsubj", "nsubjpass") else [noun]
    sites = [t for word in over for t in objects_of(word, "in", "at", "inside")]
    stores = [t for site in sites for t in children(site, "compound", "amod", "nmod")]
    burst = any(t.lemma_.lower() in table["bursting"] for t in led)
    return burst or any({t.lemma_.lower(), t.lower_} & table["crackers"] for t in stores)


def _is_mishap(verb: Token) -> bool:
    table, lemma = lexicon().accidents, verb.lemma_.lower()
    if child(verb, "auxpass") is not None:
        return lemma in table["knocks"] and any(map(_is_vehicle, objects_of(verb, "by")))
    if _is_of_elements(verb):
        return True
    thing = child(verb, "dobj")
    return _happens(verb) if thing is None else _meets(verb, thing)


def _meets(verb: Token, thing: Token) -> bool:
    """ "Caught fire", "hit a tree"; "sank a boat" is somebody's doing."""
    lemma = verb.lemma_.lower()
    if lemma in lexicon().accidents["knocks"] and _is_in_its_way(thing):
        return _is_vehicle(_doer(verb))
    return (lemma == "catch" and thing.lemma_ == "fire") or lemma == "collide"


def _happens(verb: Token) -> bool:
    """ "Overturned", "ran into a ditch", "the boiler burst", "the roof came down"."""
    table, lemma, doer = lexicon().accidents, verb.lemma_.lower(), _doer(verb)
    named = {doer.lemma_.lower(), doer.lower_} if doer is not None else set()
    near = named | ({t.lower_ for t in children(doer, "compound")} if doer is not None else set())
    runs = lemma in table["moving"]
    return (
        lemma in table["verbs"]
        or (runs and _meets_obstacle(verb, table["obstacles"]))
        or (runs and _is_vehicle(doer) and _meets_vehicle(verb))
        or (lemma in table["bursts"] and bool(near & table["bursting"]))
        or (lemma in table["spreads"] and bool(named & table["fires"]))
        or (lemma in table["falls"] and bool(named & table["falling"]) and _is_down(verb))
    )


def _is_of_elements(verb: Token) -> bool:
    """ "A quake struck the town", "Mount Erin erupted": no fighting that erupts."""
    table = lexicon().accidents
    doer = _doer(verb) if verb.lemma_.lower() in table["of_elements"] else None
    if doer is None or verb.pos_ != "VERB":
        return False
    near = [doer, *(t for t in children(doer, "compound") if doer.pos_ == "PROPN")]
    return any(t.lemma_.lower() in table["elements"] for t in near)


def _is_vehicle(thing: Token | None) -> bool:
    """A bus, a train: what nobody is armed with."""
    return thing is not None and thing.lemma_.lower() in lexicon().accidents["vehicles"]


def _is_in_its_way(thing: Token) -> bool:
    """ "Hit a tree", "hit another bus", "ran into a convoy of trucks"."""
    table = lexicon().accidents
    met = [thing, *objects_of(thing, "of")]
    return any(t.lemma_.lower() in table["obstacles"] | table["vehicles"] for t in met)


def _doer(verb: Token) -> Token | None:
    """The subject, also of the verb that it is joined to: "overturned and exploded", and what
    "that" stands for: "floods that hit the coast"."""
    subject = child(verb, "nsubj")
    if subject is not None and subject.tag_ == "WDT" and verb.dep_ == "relcl":
        return verb.head
    return child(verb.head, "nsubj") if subject is None and verb.dep_ == "conj" else subject


def _meets_obstacle(verb: Token, obstacles: frozenset[str]) -> bool:
    met = objects_of(verb, "into", "off", "over", "down", "through", "onto")
    return any(t.lemma_.lower() in obstacles for t in met)


def _meets_vehicle(verb: Token) -> bool:
    return any(map(_is_in_its_way, objects_of(verb, "into", "with", "onto")))


def _is_down(verb: Token) -> bool:
    return any(t.lower_ in ("down", "way", "in") for t in verb.children)


def _is_known(verb: Token) -> bool:
    """Whether what it befell was told of before: "the building"."""
    doer = _doer(verb)
    return doer is not None and any(t.lower_ in _KNOWN for t in doer.children)
