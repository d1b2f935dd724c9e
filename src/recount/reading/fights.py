"""Fights that a verb tells of: "troops and rebels exchanged fire", "soldiers and gunmen fought for
hours". Who fights for years, or against what, is no one fight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.reading.hands import is_armed
from recount.reading.syntax import child, children, objects_of, subject_of, with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

TRADING = frozenset({"exchange", "trade"})
_FIRE = frozenset({"fire", "gunfire", "shot", "shelling", "bullet"})
_SPELLS = frozenset({"hour", "minute"})


def fought(scene: Scene, verb: Token) -> EventType | None:
    """An armed clash, where armed people exchanged fire or fought others for some hours."""
    lemma = verb.lemma_.lower()
    if lemma not in TRADING and lemma != "fight":
        return None
    doer = subject_of(verb) if verb.tag_ in ("VBD", "VBN") else None
    sides = with_conjuncts(doer) if doer is not None else []
    if not any(is_armed(scene, side) for side in sides):
        return None
    if lemma in TRADING:
        thing = child(verb, "dobj")
        shots = thing is not None and thing.lemma_.lower() in _FIRE
        return EventType.ARMED_CLASH if shots else None
    lasted = any(t.lemma_.lower() in _SPELLS for t in objects_of(verb, "for"))
    others = [*sides[1:], *children(verb, "dobj"), *objects_of(verb, "with", "against")]
    armed = any(is_armed(scene, other) for other in others)
    return EventType.ARMED_CLASH if lasted and armed else None
