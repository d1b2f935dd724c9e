"""Deaths that nobody's arms brought about: a bus in a ravine, a boat that sank, a gas cylinder.

News tells of accidents in the words of harm; what makes them accidents is the verb of the vehicle
or the thing that burst, in a sentence that has no word of arms or of those who bear them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from recount.reading.hands import deed_words
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
                         "drought"})  # fmt: skip
"""Causes that texts about wars name beside the others."""
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
        return False
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
    return any(t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in causes for t in sent)


def is_of_beasts(frame: Frame) -> bool:
    """ "A crocodile killed a boy. It was the fourth attack this year": by beasts, as the sentences
    right before say, which know of nobody armed."""
    near = [frame.anchor.sent, *list(_sentences_before(frame.anchor.sent))[:2]]
    beasts = [t for sent in near for t in sent if t.lemma_.lower() in lexicon().animals]
    doing = [t for t in beasts if t.dep_ == "nsubj" and t.head.lemma_.lower() in _beastly()]
    table = deed_words()
    armed = (table["armed.people"] - table["armed.of_states"]) | table["munitions.words"]
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
    """ "The attack rate", "the fight against the virus": of an illness."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    ill = any(t.lemma_.lower() in lexicon().not_violence for t in objects_of(token, "against"))
    return ill or (after in ("rate", "rates") and token.dep_ == "compound")


def _forms(token: Token) -> set[str]:
    """A word as it is looked up; "killing" is no noun of violence where it is a verb."""
    lemma = token.lemma_.lower()
    return {lemma} if token.pos_ == "VERB" else {lemma, token.lower_}


@cache
def _violent_words() -> frozenset[str]:
    words, table = lexicon(), deed_words()
    armed = table["armed.people"] - table["armed.of_states"]
    told = (words.event_nouns.keys() | words.event_verbs.keys()) - _UNSURE
    return armed | told | words.accidents["violent"]


def _mishap_in(sent: Sentence) -> Token | None:
    """The verb that tells of an accident."""
    return next((t for t in sent if t.pos_ == "VERB" and _is_mishap(t)), None)


def _is_mishap(verb: Token) -> bool:
    table, lemma = lexicon().accidents, verb.lemma_.lower()
    if child(verb, "auxpass") is not None:
        return False
    if _is_of_elements(verb):
        return True
    thing = child(verb, "dobj")
    if thing is not None:  # "caught fire"; "sank a boat" is somebody's doing
        return lemma == "catch" and thing.lemma_ == "fire"
    if lemma in table["verbs"]:
        return True
    doer = _doer(verb)
    named = {doer.lemma_.lower(), doer.lower_} if doer is not None else set()
    near = named | ({t.lower_ for t in children(doer, "compound")} if doer is not None else set())
    if lemma in table["moving"] and _meets_obstacle(verb, table["obstacles"]):
        return True
    if lemma in table["bursts"] and near & table["bursting"]:
        return True
    if lemma in table["spreads"] and named & table["fires"]:
        return True
    return lemma in table["falls"] and bool(named & table["falling"]) and _is_down(verb)


def _is_of_elements(verb: Token) -> bool:
    """ "A quake struck the town", "Mount Erin erupted": no fighting that erupts."""
    table = lexicon().accidents
    doer = _doer(verb) if verb.lemma_.lower() in table["of_elements"] else None
    if doer is None or verb.pos_ != "VERB":
        return False
    near = [doer, *(t for t in children(doer, "compound") if doer.pos_ == "PROPN")]
    return any(t.lemma_.lower() in table["elements"] for t in near)


def _doer(verb: Token) -> Token | None:
    """The subject, also of the verb that it is joined to: "overturned and exploded"."""
    subject = child(verb, "nsubj")
    return child(verb.head, "nsubj") if subject is None and verb.dep_ == "conj" else subject


def _meets_obstacle(verb: Token, obstacles: frozenset[str]) -> bool:
    met = objects_of(verb, "into", "off", "over", "down", "through", "onto")
    return any(t.lemma_.lower() in obstacles for t in met)


def _is_down(verb: Token) -> bool:
    return any(t.lower_ in ("down", "way", "in") for t in verb.children)


def _is_known(verb: Token) -> bool:
    """Whether what it befell was told of before: "the building"."""
    doer = _doer(verb)
    return doer is not None and any(t.lower_ in _KNOWN for t in doer.children)
