"""Who came to harm by an adjective or a participle: "left eight people dead", "three wounded"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.counts import Outcome
from recount.reading.harm_verbs import (
    at_the_start,
    left_so,
    so_many_of,
    subject_so,
)
from recount.reading.harms_counted import Harm, made, own_number
from recount.reading.syntax import child, children
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene


_TOLD = frozenset({"reported", "feared", "presumed", "believed", "confirmed", "declared", "found"})


_BRINGING = frozenset({"leave", "cause", "create", "produce", "report", "register", "record"})


def _says_who(token: Token) -> bool:
    """ "Killed a displaced man", "5,000 displaced people live there": who they are, and not what
    was done to them; "left 300 displaced families", "newly displaced people" tell what was."""
    if token.dep_ != "amod" or any(t.lower_ in ("newly", "recently") for t in token.children):
        return False
    is_verb = token.nbor(1).tag_ == "CD"  # "the shelling displaced 300 families"
    return not is_verb and token.head.head.lemma_.lower() not in _BRINGING


def adjective_harm(scene: Scene, token: Token, outcome: Outcome) -> Harm | None:
    """ "left eight people dead", "eight dead", "three were wounded"."""
    if token.lower_ == "dead" and token.i > token.sent.start and token.nbor(-1).lower_ == "shot":
        return _shot_dead(scene, token)
    if outcome is Outcome.DISPLACED and _says_who(token):
        return None
    if _all_of_them(token):
        return made(scene, token, outcome, _first_of_list(token.nbor(-3)), None)
    if token.head.lemma_ == "go" and token.lower_ == "missing":
        return made(scene, token, outcome, child(token.head, "nsubj"), None)
    if token.dep_ in ("amod", "acomp", "oprd", "advmod", "dep", "ROOT", "acl", "conj", "dobj",
                      "xcomp", "ccomp") or _stands_apart(scene, token):  # fmt: skip
        victims = _first_left(token) or _beside(scene, token)
        if victims is not None and token.head.lemma_ == "leave":  # "left 20 men and 30 women dead"
            victims = _first_of_list(victims)
        if victims is not None:
            return made(scene, token, outcome, victims, None)
    return made(scene, token, outcome, so_many_of(scene, token), None)


def _first_left(dead: Token) -> Token | None:
    """ "Left two of his guards and a woman dead": all whom the words before "dead" name."""
    last = dead.head
    if dead.lower_ != "dead" or dead.dep_ != "amod" or not last.i < dead.i or last.dep_ != "conj":
        return None
    first = _first_of_list(last)
    return first if first.dep_ == "dobj" and first.head.lemma_ == "leave" else None


def _all_of_them(token: Token) -> bool:
    """ "Carried out two boys and an old man, all dead": everybody whom the words before name."""
    if token.i - token.sent.start < 4 or token.nbor(-1).lower_ not in ("all", "both"):
        return False
    return token.nbor(-2).text == "," and token.nbor(-3).pos_ in ("NOUN", "PROPN")


def _first_of_list(last: Token) -> Token:
    while last.dep_ == "conj" and last.head.pos_ in ("NOUN", "PROPN", "NUM"):
        last = last.head
    return last


def _stands_apart(scene: Scene, token: Token) -> bool:
    """Whether no verb that hurts anybody holds the word: "96 dead", "with seven people dead"."""
    return _is_bare_number_of(scene, token) or _is_led_by_with(token)


def _is_led_by_with(token: Token) -> bool:
    """ "A bomb exploded, with 12 people dead", "ended with five dead"."""
    if token.dep_ in ("pobj", "pcomp"):
        return bool(token.head.lower_ == "with")
    return token.dep_ == "advcl" and any(t.lower_ == "with" for t in children(token, "mark"))


def _is_bare_number_of(scene: Scene, token: Token) -> bool:
    """ "As follows: 3 dead and 7 wounded", "a lower figure: 96 dead"."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    listed = token.dep_ in ("appos", "attr", "nsubj", "meta", "nmod")
    return listed and scene.core_number_at(before) is not None


def _shot_dead(scene: Scene, dead: Token) -> Harm | None:
    """ "Gunmen on a motorcycle shot dead the imam": who stands behind the words was shot, where the
    parser lost the verb."""
    shot = dead.nbor(-1)
    if (shot.pos_ == "VERB" and child(shot, "dobj", "nsubjpass")) or shot.i == shot.sent.start:
        return None
    if shot.nbor(-1).lemma_ in ("be", "get") or shot.nbor(-1).pos_ in ("ADV", "AUX"):
        return None
    for token in dead.doc[dead.i + 1 : min(dead.i + 8, dead.sent.end)]:
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound":
            return made(scene, dead, Outcome.KILLED, token, at_the_start(shot))
        if token.pos_ not in ("DET", "NUM", "ADJ", "PRON", "NOUN", "PROPN", "ADV"):
            return None
    return None


def _beside(scene: Scene, token: Token) -> Token | None:
    before = token.nbor(-1) if token.i else token
    if before.lemma_.lower() == "shoot":
        return None
    left = token.head == before and scene.core_number_at(before) is not None
    if token.dep_ == "amod" and not left and victim_class_of(token.head) is not None:
        return _all_so_told(scene, token) if own_number(scene, token.head) else None
    if scene.core_number_at(before) is not None:
        return before
    if token.head.lemma_ == "leave":
        return left_so(token)
    passive = ("nsubjpass",) if token.lower_ == "dead" else ()  # "were pulled out dead"
    if token.dep_ in ("acomp", "xcomp"):
        return child(token.head, "nsubj", *passive)
    if token.dep_ == "oprd":
        told = child(token.head, "dobj") or _told_to_be(scene, token)
        return told or subject_so(token.head, passive)
    if before.pos_ == "NOUN" and before.i and scene.core_number_at(before.nbor(-1)) is not None:
        whole = before.head.head if before.dep_ == "pobj" and before.head.lower_ == "of" else None
        return whole if whole is not None and own_number(scene, whole) else before
    return child(token, "nummod", "nsubj")


def _told_to_be(scene: Scene, token: Token) -> Token | None:
    """ "12 soldiers reported dead", "two feared dead": who stands with a number before a verb of
    saying, which has no other object."""
    verb = token.nbor(-1) if token.i > token.sent.start else token
    who = verb.nbor(-1) if verb.i > token.sent.start else verb
    if verb != token.head or verb.lower_ not in _TOLD or who.dep_ not in ("nsubj", "nsubjpass"):
        return None
    return who if scene.core_number_at(who) is not None or own_number(scene, who) else None


def _all_so_told(scene: Scene, token: Token) -> Token:
    """ "Four pupils and one teacher dead": all of the list that the word stands behind."""
    first = _first_of_list(token.head) if token.i > token.head.i else token.head
    return first if own_number(scene, first) and victim_class_of(first) else token.head
