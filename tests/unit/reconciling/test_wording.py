"""Numbers, people and dates in plain words."""

from __future__ import annotations

from datetime import date

import pytest

from recount.model.counts import Outcome, Victims
from recount.model.dates import DateBasis, DatePrecision, When
from recount.reconciling.intervals import Interval
from recount.reconciling.wording import days, harmed, listed, number


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (Interval(8, 8), "8"),
        (Interval(8, 10), "8 to 10"),
        (Interval(8, None), "at least 8"),
        (Interval(0, 10), "up to 10"),
        (Interval(0, None), "an unknown number"),
    ],
)
def test_bounds_in_words(box, words):
    assert number(box) == words


@pytest.mark.parametrize(
    ("box", "victims", "words"),
    [
        (Interval(1, 1), Victims.CHILD, "1 child killed"),
        (Interval(1, None), Victims.COMBATANT, "at least 1 combatant killed"),
        (Interval(0, 0), Victims.CIVILIAN, "no civilians killed"),
        (Interval(2, 3), Victims.UNSTATED, "2 to 3 people killed"),
    ],
)
def test_people_in_words(box, victims, words):
    assert harmed(box, victims, Outcome.KILLED) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2019-09-19", "2019-09-19", "19 September 2019"),
        ("2019-09-19", "2019-09-20", "19 to 20 September 2019"),
        ("2019-09-01", "2019-09-30", "September 2019"),
        ("2019-02-01", "2019-02-28", "February 2019"),
        ("2019-09-30", "2019-10-01", "30 September 2019 to 1 October 2019"),
        ("2018-01-01", "2018-12-31", "2018"),
        ("2017-01-01", "2018-12-31", "2017 to 2018"),
        ("2019-09-19", None, "since 19 September 2019"),
        (None, "2019-09-19", "until 19 September 2019"),
        (None, None, "--09-24"),
    ],
)
def test_days_in_words(start, end, words):
    ends = [date.fromisoformat(text) if text else None for text in (start, end)]
    when = When(*ends, DatePrecision.DAY, "", None, DateBasis.WRITTEN, partial="--09-24")
    assert days(when) == words


def test_lists_in_words():
    assert [listed([]), listed([1]), listed([1, 2]), listed([1, 2, 3])] == [
        "",
        "1",
        "1 and 2",
        "1, 2 and 3",
    ]
