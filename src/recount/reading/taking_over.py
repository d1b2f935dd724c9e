"""What a sentence takes over from what was told before: day and place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.dates import DateBasis, DatePrecision, When, handed_on
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.spans import Span
from recount.reading.anniversaries import anniversary_over, day_remembered
from recount.reading.comparing import rank_since
from recount.reading.counted_back import counted_back, day_counted_back
from recount.reading.counted_from_peace import counts_from_peace
from recount.reading.dated_later import ANY_EVENT, told_later
from recount.reading.dates import Direction, anchor
from recount.reading.frames import Frame
from recount.reading.happenings import noun_type
from recount.reading.held_for import is_charged_with
from recount.reading.paragraphs import is_one_paragraph
from recount.reading.place_levels import vagueness
from recount.reading.said_on import said_on
from recount.reading.said_where import is_of_elsewhere, place_of_speaker
from recount.reading.scene_of_harm import is_scene
from recount.reading.sections import opens_its_line, section_place
from recount.reading.settings import (
    in_one_item,
    is_later_arrest,
    others_told_later,
    setting_of,
)
from recount.reading.since_then import time_of_then
from recount.reading.slots import Slots
from recount.reading.slots_places import is_shot_from_afar
from recount.reading.story import (
    WIDE,
    Background,
    Story,
    Told,
    compatible,
    had_been,
    is_elsewhere,
    is_told,
    opens_another,
)
from recount.reading.syntax import child, children, is_history, is_plural
from recount.reading.went_before import (
    answers_what_was_told,
    earlier_phrase,
    is_looked_back_on,
    what_for,
)
from recount.reading.yesterday_said import day_as_said

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
from recount.reading.scene import PlacedName, Scene

SPREAD = frozenset({EventType.ARMED_CLASH, EventType.SHELLING, EventType.AIR_STRIKE})
"""Happenings that a plural tells of as one: "clashes", "strikes"."""
_SIDE = r"(?:north|south|east|west|cent(?:er|re|ral))-?(?:east|west)?(?:ern)?"
_QUARTER = re.compile(
    rf",? (?:village |town )?in (?:the )?(?:far |extreme )?{_SIDE}"
    r"(?: (?:part )?of (?:the )?country\b| (?:the )?[A-Z]\w+)"
)
_LATER_THAT_DAY = re.compile(
    r"\b(?:later|earlier) (?:in the|that|on the same) day\b", re.IGNORECASE
)
A_NIGHT = 2  # days
DAYS_NAMED = 4
"""Days that are named one by one at most: "between Saturday and Monday"."""
OVER = frozenset({"in", "across", "throughout", "over", "around"})
LANDS = frozenset({"region", "province", "department", "state", "territory", "district", "county",
                     "governorate", "municipality", "oblast", "prefecture"})  # fmt: skip
BESIDE = 30  # characters between a place and what it lies in


def when_of(story: Story, frame: Frame, slots: Slots, back: Told | None) -> When | None:
    """The date of the frame's own words, else of the event that it points at, else publication."""
    later = counted_back(story.scene, frame)
    over = anniversary_over(frame.anchor) if not slots.dates else None
    if later is not None or over is not None:
        return _looked_back_on(story, frame, later, over)
    if slots.dates:
        own = _from_first_to_last(story, frame, slots)
        if own is not None and not _wider(own, back):
            return own
    known = back.claim.when if back is not None else None
    if any(map(is_charged_with, frame.harms)):
        return None  # "arrested on Thursday in the death of a guard"
    if known is not None and is_told(known):
        return taken_over(story, frame, known)
    apart = earlier_phrase(frame.anchor) or what_for(frame.anchor)
    if apart is not None or answers_what_was_told(frame.anchor):
        return _beside_what_was_told(story, frame)
    setting = setting_of(story, frame, _of_one_day) if back is None or known is not None else None
    if setting is not None and back is not None and setting.position < back.frame.anchor.i:
        setting = None  # it was in reach of what the frame goes on with, and not of its day
    arrest = story.scene.doc[setting.position] if setting is not None else frame.anchor
    if setting is not None and not is_later_arrest(story, frame, setting.type, arrest):
        when = resolved(story, setting.slots.dates[0])
        return taken_over(story, frame, when) if when is not None else None
    if _LATER_THAT_DAY.search(frame.anchor.sent.text) is not None:
        return _day_so_far(story, frame) or _dated_later(story, frame)
    return _dated_later(story, frame) or _day_so_far(story, frame)


