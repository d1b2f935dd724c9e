"""Whether a sentence can speak of an event told before: its kind, sides, day, place and numbers."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from recount.model.claims import Claim, EventType
from recount.model.counts import Count, Outcome, Victims
from recount.model.dates import When
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.reading.dying import died_later
from recount.reading.fights import TRADING
from recount.reading.frames import Frame
from recount.reading.hands import STATES, weapon_type
from recount.reading.happenings import DEFINITE, Happening
from recount.reading.held_for import is_by_law, is_charged_with
from recount.reading.pronouns import ARMED
from recount.reading.slots import Slots
from recount.reading.story import (
    Told,
    compatible,
    is_close,
    is_told,
)
from recount.reading.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token


_AGED = re.compile(r"\b(?:\d{1,3}|[a-z]+)-(?:year|month|week)-old", re.IGNORECASE)
_DEEDS = frozenset({"attack", "assault", "killing"})
GENERAL = frozenset({EventType.OTHER, EventType.ARMED_ATTACK, EventType.RAID})
NEWS = 45  # days that what a text tells as its news may be old
SPOTS = frozenset({PlaceLevel.VILLAGE, PlaceLevel.NEIGHBOURHOOD, None})


def is_more(old: Count, new: Count) -> bool:
    return not _ranges_meet(old, new) and (new.low or 0) > (old.low or 0)


def same_kind(told: Told, frame: Frame) -> bool:
    kind = told.claim.event_type or EventType.OTHER
    air_raid = kind is EventType.AIR_STRIKE and _is_the_raid(frame)
    return frame.names_any or compatible(kind, frame.type) or air_raid or _in_it(told, frame)


def _in_it(told: Told, frame: Frame) -> bool:
    """ "Troops exchanged fire on Monday. Two were killed by mortars": with whatever they fired."""
    item = told.frame.happening
    traded = item is not None and item.token.lemma_.lower() in TRADING
    return traded and frame.type in (EventType.SHELLING, EventType.ARMED_ATTACK)


def same_sort(told: Told, frame: Frame) -> bool:
    """ "The bombing" after a bombing and a shooting: the kind that the word says, if any."""
    kind = told.claim.event_type or EventType.OTHER
    return frame.type in GENERAL or is_close(kind, frame.type)


def _is_the_raid(frame: Frame) -> bool:
    """ "The raid", which may be the air strike told before; one that took people was on foot."""
    item = frame.happening
    if item is None or item.token.pos_ == "VERB" or item.token.lemma_.lower() != "raid":
        return False
    plain = child(item.token, "compound", "amod", "poss", "prep") is None
    return plain and item.definite and all(h.outcome is not Outcome.CAPTURED for h in frame.harms)


def may_be_one(told: Told, frame: Frame, slots: Slots) -> bool:
    if not same_kind(told, frame) or _is_arrest_for_it(told, frame) or _is_what_for(told, frame):
        return False
    answered = _reversed(told.claim, slots) and not _of_both_sides(frame)
    if answered or _other_side(told.claim, slots) or _another_kind(told, frame):
        return False
    if _is_what_aircraft_answered(told, frame, slots) or _is_a_new_one_elsewhere(
        told, frame, slots
    ):
        return False
    in_time = dates_fit(told.claim.when, slots) or died_later(told, slots)
    return in_time and places_fit(told.claim.where, slots)


def _is_a_new_one_elsewhere(told: Told, frame: Frame, slots: Slots) -> bool:
    """ "Eight died in an operation in the Sari area", after an attack on a village of another name:
    a noun that points at nothing, and a place that no village holds."""
    item, where = frame.happening, told.claim.where
    if item is None or item.definite or where is None or slots.place is None:
        return False
    new = any(t.lower_ in ("a", "an") for t in item.token.children)
    other = slots.place.where
    unlike = where.name != other.name and other.level is PlaceLevel.DISTRICT
    apart = told.frame.sentence != frame.sentence
    return new and unlike and apart and _is_spot(where) and item.token.pos_ == "NOUN"


def _is_arrest_for_it(told: Told, frame: Frame) -> bool:
    """ "A boy was fatally hurt. A man of 26 was arrested on Friday": what comes of a death is no
    part of it, where nothing says that they were taken in it."""
    if frame.happening is not None or frame.type is not EventType.ARREST:
        return False
    hurt = any(c.outcome in (Outcome.KILLED, Outcome.INJURED) for c in told.claim.counts)
    by_law = all(is_by_law(harm.trigger) for harm in frame.harms)
    return hurt and by_law and told.claim.event_type is EventType.OTHER


def _is_what_for(told: Told, frame: Frame) -> bool:
    """ "Arrested for killing a trader", "The attack wounded 17" after arrests over it: what they
    are held for is no part of the arrest."""
    if told.claim.event_type is not EventType.ARREST or not frame.harms:
        return False
    if any(map(is_charged_with, frame.harms)):
        return True
    item, taken = frame.happening, told.frame.harms
    by_law = bool(taken) and all(is_by_law(harm.trigger) for harm in taken)
    hurt = all(harm.outcome is not Outcome.CAPTURED for harm in frame.harms)
    return by_law and hurt and item is not None and item.token.lemma_.lower() in _DEEDS


def _other_side(claim: Claim, slots: Slots) -> bool:
    """Whether one was done by a state's force and the other by an armed group."""
    before, now = claim.perpetrator, slots.perpetrator
    if before is None or now is None or before.name is None or now.name is None:
        return False
    return {before.kind in STATES, now.kind in STATES} == {True, False} and (
        {before.kind in ARMED, now.kind in ARMED} == {True, False}
    )


