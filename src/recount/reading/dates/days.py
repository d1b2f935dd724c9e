"""Builds the expressions of days: calendar dates, weekdays, today, lists and ranges of days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.records import Direction
from recount.reading.numbers.phrases import Match, Token

Builder = Callable[[str, Match], list[Draft]]

MONTH = ("MONTH", "WEAKM")
YEAR = ("YEAR", "YEARW")
DAY = ("D1", "D2", "ORDNUM", "ORDW")
_COUNTED = re.compile(
    r"\s+(?:more\s+)?(?:people|persons|men|women|children|police|civilians|[a-z]{3,}(?<!ss)s"
    r"|[a-z]+men)\b(?<!\bas)(?<!\bwas)(?<!\bhas)(?<!this)"
)


_NAME_AFTER = re.compile(
    r"\s+(?:Battalion|Brigades?|Martyrs?|Movement|Revolution|Division|Front|Forces?|Group|Square"
    r"|Street|Bridge|University|Dam|Committee|Party|Camp|Hospital|(?:terror(?:ist)?\s+)?attacks\b)"
)
"""A date before these is a name: "October 7 Battalion", "the Sept. 11 attacks"."""
_PLACE_AFTER = re.compile(
    r"\s+(?:hospital|brigades?|battalion|bridge|street|square|university|stadium|mosque|movement"
    r"|district|neighbou?rhood|road|highway|school|camp|dam|regiment|column|bakery|airport)\b"
    r"(?!\s+(?:attacks?|bombings?|strikes?|air\s?strikes?|raids?|shootings?|blasts?|massacres?|siege"
    r"|fire|explosions?|killings?|assaults?)\b)"
)
"""The same in small letters, after an article: "the May 22 hospital", "the 17 February brigade"."""


def clock_time(tokens: tuple[Token, ...]) -> tuple[str | None, set[int]]:
    """TimeML's time of a clock in the phrase ("T14:30") and which tokens say it."""
    for index, token in enumerate(tokens):
        follower = tokens[index + 1].kind if index + 1 < len(tokens) else ""
        if token.kind == "TIME":
            return f"T{token.value}", {index}
        oclock = follower == "o"
        if token.kind in ("D1", "NW", "CLOCK") and (follower == "AMPM" or oclock):
            half = None if oclock else str(tokens[index + 1].value)
            return _hour(token, half), {index, index + 1}
        if token.kind == "CLOCK":
            return f"T{token.value}", {index}
    return None, set()


def _hour(token: Token, half: str | None) -> str | None:
    hour, minute = [*str(token.value).split(":"), "00"][:2]
    if int(hour) > 24:
        return None
    number = int(hour) % 12 + 12 if half == "p" else int(hour) % 12 if half == "a" else int(hour)
    return f"T{number:02}:{minute}"


OVERNIGHT = "TNI+"
"""A night that may go on into the day after."""
INTO = "TNI-"
"""The night that ends with the day: "overnight into Tuesday"."""


def time_of(match: Match) -> tuple[str | None, tuple[Token, ...]]:
    """The time of day that the phrase says, and its tokens without those of a clock."""
    clock, used = clock_time(match.tokens)
    rest = tuple(token for index, token in enumerate(match.tokens) if index not in used)
    part = next((token for token in rest if token.kind == "POD"), None)
    if part is None and any(token.kind == "overnight" for token in rest):
        into = any(token.kind == "into" for token in rest)
        return clock or (INTO if into else OVERNIGHT), rest
    hours = next((token for token in rest if token.kind == "UNITS"), None)
    if part is None and hours is not None:  # "in the early hours of Friday"
        return clock or "TMO", rest
    return clock or (str(part.value) if part else None), rest


def _first(tokens: tuple[Token, ...], kinds: tuple[str, ...]) -> int | None:
    return next((int(token.value or 0) for token in tokens if token.kind in kinds), None)


def names_told_year(tokens: tuple[Token, ...]) -> bool:
    """ "March that year", "12 May of the same year"."""
    return any(
        token.value == "Y" and before.kind in ("that", "same") for before, token in pairwise(tokens)
    )


def _year_shift(tokens: tuple[Token, ...]) -> int | None:
    """ "9 September last year": one year back."""
    for before, token in pairwise(tokens):
        if token.value == "Y" and before.kind in _YEARS_ON:
            return _YEARS_ON[before.kind]
    return None


_YEARS_ON = {"last": -1, "previous": -1, "this": 0, "next": 1}


def calendar_day(tokens: tuple[Token, ...], time: str | None = None) -> Expression:
    """A date of month, day and year, whichever are there."""
    return Expression(
        Form.CALENDAR,
        year=_first(tokens, YEAR),
        month=_first(tokens, MONTH),
        day=_first(tokens, DAY),
        year_shift=_year_shift(tokens),
        of_told_year=names_told_year(tokens),
        weekday=_first(tokens, ("WEEKDAY", "WDABBR")),
        time=time,
    )


