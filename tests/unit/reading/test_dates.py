"""Dates in whole texts: lists, events as anchors, and what cannot be settled."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.spans import Span
from recount.reading.dates import DatedText, DateMention, Tense, anchor, read_dates
from recount.reading.verifier_dates import date_fault

STRIKE = When(
    date(2019, 9, 19),
    date(2019, 9, 19),
    DatePrecision.DAY,
    "Sept. 19",
    None,
    DateBasis.WRITTEN,
)


def named(found: DatedText, quote: str) -> DateMention:
    return next(each for each in found.dates if each.span.quote == quote)


def test_a_list_of_days_gives_a_mention_each_in_one_series() -> None:
    found = read_dates("It struck on Sept. 19, 24, 26 and 29.", "2019-11-18").dates
    assert [each.span.quote for each in found] == ["Sept. 19", "24", "26", "29"]
    assert [each.when.start.day for each in found if each.when and each.when.start] == [
        19,
        24,
        26,
        29,
    ]
    assert len({each.series for each in found}) == 1
    assert found[0].series is not None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 19 and 24 September", [19, 24]),
        ("on Wednesday and Friday", [25, 27]),
        ("on 19 September and 2 October", [19, 2]),
    ],
)
def test_other_lists_are_series_too(text: str, days: list[int]) -> None:
    found = read_dates(f"The strikes {text} killed two.", "2019-10-01").dates
    assert [each.when.end.day for each in found if each.when and each.when.end][:1] == days[:1]
    assert len({each.series for each in found}) == 1
    assert found[0].series is not None


def test_two_dates_of_two_sentences_are_no_series() -> None:
    for text in ("He died on Friday. It rained on Sunday.", "On Friday, Sunday's rain fell."):
        found = read_dates(text, "2019-10-01").dates
        assert [each.series for each in found] == [None, None]


@pytest.mark.parametrize(
    ("text", "quote", "start", "end"),
    [
        ("Five days after the attack he fled.", "Five days", "2019-09-24", "2019-09-24"),
        ("Two days before the strike he fled.", "Two days", "2019-09-17", "2019-09-17"),
        ("Five days later he fled.", "Five days later", "2019-09-24", "2019-09-24"),
        ("He fled the next day.", "the next day", "2019-09-20", "2019-09-20"),
        ("He fled that same day.", "that same day", "2019-09-19", "2019-09-19"),
        ("He fled the previous night.", "the previous night", "2019-09-18", "2019-09-18"),
        ("None has been seen since the strikes.", "since the strikes", "2019-09-19", "None"),
        ("None has been seen since then.", "since then", "2019-09-19", "None"),
        ("None was seen until that strike.", "until that strike", "None", "2019-09-19"),
        ("He fled later that month.", "later that month", "2019-09-01", "2019-09-30"),
        ("He fled hours after the raid.", "hours", "2019-09-19", "2019-09-19"),
    ],
)
def test_what_counts_from_an_event_is_anchored_there(
    text: str, quote: str, start: str, end: str
) -> None:
    when = anchor(named(read_dates(text, "2019-11-18"), quote), STRIKE)
    assert when is not None
    assert (str(when.start), str(when.end)) == (start, end)
    assert when.basis is DateBasis.RELATIVE_TO_EVENT
    assert when.text == quote


def test_an_offset_names_its_event() -> None:
    offset = named(read_dates("Two days after the attack he fled.", None), "Two days").offset
    assert offset is not None
    assert offset.subject is not None
    assert (offset.amount, offset.unit, offset.subject.quote) == (2, "D", "the attack")


def test_a_plain_date_is_not_anchored() -> None:
    assert anchor(named(read_dates("on Sept. 19", "2019-11-18"), "Sept. 19"), STRIKE) is None


def test_a_parser_decides_what_a_weekday_is() -> None:
    text = "The council gathers on Monday."
    ahead = read_dates(text, "2019-10-30", lambda _: Tense.FUTURE).dates[0].when
    back = read_dates(text, "2019-10-30", lambda _: Tense.PAST).dates[0].when
    assert ahead is not None
    assert back is not None
    assert (str(ahead.start), str(back.start)) == ("2019-11-04", "2019-10-28")


def test_a_day_with_no_known_year_keeps_what_is_known() -> None:
    found = read_dates("The strike was on Sept. 24.", None)
    when = found.dates[0].when
    assert when is not None
    assert (when.start, when.end, when.partial) == (None, None, "--09-24")
    assert [each.code for each in found.problems] == ["year_unknown"]


def test_a_date_that_can_be_read_both_ways_is_a_problem() -> None:
    found = read_dates("The log says 03/04/2019.", "2019-10-30")
    assert [each.code for each in found.problems] == ["date_order_unclear"]
    when = found.dates[0].when
    assert when is not None
    assert (str(when.start), str(when.end)) == ("2019-03-04", "2019-04-03")


@pytest.mark.parametrize("other", ["24/09/2019 and ", "He wrote on 13/01/2019. "])
def test_a_date_of_the_same_form_settles_the_order(other: str) -> None:
    when = read_dates(f"{other}03/04/2019", "2019-10-30").dates[-1].when
    assert when is not None
    assert str(when.start) == "2019-04-03"


def test_the_documents_own_day_settles_the_order() -> None:
    when = read_dates("Two died on 03/04/2019.", "2019-03-20").dates[0].when
    assert when is not None
    assert str(when.start) == "2019-03-04"


def test_a_weekday_that_the_date_is_not_is_a_problem() -> None:
    found = read_dates("It was on Monday, 26 September 2019.", "2019-10-30")
    assert [each.code for each in found.problems] == ["weekday_disagrees"]


def test_a_past_day_that_lies_ahead_is_a_problem() -> None:
    found = read_dates("Two were killed there on Oct. 31.", "2019-10-30")
    assert [each.code for each in found.problems] == ["date_ahead"]


def test_no_day_is_made_up_where_the_calendar_has_none() -> None:
    assert read_dates("on 30 February 2019", "2019-10-30").dates[0].when is None


def test_leap_days_find_their_year() -> None:
    when = read_dates("It struck on Feb. 29.", "2020-03-02").dates[0].when
    assert when is not None
    assert str(when.start) == "2020-02-29"


WORDS = (
    "last next this the past Sept. May 19 24 2019 , - and to of in on days weeks year month "
    "Friday ago later after before early late night 10:30 p.m. a two several every quarter "
    "1990s 24/09/2019 2019-09-24 that same since until yesterday half third first Q3 summer"
)


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=14),
    st.sampled_from([None, "2019-10-30", "2020-02-29", "2019", "2019-11"]),
)
def test_any_heap_of_date_words_can_be_read(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    for mention in read_dates(text, published).dates:
        mention.span.check(text)
        when = mention.when
        if when is not None and when.start is not None and when.end is not None:
            assert when.start <= when.end
        anchored = anchor(mention, STRIKE)
        if anchored is not None and anchored.start is not None and anchored.end is not None:
            assert anchored.start <= anchored.end


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for mention in read_dates(text, None).dates:
        mention.span.check(text)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.sampled_from(["%B %d, %Y", "%d %B %Y"]))
def test_a_written_day_is_read_back(day: date, form: str) -> None:
    when = read_dates(f"It struck on {day.strftime(form)}.", None).dates[0].when
    assert when is not None
    assert (when.start, when.end, when.basis) == (day, day, DateBasis.WRITTEN)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(0, 300))
def test_a_day_without_year_is_the_last_such_day(published: date, back: int) -> None:
    told = date.fromordinal(published.toordinal() - back)
    if (told.month, told.day) == (2, 29):
        return
    text = f"A raid killed two on {told.strftime('%B %d')}."
    when = read_dates(text, published.isoformat(), lambda _: Tense.PAST).dates[0].when
    assert when is not None
    assert when.start == told


@pytest.mark.parametrize(
    ("text", "quote", "first", "last"),
    [
        ("Two men died before dawn on Wednesday.", "dawn on Wednesday",
         date(2019, 11, 20), date(2019, 11, 20)),
        ("Two men died before Wednesday.", "Wednesday", None, date(2019, 11, 19)),
        ("Two weeks after, on 9 October, he died.", "Two weeks after",
         date(2019, 10, 9), date(2019, 10, 9)),
        ("Two died between mid-February and the end of March 2018.",
         "mid-February and the end of March 2018", date(2018, 2, 11), date(2018, 3, 31)),
        ("Two died between late January and early March.", "late January and early March",
         date(2019, 1, 20), date(2019, 3, 10)),
        ("He was shot on October 24, 2562 (2019).", "October 24, 2562 (2019)",
         date(2019, 10, 24), date(2019, 10, 24)),
        ("In the 10 days to 17 September, 40 people died.", "the 10 days to 17 September",
         date(2019, 9, 8), date(2019, 9, 17)),
        ("In the two weeks to September 17, 40 died.", "the two weeks to September 17",
         date(2019, 9, 4), date(2019, 9, 17)),
        ("It struck on 3 October. Five had died in the previous night's raid.",
         "the previous night", date(2019, 10, 2), date(2019, 10, 2)),
        ("It struck on 3 October. A day earlier two had been shot.", "A day earlier",
         date(2019, 10, 2), date(2019, 10, 2)),
    ],
)  # fmt: skip
def test_a_date_is_read_with_the_words_beside_it(
    text: str, quote: str, first: date | None, last: date | None
) -> None:
    when = named(read_dates(text, "2019-11-22"), quote).when
    assert when is not None
    assert (when.start, when.end) == (first, last)
    assert date_fault(when, Span.of(text, 0, len(text)), text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Patients died in the May 22 hospital.",
        "Fighters of the 17 February brigade attacked.",
        "Police found him in the 2000 block of Elm Street.",
        "He lives at 1950 Oak Avenue.",
        "One night guard and a day labourer died.",
    ],
)
def test_names_and_house_numbers_are_no_dates(text: str) -> None:
    assert read_dates(text, "2019-11-22").dates == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("He was hurt in the 9 October school attack.", "the 9 October"),
        ("In 1950 Oak Street was a field.", "1950"),
    ],
)
def test_a_day_before_an_attack_and_a_year_before_a_street_are_dates(text: str, quote: str) -> None:
    assert named(read_dates(text, "2019-11-22"), quote).when is not None


def test_the_day_before_a_raid_of_some_weekend_lies_before_the_weekend() -> None:
    mention = named(read_dates("The day before the raid, two men fled.", "2019-10-01"), "The day")
    weekend = When(
        date(2019, 9, 21), date(2019, 9, 22), DatePrecision.DAYS, "", None, DateBasis.WRITTEN
    )
    found = anchor(mention, weekend)
    assert found is not None
    assert (found.start, found.end) == (date(2019, 9, 20), date(2019, 9, 20))
