"""A comparison with a published table as tables of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from recount.publishing.columns import Says, TableSpec

EventId = Annotated[str, Says("The event's id in the ledger")]
RowId = Annotated[str, Says("The row's id in the published table")]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedRow:
    """An event and a row that are one."""

    event: EventId
    row: RowId
    chance: Annotated[float, Says("How likely it is that they are one, from 0 to 1")]
    score: Annotated[float, Says("The sum of what speaks for it, in powers of two")]
    by_time: Annotated[float, Says("The part of the time in it")]
    by_place: Annotated[float, Says("The part of the place")]
    by_sides: Annotated[float, Says("The part of the sides")]
    by_killed: Annotated[float, Says("The part of the dead")]
    differs_in: Annotated[str | None, Says("The fields that differ, parted by bars")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferingRow:
    """One field in which an event and its row differ."""

    event: EventId
    row: RowId
    field: Annotated[str, Says("The field: time, place, sides or killed")]
    here: Annotated[str, Says("As the ledger has it")]
    there: Annotated[str, Says("As the table has it")]
    size: Annotated[int | None, Says("How far apart: days, kilometres or people")]
    words: Annotated[str | None, Says("The words of the ledger's claims; none that name a person")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AloneRow:
    """An event or a row that the other side does not have."""

    id: Annotated[str, Says("The id of the event, or of the row")]
    days: Annotated[str, Says("When")]
    place: Annotated[str, Says("Where")]
    sides: Annotated[str, Says("Who")]
    killed: Annotated[str, Says("How many dead")]


MATCHED = TableSpec(
    "matched", "Events in both", "One row for each event that is a row of the table.", MatchedRow
)
DIFFERING = TableSpec(
    "differences", "Differences", "One row for each field that differs.", DifferingRow
)
ONLY_HERE = TableSpec(
    "only_here", "Events of the ledger alone", "Events that the table does not have.", AloneRow
)
ONLY_THERE = TableSpec(
    "only_there", "Rows of the table alone", "Rows that are no event of the ledger.", AloneRow
)
COMPARED = (MATCHED, DIFFERING, ONLY_HERE, ONLY_THERE)
