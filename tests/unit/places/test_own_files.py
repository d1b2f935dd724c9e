"""A recorder's own table is read as people write such tables."""

from __future__ import annotations

import pytest

from recount.errors import GazetteerError
from recount.model.places import PlaceLevel
from recount.places.added import Addition
from recount.places.files import Refusals
from recount.places.own_files import LEVELS, columns_of, listed


def read(tiny, text: str) -> tuple[list[Addition], Refusals]:
    refusals = Refusals("own.csv")
    return list(listed(text.splitlines(keepends=True), tiny, refusals)), refusals


def one(tiny, head: str, row: str) -> Addition:
    ((addition,), refusals) = read(tiny, f"{head}\n{row}\n")
    assert not refusals.told
    return addition


def refusal(tiny, head: str, row: str) -> str:
    (found, refusals) = read(tiny, f"{head}\n{row}\n")
    assert not found
    return str(refusals.told[0])


@pytest.mark.parametrize(
    "head",
    ["name,lat,lon", "NAME,Latitude,Longitude", "place_name;LAT;LNG", "Toponym\tY\tX",
     "الاسم,خط العرض,خط الطول", '"Name","lat ","long"'],
)  # fmt: skip
def test_columns_are_known_by_many_headers(tiny, head):
    parts = max("\t;,", key=head.count)
    found = one(tiny, head, parts.join(["Tamsin", "9.5", "10.25"])).entry
    assert (found.name, found.lat, found.lon) == ("Tamsin", 9.5, 10.25)


def test_other_names_stand_in_columns_of_their_own_or_together(tiny):
    found = one(
        tiny, "name,name_ar,aliases,other names,lat,lon", "Tamsin,تمسين,Tamseen|Tamzin,Tms;T2,9,10"
    )
    assert found.written == ["Tamsin", "Tms", "T2", "تمسين", "Tamseen", "Tamzin"]
    assert found.is_own


@pytest.mark.parametrize(
    ("written", "degrees"),
    [("9.5", 9.5), ("9,5", 9.5), ("-9.5", -9.5), ("9.5 S", -9.5), ("N9.5", 9.5), ("٩٫٥", 9.5),
     ("9.5°", 9.5), ("−9.5", -9.5)],
)  # fmt: skip
def test_degrees_are_read_as_people_write_them(tiny, written, degrees):
    assert one(tiny, "name;lat;lon", f"Tamsin;{written};10").entry.lat == degrees


@pytest.mark.parametrize(
    ("written", "code"), [("LY", "LY"), ("ly", "LY"), ("LBY", "LY"), ("Orland", "XA"), ("", None)]
)
def test_a_country_is_a_code_or_a_name(tiny, written, code):
    assert one(tiny, "name,lat,lon,country", f"Tamsin,9,10,{written}").entry.country == code


@pytest.mark.parametrize(
    ("word", "level"),
    [("camp", PlaceLevel.LANDMARK), ("Air Base", PlaceLevel.LANDMARK), ("", PlaceLevel.VILLAGE),
     ("quarter", PlaceLevel.NEIGHBOURHOOD), ("Governorate", PlaceLevel.PROVINCE)],
)  # fmt: skip
def test_a_kind_of_place_becomes_a_level_with_its_radius(tiny, word, level):
    found = one(tiny, "name,lat,lon,kind", f"Tamsin,9,10,{word}").entry
    assert (found.rung, found.radius_km) == (level.value, LEVELS[level][0])


def test_a_radius_that_is_given_is_kept(tiny):
    assert one(tiny, "name,lat,lon,radius_km", "Tamsin,9,10,0.4").entry.radius_km == 0.4


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("Tamsin,95,10,,", "line 2: its latitude '95' is beyond 90 degrees; see whether lat and"),
        ("Tamsin,9,E of it,,", "line 2: its longitude 'E of it' is not a number of degrees; write"),
        ("Tamsin,10 E,9 N,,", "line 2: its latitude '10 E' is beyond 90 degrees; see whether lat"),
        (",9,10,,", "line 2: it has no name; give it one"),
        ("---,9,10,,", "line 2: it has no name; give it one"),
        ("Tamsin,9,10,Nowhereland,", "line 2: its country 'Nowhereland' is not known; write two"),
        ("Tamsin,9,10,,palace", "line 2: its level 'palace' is none that is known; write one of"),
        ("Tamsin", "line 2: its latitude '' is not a number"),
    ],
)
def test_a_bad_line_is_named_with_the_rule_and_the_cure(tiny, row, rule):
    assert refusal(tiny, "name,lat,lon,country,level", row).startswith(f"own.csv, {rule}")


def test_empty_lines_are_no_places_and_lines_are_counted_as_in_the_file(tiny):
    found, refusals = read(tiny, "name,lat,lon\n\nTamsin,9,10\n,,\nFarpoint,x,10\n")
    assert [addition.entry.name for addition in found] == ["Tamsin"]
    assert refusals.told[0].record == "own.csv, line 5"


def test_a_header_without_a_point_says_which_columns_are_needed():
    with pytest.raises(GazetteerError, match="names no lat, no lon; name the columns"):
        columns_of(["name", "where"], "own.csv")


def test_columns_that_mean_nothing_are_told(tiny):
    assert read(tiny, "name,lat,lon,note\nTamsin,9,10,x\n")[1].unread == ("note",)
