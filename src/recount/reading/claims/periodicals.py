"""Reports of a period: a mission's monthly note, a weekly digest, a quarterly brief.

In such a text a number without a day or a town of its own is of the whole period, however it is
worded: "armed groups executed at least 203 people".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from recount.model.dates import DateBasis, DatePrecision, When
from recount.reading.dates import read_dates
from recount.reading.paragraphs import is_one_paragraph
from recount.reading.story import WIDE

if TYPE_CHECKING:
    from recount.reading.frames import Frame
    from recount.reading.scene import Scene
    from recount.reading.slots import Slots

HEAD = 200  # characters of a text in which it says of what period it reports
_REPORTS = (
    r"(?:note|report|brief|briefing|digest|update|bulletin|review|survey|summary|overview|trends"
    r"|figures|impact|snapshot|tracker|monitor)s?\b"
)
_EVERY = r"\b(?:weekly|monthly|quarterly|annual|yearly|bi-?weekly|fortnightly)\b"
_TIMES = r"\d|jan|feb|mar|apr|may\b|june?\b|july?\b|aug|sep|oct|nov|dec|week|month|the\b"
_KINDS = re.compile(
    rf"{_EVERY}(?:\s+[\w&'’-]+){{0,4}}?\s+{_REPORTS}|{_EVERY}(?=\s*(?:$|[:,;(|–—-]|\d))"
    rf"|\b{_REPORTS}(?!\s*(?:says?|finds?|[:-]\s+(?!{_TIMES}))\b)",
    re.IGNORECASE,
)
"""What such a text calls itself; "Report: six killed" tells what another text says of one event."""
_OF_OTHERS = re.compile(r"\baccording to\b", re.IGNORECASE)
_WIDE = (DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.SEASON, DatePrecision.YEAR,
         DatePrecision.LONGER)  # fmt: skip
SEVERAL_DAYS = 5


@lru_cache(maxsize=1)
def period_of(scene: Scene) -> When | None:
    """The week, month or quarter that a text says at its head that it reports on; else None."""
    title = scene.document.title or ""
    head = title or scene.text[:HEAD].split("\n\n", 1)[0]
    if not _KINDS.search(head) or _OF_OTHERS.search(head):
        return None
    dated = read_dates(head, scene.document.published).dates
    whens = [d.when for d in dated if d.when is not None and _is_period(d.when)]
    return replace(whens[0], text="", span=None) if len(whens) == 1 else None


def _is_period(when: When) -> bool:
    closed = when.start is not None and when.end is not None
    return closed and (when.precision in _WIDE or (when.days or 0) >= SEVERAL_DAYS)


def is_of_the_period(scene: Scene, frame: Frame, slots: Slots) -> bool:
    """Whether a number has neither a day nor a town of its own, and follows nothing that has."""
    if period_of(scene) is None or not frame.harms:
        return False
    item = frame.happening
    if item is not None and not item.plural and item.token.pos_ != "VERB":
        return False
    timed = any((d.when is None or not _is_period(d.when)) for d in slots.dates)
    placed = slots.place is not None and slots.place.where.level not in WIDE
    return not (timed or placed) and not _follows_a_day(scene, frame)


def _follows_a_day(scene: Scene, frame: Frame) -> bool:
    """Whether a day or a town is told before in the paragraph: what goes on is of that event."""
    at = frame.anchor.idx
    near = [t for t in scene.doc[max(0, frame.anchor.i - 120) : frame.anchor.i] if t.idx < at]
    same = [t for t in near if is_one_paragraph(scene, t, frame.anchor)]
    days = (d for d in scene.dates_in(same) if d.when is None or not _is_period(d.when))
    towns = (p for p in scene.places_in(same) if p.where.level not in WIDE)
    return any(True for _ in days) or any(True for _ in towns)


def reported_on(scene: Scene) -> When | None:
    """The period as the time of a number: counted from what the text says of itself."""
    when = period_of(scene)
    return None if when is None else replace(when, basis=DateBasis.RELATIVE_TO_EVENT)
