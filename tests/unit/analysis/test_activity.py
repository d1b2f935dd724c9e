"""Activity before and after, in a war whose true rates are known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.making_years import STRIKES

from recount.analysis import ActivityQuestion, Selection, Side, appraise_activity
from recount.errors import AssessmentError, NotFoundError
from recount.model.dates import DateBasis, DatePrecision, When

BY_FRONT = Selection("Hill Front", Side.BY)
SINCE = STRIKES + timedelta(days=1)


def ask(material, wanted=BY_FRONT, **more):
    return appraise_activity(material, ActivityQuestion(wanted, **more))


def test_a_true_fall_to_an_eighth_is_found_until_the_return(material):
    wanted = replace(BY_FRONT, end=date(2032, 9, 30))
    found = ask(material, wanted, since=SINCE).result
    assert found.change.ratio.low <= 0.015 / 0.13 <= found.change.ratio.high < 1
    assert found.change.p_value < 0.001
    assert found.before.rate.low < 30 * 0.13 < found.before.rate.high * 1.2


def test_what_documents_say_of_a_silence_gives_the_day(material):
    found = ask(material).result
    assert found.after.start == SINCE.isoformat()
    assert ask(material, since=SINCE).result == found


def test_some_events_can_be_the_moment_and_are_on_neither_side(material):
    found = ask(material, after=("e-strike0", "strike9")).result
    assert (found.before.end, found.after.start) == ("2032-02-29", SINCE.isoformat())


def test_the_claim_of_a_silence_is_answered_with_numbers(material):
    checked = ask(material).result.absences[0]
    assert (checked.start, checked.end) == (SINCE.isoformat(), "2032-05-20")
    assert checked.expected == pytest.approx(71 * 0.13 * 0.9, rel=0.4)
    assert checked.chance < 0.01
    assert checked.held.best >= 1
    assert checked.later > 5


def test_the_claim_that_it_will_not_last_is_answered_with_what_followed(material):
    checked = ask(material).result.later[0]
    assert checked.quote == "the effect is only temporary"
    assert checked.events == ask(material).result.absences[0].later
    assert checked.change.ratio.high > 0.9


def test_the_series_shows_the_fall_and_the_return(material):
    series = ask(material).result.series
    assert series.level.high < 0.5
    assert series.trend.low > 1


def test_events_of_uncertain_date_widen_the_interval(material):
    wide = When(
        SINCE - timedelta(days=30), SINCE + timedelta(days=40), DatePrecision.DAYS, "spring", None,
        DateBasis.WRITTEN,
    )  # fmt: skip
    near = [e for e in material.events if e.when.start > date(2031, 11, 1)][:20]
    moved = {e.id for e in near if e.perpetrator.id == "hill-front"}
    events = tuple(replace(e, when=wide) if e.id in moved else e for e in material.events)
    found = ask(replace(material, events=events), since=SINCE)
    assert found.result.widest.low < found.result.change.ratio.low
    assert found.result.after.events.high > found.result.after.events.low
    assert any("Wherever the events of uncertain date fall" in line for line in found.answers)


def test_the_first_event_chooses_where_to_begin_and_is_not_counted(material):
    days = sorted(e.when.end for e in material.events if e.perpetrator.id == "hill-front")
    assert ask(material).result.before.start == (days[0] + timedelta(days=1)).isoformat()


def test_sources_that_fall_silent_are_a_caveat(material):
    gone = {
        key: row
        for key, row in material.documents.items()
        if material.written(key) < SINCE or row.publisher == "Record of Names"
    }
    found = ask(replace(material, documents=gone), since=SINCE)
    assert any("Fewer sources write after" in line for line in found.caveats)


def test_more_sources_after_are_a_caveat_as_fewer_are(material):
    kept = {
        key: row
        for key, row in material.documents.items()
        if material.written(key) >= SINCE or row.publisher == "Record of Names"
    }
    found = ask(replace(material, documents=kept), since=SINCE)
    assert any("More sources write after" in line for line in found.caveats)
    assert not any("Fewer sources" in line for line in found.caveats)


def test_days_in_which_nobody_wrote_are_said_not_to_be_days_without_events(material):
    first = min(key for key in material.documents if material.written(key) < SINCE)
    kept = {
        key: row
        for key, row in material.documents.items()
        if material.written(key) >= SINCE or key == first
    }
    found = ask(replace(material, documents=kept), since=SINCE)
    assert any("Nobody wrote in" in line and "before: what happened" in line
               for line in found.caveats)  # fmt: skip


def test_late_reports_are_a_caveat(material):
    found = ask(material)
    assert found.result.delay.most >= found.result.delay.median >= 1
    assert any("are not complete. Without them" in line for line in found.caveats)
    assert found.result.complete.ratio.low < found.result.complete.ratio.high


def test_too_few_events_are_refused_with_the_number(material):
    wanted = replace(BY_FRONT, start=SINCE, end=date(2032, 4, 1))
    with pytest.raises(AssessmentError, match="too few to tell a change from chance"):
        ask(material, wanted, since=SINCE + timedelta(days=9))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"since": date(2040, 1, 1)}, "do not lie on both sides"),
        ({"wanted": Selection("River League", Side.BY)}, "no day was given"),
        ({"wanted": Selection("Nobody", Side.BY)}, "names no such party"),
    ],
)
def test_what_cannot_be_asked_is_refused(material, more, words):
    with pytest.raises(AssessmentError, match=words):
        ask(material, **({"wanted": BY_FRONT} | more))


def test_an_event_that_there_is_not_is_said(material):
    with pytest.raises(NotFoundError, match="no such event"):
        ask(material, after=("e-none",))
