"""Numbers in sentences: which of them count anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.reading.numbers import NumberKind, find_numbers, find_shares
from recount.reading.numbers.words import SCALES, UNITS, number_of

TENS = {value: word for word, value in UNITS.items()}


def cardinals(text: str) -> list[tuple[str, int | None, int | None]]:
    found = find_numbers(text)
    return [(each.span.quote, each.low, each.high) for each in found if each.kind == "cardinal"]


def spoken(number: int) -> str:
    """A number below a million in English words, as a hand would write it."""
    if number >= 1000:
        rest = f" {spoken(number % 1000)}" if number % 1000 else ""
        return f"{spoken(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {spoken(number % 100)}" if number % 100 else ""
        return f"{TENS[number // 100]} hundred{rest}"
    if number in TENS:
        return TENS[number]
    return f"{TENS[number // 10 * 10]}-{TENS[number % 10]}"


@given(st.integers(0, 999_999))
def test_a_number_in_words_is_the_number(number: int) -> None:
    words = spoken(number)
    assert number_of(words.replace("-", " ").split()) == number
    found = find_numbers(f"They buried {words} people.")[0]
    assert (found.core.quote, found.low, found.high) == (words, number, number)


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_every_span_quotes(text: str) -> None:
    for number in find_numbers(text):
        number.span.check(text)
        assert number.span.holds(number.core)
        if number.low is not None and number.high is not None:
            assert 0 <= number.low <= number.high
    for share in find_shares(text):
        assert 0 <= share.low <= share.high


@given(st.lists(st.sampled_from([*UNITS, *SCALES, "and", "a", "of", "or", "-", "12", "more"])))
def test_any_heap_of_number_words_can_be_read(words: list[str]) -> None:
    text = " ".join(words)
    for number in find_numbers(text):
        number.span.check(text)


def test_two_counts_in_one_sentence_stay_apart() -> None:
    text = "The blast killed one guard and wounded nine others."
    assert cardinals(text) == [("one", 1, 1), ("nine", 9, 9)]


def test_five_and_six_are_two_numbers() -> None:
    assert cardinals("five and six men") == [("five", 5, 5), ("six", 6, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "an MQ-9 drone",
        "the 3rd brigade",
        "on Sept. 19, 24, 26 and 29",
        "since 2014",
        "24 October 2019",
        "aged 25",
        "$3 million",
        "40 per cent",
        "600 miles away",
        "1. Introduction",
        "call +1 202 555 0143",
        "at 14:30",
        "version 2.3.1",
    ],
)
def test_what_counts_nothing_is_no_cardinal(text: str) -> None:
    assert cardinals(text) == []


def test_a_year_before_counted_people_is_a_count() -> None:
    assert cardinals("more than 2000 fighters") == [("more than 2000", 2001, None)]


def test_a_year_that_names_an_event_is_a_year() -> None:
    assert [each.kind for each in find_numbers("the 1992 protests")] == [NumberKind.YEAR]


def test_no_is_a_count_only_before_what_is_counted() -> None:
    assert cardinals("No, he said. No. 5 was empty.") == []
    assert cardinals("No civilians were hurt.") == [("No", 0, 0)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("On Sept. 19 and 20 people fled.", ("20", 20, 20)),
        ("In May 12 fighters were killed.", ("12", 12, 12)),
    ],
)
def test_people_counted_beside_a_month_are_no_day(text: str, count: tuple[str, int, int]) -> None:
    assert cardinals(text) == [count]


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("One night guard was killed.", "One", NumberKind.CARDINAL),
        ("Three night watchmen were killed.", "Three", NumberKind.CARDINAL),
        ("One night, gunmen came.", "One", NumberKind.DURATION),
        ("They fled after two nights.", "two", NumberKind.DURATION),
        ("He was found in the 2000 block of Elm Street.", "2000", NumberKind.CODE),
        ("She lives at 1950 Oak Avenue.", "1950", NumberKind.CODE),
    ],
)
def test_who_works_by_night_is_counted_and_a_house_is_not(
    text: str, quote: str, kind: NumberKind
) -> None:
    assert next(n.kind for n in find_numbers(text) if n.core.quote == quote) is kind


@pytest.mark.parametrize(
    "text",
    ["Shells hit the market.\n4 killed", "Casualties:\n4 killed", "The third sector\n4 killed"],
)
def test_a_number_at_the_head_of_a_line_counts_whatever_ends_the_line_before(text: str) -> None:
    assert cardinals(text)[-1] == ("4", 4, 4)


@pytest.mark.parametrize("text", ["See sector 4", "www.example.org/4", "1. Four men", "p.4"])
def test_codes_and_marks_of_lists_count_nothing(text: str) -> None:
    assert "4" not in [quote for quote, _, _ in cardinals(text)]
