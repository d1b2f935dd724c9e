"""Events in the order in which a document tells them: which is new, which points back, and what a
later mention takes over from an earlier one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, EventType
from recount.model.counts import Count, Victims
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.parties import Party, PartyKind
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.spans import Span
from recount.reading.dated_later import ANY_EVENT, told_later
from recount.reading.dates import anchor
from recount.reading.frames import Frame
from recount.reading.hands import STATES
from recount.reading.happenings import DEFINITE, noun_type
from recount.reading.lexicon import lexicon
from recount.reading.paragraphs import apart, place_opening, starts_anew
from recount.reading.pronouns import ARMED
from recount.reading.slots import Slots
from recount.reading.slots_places import is_scene, is_shot_from_afar, vagueness
from recount.reading.speakers import attribution_at
from recount.reading.syntax import is_history

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.scene import PlacedName, Scene

_SPREAD = frozenset({EventType.ARMED_CLASH, EventType.SHELLING, EventType.AIR_STRIKE})
"""Happenings that a plural tells of as one: "clashes", "strikes"."""
TURNS = frozenset({"meanwhile", "elsewhere", "separately", "also", "additionally"})
SETTING = 90
"""How many words a setting reaches."""
WIDE = frozenset({PlaceLevel.PROVINCE, PlaceLevel.REGION, PlaceLevel.COUNTRY})
IMPACTS = frozenset({"land", "fall", "hit", "strike", "explode", "detonate", "impact", "storm"})
DYING = frozenset({"die", "succumb"})
IN_CARE = frozenset({"hospital", "clinic", "wound", "injury", "burn", "wounded", "injured"})
LINGERING = 60  # days that a person may live on
BESIDE = 30  # characters between a place and what it lies in
SPOTS = frozenset({PlaceLevel.VILLAGE, PlaceLevel.NEIGHBOURHOOD, None})
GENERIC = frozenset({EventType.OTHER, EventType.ARMED_ATTACK, EventType.RAID, EventType.BOMBING})
CLOSE = (
    frozenset({EventType.RAID, EventType.ARREST, EventType.ARMED_CLASH}),
    frozenset({EventType.BOMBING, EventType.SUICIDE_BOMBING, EventType.MINE}),
    frozenset({EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING}),
    frozenset({EventType.ARMED_ATTACK, EventType.ABDUCTION, EventType.EXECUTION, EventType.RAID}),
)


@dataclass(frozen=True)
class Told:
    """An event claim together with the frame that it came from."""

    claim: Claim
    frame: Frame


@dataclass(frozen=True)
class Background:
    """What a mention of violence says of who, whom, when and where, claimed or not.

    `type` is None for a sentence that only sets the stage: "In X last night troops searched a
    house. Two men were detained."
    """

    position: int
    sentence: int
    type: EventType | None
    slots: Slots


@dataclass(frozen=True)
class Story:
    """Everything told before the present frame, and every background of the document."""

    scene: Scene
    backgrounds: tuple[Background, ...]
    told: tuple[Told, ...] = ()


def compatible(one: EventType, other: EventType) -> bool:
    """Whether two kinds can be names of one happening."""
    if one is other or EventType.OTHER in (one, other):
        return True
    if one in GENERIC and other in GENERIC:
        return True
    return any({one, other} <= group for group in CLOSE)


# --- pointing back --------------------------------------------------------------------------------


def referent(story: Story, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> Told | None:
    """The latest event told that this frame speaks of too; None where it tells of a new one."""
    item = frame.happening
    if (item is not None and item.novel) or is_history(frame.anchor):
        return None
    if _opens_another(frame) and (item is None or not (item.points or item.definite)):
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
    return None


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
            or (not (item and item.definite) and starts_anew(story.scene, b.sentence))
        )
        and not (_places_fit(told.claim.where, b.slots) and _dates_fit(told.claim.when, b.slots))
        for b in story.backgrounds
    )


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
    return _had_been(told.frame.clause)


def _had_been(verb: Token) -> bool:
    before = any(t.lower_ == "had" and t.dep_ == "aux" for t in verb.children)
    return verb.dep_ == "relcl" and before


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
    if before is None or before.end is None or not _is_told(before) or day is None:
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
    if not _adds(frame):
        return False
    outcomes = {c.outcome for c in told.claim.counts if c.low or c.high is None}
    return any(c.outcome in outcomes and not _is_individual(c) for c in counts)


def _is_individual(count: Count) -> bool:
    """ "His father was also killed": somebody singled out may be among those counted before."""
    return count.low == 1 and count.high is None


# --- taking over ----------------------------------------------------------------------------------


def when_of(story: Story, frame: Frame, slots: Slots, back: Told | None) -> When | None:
    """The date of the frame's own words, else of the event that it points at, else publication."""
    if slots.dates:
        own = resolved(story, slots.dates[0])
        if own is not None and not _wider(own, back):
            return own
    if back is not None and back.claim.when is not None:
        known = back.claim.when
        return _taken_over(story, frame, known) if _is_told(known) else None
    setting = _setting(story, frame, _of_one_day) if back is None else None
    if setting is not None:
        when = resolved(story, setting.slots.dates[0])
        return _taken_over(story, frame, when) if when is not None else None
    return _dated_later(story, frame)


