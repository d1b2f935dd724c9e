"""Which event told before a sentence goes on with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, EventType
from recount.model.counts import Count, Victims
from recount.model.dates import DateBasis, When
from recount.model.places import PlaceLevel, Where
from recount.reading.frames import Frame
from recount.reading.hands import STATES
from recount.reading.happenings import DEFINITE
from recount.reading.lexicon import lexicon
from recount.reading.paragraphs import apart, place_opening, starts_anew
from recount.reading.pronouns import ARMED
from recount.reading.slots import Slots
from recount.reading.speakers import attribution_at
from recount.reading.story import (
    WIDE,
    Background,
    Story,
    Told,
    compatible,
    had_been,
    is_told,
    opens_another,
)
from recount.reading.syntax import is_history

if TYPE_CHECKING:
    from recount.reading.scene import PlacedName, Scene


IMPACTS = frozenset({"land", "fall", "hit", "strike", "explode", "detonate", "impact", "storm"})
DYING = frozenset({"die", "succumb"})
IN_CARE = frozenset({"hospital", "clinic", "wound", "injury", "burn", "wounded", "injured"})
LINGERING = 60  # days that a person may live on
AT_ONCE = 4  # sentences within which more people come on top of those told of
OF_ANYBODY = (Victims.UNSTATED, Victims.CIVILIAN)
SPOTS = frozenset({PlaceLevel.VILLAGE, PlaceLevel.NEIGHBOURHOOD, None})


def referent(story: Story, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> Told | None:
    """The latest event told that this frame speaks of too; None where it tells of a new one."""
    item = frame.happening
    if (item is not None and item.novel) or is_history(frame.anchor):
        return None
    if opens_another(frame) and (item is None or not (item.points or item.definite)):
        return None
    opening = place_opening(story.scene, frame.anchor)
    slots = replace(slots, place=slots.place or opening)
    for told in reversed(story.told):
        if item is not None and item.points and not item.plural and _same_kind(told, frame):
            return told
        if not _may_be_one(told, frame, slots) or _has_moved_on(story, told, frame):
            continue
        if _set_elsewhere(told, frame, opening) or _of_another_day(told, frame, slots):
            continue
        if _is_aside(told, frame) or _told_apart(story, told, frame):
            continue
        if _continues(told, frame, counts) or _is_rival_toll(story, told, frame, slots):
            return told
        if _is_of_one_event(story) and _tells_of_some(told, frame, slots, counts):
            return told
    return None


def _is_of_one_event(story: Story) -> bool:
    """Whether all that the text has told so far is of one event, with a day or a place."""
    first = story.told[0].claim
    later = [t.claim for t in story.told[1:]]
    return all(c.refers_to is not None for c in later) and bool(first.when or first.where)


def _tells_of_some(told: Told, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> bool:
    """ "Three of the Haddad family were killed", far on in a text about one attack with at least
    four dead: no word, day, place or doer of its own, and no more people than were told of."""
    if frame.happening is not None or not frame.harms or slots.perpetrator is not None:
        return False
    if slots.dates or slots.place is not None:
        return False
    return not any(
        _is_more(a, b)
        for a in told.claim.counts
        for b in counts
        if a.outcome is b.outcome and _same_class(a, b) and a.part_of is b.part_of is None
    )


def _is_more(old: Count, new: Count) -> bool:
    return not _ranges_meet(old, new) and (new.low or 0) > (old.low or 0)


def _is_rival_toll(story: Story, told: Told, frame: Frame, slots: Slots) -> bool:
    """ "State television said that five had died": another voice gives another number for what
    the sentence before told, as it names no day or place of its own."""
    if frame.happening is not None or not frame.harms or slots.own_dates or slots.place:
        return False
    said = attribution_at(story.scene.attributions, frame.anchor.idx, frame.anchor.idx + 1)
    before = frame.anchor.doc[max(0, frame.sentence - 1)].sent.start
    had = all(any(t.lower_ == "had" for t in h.trigger.children) for h in frame.harms)
    other = said is not None and said.speaker is not None and (
        told.claim.speaker is None or said.speaker.name != told.claim.speaker.name)  # fmt: skip
    return had and other and told.frame.sentence in (before, frame.sentence)


def _has_moved_on(story: Story, told: Told, frame: Frame) -> bool:
    """Whether another blow was told since, elsewhere: "A rocket landed in X. It killed four"; or
    a new paragraph turned to another place: "The clearing of Y went on yesterday."."""
    doc, item = story.scene.doc, frame.happening
    return any(
        b.type is None
        and told.frame.anchor.i < b.position < frame.sentence
        and (
            doc[b.sentence].sent.root.lemma_.lower() in IMPACTS
            or (not (item and item.definite) and _rules(story.scene, b.sentence, frame))
        )
        and not (_places_fit(told.claim.where, b.slots) and _dates_fit(told.claim.when, b.slots))
        for b in story.backgrounds
    )


def _rules(scene: Scene, sentence: int, frame: Frame) -> bool:
    """Whether a sentence opens the frame's own paragraph, or the one before."""
    between = scene.text[scene.doc[sentence].idx : frame.anchor.idx].split("\n")
    return starts_anew(scene, sentence) and len([line for line in between if line.strip()]) < 3


