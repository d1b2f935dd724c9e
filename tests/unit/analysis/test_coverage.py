"""Who covers what, and who is alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recount.analysis import Lists, Selection, appraise_coverage
from recount.analysis.coverage import exact_share
from recount.errors import AssessmentError


def ask(material, wanted=None, lists=Lists.PUBLISHER):
    return appraise_coverage(material, wanted or Selection(), lists)


def test_every_event_of_a_source_is_in_one_period_and_one_place(material):
    for row in ask(material).result.sources:
        assert sum(row.times) == row.events == sum(row.places)


def test_who_is_alone_has_an_interval(material):
    found = ask(material).result
    assert sum(row.alone for row in found.sources) == found.single
    for row in found.sources:
        assert row.share_alone.low <= row.alone / row.events <= row.share_alone.high


def test_what_a_source_reports_alone_is_listed_with_its_claim(material):
    found = ask(material)
    table = found.tables[1]
    assert len(table.rows) == found.result.single
    assert all(row.claims[0] in material.claims for row in table.rows)
    assert {row.cells[0] for row in table.rows} <= {row.name for row in found.result.sources}


def test_the_interval_is_clopper_and_pearsons(material):
    """Nought of ten: up to 30.85 per cent."""
    assert exact_share(0, 10).high == pytest.approx(0.3085, abs=1e-4)


def test_times_without_any_report_are_named(material):
    kept = tuple(
        event
        for event in material.events
        if not date(2031, 3, 1) <= event.when.start <= date(2031, 10, 15)
    )
    found = ask(replace(material, events=kept))
    assert "Q2 2031" in found.result.silent
    assert any("Nothing at all is reported in" in line for line in found.answers)


def test_copies_are_of_the_source_that_published_the_first(material):
    event = next(row for row in material.events if len(row.documents) == 2)
    first, second = event.documents
    origins = dict(material.origins) | {second: first}
    only = replace(material, events=(event,), origins=origins)
    assert ask(only).result.single == 1
    assert ask(replace(only, origins=material.origins)).result.single == 0


def test_without_events_it_is_refused(material):
    with pytest.raises(AssessmentError, match="both a date and a source"):
        ask(material, Selection(place="Nowhere"))