def _looked_back_on(
    story: Story, frame: Frame, later: DateMention | None, over: Token | None
) -> When | None:
    """The day of what a text counts back to, or remembers."""
    if later is not None:
        return day_counted_back(story, later)
    return None if over is None else day_remembered(story.scene, frame, over)


def _day_beside(story: Story, frame: Frame) -> When | None:
    """The one day that a sentence names, beside a bare night."""
    dates = story.scene.dates_in(list(frame.anchor.sent))
    days = [d.when for d in dates if d.when is not None and d.when.days == 1 and d.offset is None]
    return days[0] if len(days) == 1 else None


def _before_it_was_said(story: Story, frame: Frame, night: When) -> When:
    """ "Fired rockets overnight, the ministry said on Saturday", "bodies were found on Saturday
    after men attacked overnight": in the night to Saturday."""
    said = said_on(story, frame) or _day_beside(story, frame)
    if said is None or said.end is None or night.end is None or night.start is None:
        return night
    back = night.end - said.end
    return replace(night, start=night.start - back, end=said.end)


def _from_first_to_last(story: Story, frame: Frame, slots: Slots) -> When | None:
    """The time of a date, or of a list of dates on which one thing went on: "raided the camps on
    Thursday and Friday"."""
    first, last = slots.dates[0], slots.dates[-1]
    own = resolved(story, first)
    if own is not None and first.span.quote.lower() == "overnight":
        own = _before_it_was_said(story, frame, own)
    if first.series is None or first.series != last.series or own is None or own.start is None:
        return own
    end = last.when.end if last.when is not None else None
    if end is None or end <= own.start or first is last:
        return own
    span = Span.of(story.scene.text, first.span.start, last.span.end)
    return replace(own, end=end, text=span.quote, span=span, precision=DatePrecision.DAYS)


def _day_so_far(story: Story, frame: Frame) -> When | None:
    """The day that a sentence without one leaves to the story: of what its paragraph told last,
    else of the sum that a round-up begins with, else of a heading ("Date: ...")."""
    if is_history(frame.anchor) or had_been(frame.clause):
        return None
    told = [
        t
        for t in story.told
        if not is_later_arrest(story, frame, t.claim.event_type, t.frame.anchor)
    ]
    told_of = [t for t in told if _precedes(t, frame) and not _went_before(story, t)]
    known = [w for w in map(_day_told, told_of) if w is not None]
    last = told[-1] if told else None
    if known and last and is_one_paragraph(story.scene, last.frame.anchor, frame.anchor):
        return taken_over(story, frame, known[-1])
    also = any(t.lower_ == "also" for t in frame.clause.children)
    if also and known and all(when.overlaps(known[0]) for when in known):
        return taken_over(story, frame, known[-1])
    whole = _day_of_round_up(story) or story.scene.headed
    if whole is None or any((w.start, w.end) != (whole.start, whole.end) for w in known):
        return None
    return taken_over(story, frame, whole)


def _beside_what_was_told(story: Story, frame: Frame) -> When | None:
    """Some day before that of the deed that it led to; "in retaliation, the army launched an air
    raid": some day from that on of what it answers."""
    if not answers_what_was_told(frame.anchor):
        return publication(story)
    days = [w for t in story.told if _precedes(t, frame) and (w := _day_told(t)) is not None]
    known, written = days[-1] if days else None, story.scene.dated
    if known is None or known.start is None or written.end is None or written.end < known.start:
        return publication(story)
    return When(known.start, written.end, DatePrecision.LONGER, "", None,
                DateBasis.RELATIVE_TO_EVENT)  # fmt: skip


def _went_before(story: Story, told: Told) -> bool:
    """ "The raid came two days after a bomb killed four", "the worst since the raid of May": whose
    day is not that of what follows."""
    ranked = rank_since(told.frame.anchor) is not None
    return ranked or counted_back(story.scene, told.frame) is not None


def _day_of_round_up(story: Story) -> When | None:
    """The one day of the sum that a text begins with: "At least 19 died in attacks on Sunday"."""
    first = min((t.claim.evidence.start for t in story.told), default=len(story.scene.text))
    opening = (c.when for c in story.sums if c.evidence.start < first)
    return next((when for when in opening if when is not None and when.days == 1), None)


def _precedes(told: Told, frame: Frame) -> bool:
    return told.frame.anchor.i < frame.anchor.i


def _day_told(told: Told) -> When | None:
    when = told.claim.when
    return when if when is not None and is_told(when) and (when.days or 99) <= 2 else None


