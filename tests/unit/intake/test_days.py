"""What metadata's dates mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.intake.days import day_in, written_forms


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-09-24", "2019-09-24"),
        ("2019-09-24T23:30:00-05:00", "2019-09-24"),
        ("2019-09-24T23:30:00Z", "2019-09-24"),
        ("2019-09-24 08:15", "2019-09-24"),
        ("20190924", "2019-09-24"),
        ("Fri, 27 Sep 2019 15:00:00 GMT", "2019-09-27"),
        ("Fri, 27 Sep 2019 23:59:00 -0700", "2019-09-27"),
        ("24 September 2019", "2019-09-24"),
        ("Tuesday, September 24th, 2019", "2019-09-24"),
        ("Sept. 24, 2019", "2019-09-24"),
        ("24/09/2019", "2019-09-24"),
        ("09/24/2019", "2019-09-24"),
        ("05.05.2019", "2019-05-05"),
        ("03/04/2019", None),
        ("24 Ma 2019", None),
        ("31 September 2019", None),
        ("2019-09", None),
        ("2019", None),
        ("yesterday", None),
        ("24/09/19", None),
        ("", None),
    ],
)
def test_a_day_is_read_in_one_way_or_not_at_all(written, day):
    assert day_in(written) == day


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_what_is_read_in_words_is_what_was_written(day):
    for form in written_forms(day):
        assert day_in(form) in (day.isoformat(), None)
    assert day_in(written_forms(day)[1]) == day.isoformat()
