"""Whether a frame speaks of several events at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.reading.antecedents import counted_before
from recount.reading.claims.periods import is_pair
from recount.reading.claims.wars import (
    is_perfect,
)
from recount.reading.frames import Frame
from recount.reading.happenings import WEAK, noun_type
from recount.reading.series_of_deeds import is_series, latest_of_a_series
from recount.reading.slots import Slots
from recount.reading.story import EPISODES, is_told
from recount.reading.syntax import children, is_plural, objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene
    from recount.reading.story import Story

MANY_STRIKES = 10
"""From here on attacks that are counted together are no one happening, even of one day."""
FEW = 3
"""So many strikes that are known to the reader are mostly those of one happening."""
MANY_TOWNS = 5
"""From here on towns that are struck are struck one by one."""
COUNTING = frozenset({"count", "record", "document", "log", "register", "tally"})
ANEW = frozenset({"other", "another", "further", "more", "additional", "previous", "earlier"})
BLOWS = frozenset({EventType.AIR_STRIKE, EventType.SHELLING})
THESE = frozenset({"the", "these", "those", "such"})
EACH_ITS_OWN = frozenset({"separate", "various", "different"})
APART = EACH_ITS_OWN | {"multiple", "simultaneous"}


def speaks_of_several(scene: Scene, frame: Frame, slots: Slots) -> bool:
    """Whether a frame speaks of several events at once, and not of one made of several strikes."""
    if the_several(frame) is not None or _in_several(scene, frame) or _of_towns(scene, frame):
        return True
    if _in_a_series(frame, slots):
        return True
    item = frame.happening
    if item is None or not item.plural or is_pair(item):
        return False
    near = {t.lower_ for t in item.token.children}
    if item.strikes is None:
        return bool(near & APART)
    if near & EACH_ITS_OWN or (item.strikes.low or 0) >= MANY_STRIKES:
        return True
    return not (is_of_one_day(slots) or _in_one_night(item.token)) or _is_tallied(item.token)


def blows_of_the_last(story: Story, frame: Frame, slots: Slots) -> bool:
    """ "Jets struck the base overnight. A source said that nine strikes had hit radars": so many
    blows of what was told last, where they have no day and no town of their own."""
    item = frame.happening
    if item is None or item.strikes is None or not story.told or slots.dates:
        return False
    last, many = story.told[-1].claim, item.strikes.low or MANY_STRIKES
    known = last.when is not None and is_told(last.when) and (last.when.days or 99) <= 2
    if not known or last.event_type is not item.type or many >= MANY_STRIKES:
        return False
    near = {t.lower_ for t in item.token.children}
    elsewhere = slots.place is not None or bool(near & (APART | ANEW))
    return item.type in BLOWS and _goes_on_then(frame) and not elsewhere


def known_few(story: Story, frame: Frame, slots: Slots) -> bool:
    """ "22 were killed in the two strikes on central Beirut": a text that has told of none of them,
    and says where and not when, speaks of what others have told as one."""
    item = frame.happening
    if item is None or item.strikes is None or story.told or slots.dates or slots.place is None:
        return False
    near = {t.lower_ for t in item.token.children}
    few = 1 < (item.strikes.low or MANY_STRIKES) <= FEW
    return few and item.definite and not near & (APART | ANEW) and not is_perfect(frame.clause)


def _goes_on_then(frame: Frame) -> bool:
    """Whether it is told of one time gone by: "had hit", "struck", and not "have hit"."""
    verb = frame.clause
    helped = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    return not helped & {"has", "have", "will", "may"} and (verb.tag_ == "VBD" or "had" in helped)


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
    if any(_are_told_apart(t) for t in held) and not _is_of_one(frame):
        return True
    return any(_are_of_a_day(h.agent) for h in frame.harms if h.agent is not None) or any(
        _in_those_raids(h.trigger) for h in frame.harms
    )


def _are_told_apart(noun: Token) -> bool:
    """ "Nine were killed in separate incidents", "in different areas of the city"."""
    apart = {t.lower_ for t in noun.children} & EACH_ITS_OWN
    return bool(apart) and is_plural(noun) and noun.lemma_.lower() in EPISODES | _PARTS_OF_TOWNS


def _is_of_one(frame: Frame) -> bool:
    """Whether one person alone was harmed, who cannot have been so twice."""
    counts = [c for h in frame.harms for c in h.counts if c.part_of is None]
    return sum(c.low or 0 for c in counts) == 1 and all(c.high == 1 for c in counts)


def _in_a_series(frame: Frame, slots: Slots) -> bool:
    """ "The latest in a wave of raids that claimed six lives", "carried out a series of raids
    last week, killing 24": those of all, unless all were of one day."""
    for verb in (h.trigger for h in frame.harms):
        if latest_of_a_series(verb) is not None:
            return True
        done = children(verb.head, "dobj") if verb.dep_ == "advcl" else []
        if any(is_series(t) for t in (*done, *children(verb, "nsubj"))):
            return bool(slots.dates) and not is_of_one_day(slots)
    return False


_PARTS_OF_TOWNS = frozenset({"area", "part", "place", "locality", "neighbourhood", "neighborhood",
                             "district", "town", "city", "location", "spot", "region", "province",
                             "village"})  # fmt: skip


def _are_of_a_day(doers: Token) -> bool:
    """ "The day's raids had killed 28 people": all those of the day."""
    spells = ("day", "week", "month", "night", "weekend", "morning")
    owned = any(t.lower_ in spells for t in children(doers, "poss"))
    return owned and is_plural(doers) and noun_type(doers) is not None


def _in_those_raids(verb: Token) -> bool:
    """ "Ten soldiers have died in the raids": in several that are told of before."""
    return is_perfect(verb) and any(
        is_plural(t)
        and noun_type(t) not in (None, EventType.ARMED_CLASH)  # "the clashes" are one fight
        and any(d.lower_ in THESE for d in t.children)
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
