"""What a number counts, if it counts at all: a year, an age, a weapon's name are no toll."""

from __future__ import annotations

import re
from enum import StrEnum


class NumberKind(StrEnum):
    """What sort of number it is; only a cardinal can be a number of people or strikes.

    An article is "a" or "an", which says one only where a thing is counted.
    """

    CARDINAL = "cardinal"
    ARTICLE = "article"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    SHARE = "share"
    DECIMAL = "decimal"
    MONEY = "money"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    CODE = "code"
    MARKER = "marker"


_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_SPACE = r"[\s\u00a0]*"
_GAP = r"[\s\u00a0-]*"

_AT_WORK = (
    r"(?:guards?|guardsm[ae]n|watchm[ae]n|watchers?|labou?rers?|workers?|nurses?|porters?|clerks?"
    r"|fisherm[ae]n|trippers?|visitors?|pupils?|students?|duty\s+officers?|drivers?)\b"
)
"""Who a time of day or week only describes: "one night guard" is one, and no night."""

_AFTER = re.compile(
    rf"""{_GAP}(?:
      (?P<percent>%|per{_SPACE}cent\b|percent\b|percentage\b|pct\b)
    | (?P<heavy>(?<=-)pounds?\b)
    | (?P<money>(?:\w+{_SPACE})?(?:dollars?|euros?|pounds?(?:{_SPACE}sterling)?|USD|EUR|dinars?
        |rupees?|afghanis?|riyals?|liras?|shekels?|cents)\b)
    | (?P<age>years?[\s-]olds?\b|months?[\s-]olds?\b|years?{_SPACE}of{_SPACE}age\b
        |yrs?\.?{_SPACE}olds?|y[/.]o\b)
    | (?P<time>[ap]\.?m\b|o['\u2019]clock\b|hours?{_SPACE}(?:local|GMT|UTC)\b|GMT\b|UTC\b)
    | (?P<duration>(?:(?:straight|more|consecutive|full|long|short){_SPACE})?
        (?:seconds?|minutes?|hours?|hrs?|days?|nights?|weeks?|weekends?|fortnights?|months?
        |quarters?|years?|decades?|centuries|century)\b(?!{_SPACE}{_AT_WORK}))
    | (?P<measure>(?:(?:square|cubic|nautical){_SPACE})?(?:miles?|mi\b|mph|kilomet(?:er|re)s?|kms?
        |k\.?m\.?|kmh|met(?:er|re)s?|centimet(?:er|re)s?|millimet(?:er|re)s?|mm|cm|feet|foot|ft|inch
        (?:es)?|yards?|acres?|hectares?|kilos?|kilograms?|kgs?|grams?|pounds?[\s-]bombs?|lbs?|ounces?
        |tons?|tonnes?|lit(?:er|re)s?|gallons?|barrels?|degrees?|knots?|calib(?:er|re)|watts?
        |kilowatts?|megawatts?|volts?)\b|m\b(?!\.))
    | (?P<date>{_MONTH}\b)
    )""",
    re.VERBOSE,
)
_SAME = {"heavy": "measure"}  # a 2,000-pound bomb is not money
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₹]|\b(?:US|USD|EUR|Rs\.?|LYD)\$?)\s?$")
_DATE_BEFORE = re.compile(rf"\b{_MONTH}\s+(?:\d{{1,2}}(?:\s*,\s*|\s*(?:and|or|to|-|–)\s*))*$")
_NO_DAY_BEFORE = re.compile(rf"\b(?:and|or)\s+$|\b[Ii]n\s+{_MONTH}\s+$")
_PEOPLE_AFTER = re.compile(
    r"\s+(?:more\s+|other\s+)?(?:people|persons|men|women|children|police|dead|[a-z]{3,}men"
    r"|(?!was\b|has\b|this\b|his\b|its\b)[a-z]{2,}[a-rt-z]s)\b"
)
_DATE_AFTER = re.compile(rf"(?:\s*(?:,|and|or|to|-|–)\s*\d{{1,2}})+\s+{_MONTH}\b")
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|aged\s+between)\s+(?:\d+\s*(?:,|and|to|-|–|or)\s*)?$", re.I
)
_NAMED_BEFORE = re.compile(r"(?:^|[^\w\s]\s*|\b[a-z]+\s)(?:[A-Z][a-z'\u2019-]+\s){2,3}$")
_SAID_OF_ONE = re.compile(r",\s(?:of\b(?!\s(?:wh|them))|was\b|is\b|has\b|had\b|who(?:se)?\b)")
_CODE_BEFORE = re.compile(
    r"(?:\b(?:No\.?|Nos\.?|number|flight|highway|route|article|resolution|unit|brigade|battalion"
    r"|regiment|division|chapter|page|section|phase|channel|room|gate|boeing|airbus|version|level"
    r"|group|zone|ward|block|sector|checkpoint|area|camp|point|part|case|act|law|protocol"
    r"|annex|paragraph|apollo|windows|route|tel|phone|fax|ext)[ \t]?|[#+@/_]|\w[./:@])\Z",
    re.IGNORECASE,
)
_CODE_AFTER = re.compile(r"[/:@_]\w|-\d+-|\.\d+\.\d")
_HOUSE_AFTER = re.compile(
    r"\s+(?:block\s+(?:of|on)\b|(?:[A-Z][\w.'\u2019]*\s+){1,3}"
    r"(?:Street|Avenue|Road|Boulevard|Drive|Lane|Parkway|Highway|St|Ave|Rd|Blvd|Dr|Ln)\b)"
)
_TIMED = re.compile(r"\b(?:in|since|until|of|from|during|by|year|after|before)\s$", re.IGNORECASE)
_MARKER_BEFORE = re.compile(r"(?:^|\n)[ \t]*[(\[]?\Z")
_MARKER_AFTER = re.compile(r"[.)\]]\s")
_APPOSED_BEFORE = re.compile(r"[A-Z][\w'’-]+,\s$")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|of|from|during|year|before|after|and|to|early|late|mid|fiscal"
    r"|between|through|spring|summer|autumn|fall|winter)\s$|(?:mid|pre|post)-\Z|\w['’]?,\s$|\(\Z",
    re.IGNORECASE,
)
_OWNER_BEFORE = re.compile(
    r"(?:\b(?:the|its|their|his|her|that|this)|['\u2019]s)\s$", re.IGNORECASE
)
_COUNTED_AFTER = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]+(?:s|men|women|children|people|dead|killed)\b")


