"""What stands beside an event told: violence of the same sentence or the one before; salvos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.reading.frames import Frame
from recount.reading.happenings import DEFINITE, find_happenings
from recount.reading.paragraphs import starts_anew
from recount.reading.slots import Slots
from recount.reading.stance import is_actual
from recount.reading.story import (
    GENERIC,
    Background,
    Story,
    Told,
    opens_another,
)
from recount.reading.syntax import is_history, is_plural
from recount.reading.telling_fits import (
    places_fit,
    same_kind,
)

if TYPE_CHECKING:
    from recount.reading.scene import Scene

NEAR = 1  # sentences between the violence that sets a scene and the harm that came of it


def beside_elsewhere(story: Story, told: Told | None, frame: Frame) -> Background | None:
    """The mention of violence in the frame's own sentence that is of another place than the event
    told: "Shelling of X damaged nine houses; nobody was hurt"."""
    item = frame.happening
    if item is not None and (item.points or item.definite):
        return None
    near = [b for b in story.between(frame.sentence, frame.anchor.i) if b.type is not None]
    last = near[-1] if near else None
    if last is None or told is None or any(t.frame.sentence == frame.sentence for t in story.told):
        return None
    if last.slots.place is None:
        return last if frame.happening is None and _opens_anew(story.scene, last) else None
    return None if places_fit(told.claim.where, last.slots) else last


def scene_before(story: Story, frame: Frame, slots: Slots) -> Background | None:
    """The violence that the sentence before names, told as no event of its own, which the harm of
    a sentence came in: "Airstrike on a school in X. 12 killed", "There was shelling. Two died"."""
    if frame.happening is not None or opens_another(frame):
        return None
    before = [b for b in story.backgrounds if b.type is not None and b.sentence < frame.sentence]
    last = before[-1] if before else None
    if last is None or last.type is EventType.OTHER or _sentences_between(frame, last) > NEAR:
        return None
    word = story.scene.doc[last.position]
    if (word.pos_ == "VERB" or is_plural(word)) and last.type in GENERIC:
        return None  # "the enemy hit the yard", "14 attacks": with what, nobody says
    told = story.told and story.told[-1].frame.anchor.i >= last.sentence
    weak = any(item.weak for item in find_happenings(story.scene) if item.token == word)
    if told or weak or is_history(word) or not is_actual(story.scene.doc, word):
        return None
    where = last.slots.place.where if last.slots.place is not None else None
    anew = slots.own_dates and bool(slots.dates)
    staged = where is not None or bool(last.slots.dates)
    fits = not anew and staged and places_fit(where, slots)
    return last if fits else None


def _sentences_between(frame: Frame, background: Background) -> int:
    doc = frame.anchor.doc
    return sum(1 for t in doc[background.sentence + 1 : frame.sentence] if t.is_sent_start)


def _opens_anew(scene: Scene, background: Background) -> bool:
    """Whether a paragraph begins with violence that points back at nothing: "Shelling of X ..."."""
    word = scene.doc[background.position]
    points = any(t.lower_ in DEFINITE for t in word.children)
    return starts_anew(scene, background.sentence) and not points


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
            return told if same_kind(told, frame) else None
    return None
