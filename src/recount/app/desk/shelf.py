"""Documents as lists show them: without their texts, with what was read in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from recount.app.desk.index import grouped
from recount.app.reports import UNREAD
from recount.ledger.heads import DocumentHead
from recount.model.dates import Dated, DatedBasis
from recount.model.documents import Document
from recount.model.readings import Problem

Head = DocumentHead | Document
"""What lists read of a document; a whole one does as well."""


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """What is kept of a reading once its claims are in the snapshot."""

    language: str | None
    dated: Dated


class Shelf:
    """The documents of a ledger, by what lists ask for."""

    def __init__(
        self,
        heads: Mapping[str, Head],
        readings: Mapping[str, ReadingLine],
        origins: Mapping[str, str],
        problems: tuple[tuple[str, Problem], ...],
        claims: Iterable[tuple[str, str]],
    ) -> None:
        self.heads = heads
        self.readings = readings
        self.origins = origins
        self.problems = problems
        self.problems_in: dict[str, tuple[Problem, ...]] = grouped(problems)
        self.claims_of: dict[str, tuple[str, ...]] = grouped((doc, key) for key, doc in claims)

    @cached_property
    def copies(self) -> dict[str, tuple[Head, ...]]:
        """Documents by origin: more than one are copies of one text."""
        return grouped((self.origins.get(key, key), row) for key, row in self.heads.items())

    @cached_property
    def by_day(self) -> tuple[Head, ...]:
        """Documents by the day that they bear, those without one last."""
        return tuple(sorted(self.heads.values(), key=lambda row: (row.published or "9999", row.id)))

    @cached_property
    def unread(self) -> frozenset[str]:
        """Documents that wait for a reader, or whose language no reader knows."""
        waiting = self.heads.keys() - self.readings.keys()
        unknown = {
            key for key, rows in self.problems_in.items() if any(row.code in UNREAD for row in rows)
        }
        return frozenset(waiting | (unknown & self.heads.keys()))

    @cached_property
    def undated(self) -> frozenset[str]:
        """Documents that were read and have no date at all."""
        return frozenset(
            key
            for key, row in self.readings.items()
            if row.dated.basis is DatedBasis.UNKNOWN and key in self.heads
        )
