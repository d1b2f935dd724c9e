"""The records of a ledger, and what is looked up in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from recount.analysis.selecting import Inside, Window, inside
from recount.model.dates import Dated, DatedBasis

DAYS = some.dates(date(2029, 6, 1), date(2033, 12, 31))


@settings(deadline=None)  # the first call sorts the events by month
@given(start=DAYS, length=some.integers(0, 900))
def test_no_event_that_may_lie_between_two_days_is_left_out(material, start, length):
    window = Window(start, start + timedelta(days=length))
    whole = {row.id for row in material.top_events if inside(row.when, window) is not Inside.NO}
    assert whole <= {row.id for row in material.events_about(window.start, window.end)}


def test_an_event_of_unknown_date_is_about_every_time(material):
    undated = replace(material.events[0], id="e-undated", when=None)
    found = replace(material, events=(*material.events, undated))
    assert undated in found.events_about(date(2030, 5, 1), date(2030, 5, 2))


def test_a_part_of_another_event_is_not_counted_again(material):
    part = replace(material.events[0], id="e-part", part_of=material.events[1].id)
    assert part not in replace(material, events=(*material.events, part)).top_events


def test_a_document_that_is_dated_to_a_span_ends_the_ledger_at_its_beginning(material):
    """Of a text of November or December nobody can say that December was silent."""
    key = next(iter(material.documents))
    spanned = Dated(date(2033, 11, 1), date(2033, 12, 31), DatedBasis.INFERRED)
    found = replace(material, dates=dict(material.dates) | {key: spanned})
    assert found.last_day == date(2033, 11, 1)
