"""Totals over several events: when a frame speaks of more than one, and what it says of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, EventType, Scope
from recount.model.counts import Count, Quantity
from recount.model.dates import DateBasis, DatePrecision, When, spanning
from recount.model.places import PlaceLevel, Where
from recount.model.spans import Span
from recount.reading.attributions import attribution_at
from recount.reading.claims.counted_before import counted_just_before, since_the_first
from recount.reading.claims.drafting import bare_claim, evidence_of
from recount.reading.claims.periodicals import is_of_the_period, reported_on
from recount.reading.claims.periods import (
    LONG,
    is_long,
    is_of_a_war,
    is_of_so_many_days,
    is_stretch_of_days,
    period_before,
    period_phrase,
    reported_period,
)
from recount.reading.claims.several import (
    COUNTING,
    is_of_one_day,
    the_several,
)
from recount.reading.claims.wars import (
    MANY,
    by_a_war,
    by_months_of_war,
    in_recent_months,
    is_by_the_thousand,
    is_of_a_long_war,
    is_of_long,
    is_perfect,
    its_land,
    land_of,
    since_it_began,
    whole_land,
)
from recount.reading.comparing import ranks
from recount.reading.days_of_others import of_a_part
from recount.reading.ever_since import goes_on_since
from recount.reading.frames import Frame
from recount.reading.lexicon import lexicon
from recount.reading.since_then import since_of
from recount.reading.slots import Slots
from recount.reading.stance import is_actual
from recount.reading.story import WIDE, Story, is_told
from recount.reading.syntax import clause_head, is_plural, objects_of
from recount.reading.taking_over import resolved, where_of
from recount.reading.taking_over_sides import perpetrator_of, target_of
from recount.reading.tolls_in_brackets import is_by_cause
from recount.reading.weapons import weapon_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from recount.reading.comparing import Measure
    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

SOME = 10
"""So many people of a month, of whom nobody says in what they died, are rarely of one event."""
ONE_WEEK, HALF_A_MONTH, ONE_MONTH = 7, 13, 28  # days
COUNTERS = COUNTING | {"verify", "confirm", "note", "report"}
REGIONS = frozenset({"country", "nation", "region", "province", "department", "state", "area",
                     "territory", "district", "county", "governorate", "island", "north", "south",
                     "east", "west"})  # fmt: skip
THE = frozenset({"the", "this", "that", "whole", "entire", "its", "same"})


def is_over_time(scene: Scene, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> bool:
    """Numbers over weeks, or since something, are of more than one event: "have detained 125
    since June"."""
    if all(c.high == 0 for c in counts) or _is_one_person(counts):
        return False
    if (
        _is_number_since(frame)
        or _is_headed_total(frame)
        or in_recent_months(frame, slots)
        or by_a_war(frame, slots, counts)
        or any(since_of(h.trigger) for h in frame.harms)
        or goes_on_since(frame)
        or _is_compiled(scene, frame, slots)
        or _has_gone_on(scene, frame, slots)
        or counted_just_before(frame) is not None
        or _has_a_part_of_long(scene, frame)
        or is_by_cause(frame, slots)
        or any(is_of_a_war(h.trigger) or is_of_so_many_days(scene, h.trigger) for h in frame.harms)
    ):
        return True
    if not slots.dates and period_going_on(scene, frame, counts) is not None:
        return True
    if is_of_the_period(scene, frame, slots) or _says_so_far(scene, frame, slots):
        return True
    item = frame.happening
    single = item is not None and not item.plural and item.token.pos_ != "VERB"
    if not single and (_so_far(frame, slots) or _is_of_a_month(scene, frame, slots, counts)):
        return True
    if not single and period_phrase(scene, frame.anchor) is not None:
        return True
    if item is None and not slots.dates and slots.place is None:
        return period_before(scene, frame.anchor) is not None
    return bool(slots.dates) and (
        (not single and is_stretch_of_days(scene, slots.dates[0])) or is_long(slots.dates[0], item)
    )


def _has_gone_on(scene: Scene, frame: Frame, slots: Slots) -> bool:
    """ "Have been killed and wounded in the offensive since 7 October": for long, up to now."""
    today = scene.dated.end
    if today is None or not any(is_perfect(h.trigger) for h in frame.harms):
        return False
    open_since = [d.when.start for d in slots.dates if d.when is not None and d.when.end is None]
    return any(day is not None and (today - day).days > ONE_MONTH for day in open_since)


