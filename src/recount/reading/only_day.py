"""The one day that a text tells anything on: that of a happening which it gives no day of its own.

A report on one happening often tells the day in passing, with the scene: "They were waiting in a
car around 4 p.m. Sunday when it went off". Where all that a text tells of violence and of its scene
is of one day, what it tells without a day is of that day, and not of the day of the paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.dates import DatePrecision, When
from recount.reading.days_apart import stands_apart
from recount.reading.days_of_others import ANNOUNCING, governing_verb, sets_the_stage
from recount.reading.frames import Frame
from recount.reading.slots_places import SAYING
from recount.reading.story import Background, Story, had_been
from recount.reading.syntax import is_history

if TYPE_CHECKING:
    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

_NIGHT = 2  # days that a night belongs to
_FINDING = frozenset({"find", "discover", "recover", "die"})
_LONG_AGO = 60  # days after which a text tells of something else
_TIMED = frozenset({DatePrecision.HOUR, DatePrecision.PART_OF_DAY})


def only_day(story: Story, frame: Frame) -> When | None:
    """The day that all of the text is of; None where there is none or another, where violence has a
    day of its own, and for what is history, arrests, and happenings of many days."""
    item = frame.happening
    if is_history(frame.anchor) or had_been(frame.clause) or frame.type is EventType.ARREST:
        return None
    if item is not None and (item.plural or item.novel):
        return None
    if any(_is_dated_violence(ground) for ground in story.backgrounds):
        return None
    days = [d.when for d in story.scene.dates if d.when and _is_of_scene(story.scene, d)]
    if not days or not all(_is_one_day(story, when) for when in days):
        return None
    first = min(days, key=lambda when: (when.days or 9, when.span.start if when.span else 0))
    return first if all(when.overlaps(first) for when in days) else None


def _is_dated_violence(ground: Background) -> bool:
    return ground.type not in (None, EventType.ARREST) and bool(ground.slots.dates)


def _is_one_day(story: Story, when: When) -> bool:
    today = story.scene.dated.end
    if when.start is None or (when.days or 99) > _NIGHT:
        return False
    return today is None or 0 <= (today - when.start).days <= _LONG_AGO


def _is_of_scene(scene: Scene, mention: DateMention) -> bool:
    """Whether a date is of something that went on then: at an hour, "were waiting", or "when"; not
    when somebody was found."""
    if mention.offset is not None or mention.timex_type not in ("DATE", "TIME"):
        return False
    when = mention.when
    if when is None or (when.days or 99) > _NIGHT or stands_apart(scene, mention):
        return False
    verb = governing_verb(scene, mention)
    if verb is None or not sets_the_stage(scene, mention):
        return False
    if verb.lemma_.lower() in SAYING | ANNOUNCING | _FINDING or not verb.pos_:
        return False
    goes_on = verb.tag_ == "VBG" and any(t.dep_ == "aux" for t in verb.children)
    meets = any(t.lower_ in ("when", "as") for t in verb.sent)
    return goes_on or meets or when.precision in _TIMED