def _dated_later(story: Story, frame: Frame) -> When | None:
    """The day that a sentence after this one tells; none for an event of the past or of many."""
    item = frame.happening
    several = item is not None and item.plural and item.strikes is None
    if is_history(frame.anchor) or (several and frame.type not in _SPREAD):
        return None
    words = [(story.scene.doc[b.position], b) for b in story.backgrounds if b.type is not None]
    others = [
        word.idx
        for word, b in words
        if b.sentence > frame.sentence
        and not compatible(b.type or EventType.OTHER, frame.type)
        and word.lemma_.lower() not in ANY_EVENT
    ]
    end = frame.anchor.sent.end_char
    return told_later(story.scene, end, others, lambda kind: compatible(kind, frame.type))


def _wider(own: When, back: Told | None) -> bool:
    """Whether the words only name a longer time around the date already told: "this month"."""
    known = back.claim.when if back is not None else None
    if known is None or known.days is None or own.days is None:
        return False
    return own.days > known.days and own.overlaps(known)


def _of_one_day(slots: Slots) -> bool:
    """Whether a stage is of one day: a summary of a week dates no event in it."""
    when = slots.dates[0].when if slots.dates else None
    return when is not None and when.days == 1


def _setting(story: Story, frame: Frame, wanted: Callable[[Slots], bool]) -> Background | None:
    """The last mention of violence before a frame, within reach, that says when or where: "an
    operation in X yesterday. During it ..."."""
    if frame.happening is not None and (frame.happening.novel or not _leans(frame)):
        return None
    near = [
        b
        for b in story.backgrounds
        if 0 < frame.anchor.i - b.position < SETTING
        and b.sentence != frame.sentence
        and wanted(b.slots)
        and not _had_been(story.scene.doc[b.position])
    ]
    return near[-1] if near else None


def _leans(frame: Frame) -> bool:
    """Whether a frame's own noun leaves it to others to say when: "the airstrike", "fire"."""
    item = frame.happening
    return item is not None and (item.definite or item.weak or bool(frame.harms))


def resolved(story: Story, mention: DateMention) -> When | None:
    """The date of a mention; "five days later" counts from the last event told with a date."""
    if mention.offset is None:
        return mention.when
    for told in reversed(story.told):
        when = told.claim.when
        if when is None or when.start is None or not _is_told(when):
            continue
        if _is_meant(story, told, mention):
            return anchor(mention, when)
    return mention.when


def _is_meant(story: Story, told: Told, mention: DateMention) -> bool:
    """Whether an event may be the one that a date names as what it counts from."""
    subject = mention.offset.subject if mention.offset is not None else None
    if subject is None:
        return True
    noun = story.scene.tokens_of(subject)[-1]
    if noun.lemma_.lower() in ANY_EVENT:
        return True
    kind = noun_type(noun)
    return kind is not None and compatible(kind, told.claim.event_type or EventType.OTHER)


def _is_told(when: When) -> bool:
    """Whether the text tells the day: what only stands in for it dates nothing else."""
    return when.basis is not DateBasis.PUBLICATION_FALLBACK


def _taken_over(story: Story, frame: Frame, when: When) -> When:
    span = _pointer(story.scene, frame)
    return replace(
        when, text=span.quote if span else "", span=span, basis=DateBasis.RELATIVE_TO_EVENT
    )


def _pointer(scene: Scene, frame: Frame) -> Span | None:
    """The words that point back: "that attack"."""
    item = frame.happening
    if item is None or not (item.points or item.definite):
        return None
    words = [t for t in item.token.children if t.dep_ in ("det", "amod", "compound")]
    return scene.span([*words, item.token])


def publication(story: Story) -> When | None:
    """The document's own date in place of the event's, and said to be that."""
    dated = story.scene.dated
    if dated.start is None or dated.end is None or (dated.end - dated.start).days > 31:
        return None
    precision = DatePrecision.DAY if dated.start == dated.end else DatePrecision.DAYS
    return When(dated.start, dated.end, precision, "", None, DateBasis.PUBLICATION_FALLBACK)


def where_of(story: Story, frame: Frame, slots: Slots, back: Told | None) -> Where | None:
    """The place, at least with the country that the document is about where nothing says more."""
    where, home = _where(story, frame, slots, back), story.scene.home
    if where is None and is_shot_from_afar(story.scene, frame):
        return None  # "rockets were fired from Lebanon toward X": not in Lebanon
    if where is None or home is None or where.country is not None or where.lat is not None:
        return where or home
    return replace(where, country=home.country, basis=PlaceBasis.INHERITED)


def _where(story: Story, frame: Frame, slots: Slots, back: Told | None) -> Where | None:
    """The place of the frame's own words, else of what it points at, else of the story so far."""
    if slots.place is not None:
        return slots.place.where
    here = _place_just_named(story, slots)
    if here is not None:
        return _same_where(story, slots, here.where)
    if back is not None and back.claim.where is not None:
        return _same_where(story, slots, back.claim.where)
    if slots.same_place:
        last = _last_named(story, slots.same_place[0])
        return _same_where(story, slots, last) if last else None
    return _inherited_where(story, frame)


