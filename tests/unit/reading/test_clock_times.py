"""The time of day with the words around it: exact, about, after, between, and counted on."""

from __future__ import annotations

import pytest

from recount.model.clocks import Clock
from recount.reading.dates import anchor, read_dates


def clock_of(text: str) -> Clock | None:
    found = [each.clock for each in read_dates(text, "2031-05-05").dates if each.clock]
    return found[-1] if found else None


@pytest.mark.parametrize(
    ("text", "start", "end", "about", "zone"),
    [
        ("It struck at 9:30 pm on 3 May 2031.", "21:30", "21:30", False, None),
        ("At around 2100 GMT on 3 May 2031 it struck.", "21:00", "21:00", True, "GMT"),
        ("It struck on 3 May 2031 at 21:10 local time.", "21:10", "21:10", False, "local"),
        ("Shortly after 10 a.m. on 3 May 2031 it struck.", "10:00", "10:30", False, None),
        ("Just before 10 a.m. on 3 May 2031 it struck.", "09:30", "10:00", False, None),
        ("It struck after 10 a.m. on 3 May 2031.", "10:00", None, False, None),
        ("It struck between 10 and 11 a.m. on 3 May 2031.", "10:00", "11:00", False, None),
        ("It struck between 10 and 11 p.m. on 3 May 2031.", "22:00", "23:00", False, None),
        ("It struck between 11:30 a.m. and 1 p.m. on 3 May 2031.", "11:30", "13:00", False, None),
    ],
)
def test_a_time_is_as_exact_as_its_words(
    text: str, start: str, end: str | None, about: bool, zone: str | None
) -> None:
    clock = clock_of(text)
    assert clock is not None
    assert (clock.start, clock.end, clock.about, clock.zone) == (start, end, about, zone)
    assert clock.text in text


@pytest.mark.parametrize("text", ["It struck at dawn on 3 May 2031.", "It struck on 3 May 2031."])
def test_what_names_no_time_of_the_clock_has_none(text: str) -> None:
    assert clock_of(text) is None


@pytest.mark.parametrize(
    ("words", "start"),
    [("An hour later", "15:15"), ("Half an hour later", "14:45"), ("Two hours earlier", "12:15")],
)
def test_what_came_an_hour_later_is_about_an_hour_on(words: str, start: str) -> None:
    text = f"It struck at 14:15 on 3 May 2031. {words} it struck again."
    first, second = read_dates(text, "2031-05-05").dates
    assert first.when is not None
    found = anchor(second, first.when)
    assert found is not None
    assert found.clock is not None
    assert (found.clock.start, found.clock.about) == (start, True)
    assert found.start == first.when.start


def test_what_came_hours_after_a_late_time_may_be_of_another_day_and_has_no_time() -> None:
    text = "It struck at 23:15 on 3 May 2031. Two hours later it struck again."
    first, second = read_dates(text, "2031-05-05").dates
    assert first.when is not None
    found = anchor(second, first.when)
    assert found is None or found.clock is None


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (Clock("21:00", "21:00", ""), Clock("22:00", "22:00", ""), 60),
        (Clock("21:00", "21:00", "", True), Clock("22:00", "22:00", "", True), 30),
        (Clock("21:00", None, ""), Clock("22:00", "22:00", ""), 0),
        (Clock(None, "21:00", ""), Clock("22:00", "22:00", ""), 60),
        (Clock("21:00", "21:00", "", zone="GMT"), Clock("21:00", "21:00", ""), None),
        (Clock("21:00", "21:00", "", zone="local"), Clock("21:00", "21:00", ""), 0),
        (Clock("24:00", "24:00", ""), Clock("23:50", "23:50", ""), 10),
    ],
)
def test_two_times_lie_so_many_minutes_apart_on_one_clock(
    one: Clock, other: Clock, apart: int | None
) -> None:
    assert one.minutes_apart(other) == apart
    assert other.minutes_apart(one) == apart
