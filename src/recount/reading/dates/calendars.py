"""Days of other calendars, counted in the common one: the lunar Hijri and the solar Persian year.

The lunar days are those of the arithmetic calendar. Months begin with the sight of the moon, so
that the day on which a place keeps them may be one earlier or later.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_HIJRI_MONTHS = (
    r"Muharram",
    r"Safar",
    r"Rabi['\u2019]?\s?(?:al|ul|I\b|-?al)[- ]?(?:Awwal|Awal)|Rabi['\u2019]? I\b",
    r"Rabi['\u2019]?\s?(?:al|ul|-?al)[- ]?(?:Th[ae]ni|Akhir)|Rabi['\u2019]? II\b",
    r"Jumada\s?(?:al|ul)[- ]?(?:Awwal|Awal|Ula)|Jumada I\b",
    r"Jumada\s?(?:al|ul)[- ]?(?:Th[ae]ni|Thania|Akhir|Akhira)|Jumada II\b",
    r"Rajab",
    r"Sha['\u2019]?b[a\u0101]n",
    r"Rama[dz]h?an|Ramzan",
    r"Shawwal",
    r"(?:Dhu|Dhul|Zul|Dhu al|Dhu l)[- ]?(?:al[- ])?(?:Qa['\u2019]?dah?|Qi['\u2019]?dah?|Qadah?)",
    r"(?:Dhu|Dhul|Zul|Dhu al|Dhu l)[- ]?(?:al[- ])?[HhḤ]ij+ah?",
)
_PERSIAN_MONTHS = (
    "Farvardin|Hamal",
    "Ordibehesht|Sawr|Saur",
    "Khordad|Jawza",
    "Tir|Saratan",
    "Mordad|Asad",
    "Shahrivar|Sunbula|Sonbola",
    "Mehr|Mizan",
    "Aban|Aqrab",
    "Azar|Qaws",
    "Dey|Jadi",
    "Bahman|Dalwa",
    "Esfand|Hut",
)
_ERA = r"(?:\s?(?:A\.?H\.?|H\.?|A\.?P\.?|SH)\b)?"
OTHER_DATE = "|".join(
    rf"\b(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?)?(?:{name}),?\s1[34]\d\d"
    rf"|(?:{name})\s\d{{1,2}},?\s1[34]\d\d){_ERA}(?![\d])"
    for name in (*_HIJRI_MONTHS, *_PERSIAN_MONTHS)
)
"""A month of another calendar with its year: "14 Muharram 1441", "Aban 3, 1398"."""


def other_date(written: str) -> tuple[str, int, int, int | None] | None:
    """Calendar ("hijri" or "persian"), year, month and day, if any, of words in another one."""
    numbers = [int(each) for each in re.findall(r"\d+", written)]
    year = next((each for each in numbers if each > 31), None)
    day = next((each for each in numbers if each <= 31), None)
    for kind, months in (("hijri", _HIJRI_MONTHS), ("persian", _PERSIAN_MONTHS)):
        for month, name in enumerate(months, 1):
            if year is not None and re.search(rf"\b(?:{name})", written):
                return kind, year, month, day
    return None


_HIJRI_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram of the year 1, reckoned back
_PERSIAN_1400 = date(2021, 3, 21)
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})


def hijri_day(year: int, month: int, day: int) -> date:
    """The common day of a lunar one, by the arithmetic calendar."""
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + -(-59 * (month - 1) // 2)
    return date.fromordinal(_HIJRI_EPOCH + before + day - 1)


def hijri_month(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a lunar month."""
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return hijri_day(year, month, 1), hijri_day(*following, 1) - timedelta(days=1)


def hijri_years(year: int) -> tuple[int, ...]:
    """The lunar years that a common year has days of."""
    first = int((year - 622) * 33 / 32)
    return tuple(
        each
        for each in range(first - 1, first + 3)
        if hijri_day(each, 1, 1).year <= year <= hijri_day(each + 1, 1, 1).year
    )


def persian_day(year: int, month: int, day: int) -> date:
    """The common day of a Persian solar one, good for the years 1300 to 1470."""
    span = range(1400, year) if year >= 1400 else range(year, 1400)
    length = sum(366 if each % 33 in _LEAP else 365 for each in span)
    new_year = _PERSIAN_1400 + timedelta(days=length if year >= 1400 else -length)
    return new_year + timedelta(days=min(month - 1, 6) * 31 + max(month - 7, 0) * 30 + day - 1)


def persian_month(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a Persian month."""
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return persian_day(year, month, 1), persian_day(*following, 1) - timedelta(days=1)


def julian_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (Meeus), in the common calendar."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