def _dated_later(story: Story, frame: Frame) -> When | None:
    """The day that a sentence after this one tells; none for an event of the past or of many."""
    item = frame.happening
    several = item is not None and item.plural and item.strikes is None
    if is_history(frame.anchor) or (several and frame.type not in SPREAD):
        return None
    others, end = others_told_later(story, frame), frame.anchor.sent.end_char
    return told_later(story.scene, end, others, lambda kind: compatible(kind, frame.type))


def _wider(own: When, back: Told | None) -> bool:
    """Whether the words only name a longer time around the date already told: "this month"."""
    known = back.claim.when if back is not None else None
    if known is None or known.days is None or own.days is None or not is_told(known):
        return False
    return own.days > max(known.days, DAYS_NAMED) and own.overlaps(known)


def _of_one_day(slots: Slots) -> bool:
    """Whether a stage is of one day or night: a summary of a week dates no event in it, and one
    of "the past 24 hours" is of the day of its report."""
    when = slots.dates[0].when if slots.dates else None
    if when is None or "hour" in when.text.lower():
        return when is not None and when.days == 1
    return (when.days or 9) <= A_NIGHT


def resolved(story: Story, mention: DateMention) -> When | None:
    """The date of a mention; "five days later" counts from the last event told with a date."""
    if mention.offset is None or _is_day_told_since(story, mention):
        return day_as_said(story, mention) or mention.when
    if _counts_from_a_new_one(story.scene, mention):
        return mention.when
    main = _day_of_the_main_clause(story.scene, mention) or time_of_then(story.scene, mention)
    if main is not None:
        return anchor(mention, main)
    for told in _likeliest(story, mention):
        when = told.claim.when
        if when is None or when.start is None or not is_told(when):
            continue
        if when.span == mention.span:  # "two days earlier one was killed and two were captured"
            return when
        if _is_meant(story, told, mention):
            return anchor(mention, when)
    return mention.when


def _counts_from_a_new_one(scene: Scene, mention: DateMention) -> bool:
    """ "The strike on X came a day after a similar raid killed four in Y": a day after that raid,
    of which the text has not told before, and not after what it told last."""
    last = scene.tokens_of(mention.span)[-1]
    word = last if last.lower_ == "after" else last.doc[min(last.i + 1, len(last.doc) - 1)]
    if word.lower_ != "after" or word.dep_ != "mark":
        return False
    subject = child(word.head, "nsubj", "nsubjpass")
    return subject is not None and any(t.lower_ in ("a", "an") for t in children(subject, "det"))


def _day_of_the_main_clause(scene: Scene, mention: DateMention) -> When | None:
    """ "On Friday, fighters who had stormed X two days earlier withdrew": counted from Friday."""
    offset, first = mention.offset, scene.tokens_of(mention.span)[0]
    if offset is None or offset.direction is not Direction.BEFORE or offset.amount is None:
        return None
    inside = [t for t in first.doc[first.sent.start : first.i] if had_been(t)]
    before = [d for d in scene.dates_in(list(first.sent)) if d.span.end <= mention.span.start]
    days = [d.when for d in before if d.offset is None and d.when is not None and d.when.days == 1]
    main = not any(scene.tokens_of(d.span)[0] in list(t.subtree) for t in inside for d in before)
    return days[0] if inside and main and len(days) == 1 else None


def _is_day_told_since(story: Story, mention: DateMention) -> bool:
    """ "On the 12th my brother went for water. Eleven died there that day": the day named last,
    where it was named since the last event."""
    offset, when = mention.offset, mention.when
    if offset is None or offset.direction is not Direction.SAME or when is None or not story.told:
        return False
    if not mention.span.quote.lower().startswith("that"):
        return False  # "in a separate attack the same day": as the one before
    told = [t for t in story.told if t.claim.evidence.end <= mention.span.start]
    after = max((t.claim.evidence.end for t in told), default=0)
    days = [
        d for d in story.scene.dates
        if after < d.span.start < mention.span.start and d.offset is None and d.when is not None
    ]  # fmt: skip
    if not days or days[-1].when is None or days[-1].when.days != 1:
        return False
    before = story.scene.text[after : days[-1].span.start].rpartition(".")[2]
    return "since" not in before.lower() and days[-1].when.start == when.start


