"""Which events a question is about."""

from __future__ import annotations

from datetime import date

import pytest
from tests.making_claims import place

from recount.analysis import Selection, Side
from recount.analysis.selecting import Inside, Kin, Window, inside, is_place, middle, selected
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.parties import Party

MAY = Window(date(2031, 5, 1), date(2031, 5, 31))


def when(start: date | None, end: date | None) -> When:
    return When(start, end, DatePrecision.DAYS, "then", None, DateBasis.WRITTEN)


@pytest.mark.parametrize(
    ("found", "where"),
    [
        (when(date(2031, 5, 3), date(2031, 5, 4)), Inside.SURELY),
        (when(date(2031, 4, 30), date(2031, 5, 4)), Inside.POSSIBLY),
        (when(date(2031, 5, 3), None), Inside.POSSIBLY),
        (when(None, None), Inside.POSSIBLY),
        (None, Inside.POSSIBLY),
        (when(date(2031, 6, 1), None), Inside.NO),
    ],
)
def test_an_event_falls_within_days_surely_possibly_or_not(found, where):
    assert inside(found, MAY) is where


def test_a_date_with_an_open_end_has_no_middle():
    assert middle(when(date(2031, 5, 3), date(2031, 5, 5))) == date(2031, 5, 4)
    assert middle(when(date(2031, 5, 3), None)) is None


@pytest.mark.parametrize(("side", "number"), [(Side.BY, 3), (Side.AGAINST, 117)])
def test_a_party_is_asked_for_by_what_it_did_or_what_was_done_to_it(material, side, number):
    assert len(selected(material, Selection("Orland Army", side))) == number


def test_a_branch_is_of_its_whole(material):
    whole = Party("the Front", "Front", "front", None, None)
    branch = Party("the hill men", "Men of the Hills", "front-hills", None, None)
    kin = Kin("front", frozenset({"front"}), frozenset(), lambda key: ("front",) * (key != "front"))
    assert kin.holds(whole)
    assert kin.holds(branch)
    assert not kin.holds(Party("others", "Others", None, None, None))
    assert not kin.holds(None)


def test_a_place_goes_by_its_own_name_its_province_or_its_country():
    where = place("Murzuq", 25.9, 13.9, admin1="Fezzan")
    assert all(is_place(where, words) for words in ("murz", "fezzan", "LY"))
    assert not is_place(where, "Sabha")
    assert not is_place(None, "Murzuq")
