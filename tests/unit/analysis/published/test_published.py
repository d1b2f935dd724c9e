"""A published table beside a ledger: who is who, where they differ, what is left aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.analysis.published import Field, Happening, PublishedTable, compare, read_table
from recount.analysis.published.differences import differences
from recount.analysis.published.happening import bare
from recount.analysis.published.pairing import pairs
from recount.errors import InputError

ONE = Happening(
    id="e-1",
    start=date(2031, 5, 3),
    end=date(2031, 5, 3),
    country="LY",
    places=("Oldmill", "Northland"),
    sides=("Government of Libya", "Northland Front"),
    low=8,
    best=8,
    high=8,
)
OTHER = replace(ONE, id="e-2", places=("Newbridge", "Southland"), low=3, best=3, high=3)


def later(row: Happening, days: int) -> Happening:
    off = timedelta(days=days)
    return replace(row, start=row.start + off, end=row.end + off)


def row(one: Happening, name: str, **changed) -> Happening:
    return replace(one, id=name, **changed)


def matched(ours, theirs) -> list[tuple[str, str]]:
    return [(pair.ours.id, pair.theirs.id) for pair in pairs(ours, theirs)]


def test_an_event_is_the_row_of_its_day_place_sides_and_dead():
    theirs = [row(OTHER, "b"), row(ONE, "a")]
    assert matched([ONE, OTHER], theirs) == [("e-1", "a"), ("e-2", "b")]


@pytest.mark.parametrize(
    "changed",
    [
        {"places": ("Old Mill town", "Northland province")},
        {"places": ("Northland province",)},
        {"sides": ("Northland Front",)},
        {"sides": ("Northland Front", "Government of Libya")},
        {"low": 7, "best": 9, "high": 11},
        {"low": None, "best": None, "high": None},
        {"end": date(2031, 5, 5)},
    ],
)
def test_an_event_is_found_again_where_one_thing_is_told_otherwise(changed):
    assert matched([ONE], [row(ONE, "a", **changed)]) == [("e-1", "a")]


@pytest.mark.parametrize(
    "theirs",
    [
        later(ONE, 8),
        replace(ONE, country="TN"),
        replace(ONE, places=("Newbridge", "Southland"), best=300, low=300, high=300),
        replace(later(ONE, 3), sides=("Government of Chad", "Southland League"), best=1),
    ],
)
def test_what_is_another_happening_is_not_matched(theirs):
    assert matched([ONE], [row(theirs, "a")]) == []


def test_two_rows_that_fit_equally_match_nothing():
    assert matched([ONE], [row(ONE, "a"), row(ONE, "b")]) == []


def test_of_two_events_each_gets_the_row_with_which_both_fit_best():
    second = later(row(ONE, "e-2"), 1)
    theirs = [later(row(ONE, "b"), 1), row(ONE, "a")]
    assert matched([ONE, second], theirs) == [("e-1", "a"), ("e-2", "b")]


def test_a_group_is_known_by_any_of_its_names_and_a_state_by_its_government():
    ours = replace(ONE, sides=("Al Qaeda in the Arabian Peninsula", "Yemen"), country="YE")
    theirs = replace(ours, sides=("Government of Yemen (North Yemen)", "AQAP"))
    assert all(any(one & other for other in theirs.side_keys) for one in ours.side_keys)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Nīnawá province", "ninawa"),
        ("Qaḑā’ al Mawşil", "qada mawsil"),
        ("Libya (Cyrenaica)", "libya"),
        ("District", "district"),
    ],
)
def test_names_are_compared_without_marks_and_words_for_kinds_of_places(name, plain):
    assert bare(name) == plain


@pytest.mark.parametrize(
    ("changed", "field", "size"),
    [
        ({"start": date(2031, 5, 1), "end": date(2031, 5, 1)}, Field.TIME, 2),
        ({"low": 11, "best": 11, "high": 11}, Field.KILLED, 3),
        ({"low": 8, "best": 8, "high": 12}, Field.KILLED, 0),
        ({"places": ("Newbridge",)}, Field.PLACE, None),
        ({"sides": ("Southland League", "Government of Libya")}, Field.SIDES, None),
    ],
)
def test_each_field_that_differs_is_named_with_how_far(changed, field, size):
    (found,) = differences(ONE, row(ONE, "a", **changed))
    assert (found.field, found.size) == (field, size)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"sides": ("Northland Front",)},
        {"low": None, "best": None, "high": None},
        {"places": ("Northland", "Oldmill city")},
    ],
)
def test_what_one_side_does_not_say_is_no_difference(changed):
    assert differences(ONE, row(ONE, "a", **changed)) == ()


def test_points_within_the_radius_of_the_event_are_one_place():
    ours = replace(ONE, lat=26.0, lon=14.0, radius_km=150.0, places=("southern Libya",))
    theirs = row(ONE, "a", lat=27.0, lon=14.0)
    assert differences(ours, theirs) == ()
    assert [one.field for one in differences(replace(ours, radius_km=5.0), theirs)] == ["place"]


def test_rows_of_other_countries_and_times_are_left_aside_and_counted():
    far = row(ONE, "b", country="TN")
    old = later(row(ONE, "c"), -400)
    table = PublishedTable("UCDP GED", (row(ONE, "a"), far, old), ("d",))
    quiet = replace(ONE, id="e-3", low=None, best=None, high=None)
    found = compare([ONE, quiet, replace(ONE, id="e-4", start=None, end=None)], table)
    assert [match.pair.theirs.id for match in found.matched] == ["a"]
    assert (found.outside, found.not_listed, found.undated) == (2, ("e-3",), ("e-4",))
    assert found.refused == ("d",)


_ROWS = st.lists(
    st.builds(
        Happening,
        id=st.uuids().map(str),
        start=st.dates(date(2031, 1, 1), date(2031, 1, 9)),
        end=st.just(date(2031, 1, 9)),
        country=st.sampled_from(["LY", None]),
        places=st.sampled_from([("Oldmill",), ("Newbridge",), ()]),
        low=st.none(),
        best=st.none() | st.integers(0, 9),
        high=st.none(),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


@settings(deadline=None)
@given(_ROWS, _ROWS)
def test_each_event_and_each_row_is_in_one_pair_at_most_whatever_the_order(ours, theirs):
    found = matched(ours, theirs)
    assert len({one for one, _ in found}) == len({one for _, one in found}) == len(found)
    assert sorted(matched(ours[::-1], theirs[::-1])) == sorted(found)


GED = """id,date_start,date_end,country,where_coordinates,where_description,adm_2,adm_1,latitude,longitude,side_a,side_b,low,best,high
7,2031-05-03 00:00:00.000,2031-05-04 00:00:00.000,Yemen (North Yemen),Oldmill town,,,Northland,15.5,44.2,Government of Yemen (North Yemen),Civilians,3,4,5
"""  # noqa: E501
ACLED = """event_id_cnty,event_date,time_precision,country,location,admin3,admin2,admin1,latitude,longitude,actor1,actor2,fatalities
LBY1,03 May 2031,2,Libya,Oldmill,,,Northland,26.1,14.2,Military Forces of Libya,Northland Front,4
"""  # noqa: E501


def test_a_table_of_ucdp_ged_is_read_by_its_columns(tmp_path):
    (tmp_path / "ged.csv").write_text(GED, "utf-8")
    table = read_table(tmp_path / "ged.csv")
    (one,) = table.rows
    assert (table.kind, one.id, one.country) == ("UCDP GED", "7", "YE")
    assert (one.start, one.end) == (date(2031, 5, 3), date(2031, 5, 4))
    assert (one.low, one.best, one.high, one.lat) == (3, 4, 5, 15.5)
    assert one.sides == ("Government of Yemen (North Yemen)",)


def test_a_table_of_acled_is_read_with_its_dates_as_wide_as_their_precision(tmp_path):
    (tmp_path / "acled.csv").write_text(ACLED, "utf-8")
    (one,) = read_table(tmp_path / "acled.csv").rows
    assert (one.start, one.end) == (date(2031, 4, 27), date(2031, 5, 9))
    assert (one.best, one.country, one.places) == (4, "LY", ("Oldmill", "Northland"))


def test_json_lines_of_ucdp_aec_are_read_with_their_deaths_added_up(tmp_path):
    (tmp_path / "aec.jsonl").write_text(
        '{"id": 1, "start_date": "2031-05-03", "end_date": "2031-05-03", "deaths_side_a": 1, '
        '"deaths_side_b": 2, "deaths_civilian": 3, "deaths_unknown": 0, "deaths_low": 5, '
        '"deaths_high": 9, "side_a_name": "A", "side_b_name": "B", "location_root_name": "Libya", '
        '"location_adm1_name": "Northland", "location_adm2_name": "", "location_where_name": ""}\n',
        "utf-8",
    )
    (one,) = read_table(tmp_path / "aec.jsonl").rows
    assert (one.low, one.best, one.high, one.places) == (5, 6, 9, ("Northland",))


def test_any_csv_is_read_with_a_mapping(tmp_path):
    (tmp_path / "own.csv").write_text("nr,day,town,dead\n1,2031-05-03,Oldmill,8\n2,,X,1\n", "utf-8")
    (tmp_path / "own.toml").write_text(
        'id = "nr"\nstart = "day"\nplaces = "town"\nbest = ["dead"]\n', "utf-8"
    )
    table = read_table(tmp_path / "own.csv", tmp_path / "own.toml")
    assert [(one.id, one.best, one.places) for one in table.rows] == [("1", 8, ("Oldmill",))]
    assert table.refused == ("2",)


@pytest.mark.parametrize(
    ("name", "text", "match"),
    [
        ("a.csv", "x,y\n1,2\n", "--mapping FILE"),
        ("a.csv", "", "it holds no rows"),
        ("a.jsonl", "[1]\n", "no table that can be read"),
        ("a.jsonl", "{\n", "no table that can be read"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_the_cure(tmp_path, name, text, match):
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(InputError, match=match):
        read_table(tmp_path / name)


@pytest.mark.parametrize("text", ["id = 3 =", 'id = "nr"', 'id = "nr"\nstart = "a"\nwho = "b"'])
def test_a_mapping_that_makes_no_sense_is_refused_with_the_cure(tmp_path, text):
    (tmp_path / "own.csv").write_text("nr\n1\n", "utf-8")
    (tmp_path / "own.toml").write_text(text, "utf-8")
    with pytest.raises(InputError, match="id and start it must"):
        read_table(tmp_path / "own.csv", tmp_path / "own.toml")