def _has_a_part_of_long(scene: Scene, frame: Frame) -> bool:
    """ "300 people have been killed, including 40 this month": of a time that holds a month."""
    if not frame.harms or not all(is_perfect(h.trigger) for h in frame.harms):
        return False
    parts = (d.when for d in scene.dates_in(list(frame.anchor.sent)) if of_a_part(scene, frame, d))
    return any(when is not None and (when.days or 0) > ONE_WEEK for when in parts)


def _says_so_far(scene: Scene, frame: Frame, slots: Slots) -> bool:
    """ "41 persons murdered so far in October", "12 soldiers have been killed in Israel": up to
    now, and not at one place on one day."""
    item = frame.happening
    if not frame.harms or (item is not None and not item.plural):
        return False
    words = frame.anchor.sent.text.lower()
    if "so far" in words or "to date" in words:
        return any(d.when is not None and (d.when.days or 0) > ONE_WEEK for d in slots.dates)
    led = slots.place is not None and slots.place.where.level is PlaceLevel.COUNTRY
    up_to_now = all(is_perfect(h.trigger) for h in frame.harms) and frame.sentence > 0
    return led and up_to_now and item is None and not slots.dates and _has_gone_before(scene, frame)


def _has_gone_before(scene: Scene, frame: Frame) -> bool:
    """Whether the sentence opens a paragraph or speaks of another land than the one before it:
    the lead of a report may well say "have been killed"."""
    return scene.text[: frame.anchor.sent.start_char].count("\n\n") > 1


def _so_far(frame: Frame, slots: Slots) -> bool:
    """ "have been kidnapped this month": up to now, in a time that goes on."""
    when = slots.dates[0].when if slots.dates else None
    wide = when is not None and when.precision in (*LONG, DatePrecision.MONTH, DatePrecision.WEEK)
    return wide and any(is_perfect(h.trigger) for h in frame.harms)


def _at_a_site(frame: Frame) -> bool:
    """ "300 boys were seized from a school in December": at one place, however wide the map."""
    sites = (t for h in frame.harms for t in objects_of(h.trigger, "from", "at", "in", "inside"))
    return any(
        not is_plural(t)
        and t.lemma_.lower() in lexicon().physical
        and any(d.lower_ in ("a", "an", "one") for d in t.children)
        for t in sites
    )


