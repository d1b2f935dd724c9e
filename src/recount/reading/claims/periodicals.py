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
from recount.reading.claims.periods import is_of_many
from recount.reading.claims.worth import only_cared_for
from recount.reading.dates import read_dates
from recount.reading.paragraphs import is_one_paragraph
from recount.reading.story import WIDE

if TYPE_CHECKING:
    from recount.reading.frames import Frame
    from recount.reading.scene import Scene
    from recount.reading.slots import Slots

HEADING = 90  # characters of a heading at most
HEAD = 200  # characters of a text in which it says of what period it reports
_REPORTS = (
    r"(?:note|report|brief|briefing|digest|update|bulletin|review|survey|summary|overview|trends"
    r"|figures|impact|snapshot|tracker|monitor|round-?up|recap|sitrep)s?\b"
)
_EVERY = r"\b(?:weekly|monthly|quarterly|annual|yearly|bi-?weekly|fortnightly)\b"
_TIMES = r"\d|jan|feb|mar|apr|may\b|june?\b|july?\b|aug|sep|oct|nov|dec|week|month|the\b"
_KINDS = re.compile(
    rf"{_EVERY}(?:\s+[\w&'’-]+){{0,4}}?\s+{_REPORTS}|{_EVERY}(?=\s*(?:$|[:,;(|–—-]|\d))"
    rf"|\b{_REPORTS}(?!\s*(?:says?|finds?|[:-]\s+(?!{_TIMES}))\b)",
    re.IGNORECASE,
)
"""What such a text calls itself; "Report: six killed" tells what another text says of one event."""
_WEEKLY = re.compile(rf"{_EVERY}(?:\s+[\w&'’-]+){{0,4}}?\s+{_REPORTS}", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:(?:over|during|in)\s+)?(?:the\s+)?(?:last|past|previous)\s+(?:week|month|quarter)\b",
    re.IGNORECASE,
)
_ONLY_DAYS = re.compile(r"[(\[]?\s*(?=.*\d)[\w.,]+(?:[\s–—-]+[\w.,]+){1,8}\s*[)\]]?")
_COMPILED = re.compile(r"\b(?:recorded|documented|registered|verified|logged)\b", re.IGNORECASE)
"""What is said of the numbers of a time: "From 1 to 15 March the mission recorded"."""
_OF_OTHERS = re.compile(r"\baccording to\b", re.IGNORECASE)
_WIDE = (DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.SEASON, DatePrecision.YEAR,
         DatePrecision.LONGER)  # fmt: skip
SEVERAL_DAYS, LONGEST = 5, 366


@lru_cache(maxsize=1)
def period_of(scene: Scene) -> When | None:
    """The week, month or quarter that a text says at its head that it reports on; else None.

    The head is its title or, where that says nothing of the kind, the paragraph that it begins
    with.
    """
    lead, _, below = scene.text[: 2 * HEAD].partition("\n\n")
    heads = dict.fromkeys([scene.document.title or lead, lead[:HEAD]])
    found = next((when for head in heads if (when := _period_in(scene, head)) is not None), None)
    return found or _period_below(scene, lead, below)


def _period_below(scene: Scene, lead: str, below: str) -> When | None:
    """The period that stands below a heading: "Yemen weekly report" above "(3 - 9 May)" or above
    "Last week 40 attacks left ..."."""
    if len(lead) > HEADING or _WEEKLY.search(lead) is None:
        return None
    line = below.strip().split("\n", 1)[0]
    opening = _OPENING.match(line) or _ONLY_DAYS.fullmatch(line)
    return _period_in(scene, f"{lead} {opening[0]}") if opening is not None else None


def _period_in(scene: Scene, head: str) -> When | None:
    reports, compiled = _KINDS.search(head), _COMPILED.search(head)
    of_others = _OF_OTHERS.search(head) and not _WEEKLY.search(head)
    if not (reports or compiled) or of_others:
        return None
    dated = read_dates(head, scene.document.published).dates
    sent = scene.dated.start  # the day of a dateline is no other time
    others = [d for d in dated if d.when is None or d.when.days != 1 or d.when.start != sent]
    if not reports and len(others) != 1:
        return None
    whens = [d.when for d in dated if d.when is not None and _is_period(d.when)]
    return replace(whens[0], text="", span=None) if len(whens) == 1 else None


