"""Lists that a user adds hold at once, stay, can be taken out, and never break what there was."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.places.conftest import INVENTED

from recount.errors import GazetteerError, NotFoundError
from recount.model.places import PlaceLevel
from recount.places import (
    Asked,
    Gazetteer,
    TakenList,
    add_list,
    added_lists,
    changing,
    places_version,
)
from recount.places.added import FIRST, added_path, ensure_added
from recount.places.index import write_index

OWN = """name,name_ar,lat,lon,country,level
Umm Tarfan,أم ترفان,9.3,10.5,XA,village
Oldmill,,9.4,10.6,XA,
"""
DUMP = "{id} {name} {name} {others} 9.5 10.5 {kind} {code} XA - 01 - - - 0 - - - 2031-05-04"
NAMES = "{row}\t{id}\t{language}\t{name}\t\t\t\t\t\t"

Add = Callable[..., TakenList]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "index.sqlite"
    write_index(path, INVENTED, [])
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def add(tmp_path: Path, index: Path, data: Path) -> Add:
    """Writes a file and adds it."""

    def call(file: str, text: str, **asked: str) -> TakenList:
        path = tmp_path / file
        path.write_text(text, "utf-8")
        with Gazetteer(index, ensure_added(data)) as world:
            return add_list(Asked(path, "2031-05-04", **asked), world, data, lambda _: None)

    return call


@pytest.fixture
def opened(index: Path, data: Path) -> Callable[[], Gazetteer]:
    return lambda: Gazetteer(index, ensure_added(data))


def dumped(name: str, number: int, kind: str = "P", code: str = "PPL", others: str = "") -> str:
    cells = DUMP.format(id=number, name=name, kind=kind, code=code, others=others or name).split()
    return "\t".join("" if cell == "-" else cell for cell in cells) + "\n"


@pytest.mark.parametrize(
    "written", ["Umm Tarfan", "Um Turfan", "أم ترفان", "ام ترفان", "امّ ترفـان"]
)
def test_an_added_place_is_found_in_either_script_and_in_other_spellings(add, opened, written):
    add("own.csv", OWN)
    with opened() as gazetteer:
        assert gazetteer.locate(written, "XA")[0].name == "Umm Tarfan"


def test_a_place_listed_in_arabic_alone_is_found_by_its_latin_spelling(add, opened):
    add("own.csv", "name,lat,lon,country\nأم ترفان,9.3,10.5,XA\n")
    with opened() as gazetteer:
        assert gazetteer.locate("Umm Tarfan", "XA")[0].name == "أم ترفان"


def test_a_place_of_ones_own_goes_before_others_of_its_name(add, opened):
    add("own.csv", OWN)
    with opened() as gazetteer:
        first, *others = gazetteer.locate("Oldmill")
    assert (first.lat, first.lon) == (9.4, 10.6)
    assert len(others) == 2


def test_a_country_is_not_hidden_by_a_village_of_ones_own(add, opened):
    add("own.csv", "name,lat,lon,country\nOrland,9,10,XA\n")
    with opened() as gazetteer:
        assert gazetteer.locate("Orland")[0].level is PlaceLevel.COUNTRY


def test_a_list_is_told_with_its_kind_licence_day_and_numbers(add, data):
    add("own.csv", OWN, licence="CC0")
    (one,) = added_lists(data)
    assert (one.name, one.kind, one.licence) == ("own.csv", "own list", "CC0")
    assert (one.added, one.places, one.names) == ("2031-05-04", 2, 3)


def test_a_list_of_the_same_name_is_replaced(add, opened, data):
    add("own.csv", OWN)
    add("own.csv", "name,lat,lon,country\nNewmill,9.1,10.1,XA\n")
    assert [one.places for one in added_lists(data)] == [1]
    with opened() as gazetteer:
        assert gazetteer.bearers("Newmill", "XA")
        assert not gazetteer.bearers("Umm Tarfan", None)


def test_a_list_that_is_taken_out_can_be_put_back_just_as_it_was(add, opened, data):
    add("own.csv", OWN)
    with opened() as gazetteer:
        before = gazetteer.bearers("Umm Tarfan", "XA")
    with changing(data) as places:
        places.remove("own.csv")
    assert added_lists(data) == ()
    with opened() as gazetteer:
        assert not gazetteer.bearers("Umm Tarfan", "XA")
        assert not gazetteer.alike("Um Turfan", "XA")
    with changing(data) as places:
        places.restore("own.csv")
    with opened() as gazetteer:
        assert gazetteer.bearers("Umm Tarfan", "XA") == before
        assert gazetteer.alike("Um Turfan", "XA")


def test_a_list_taken_out_for_good_leaves_nothing_behind(add, data):
    add("own.csv", OWN)
    with changing(data) as places:
        places.remove("own.csv", for_good=True)
    with closing(sqlite3.connect(added_path(data))) as store:
        tables = ("list", "place", "aside", "written", "name", "sound")
        assert not any(store.execute(f"select 1 from {table}").fetchone() for table in tables)


def test_a_list_that_there_is_not_cannot_be_taken_out(data):
    with changing(data) as places, pytest.raises(NotFoundError, match="recount gazetteer list"):
        places.remove("nothing.csv")


def test_the_version_changes_with_every_list_and_comes_back_with_it(add, data):
    before = places_version(data)
    add("own.csv", OWN)
    added = places_version(data)
    with changing(data) as places:
        places.remove("own.csv")
    assert places_version(data) == before != added
    with changing(data) as places:
        places.restore("own.csv")
    assert places_version(data) == added


def test_a_file_of_which_nothing_can_be_used_changes_nothing(add, data):
    add("own.csv", OWN)
    before = added_lists(data)
    with pytest.raises(GazetteerError, match="and no line is better"):
        add("own.csv", "name,lat,lon\nNowhere,north,10\n")
    assert added_lists(data) == before


def test_names_are_filed_anew_where_the_keys_were_others(add, opened, data):
    add("own.csv", OWN)
    with closing(sqlite3.connect(added_path(data))) as store, store:
        store.execute("update name set key = 'old ' || key")
        store.execute("delete from sound")
        store.execute("pragma user_version = 0")
    with opened() as gazetteer:
        assert gazetteer.bearers("أم ترفان", "XA")
        assert gazetteer.alike("Um Turfan", "XA")


def test_a_damaged_file_of_added_places_is_told_with_its_cure(data):
    data.mkdir()
    added_path(data).write_bytes(b"no database, just words" * 100)
    with pytest.raises(GazetteerError, match="move the file away and add your lists"):
        added_lists(data)


def test_added_places_have_ids_of_their_own(add, opened):
    add("own.csv", OWN)
    with opened() as gazetteer:
        assert all(place.id >= FIRST for place in gazetteer.bearers("Umm Tarfan", None))


# GeoNames


def test_a_dump_in_a_zip_gives_towns_landmarks_and_quarters_but_no_wells(
    tmp_path, index, data, opened
):
    lines = [
        dumped("Tamsin", 900_001, others="تمسين"),
        dumped("Gasworks", 900_002, "S", "INSM"),
        dumped("Eastside", 900_003, code="PPLX"),
        dumped("Deepwell", 900_004, "H", "WLL"),
    ]
    path = tmp_path / "XA.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "Words.")
        archive.writestr("XA.txt", "".join(lines))
    with opened() as world:
        taken = add_list(Asked(path, "2031-05-04"), world, data, lambda _: None)
    assert (taken.added.kind, taken.added.licence) == ("GeoNames places", "CC BY 4.0")
    assert (taken.lines, taken.added.places, taken.refused) == (4, 3, ())
    with opened() as gazetteer:
        assert gazetteer.locate("تمسين", "XA")[0].geonames == 900_001
        assert gazetteer.locate("Gasworks", "XA")[0].level is PlaceLevel.LANDMARK
        assert gazetteer.locate("Eastside", "XA")[0].level is PlaceLevel.NEIGHBOURHOOD
        assert not gazetteer.bearers("Deepwell", "XA")


def test_a_place_that_two_lists_hold_is_one_place(add, opened):
    add("one.txt", dumped("Tamsin", 900_001))
    add("two.txt", dumped("Tamsin", 900_001))
    with opened() as gazetteer:
        assert len(gazetteer.bearers("Tamsin", "XA")) == 1
        assert len(gazetteer.alike("Tamseen", "XA")) == 1


def test_a_province_of_a_dump_is_the_one_that_is_known_with_more_names(add, opened):
    add("XA.txt", dumped("Velmark", 900_005, "A", "ADM1", others="فلمارك"))
    with opened() as gazetteer:
        (found,) = gazetteer.bearers("Velmark", "XA")
        assert [place.id for place in gazetteer.bearers("فلمارك", "XA")] == [found.id]


def test_alternate_names_go_to_places_added_before_and_links_are_none(add, opened):
    add("XA.txt", dumped("Tamsin", 900_001))
    lines = [
        NAMES.format(row=1, id=900_001, language="ar", name="تمسين"),
        NAMES.format(row=2, id=900_001, language="link", name="https://example.org"),
        NAMES.format(row=3, id=42, language="en", name="Elsewhere"),
    ]
    taken = add("names.txt", "\n".join(lines) + "\n")
    assert (taken.added.kind, taken.added.places, taken.added.names) == (
        "GeoNames alternate names", 1, 1,
    )  # fmt: skip
    with opened() as gazetteer:
        (found,) = gazetteer.bearers("تمسين", "XA")
        assert (found.name, found.geonames) == ("Tamsin", 900_001)


def test_a_list_of_another_kind_is_not_replaced_for_its_name(add, data):
    add("LY.txt", dumped("Tamsin", 900_001))
    names = NAMES.format(row=1, id=900_001, language="ar", name="تمسين") + "\n"
    with pytest.raises(GazetteerError, match="give this one another name with --name"):
        add("LY.txt", names)
    add("LY.txt", names, name="names of LY")
    assert [one.name for one in added_lists(data)] == ["LY.txt", "names of LY"]


def test_alternate_names_of_unknown_places_say_what_to_add_first(add):
    line = NAMES.format(row=1, id=42, language="en", name="Elsewhere")
    with pytest.raises(GazetteerError, match="add the country's dump of places first"):
        add("names.txt", line + "\n")


def test_a_bad_line_of_a_dump_is_named_and_the_others_go_in(add):
    bad = dumped("Farpoint", 900_002).replace("\t9.5\t", "\t99.5\t")
    taken = add("XA.txt", dumped("Tamsin", 900_001) + "half a line\n" + bad)
    assert [error.record for error in taken.refused] == ["XA.txt, line 2", "XA.txt, line 3"]
    assert "it has 1 cells, where a place of GeoNames has 19" in taken.refused[0].what
    assert taken.added.places == 1


def test_many_bad_lines_are_counted_and_only_the_first_are_told(add):
    taken = add("XA.txt", dumped("Tamsin", 900_001) + "half a line\n" * 500)
    assert (len(taken.refused), taken.refused_number) == (20, 500)


def test_a_zip_with_two_lists_is_refused(tmp_path, opened, data):
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
        archive.writestr("b.csv", "y")
    with opened() as world, pytest.raises(GazetteerError, match="holds 2 lists of places"):
        add_list(Asked(path, "2031-05-04"), world, data, lambda _: None)


def test_a_file_in_another_encoding_says_how_to_save_it(tmp_path, opened, data):
    path = tmp_path / "own.csv"
    path.write_bytes("name,lat,lon\nأم ترفان,9,10\n".encode("cp1256"))
    with opened() as world, pytest.raises(GazetteerError, match="CSV UTF-8"):
        add_list(Asked(path, "2031-05-04"), world, data, lambda _: None)
    assert added_lists(data) == ()


def test_unicode_text_as_spreadsheets_save_it_is_read(tmp_path, opened, data):
    path = tmp_path / "own.txt"
    path.write_bytes("name\tlat\tlon\nأم ترفان\t9\t10\n".encode("utf-16"))
    with opened() as world:
        taken = add_list(Asked(path, "2031-05-04"), world, data, lambda _: None)
    assert taken.added.places == 1
