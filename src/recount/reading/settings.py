"""What sets a sentence without a day or place of its own: the mention of violence before it that it
goes on with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Outcome
from recount.reading.dated_later import ANY_EVENT
from recount.reading.frames import Frame
from recount.reading.said_on import is_of_saying
from recount.reading.sections import same_item
from recount.reading.slots import Slots
from recount.reading.story import (
    Background,
    Story,
    compatible,
    had_been,
    is_elsewhere,
    is_over_a_deed,
    turned_since,
)
from recount.reading.syntax import children
from recount.reading.went_before import is_looked_back_on

if TYPE_CHECKING:
    from spacy.tokens import Token


SETTING = 90
"""How many words a setting reaches."""


def is_later_arrest(story: Story, frame: Frame, kind: EventType | None, told: Token) -> bool:
    """ "Two men were arrested on Sunday over an attack. Three people died": not on Sunday."""
    hurt = {harm.outcome for harm in frame.harms}
    if kind is not EventType.ARREST or not hurt or Outcome.CAPTURED in hurt:
        return False
    return is_over_a_deed(story, told)


def others_told_later(story: Story, frame: Frame) -> list[int]:
    """Where the sentences behind a frame begin to tell of other events: of another kind, or of a
    new one with a day and a place of its own ("On Sunday a bomb went off in X")."""
    words = [(story.scene.doc[b.position], b) for b in story.backgrounds]
    later = [(t, b) for t, b in words if b.type is not None and b.sentence > frame.sentence]
    found = [
        word.idx
        for word, b in later
        if not compatible(b.type or EventType.OTHER, frame.type)
        and word.lemma_.lower() not in ANY_EVENT
    ]
    own = [(t, b.slots) for t, b in later if b.slots.own_dates and b.slots.place is not None]
    dated = [(word, slots.dates[0]) for word, slots in own if slots.dates]
    return [*found, *(day.span.start for word, day in dated if begins_anew(word))]


def begins_anew(word: Token) -> bool:
    """ "A bomb went off", "five grenades exploded", "an attack killed two": not told of before, as
    what "hit the compound" was."""
    struck = children(word, "dobj") if word.pos_ == "VERB" else []
    if any(t.lower_ in ("the", "this", "that") for thing in struck for t in thing.children):
        return False
    doers = children(word, "nsubj", "nsubjpass") if word.pos_ == "VERB" else [word]
    return any(
        t.lower_ in ("a", "an") or t.tag_ == "CD"
        for doer in doers
        for t in children(doer, "det", "nummod")
    )


def setting_of(story: Story, frame: Frame, wanted: Callable[[Slots], bool]) -> Background | None:
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
        and not (
            b.slots.dates and is_later_arrest(story, frame, b.type, story.scene.doc[b.position])
        )
        and in_one_item(story, frame, b)
        and not had_been(story.scene.doc[b.position])
        and not is_looked_back_on(story.scene.doc[b.position])
        and not _is_set_elsewhere(story, frame, b)
        and not turned_since(story.scene, story.scene.doc[b.position], frame)
    ]
    return near[-1] if near else None


def _is_set_elsewhere(story: Story, frame: Frame, background: Background) -> bool:
    """ "In X a grenade was thrown. The army said it had killed nine in Y": not on that day."""
    own = next((b.slots.place for b in story.backgrounds if b.position == frame.anchor.i), None)
    dates = story.scene.dates_in(list(frame.anchor.sent))
    if not any(is_of_saying(story, date) for date in dates):
        return False
    return own is not None and is_elsewhere(background.slots.place, own.where)


def _leans(frame: Frame) -> bool:
    """Whether a frame's own noun leaves it to others to say when: "the airstrike", "fire"."""
    item = frame.happening
    return item is None or item.definite or item.weak or bool(frame.harms)


def in_one_item(story: Story, frame: Frame, background: Background) -> bool:
    """Whether the lines of a list leave a mention in reach: each stands for itself."""
    return same_item(story.scene, frame.anchor, story.scene.doc[background.position])
