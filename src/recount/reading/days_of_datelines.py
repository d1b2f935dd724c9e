"""The day on which a report was sent, which stands before it and is of nothing that it tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

_SENT_FROM = re.compile(r"\s*[A-Z][\w'’.-]*(?:,?[ /][A-Z][\w'’.-]*){0,4},?\s+")
_DATELINE_END = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?[-–—]\s")
_TOWN_IN_CAPITALS = re.compile(r"\b[A-Z]{3,}[A-Z ]*,[^.\n]{0,40}$")


def of_dateline(scene: Scene, mention: DateMention) -> bool:
    """ "UPDATE 3 - BEIRUT, Oct 8 (Wire) - A strike killed 12": when the report was sent."""
    if not _DATELINE_END.match(scene.text, mention.span.end):
        return False
    line = scene.text.rfind("\n", 0, mention.span.start) + 1
    if _opens_the_report(scene, mention, line) or _behind_its_town(scene, mention, line):
        return True
    return _TOWN_IN_CAPITALS.search(scene.text, line, mention.span.start) is not None


def _behind_its_town(scene: Scene, mention: DateMention, line: int) -> bool:
    """ "Bunia, 3 August 2020 (ab/cd) - At least nine died": the day of the report, behind the town
    that it was sent from, where the report begins or an agency stands behind it."""
    when, text = mention.when, scene.text
    if when is None or when.days != 1 or when.start != scene.dated.start:
        return False
    sent = _SENT_FROM.fullmatch(text, line, mention.span.start) is not None
    by_agency = text[mention.span.end : mention.span.end + 2].strip().startswith("(")
    return sent and (by_agency or not text[:line].strip())


def _opens_the_report(scene: Scene, mention: DateMention, line: int) -> bool:
    """ "Aug. 4 — Armed men killed 11 ... late on Saturday": the day of the report itself, where the
    text names another day and no other line opens with one."""
    when, today = mention.when, scene.dated.start
    if mention.span.start != line or when is None or when.start is None or when.start != today:
        return False
    opening = (
        d for d in scene.dates if d.span.start in (0, scene.text.rfind("\n", 0, d.span.start) + 1)
    )
    others = (d.when for d in scene.dates if d.span != mention.span)
    named = any(w is not None and w.days == 1 and w.start != today for w in others)
    return named and all(d.span == mention.span for d in opening)
