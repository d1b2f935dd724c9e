"""Firsts and counts against the ledger's events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.making_claims import Newsroom, country, place

from recount.analysis import Selection, appraise_counts
from recount.errors import AssessmentError
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.events import Event, Strikes


def checks(material):
    return {row.quote: row for row in appraise_counts(material, Selection()).result.checks}


def test_more_than_the_ledger_holds_must_lie_outside_it(material):
    row = checks(material)["nearly 20 strikes in 2032"]
    assert (row.verdict, row.missing, row.held.low, row.held.high) == ("lacking", 15, 3, 3)


def test_fewer_than_the_ledger_holds_cannot_be(material):
    row = checks(material)["five attacks by the Front in 2030"]
    assert (row.verdict, row.surplus) == ("refuted", row.held.low - 5)


def test_as_many_as_the_ledger_holds_fit(material):
    assert checks(material)["three strikes killed 60"].verdict == "fits"


def test_the_first_ones_leave_no_room_for_any_before(material):
    row = checks(material)["the first strikes of the army in 2032"]
    assert (row.way, row.verdict, row.held.low) == ("nth", "fits", 0)


def test_an_earlier_event_of_the_year_refutes_the_first(material):
    strike = next(event for event in material.events if event.id == "e-strike0")
    earlier = replace(strike, id="e-early", when=_on(date(2032, 1, 20)), claims=(), documents=())
    found = checks(replace(material, events=(*material.events, earlier)))
    row = found["the first strikes of the army in 2032"]
    assert (row.verdict, row.surplus) == ("refuted", 1)


def test_an_event_of_unknown_date_leaves_it_open(material):
    strike = next(event for event in material.events if event.id == "e-strike0")
    undated = replace(strike, id="e-undated", when=None, claims=(), documents=())
    row = checks(replace(material, events=(*material.events, undated)))[
        "the first strikes of the army in 2032"
    ]
    assert (row.verdict, row.held.low, row.held.high) == ("fits", 0, 1)


def test_an_event_of_several_strikes_counts_as_many(material):
    events = tuple(
        replace(event, strikes=Strikes(6, 8)) if event.id == "e-strike4" else event
        for event in material.events
    )
    row = checks(replace(material, events=events))["three strikes killed 60"]
    assert (row.held.low, row.held.high, row.verdict) == (8, 10, "refuted")


def test_the_third_this_month_counts_up_to_the_day_it_is_said(material):
    """Of strikes on the 2nd, 5th, 9th and 20th the paper of the 10th can know three."""
    found = _third(material, days=(2, 5, 9, 20), written=10)
    assert (found.said.low, found.held.low, found.held.high, found.verdict) == (3, 3, 3, "fits")


def test_the_third_this_month_is_refuted_by_four_before_it_was_said(material):
    assert _third(material, days=(2, 5, 7, 9), written=10).verdict == "refuted"


def test_an_ordinal_of_no_event_counts_nothing(material):
    """ "The third brigade" is no third attack."""
    news = Newsroom()
    paper = news.document("paper", "2031-05-10")
    news.event(
        paper, "2031-05", country("LY"), 4, quote="the third brigade fought all May", by="Army"
    )
    with pytest.raises(AssessmentError, match="no document says how many events"):
        appraise_counts(_only(material, news, ()), Selection())


def test_other_places_do_not_count(material):
    found = _third(material, days=(2, 5, 9), written=10, where=place("Sabha", 27.0, 14.4))
    assert found.held.low == 0


def _third(material, days, written, where=None):
    news = Newsroom()
    paper = news.document("paper", f"2031-05-{written:02}")
    key = news.total(paper, None, 3, at="2031-05", where=country("LY"), by="Air Wing")
    claim = news.claim(key)
    said = replace(
        claim,
        evidence=replace(claim.evidence, quote="the third air strike this month"),
        when=claim.scope.when,
    )
    news.claims = [said]
    spot = where and replace(where, country="TD")
    events = tuple(
        Event(
            f"e-{day}", said.scope.event_type, _on(date(2031, 5, day)),
            spot or place("Murzuq", 25.9, 13.9), said.scope.perpetrator, None, None, (), (), (), 1,
            None, Strikes(1, 1),
        )
        for day in days
    )  # fmt: skip
    (row,) = appraise_counts(_only(material, news, events), Selection()).result.checks
    return row


def _only(material, news, events):
    documents = {row.id: row for row in news.documents}
    dates = {
        key: replace(
            next(iter(material.dates.values())), start=date.fromisoformat(row.published),
            end=date.fromisoformat(row.published),
        )
        for key, row in documents.items()
    }  # fmt: skip
    claims = {row.id: row for row in news.claims}
    return replace(
        material, events=events, claims=claims, documents=documents, dates=dates, memberships=(),
        origins={},
    )  # fmt: skip


def _on(day: date) -> When:
    return When(day, day, DatePrecision.DAY, day.isoformat(), None, DateBasis.WRITTEN)
