"""The last and the deadliest, against the ledger's events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.making_claims import Newsroom, place

from recount.analysis import Selection, appraise_counts
from recount.errors import AssessmentError
from recount.model.claims import EventType
from recount.model.counts import Outcome, Victims
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.documents import Document
from recount.model.events import Event, EventCount, Strikes
from recount.model.spans import Span

MURZUQ = place("Murzuq", 25.9, 13.9)
OVERSEAS = place("Overhill", 26.1, 14.2, country="TD")
SAID = "A strike near Murzuq killed eight men on 10 May, {}."


def event(name, month, day, dead, where=MURZUQ, *, kind=EventType.AIR_STRIKE, year=2031):
    on = date(year, month, day)
    when = When(on, on, DatePrecision.DAY, "", None, DateBasis.WRITTEN)
    low, high = dead if isinstance(dead, tuple) else (dead, dead)
    counts = (EventCount(Outcome.KILLED, Victims.UNSTATED, low, low, high, "latest", ()),)
    return Event(name, kind, when, where, None, None, None, counts, (), (), 1, None, Strikes(1, 1))


def checked(material, words, *others, text=SAID, published="2031-05-12"):
    """The checks of a paper that calls the strike of 10 May, with 8 dead, so."""
    news = Newsroom()
    paper = news.document("paper", published)
    key = news.event(paper, "2031-05-10", MURZUQ, 8)
    full = text.format(words)
    news.claims = [replace(news.claim(key), evidence=Span.of(full, 0, 36))]
    own = replace(event("e-own", 5, 10, 8), claims=(key,))
    dated = next(iter(material.dates.values()))
    on = date.fromisoformat(published)
    asked = replace(
        material,
        events=(own, *others),
        claims={row.id: row for row in news.claims},
        documents={"paper": Document("paper", full, published=published)},
        dates={"paper": replace(dated, start=on, end=on)},
        memberships=(),
        origins={},
        people=lambda events, _: next((_tally(row) for row in events), None),
    )
    return appraise_counts(asked, Selection())


def _tally(row):
    count = row.counts[0]
    from recount.analysis.appraisals import Tally

    return Tally(count.low, count.best, count.high)


def verdict(material, words, *others, **more):
    (row,) = checked(material, words, *others, **more).result.checks
    return row.way.value, row.verdict.value, row.held.low, row.held.high


def test_a_strike_that_killed_more_refutes_the_deadliest(material):
    words = "the deadliest strike this year"
    assert verdict(material, words, event("e", 2, 1, 9)) == ("deadliest", "refuted", 1, 1)
    assert verdict(material, words, event("e", 2, 1, 7)) == ("deadliest", "fits", 0, 0)


def test_a_range_that_reaches_higher_leaves_it_open(material):
    words = "the deadliest strike this year"
    assert verdict(material, words, event("e", 2, 1, (5, 12))) == ("deadliest", "fits", 0, 1)


@pytest.mark.parametrize(
    ("words", "other", "want"),
    [
        ("the deadliest strike this year", event("e", 12, 30, 20, year=2030), "fits"),
        ("the deadliest strike this year", event("e", 2, 1, 20, OVERSEAS), "fits"),
        ("the deadliest strike this year", event("e", 2, 1, 20, kind=EventType.BOMBING), "fits"),
        ("the deadliest attack this year", event("e", 2, 1, 20, kind=EventType.BOMBING), "refuted"),
        ("the deadliest strike since 2030", event("e", 12, 30, 20, year=2030), "refuted"),
        ("the deadliest strike since March", event("e", 2, 1, 20), "fits"),
        ("the deadliest strike in two years", event("e", 12, 30, 20, year=2030), "refuted"),
        ("the deadliest strike in a month", event("e", 2, 1, 20), "fits"),
        ("the deadliest strike of 2031", event("e", 2, 1, 20), "refuted"),
        ("the second-deadliest strike this year", event("e", 2, 1, 20), "fits"),
        ("the last strike in May", event("e", 5, 11, 1), "refuted"),
        ("the last strike in May", event("e", 5, 9, 1), "fits"),
        ("the last strike of the year, in 2031", event("e", 5, 20, 1), "fits"),
    ],
)
def test_only_what_lies_in_its_time_place_and_kind_counts(material, words, other, want):
    assert verdict(material, words, other)[1] == want


@pytest.mark.parametrize(
    "words",
    [
        "the deadliest strike of the war this year",
        "one of the deadliest strikes this year",
        "the deadliest strike",
        "the last strike in a row",
    ],
)
def test_what_names_no_time_or_is_one_of_many_is_no_such_claim(material, words):
    with pytest.raises(AssessmentError):
        checked(material, words, event("e", 2, 1, 20))


def test_the_next_sentence_may_say_what_it_was(material):
    text = "A strike near Murzuq killed eight men on 10 May. It was {}."
    found = checked(material, "the deadliest strike this year", event("e", 2, 1, 9), text=text)
    (row,) = found.result.checks
    assert (row.verdict.value, row.quote) == ("refuted", "the deadliest strike this year")


def test_what_came_after_the_paper_refutes_nothing(material):
    words, later = "the last strike in May", event("e", 5, 20, 30)
    assert verdict(material, words, later)[1] == "fits"
    assert verdict(material, words, later, published="2031-06-02")[1] == "refuted"


def test_the_answer_says_within_which_days_and_what_speaks_against_it(material):
    found = checked(material, "the deadliest strike this year", event("e", 2, 1, 9))
    (answer,) = found.answers
    assert "leaves room for 0 events with more dead" in answer
    assert "from 2031-01-01 to 2031-05-12" in answer
    assert found.result.checks[0].events == ("e-own", "e")
    assert found.tables[0].rows[0].cells[2:4] == ("the deadliest", "1 with more dead")