def iso_day(written: str) -> Expression:
    """A date in ISO 8601, with its time where it has one."""
    year, month, day = (int(part) for part in written[:10].split("-"))
    time = f"T{written[11:16]}" if len(written) > 10 else None
    return Expression(Form.CALENDAR, year=year, month=month, day=day, time=time)


def slash_day(written: str) -> Expression | None:
    """24/09/2019; a date that may be read both ways keeps its words, to be settled later."""
    first, second, third = (int(part) for part in re.split(r"[/.-]", written))
    if first > 1000:
        return _sure(first, second, third)
    year = third if third > 100 else 2000 + third if third < 50 else 1900 + third
    if len(written) < 8 and not re.search(r"\d{4}$", written) and "/" not in written:
        return None  # "1.2.10" is a version or a section
    if first > 12:
        return _sure(year, second, first)
    if second > 12:
        return _sure(year, first, second)
    if first == second:
        return _sure(year, first, second)
    return Expression(Form.CALENDAR, year=year, value=f"{first}/{second}")


def _sure(year: int, month: int, day: int) -> Expression | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1500 <= year < 2200):
        return None
    return Expression(Form.CALENDAR, year=year, month=month, day=day)


def _iso(_text: str, match: Match) -> list[Draft]:
    time, _ = time_of(match)
    expression = iso_day(str(match.tokens[0].value))
    if time:
        expression = replace(expression, time=time)
    return [Draft(match.start, match.end, expression)]


def _day(text: str, match: Match) -> list[Draft]:
    time, tokens = time_of(match)
    kinds = {token.kind for token in tokens}
    if "ISO" in kinds or "SLASH" in kinds:
        return _coded(match, tokens, time)
    if kinds & set(MONTH) or (kinds & set(DAY) and "WEEKDAY" in kinds):
        return _written(text, match, tokens, time)
    if "TODAY" in kinds:
        return [Draft(match.start, match.end, _deictic(text, tokens, time))]
    return _weekday(text, match, tokens, time)


def _coded(match: Match, tokens: tuple[Token, ...], time: str | None) -> list[Draft]:
    token = next(each for each in tokens if each.kind in ("ISO", "SLASH"))
    written = str(token.value)
    found = iso_day(written) if token.kind == "ISO" else slash_day(written)
    if found is None:
        return []
    return [Draft(match.start, match.end, replace(found, time=time or found.time))]


def _written(text: str, match: Match, tokens: tuple[Token, ...], time: str | None) -> list[Draft]:
    expression = calendar_day(tokens, time)
    if expression.year is None and _is_name(text, match):
        return []
    month = next((token for token in tokens if token.kind in MONTH), None)
    plain = expression.year is None and month is not None and expression.weekday is None
    if plain and month is not None and tokens[-1].kind in ("D1", "D2"):
        into = re.search(r"\b[Ii]n\s$", text[max(0, match.start - 4) : match.start])
        if into and match.start == month.start:  # "In May 12 people were killed"
            return [
                Draft(month.start, month.end, Expression(Form.CALENDAR, month=expression.month))
            ]
    if expression.day is not None and expression.day > 31:
        return []
    return [Draft(match.start, match.end, expression)]


def _is_name(text: str, match: Match) -> bool:
    """Whether the day only names something."""
    if _NAME_AFTER.match(text, match.end):
        return True
    article = match.tokens[0].kind == "the" or text[max(0, match.start - 4) : match.start] == "the "
    return article and bool(_PLACE_AFTER.match(text, match.end))


def _deictic(text: str, tokens: tuple[Token, ...], time: str | None) -> Expression:
    token = next(each for each in tokens if each.kind == "TODAY")
    shift = int(token.value or 0)
    kinds = {each.kind for each in tokens}
    shift += -1 if "before" in kinds else 1 if "after" in kinds else 0
    night = text[token.start : token.end].lower() == "tonight"
    return Expression(Form.SHIFT, unit="D", amount=shift, time=time or ("TNI" if night else None))


_TOWARD = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0}


_SAID_BEFORE = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|report(?:s|ed)?|announc\w+|claim(?:s|ed)?|add(?:s|ed)"
    r"|confirm(?:s|ed)?|stat(?:ed|es|ement)|is|was|show(?:s|ed)|so|alleg\w+|not(?:ed|es)"
    r"|assess\w+|believ\w+|indicat\w+)(?: \w+ ?){0,2} $",
    re.IGNORECASE,
)
"""Behind these "that" opens what is said: "the army said that Sunday's strike"."""


