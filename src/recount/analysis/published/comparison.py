"""A ledger's events beside the rows of a published table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from recount.analysis.published.differences import Difference, differences
from recount.analysis.published.happening import Happening
from recount.analysis.published.likeness import REACH
from recount.analysis.published.pairing import Pair, pairs
from recount.analysis.published.reading import PublishedTable

DEADLY = frozenset({"UCDP GED", "UCDP-AEC"})
"""Tables that list deadly events alone."""


@dataclass(frozen=True, slots=True)
class Match:
    """An event and a row that are one, and in what they differ."""

    pair: Pair
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What both have, what only the ledger has, what only the table has.

    `not_listed` are events that such a table never lists, as no death is reported in them.
    `undated` are events without a day. `outside` counts the rows of other countries or times than
    the ledger's; `refused` are rows without a day. None of these is compared.
    """

    kind: str
    matched: tuple[Match, ...]
    only_here: tuple[Happening, ...]
    only_there: tuple[Happening, ...]
    not_listed: tuple[str, ...]
    undated: tuple[str, ...]
    outside: int
    refused: tuple[str, ...]

    @property
    def agreeing(self) -> int:
        """How many matches differ in nothing."""
        return sum(1 for match in self.matched if not match.differences)


def compare(events: Sequence[Happening], table: PublishedTable) -> Comparison:
    """Which rows are which events, and where they differ; the same input gives the same answer."""
    dated = [row for row in events if row.start is not None and row.end is not None]
    listed = [row for row in dated if table.kind not in DEADLY or _is_deadly(row)]
    inside = _inside(table.rows, dated)
    found = pairs(listed, inside)
    ours = {pair.ours.id for pair in found}
    theirs = {pair.theirs.id for pair in found}
    kept = {row.id for row in listed}
    return Comparison(
        kind=table.kind,
        matched=tuple(Match(pair, differences(pair.ours, pair.theirs)) for pair in found),
        only_here=tuple(row for row in listed if row.id not in ours),
        only_there=tuple(row for row in inside if row.id not in theirs),
        not_listed=tuple(row.id for row in dated if row.id not in kept),
        undated=tuple(row.id for row in events if row.start is None or row.end is None),
        outside=len(table.rows) - len(inside),
        refused=table.refused,
    )


def _is_deadly(row: Happening) -> bool:
    return any(value for value in (row.low, row.best, row.high))


def _inside(rows: Sequence[Happening], events: Sequence[Happening]) -> list[Happening]:
    """The rows of the countries and of the time that the events are of."""
    starts = [row.start for row in events if row.start is not None]
    ends = [row.end for row in events if row.end is not None]
    if not starts or not ends:
        return []
    reach = timedelta(days=REACH)
    first, last = min(starts) - reach, max(ends) + reach
    lands = {row.country for row in events}
    known = rows if None in lands else [row for row in rows if row.country in {*lands, None}]
    return [
        row for row in known if row.start and row.end and row.start <= last and row.end >= first
    ]