def _is_of_a_month(scene: Scene, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> bool:
    """ "The army says it killed 1,012 rebels in September": so many, in a month and in no town; or
    "the monitor said that 20 people were killed in X in May", and nothing of what they died in."""
    when = slots.dates[0].when if slots.dates else None
    if when is None or not slots.own_dates or not _is_like_a_month(when):
        return False
    wide = slots.place is None or slots.place.where.level in WIDE
    if _at_a_site(frame):
        return False
    number = sum(c.low or 0 for c in counts if c.part_of is None)
    return (wide and number >= MANY) or (number >= SOME and _is_said_of_all(scene, frame))


def _is_like_a_month(when: When) -> bool:
    """A month, or so much of one as half: "the first half of June"."""
    days = when.days or 0
    return when.precision is DatePrecision.MONTH or HALF_A_MONTH <= days <= ONE_MONTH


def _is_said_of_all(scene: Scene, frame: Frame) -> bool:
    """Whether somebody says that people were harmed, and neither in what nor by whom."""
    said = attribution_at(scene.attributions, frame.anchor.idx, frame.anchor.idx + 1)
    if said is None or said.speaker is None:
        return False
    if frame.happening is not None or not frame.harms:
        return False
    return all(h.agent is None and not objects_of(h.trigger, "by") for h in frame.harms)


def _is_compiled(scene: Scene, frame: Frame, slots: Slots) -> bool:
    """ "In May the office documented the killing of 40 people": what somebody added up over a
    month or more."""
    noun = frame.anchor
    while noun.dep_ == "conj":  # "the summary or extrajudicial killing"
        noun = noun.head
    verb = noun.head
    if noun.pos_ == "VERB" or noun.dep_ not in ("dobj", "nsubjpass"):
        return False
    if verb.lemma_.lower() not in COUNTERS:
        return False
    when = slots.dates[0].when if slots.dates else carried_period(scene, verb)
    return when is not None and when.precision in (*LONG, DatePrecision.MONTH)


def carried_period(scene: Scene, verb: Token) -> When | None:
    """ "The office also recorded": over the month that the text named first, where the sentence
    names no time of its own."""
    if not any(t.lower_ in ("also", "further", "additionally") for t in verb.children):
        return None
    return _first_period(scene, verb)


def _first_period(scene: Scene, word: Token) -> When | None:
    """The month or more that the text named first, for a sentence without a time of its own."""
    if scene.dates_in(list(word.sent)) or not scene.dates:
        return None
    first = scene.dates[0]
    when = first.when
    if when is None or first.span.start > word.idx:
        return None
    if when.precision not in (*LONG, DatePrecision.MONTH) and (when.days or 0) < ONE_MONTH:
        return None
    return replace(when, text="", span=None, basis=DateBasis.RELATIVE_TO_EVENT)


def _is_number_since(frame: Frame) -> bool:
    """ "Brought to 33 the number of soldiers killed since the end of combat was declared"; not the
    18 of "18 were killed on Monday, bringing to 70 the number of deaths since May"."""
    sent = frame.anchor.sent
    since = next((t.i for t in sent if t.lower_ == "since"), None)
    counting = [t.i for t in sent if t.lower_ in ("number", "toll", "tally", "total")]
    if since is None or not counting or counting[0] > since:
        return False
    told_before = any(
        t.lower_ in ("bringing", "raising", "taking") for t in sent[: since - sent.start]
    )
    first = counting[0] if told_before else sent.start
    return all(first <= h.trigger.i < since for h in frame.harms)


def _is_headed_total(frame: Frame) -> bool:
    """ "Total for the day: 11 killed, 15 wounded", as a list of incidents closes."""
    words = [t.lower_ for t in frame.anchor.sent[:6] if not (t.is_space or t.is_punct)]
    return words[:1] in (["total"], ["totals"]) and ":" in frame.anchor.sent.text


def period_going_on(scene: Scene, frame: Frame, counts: tuple[Count, ...]) -> When | None:
    """ "Between 1 April and 30 June 860 people were killed. At least 387 were kidnapped": so many,
    in the paragraph that begins with a period, are of that period."""
    item = frame.happening
    many = sum(c.low or 0 for c in counts if c.part_of is None) >= MANY
    single = item is not None and not item.plural and item.token.pos_ != "VERB"
    if not many or single or not scene.dates:
        return None
    said = scene.tokens_of(scene.dates[0].span)[0]
    if any(t.dep_ in ("relcl", "acl") for t in said.ancestors):
        return None  # "the camp, where families have lived since 2021, was shelled"
    between = scene.text[scene.dates[0].span.start : frame.anchor.idx]
    return _first_period(scene, frame.anchor) if between and "\n" not in between else None


def _is_one_person(counts: tuple[Count, ...]) -> bool:
    """ "A road worker was stabbed in mid-May": one man dies once, however long the days."""
    return len(counts) == 1 and counts[0].low == 1 and counts[0].high in (1, None)


def total_claim(
    story: Story, frame: Frame, slots: Slots, counts: tuple[Count, ...], members: tuple[str, ...]
) -> Claim:
    """The claim over several events, with its scope and the members that the text names."""
    evidence = evidence_of(story.scene, frame, slots, counts)
    since = any(since_of(h.trigger) for h in frame.harms)
    when = None if since else reported_period(story.scene, frame.anchor)
    when = when or _whole_when(story, slots)
    since_then = since_named(story.scene, frame)
    if when is None or when.days == 1 or _begins(since_then, when):
        when = since_then or when
    when = when if when is not None and when.end is None else _since(story, frame, when)
    by_cause = is_by_cause(frame, slots)
    if when is None and (by_cause or is_of_the_period(story.scene, frame, slots)):
        of_sum = story.sums[-1].when if by_cause and story.sums else None
        when = reported_on(story.scene) or of_sum
    if when is None and _is_compiled(story.scene, frame, slots):
        when = carried_period(story.scene, clause_head(frame.anchor))
    when = when or since_the_first(story.scene, frame)
    when = since_it_began(story.scene, frame) or when or period_going_on(story.scene, frame, counts)
    if when is None and frame.happening is not None and frame.happening.strikes is not None:
        when = reported_on(story.scene) or _day_told(story, frame)
    if in_recent_months(frame, slots) or (goes_on_since(frame) and not slots.own_dates):
        when = None  # since nobody says when
    where = _where_in_all(story, frame, slots, when)
    if slots.place is None and when is None and is_by_the_thousand(counts):
        where = whole_land(story.scene, where)
    perpetrator = perpetrator_of(story, frame, slots, None)
    target = target_of(story, frame, slots, None)
    kind = EventType.OTHER if _names_only_since(frame) else frame.type
    claim = replace(
        bare_claim(story, frame, ClaimKind.TOTAL, evidence),
        event_type=kind,
        weapon=weapon_in(frame),
        when=when,
        where=where,
        perpetrator=perpetrator,
        target=target,
        counts=counts,
        events=_number_of_events(story.scene, frame, slots, members),
        scope=Scope(when, where, kind, perpetrator, target, members),
    )
    return claim.with_id()


def _where_in_all(story: Story, frame: Frame, slots: Slots, when: When | None) -> Where | None:
    """Where a total is of: its own place, or the land that so long a time is told of."""
    where = _widened(story, frame, slots, where_of(story, frame, slots, None))
    if slots.place is not None:
        return where
    if goes_on_since(frame):
        return None
    if _is_of_the_whole(story, frame, where, when):
        return story.scene.home
    if by_months_of_war(frame, slots) or is_of_a_long_war(frame):
        return land_of(story.scene, where)
    if is_of_long(when, story.scene):
        return its_land(story.scene, where, when)
    own = not slots.same_place and _is_of_its_own_time(story, slots, when)
    return land_of(story.scene, where) if own else where


def _begins(since: When | None, when: When) -> bool:
    """ "The fifth attack since the ban of X, a month ago": from then on, and not in that month."""
    if since is None or since.span is None or when.span is None or when.start is None:
        return False
    return since.span.start < when.span.start and since.span.end == when.span.end


def _is_of_its_own_time(story: Story, slots: Slots, when: When | None) -> bool:
    """ "40 people were killed in the past 24 hours", after a strike of Monday: not at its place."""
    last = story.told[-1].claim.when if story.told else None
    own = bool(slots.dates) and when is not None and when.start is not None and when.end is not None
    if not own or when is None or last is None or not is_told(last):
        return False
    return (when.start, when.end) != (last.start, last.end)


def _names_only_since(frame: Frame) -> bool:
    """ "Since the start of the ground operation": not in it did they come to harm, but from then
    on."""
    item = frame.happening
    return item is not None and any(item.token in since_of(h.trigger) for h in frame.harms)


def _is_of_the_whole(story: Story, frame: Frame, where: Where | None, when: When | None) -> bool:
    """Whether a total is of all the time on which a text reports, and so of no one place that the
    text named in another paragraph."""
    scene, whole = story.scene, reported_on(story.scene)
    home = scene.home
    if whole is None or when is None or where is None or home is None or home.level not in WIDE:
        return False
    start = scene.text.rfind("\n", 0, frame.anchor.idx) + 1
    named = [p for p in scene.places if start <= p.span.start < frame.anchor.idx]
    here = where.level in WIDE and any(p.where.name == where.name for p in named)
    return (when.start, when.end) == (whole.start, whole.end) and not here


def _since(story: Story, frame: Frame, when: When | None) -> When | None:
    """ "Have been killed since the ground operation began": no day that the text tells of another
    event, where no date says from when on."""
    words = next((w for h in frame.harms if (w := since_of(h.trigger))), None)
    if words and when is not None and _is_since_a_start(when):
        return None
    if words is None or when is None or "since" in when.text.lower():
        return when
    dated = [d.when for d in story.scene.dates_in(words) if d.when is not None]
    of_it = when.span is None or not words[0].idx <= when.span.start <= words[-1].idx
    return when if of_it or any(d.start is not None for d in dated) else None


_A_START = re.compile(r"\b(?:start|beginning|outbreak|commencement|onset|escalation)\b", re.I)


def _is_since_a_start(when: When) -> bool:
    """ "Since the start of the clashes": not since the day of whatever was told last."""
    counted_from = when.basis is DateBasis.RELATIVE_TO_EVENT
    return counted_from and _A_START.search(when.text) is not None


def over_time_of(total: Claim, when: When) -> Claim:
    """A total that says nothing of its time, over that of the sum it goes on with."""
    if total.when is not None or total.scope is None:
        return total
    return replace(total, when=when, scope=replace(total.scope, when=when)).with_id()


def over_days_of(total: Claim, members: Sequence[Claim]) -> Claim:
    """A total over a list of events that each have their day: from the first of them to the
    last, where it says no longer time itself."""
    when = spanning([claim.when for claim in members])
    if total.when is None or total.when.days != 1 or when is None:
        return total
    scope = replace(total.scope, when=when) if total.scope is not None else None
    return replace(total, when=when, scope=scope).with_id()


def measured(story: Story, frame: Frame, slots: Slots, measure: Measure) -> Claim:
    """ "24 dead in May, against 31 dead in April": the other number is a total of its own time."""
    own = replace(slots, dates=(measure.date,))
    claim = total_claim(story, frame, own, measure.counts, ())
    when = measure.date.when
    scope = replace(claim.scope, when=when) if claim.scope is not None else None
    evidence = story.scene.span([measure.first, measure.last])
    return replace(claim, when=when, scope=scope, evidence=evidence, events=None).with_id()


def _widened(story: Story, frame: Frame, slots: Slots, where: Where | None) -> Where | None:
    """ "in the country", "in the region": more than the place that the story was at before."""
    if where is None or slots.place is not None or where.level in WIDE:
        return where
    sent, home = frame.anchor.sent, story.scene.home
    wide = any(t.lower_ in REGIONS and t.nbor(-1).lower_ in THE for t in sent if t.i > sent.start)
    if not wide:
        return where
    return home if home is not None and home.country == where.country else None


def counted_strikes(story: Story, frame: Frame, slots: Slots) -> Claim | None:
    """ "Near X, seven strikes hit an oil well": counted strikes that did something, in a report
    of one day that it named before."""
    item = frame.happening
    if item is None or item.strikes is None or (item.strikes.low or 0) < 2 or item.weak:
        return None
    verb = item.token.head
    does = item.token.dep_ == "nsubj" and verb.tag_ in ("VBD", "VBN")
    done = item.token.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in lexicon().light_verbs
    if not (does or done) or slots.dates or not is_actual(story.scene.doc, frame.anchor):
        return None
    if _day_told(story, frame) is None:
        return None
    return total_claim(story, frame, slots, (), ())


def _day_told(story: Story, frame: Frame) -> When | None:
    """The day that the story so far is of."""
    for background in reversed(story.backgrounds):
        if background.position < frame.anchor.i and is_of_one_day(background.slots):
            when = resolved(story, background.slots.dates[0])
            if when is not None:
                return replace(when, text="", span=None, basis=DateBasis.RELATIVE_TO_EVENT)
    return None


def _number_of_events(
    scene: Scene, frame: Frame, slots: Slots, members: tuple[str, ...]
) -> Quantity | None:
    if frame.happening is not None and frame.happening.strikes is not None:
        return frame.happening.strikes
    several = the_several(frame)
    number = scene.core_number_at(several) if several is not None else None
    if number is not None:
        return Quantity(number.low, number.high, number.span.quote)
    if not members:
        return None
    spans = [d.span for d in slots.dates]
    if len(spans) < 2:
        return None
    text = scene.text[spans[0].start : spans[-1].end] if spans else ""
    return Quantity(len(members), len(members), text)


def since_named(scene: Scene, frame: Frame) -> When | None:
    """ "since the curfew of 5 August": from the day of what is named on, as no event told is."""
    words = frame.anchor.doc[frame.anchor.i : frame.anchor.sent.end]
    since = next((t for t in words if t.lower_ == "since"), None)
    if since is None or ranks(since):
        return None
    for mention in scene.dates_in(list(frame.anchor.doc[since.i : frame.anchor.sent.end])):
        when = mention.when
        if when is None or _is_since_a_start(when):
            continue
        if mention.span.start - since.idx < 60 and when.start is not None:
            span = Span.of(scene.text, since.idx, mention.span.end)
            return replace(when, end=None, precision=DatePrecision.LONGER, text=span.quote,
                           span=span)  # fmt: skip
    return None


def _whole_when(story: Story, slots: Slots) -> When | None:
    """From the first to the last date of a list."""
    dates: list[When] = [w for d in slots.dates if (w := resolved(story, d)) is not None]
    if not dates:
        return None
    if len(dates) == 1:
        return dates[0]
    span = _joined(story.scene, slots.dates)
    when = spanning(dates)
    if when is None:
        return None
    return replace(when, text=span.quote, span=span, basis=dates[0].basis)


def _joined(scene: Scene, dates: tuple[DateMention, ...]) -> Span:
    return Span.of(scene.text, min(d.span.start for d in dates), max(d.span.end for d in dates))
