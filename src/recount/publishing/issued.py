"""The tables of a release as its files have them, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from recount.publishing.acled import ACLED
from recount.publishing.airwars import BELLIGERENTS, INCIDENTS, SOURCES, VICTIMS
from recount.publishing.columns import TableSpec
from recount.publishing.coverage import COVERAGE
from recount.publishing.delimited import read_texts
from recount.publishing.ged import GED
from recount.publishing.own import CLAIMS, CONTRADICTIONS, COUNTS, DOCUMENTS, EVENTS, FIGURES
from recount.publishing.person_tables import PERSONS

TABLES: tuple[tuple[str, tuple[TableSpec[Any], ...]], ...] = (
    (
        "datapackage",
        (EVENTS, COUNTS, CLAIMS, FIGURES, DOCUMENTS, CONTRADICTIONS, PERSONS),
    ),
    ("ged", (GED,)),
    ("acled", (ACLED,)),
    ("airwars", (INCIDENTS, BELLIGERENTS, SOURCES, VICTIMS)),
    ("coverage", COVERAGE),
)
"""The tables of a release by the folder that they lie in. The points of GeoJSON are the events."""

_TOLD_BY = {
    BELLIGERENTS.name: ("code", "belligerent"),
    SOURCES.name: ("code", "source"),
    VICTIMS.name: ("code", "source"),
    COVERAGE[0].name: ("publisher",),
    COVERAGE[1].name: ("month", "country"),
}
"""By which columns rows are told apart in tables that have no key of their own."""

Cells = tuple[str, ...]
Key = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One table of a release, as text; an empty cell is unknown."""

    name: str
    columns: Cells
    rows: tuple[Cells, ...]
    key: Key

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each column stands."""
        return {name: place for place, name in enumerate(self.columns)}

    def cell(self, row: Cells, column: str) -> str:
        """What a row has in a column; empty where there is no such column."""
        place = self.places.get(column)
        return "" if place is None else row[place]

    def key_of(self, row: Cells) -> Key:
        """By what a row is told from others; of two rows that share it nothing says which is
        which."""
        return tuple(self.cell(row, name) for name in self.key)


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision that stands, by its kind and the claims or the document that it is about."""

    kind: str
    about: tuple[str, ...]


@dataclass(frozen=True)
class Ground:
    """What the tables of a release rest on: the rules and the program, the decisions that stand by
    id, how many decisions on persons were made, which are not named, and the events whose numbers
    bear on one another, by a total over them."""

    methodology: str | None
    made_by: str
    decisions: Mapping[str, Decided]
    on_persons: int = 0
    together: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class Issued:
    """A release: its tables by name, and what they rest on."""

    sheets: Mapping[str, Sheet]
    ground: Ground

    def sheet(self, name: str) -> Sheet:
        """A table by its name; one without rows where the release has none of that name."""
        return self.sheets.get(name) or Sheet(name, (), (), ())


def issued(files: Mapping[str, bytes], ground: Ground) -> Issued:
    """A release by its files."""
    return Issued({one.name: one for one in _sheets(files)}, ground)


def _sheets(files: Mapping[str, bytes]) -> Iterator[Sheet]:
    for folder, specs in TABLES:
        for spec in specs:
            data = files.get(f"{folder}/{spec.name}.csv")
            if data is not None:
                head, *rows = read_texts(data.decode())
                key = spec.key or _TOLD_BY[spec.name]
                yield Sheet(spec.name, head, tuple(rows), key)
