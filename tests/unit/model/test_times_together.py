"""Times of several happenings, taken together."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model.dates import DateBasis, DatePrecision, When, spanning

DAY = st.dates(date(2019, 1, 1), date(2020, 12, 31))


def on(first: date | None, last: date | None, precision: DatePrecision) -> When:
    return When(first, last, precision, "then", None, DateBasis.WRITTEN)


def may(first: int, last: int | None = None) -> When:
    fine = DatePrecision.DAY if last is None else DatePrecision.DAYS
    return on(date(2031, 5, first), date(2031, 5, last or first), fine)


def test_times_together_reach_from_the_first_day_of_any_to_the_last():
    when = spanning([may(9), may(3, 4), may(6)])
    assert when is not None
    assert (when.start, when.end) == (date(2031, 5, 3), date(2031, 5, 9))
    assert when.precision is DatePrecision.DAYS
    assert (when.text, when.span, when.basis) == ("", None, DateBasis.RELATIVE_TO_EVENT)


def test_happenings_of_one_day_are_together_on_that_day():
    when = spanning([may(9), may(9)])
    assert when is not None
    assert (when.days, when.precision) == (1, DatePrecision.DAY)


def test_months_together_are_told_no_finer_than_in_months():
    months = [
        on(date(2031, 5, 1), date(2031, 5, 31), DatePrecision.MONTH),
        on(date(2031, 6, 1), date(2031, 6, 30), DatePrecision.MONTH),
    ]
    when = spanning(months)
    assert when is not None
    assert (when.days, when.precision) == (61, DatePrecision.MONTH)


def test_an_end_that_is_open_for_one_is_open_for_all():
    since = on(date(2031, 5, 2), None, DatePrecision.LONGER)
    when = spanning([may(9), since])
    assert when is not None
    assert (when.start, when.end, when.precision) == (
        date(2031, 5, 2), None, DatePrecision.LONGER
    )  # fmt: skip


@pytest.mark.parametrize(
    "unknown",
    [None, on(None, None, DatePrecision.DAY)],
)
def test_of_times_of_which_one_is_unknown_nothing_is_known_together(unknown):
    assert spanning([may(9), unknown]) is None
    assert spanning([]) is None


def test_two_that_are_open_at_opposite_ends_say_nothing():
    until = on(None, date(2031, 5, 2), DatePrecision.LONGER)
    since = on(date(2031, 5, 2), None, DatePrecision.LONGER)
    assert spanning([until, since]) is None


@given(st.lists(st.tuples(DAY, DAY, st.sampled_from(list(DatePrecision))), min_size=1, max_size=4))
def test_every_one_lies_within_all_of_them_in_whatever_order(rows):
    times = [on(min(a, b), max(a, b), fine) for a, b, fine in rows]
    whole = spanning(times)
    assert whole is not None
    assert whole.start == min(when.start for when in times if when.start)
    assert whole.end == max(when.end for when in times if when.end)
    assert {spanning(order) for order in permutations(times)} == {whole}
    assert spanning([whole, spanning(times)]) == spanning([whole])
