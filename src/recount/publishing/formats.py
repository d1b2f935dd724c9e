"""Every shape that a ledger can be written in: which tables, in which files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from recount.errors import OutputError
from recount.model.saying import say
from recount.publishing.acled import ACLED
from recount.publishing.acled_table import acled_table
from recount.publishing.airwars import BELLIGERENTS, INCIDENTS, SOURCES, VICTIMS
from recount.publishing.airwars_tables import airwars_tables
from recount.publishing.changes import CHANGES
from recount.publishing.columns import Table, TableSpec
from recount.publishing.compared import COMPARED
from recount.publishing.coverage import COVERAGE
from recount.publishing.delimited import csv_text
from recount.publishing.dossier import Dossier
from recount.publishing.entities import entity_lines
from recount.publishing.entity_check import refused
from recount.publishing.ged import GED
from recount.publishing.ged_table import ged_table
from recount.publishing.linked import linked_text
from recount.publishing.losses import FILE, Loss, LossBook, LossKind, losses_text
from recount.publishing.own import (
    CLAIMS,
    CONTRADICTIONS,
    COUNTS,
    DOCUMENTS,
    EVENTS,
    FIGURES,
)
from recount.publishing.own_tables import events_table, own_tables
from recount.publishing.package import package_files
from recount.publishing.parquet import geoparquet_bytes, parquet_bytes
from recount.publishing.person_tables import PERSONS
from recount.publishing.points import geojson_text, has_points
from recount.publishing.workbook import workbook_bytes

Tables = Callable[[Dossier, LossBook], tuple[Table[Any], ...]]


class Shape(StrEnum):
    """What an export looks like."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    GEOPARQUET = "geoparquet"
    DATAPACKAGE = "datapackage"
    JSONLD = "jsonld"
    FTM = "ftm"
    GED = "ged"
    ACLED = "acled"
    AIRWARS = "airwars"


