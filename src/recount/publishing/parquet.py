"""Tables as Parquet, with what each column means, and with points as GeoParquet has them."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from recount.errors import MissingPartError
from recount.publishing.columns import Column, ColumnKind, Table
from recount.publishing.points import point_columns

if TYPE_CHECKING:
    import pyarrow

GEOMETRY = "geometry"
_GEO = {
    "version": "1.1.0",
    "primary_column": GEOMETRY,
    "columns": {GEOMETRY: {"encoding": "WKB", "geometry_types": ["Point"]}},
}
"""GeoParquet 1.1: points in WGS 84, longitude first, which is what it means to name no system."""
_POINT = struct.Struct("<BIdd")
"""Well-known binary: little-endian, type 1 for a point, two doubles."""


def arrow_table(table: Table[Any]) -> pyarrow.Table:
    """The table in memory, as Polars, pandas and DuckDB take it; MissingPartError where pyarrow is
    not installed."""
    arrow = _arrow()
    fields = [_field(column, arrow) for column in table.spec.columns]
    columns = [list(values) for values in _columns(table)]
    return arrow.table(columns, schema=arrow.schema(fields, metadata=_said(table)))


def parquet_bytes(table: Table[Any]) -> bytes:
    """The table; MissingPartError where pyarrow is not installed."""
    return _stored(arrow_table(table), _arrow())


def geoparquet_bytes(table: Table[Any]) -> bytes:
    """The table with a column `geometry`: a point for each row, null where none is known."""
    arrow = _arrow()
    fields = [_field(column, arrow) for column in table.spec.columns]
    fields.append(arrow.field(GEOMETRY, arrow.binary()))
    said = {**_said(table), "geo": json.dumps(_GEO)}
    columns = [*_columns(table), _points(table)]
    return _written(columns, arrow.schema(fields, metadata=said), arrow)


def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingPartError(
            "pyarrow", "Parquet needs it", 'install it: pip install "recount-ledger[publish]"'
        ) from None
    return pyarrow


def _field(column: Column, arrow: Any) -> pyarrow.Field:
    kinds = {
        ColumnKind.TEXT: arrow.string(),
        ColumnKind.INTEGER: arrow.int64(),
        ColumnKind.NUMBER: arrow.float64(),
        ColumnKind.DATE: arrow.date32(),
        ColumnKind.BOOLEAN: arrow.bool_(),
    }
    said = {"description": column.meaning}
    return arrow.field(column.name, kinds[column.kind], column.may_be_empty, said)


def _said(table: Table[Any]) -> dict[str, str]:
    return {"title": table.spec.title, "description": table.spec.about}


def _columns(table: Table[Any]) -> list[Sequence[Any]]:
    rows = list(table.cells())
    return [[row[at] for row in rows] for at in range(len(table.spec.columns))]


def _points(table: Table[Any]) -> list[bytes | None]:
    lat, lon = point_columns(table.spec)
    points = ((getattr(row, lat), getattr(row, lon)) for row in table.rows)
    return [None if None in point else _POINT.pack(1, 1, point[1], point[0]) for point in points]


def _written(columns: list[Sequence[Any]], schema: Any, arrow: Any) -> bytes:
    return _stored(arrow.table([list(values) for values in columns], schema=schema), arrow)


def _stored(made: pyarrow.Table, arrow: Any) -> bytes:
    written = io.BytesIO()
    arrow.parquet.write_table(made, written, compression="zstd")
    return written.getvalue()
