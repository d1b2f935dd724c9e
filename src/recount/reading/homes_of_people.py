"""Places that say where somebody is from: "the student, a resident of the village of X, was shot",
"militants who are natives of X". Where they live is not where it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

DWELLERS = frozenset({"resident", "inhabitant", "native", "citizen", "villager", "dweller"})
_SAID_OF = frozenset({"appos", "attr", "conj"})
_STEPS = 8


def is_home(name: Token) -> bool:
    """Whether a place name hangs with "of" from somebody who is said to live there; who stands for
    the victims themselves ("five residents of X were killed") was mostly killed there."""
    current = name
    for _ in range(_STEPS):
        if current.dep_ in ("compound", "nmod", "conj", "appos") and current.head.pos_ != "VERB":
            current = current.head
            continue
        if current.dep_ == "pobj" and current.head.lower_ in _LIVED_IN:
            return _is_lived(current.head.head)
        if current.dep_ != "pobj" or current.head.lower_ not in ("of", "from"):
            return False
        current = current.head.head
        if current.lemma_.lower() in DWELLERS:
            return _is_said_of_somebody(current)
    return False


def _is_said_of_somebody(dweller: Token) -> bool:
    """ "X, a resident of ...", "who are the residents of ..."."""
    return dweller.dep_ in _SAID_OF


def _is_lived(dwelling: Token) -> bool:
    """ "Two men, resident in X", "a trader who lives in X", "fishermen, living in X", "two men
    living in X were shot"; whom somebody killed "living in X" was mostly killed there."""
    if dwelling.lemma_.lower() == "resident":
        return _is_said_of_somebody(dwelling) or dwelling.dep_ == "amod"
    if dwelling.lemma_.lower() not in _LIVING:
        return False
    if dwelling.dep_ == "relcl":
        return dwelling.tag_ in ("VBZ", "VBP")
    before = dwelling.nbor(-1) if dwelling.i else dwelling
    aside = before.text == "," and dwelling.tag_ == "VBG"
    led = dwelling.dep_ == "acl" and dwelling.head.dep_ in ("nsubj", "nsubjpass")
    return (aside and dwelling.dep_ in ("acl", "advcl")) or led


_LIVED_IN = frozenset({"in", "at", "near"})
_LIVING = frozenset({"live", "reside", "dwell"})