class FileKind(StrEnum):
    """What its tables are written as."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    GEOPARQUET = "geoparquet"
    DATAPACKAGE = "datapackage"


@dataclass(frozen=True, slots=True)
class Made:
    """How a shape is made: its tables, what they are usually written as, and what it is."""

    tables: Tables
    usual: FileKind
    about: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Publication:
    """All files of one export, the losses among them."""

    leaves: tuple[Leaf, ...]
    losses: tuple[Loss, ...]


Write = Callable[[Sequence[Table[Any]], LossBook], Iterator[Leaf]]


def publish(shape: Shape, kind: FileKind | None, dossier: Dossier) -> Publication:
    """An edition in a shape, with the file of what could not come along; the same edition always
    gives the same bytes."""
    book = LossBook()
    leaves: tuple[Leaf, ...]
    if shape in GRAPHS:
        leaves, counted = (_graph(shape, kind, dossier, book),), list[tuple[str, int]]()
    else:
        made = SHAPES[shape]
        tables = made.tables(dossier, book)
        leaves = tuple(_WRITERS[kind or made.usual](tables, book))
        counted = [(table.spec.name, len(table.rows)) for table in tables]
    told = losses_text(shape, counted, book.all(), dossier.edition.methodology)
    return Publication((*leaves, Leaf(FILE, told.encode())), book.all())


def _graph(shape: Shape, kind: FileKind | None, dossier: Dossier, book: LossBook) -> Leaf:
    if kind is not None:
        raise OutputError(shape, "it is not made of tables", "leave --as out")
    return GRAPHS[shape][0](dossier, book)


def _csv(tables: Sequence[Table[Any]], _book: LossBook) -> Iterator[Leaf]:
    for table in tables:
        yield Leaf(f"{table.spec.name}.csv", csv_text(table).encode())


def _xlsx(tables: Sequence[Table[Any]], book: LossBook) -> Iterator[Leaf]:
    name = tables[0].spec.name if len(tables) == 1 else "ledger"
    yield Leaf(f"{name}.xlsx", workbook_bytes(tables, book))


def _parquet(tables: Sequence[Table[Any]], _book: LossBook) -> Iterator[Leaf]:
    for table in tables:
        yield Leaf(f"{table.spec.name}.parquet", parquet_bytes(table))


def _geojson(tables: Sequence[Table[Any]], book: LossBook) -> Iterator[Leaf]:
    for table in _with_points(tables, book):
        yield Leaf(f"{table.spec.name}.geojson", geojson_text(table).encode())


def _geoparquet(tables: Sequence[Table[Any]], book: LossBook) -> Iterator[Leaf]:
    for table in _with_points(tables, book):
        yield Leaf(f"{table.spec.name}.geoparquet", geoparquet_bytes(table))


def _datapackage(tables: Sequence[Table[Any]], _book: LossBook) -> Iterator[Leaf]:
    for name, text in package_files(tables):
        yield Leaf(name, text.encode())


def _with_points(tables: Sequence[Table[Any]], book: LossBook) -> Iterator[Table[Any]]:
    for table in tables:
        if has_points(table.spec):
            yield table
        else:
            book.note(LossKind.LEFT_OUT, table.spec.name, say("the table has no points"))


def _events(dossier: Dossier, book: LossBook) -> tuple[Table[Any], ...]:
    book.note(
        LossKind.NO_COLUMN, "numbers by class, claims, contradictions", say("other tables do")
    )
    return (events_table(dossier, book),)


def _ged(dossier: Dossier, book: LossBook) -> tuple[Table[Any], ...]:
    return (ged_table(dossier, book),)


def _acled(dossier: Dossier, book: LossBook) -> tuple[Table[Any], ...]:
    return (acled_table(dossier, book),)


SHAPES: Mapping[Shape, Made] = {
    Shape.CSV: Made(_events, FileKind.CSV, say("the events, one row each")),
    Shape.XLSX: Made(own_tables, FileKind.XLSX, say("all of Recount's own tables in one workbook")),
    Shape.PARQUET: Made(own_tables, FileKind.PARQUET, say("the same tables as Parquet files")),
    Shape.GEOJSON: Made(_events, FileKind.GEOJSON, say("the events as points, for maps")),
    Shape.GEOPARQUET: Made(_events, FileKind.GEOPARQUET, say("the events as points, in columns")),
    Shape.DATAPACKAGE: Made(
        own_tables,
        FileKind.DATAPACKAGE,
        say("all tables as CSV, with a Frictionless schema of each"),
    ),
    Shape.GED: Made(
        _ged, FileKind.CSV, say("the 49 columns of UCDP's Georeferenced Event Dataset")
    ),
    Shape.ACLED: Made(_acled, FileKind.CSV, say("the 31 columns of ACLED")),
    Shape.AIRWARS: Made(
        airwars_tables, FileKind.CSV, say("Airwars' incidents, belligerents, sources and victims")
    ),
}
_WRITERS: Mapping[FileKind, Write] = {
    FileKind.CSV: _csv,
    FileKind.XLSX: _xlsx,
    FileKind.PARQUET: _parquet,
    FileKind.GEOJSON: _geojson,
    FileKind.GEOPARQUET: _geoparquet,
    FileKind.DATAPACKAGE: _datapackage,
}

Graph = Callable[[Dossier, LossBook], Leaf]


def _jsonld(dossier: Dossier, book: LossBook) -> Leaf:
    left = "figures of claims, contradictions, persons"
    book.note(LossKind.NO_COLUMN, left, say("the tables hold them, the graph does not"))
    return Leaf("ledger.jsonld", linked_text(own_tables(dossier, book)).encode())


def _ftm(dossier: Dossier, book: LossBook) -> Leaf:
    lines = list(entity_lines(dossier, book))
    wrong = refused(lines)
    if wrong:
        what = f"the library of FollowTheMoney does not take it as it stands ({wrong[0]})"
        raise OutputError(Shape.FTM, what, "take another format, and report it to the project")
    return Leaf("entities.ftm.json", "".join(f"{line}\n" for line in lines).encode())


GRAPHS: Mapping[Shape, tuple[Graph, str]] = {
    Shape.JSONLD: (_jsonld, say("events, claims and documents as linked data")),
    Shape.FTM: (_ftm, say("events, parties, places, persons, articles as FollowTheMoney has them")),
}
"""Shapes that are no tables."""

SPECS: tuple[TableSpec[Any], ...] = (
    *(EVENTS, COUNTS, CLAIMS, FIGURES, DOCUMENTS, CONTRADICTIONS, PERSONS),
    *(GED, ACLED),
    *(INCIDENTS, BELLIGERENTS, SOURCES, VICTIMS),
    *COMPARED,
    CHANGES,
    *COVERAGE,
)
"""Every kind of table, for the page that describes them."""