def _is_period(when: When) -> bool:
    closed = when.start is not None and when.end is not None and (when.days or 0) <= LONGEST
    return closed and (when.precision in _WIDE or (when.days or 0) >= SEVERAL_DAYS)


def is_of_the_period(scene: Scene, frame: Frame, slots: Slots) -> bool:
    """Whether a number has neither a day nor a town of its own, and follows nothing that has."""
    if period_of(scene) is None or not frame.harms or only_cared_for(frame):
        return False
    item = frame.happening
    single = item is not None and not item.plural and item.token.pos_ != "VERB"
    if single and item is not None and not is_of_many(item.token):
        return False
    timed = any((d.when is None or not _is_period(d.when)) for d in slots.dates)
    placed = slots.place is not None and slots.place.where.level not in WIDE
    if _is_line_of_place(scene, frame):
        return True
    if timed or placed:
        return False
    return _is_of_another_side(scene, frame) or not _follows_a_day(scene, frame)


def _is_line_of_place(scene: Scene, frame: Frame) -> bool:
    """ "- Minbya: 19 killed, 41 injured": the numbers of one place, without a word of what happened
    in it or when."""
    if frame.happening is not None:
        return False
    start = scene.text.rfind("\n", 0, frame.anchor.idx) + 1
    end = scene.text.find("\n", start) if "\n" in scene.text[start:] else len(scene.text)
    named = next((p for p in scene.places if start <= p.span.start < frame.anchor.idx), None)
    if named is None or scene.text[start : named.span.start].strip(" \t•*–-") or scene.text[
        named.span.end : named.span.end + 1] != ":":  # fmt: skip
        return False
    own = frame.anchor.sent
    dated = any(start <= d.span.start < end and d.timex_type != "SET" for d in scene.dates)
    goes_on = own.start_char > named.span.end + 2  # another sentence of the line stands before
    return not dated and not goes_on and not any(t.tag_ in ("VBZ", "VBP", "MD") for t in own)


def _is_of_another_side(scene: Scene, frame: Frame) -> bool:
    """ "The Syrian Democratic Forces killed 11 civilians": by a party that opens its sentence and
    of which the paragraph has told nothing before, and of no blow."""
    doers = [h.agent for h in frame.harms if h.agent is not None]
    if frame.happening is not None or not doers or len(doers) < len(frame.harms):
        return False
    if frame.harms[0].trigger != frame.anchor.sent.root:
        return False  # "claimed to have slaughtered seven"
    mention = scene.party_at(doers[0])
    first = next((t for t in frame.anchor.sent if not (t.is_space or t.is_punct)), doers[0])
    opens = mention is not None and mention.party.name is not None and (
        first.lower_ in ("the", "a") or first in doers[0].subtree)  # fmt: skip
    if mention is None or not opens or not doers[0].left_edge.i <= first.i + 1:
        return False
    before = scene.text[: frame.anchor.sent.start_char].rpartition("\n")[2]
    return mention.party.text not in before


def _follows_a_day(scene: Scene, frame: Frame) -> bool:
    """Whether a day or a town is told before in the paragraph: what goes on is of that event."""
    at = frame.anchor.idx
    near = [t for t in scene.doc[max(0, frame.anchor.i - 120) : frame.anchor.i] if t.idx < at]
    same = [t for t in near if is_one_paragraph(scene, t, frame.anchor)]
    told = [d for d in scene.dates_in(same) if d.timex_type != "SET"]  # "its monthly report"
    days = (d for d in told if d.when is None or not _is_period(d.when))
    towns = (p for p in scene.places_in(same) if p.where.level not in WIDE)
    return any(True for _ in days) or any(True for _ in towns)


def reported_on(scene: Scene) -> When | None:
    """The period as the time of a number: counted from what the text says of itself."""
    when = period_of(scene)
    return None if when is None else replace(when, basis=DateBasis.RELATIVE_TO_EVENT)


def is_after_the_period(scene: Scene, slots: Slots, when: When) -> bool:
    """Whether a day that was only taken over lies behind the time on which the text reports: the
    day on which it was published, say."""
    whole = period_of(scene)
    if whole is None or whole.end is None or slots.dates or when.start is None:
        return False
    return when.start > whole.end
