"""Late on a day, and early on the next: what words and clocks put at the ends of a day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making_claims import when

from recount.linking.sites import sites_in
from recount.model.clocks import Clock
from recount.model.dates import DateBasis, handed_on
from recount.model.nights import Part, are_one_night, part_of


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("late on Tuesday", Part.LATE),
        ("Tuesday night", Part.LATE),
        ("early Wednesday", Part.EARLY),
        ("the early hours of Wednesday", Part.EARLY),
        ("dawn on Wednesday", Part.EARLY),
        ("early evening on Wednesday", Part.LATE),
        ("Wednesday morning", None),
        ("Wednesday", None),
    ],
)
def test_words_put_it_late_or_early_in_its_day(words, part) -> None:
    assert part_of(replace(when("2031-05-03"), text=words)) is part


@pytest.mark.parametrize(
    ("clock", "part"),
    [
        (Clock("23:30", "23:30", "11:30 p.m."), Part.LATE),
        (Clock("24:00", "24:00", "around midnight"), Part.LATE),
        (Clock("24:00", "23:59", "shortly after midnight"), Part.EARLY),
        (Clock("02:10", "02:10", "2:10 a.m."), Part.EARLY),
        (Clock("12:00", "12:00", "noon"), None),
    ],
)
def test_the_clock_puts_it_late_or_early_in_its_day(clock, part) -> None:
    assert part_of(replace(when("2031-05-03"), clock=clock)) is part


def test_only_the_night_between_two_days_is_one() -> None:
    late, early = when("2031-05-03 late"), when("2031-05-04 early")
    assert are_one_night(late, early)
    assert are_one_night(early, late)
    assert not are_one_night(when("2031-05-03 early"), when("2031-05-04 late"))
    assert not are_one_night(late, when("2031-05-05 early"))


def test_a_day_that_stands_in_does_so_where_it_is_taken_over() -> None:
    stands_in = when("2031-05-03", basis="publication_fallback")
    assert handed_on(stands_in).basis is DateBasis.PUBLICATION_FALLBACK
    assert handed_on(when("2031-05-03")).basis is DateBasis.RELATIVE_TO_EVENT


@pytest.mark.parametrize(
    ("quote", "kinds"),
    [
        ("a blast in the great mosque", {"worship"}),
        ("a car bomb at the police academy", {"academy"}),
        ("shells on a bazaar and a bus station", {"market", "station"}),
        ("the hurt were brought to the hospital", set()),
    ],
)
def test_the_kind_of_site_is_found_in_the_words(quote, kinds) -> None:
    assert sites_in(quote) == kinds