def _last_named(story: Story, pointer: Token) -> Where | None:
    """What "the same area" points at: the place of the event told last, or one named since."""
    told = next((t for t in reversed(story.told) if t.claim.where), None)
    since = told.frame.anchor.idx if told is not None else 0
    named = [p for p in story.scene.places if since < p.span.start < pointer.idx]
    if told is not None:  # neither a region nor where a government sits moves the area
        named = [p for p in named if p.where.level not in WIDE and is_scene(story.scene, p)]
    if told is not None and any(t.frame.sentence == pointer.sent.start for t in story.told):
        return told.claim.where
    if not named:
        return told.claim.where if told is not None else None
    near = [p for p in named if named[-1].span.start - p.span.end < BESIDE]
    return min(near, key=lambda p: (vagueness(p.where), p.span.start)).where


def _inherited_where(story: Story, frame: Frame) -> Where | None:
    """The place that the sentence or the story so far speaks of; a wide one for several events."""
    several = frame.happening is not None and frame.happening.plural
    beside = [b for b in story.backgrounds if b.sentence == frame.sentence]
    before = [b for b in story.backgrounds if b.position <= frame.anchor.i and b.type is frame.type]
    for background in [*beside, *reversed(before)]:
        place = background.slots.place
        if place is not None and (not several or place.where.level in WIDE):
            return replace(place.where, basis=PlaceBasis.INHERITED)
    if several:
        return None
    setting = _setting(story, frame, lambda s: s.place is not None)
    if setting is None or setting.slots.place is None:
        return None
    return replace(setting.slots.place.where, basis=PlaceBasis.INHERITED)


def _place_just_named(story: Story, slots: Slots) -> PlacedName | None:
    """ "Debris fell on a shed in Izmail; nobody was hurt there": the sentence's own place."""
    if not slots.same_place or slots.same_place[0].lower_ != "there":
        return None
    word = slots.same_place[0]
    before = story.scene.places_in(list(word.doc[word.sent.start : word.i]))
    return before[-1] if before else None


def _same_where(story: Story, slots: Slots, where: Where) -> Where:
    if not slots.same_place:
        return replace(where, basis=PlaceBasis.INHERITED)
    span = story.scene.span(slots.same_place)
    return replace(where, text=span.quote, span=span, basis=PlaceBasis.RELATIVE)


def perpetrator_of(story: Story, frame: Frame, slots: Slots, back: Told | None) -> Party | None:
    """Who did it, by the frame, by what it points at, or by the only one named for such events."""
    if slots.perpetrator is not None and slots.perpetrator.name is not None:
        return slots.perpetrator
    if back is not None and back.claim.perpetrator is not None:
        return back.claim.perpetrator
    if frame.happening is None or frame.happening.novel or _stands_alone(frame, slots):
        return slots.perpetrator
    return _only(story, frame, "perpetrator") or slots.perpetrator


def _stands_alone(frame: Frame, slots: Slots) -> bool:
    """Whether a mention has a day or a place of its own and does not point back: in a round-up,
    who did one thing did not do the next."""
    item = frame.happening
    if slots.perpetrator is not None and slots.perpetrator.kind is PartyKind.OTHER:
        return True  # "gunmen" are not those named before
    if item is None or item.definite or item.points:
        return False
    return _opens_another(frame) or (item.deed and (slots.own_dates or slots.place is not None))


def _opens_another(frame: Frame) -> bool:
    """ "Meanwhile", "In another development", "Elsewhere": the sentence turns to something else."""
    words = [t.lower_ for t in frame.anchor.sent[:4]]
    return bool(set(words[:1]) & TURNS) or (
        words[:1] == ["in"] and bool(set(words) & {"another", "separate", "other"})
    )


def target_of(story: Story, frame: Frame, slots: Slots, back: Told | None) -> Party | None:
    """Whom it struck, by the same steps."""
    if slots.target is not None and slots.target.name is not None:
        return slots.target
    if back is not None and back.claim.target is not None:
        return back.claim.target
    if frame.happening is None or frame.happening.novel or _civilian(frame):
        return slots.target
    return _only(story, frame, "target") or slots.target


def _civilian(frame: Frame) -> bool:
    armed = (Victims.COMBATANT, Victims.SECURITY_FORCE)
    classes = {c.victims for h in frame.harms for c in h.counts if not h.negated}
    return bool(classes) and not classes & set(armed)


def _only(story: Story, frame: Frame, field: str) -> Party | None:
    """The nearest earlier party in this role, among events of exactly this kind."""
    found = _nearest(story, frame, lambda s: _named(getattr(s, field)))
    return getattr(found.slots, field) if found is not None else None


def _named(party: Party | None) -> bool:
    return party is not None and party.name is not None


def _nearest(story: Story, frame: Frame, wanted: Callable[[Slots], bool]) -> Background | None:
    same = [b for b in story.backgrounds if b.type is frame.type and wanted(b.slots)]
    before = [b for b in same if b.position <= frame.anchor.i]
    if before:
        return before[-1]
    return None
