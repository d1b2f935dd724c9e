"""Lines of a list: bullets, numbers, and the day that an item opens with ("- 2 May: ...")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from recount.reading.tables import is_head

_SIGN = r"[\u2190-\u2bff\U0001f300-\U0001faff]\ufe0f?"
BULLET = re.compile(
    rf"[ \t]*(?:-{{2,3}}|[-–—*•·‣▪◦●■»>]|{_SIGN}|\(?\d{{1,3}}[.)/]|\(?[a-z]\))[ \t]+(?=\S)"
)
"""What opens a line of a list."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{2,6})?\.?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?)"
_FULL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ ]{_MONTH}|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?)"
_TO = r"[ ]?(?:to|and|[-–—])[ ]?"
_DAY = (
    rf"(?:{_WEEKDAY},?[ ])?"
    rf"(?:(?:{_FULL}{_TO}|\d{{1,2}}(?:st|nd|rd|th)?{_TO})?{_FULL}"
    r"|\d{1,2}[./]\d{1,2}|\d{4}-\d\d-\d\d)(?:,?[ ./]\d{4})?"
)
_WHERE = r"(?:,[ ](?P<where>[^.:;\n]{2,40})|[ ]\((?P<in>[^()\n]{2,40})\))"
_NAME = r"[A-Z][\w'’-]+(?:(?:[ ]|,[ ])[A-Z(][\w'’)-]+){0,4}"
_CLOCK = r"\d{1,2}[:.]\d{2}[ ]+(?:[A-Z]{3,}[ ])?(?P<town>[A-Z][^.:;\n]{2,40})"
_PLACE_FIRST = (
    rf"(?P<first>{_NAME})(?:,[ ]{_DAY}|[ ]\({_DAY}\))|\[{_DAY}\][ ](?P<next>{_NAME})"
    rf"|(?P<label>{_NAME})(?=:[ ]+(?:[Oo]n[ ]+)?{_DAY}\b)|{_DAY}[ ]?\|[ ]?(?P<cell>{_NAME})"
)
"""The day behind the place: "Gao, 3 May: ...", "Gao (3 May) - ...", "[3 May] Gao: ...", "Gao: on 3
May ..."."""
_SENT_FROM = re.compile(r"[A-Z]{3}")
"""A town in capitals: one alone is where a report was sent from; a log has one in each line."""
_END = r"(?::|[ ][-–—]|[ ]?\||(?<=\w)\.(?=[ ][A-Z]))"
_HEAD = re.compile(
    rf"^(?:{BULLET.pattern})?[*_]{{0,2}}(?:(?:{_DAY}|{_WEEKDAY}){_WHERE}?|{_CLOCK}|{_PLACE_FIRST}"
    r"|(?P<year>19\d\d|20[0-5]\d))"
    rf"[*_]{{0,2}}{_END}[*_]{{0,2}}[ \t]+"
    rf"(?:(?P<spot>{_NAME})(?:[ ][-–—]|:|[ ]?\|)[ ]+(?=\S)|(?=[\"“‘(]?\w))",
    re.MULTILINE,
)
_PLACES = ("spot", "where", "in", "town", "first", "next", "label", "cell")
_TIME = re.compile(
    rf"^(?:{BULLET.pattern})?(?:(?P<bare>(?:[01]\d|2[0-3])[0-5]\d)|\d{{1,2}}[:.]\d{{2}})"
    r"[ ]?(?P<unit>hrs|hours|h|am|pm)?[ ]?(?:local)?:[ \t]+(?=[A-Z])",
    re.MULTILINE,
)
_YEAR = re.compile(r"19\d\d|20[0-5]\d")
_DAY_IN_FIGURES = re.compile(r"\d{1,2}\.\d{2}:")  # "03.02: ..." as well as a time
_STAMP = re.compile(
    r"^(?:\d{4}[ ](?:GMT|UTC|hrs|hours|local)\b|\d{1,2}[:.]\d{2}(?:[ ](?:GMT|UTC|hrs|[ap]\.?m\.?))?"
    r"(?:[ ]?[-–—:|])?[ ]+(?=[\"“‘A-Z0-9]))",
    re.MULTILINE,
)
_NUMBER = re.compile(r"[ \t]*\(?\d{1,3}[.)][ \t]")
_LABEL = re.compile(
    rf"^(?P<label>(?:(?=[A-Z])[\w .'’&-]{{2,30}}"
    rf"|{BULLET.pattern}(?=[A-Z])[\w .,'’&()-]{{2,60}})(?=:[ \t]+\S)"
    rf"|(?:{BULLET.pattern})?[A-Z][A-Z .'’&-]{{2,30}}(?=[ ][-–—][ ]+\S)"  # "KUT - Three died"
    r"|(?=[A-Z])[\w .'’]{2,30}(?=[ ][-–—][ ]+\d))",  # "Horlivka - 2 killed"
    re.MULTILINE,
)
LABELS = 3  # lines with a label of their own from which each is told apart
HEADLINE = 4, 24  # words of a headline
FEWEST = 2  # such lines from which a text is a list


def item_heads(text: str) -> list[int]:
    """Where the telling begins in the lines that open with their day; none where it is no list."""
    found = [m.end() for m in _heads(text).values()]
    return found if len(found) >= FEWEST else []


@lru_cache(maxsize=4)
def _heads(text: str) -> Mapping[int, re.Match[str]]:
    """The heads of lines that say when, by where each line begins."""
    times = {m.start() for m in _timed(text)}
    found = [m for m in _HEAD.finditer(text) if not _is_label(m) and m.start() not in times]
    sent = {m["first"] for m in found if m["first"] and _SENT_FROM.match(m["first"])}
    return {m.start(): m for m in found if len(sent) >= FEWEST or m["first"] not in sent}


