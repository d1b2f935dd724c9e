"""Every shape that a ledger can be written in: which tables, in which files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from recount.publishing.columns import Table, TableSpec
from recount.publishing.delimited import csv_text
from recount.publishing.dossier import Dossier
from recount.publishing.ged import GED
from recount.publishing.ged_table import ged_table
from recount.publishing.losses import FILE, Loss, LossBook, LossKind, losses_text
from recount.publishing.own import EVENTS
from recount.publishing.own_tables import events_table

Tables = Callable[[Dossier, LossBook], tuple[Table[Any], ...]]


class Shape(StrEnum):
    """What an export looks like."""

    CSV = "csv"
    GED = "ged"


class FileKind(StrEnum):
    """What its tables are written as."""

    CSV = "csv"


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


Write = Callable[[Sequence[Table[Any]]], tuple[Leaf, ...]]


def publish(shape: Shape, kind: FileKind | None, dossier: Dossier) -> Publication:
    """An edition in a shape, with the file of what could not come along; the same edition always
    gives the same bytes."""
    book = LossBook()
    made = SHAPES[shape]
    tables = made.tables(dossier, book)
    leaves = _WRITERS[kind or made.usual](tables)
    counted = [(table.spec.name, len(table.rows)) for table in tables]
    told = losses_text(shape, counted, book.all(), dossier.edition.methodology)
    return Publication((*leaves, Leaf(FILE, told.encode())), book.all())


def _csv(tables: Sequence[Table[Any]]) -> tuple[Leaf, ...]:
    return tuple(Leaf(f"{table.spec.name}.csv", csv_text(table).encode()) for table in tables)


def _events(dossier: Dossier, book: LossBook) -> tuple[Table[Any], ...]:
    book.note(LossKind.NO_COLUMN, "numbers by class, claims, contradictions", "other tables do")
    return (events_table(dossier, book),)


def _ged(dossier: Dossier, book: LossBook) -> tuple[Table[Any], ...]:
    return (ged_table(dossier, book),)


SHAPES: Mapping[Shape, Made] = {
    Shape.CSV: Made(_events, FileKind.CSV, "the events, one row each"),
    Shape.GED: Made(_ged, FileKind.CSV, "the 49 columns of UCDP's Georeferenced Event Dataset"),
}
_WRITERS: Mapping[FileKind, Write] = {FileKind.CSV: _csv}

SPECS: tuple[TableSpec[Any], ...] = (EVENTS, GED)
"""Every kind of table, for the page that describes them."""
