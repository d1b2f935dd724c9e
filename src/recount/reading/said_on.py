"""The day on which something was said, kept apart from the day on which it happened.

"The ministry said on 12 November that nine had been killed" gives no day of the deed; but what was
said on the twelfth had happened by then, whenever the paper came out that prints it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.dates import DateBasis, When
from recount.reading.days_of_others import ANNOUNCING, TELLING, governing_verb, of_a_paper, of_word
from recount.reading.frames import Frame
from recount.reading.slots_places import SAYING
from recount.reading.story import Story

if TYPE_CHECKING:
    from recount.reading.dates import DateMention

LONG_AGO = 100
"""Days before a document after which a day of saying is rather part of its history."""


def said_on(story: Story, frame: Frame) -> When | None:
    """The one day on which the frame's sentence was said, before the document was written, in place
    of its own; None where the sentence names none, or two."""
    dates = story.scene.dates_in(list(frame.anchor.sent))
    days = [date.when for date in dates if date.when and is_of_saying(story, date)]
    if len(days) != 1 or days[0].days != 1 or not _is_just_before(story, days[0]):
        return None
    return replace(days[0], basis=DateBasis.PUBLICATION_FALLBACK)


def is_of_saying(story: Story, date: DateMention) -> bool:
    verb = governing_verb(story.scene, date)
    if date.offset is not None or date.timex_type != "DATE" or verb is None:
        return False
    if of_word(story.scene, date) or of_a_paper(story.scene, date):
        return True
    return verb.lemma_.lower() in SAYING | ANNOUNCING | TELLING


def _is_just_before(story: Story, day: When) -> bool:
    written = story.scene.dated.start
    if written is None or day.start is None:
        return False
    return 0 < (written - day.start).days <= LONG_AGO
