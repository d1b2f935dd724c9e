"""Throats that were cut: "slit the throats of six teachers", "five had their throats cut"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.counts import Outcome
from recount.reading.harms_counted import Harm, made
from recount.reading.syntax import child, children, objects_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

_CUTTING = frozenset({"cut", "slit", "slash"})
_SUBJECTS = ("nsubj", "nsubjpass")


def throats_cut(scene: Scene, verb: Token) -> Harm | None:
    """Whoever had his throat cut, and who cut it, where the words say so; both are dead to all who
    write so of a raid."""
    if verb.lower_ not in _CUTTING and verb.lemma_.lower() not in _CUTTING:
        return None  # parsers take "slit" for an adjective, too
    throat = next((t for t in children(verb, "dobj", *_SUBJECTS) if t.lemma_ == "throat"), None)
    if throat is None and verb.head.lemma_ == "throat" and verb.dep_ in ("acl", "amod"):
        throat = verb.head
    if throat is None:
        return None
    having = next((t for t in (verb.head, throat.head) if t.lemma_ == "have"), None)
    sufferer = child(having, *_SUBJECTS) if having is not None else None
    sufferer = sufferer or _found_with(throat, verb)
    owners = [*objects_of(throat, "of"), *(t for t in children(throat, "poss") if _names(t))]
    cutter = subject_of(verb) if throat.dep_ == "dobj" and throat.head == verb else None
    victims = sufferer or next(iter(owners), None)
    agent = None if sufferer is not None or cutter == victims else cutter
    return made(scene, verb, Outcome.KILLED, victims, agent)


def _found_with(throat: Token, verb: Token) -> Token | None:
    """ "Four men were found with their throats slit", "left four dead with their throats cut"."""
    with_ = next((t for t in (throat.head, verb.head) if t.lower_ == "with"), None)
    found = with_.head if with_ is not None else None
    if found is None or found.pos_ != "VERB":
        return found if found is not None and found.pos_ == "NOUN" else None
    return child(found, "nsubjpass", "dobj")


def _names(owner: Token) -> bool:
    return owner.tag_ != "PRP$"