def beside_elsewhere(story: Story, told: Told | None, frame: Frame) -> Background | None:
    """The mention of violence in the frame's own sentence that is of another place than the event
    told: "Shelling of X damaged nine houses; nobody was hurt"."""
    item = frame.happening
    if item is not None and (item.points or item.definite):
        return None
    near = [
        b
        for b in story.backgrounds
        if b.sentence == frame.sentence and b.position < frame.anchor.i and b.type is not None
    ]
    last = near[-1] if near else None
    if last is None or told is None or any(t.frame.sentence == frame.sentence for t in story.told):
        return None
    if last.slots.place is None:
        return last if frame.happening is None and _opens_anew(story.scene, last) else None
    return None if _places_fit(told.claim.where, last.slots) else last


def _opens_anew(scene: Scene, background: Background) -> bool:
    """Whether a paragraph begins with violence that points back at nothing: "Shelling of X ..."."""
    word = scene.doc[background.position]
    points = any(t.lower_ in DEFINITE for t in word.children)
    return starts_anew(scene, background.sentence) and not points


def _is_aside(told: Told, frame: Frame) -> bool:
    """ "The gunmen, who had shot at a post near Y on Wednesday": what a relative clause tells of a
    time before is not what the next sentence goes on with."""
    item = frame.happening
    if told.frame.sentence == frame.sentence or (item is not None and item.definite):
        return False
    return had_been(told.frame.clause)


def _told_apart(story: Story, told: Told, frame: Frame) -> bool:
    """Whether the frame's sentence or its paragraph is about another place."""
    item = frame.happening
    if item is not None and item.points:
        return False
    ours, theirs = frame.anchor, told.frame.anchor
    return beside_elsewhere(story, told, frame) is not None or apart(story.scene, ours, theirs)


def _of_another_day(told: Told, frame: Frame, slots: Slots) -> bool:
    """ "On the 27th a missile hit a store" after a night of drones: a deed that has a day of its
    own is told anew."""
    item, when = frame.happening, told.claim.when
    if item is None or not item.deed or not slots.own_dates or when is None:
        return False
    own = slots.dates[0].when if slots.dates else None
    told_so = when.basis is not DateBasis.PUBLICATION_FALLBACK
    return own is not None and told_so and (own.start, own.end) != (when.start, when.end)


def _set_elsewhere(told: Told, frame: Frame, opening: PlacedName | None) -> bool:
    """Whether a sentence that opens with a town tells of harm without a word that points back, and
    the event told before was in another."""
    where, item = told.claim.where, frame.happening
    if opening is None or where is None or (item is not None and (item.definite or item.points)):
        return False
    apart = told.frame.sentence != frame.sentence and where.name != opening.where.name
    return apart and not {where.level, opening.where.level} & WIDE


def without_day_of_dying(story: Story, frame: Frame, slots: Slots) -> Slots:
    """ "Two of the wounded died in hospital on Monday": the day of the death, which is told after
    that of the attack, dates no event."""
    words = {t.lemma_.lower() for t in frame.anchor.sent}
    days = [d.when for d in slots.dates if d.when is not None]
    if frame.happening is not None or not (words & DYING and words & IN_CARE) or not days:
        return slots
    before = next((t.claim.when for t in reversed(story.told) if t.claim.when), None)
    day = days[0].start
    if before is None or before.end is None or not is_told(before) or day is None:
        return slots
    later = 0 < (day - before.end).days <= LINGERING
    return replace(slots, dates=(), own_dates=False) if later else slots


def same_salvo(story: Story, frame: Frame) -> Told | None:
    """The event of several strikes that "the four strikes" points back at."""
    item = frame.happening
    if item is None or item.strikes is None or not item.definite:
        return None
    for told in reversed(story.told):
        events = told.claim.events
        if events is not None and (events.low, events.high) == (
            item.strikes.low,
            item.strikes.high,
        ):
            return told if _same_kind(told, frame) else None
    return None


def _same_kind(told: Told, frame: Frame) -> bool:
    return frame.names_any or compatible(told.claim.event_type or EventType.OTHER, frame.type)


def _may_be_one(told: Told, frame: Frame, slots: Slots) -> bool:
    if not _same_kind(told, frame):
        return False
    if _reversed(told.claim, slots) or _other_side(told.claim, slots) or _another_kind(told, frame):
        return False
    return _dates_fit(told.claim.when, slots) and _places_fit(told.claim.where, slots)


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
    if item is None or before is None or frame.names_any or told.frame.names_any:
        return False
    new = any(t.lower_ in ("a", "an") for t in item.token.children)
    kinds = (frame.type, told.frame.type)
    return new and kinds[0] is not kinds[1] and EventType.OTHER not in kinds and not item.weak


