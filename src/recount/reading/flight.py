"""People driven out: "drove 3,000 villagers across the border", "40,000 have fled their homes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.counts import Victims
from recount.reading.syntax import child, children, objects_of
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARMED = (Victims.COMBATANT, Victims.SECURITY_FORCE)
_DRIVING = frozenset({"drive", "force", "chase", "push"})
_LEAVING = frozenset({"flee", "leave", "abandon", "evacuate", "quit"})
_HOMES = frozenset({"home", "house", "village", "land", "town", "area", "camp", "neighbourhood",
                    "neighborhood", "settlement", "dwelling", "district", "region"})  # fmt: skip
_BORDERS = frozenset({"border", "frontier", "river"})
_FOLK = frozenset({"people", "person", "resident", "civilian", "villager", "family", "household",
                   "inhabitant", "refugee", "islander", "farmer", "herder", "other"})  # fmt: skip
_ROUND = frozenset({"hundred", "thousand", "million", "dozen", "score", "hundreds", "thousands",
                    "dozens", "scores", "millions"})  # fmt: skip
MANY = 50
"""From here on those who flee are no suspects and no witnesses of one deed."""


_THE_REST = frozenset({"others", "other", "rest", "them", "remainder"})


def drives_out(token: Token, lemma: str) -> bool:
    """Whether a verb drives those whom it takes from where they live."""
    people = child(token, "dobj", "nsubjpass") if lemma in _DRIVING else None
    if people is None or victim_class_of(people) in _ARMED or people.lower_ in _THE_REST:
        return False  # "drove the rebels from the town", "forcing others to flee": out of the field
    away = [*objects_of(token, "from"), *_out_of(token)]
    if any(t.lemma_.lower() in _HOMES for t in away):
        return True
    if lemma == "drive" and any(t.lemma_.lower() in _BORDERS for t in objects_of(token, "across")):
        return True
    led = children(token, "xcomp") if child(token, "auxpass", "dobj") is not None else []
    return any(_leaves_home(verb) for verb in led)


def flees(token: Token, lemma: str) -> bool:
    """ "Some 600 persons fled to X", "forced 1,600 villagers to flee": many, who live there."""
    people = child(token, "nsubj") if lemma == "flee" else None
    return people is not None and _many_of_the_folk(people)


def _out_of(verb: Token) -> list[Token]:
    out = [t for t in children(verb, "prep", "advmod", "prt") if t.lower_ == "out"]
    return [t for word in out for t in objects_of(word, "of")]


def _leaves_home(verb: Token) -> bool:
    left = child(verb, "dobj")
    home = left is not None and left.lemma_.lower() in _HOMES
    return verb.lemma_.lower() == "flee" or (verb.lemma_.lower() in _LEAVING and home)


def _many_of_the_folk(people: Token) -> bool:
    """ "About 600 persons", "tens of thousands of residents"."""
    inner = objects_of(people, "of")
    inner += [t for one in inner for t in objects_of(one, "of")]
    folk = any(t.lemma_.lower() in _FOLK for t in (people, *inner))
    return folk and any(map(_is_large, people.subtree))


def _is_large(word: Token) -> bool:
    digits = word.text.replace(",", "")
    return word.lower_ in _ROUND or (digits.isdigit() and int(digits) >= MANY)
