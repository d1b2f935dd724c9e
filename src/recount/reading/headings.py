"""What the headings of a form say of all that stands below: "Date of incident: 3 May 2019"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from recount.model.dates import When
from recount.reading.items import is_in_items

if TYPE_CHECKING:
    from recount.reading.dates import DateMention

_BEGIN = r"(?:^|\n|[.;]\s+)[\s*\u2022\u00b7-]*"
PLACE_LABEL = re.compile(_BEGIN + r"(?:Location|Place|Where|Site|Area)\s*:", re.IGNORECASE)
"""A heading that says where."""
_DAY_LABEL = re.compile(
    _BEGIN + r"(?:(?P<sure>(?:date|day)\s*(?:/|and|&|,)\s*(?:time|hour)(?:\sof\s[\w ]{3,20})?"
    r"|(?:date|day)\sof\s(?:the\s)?(?:incident|event|attack|occurrence|offence|strike)"
    r"|(?:incident|event|attack)\s(?:date|day)|when|occurred(?:\son)?|time\sof\sincident)"
    r"|date|day)\s*:",
    re.IGNORECASE,
)
_KIND = (
    r"(?:[Dd]istrict|[Pp]rovince|[Rr]egion|[Gg]overnorate|[Tt]ownship|[Cc]ounty|[Oo]blast|[Ss]tate"
    r"|[Tt]erritory|[Cc]ommune|[Cc]ercle|[Mm]unicipality|[Dd]epartment|[Cc]amp)"
)
_NAMED = rf"[A-Z][\w'’-]+(?:[ ](?!{_KIND}\b)[A-Z][\w'’-]+){{0,3}}"
_NAMES_ALONE = re.compile(
    rf"^[ \t#*\W]{{0,6}}(?:{_NAMED}(?:[ ]{_KIND})?[,/][ ])?(?P<name>{_NAMED})[ ]{_KIND}"
    r"(?:[ ]\([^()\n]{2,30}\)|,[ ][^,.:\n]{2,30})?[*:]*[ \t]*$",
    re.MULTILINE,
)
"""A line that only names a place and its kind: "Quissanga district", "Sagaing Region, Depayin
Township (August 28)"."""
_BEHIND_SIGN = re.compile(
    r"^(?:[\u2190-\u2bff\U0001f300-\U0001faff]\ufe0f?[ ]?)+(?P<name>[A-Z][\w'’-]+"
    r"(?:[ ][A-Z][\w'’-]+){0,2})[ :]*\n(?=\S)",
    re.MULTILINE,
)
_SIGNS = 2  # such lines from which they head what is below
_ANSWER = re.compile(r"[ \t]*([^\n.;:]{2,80})")
_TITLE = 10  # words of a line that is a heading
_REACH = 40  # characters from such a heading to its date


def places_of_headings(text: str) -> list[tuple[int, int]]:
    """Where the words stand behind each heading that says where."""
    found = (_ANSWER.match(text, label.end()) for label in PLACE_LABEL.finditer(text))
    return [m.span(1) for m in found if m is not None]


def places_alone(text: str) -> list[tuple[int, int]]:
    """Where the names stand that fill a line with the kind of place that they are."""
    return [m.span("name") for m in _NAMES_ALONE.finditer(text)]


def names_behind_signs(text: str) -> list[tuple[int, int]]:
    """Where names stand that a sign opens and that fill their lines, with another below."""
    found = [m.span("name") for m in _BEHIND_SIGN.finditer(text)]
    return found if len({text[a:b] for a, b in found}) >= _SIGNS else []


def is_day_of_deed(text: str, at: int) -> bool:
    """Whether a date stands behind a heading that says when it happened, and not when the paper
    was written."""
    form = PLACE_LABEL.search(text) is not None
    labels = (m for m in _DAY_LABEL.finditer(text) if m["sure"] or form)
    return any(m.end() <= at < m.end() + _REACH and "\n" not in text[m.end() : at] for m in labels)


def day_of_heading(text: str, dates: Sequence[DateMention]) -> When | None:
    """The days behind a heading that says when; a bare "Date:" may be that of the paper, and
    counts only in a form that has a heading for the place too."""
    form = PLACE_LABEL.search(text) is not None
    for label in _DAY_LABEL.finditer(text):
        if not (label["sure"] or form):
            continue
        line = text.find("\n", label.end())
        end = min(label.end() + _REACH, line if line >= 0 else len(text))
        found = [d for d in dates if label.end() <= d.span.start < end and d.timex_type != "SET"]
        days = [d.when for d in found if d.when is not None and (d.when.days or 99) <= 2]
        if days:
            return days[0]
    return _day_of_title(text, dates) if is_in_items(text) else None


def _day_of_title(text: str, dates: Sequence[DateMention]) -> When | None:
    """ "DAILY INCIDENT SUMMARY - 16 FEB 2009": the one day in the first line of a list, where no
    line below is headed by another."""
    start = len(text) - len(text.lstrip())
    end = start + len(text.lstrip().split("\n", 1)[0])
    named = [d.when for d in dates if d.span.end <= end and d.when is not None]
    days = [when for when in named if (when.days or 99) <= 2]
    if len(days) != 1 or len(named) != 1:
        return None
    below = [d.when for d in dates if d.span.start > end and _closes_line(text, d)]
    return None if any(when != days[0] for when in below if when is not None) else days[0]


def _closes_line(text: str, date: DateMention) -> bool:
    """Whether a day is the last of a short line that is no sentence."""
    start, end = text.rfind("\n", 0, date.span.start) + 1, date.span.end
    line = text[start:end].split()
    alone = len(line) <= _TITLE and text[end:].split("\n", 1)[0].strip(" \t)*:") == ""
    return alone and "\n" in text[end:] and date.offset is None
