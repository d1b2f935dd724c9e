"""Tables with points as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from recount.errors import OutputError
from recount.publishing.columns import Cell, Table, TableSpec

_NAMES = (("lat", "lon"), ("latitude", "longitude"))


def has_points(spec: TableSpec[Any]) -> bool:
    """Whether a kind of table has columns for a latitude and a longitude."""
    return bool(_pairs(spec))


def point_columns(spec: TableSpec[Any]) -> tuple[str, str]:
    """The columns of latitude and longitude. Raises OutputError where there are none."""
    pairs = _pairs(spec)
    if not pairs:
        raise OutputError(spec.name, "it has no columns for points", "write it as csv")
    return pairs[0]


def _pairs(spec: TableSpec[Any]) -> list[tuple[str, str]]:
    names = {column.name for column in spec.columns}
    return [pair for pair in _NAMES if names.issuperset(pair)]


def geojson_text(table: Table[Any]) -> str:
    """One feature a row; its geometry is null where no point is known. A line a feature, so that
    two exports can be compared."""
    names = [column.name for column in table.spec.columns]
    lat, lon = point_columns(table.spec)
    features = (_feature(dict(zip(names, row, strict=True)), (lat, lon)) for row in table.cells())
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in features)
    head = f'{{"type": "FeatureCollection", "name": {json.dumps(table.spec.name)}, "features": ['
    return f"{head}\n{lines}\n]}}\n"


def _feature(cells: dict[str, Cell], at: tuple[str, str]) -> dict[str, Any]:
    lat, lon = cells[at[0]], cells[at[1]]
    geometry = None
    if lat is not None and lon is not None:
        geometry = {"type": "Point", "coordinates": [lon, lat]}
    rest = {name: _plain(cell) for name, cell in cells.items() if name not in at}
    return {"type": "Feature", "geometry": geometry, "properties": rest}


def _plain(cell: Cell) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell
