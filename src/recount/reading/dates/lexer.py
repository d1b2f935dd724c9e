"""Cuts a text into the words, numbers and codes that dates are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from recount.reading.dates import lexicon
from recount.reading.dates.calendars import OTHER_DATE
from recount.reading.dates.feasts import FEAST_WORDS, feast_named
from recount.reading.numbers.phrases import BREAK, Token, with_marks
from recount.reading.numbers.words import ORDINALS, SCALES, UNITS, number_of, year_of


def _loose(pattern: str) -> str:
    """A pattern as it must be written where spaces count for nothing."""
    return pattern.replace(" ", r"\ ")


_OTHER = rf"(?P<other>(?=[A-Z\d])(?:{_loose(OTHER_DATE)}))|"
_COMMON = (
    rf"(?P<feast>(?=[A-Zt\u2018])(?:{_loose(FEAST_WORDS)}))"
    r"""|(?P<iso>\b(?:1[5-9]|20|21)\d\d-[01]\d-[0-3]\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?
          (?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
      | (?P<era>\b(?:1[34]|2[45])\d\d\s?\((?P<common>(?:18|19|20)\d\d)(?:\s?(?:CE|AD))?\))
      | (?P<mixed>\b\d{1,2}[ -][1-9]/[2-9]\b)
      | (?P<dual>\b\d{1,2}/\d{1,2}
          (?=\s(?:of\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]))
      | (?P<short>(?<=\d[ -](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ -])\d\d
          (?=[,;:)]|\.?\s*$|\.\s|\s*\n))
      | (?P<slash>(?<![\w/.-])\d{1,4}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\w/-]|\.\d))
      | (?P<numbered>(?<![\w/.])[0-3]\d(?:/|\.(?=[01]\d\s?[:|]))(?:0[1-9]|1[0-2])
          (?![\w/%]|[.,]\d))
      | (?P<clock>(?<![\w:.])\d{1,2}[:.h][0-5]\d(?::[0-5]\d)?(?=\s*[apAP]\.?[mM]\b)
          |(?<![\w:.])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:]))
      | (?P<military>(?<![\d,.:-])(?:[01]\d|2[0-3])[0-5]\d
          (?:Z\b|\s?(?:hours|hrs|h)\b|(?=\s(?:GMT|UTC|local\stime|on\b))))
      | (?P<hour>(?:(?<=\b[Aa]t\s)|(?<=about\s)|(?<=around\s)|(?<=until\s))
          (?:1[0-2]|[1-9])(?:[:.][0-5]\d)?
          (?:\so['\u2019]clock)?\sin\sthe\s(?P<half>morning|afternoon|evening)\b)
      | (?P<decade>(?:\b(?:1[5-9]|20|21)\d0|['\u2019]\d0)['\u2019]?s\b)
      | (?P<qcode>\b(?:[Qq][1-4]|[Hh][12])\b)
      | (?P<code>(?:\b[A-Z]{1,5}-?|[$€£])\d[\w.,-]*|\b(?!(?:19|20)\d\d/\d\d\b(?!/))\d+(?:[/:]\d+)+\b
          |\d[\d.,]*\s?%)
      | (?P<num>(?:(?<![\w.])
          |(?<=(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.)(?=\d\d?\b))
          \d+(?:,\d{3})*(?:\.\d+)?)(?P<suffix>st|nd|rd|th|[A-Za-z]+)?\b
      | (?P<ampm>[aApP]\.\s?[mM]\b\.?)"""
)
_WORD = r"(?P<word>[^\W\d_]+)(?:['\u2019][sS]\b)?"
_MAY_BE_MORE = r"(?=[A-Z\d'\u2018\u2019$€£]|the|[qh]\d|[ap]\.)"
"""What all that is no plain word begins with: at any other letter nothing else need be tried."""
_SCAN, _SCAN_FOR_OTHER = (
    re.compile(rf"{_MAY_BE_MORE}(?:{rules})|{_WORD}", re.VERBOSE)
    for rules in (_COMMON, _OTHER + _COMMON)
)
_YEAR_OF_OTHER = re.compile(r"\s1[34]\d\d")


def date_tokens(text: str, words: frozenset[str]) -> Iterator[Token]:
    """The tokens of a text that can belong to a date, with the marks and breaks between."""
    lookup = _table(words)
    text = _without_fillers(text)
    return with_marks(text, _merged(text, _plain(text, lookup)))


Entry = tuple[str, int | str | None]
_TABLES: dict[frozenset[str], dict[str, Entry]] = {}


def _table(words: frozenset[str]) -> dict[str, Entry]:
    """What each word is; the plain words of the rules come last, so that meaning wins."""
    if words in _TABLES:
        return _TABLES[words]
    table: dict[str, Entry] = {word: (word, None) for word in words}
    table |= {word: ("ORDW", value) for word, value in ORDINALS.items()}
    table |= {word: ("NW", word) for word in (*UNITS, *SCALES) if word != "score"}
    kinds: dict[str, Mapping[str, int | str]] = {
        "MONTH": lexicon.MONTHS,
        "WEEKDAY": lexicon.WEEKDAYS,
        "WDABBR": lexicon.WEEKDAY_ABBREVIATIONS,
        "UNIT": lexicon.UNITS,
        "UNITS": lexicon.PLURALS,
        "POD": lexicon.PARTS_OF_DAY,
        "SEASON": lexicon.SEASONS,
        "TODAY": lexicon.DEICTIC_DAYS,
        "DECADE": lexicon.DECADE_WORDS,
        "OFTEN": lexicon.SETS,
        "REF": lexicon.REFERENCES,
        "ZONE": {word: word for word in lexicon.ZONES},
    }
    for kind, entries in kinds.items():
        table |= {word: (kind, value) for word, value in entries.items()}
    table["second"] = ("ORDW", 2)
    table["am"] = table["pm"] = ("AMPM", None)
    return _TABLES.setdefault(words, table)


_UNKNOWN = Token(BREAK, 0, 0)
"""Any word that no rule asks for; one token for all of them, since most words are such."""


_TO_THE_DAY = re.compile(r"(?<=\w) to the day(?= (?:later|after|before|earlier)\b)")


def _without_fillers(text: str) -> str:
    """ "Two weeks to the day later": without words that only say how exactly, as long."""
    if " to the day " not in text:
        return text
    return _TO_THE_DAY.sub(lambda found: " " * len(found[0]), text)


def _plain(text: str, lookup: dict[str, Entry]) -> Iterator[Token]:
    """One unknown word stands for several in a row: it breaks every phrase all the same."""
    is_known = True
    scan = _SCAN_FOR_OTHER if _YEAR_OF_OTHER.search(text) else _SCAN
    for found in scan.finditer(text):
        kind = str(found.lastgroup)
        word = found["word"] if kind == "word" else ""
        entry = lookup.get(word.lower())
        if kind == "word" and entry is None:
            if is_known:
                yield _UNKNOWN
            is_known = False
            continue
        is_known = True
        if entry is not None:
            yield from _word(text, found, word, entry)
        elif kind == "numbered":
            yield from _day_month(text, found)
        else:
            yield _READERS[kind](found)


_PROPER = {"MONTH", "WEEKDAY", "WDABBR"}


def _word(text: str, found: re.Match[str], word: str, entry: Entry) -> Iterator[Token]:
    kind, value = entry
    start, end = found.span("word")
    small = word.lower()
    if kind in _PROPER:
        if word[0].islower():
            yield Token(BREAK, start, end)
            return
        if kind == "MONTH":
            kind = "WEAKM" if small in lexicon.WEAK_MONTHS else "MONTH"
        if (small in lexicon.ABBREVIATED or kind == "WDABBR") and text[end : end + 1] == ".":
            end += 1
    elif kind == "ZONE" and not (word.isupper() or small == "zulu"):
        yield Token(BREAK, start, end)
        return
    elif kind == "AMPM":
        value = small[0]
    yield Token(kind, start, end, value)
    if found.end() > found.end("word"):
        yield Token("'", found.end("word"), found.end())


def _iso(found: re.Match[str]) -> Token:
    return Token("ISO", found.start(), found.end(), found.group())


def _slash(found: re.Match[str]) -> Token:
    return Token("SLASH", found.start(), found.end(), found.group())


_BEFORE_DAY = re.compile(
    r"(?:^|\n)\W*$|\b(?:on|from|to|till|until|by|since|between|and|dated?:?|night|the)\s$"
    r"|\d/\d\d\s?[-\u2013]\s?$",
    re.IGNORECASE,
)
_SURE_DAY = re.compile(r"(?<![\w/.])(?:1[3-9]|2\d|3[01])/(?:0[1-9]|1[0-2])(?![\d/])")
_OPENS = re.compile(
    r"(?:(?:^|(?<=\n))[^\w\n]{0,5}|(?<=[.;]\s))(?P<day>[0-3]\d)[/.](?P<month>0[1-9]|1[0-2])"
    r"\s?[:|](?=\s)"
)


def _day_month(text: str, found: re.Match[str]) -> Iterator[Token]:
    """ "24/05", where a date may stand, in a text that surely puts the day first."""
    start, end = found.span()
    slash = start + 3
    day, month = int(text[start : slash - 1]), int(text[slash:end])
    opens = start in _openings(text)
    dotted = text[slash - 1] == "."
    placed = opens or _BEFORE_DAY.search(text, max(0, start - 12), start)
    sure = (not dotted and _SURE_DAY.search(text)) or _of_one_month(text)
    if not placed or not 1 <= day <= 31 or not sure or (dotted and not opens):
        yield Token(BREAK, start, end)
        return
    yield Token("D1" if day <= 12 else "D2", start, slash, day)
    yield Token("MONTH", slash, end, month)


@lru_cache(maxsize=4)
def _openings(text: str) -> Mapping[int, tuple[str, str]]:
    """The day and the month in figures that lines and sentences open with, by where they stand."""
    return {m.start("day"): (m["day"], m["month"]) for m in _OPENS.finditer(text)}


def _of_one_month(text: str) -> bool:
    """ "09/05: ... 11/05: ...": the days that entries open with differ, their month is one."""
    opened = _openings(text).values()
    days, months = ({each[at] for each in opened} for at in (0, 1))
    return len(days) > len(months) == 1


def _clock(found: re.Match[str]) -> Token:
    hour, minute = re.split(r"[:.h]", found.group())[:2]
    good = int(hour) <= 24
    return Token("CLOCK" if good else BREAK, found.start(), found.end(), f"{int(hour):02}:{minute}")


def _era(found: re.Match[str]) -> Token:
    """ "2566 (2023)": a year of another era with the common one."""
    return Token("YEAR", found.start(), found.end(), int(found["common"]))


def _decade(found: re.Match[str]) -> Token:
    digits = re.sub(r"\D", "", found.group())
    value = int(digits) // 10
    return Token("DECADE", found.start(), found.end(), value)


def _code(found: re.Match[str]) -> Token:
    return Token(BREAK, found.start(), found.end())


def _qcode(found: re.Match[str]) -> Token:
    return Token("QCODE", found.start(), found.end(), found.group().upper())


def _ampm(found: re.Match[str]) -> Token:
    return Token("AMPM", found.start(), found.end(), found.group()[0].lower())


def _mixed(found: re.Match[str]) -> Token:
    """ "2 1/2" is two and a half."""
    whole, over, under = (int(part) for part in re.split(r"[ /-]", found.group()))
    return Token("DEC", found.start(), found.end(), whole + over / under)


def _num(found: re.Match[str]) -> Token:
    """Digits by size: D1 may be a day or a month, D2 only a day; YEAR has four digits."""
    start, end, written, suffix = found.start(), found.end(), found["num"], found["suffix"]
    if suffix:
        return _suffixed(found, written, suffix.lower())
    if "." in written:
        return Token("DEC", start, end, float(written.replace(",", "")))
    value = int(written.replace(",", ""))
    if len(written) == 4 and 1500 <= value < 2200:
        return Token("YEAR", start, end, value)
    if len(written) <= 2 and 1 <= value <= 31:
        return Token("D1" if value <= 12 else "D2", start, end, value)
    return Token("NUM", start, end, value)


def _suffixed(found: re.Match[str], written: str, suffix: str) -> Token:
    start, end = found.start(), found.end()
    if suffix in ("st", "nd", "rd", "th") and written.isdigit():
        return Token("ORDNUM" if 1 <= int(written) <= 31 else "ORDBIG", start, end, int(written))
    if suffix in ("am", "pm") and written.isdigit() and int(written) <= 12:
        hour = int(written) % 12 + (12 if suffix == "pm" else 0)
        return Token("TIME", start, end, f"{hour:02}:00")
    return Token(BREAK, start, end)


def _dual(found: re.Match[str]) -> Token:
    return Token("DUAL", found.start(), found.end(), found.group())


def _short(found: re.Match[str]) -> Token:
    """The year of "25 Oct 19"."""
    year = int(found.group())
    return Token("YEAR", found.start(), found.end(), (2000 if year < 50 else 1900) + year)


_AT = re.compile(r"\b(?:at|about|around|approximately|by|until|from|circa|between|and)\s$", re.I)


_ZONED = re.compile(r"\s(?:GMT|UTC|local\stime)\b")


def _military(found: re.Match[str]) -> Token:
    """ "At 0540 hours", "0540Z": four digits that are a time only where a word or mark says so."""
    start, end, written = found.start(), found.end(), found.group()
    zoned = _ZONED.match(found.string, end)
    if written[-1] != "Z" and not zoned and not _AT.search(found.string, max(0, start - 15), start):
        if written.isdigit():
            value = int(written)
            kind = "YEAR" if 1500 <= value < 2200 else "NUM"
            return Token(kind, start, end, value)
        return Token("NUM", start, start + 4, int(written[:4]))
    return Token("TIME", start, end, f"{written[:2]}:{written[2:4]}")


def _in_the(found: re.Match[str]) -> Token:
    """ "At 5 in the morning"."""
    hour, _, minute = re.split(r"\s", found.group())[0].replace(".", ":").partition(":")
    later = found["half"] != "morning" and int(hour) < 12
    return Token(
        "TIME", found.start(), found.end(), f"{int(hour) + 12 * later:02}:{minute or '00'}"
    )


def _other(found: re.Match[str]) -> Token:
    """A date of another calendar, with its words for the builder."""
    return Token("OTHER", found.start(), found.end(), found.group())


def _feast(found: re.Match[str]) -> Token:
    return Token("FEAST", found.start(), found.end(), feast_named(found.group()))


_READERS: dict[str, Callable[[re.Match[str]], Token]] = {
    "other": _other,
    "feast": _feast,
    "iso": _iso,
    "slash": _slash,
    "mark": _slash,
    "clock": _clock,
    "decade": _decade,
    "qcode": _qcode,
    "code": _code,
    "era": _era,
    "common": _era,
    "mixed": _mixed,
    "num": _num,
    "suffix": _num,
    "ampm": _ampm,
    "dual": _dual,
    "short": _short,
    "military": _military,
    "hour": _in_the,
    "half": _in_the,
}


def _merged(text: str, tokens: Iterator[Token]) -> Iterator[Token]:
    """Runs of number words as one number, or as a year: "nineteen ninety-six"."""
    run: list[Token] = []
    for token in tokens:
        close = run and text[run[-1].end : token.start] in (" ", "-", "\u2011")
        if token.kind == "NW" and (not run or (close and _goes_on(run, token))):
            run.append(token)
            continue
        ordinal = _ordinal(run, token) if close else None
        if ordinal:
            run = []
            yield ordinal
            continue
        yield from _close(run)
        run = []
        if token.kind == "NW":
            run = [token]
        else:
            yield token
    yield from _close(run)


def _goes_on(run: list[Token], token: Token) -> bool:
    words = [str(each.value) for each in (*run, token)]
    return number_of(words) is not None or year_of(words) is not None


def _ordinal(run: list[Token], token: Token) -> Token | None:
    """ "Twenty" "third" is one ordinal."""
    if token.kind != "ORDW" or len(run) != 1 or UNITS.get(str(run[0].value), 0) not in (20, 30):
        return None
    value = UNITS[str(run[0].value)] + int(token.value or 0)
    return Token("ORDW", run[0].start, token.end, value)


def _close(run: list[Token]) -> Iterator[Token]:
    if not run:
        return
    words = [str(token.value) for token in run]
    year = year_of(words) if len(words) > 1 else None
    if year is not None:
        yield Token("YEARW", run[0].start, run[-1].end, year)
        return
    kind = "SCALE" if words[0] in SCALES else "NW"
    yield Token(kind, run[0].start, run[-1].end, number_of(words))