def _another_kind(told: Told, frame: Frame) -> bool:
    """ "a roadside bomb" after an ambush: a noun that is new to the text and of another kind."""
    item, before = frame.happening, told.frame.happening
    if item is None or frame.names_any or (before is not None and told.frame.names_any):
        return False
    weapon = _new_weapon(item)
    if before is None and weapon is None:
        return False
    new = any(t.lower_ in ("a", "an") for t in (weapon or item.token).children)
    kinds = (frame.type, told.claim.event_type if before is None else told.frame.type)
    return new and kinds[0] is not kinds[1] and EventType.OTHER not in kinds and not item.weak


def _new_weapon(item: Happening) -> Token | None:
    """The weapon that does a deed to something not told of: "a bomb hit a relief column", but "a
    bomb hit their car"."""
    noun = child(item.token, "nsubj") if item.deed else item.token
    if noun is None or noun.pos_ != "NOUN" or weapon_type(noun) is None:
        return None
    verb = item.token if item.deed else noun.head
    struck = child(verb, "dobj")
    known = struck is None or any(t.lower_ in DEFINITE or t.dep_ == "poss" for t in struck.children)
    return None if known else noun


def _of_both_sides(frame: Frame) -> bool:
    """ "24 militants and four policemen died in the operation": no answer, but the same fight."""
    classes = {c.victims for h in frame.harms for c in h.counts}
    return {Victims.COMBATANT, Victims.SECURITY_FORCE} <= classes


def _is_what_aircraft_answered(told: Told, frame: Frame, slots: Slots) -> bool:
    """ "Air strikes later killed dozens of fighters. The group said it had killed 31 soldiers": not
    in the strikes."""
    doer = slots.perpetrator
    counts = [c for c in told.claim.counts if c.high != 0]
    if told.claim.event_type is not EventType.AIR_STRIKE or doer is None or doer.kind not in ARMED:
        return False
    now = [c for harm in frame.harms for c in harm.counts]
    fighters = all(c.victims is Victims.COMBATANT for c in counts)
    return (
        bool(counts and now) and fighters and not any(c.victims is Victims.COMBATANT for c in now)
    )


def _reversed(claim: Claim, slots: Slots) -> bool:
    """Whether the one who struck is now the one who is struck: an answer, not the same attack."""
    before, now = claim.perpetrator, slots.perpetrator
    struck_now = slots.target.name if slots.target is not None else None
    struck_before = claim.target.name if claim.target is not None else None
    by_target = now is not None and now.name is not None and now.name == struck_before
    at_striker = before is not None and before.name is not None and before.name == struck_now
    return by_target or at_striker


