"""What a decision about a person would let out of a ledger, row by row, before it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from recount.app.exporting import dossier
from recount.ledger import Ledger
from recount.model.persons import Disclosure
from recount.publishing import Dossier
from recount.publishing.columns import Table
from recount.publishing.losses import LossBook
from recount.publishing.own_tables import own_tables

_TOLD_ELSEWHERE = frozenset({"quote_redacted", "quotes"})
"""Columns that follow from others."""


@dataclass(frozen=True, slots=True)
class LeavingRow:
    """One value of a table that a decision makes another; empty where there is none."""

    table: str
    record: str
    now: str
    then: str


def leaving(ledger: Ledger, made: Disclosure) -> tuple[LeavingRow, ...]:
    """What leaves with a decision and does not without it, or the other way round."""
    now = dossier(ledger)
    then = replace(now, disclosures=(*now.disclosures, made))
    return differences(now, then)


def remaining(ledger: Ledger, name: str) -> tuple[LeavingRow, ...]:
    """What leaves without a decision of this id and does not with it, or the other way round."""
    now = dossier(ledger)
    left = tuple(one for one in now.disclosures if one.id != name)
    return differences(now, replace(now, disclosures=left))


def differences(now: Dossier, then: Dossier) -> tuple[LeavingRow, ...]:
    """The values of Recount's own tables that differ between two states of decisions."""
    before, after = _cells(now), _cells(then)
    keys = [key for key in dict.fromkeys([*before, *after]) if before.get(key) != after.get(key)]
    return tuple(_row(key, before.get(key), after.get(key)) for key in keys)


Key = tuple[str, str, str]


def _row(key: Key, now: str | None, then: str | None) -> LeavingRow:
    return LeavingRow(f"{key[0]}, {key[2].replace('_', ' ')}", key[1], now or "", then or "")


def _cells(state: Dossier) -> dict[Key, str]:
    tables: Iterable[Table[Any]] = own_tables(state, LossBook())
    return {(one.spec.name, *row[:2]): row[2] for one in tables for row in _values(one)}


def _values(table: Table[Any]) -> Iterator[tuple[str, str, str]]:
    names = [column.name for column in table.spec.columns]
    width = len(table.spec.key)
    for cells in table.cells():
        record = " ".join(str(cell) for cell in cells[:width])
        for name, cell in zip(names[width:], cells[width:], strict=True):
            if cell is not None and name not in _TOLD_ELSEWHERE:
                yield record, name, str(cell)
