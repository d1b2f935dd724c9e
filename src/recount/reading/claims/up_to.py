"""Tolls up to a day before that of the news: "as of 31 August, mines had caused 72 deaths", beside
a bus that struck one in October."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.places import PlaceLevel
from recount.reading.story import is_told

_UNTIL = re.compile(r"\b(?:as\s+of|by|up\s+to|until|through)\s+[^.;,]*$", re.IGNORECASE)
REACH = 20  # characters before a day in which such a word stands

if TYPE_CHECKING:
    from recount.model.claims import Claim
    from recount.model.counts import Count
    from recount.model.dates import When
    from recount.reading.dates import DateMention
    from recount.reading.frames import Frame
    from recount.reading.scene import Scene
    from recount.reading.story import Story


def up_to_before(story: Story, frame: Frame, counts: tuple[Count, ...]) -> When | None:
    """The time up to a day that lies before all that the text has told: no number given for it is
    of any of those events."""
    if not frame.harms or not any((c.low or 0) > 1 for c in counts):
        return None
    whens = [t.claim.when for t in story.told if t.claim.when is not None]
    days = [w.start for w in whens if w.start is not None and is_told(w)]
    if not days:
        return None
    text = story.scene.text
    dates = [d for d in story.scene.dates_in(list(frame.anchor.sent)) if _is_until(text, d)]
    whens = [d.when for d in dates if d.when is not None and d.when.start is None]
    return next((w for w in whens if w.end is not None and w.end < min(days)), None)


def _is_until(text: str, mention: DateMention) -> bool:
    """ "As of 31 August", "by the end of August"; not "before dawn"."""
    before = text[max(0, mention.span.start - REACH) : mention.span.end]
    return _UNTIL.search(before) is not None


def in_its_land(scene: Scene, total: Claim) -> Claim:
    """The same, of the land that the text is of, or of no place: the words give none, and that of
    the news is hardly all of it."""
    home = scene.home
    land = home if home is not None and home.level is PlaceLevel.COUNTRY else None
    scope = replace(total.scope, where=land) if total.scope is not None else None
    return replace(total, where=land, scope=scope)
