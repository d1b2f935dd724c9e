"""What a table that leaves a ledger holds: a type of row, and a column for each of its fields.

The row is a dataclass whose fields say in `Annotated[..., Says(...)]` what they mean; names, kinds,
codes, schema, page of documentation and every writer follow from it.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import cached_property
from typing import Any, Generic, TypeVar, Union

Row = TypeVar("Row")

Cell = str | int | float | bool | date | None
"""A value as files hold it; None is unknown, and never 0 or an empty text."""


class ColumnKind(StrEnum):
    """What sort of values a column has."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"


_KINDS: tuple[tuple[type, ColumnKind], ...] = (
    (bool, ColumnKind.BOOLEAN),
    (int, ColumnKind.INTEGER),
    (float, ColumnKind.NUMBER),
    (date, ColumnKind.DATE),
    (str, ColumnKind.TEXT),
)


@dataclass(frozen=True, slots=True)
class Says:
    """What a column means, in a sentence without its full stop."""

    meaning: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `codes` are the only values that it may have, with what each stands for."""

    name: str
    kind: ColumnKind
    meaning: str
    may_be_empty: bool
    codes: tuple[tuple[Cell, str], ...] = ()


@dataclass(frozen=True)
class TableSpec(Generic[Row]):
    """A kind of table: its name in files, its title, what it holds, and the type of its rows."""

    name: str
    title: str
    about: str
    row: type[Row]
    key: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in the order of the row's fields."""
        hints = typing.get_type_hints(self.row, include_extras=True)
        fields = dataclasses.fields(typing.cast(Any, self.row))
        return tuple(_column(field.name, hints[field.name]) for field in fields)

    @cached_property
    def code_types(self) -> dict[str, type[Enum]]:
        """The type of the codes of each column that has codes."""
        hints = typing.get_type_hints(self.row)
        kinds = {name: _inner(hint) for name, hint in hints.items()}
        return {name: kind for name, kind in kinds.items() if issubclass(kind, Enum)}


@dataclass(frozen=True)
class Table(Generic[Row]):
    """Rows of one kind, in the order in which they are written."""

    spec: TableSpec[Row]
    rows: tuple[Row, ...]

    def cells(self) -> Iterator[tuple[Cell, ...]]:
        """The values of each row, in the order of the columns; codes by their value."""
        names = [column.name for column in self.spec.columns]
        for row in self.rows:
            yield tuple(_plain(getattr(row, name)) for name in names)


def _plain(value: Any) -> Cell:
    found: Cell = value.value if isinstance(value, Enum) else value
    return None if found == "" else found


def _column(name: str, hint: Any) -> Column:
    inner, says = typing.get_args(hint)
    kind, may_be_empty = _inner(inner), _is_union(inner)
    if issubclass(kind, Enum):
        codes = tuple((one.value, one.name.casefold().replace("_", " ")) for one in kind)
        return Column(name, _kind(type(codes[0][0])), says.meaning, may_be_empty, codes)
    return Column(name, _kind(kind), says.meaning, may_be_empty)


def _inner(hint: Any) -> type:
    """The type of a field, apart from None."""
    kinds = typing.get_args(hint) if _is_union(hint) else (hint,)
    found: type = next(one for one in kinds if one is not type(None))
    return found


def _is_union(hint: Any) -> bool:
    return typing.get_origin(hint) in (Union, types.UnionType)


def _kind(kind: type) -> ColumnKind:
    return next(found for base, found in _KINDS if issubclass(kind, base))
