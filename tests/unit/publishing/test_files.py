"""Files hold what the tables hold, and other people's programs open them."""

from __future__ import annotations

import io
import json
import warnings
from pathlib import Path

import geopandas
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
from frictionless import Package, system
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making_events import any_events, day, dossier, event, place

from recount.publishing import FileKind, LossKind, Shape, publish
from recount.publishing.columns import Table, TableSpec
from recount.publishing.delimited import csv_text, read_csv
from recount.publishing.formats import SPECS
from recount.publishing.losses import LossBook
from recount.publishing.own import DOCUMENTS, EVENTS, DocumentRow
from recount.publishing.own_tables import events_table, own_tables
from recount.publishing.parquet import parquet_bytes
from recount.publishing.points import geojson_text
from recount.publishing.workbook import LONGEST, workbook_bytes

TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
SHEET_TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


def documents(texts: st.SearchStrategy[str | None]) -> st.SearchStrategy[Table[DocumentRow]]:
    """Tables of documents with any words at all in them."""
    fields = {column.name: texts for column in DOCUMENTS.columns}
    fields["document"] = st.uuids().map(str)
    rows = st.lists(st.builds(DocumentRow, **fields), max_size=4)
    return rows.map(lambda found: Table(DOCUMENTS, tuple(found)))


def one(shape: Shape, *events, kind: FileKind | None = None) -> bytes:
    """The first file of an export."""
    return publish(shape, kind, dossier(events)).leaves[0].data


@settings(deadline=None)
@given(documents(TEXTS))
def test_any_words_come_back_from_csv_as_they_were(table):
    assert read_csv(DOCUMENTS, csv_text(table)) == table


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "'=1", "''=1", "\t1", "it's", "'so"])
def test_no_word_becomes_a_formula_and_each_comes_back(text):
    table = Table(DOCUMENTS, (DocumentRow(**dict.fromkeys(names(DOCUMENTS), text)),))
    written = csv_text(table)
    assert read_csv(DOCUMENTS, written) == table
    assert not written.splitlines()[1].lstrip('"').startswith(("=", "+", "-", "@", "\t"))


def names(spec: TableSpec) -> list[str]:
    return [column.name for column in spec.columns]


@settings(deadline=None)
@given(any_events())
def test_a_table_of_events_comes_back_from_csv_as_it_was(events):
    table = events_table(dossier(events), LossBook())
    assert read_csv(EVENTS, csv_text(table)) == table


@settings(deadline=None)
@given(any_events())
def test_a_table_comes_back_from_parquet_as_it_was(events):
    table = events_table(dossier(events), LossBook())
    read = pq.read_table(io.BytesIO(parquet_bytes(table)))
    assert [tuple(row.values()) for row in read.to_pylist()] == list(table.cells())


@settings(deadline=None)
@given(documents(SHEET_TEXTS))
def test_any_words_come_back_from_a_workbook_as_they_were(table):
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes([table], LossBook())))["documents"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert list(head) == names(DOCUMENTS)
    assert [row for row in rows if any(row)] == list(table.cells())


def test_a_text_too_long_for_a_cell_is_cut_and_said():
    row = DocumentRow(
        **(dict.fromkeys(names(DOCUMENTS)) | {"document": "d", "title": "a" * 40_000})
    )
    book = LossBook()
    read = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Table(DOCUMENTS, (row,))], book)))
    assert len(read["documents"].cell(2, 2).value) == LONGEST
    (loss,) = book.all()
    assert (loss.kind, loss.column, loss.record) == (LossKind.NARROWED, "documents.title", "d")


def test_pandas_reads_numbers_and_days_of_a_workbook_as_such():
    frame = pd.read_excel(io.BytesIO(one(Shape.XLSX, event())), sheet_name="events")
    assert frame.start.dtype.kind == "M"
    assert frame.loc[0, "killed_best"] == 8


def test_geopandas_reads_the_points_of_both_files_at_their_places(tmp_path: Path):
    located, lost = event("e-000000000001"), event("e-000000000002", where=None)
    (tmp_path / "a.geojson").write_bytes(one(Shape.GEOJSON, located, lost))
    (tmp_path / "a.parquet").write_bytes(one(Shape.GEOPARQUET, located, lost))
    for frame in (
        pyogrio.read_dataframe(tmp_path / "a.geojson"),
        geopandas.read_parquet(tmp_path / "a.parquet"),
    ):
        assert frame.crs == "OGC:CRS84" or frame.crs.to_epsg() == 4326
        assert (frame.geometry.iloc[0].x, frame.geometry.iloc[0].y) == (14.2, 26.1)
        assert frame.geometry.iloc[1] is None
        assert frame.event.tolist() == ["e-000000000001", "e-000000000002"]


@settings(deadline=None)
@given(any_events())
def test_geojson_holds_every_row_with_its_point(events):
    table = events_table(dossier(events), LossBook())
    features = json.loads(geojson_text(table))["features"]
    points = [one["geometry"] and one["geometry"]["coordinates"] for one in features]
    assert points == [None if row.lat is None else [row.lon, row.lat] for row in table.rows]
    assert [one["properties"]["event"] for one in features] == [row.event for row in table.rows]


@pytest.mark.parametrize("shape", [Shape.DATAPACKAGE, Shape.GED])
def test_frictionless_finds_the_data_package_valid(tmp_path: Path, shape):
    events = [
        event("e-000000000001"),
        event("e-000000000002", when=day("2031-05-04"), where=place(None)),
    ]
    for leaf in publish(shape, FileKind.DATAPACKAGE, dossier(events)).leaves:
        (tmp_path / leaf.name).write_bytes(leaf.data)
    with warnings.catch_warnings(), system.use_context(trusted=True):
        warnings.simplefilter("ignore")
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


def test_frictionless_finds_what_is_not_as_its_schema_says(tmp_path: Path):
    for leaf in publish(Shape.GED, FileKind.DATAPACKAGE, dossier([event()])).leaves:
        text = leaf.data.decode().replace("Africa", "Atlantis") if "csv" in leaf.name else None
        (tmp_path / leaf.name).write_bytes(text.encode() if text else leaf.data)
    with warnings.catch_warnings(), system.use_context(trusted=True):
        warnings.simplefilter("ignore")
        assert not Package(str(tmp_path / "datapackage.json")).validate().valid


@pytest.mark.parametrize("shape", Shape)
def test_the_same_edition_gives_the_same_bytes(shape):
    made = [publish(shape, None, dossier([event()])) for _ in range(2)]
    assert made[0] == made[1]


def test_every_table_has_its_page_and_no_two_have_one_name():
    assert len({spec.name for spec in SPECS}) == len(SPECS)
    made = own_tables(dossier([event()]), LossBook())
    assert {table.spec for table in made} <= set(SPECS)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_every_column_says_what_it_means(spec):
    assert all(column.meaning and not column.meaning.endswith(".") for column in spec.columns)
    assert set(spec.key) <= set(names(spec))
