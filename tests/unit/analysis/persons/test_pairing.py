"""Persons beside a list: matched where sure, doubtful where not, and never in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from scripts.make_persons import SCRIPTS, make_case

from recount.analysis.persons import PersonRecord, Ruled, reconcile_persons
from recount.model.persons import Sex

DAY = date(2031, 5, 3)
VELMA = PersonRecord("p-1", ("Velma Quist",), 34, Sex.FEMALE, ("Oldmill",), DAY, DAY)


def row(key: str, name: str, **more: object) -> PersonRecord:
    return replace(VELMA, key=key, names=(name,), **more)


CROWD = tuple(
    row(f"r-x{n}", f"{name} Harrow", age=20 + n, first=date(2030, 1, 1 + n), last=None, sex=None)
    for n, name in enumerate(("Tobin", "Mirela", "Jasker", "Orlan", "Pelle", "Nadja", "Ruben"))
)


def test_one_of_the_same_name_age_place_and_day_is_matched_with_its_grounds():
    found = reconcile_persons([VELMA], [row("r-1", "Velma Anders Quist"), *CROWD])
    (pair,) = found.matched
    assert (pair.ours, pair.theirs) == ("p-1", "r-1")
    assert {one.feature for one in pair.grounds} == {"name", "age", "sex", "place", "day"}
    assert set(found.only_there) == {one.key for one in CROWD}


def test_a_sister_of_the_same_day_is_not_matched():
    sister = row("r-2", "Thea Anders Quist", age=31)
    found = reconcile_persons([VELMA], [sister, *CROWD])
    assert not found.matched
    both = reconcile_persons([VELMA], [row("r-1", "Velma Anders Quist"), sister, *CROWD])
    assert [one.theirs for one in both.matched] == ["r-1"]


def test_of_two_rows_that_fit_as_well_none_is_chosen():
    twins = [row("r-1", "Velma Anders Quist", age=None), row("r-2", "Velma Tomas Quist", age=None)]
    found = reconcile_persons([VELMA], [*twins, *CROWD])
    assert not found.matched
    (doubt,) = found.doubtful
    assert {one.theirs for one in doubt.candidates} == {"r-1", "r-2"}


def test_a_row_that_stands_twice_is_said_and_does_not_make_a_match_doubtful():
    twice = [row("r-1", "Velma Anders Quist"), row("r-2", "Velma Anders Quist")]
    found = reconcile_persons([VELMA], [*twice, *CROWD])
    assert [(one.ours, one.theirs) for one in found.twice_there] == [("r-1", "r-2")]
    assert [one.theirs for one in found.matched] == ["r-1"]
    assert "r-2" in found.only_there


def test_a_person_named_twice_in_the_ledger_is_said():
    again = replace(VELMA, key="p-2", names=("Wilma Kvist", "Velma Kwist"))
    found = reconcile_persons([VELMA, again], [row("r-1", "Nobody Else")])
    assert [(one.ours, one.theirs) for one in found.twice_here] == [("p-1", "p-2")]


def test_what_people_decided_binds():
    other = row("r-9", "Vilja Kist", age=60, first=None, last=None, places=())
    same = row("r-1", "Velma Anders Quist")
    ruled = Ruled(different=frozenset({("p-1", "r-1")}), same=frozenset({("p-1", "r-9")}))
    found = reconcile_persons([VELMA], [same, other, *CROWD], ruled)
    assert [(one.ours, one.theirs) for one in found.matched] == [("p-1", "r-9")]
    assert found.decided == {("p-1", "r-9")}
    assert "r-1" in found.only_there


def test_everybody_is_in_one_group_and_one_only():
    case = make_case(3, 120, "arabic")
    found = reconcile_persons(case.ours, case.theirs)
    matched = {one.ours for one in found.matched}
    doubtful = {one.ours for one in found.doubtful}
    groups = (matched, doubtful, set(found.only_here))
    assert set().union(*groups) == {one.key for one in case.ours}
    assert sum(map(len, groups)) == len(case.ours)
    assert len({one.theirs for one in found.matched}) == len(found.matched)


@pytest.mark.parametrize("script", SCRIPTS)
def test_on_made_up_persons_hardly_a_match_is_wrong_and_hardly_anybody_is_lost(script):
    case = make_case(500, 300, script)
    found = reconcile_persons(case.ours, case.theirs)
    pairs = {(one.ours, one.theirs) for one in found.matched}
    asked = {(row.ours, one.theirs) for row in found.doubtful for one in row.candidates}
    reached = {a for a, b in case.truth if (a, b) in pairs | asked}
    assert len(pairs & case.truth) >= 0.98 * len(pairs)
    assert len(reached) >= 0.9 * len({a for a, _ in case.truth})
    assert len(pairs) >= 0.6 * len({a for a, _ in case.truth})


def test_no_persons_and_no_rows_are_no_trouble():
    assert reconcile_persons([], []).matched == ()
    assert reconcile_persons([VELMA], []).only_here == ("p-1",)
