"""Outside lists as they come: heads in several languages, CSV and XLSX, days in several forms."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from recount.analysis.persons import read_list
from recount.errors import InputError
from recount.model.persons import Sex


def written(folder: Path, text: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_columns_are_known_by_their_heads_and_said(tmp_path):
    path = written(
        tmp_path,
        "No,Full Name,Age,Gender,Town,Date of death\n7,Velma Quist,34,F,Oldmill,2031-05-03\n",
    )
    found = read_list(path)
    assert found.guessed
    assert dict(found.columns)["Full Name"] == "name"
    (row,) = found.rows
    assert (row.names, row.age, row.sex) == (("Velma Quist",), 34, Sex.FEMALE)
    assert (row.places, row.first, row.own_id) == (("Oldmill",), date(2031, 5, 3), "7")
    assert row.at == ("row 2",)
    assert "quist" not in row.key


def test_heads_and_digits_in_arabic_are_read(tmp_path):
    path = written(tmp_path, "الاسم;العمر;الجنس;المحافظة\nسالم حداد;٣٤;ذكر;أولدميل\n")
    (row,) = read_list(path).rows
    assert (row.names, row.age, row.sex) == (("سالم حداد",), 34, Sex.MALE)


def test_names_in_two_scripts_are_two_ways_of_writing_one(tmp_path):
    path = written(tmp_path, "name_en,name_ar\nSalem Haddad,سالم حداد\n")
    (row,) = read_list(path).rows
    assert row.names == ("Salem Haddad", "سالم حداد")


def test_a_name_in_parts_is_put_together_and_an_age_is_counted_from_the_birth(tmp_path):
    text = "First name,Father,Last name,DOB,Date\nVelma,Anders,Quist,2000-06-01,03.05.2031\n"
    (row,) = read_list(written(tmp_path, text.replace("03.05", "23.05"))).rows
    assert (row.names, row.age) == (("Velma Anders Quist",), 30)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2031-05-03", date(2031, 5, 3)), ("23/05/2031", date(2031, 5, 23)),
        ("05/23/2031", date(2031, 5, 23)), ("03/05/2031", None), ("47971", date(2031, 5, 3)),
        ("soon", None), ("2031-02-30", None),
    ],
)  # fmt: skip
def test_a_day_that_can_be_two_is_none(tmp_path, told, day):
    (row,) = read_list(written(tmp_path, f"name,date\nVelma Quist,{told}\n")).rows
    assert row.first == day


def test_an_xlsx_is_read_as_a_csv_is(tmp_path):
    book = Workbook()
    book.active.append(["Name", "Age", None, "Date"])
    book.active.append(["Velma Quist", 34, None, datetime(2031, 5, 3)])  # noqa: DTZ001
    book.save(tmp_path / "list.xlsx")
    (row,) = read_list(tmp_path / "list.xlsx").rows
    assert (row.names, row.age, row.first) == (("Velma Quist",), 34, date(2031, 5, 3))


def test_the_key_of_a_row_is_the_same_in_another_order_and_equal_rows_have_two(tmp_path):
    one, two = "Velma Quist,34", "Tobin Harrow,9"
    first = read_list(written(tmp_path, f"name,age\n{one}\n{two}\n")).rows
    again = read_list(written(tmp_path, f"name,age\n{two}\n{one}\n{one}\n")).rows
    assert first[0].key == again[1].key != again[2].key


@pytest.mark.parametrize(
    ("text", "given", "why"),
    [
        ("a,b\n1,2\n", None, "no column of it is known to hold names"),
        ("name\n", None, "it holds no rows"),
        ("name\nVelma\n", {"name": "Nom"}, "no column 'Nom'"),
        ("name\nVelma\n", {"height": "name"}, "for 'height'"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_cure(tmp_path, text, given, why):
    with pytest.raises(InputError, match=why):
        read_list(written(tmp_path, text), given)


def test_rows_without_a_name_are_counted(tmp_path):
    assert read_list(written(tmp_path, "name,age\nVelma Quist,34\n,9\n")).nameless == 1