def years_at_heads(text: str) -> frozenset[int]:
    """Where the years stand that lines of a list open with: "1997: ..."."""
    heads = _heads(text).values() if is_list(text) else ()
    return frozenset(m.start("year") for m in heads if m["year"])


def _is_label(head: re.Match[str]) -> bool:
    """ "Date: 3 May.": the label of a form, and no place."""
    return head["label"] is not None and is_head(head["label"])


def timed_heads(text: str) -> list[int]:
    """The same for lines that open with a time of the clock: "3. 1130 hrs: ..."."""
    return [m.end() for m in _timed(text)]


@lru_cache(maxsize=4)
def _timed(text: str) -> tuple[re.Match[str], ...]:
    """The heads of lines that open with a time; "1994: ..." beside nothing but such is a year."""
    found = tuple(_TIME.finditer(text))
    found = tuple(m for m in found if m["unit"] or not _DAY_IN_FIGURES.match(m.group()))
    years = all(m["bare"] and not m["unit"] and _YEAR.fullmatch(m["bare"]) for m in found)
    return () if years else found


def stamped(text: str) -> list[int]:
    """Where the lines of a ticker begin, each with its time of the clock: "1420 GMT Three ..."."""
    found = [m.start() for m in _STAMP.finditer(text)]
    return found if len(found) >= FEWEST else []


def ticker_lines(text: str) -> frozenset[int]:
    """Where the lines of a ticker begin: each is a headline, without a full stop."""
    return _ticker(text)


@lru_cache(maxsize=4)
def _ticker(text: str) -> frozenset[int]:
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    short = all(HEADLINE[0] <= len(m.group().split()) <= HEADLINE[1] for m in lines)
    open_ends = all(not m.group().rstrip().endswith((".", ":", ",", ";")) for m in lines)
    begun = all(m.group()[:1].isupper() or m.group()[:1].isdigit() for m in lines)
    if len(lines) < LABELS or not (short and open_ends and begun):
        return frozenset()
    return frozenset(m.start() for m in lines)


def item_head(text: str, at: int) -> int | None:
    """Where the telling begins of the line that an offset stands in, if the line is one of a list
    and opens with its day."""
    start = text.rfind("\n", 0, at) + 1
    found = _heads(text).get(start)
    return found.end() if found and found.end() <= at and is_list(text) else None


def head_place(text: str, start: int) -> tuple[int, int] | None:
    """Where the place stands in the line of a list that opens with its day: "2 Feb, Gao: ..."."""
    found = _heads(text).get(start) if is_list(text) else None
    if found is None:
        return None
    name = next((n for n in _PLACES if found[n] is not None), None)
    return found.span(name) if name is not None else None


@lru_cache(maxsize=4)
def head_places(text: str) -> tuple[tuple[int, int], ...]:
    """The same for every line of the list."""
    found = (head_place(text, start) for start in _heads(text))
    return tuple(span for span in found if span is not None)


_TOWN = re.compile(
    rf"^(?:{BULLET.pattern})?(?:NEAR[ ])?(?P<town>[A-Z][A-Z'’-]+(?:[ -][A-Z'’-]+){{0,3}})"
    r"[ ][-–—][ ]+(?=[A-Z0-9])",
    re.MULTILINE,
)


@lru_cache(maxsize=4)
def towns_at_heads(text: str) -> tuple[tuple[int, int], ...]:
    """Where the towns stand that the lines of a bulletin open with, each in capitals and with a
    dash: "KUT - Three policemen died"; one alone is where a report was sent from."""
    found = tuple(m.span("town") for m in _TOWN.finditer(text))
    return found if len({text[slice(*span)] for span in found}) >= LABELS else ()


@lru_cache(maxsize=4)
def is_list(text: str) -> bool:
    """Whether lines of a text open with their day."""
    return len(item_heads(text)) > 0


def is_in_items(text: str) -> bool:
    """Whether a text has lines with bullets, numbers or times."""
    marked = sum(1 for line in text.split("\n") if BULLET.match(line))
    return max(marked, len(_timed(text))) >= FEWEST


def labelled(text: str) -> list[int]:
    """Where the lines begin that each open with a label ("Mali: ..."), if they are many."""
    found = [m.start() for m in _LABEL.finditer(text)]
    return found if len(found) >= LABELS else []


def is_numbered(text: str, at: int) -> bool:
    """Whether an offset stands in a line with a number or a time of its own: "3. 1130 hrs: ..."."""
    start = text.rfind("\n", 0, at) + 1
    return _NUMBER.match(text, start) is not None or _is_timed(text, start)


def _is_timed(text: str, start: int) -> bool:
    return any(m.start() == start for m in _timed(text))


def item_of(text: str, at: int) -> int | None:
    """Where the line of a list begins that an offset stands in; None outside of any list."""
    start = text.rfind("\n", 0, at) + 1
    head = _heads(text).get(start)
    dateline = head is not None and head["first"] is not None and not is_list(text)
    if BULLET.match(text, start) or (head is not None and not dateline):
        return start
    if _is_timed(text, start):
        return start
    return start if label_at(text, start) or start in ticker_lines(text) else None


def label_at(text: str, start: int) -> str | None:
    """The label that a line opens with, where many lines have one: "Mali" of "Mali: ..."."""
    return _labels(text).get(start)


@lru_cache(maxsize=4)
def _labels(text: str) -> Mapping[int, str]:
    found = {m.start(): m["label"] for m in _LABEL.finditer(text)}
    return {at: found[at] for at in labelled(text)}
