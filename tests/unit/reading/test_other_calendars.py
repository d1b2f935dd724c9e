"""Other calendars and movable feasts, against days that are known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.reading.dates.calendars import hijri_day, julian_easter, other_date, persian_day
from recount.reading.dates.feasts import feast_days

KNOWN_LUNAR = [
    ((1440, 9, 1), date(2019, 5, 6)),
    ((1445, 9, 1), date(2024, 3, 11)),
    ((1440, 12, 10), date(2019, 8, 11)),
    ((1442, 10, 1), date(2021, 5, 13)),
    ((1431, 1, 10), date(2009, 12, 27)),
    ((1441, 1, 14), date(2019, 9, 13)),
]


@pytest.mark.parametrize(("lunar", "common"), KNOWN_LUNAR)
def test_a_lunar_day_is_right_but_for_the_sight_of_the_moon(
    lunar: tuple[int, int, int], common: date
) -> None:
    assert abs((hijri_day(*lunar) - common).days) <= 1


@pytest.mark.parametrize(
    ("persian", "common"),
    [
        ((1398, 8, 3), date(2019, 10, 25)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1388, 3, 22), date(2009, 6, 12)),
        ((1357, 11, 22), date(1979, 2, 11)),
    ],
)
def test_a_persian_day_is_exact(persian: tuple[int, int, int], common: date) -> None:
    assert persian_day(*persian) == common


@given(st.integers(1350, 1500), st.integers(1, 12), st.integers(1, 29))
def test_lunar_days_follow_each_other(year: int, month: int, day: int) -> None:
    assert hijri_day(year, month, day + 1) - hijri_day(year, month, day) == timedelta(days=1)
    following = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    assert (hijri_day(*following) - hijri_day(year, month, 1)).days in (29, 30)


def test_the_eastern_easter_is_that_of_the_churches() -> None:
    years = (2019, 2024, 2025)
    assert [julian_easter(year) for year in years] == [
        date(2019, 4, 28),
        date(2024, 5, 5),
        date(2025, 4, 20),
    ]


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("14 Muharram 1441", ("hijri", 1441, 1, 14)),
        ("Aban 3, 1398", ("persian", 1398, 8, 3)),
        ("Aban 1398", ("persian", 1398, 8, None)),
        ("3rd of Dhu al-Hijjah 1440", ("hijri", 1440, 12, 3)),
        ("5 Dhul Hijja 1440 AH", ("hijri", 1440, 12, 5)),
        ("1 Rabi al-Awwal 1441", ("hijri", 1441, 3, 1)),
        ("10 Sha'ban 1440", ("hijri", 1440, 8, 10)),
    ],
)
def test_months_of_other_calendars_are_known_by_their_names(
    words: str, meaning: tuple[str, int, int, int | None]
) -> None:
    assert other_date(words) == meaning


def test_a_bare_eid_is_the_one_just_past_and_nothing_where_both_are_long_past() -> None:
    assert feast_days("eid", date(2019, 6, 20), None, ahead=False) == (
        date(2019, 6, 5),
        date(2019, 6, 7),
    )
    assert feast_days("eid", date(2019, 12, 30), None, ahead=False) is None
