"""The days of feasts and of the month of fasting, which fall on other days each year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from recount.reading.dates.calendar import Days, easter, thanksgiving
from recount.reading.dates.calendars import (
    hijri_day,
    hijri_month,
    hijri_years,
    julian_easter,
    persian_day,
)

Finder = Callable[[int], tuple[Days, ...]]


@dataclass(frozen=True, slots=True)
class Feast:
    """What a feast is called, and its days in a common year.

    `lunar` feasts follow the sight of the moon: each place may keep them a day earlier or later.
    """

    name: str
    words: str
    days: Finder
    lunar: bool = False


def _fixed(month: int, day: int) -> Finder:
    return lambda year: ((date(year, month, day),) * 2,)


def _from(sunday: Callable[[int], date], shift: int) -> Finder:
    return lambda year: ((sunday(year) + timedelta(days=shift),) * 2,)


def _lunar(month: int, day: int, length: int) -> Finder:
    def days(year: int) -> tuple[Days, ...]:
        firsts = (hijri_day(each, month, day) for each in hijri_years(year))
        return tuple((d, d + timedelta(days=length - 1)) for d in firsts if d.year == year)

    return days


def _fast(year: int) -> tuple[Days, ...]:
    months = (hijri_month(each, 9) for each in hijri_years(year))
    return tuple(each for each in months if each[0].year == year)


def _any_eid(year: int) -> tuple[Days, ...]:
    return tuple(sorted((*_lunar(10, 1, 3)(year), *_lunar(12, 10, 4)(year))))


_EID = r"(?:Eid|\u2018?Id)[- ]"
FEASTS = (
    Feast("eid_al_fitr", rf"{_EID}(?:al|ul|el)[- ]?Fit[re]r?", _lunar(10, 1, 3), True),
    Feast(
        "eid_al_adha",
        rf"{_EID}(?:al|ul|el)[- ]?(?:Adha|Azha)|{_EID}-?e-?[ ]?Qurban|Feast of (?:the )?Sacrifice",
        _lunar(12, 10, 4),
        True,
    ),
    Feast("eid", r"Eid(?![- ](?:al|ul|el|e)\b)", _any_eid, True),
    Feast("ramadan", r"(?:the (?:holy )?month of )?Rama[dz]h?an|Ramzan", _fast, True),
    Feast("ashura", r"Ashoura|Ashura", _lunar(1, 10, 1), True),
    Feast("arbaeen", r"Arba['\u2019]?[ei]+n", _lunar(2, 20, 1), True),
    Feast("nowruz", r"N[oae][wvu]?r[ou]+z", lambda year: ((persian_day(year - 621, 1, 1),) * 2,)),
    Feast("orthodox_easter", r"Orthodox Easter(?: Sunday)?", _from(julian_easter, 0)),
    Feast("palm_sunday", r"Palm Sunday", _from(easter, -7)),
    Feast("good_friday", r"Good Friday", _from(easter, -2)),
    Feast("easter_monday", r"Easter Monday", _from(easter, 1)),
    Feast("easter", r"Easter(?: Sunday| Day)?", _from(easter, 0)),
    Feast("orthodox_christmas_eve", r"Orthodox Christmas Eve", _fixed(1, 6)),
    Feast("orthodox_christmas", r"Orthodox Christmas(?: Day)?", _fixed(1, 7)),
    Feast("christmas_eve", r"Christmas Eve", _fixed(12, 24)),
    Feast("christmas", r"Christmas(?: Day)?", _fixed(12, 25)),
    Feast("new_years_eve", r"New Year['\u2019]?s['\u2019]? Eve", _fixed(12, 31)),
    Feast("new_years_day", r"New Year['\u2019]?s['\u2019]? Day", _fixed(1, 1)),
    Feast("halloween", r"Halloween", _fixed(10, 31)),
    Feast("thanksgiving", r"Thanksgiving(?: Day)?", _from(thanksgiving, 0)),
)
"""The longer names before the shorter."""

FEAST_WORDS = "|".join(rf"\b(?:{each.words})\b" for each in FEASTS)
_CALLED = tuple((re.compile(each.words), each.name) for each in FEASTS)
_BY_NAME = {each.name: each for each in FEASTS}
_FADES = {"eid": 75}  # days: of two such feasts a year, a bare name means the one just past


def feast_named(words: str) -> str:
    """The feast that these words call."""
    return next(name for pattern, name in _CALLED if pattern.fullmatch(words))


def feast_days(name: str, now: date, year: int | None, ahead: bool) -> Days | None:
    """The days of the feast in its year; without one the last begun, or the next where `ahead`."""
    feast = _BY_NAME[name]
    if year is not None:
        found = feast.days(year)
        return found[0] if len(found) == 1 else None
    found = tuple(
        days for each in (now.year - 1, now.year, now.year + 1) for days in feast.days(each)
    )
    if ahead:
        return next((days for days in found if days[1] >= now), None)
    last = max((days for days in found if days[0] <= now), default=None)
    faded = last is not None and (now - last[1]).days > _FADES.get(name, 366)
    return None if faded else last


def is_lunar(name: str | None) -> bool:
    """Whether the feast may be kept a day earlier or later than reckoned."""
    return name in _BY_NAME and _BY_NAME[name].lunar


def loosened(days: Days) -> Days:
    """The days with one more at either side."""
    return days[0] - timedelta(days=1), days[1] + timedelta(days=1)
