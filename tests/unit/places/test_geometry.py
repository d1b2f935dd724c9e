"""Distances and directions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.places.geometry import BEARINGS, box_extent, kilometres, midpoint, moved

LATS = st.floats(-80, 80)
LONS = st.floats(-179, 179)


def test_a_degree_of_latitude_is_a_hundred_and_eleven_kilometres() -> None:
    assert kilometres(10, 20, 11, 20) == pytest.approx(111.2, abs=0.1)


@given(LATS, LONS, st.floats(1, 800), st.sampled_from(sorted(BEARINGS.values())))
def test_moving_away_moves_by_the_distance_asked_for(
    lat: float, lon: float, km: float, bearing: float
) -> None:
    assert kilometres(lat, lon, *moved(lat, lon, km, bearing)) == pytest.approx(km, rel=0.01)


@given(LATS, LONS, LATS, LONS)
def test_distance_is_the_same_both_ways(a: float, b: float, c: float, d: float) -> None:
    assert kilometres(a, b, c, d) == pytest.approx(kilometres(c, d, a, b), abs=1e-6)


def test_the_middle_of_two_places_lies_on_the_short_side_of_the_date_line() -> None:
    lat, lon = midpoint(0, 179, 0, -179)
    assert (lat, abs(lon)) == (0, 180)


def test_an_extent_reaches_over_the_date_line() -> None:
    lat, lon, radius = box_extent([(0, 178), (0, -178)])
    assert (lat, abs(lon)) == (0, 180)
    assert radius == pytest.approx(222.4, abs=1)


def test_a_town_listed_under_a_wrong_province_does_not_move_it() -> None:
    towns = [(16.3, 0.0), (17.0, -0.3), (15.7, 0.5), (15.5, -0.5), (15.2, -0.3), (16.9, -0.3)]
    assert box_extent([*towns, (10.4, -7.2)]) == box_extent(towns)
