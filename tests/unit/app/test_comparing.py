"""A ledger beside a published table: files that name nobody, and the same bytes each time."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from recount.app.comparing import compare_with, summary
from recount.errors import LedgerError
from recount.ledger import Ledger
from recount.model.documents import Document

HEAD = "event_id_cnty,event_date,country,location,latitude,longitude,actor1,actor2,fatalities\n"
ROWS = """\
LBY1,2031-05-04,Libya,Oldmill,26.1,14.2,Military Forces of Libya,Northland Front,9
LBY2,2031-05-09,Libya,Faraway,32.9,13.2,Military Forces of Libya,Southland League,2
TUN1,2031-05-09,Tunisia,Faraway,32.9,13.2,Military Forces of Tunisia,Southland League,2
"""


@pytest.fixture
def table(tmp_path):
    place = tmp_path / "theirs.csv"
    place.write_text(HEAD + ROWS, "utf-8")
    return place


@pytest.fixture
def built(tmp_path, case):
    with Ledger.open(tmp_path / "case.ledger", create=True) as ledger:
        for document, reading in zip(case.documents, case.readings, strict=True):
            ledger.put_document(document)
            ledger.put_reading(reading)
        ledger.replace_derived(case.linking, case.reconciliation, case.origins)
        yield ledger


def rows(compared, name):
    data = next(leaf.data for leaf in compared.leaves if leaf.name == f"{name}.csv")
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_matches_and_differences_stand_with_the_words_of_the_ledger(built, table):
    compared = compare_with(built, table)
    (match,) = rows(compared, "matched")
    assert match["row"] == "LBY1"
    found = {row["field"]: row for row in rows(compared, "differences")}
    assert found["killed"]["here"] == "8"
    assert found["killed"]["there"] == "9"
    assert "“a strike near Oldmill on 3 May killed eight fighters”" in found["killed"]["words"]
    assert [row["id"] for row in rows(compared, "only_there")] == ["LBY2"]
    assert len(rows(compared, "only_here")) == 1


def test_the_summary_says_what_was_left_aside(built, table):
    told = " ".join(summary(compare_with(built, table)))
    assert "1 event of the ledger is a row of theirs.csv (ACLED); 1 of them with a diff" in told
    assert "1 row of other countries or times were left aside" in told


def test_no_file_names_a_person_and_each_is_the_same_twice(built, table):
    first, second = compare_with(built, table), compare_with(built, table)
    assert first.leaves == second.leaves
    assert all(b"Orre" not in leaf.data for leaf in first.leaves)
    assert {leaf.name for leaf in first.leaves} >= {"comparison.html", "comparison.png"}


def test_a_difference_of_which_no_words_may_be_shown_stands_on_the_page(built, table, case):
    first, second = case.reconciliation.events
    bare = replace(first, claims=())
    made = replace(case.reconciliation, events=(bare, second))
    built.replace_derived(case.linking, made, case.origins)
    compared = compare_with(built, table)
    page = next(leaf.data for leaf in compared.leaves if leaf.name == "comparison.html").decode()
    assert "<td>8</td><td>9</td><td></td>" in page


def test_a_ledger_that_is_not_worked_out_is_not_compared(built, table):
    built.put_document(Document("new", "Words."))
    with pytest.raises(LedgerError, match="recount build"):
        compare_with(built, table)