def dates_fit(when: When | None, slots: Slots) -> bool:
    dates = [d for d in slots.dates if d.offset is None or not d.offset.is_time_alone]
    written = [d.when for d in dates if d.when is not None]
    if any(d.offset is not None and d.when is None for d in dates):
        return False
    if not written or when is None or when.start is None:
        return True
    if not is_told(when):  # the day of publication only stands in for one not yet told
        return all(w.start is None or 0 <= (when.start - w.start).days <= NEWS for w in written)
    return any(w.start is None or when.overlaps(w) for w in written)


def places_fit(where: Where | None, slots: Slots) -> bool:
    if slots.place is None or where is None:
        return True
    other = slots.place.where
    if where.country and other.country and where.country != other.country:
        return False
    if where.admin1 and other.admin1 and where.admin1 != other.admin1:
        return False
    if where.name != other.name and _is_spot(where) and _is_spot(other):
        return False
    return (
        where.name == other.name
        or _holds_as_province(where, other)
        or _holds_as_province(other, where)
        or _vague(where)
        or _vague(other)
        or None
        in (
            where.lat,
            other.lat,
        )
        or _near(where, other)
    )


def _holds_as_province(town: Where, place: Where) -> bool:
    """ "In Kaduna", which is the city or its state: where a province bears the name of a town, the
    name fits whatever lies in the province."""
    return town.name is not None and town.name == town.admin1 == place.admin1


def _is_spot(where: Where) -> bool:
    """Whether a place is a village, a quarter, or a town or a name on no list; two of these are two
    places."""
    is_name = bool(where.name) and not (where.name or "")[:1].islower()  # "east of X" is a part
    unmapped = where.lat is None or (
        where.geonames is None and where.basis is PlaceBasis.RELATIVE  # put where its city is
    )
    unknown = unmapped and where.level in (None, PlaceLevel.TOWN)
    return is_name and (unknown or (where.level is not None and where.level in SPOTS))


def _vague(where: Where) -> bool:
    return where.radius_km is None or where.radius_km >= 25


def _near(one: Where, other: Where) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return True
    return abs(one.lat - other.lat) < 0.5 and abs(one.lon - other.lon) < 0.5


def conflict(old: tuple[Count, ...], new: tuple[Count, ...]) -> bool:
    """Whether both give the same outcome and class other numbers."""
    return any(
        a.outcome is b.outcome
        and same_class(a, b)
        and not _ranges_meet(a, b)
        and not (b.high == 0 and a.victims is not b.victims)
        and not _is_told_one_by_one(a, new)
        and not _is_told_one_by_one(b, old)
        for a in old
        for b in new
        if a.part_of is None and b.part_of is None
    )


def _is_told_one_by_one(whole: Count, counts: tuple[Count, ...]) -> bool:
    """ "Four were hurt. His mother, two guests and a baby were hurt": the same four; "six officers
    and a passer-by. Seven bodies": the same seven."""
    each = [c for c in counts if c.outcome is whole.outcome and c.part_of is None]
    known = all(c.low is not None for c in each)
    return len(each) > 1 and known and sum(c.low or 0 for c in each) == whole.low


def is_one_of(told: Told, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> bool:
    """ "Four people were shot. A 19-year-old was hit in the leg": a person of a stated age, with no
    day, place or doer of its own, who is one of those just counted."""
    if slots.dates or slots.place is not None or slots.perpetrator is not None or not counts:
        return False
    return (
        bool(counts)
        and all(_has_age(c) and _is_among(c, told.claim.counts) for c in counts)
        and (not any(h.adds for h in frame.harms))
    )


def _has_age(count: Count) -> bool:
    return count.low == count.high == 1 and _AGED.search(count.text) is not None


def _is_among(one: Count, toll: tuple[Count, ...]) -> bool:
    whole = [c for c in toll if c.outcome is one.outcome and c.part_of is None]
    return any((c.low or 0) > 1 and same_class(c, one) for c in whole)


def same_class(one: Count, other: Count) -> bool:
    return one.victims is other.victims or Victims.UNSTATED in (one.victims, other.victims)


def _ranges_meet(one: Count, other: Count) -> bool:
    return max(one.low or 0, other.low or 0) <= min(_most(one), _most(other))


def _most(count: Count) -> float:
    """The most people that a count leaves room for; whoever is singled out may be one of many."""
    return math.inf if count.high is None or count.singled_out else count.high
