"""What changed since the last release, row by row of every table, each with what caused it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Annotated

from recount.publishing.airwars import VICTIMS
from recount.publishing.change_causes import Causes, Spot
from recount.publishing.columns import Says, Table, TableSpec
from recount.publishing.issued import Cells, Issued, Key, Sheet
from recount.publishing.own_tables import BAR
from recount.publishing.person_tables import PERSONS
from recount.publishing.redacting import marks_in

_ONCE = "methodology"
"""A column that is the same in all rows: its change is told once."""
_OF_PERSONS = frozenset({PERSONS.name, VICTIMS.name})
"""Tables of which nothing that left once is said again."""
_SPEAKERS = frozenset({"speaker", "speakers", "source_original"})
"""Columns that may name somebody, of which neither is."""

_COUNT_PERSONS = frozenset({"quote_redacted", "num_victims_named"})
"""Columns of no words that follow from who may be named."""
_PLAIN = re.compile(r"|-?[\d.]+|\d{4}-\d\d-\d\d|true|false")
"""Cells without words."""

Covered = Callable[[str], str]
"""Gives a text of the last release as it may be said now: persons may have been withheld since."""


class Change(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One row of a table that is not what it was, or one cell of it."""

    table: Annotated[str, Says("The table")]
    row: Annotated[str | None, Says("The row by its key, parted by bars; empty: every row")]
    event: Annotated[str | None, Says("The event that the row is of, where it is of one")]
    change: Annotated[Change, Says("Whether the row is new, other, or gone")]
    column: Annotated[str | None, Says("The column that changed; empty: the whole row")] = None
    was: Annotated[
        str | None, Says("What stood there; empty, too, where a person may not be told of again")
    ] = None
    now: Annotated[str | None, Says("What stands there now")] = None
    cause: Annotated[str, Says("The claims, decisions, documents or rules that caused it")] = ""


CHANGES = TableSpec(
    "changes",
    "Changes since the last release",
    "One row for each row of any table that is new or gone, and for each cell of one that changed.",
    ChangeRow,
)


def changes(before: Issued | None, now: Issued, covered: Covered = str) -> Table[ChangeRow]:
    """The difference of two releases; of the first one there is none."""
    return Table(CHANGES, tuple(_all(before, now, covered)) if before else ())


def changed_rows(rows: Iterable[ChangeRow]) -> tuple[int, int, int]:
    """How many rows of tables were added, changed and withdrawn."""
    kinds = {(row.table, row.row, row.change) for row in rows if row.row is not None}
    told = Counter(change for _, _, change in kinds)
    return told[Change.ADDED], told[Change.CHANGED], told[Change.WITHDRAWN]


def _all(before: Issued, now: Issued, covered: Covered) -> Iterator[ChangeRow]:
    once = cache(covered)
    return (replace(row, cause=once(row.cause)) for row in _differing(before, now, once))


def _differing(before: Issued, now: Issued, covered: Covered) -> Iterator[ChangeRow]:
    causes = Causes(before, now)
    for name in dict.fromkeys([*now.sheets, *before.sheets]):
        old, new = before.sheet(name), now.sheet(name)
        yield from _of_columns(old, new, causes)
        for pair in _pairs(old, new):
            yield from _of_row(pair, (old, new), causes, covered)


def _of_columns(old: Sheet, new: Sheet, causes: Causes) -> Iterator[ChangeRow]:
    """Columns that came or went with the program, and the one that is the same in all rows."""
    bare = ChangeRow(table=new.name, row=None, event=None, change=Change.CHANGED, column=_ONCE)
    bare = replace(bare, cause=causes.of_rules)
    sides = ((old, new, Change.WITHDRAWN), (new, old, Change.ADDED))
    for one, other, change in sides if old.columns and new.columns else ():
        gone = [column for column in one.columns if column not in other.places]
        yield from (replace(bare, change=change, column=column) for column in gone)
    was, now = (one.cell(one.rows[0], _ONCE) if one.rows else "" for one in (old, new))
    if was != now and old.rows and new.rows:
        yield replace(bare, was=was or None, now=now or None)


Pair = tuple[Cells | None, Cells | None]
"""A row as it was and as it is; None where there is none."""


def _pairs(old: Sheet, new: Sheet) -> Iterator[Pair]:
    """The rows that differ, by key. Of rows that share a key those that are the same are the same
    rows, and the others follow one another."""
    was, now = _by_key(old), _by_key(new)
    for key in sorted({*was, *now}):
        left, right = was.get(key, []), now.get(key, [])
        if old.columns == new.columns:
            left, right = _without(left, right), _without(right, left)
        for place in range(max(len(left), len(right))):
            yield _at(left, place), _at(right, place)


def _by_key(sheet: Sheet) -> dict[Key, list[Cells]]:
    found: defaultdict[Key, list[Cells]] = defaultdict(list)
    for row in sheet.rows:
        found[sheet.key_of(row)].append(row)
    return found


def _without(rows: Iterable[Cells], others: Iterable[Cells]) -> list[Cells]:
    left, kept = Counter(others), []
    for row in rows:
        if left[row]:
            left[row] -= 1
        else:
            kept.append(row)
    return kept


def _at(rows: Sequence[Cells], place: int) -> Cells | None:
    return rows[place] if place < len(rows) else None


def _of_row(
    pair: Pair, sheets: tuple[Sheet, Sheet], causes: Causes, covered: Covered
) -> Iterator[ChangeRow]:
    (was, now), (old, new) = pair, sheets
    spot = Spot(new.name, was, now)
    key = BAR.join(new.key_of(now)) if now else covered(BAR.join(old.key_of(was or ())))
    events = sorted(causes.events_of(spot))
    event = events[0] if len(events) == 1 else None
    bare = ChangeRow(table=new.name, row=key, event=event, change=Change.CHANGED)
    if was is not None and now is not None:
        yield from _of_cells(bare, spot, sheets, causes, covered)
    else:
        change = Change.WITHDRAWN if now is None else Change.ADDED
        told = causes.of_persons(spot) if new.name in _OF_PERSONS else causes.of(spot)
        yield replace(bare, change=change, cause=told)


def _of_cells(
    bare: ChangeRow, spot: Spot, sheets: tuple[Sheet, Sheet], causes: Causes, covered: Covered
) -> Iterator[ChangeRow]:
    old, new = sheets
    for column in new.columns:
        was, now = old.cell(spot.was or (), column), new.cell(spot.now or (), column)
        if was == now or column == _ONCE or column not in old.places:
            continue
        at = replace(spot, column=column)
        if _tells_persons(at, was, now):
            cause = causes.of_persons(at)
        else:
            cause = causes.of(at, may_be_persons=_came_or_went(was, now))
        left = causes.has_persons and (column in _SPEAKERS or spot.table in _OF_PERSONS)
        told = "" if left else covered(was)
        # What is covered now reads as what stands there: it is not said a second time.
        was = told if told != now else ""
        yield replace(bare, column=column, was=was or None, now=now or None, cause=cause)


def _tells_persons(spot: Spot, was: str, now: str) -> bool:
    """Whether a cell is other by what is told of persons."""
    told = spot.table in _OF_PERSONS or spot.column in _COUNT_PERSONS
    return told or marks_in(was) != marks_in(now)


def _came_or_went(was: str, now: str) -> bool:
    """Whether words came or went as a whole, as they do with a decision on a person."""
    return (not was or not now) and not (_PLAIN.fullmatch(was) and _PLAIN.fullmatch(now))