def _likeliest(story: Story, mention: DateMention) -> list[Told]:
    """The events told, the latest first; before all others one by the very word of "hours after the
    strike"."""
    told = list(reversed(story.told))
    subject = mention.offset.subject if mention.offset is not None else None
    if subject is None:
        return told
    lemma = story.scene.tokens_of(subject)[-1].lemma_
    return sorted(told, key=lambda t: t.frame.anchor.lemma_ != lemma)


def _is_meant(story: Story, told: Told, mention: DateMention) -> bool:
    """Whether an event may be the one that a date names as what it counts from."""
    subject = mention.offset.subject if mention.offset is not None else None
    if subject is None:
        return not counts_from_peace(story.scene, mention)
    noun = story.scene.tokens_of(subject)[-1]
    if noun.lemma_.lower() in ANY_EVENT:
        return True
    kind = noun_type(noun)
    return kind is not None and compatible(kind, told.claim.event_type or EventType.OTHER)


def taken_over(story: Story, frame: Frame, when: When) -> When:
    return handed_on(_gone_on(story.scene, frame, when), _pointer(story.scene, frame))


def _gone_on(scene: Scene, frame: Frame, when: When) -> When:
    """ "Injured in the ongoing clashes": from the day they broke out on to that of the text."""
    words = children(frame.happening.token, "amod") if frame.happening is not None else []
    today = scene.dated.end
    if not any(t.lower_ in ("ongoing", "continuing") for t in words) or when.days != 1:
        return when
    if today is None or when.end is None or today <= when.end:
        return when
    return replace(when, end=today, precision=DatePrecision.DAYS)


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
    return in_land_of(where, _of_a_quarter(story.scene.text, where, home))


def _of_a_quarter(text: str, where: Where | None, home: Where | None) -> Where | None:
    """ "In Lime, in the north-west of the country": the land, and not the province that the rest of
    the text is about."""
    if where is None or where.span is None or home is None or where.lat is not None:
        return home
    told = _QUARTER.match(text, where.span.end)
    same = told is not None and home.admin1 is not None and told.group().endswith(home.admin1)
    return home if told is None or same else replace(home, admin1=None)


def in_land_of(where: Where | None, home: Where | None) -> Where | None:
    """A place that no list has, with the land that the document is about; that land without any."""
    if where is None or home is None or where.lat is not None:
        return where or home
    if where.country not in (None, home.country) or where.admin1 is not None:
        return where
    return replace(where, country=home.country, admin1=home.admin1, basis=PlaceBasis.INHERITED)


def _where(story: Story, frame: Frame, slots: Slots, back: Told | None) -> Where | None:
    """The place of the frame's own words, else of what it points at, else of the story so far."""
    if slots.place is not None:
        spared = bool(frame.harms) and all(h.negated for h in frame.harms)
        known = back.claim.where if back is not None and spared else None
        within = _inside(story, frame, slots.place, back)
        return _closer(known, slots.place.where) or within or slots.place.where
    office = _office_elsewhere(story, frame)
    if office is not None:
        return office
    if _is_over_lands(frame):
        return None  # more than any place told before
    here = _place_just_named(story, slots)
    if here is not None:
        return _same_where(story, slots, here.where)
    if back is not None and back.claim.where is not None:
        return _same_where(story, slots, back.claim.where)
    if slots.same_place:
        last = _last_named(story, slots.same_place[0])
        return _same_where(story, slots, last) if last else None
    return _of_section(story, frame, _inherited_where(story, frame))


def _of_section(story: Story, frame: Frame, told: Where | None) -> Where | None:
    """The place that the line or the heading gives, unless the story has told a nearer one: in a
    line that opens with a town ("KUT - Gunmen killed two") either is the line's own."""
    section = section_place(story.scene, frame.anchor)
    if section is None:
        return told
    where = told if _is_nearer(told, section.where) else section.where
    own = opens_its_line(story.scene, section, frame.anchor)
    return where and replace(where, basis=PlaceBasis.RELATIVE if own else PlaceBasis.INHERITED)


def _office_elsewhere(story: Story, frame: Frame) -> Where | None:
    """The town or province of the official who says it, where the story was in another."""
    office = place_of_speaker(story.scene, frame)
    told = _inherited_where(story, frame)
    if office is None or (told is not None and not is_of_elsewhere(office, told)):
        return None
    return replace(office.where, basis=PlaceBasis.INHERITED)


