"""Tables as a Frictionless data package: CSV files, and a descriptor with the schema of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from recount.publishing.columns import Column, ColumnKind, Table
from recount.publishing.delimited import csv_text

DESCRIPTOR = "datapackage.json"
_KINDS = {ColumnKind.TEXT: "string"}
"""Names of types in a table schema, where they are not our own."""


def package_files(tables: Sequence[Table[Any]]) -> tuple[tuple[str, str], ...]:
    """The names and texts of the files; the descriptor first."""
    told = {
        "profile": "tabular-data-package",
        "name": "recount-ledger",
        "title": "Events and what they rest on",
        "resources": [_resource(table) for table in tables],
    }
    files = [(DESCRIPTOR, json.dumps(told, ensure_ascii=False, indent=2) + "\n")]
    return (*files, *((f"{table.spec.name}.csv", csv_text(table)) for table in tables))


def _resource(table: Table[Any]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.spec.name,
        "title": table.spec.title,
        "description": table.spec.about,
        "path": f"{table.spec.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table),
    }


def _schema(table: Table[Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(one) for one in table.spec.columns]}
    if table.spec.key:
        schema["primaryKey"] = list(table.spec.key)
    return schema | {"missingValues": [""]}


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {} if column.may_be_empty else {"required": True}
    if column.codes:
        limits["enum"] = [value for value, _ in column.codes]
    told = {
        "name": column.name,
        "type": _KINDS.get(column.kind, column.kind.value),
        "description": column.meaning,
    }
    return told | ({"constraints": limits} if limits else {})
