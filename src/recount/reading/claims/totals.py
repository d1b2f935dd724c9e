"""Totals over several events: when a frame speaks of more than one, and what it says of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, Scope
from recount.model.counts import Count, Quantity
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.spans import Span
from recount.reading.claims.drafting import bare_claim, evidence_of
from recount.reading.dates import Direction
from recount.reading.frames import Frame
from recount.reading.slots import Slots
from recount.reading.stance import is_actual
from recount.reading.telling import (
    Story,
    perpetrator_of,
    resolved,
    target_of,
    where_of,
)
from recount.reading.weapons import weapon_in

if TYPE_CHECKING:
    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

MANY_DAYS = 62
"""From here on a number is of more than one event, whatever the words."""
ONE_DAY = frozenset({DatePrecision.HOUR, DatePrecision.PART_OF_DAY, DatePrecision.DAY})
LONG = (DatePrecision.YEAR, DatePrecision.SEASON, DatePrecision.LONGER)
APART = frozenset({"separate", "various", "different", "multiple", "simultaneous"})
NTH = {
    word: n
    for n, word in enumerate(
        ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 2
    )
}


def speaks_of_several(frame: Frame, slots: Slots) -> bool:
    """Whether a frame speaks of several events at once, and not of one made of several strikes."""
    item = frame.happening
    if item is None or not item.plural:
        return False
    if item.strikes is None:
        return any(t.lower_ in APART for t in item.token.children)
    return not is_of_one_day(slots)


def is_over_time(frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> bool:
    """Numbers over weeks, or since something, are of more than one event: "have detained 125
    since June"."""
    if not counts or not slots.dates:
        return False
    first = slots.dates[0]
    if first.offset is not None and first.offset.direction is Direction.SINCE:
        return True
    when = first.when
    if when is None or (frame.happening is not None and not frame.happening.plural):
        return False
    if when.start is not None and when.end is None:
        return True
    if when.precision in ONE_DAY:  # "yesterday", where the text's own day is not known
        return False
    if (when.days or 0) > MANY_DAYS:
        return True
    if when.precision is DatePrecision.MONTH:
        return frame.happening is not None and (when.days or 0) > 27
    return when.precision in LONG or (first.timex_type == "DURATION" and (when.days or 0) > 10)


def is_of_one_day(slots: Slots) -> bool:
    """Whether the frame is dated to one day or one night."""
    when = slots.dates[0].when if slots.dates else None
    return when is not None and when.days is not None and when.days <= 2


def total_claim(
    story: Story, frame: Frame, slots: Slots, counts: tuple[Count, ...], members: tuple[str, ...]
) -> Claim:
    """The claim over several events, with its scope and the members that the text names."""
    evidence = evidence_of(story.scene, frame, slots, counts)
    when = _whole_when(story, slots)
    where = where_of(story, frame, slots, None)
    perpetrator = perpetrator_of(story, frame, slots, None)
    target = target_of(story, frame, slots, None)
    claim = replace(
        bare_claim(story, frame, ClaimKind.TOTAL, evidence),
        event_type=frame.type,
        weapon=weapon_in(frame),
        when=when,
        where=where,
        perpetrator=perpetrator,
        target=target,
        counts=counts,
        events=_number_of_events(story.scene, frame, slots, members),
        scope=Scope(when, where, frame.type, perpetrator, target, members),
    )
    return claim.with_id()


def _number_of_events(
    scene: Scene, frame: Frame, slots: Slots, members: tuple[str, ...]
) -> Quantity | None:
    if frame.happening is not None and frame.happening.strikes is not None:
        return frame.happening.strikes
    if not members:
        return None
    spans = [d.span for d in slots.dates]
    text = scene.text[spans[0].start : spans[-1].end] if spans else ""
    return Quantity(len(members), len(members), text)


def counts_over_time(story: Story, frame: Frame, slots: Slots) -> bool:
    """Whether an ordinal is said of a time, so that it is a total: "this month", "since May"."""
    timed = slots.own_dates and not is_of_one_day(slots)
    return timed and is_actual(story.scene.doc, frame.anchor)


def nth(frame: Frame) -> Quantity | None:
    """ "the fifth attack this month": five by then."""
    if frame.happening is None or frame.happening.token.pos_ == "VERB":
        return None
    for token in frame.happening.token.children:
        if token.lower_ in NTH:
            return Quantity(NTH[token.lower_], NTH[token.lower_], token.text)
    return None


def _whole_when(story: Story, slots: Slots) -> When | None:
    """From the first to the last date of a list."""
    dates: list[When] = [w for d in slots.dates if (w := resolved(story, d)) is not None]
    if not dates:
        return None
    if len(dates) == 1:
        return dates[0]
    span = _joined(story.scene, slots.dates)
    starts = [w.start for w in dates if w.start is not None]
    ends = [w.end for w in dates if w.end is not None]
    if not starts or not ends:
        return None
    basis = DateBasis.YEAR_INFERRED if dates[0].basis is DateBasis.YEAR_INFERRED else dates[0].basis
    return replace(
        dates[0], start=min(starts), end=max(ends), text=span.quote, span=span, basis=basis
    )


def _joined(scene: Scene, dates: tuple[DateMention, ...]) -> Span:
    return Span.of(scene.text, min(d.span.start for d in dates), max(d.span.end for d in dates))
