"""What "yesterday" is inside a quotation: the day before it was said, and not before the paper came
out. "The mayor said on Friday: “Bandits came yesterday”" tells of Thursday."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from recount.model.dates import DateBasis, When
from recount.reading.said_on import is_of_saying

if TYPE_CHECKING:
    from recount.reading.dates import DateMention
    from recount.reading.story import Story

_BACK = {"yesterday": 1, "last night": 1, "yesterday evening": 1, "yesterday morning": 1,
         "yesterday afternoon": 1, "today": 0, "this morning": 0}  # fmt: skip
"""Words that count from the day on which they are said, and how many days back."""


def day_as_said(story: Story, mention: DateMention) -> When | None:
    """The day that such a word means where it stands in a quotation whose day is told."""
    back = _BACK.get(mention.span.quote.lower())
    if back is None or mention.when is None or not _is_quoted(story, mention):
        return None
    said = _day_of_saying(story, mention)
    if said is None or said.start is None:
        return None
    day = said.start - timedelta(days=back)
    basis = DateBasis.RELATIVE_TO_EVENT
    return replace(mention.when, start=day, end=day, basis=basis)


def _is_quoted(story: Story, mention: DateMention) -> bool:
    """Whether a quotation is open before the word, in its paragraph."""
    before = story.scene.text[: mention.span.start].rpartition("\n")[2]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _day_of_saying(story: Story, mention: DateMention) -> When | None:
    """The one day on which the sentence of the quotation says that it was said."""
    sent = story.scene.tokens_of(mention.span)[0].sent
    others = (d for d in story.scene.dates_in(list(sent)) if d.span != mention.span)
    days = [d.when for d in others if d.when is not None and d.when.days == 1
            and is_of_saying(story, d)]  # fmt: skip
    return days[0] if len(days) == 1 else None
