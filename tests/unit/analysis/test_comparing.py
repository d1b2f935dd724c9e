"""Side by side: the same figures over the same periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recount.analysis import (
    CompareQuestion,
    Measure,
    Parting,
    Period,
    Selection,
    appraise_compare,
)
from recount.errors import AssessmentError


def ask(material, wanted=None, **more):
    return appraise_compare(material, CompareQuestion(wanted or Selection(), **more)).result


def test_every_panel_has_the_same_periods_and_the_largest_comes_first(material):
    found = ask(material, by=Period.YEAR)
    assert [row.name for row in found.panels] == ["Hill Front", "River League", "Orland Army"]
    labels = {tuple(one.label for one in row.periods) for row in found.panels}
    assert labels == {("2030", "2031", "2032", "2033")}


def test_a_year_holds_at_least_what_surely_fell_in_it_and_at_most_what_may_have(material):
    found = ask(material, by=Period.YEAR)
    tallies = [one.tally for one in found.panels[0].periods]
    assert all(row.low <= row.best <= row.high for row in tallies)
    assert sum(row.best for row in tallies) == found.panels[0].events


def test_people_are_added_up_by_the_ledgers_own_rules(material):
    found = ask(
        material, measure=Measure.KILLED, parting=Parting.TARGET, by=Period.YEAR, only=("Front",)
    )
    (panel,) = found.panels
    strikes = next(one for one in panel.periods if one.label == "2032").tally
    assert strikes.low >= 60


def test_a_number_that_no_report_gives_is_not_nought(material):
    bare = tuple(replace(event, counts=()) for event in material.events)
    found = ask(replace(material, events=bare), measure=Measure.KILLED, by=Period.YEAR)
    assert found.panels[0].periods[0].tally is None


@pytest.mark.parametrize("parting", list(Parting))
def test_every_event_is_in_a_panel_or_said_to_be_left_out(material, parting):
    found = ask(material, parting=parting)
    assert sum(row.events for row in found.panels) + found.others + found.undated == len(
        material.events
    )


def test_the_periods_are_the_finest_that_can_be_read(material):
    assert ask(material).by is Period.QUARTER
    assert ask(material, Selection(start=date(2032, 1, 1), end=date(2032, 6, 30))).by == "month"


def test_a_name_that_there_is_not_is_refused_with_those_that_there_are(material):
    with pytest.raises(AssessmentError, match="take from Hill Front, Orland Army"):
        ask(material, only=("Sea Guard",))


def test_days_without_events_are_refused(material):
    with pytest.raises(AssessmentError, match="none of these events has a known date"):
        ask(material, Selection(start=date(2050, 1, 1)))


def test_a_period_of_which_nothing_is_told_is_not_nought_either(material):
    found = ask(material, measure=Measure.KILLED, parting=Parting.TYPE, by=Period.MONTH)
    strikes = next(row for row in found.panels if row.name == "air strike")
    silent = [one for one in strikes.periods if not one.events]
    assert len(silent) > 20
    assert all(one.tally is None for one in silent)