def kind_at(text: str, start: int, end: int, value: int | None, in_digits: bool) -> NumberKind:
    """What the number at text[start:end] counts, from the words next to it."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    named = _AFTER.match(after)
    if _MONEY_BEFORE.search(before):
        return NumberKind.MONEY
    if named and named.lastgroup and not (named.lastgroup == "date" and not in_digits):
        return NumberKind(_SAME.get(named.lastgroup, named.lastgroup))
    if not in_digits:
        return NumberKind.CARDINAL
    return _of_digits(before, after, value)


def _of_digits(before: str, after: str, value: int | None) -> NumberKind:
    if _CODE_BEFORE.search(before) or _CODE_AFTER.match(after) or _is_house(before, after):
        return NumberKind.CODE
    if value is not None and value <= 31 and _is_day(before, after):
        return NumberKind.DATE
    if _MARKER_BEFORE.search(before) and _MARKER_AFTER.match(after):
        return NumberKind.MARKER
    if value is not None and value < 120 and _is_age(before, after):
        return NumberKind.AGE
    if value is not None and 1900 <= value <= 2100 and _is_year(value, before, after):
        return NumberKind.YEAR
    return NumberKind.CARDINAL


def _is_house(before: str, after: str) -> bool:
    """ "The 2000 block of Elm Street", "at 1950 Oak Avenue"; not "in 1950 Oak Street was"."""
    return bool(_HOUSE_AFTER.match(after)) and not _TIMED.search(before)


def _is_day(before: str, after: str) -> bool:
    """A day beside a month; not the dead of "on Sept. 19 and 20 people died"."""
    if _NO_DAY_BEFORE.search(before) and _PEOPLE_AFTER.match(after):
        return False
    return bool(_DATE_BEFORE.search(before) or _DATE_AFTER.match(after))


def _is_age(before: str, after: str) -> bool:
    if _AGE_BEFORE.search(before):
        return True
    if _SAID_OF_ONE.match(after) and _NAMED_BEFORE.search(before):
        return True  # "Omar Haddad 21, of Oldmill, was killed"
    return after[:1] == "," and bool(_APPOSED_BEFORE.search(before))


def _is_year(year: int, before: str, after: str) -> bool:
    if re.search(rf"\b{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s*)?,?\s*$", before):
        return True
    if _YEAR_BEFORE.search(before) or not _COUNTED_AFTER.match(after):
        return True
    return year % 100 != 0 and bool(_OWNER_BEFORE.search(before))