def _reversed(claim: Claim, slots: Slots) -> bool:
    """Whether the one who struck is now the one who is struck: an answer, not the same attack."""
    before, now = claim.perpetrator, slots.perpetrator
    struck_now = slots.target.name if slots.target is not None else None
    struck_before = claim.target.name if claim.target is not None else None
    by_target = now is not None and now.name is not None and now.name == struck_before
    at_striker = before is not None and before.name is not None and before.name == struck_now
    return by_target or at_striker


def _dates_fit(when: When | None, slots: Slots) -> bool:
    written = [d.when for d in slots.dates if d.when is not None]
    if any(d.offset is not None and d.when is None for d in slots.dates):
        return False
    if not written or when is None or when.start is None:
        return True
    return any(w.start is None or when.overlaps(w) for w in written)


def _places_fit(where: Where | None, slots: Slots) -> bool:
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
        or _vague(where)
        or _vague(other)
        or None
        in (
            where.lat,
            other.lat,
        )
        or _near(where, other)
    )


def _is_spot(where: Where) -> bool:
    """Whether a place is a village, a quarter or a name on no list; two of these are two places."""
    is_name = bool(where.name) and not (where.name or "")[:1].islower()  # "east of X" is a part
    return is_name and where.level in SPOTS and (where.level is not None or where.lat is None)


def _vague(where: Where) -> bool:
    return where.radius_km is None or where.radius_km >= 25


def _near(one: Where, other: Where) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return True
    return abs(one.lat - other.lat) < 0.5 and abs(one.lon - other.lon) < 0.5


def _continues(told: Told, frame: Frame, counts: tuple[Count, ...]) -> bool:
    """Whether a frame without "that" goes on with an event: a definite noun, or no noun at all
    and numbers that can be the same."""
    item = frame.happening
    if item is not None and item.definite and item.token.lemma_.lower() in lexicon().anaphors:
        return True
    if _conflict(told.claim.counts, counts):
        return (_adds(frame) or _is_retold(frame)) and _close(told, frame)
    return _close(told, frame)


def _close(told: Told, frame: Frame) -> bool:
    return abs(frame.anchor.i - told.frame.anchor.i) < 220


def _is_retold(frame: Frame) -> bool:
    """ "The radio said that 14 had died": another number for what was told before."""
    verb = frame.clause
    before = any(t.lower_ == "had" and t.dep_ == "aux" for t in verb.children)
    return frame.happening is None and before and verb.dep_ == "ccomp"


def _adds(frame: Frame) -> bool:
    return any(h.adds for h in frame.harms)


def _conflict(old: tuple[Count, ...], new: tuple[Count, ...]) -> bool:
    """Whether both give the same outcome and class other numbers."""
    return any(
        a.outcome is b.outcome
        and _same_class(a, b)
        and not _ranges_meet(a, b)
        and not (b.high == 0 and a.victims is not b.victims)
        for a in old
        for b in new
        if a.part_of is None and b.part_of is None
    )


def _same_class(one: Count, other: Count) -> bool:
    return one.victims is other.victims or Victims.UNSTATED in (one.victims, other.victims)


def _ranges_meet(one: Count, other: Count) -> bool:
    top = 10**9
    low, high = (
        max(one.low or 0, other.low or 0),
        min(top if one.high is None else one.high, top if other.high is None else other.high),
    )
    return low <= high


def is_addition(told: Told, frame: Frame, counts: tuple[Count, ...]) -> bool:
    """Whether the people of this frame come on top of those of an earlier claim of the event."""
    if not _adds(frame) or _far_behind(told, frame) or _names_some_of(told.claim.counts, counts):
        return False
    outcomes = {c.outcome for c in told.claim.counts if c.low or c.high is None}
    return any(c.outcome in outcomes and not _is_individual(c) for c in counts)


def _far_behind(told: Told, frame: Frame) -> bool:
    """ "Two more also died", many sentences after the toll: on top of others named since."""
    between = frame.anchor.doc[told.frame.sentence : frame.sentence]
    return sum(bool(token.is_sent_start) for token in between) > AT_ONCE


def _names_some_of(toll: tuple[Count, ...], counts: tuple[Count, ...]) -> bool:
    """ "Omar Haddad's wife was also killed, with her daughters", after a toll of eleven people: she
    is one of the eleven."""
    if not any(_is_individual(c) for c in counts):
        return False
    told = [c for c in toll if c.part_of is None and c.victims in OF_ANYBODY]
    named = sum(c.low or 1 for c in counts if c.part_of is None)
    return any((c.low or 0) >= named > 0 for c in told)


def _is_individual(count: Count) -> bool:
    """ "His father was also killed": somebody singled out may be among those counted before."""
    return count.low == 1 and count.high is None