def _inside(story: Story, frame: Frame, own: PlacedName, back: Told | None) -> Where | None:
    """ "In the Kharkiv region a bomb hit a house in Vovchansk: a woman died": where the sentence
    has told that it was, inside the region that opens it."""
    known = back.claim.where if back is not None else None
    if known is None or back is None or back.frame.sentence != frame.sentence:
        return None
    if own.where.level not in WIDE or known.level in WIDE or known.span is None:
        return None
    led = story.scene.doc[frame.sentence].idx <= own.span.start < known.span.start
    land = own.where.level is PlaceLevel.COUNTRY
    inside = known.country == own.where.country
    inside = inside and (land or known.admin1 in (None, own.where.admin1))
    return replace(known, basis=PlaceBasis.INHERITED) if led and inside else None


def _closer(known: Where | None, own: Where) -> Where | None:
    """ "In Syria, a man was killed near X; no others were harmed": of the event pointed at."""
    if known is None or own.level is not PlaceLevel.COUNTRY or known.country != own.country:
        return None
    return replace(known, basis=PlaceBasis.INHERITED) if known.level not in WIDE else None


def _is_over_lands(frame: Frame) -> bool:
    """ "In the two provinces", "in both regions": all of what it names."""
    return any(
        t.dep_ == "pobj"
        and t.head.lower_ in OVER
        and t.lemma_.lower() in LANDS
        and is_plural(t)
        and not any(c.pos_ == "PROPN" or c.lower_ in ("of", "where") for c in t.children)
        for t in frame.tokens
    )


def _is_nearer(told: Where | None, section: Where) -> bool:
    """Whether the line itself tells of a place in the land of its section."""
    return told is not None and told.level not in WIDE and told.country == section.country


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
    if opens_another(frame):
        return None  # "In a separate incident": not where the one before was
    beside = [b for b in story.backgrounds if b.sentence == frame.sentence]
    before = [b for b in story.backgrounds if b.position <= frame.anchor.i and b.type is frame.type]
    before = [b for b in before if not is_looked_back_on(story.scene.doc[b.position])]
    before = [b for b in before if in_one_item(story, frame, b)]
    before = _of_the_paragraph(story, frame, before)
    for background in [*beside, *_set_right_before(story, frame), *reversed(before)]:
        place = background.slots.place
        if place is not None and (not several or place.where.level in WIDE):
            since = _stage_since(story, frame, background)
            return replace(since or place.where, basis=PlaceBasis.INHERITED)
    if several:
        return None
    setting = setting_of(story, frame, lambda s: s.place is not None)
    if setting is None or setting.slots.place is None:
        return None
    return replace(setting.slots.place.where, basis=PlaceBasis.INHERITED)


def _set_right_before(story: Story, frame: Frame) -> list[Background]:
    """ "Further clashes were reported in Y on the 26th. Soldiers shot a driver": the violence of
    the sentence before, where that has a day and a place of its own and is told in no claim."""
    doc, at = story.scene.doc, frame.sentence
    before = doc[at - 1].sent.start if at else 0
    if at == 0 or not story.told or any(t.frame.sentence == before for t in story.told):
        return []
    last = story.told[-1].claim.where
    near = [b for b in story.backgrounds if b.sentence == before and b.type is not None]
    near = [b for b in near if b.slots.own_dates and b.slots.dates]
    return [b for b in near if is_elsewhere(b.slots.place, last)]


def _of_the_paragraph(story: Story, frame: Frame, before: list[Background]) -> list[Background]:
    """Those to take a place from: where the frame's own paragraph has named one since, by whatever
    kind of event, none from before that."""
    near = [
        b
        for b in story.backgrounds
        if b.position <= frame.anchor.i
        and b.slots.place is not None
        and not is_looked_back_on(story.scene.doc[b.position])
        and is_one_paragraph(story.scene, story.scene.doc[b.position], frame.anchor)
    ]
    if not near or any(b in near for b in before if b.slots.place is not None):
        return before
    return near[-1:]


def _stage_since(story: Story, frame: Frame, before: Background) -> Where | None:
    """The town to which the text turned since it spoke of a whole region: "... in the south. In
    Sangin, troops came under fire"."""
    region = before.slots.place.where if before.slots.place is not None else None
    if region is None or region.level not in WIDE:
        return None
    stages = [
        b.slots.place.where
        for b in story.backgrounds
        if b.type is None and b.slots.place is not None and before.position < b.position
        and before.sentence < b.sentence <= frame.sentence
    ]  # fmt: skip
    nearer = [w for w in stages if w.level not in WIDE and w.country == region.country]
    return nearer[-1] if nearer else None


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