def _opens_a_clause(text: str, that: Token, day: Token) -> bool:
    """Whether "that" belongs to the words before it and not to the day."""
    owned = text[day.end : day.end + 2] in ("'s", "’s")
    return owned or _SAID_BEFORE.search(text[max(0, that.start - 40) : that.start]) is not None


def _weekday(text: str, match: Match, tokens: tuple[Token, ...], time: str | None) -> list[Draft]:
    token = next((each for each in tokens if each.kind in ("WEEKDAY", "WDABBR")), None)
    if token is None:
        return []
    that = next((each for each in tokens if each.kind == "that"), None)
    if that is not None and _opens_a_clause(text, that, token):
        tokens = tuple(each for each in tokens if each.start > that.start)
    start = tokens[0].start if that is not None and that not in tokens else match.start
    kinds = {each.kind for each in tokens}
    toward = next((_TOWARD[each.kind] for each in tokens[::-1] if each.kind in _TOWARD), None)
    direction = None
    if "following" in kinds or "previous" in kinds:
        direction = Direction.AFTER if "following" in kinds else Direction.BEFORE
    elif "that" in kinds:
        direction = Direction.SAME
    unit = next((str(each.value) for each in tokens if each.kind == "UNIT"), None)
    if unit not in (None, "W"):
        return []
    if "before" in kinds:  # "the Friday before last"
        toward = -2
    if unit == "W" and direction is Direction.BEFORE:  # "Monday of the previous week"
        toward, direction = -1, None
    expression = Expression(
        Form.WEEKDAY, weekday=int(token.value or 0), toward=toward, time=time, direction=direction,
        unit=unit,
    )  # fmt: skip
    return [Draft(start, match.end, expression)]


def _list(text: str, match: Match) -> list[Draft]:
    """ "Sept. 19, 24, 26 and 29": a mention for each day, all of one series."""
    month = match.first(*MONTH)
    days = match.all("D1", "D2", "ORDNUM")
    if month is None:
        return []
    year = match.first(*YEAR)
    if month.start < days[0].start and year is None and counted(text, days[-1]):
        days = days[:-1]
    shared = replace(calendar_day(match.tokens), weekday=None)
    if match.has("or"):  # one day, and nobody knows which
        first, last = (replace(shared, day=int(day.value or 0)) for day in (days[0], days[-1]))
        end = match.end if days[-1] is match.all("D1", "D2", "ORDNUM")[-1] else days[-1].end
        return [Draft(match.start, end, replace(first, last=last))] if len(days) > 1 else []
    key = f"s{match.start}" if len(days) > 1 else None
    drafts = []
    for day in days:
        start, end = day.start, day.end
        if month.end < day.start and day is days[0]:
            start = month.start
        if month.start > day.end and day is days[-1]:
            end = match.end
        drafts.append(Draft(start, end, replace(shared, day=int(day.value or 0)), key))
    return drafts


def counted(text: str, day: Token) -> bool:
    """Whether the last number of a list counts people: "on Sept. 19 and 20 people died"."""
    return day.kind != "ORDNUM" and bool(_COUNTED.match(text, day.end))


def _the_day(text: str, match: Match) -> list[Draft]:
    """ "On the 26th": a day of a month that the context names; never "the 26th brigade"."""
    token = match.tokens[-1]
    after = text[token.end : token.end + 20]
    if match.tokens[0].kind != "the" or not re.search(
        r"\b[Oo]n\s$|\b(?:of|by|since|until|and|to|from|before|after)\s$",
        text[max(0, match.start - 7) : match.start],
    ):
        return []
    if re.match(r"\s+\w", after) and not _CLOSED.match(after):
        return []
    if after[:1] in ("-", "\u2013"):
        return []
    day = Expression(Form.CALENDAR, day=int(token.value or 0))
    return [Draft(match.start, match.end, day)]


_CLOSED = re.compile(
    r"\s+(?:and|at|in|near|when|but|by|that|as|to|the|an?|his|her|my|your|their|its|our|it|they|he|she|we"
    r"|some|several|about|around|another|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
    r"(?!\s+(?:anniversary|Brigade|Division))"
)
"""Words that begin something new after "on the 27th": no noun that the number would belong to."""


def _clock(text: str, match: Match) -> list[Draft]:
    time, _ = clock_time(match.tokens)
    bare = all(token.kind in ("CLOCK", "early", "late") for token in match.tokens)
    before = text[max(0, match.start - 8) : match.start]
    if time is None or (
        bare and not re.search(r"\b(?:[Aa]t|about|around|by|after|before)\s$", before)
    ):
        return []
    return [Draft(match.start, match.end, Expression(Form.CURRENT, unit="D", time=time))]


BUILDERS: dict[str, Builder] = {
    "iso": _iso,
    "day": _day,
    "list_md": _list,
    "list_dm": _list,
    "the_day": _the_day,
    "clock": _clock,
}
"""How each rule of days becomes expressions."""
