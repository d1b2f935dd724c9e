"""The tolls of the overview, its map, and its pictures as files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.app.desk.changes import changes
from recount.app.desk.filters import EventFilter
from recount.app.desk.numbers import Bounds
from recount.app.desk.overview import overview
from recount.app.desk.pictures import toll_picture
from recount.app.desk.spots import spot_events, spots
from recount.app.desk.sums import Parted, Summed, among
from recount.app.desk.tolls import PARTINGS, span_of, tolls
from recount.errors import NotFoundError, QueryError
from recount.model.judgements import Entry
from recount.web.columns import columns, nice_steps


def test_months_between_two_events_are_there_too(snapshot) -> None:
    first = next(row for row in snapshot.events if row.when and row.when.start)
    later = replace(first, id="e-later", when=replace(first.when, start=date(2031, 8, 2)))
    found = tolls(replace(snapshot, events=(first, later)), "month", EventFilter())
    assert [row.label for row in found.rows] == ["2031-05", "2031-06", "2031-07", "2031-08"]
    assert [row.events for row in found.rows] == [1, 0, 0, 1]


def test_many_months_are_shown_as_years(snapshot) -> None:
    first = next(row for row in snapshot.events if row.when and row.when.start)
    early = replace(first, id="e-early", when=replace(first.when, start=date(1999, 1, 1)))
    found = tolls(replace(snapshot, events=(early, first)), "month", EventFilter())
    assert found.title == "Killed in each year"
    assert found.rows[0].label == "1999"
    assert len(found.rows) == 33


def test_a_number_without_an_upper_bound_leaves_the_row_open(snapshot) -> None:
    event = snapshot.events[0]
    counts = tuple(replace(row, low=10, best=None, high=None) for row in event.counts[:1])
    found = tolls(
        replace(snapshot, events=(replace(event, counts=counts),)), "month", EventFilter()
    )
    assert (found.rows[0].open, found.rows[0].text, found.rows[0].unknown) == (
        True,
        "10 or more",
        1,
    )


def test_an_event_stands_in_the_row_of_each_source_that_reports_it(snapshot) -> None:
    found = {row.label: row.events for row in tolls(snapshot, "source", EventFilter()).rows}
    named = {snapshot.heads[key].publisher for event in snapshot.events for key in event.documents}
    assert set(found) == {name or "not said" for name in named}
    assert sum(found.values()) >= len(snapshot.events)


BOUNDS = st.builds(
    Bounds, *[st.none() | st.integers(0, 60) for _ in range(3)]
)  # fmt: skip
TOLD = st.lists(st.lists(st.tuples(st.tuples(st.sampled_from("ab"), st.just("")), BOUNDS)))


@given(TOLD, st.data())
def test_what_is_added_up_at_once_is_what_adding_one_to_another_gives(told, data) -> None:
    asked = data.draw(st.sets(st.integers(0, len(told) - 1))) if told else set()
    plain: dict = {}
    for number in sorted(asked):
        for key, one in told[number]:
            most = one.high if one.high is not None else max(one.best or 0, one.low or 0)
            is_open = one.high is None and (one.low, one.best) != (None, None)
            more = Summed(1, one.best is None, one.low or 0, one.best or 0, most, is_open)
            plain[key] = plain.get(key, Summed()).plus(more)
    assert Parted(told).sums(among(sorted(asked), len(told))) == plain


@given(st.dates(date(1800, 1, 1), date(2200, 1, 1)))
def test_a_month_begins_on_its_first_day_and_ends_on_its_last(day) -> None:
    start, end = span_of(day.isoformat()[:7])
    assert start <= day <= end
    assert (start.day, start.month, end.month) == (1, day.month, day.month)
    assert (end.toordinal() + 1) == span_of(f"{date.fromordinal(end.toordinal() + 1)}"[:7])[
        0
    ].toordinal()


@given(st.integers(0, 10**9))
def test_steps_are_few_round_and_reach_about_as_far_as_the_number(most) -> None:
    steps = nice_steps(most)
    assert steps[0] == 0
    assert len(steps) <= 6
    assert steps[-1] <= max(most, 0)


def test_a_drawing_keeps_every_line_inside(snapshot) -> None:
    for one in columns(tolls(snapshot, "month", EventFilter())).columns:
        assert 58 <= one.x <= 1000
        assert 14 <= one.high <= one.low <= 224


def test_the_overview_of_some_days_says_of_how_many_events_it_is(snapshot) -> None:
    page = overview(snapshot, {"from": "2031-05-09", "to": "2031-05-31"})
    assert (page.shown, page.events) == (1, 3)
    assert overview(snapshot, {"from": "yesterday"}).troubles


def test_spots_hold_every_event_that_is_on_the_map(snapshot) -> None:
    found = spots(snapshot, {})
    assert found.events == overview(snapshot).on_map
    lon, lat, amount, _, _ = found.spots[0]
    rows = spot_events(snapshot, f"{lat},{lon}", {})
    assert (len(rows.rows), rows.events) == (amount, amount)
    with pytest.raises(QueryError):
        spot_events(snapshot, "somewhere", {})


@pytest.mark.parametrize("by", PARTINGS)
@pytest.mark.parametrize("form", ["svg", "png"])
def test_every_drawing_can_be_taken_out(snapshot, by, form) -> None:
    found = toll_picture(snapshot, by, form, {})
    assert found[:4] == (b"\x89PNG" if form == "png" else b"<?xm")


def test_there_is_no_picture_of_anything_else(snapshot) -> None:
    with pytest.raises(NotFoundError):
        toll_picture(snapshot, "weather", "png", {})


def test_the_map_is_asked_for_once(case_address) -> None:
    import httpx

    first = httpx.get(f"{case_address}/spots.json")
    again = httpx.get(
        f"{case_address}/spots.json", headers={"if-none-match": first.headers["etag"]}
    )
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert first.json()["events"] == 2


def test_what_was_decided_lately_is_told_by_person_and_kind(snapshot) -> None:
    def entry(name: str, at: str) -> Entry:
        return Entry(name, "accept", ("c-1",), "", "Ada", at)

    rows = (entry("d-1", "2031-01-01T00:00:00+00:00"), entry("d-2", "2031-06-01T00:00:00+00:00"))
    found = changes(replace(snapshot, history=rows), datetime(2031, 6, 3, tzinfo=UTC))
    assert [(row.author, row.deed, row.amount) for row in found.deeds] == [("Ada", "accepted", 1)]
