"""Answers that no verb of saying gives: "had no comment", "called the report a lie".

Each has the word that carries it, who answers, None where the document itself does, and how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import Stance
from recount.reading.happenings import noun_type
from recount.reading.speakers_stances import is_negated, listed
from recount.reading.syntax import child, children, objects_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Answer = tuple["Token | None", Stance]
_CALLING = frozenset({"call", "describe", "label", "brand", "term", "dub", "decry", "denounce"})
_ANSWERING = frozenset({"respond", "reply", "comment", "answer", "confirm", "verify"})
_KNOWING = frozenset({"record", "knowledge", "information", "report"})
_OWN = frozenset({"it", "they", "we", "he", "she", "i"})
_OWNERS = frozenset({"its", "their", "our", "his", "her", "my"})


def answer_of(verb: Token) -> Answer | None:
    """Who answers by this verb, and how; None where it is no such answer."""
    if _calls_it_false(verb) or _keeps_away(verb) or _rules_it_out(verb):
        return subject_of(verb), Stance.DENIES
    if says_it_is_false(verb):
        return None, Stance.DENIES
    silent = _silent(verb)
    return (silent, Stance.DECLINES_TO_CONFIRM) if silent is not None else None


def disowns(verb: Token) -> bool:
    """Whether the clause of a saying denies: "had no hand in it", "nothing to do with", "no soldier
    had fired", "there was no attack", "the claim was false"."""
    return (
        _has_no_part(verb)
        or _did_nothing(verb)
        or _never_was(verb)
        or (verb.lemma_ == "be" and _is_false(verb))
    )


# --- false ----------------------------------------------------------------------------------------


def _calls_it_false(verb: Token) -> bool:
    """ "called the report a lie", "described the charge as baseless"."""
    if verb.lemma_.lower() not in _CALLING or is_negated(verb):
        return False
    words = [t for t in verb.subtree if t.i > verb.i]
    things = {t.lemma_.lower() for t in words} & set(listed("objects", "denies"))
    return bool(things) and any(_is_word_of_falsehood(t) for t in words)


def _keeps_away(verb: Token) -> bool:
    """ "The rebels distanced themselves from the attack"."""
    own = [t for t in children(verb, "dobj") if t.lower_ in {"themselves", "itself", "himself"}]
    return verb.lemma_ == "distance" and bool(own) and bool(objects_of(verb, "from"))


def _rules_it_out(verb: Token) -> bool:
    """ "Ruled out any role of its men", "issued a denial"."""
    things = {t.lemma_.lower() for t in children(verb, "dobj")}
    if verb.lemma_ == "rule" and any(t.lower_ == "out" for t in verb.children):
        return bool(things & listed("objects", "denies"))
    return verb.lemma_ in {"issue", "publish"} and things == {"denial"} and not is_negated(verb)


def says_it_is_false(verb: Token) -> bool:
    """A sentence of the document's own: "The figure is pure fabrication"."""
    if verb.dep_ != "ROOT":
        return False
    opening = [t.lower_ for t in verb.sent[:4] if not t.is_space]
    never = opening[:3] == ["at", "no", "time"] and child(verb, "aux") is not None
    return never or (verb.lemma_ == "be" and verb.tag_ != "VBD" and _is_false(verb))


def _is_false(being: Token) -> bool:
    subject = child(being, "nsubj")
    said = children(being, "acomp", "attr")
    told = subject is not None and subject.lemma_.lower() in listed("objects", "denies")
    return told and not is_negated(being) and any(_is_word_of_falsehood(t) for t in said)


def _is_word_of_falsehood(word: Token) -> bool:
    return bool({word.lemma_.lower(), word.lower_} & listed("disowning", "falsehoods"))


# --- no part in it --------------------------------------------------------------------------------


def _has_no_part(verb: Token) -> bool:
    if verb.lemma_.lower() in {"have", "play", "take"}:
        parts = [c for c in children(verb, "dobj") if c.lemma_.lower() in _parts()]
        none = any(d.lower_ in {"no", "any"} for c in parts for d in c.children)
        if none and (is_negated(verb) or _says_no(parts)):
            return True
        if parts and _by_none(verb):
            return True
        return any(c.lower_ == "nothing" and _to_do(c) for c in children(verb, "dobj"))
    states = [verb, *children(verb, "acomp", "prep", "attr")]
    stated = any(t.lower_ in listed("disowning", "states") for t in states)
    return stated and (is_negated(verb) or _by_none(verb))


def _parts() -> frozenset[str]:
    return listed("disowning", "parts")


def _says_no(nouns: list[Token]) -> bool:
    return any(d.lower_ == "no" for noun in nouns for d in noun.children)


def _to_do(nothing: Token) -> bool:
    return any(t.lemma_ == "do" for t in nothing.subtree)


def _by_none(verb: Token) -> bool:
    """ "no American", "none of its men", "nobody"."""
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return False
    none = subject.lower_ in {"none", "nobody"} or any(t.lower_ == "no" for t in subject.children)
    return none or (subject.lower_ == "one" and subject.i > 0 and subject.nbor(-1).lower_ == "no")


def _did_nothing(verb: Token) -> bool:
    """ "no soldier had fired at anyone", "its troops never entered the village"."""
    subject = child(verb, "nsubj")
    if subject is None or verb.lemma_.lower() not in listed("disowning", "deeds"):
        return False
    own = subject.lower_ in _OWN or any(t.lower_ in _OWNERS for t in subject.children)
    return _by_none(verb) or (own and is_negated(verb))


def _never_was(verb: Token) -> bool:
    """ "there was no attack at all"."""
    thing = child(verb, "attr")
    if verb.lemma_ != "be" or child(verb, "expl") is None or thing is None:
        return False
    one = thing.tag_ == "NN" and noun_type(thing) is not None
    return one and any(t.lower_ == "no" for t in thing.children)


# --- nothing to say -------------------------------------------------------------------------------


def _silent(verb: Token) -> Token | None:
    """Who "had no comment", "did not reply to our letters", "has yet to comment", "was not in a
    position to confirm"."""
    lemma = verb.lemma_.lower()
    comment = [t for t in children(verb, "dobj") if t.lemma_ == "comment"]
    if lemma in {"have", "offer", "make"} and _says_no(comment):
        return subject_of(verb)
    if lemma in {"respond", "reply", "answer"} and is_negated(verb):
        asked = objects_of(verb, "to") or children(verb, "dobj")
        return subject_of(verb) if asked else None
    if lemma in {"be", "have"} and any(t.lower_ == "yet" for t in verb.children):
        later = [t for t in children(verb, "xcomp") if t.lemma_.lower() in _ANSWERING]
        return subject_of(verb) if later else None
    if lemma == "be" and is_negated(verb):
        return _unplaced(verb) or _unaware(verb)
    known = [t for t in children(verb, "dobj") if t.lemma_ in _KNOWING and _says_no([t])]
    return subject_of(verb) if lemma == "have" and any(map(_of_deed, known)) else None


def _unaware(verb: Token) -> Token | None:
    """ "Was not aware of any strike in the area"."""
    aware = [t for t in children(verb, "acomp") if t.lower_ == "aware"]
    return subject_of(verb) if any(map(_of_deed, aware)) else None


def _of_deed(word: Token) -> bool:
    return any(noun_type(t) is not None for t in objects_of(word, "of", "about", "on"))


def _unplaced(verb: Token) -> Token | None:
    """ "was not in a position to confirm the number"."""
    for place in objects_of(verb, "in"):
        if place.lemma_ == "position" and any(t.lemma_ in _ANSWERING for t in place.subtree):
            return subject_of(verb)
    return None
