"""Whether a frame speaks of several events at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.antecedents import counted_before
from recount.reading.claims.wars import (
    is_perfect,
)
from recount.reading.frames import Frame
from recount.reading.happenings import WEAK, noun_type
from recount.reading.slots import Slots
from recount.reading.syntax import children, is_plural, objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

MANY_STRIKES = 10
"""From here on attacks that are counted together are no one happening, even of one day."""
MANY_TOWNS = 5
"""From here on towns that are struck are struck one by one."""
COUNTING = frozenset({"count", "record", "document", "log", "register", "tally"})
THESE = frozenset({"the", "these", "those", "such"})
EACH_ITS_OWN = frozenset({"separate", "various", "different"})
APART = EACH_ITS_OWN | {"multiple", "simultaneous"}


def speaks_of_several(scene: Scene, frame: Frame, slots: Slots) -> bool:
    """Whether a frame speaks of several events at once, and not of one made of several strikes."""
    if the_several(frame) is not None or _in_several(scene, frame) or _of_towns(scene, frame):
        return True
    item = frame.happening
    if item is None or not item.plural:
        return False
    near = {t.lower_ for t in item.token.children}
    if item.strikes is None:
        return bool(near & APART)
    if near & EACH_ITS_OWN or (item.strikes.low or 0) >= MANY_STRIKES:
        return True
    return not (is_of_one_day(slots) or _in_one_night(item.token)) or _is_tallied(item.token)


def _of_towns(scene: Scene, frame: Frame) -> bool:
    """ "The enemy shelled 16 settlements": as many blows, and more."""
    towns = [t for t in children(frame.anchor, "dobj", "nsubjpass") if t.lemma_.lower() in _TOWNS]
    numbers = [scene.core_number_at(n) for t in towns for n in children(t, "nummod")]
    return any(n is not None and (n.low or 0) >= MANY_TOWNS for n in numbers)


_TOWNS = frozenset({"settlement", "village", "town", "community", "locality", "hamlet", "city"})


def _in_one_night(noun: Token) -> bool:
    """ "Three air strikes in one night put the ward out of use": parts of one."""
    for prep in (*children(noun, "prep"), *children(noun.head, "prep")):
        for spell in children(prep, "pobj"):
            one = any(t.lower_ in ("one", "single") for t in spell.children)
            if one and spell.lower_ in ("night", "day", "hour", "morning", "evening", "afternoon"):
                return True
    return False


def _in_several(scene: Scene, frame: Frame) -> bool:
    """ "Detained ten suspects during four operations", "during these": those of each, added up."""
    held = [
        t for h in frame.harms for prep in ("in", "during") for t in objects_of(h.trigger, prep)
    ]
    if any(
        is_plural(t) and noun_type(t) for h in frame.harms for t in objects_of(h.trigger, "across")
    ):
        return True  # "the 29 who were killed across attacks in the north"
    for noun in (t for t in held if is_plural(t) and t.lemma_.lower() in WEAK):
        near = children(noun, "nummod", "amod")
        numbers = [*(scene.core_number_at(t) for t in near), counted_before(scene, noun)]
        if any(n is not None and (n.low or 0) > 1 for n in numbers):
            return True
        if {t.lower_ for t in near} & EACH_ITS_OWN:
            return True
    return any(_are_of_a_day(h.agent) for h in frame.harms if h.agent is not None) or any(
        _in_those_raids(h.trigger) for h in frame.harms
    )


def _are_of_a_day(doers: Token) -> bool:
    """ "The day's raids had killed 28 people": all those of the day."""
    spells = ("day", "week", "month", "night", "weekend", "morning")
    owned = any(t.lower_ in spells for t in children(doers, "poss"))
    return owned and is_plural(doers) and noun_type(doers) is not None


def _in_those_raids(verb: Token) -> bool:
    """ "Ten soldiers have died in the raids": in several that are told of before."""
    return is_perfect(verb) and any(
        is_plural(t) and noun_type(t) is not None and any(d.lower_ in THESE for d in t.children)
        for t in objects_of(verb, "in", "during")
    )


def _is_tallied(noun: Token) -> bool:
    """ "counted six strikes on Sunday alone": somebody adds up what happened apart."""
    verb = noun.head
    counted = noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in COUNTING
    return counted or any(t.lower_ == "alone" for t in verb.subtree)


def the_several(frame: Frame) -> Token | None:
    """ "the five have cost 19 lives", "the three left 14 dead": the number that stands for so
    many events told before."""
    for harm in frame.harms:
        agent = harm.agent
        if agent is None or agent.tag_ != "CD" or agent.dep_ not in ("nsubj", "pobj"):
            continue
        if any(t.lower_ in ("the", "these", "those", "all") for t in agent.children):
            return agent
    return None


def is_of_one_day(slots: Slots) -> bool:
    """Whether the frame is dated to one day or one night."""
    when = slots.dates[0].when if slots.dates else None
    return when is not None and when.days is not None and when.days <= 2
