"""Which events an address asks for, and what is said of an address that cannot be read."""

from __future__ import annotations

from datetime import date
from unittest.mock import patch
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making_events import any_events

from recount.app.desk.event_words import MANY, EventTexts
from recount.app.desk.events import events_page
from recount.app.desk.filters import SORTS, EventFilter, chosen, read_filter, undated_left_out
from recount.app.desk.snapshot import Snapshot
from recount.model.claims import EventType


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["e-second", "e-first", "e-nowhere"]),
        ({"sort": "date"}, ["e-first", "e-second", "e-nowhere"]),
        ({"sort": "-killed"}, ["e-second", "e-first", "e-nowhere"]),
        ({"sort": "-sources"}, ["e-first", "e-nowhere", "e-second"]),
        ({"from": "2031-05-04"}, ["e-second"]),
        ({"to": "2031-05-03"}, ["e-first"]),
        ({"country": "ly"}, ["e-second", "e-first"]),
        ({"country": "FR"}, []),
        ({"place": "murz"}, ["e-first"]),
        ({"type": "other"}, ["e-nowhere"]),
        ({"perpetrator": "northern"}, ["e-first"]),
        ({"contradictions": "1"}, ["e-first"]),
        ({"unknown": "date"}, ["e-nowhere"]),
        ({"unknown": "killed"}, ["e-second", "e-nowhere"]),
        ({"q": "telephone TEN"}, ["e-first"]),
        ({"q": "مقاتلين"}, ["e-first"]),
        ({"q": "courier outskirts"}, []),
    ],
)
def test_a_query_finds_these_events_in_this_order(snapshot, query, found) -> None:
    wanted, troubles = read_filter(query)
    assert not troubles
    assert [row.id for row in chosen(snapshot, wanted)] == found


def test_events_without_a_date_that_a_date_leaves_out_are_counted(snapshot) -> None:
    wanted, _ = read_filter({"from": "2031-05-01"})
    assert undated_left_out(snapshot, wanted) == 1
    assert undated_left_out(snapshot, EventFilter()) == 0


@pytest.mark.parametrize(
    "query",
    [{"from": "yesterday"}, {"type": "war"}, {"sort": "best"}, {"unknown": "all"},
     {"from": "2031-02-01", "to": "2031-01-01"}],
)  # fmt: skip
def test_what_cannot_be_read_is_said(query) -> None:
    _, troubles = read_filter(query)
    assert len(troubles) == 1


dates = st.none() | st.dates(min_value=date(1900, 1, 1))
words = st.text(max_size=8).map(str.strip)
filters = st.builds(
    EventFilter,
    start=dates,
    end=dates,
    place=words,
    text=words,
    type=st.none() | st.sampled_from(EventType),
    contradictions=st.booleans(),
    page=st.integers(1, 99),
)


@given(filters)
def test_a_filter_can_be_written_in_an_address_and_read_again(wanted) -> None:
    found, _ = read_filter(dict(parse_qsl(wanted.query())))
    assert found == wanted


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "99999", "9" * 400])
def test_a_page_that_is_not_there_is_the_nearest_that_is(snapshot, page) -> None:
    assert events_page(snapshot, {"page": page}).pages.page == 1


DAYS = st.none() | st.dates(date(1989, 1, 1), date(2036, 1, 1))


@given(any_events(), DAYS, DAYS, st.sampled_from(SORTS), st.sampled_from(["", "strike", "1"]))
def test_what_is_looked_up_is_what_going_through_all_events_finds(
    events, start, end, sort, text
) -> None:
    # Few events are picked by their days or words and sorted; of many all are gone through.
    wanted = EventFilter(start=start, end=end, sort=sort, text=text)
    with patch("recount.app.desk.filters._few", return_value=None):
        plain = chosen(Snapshot("made", events), wanted)
    with patch("recount.app.desk.filters.FEW", 0):
        assert chosen(Snapshot("made", events), wanted) == plain


WORDS = st.text("abc d\u0301é", max_size=12)


@given(
    st.lists(WORDS, max_size=6),
    st.lists(st.text("abcd", min_size=1), min_size=1, max_size=3),
    st.sampled_from([0, 2, MANY]),
)
def test_parts_of_words_are_found_in_every_text_that_holds_them_all(texts, words, many) -> None:
    named = {str(number): text for number, text in enumerate(texts)}
    with patch("recount.app.desk.event_words.MANY", many):
        found = EventTexts(named.items()).holding_all(words)
    assert found == {name for name, text in named.items() if all(word in text for word in words)}
