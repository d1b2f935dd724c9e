"""What questions are put to: the records of one ledger, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from recount.analysis.appraisals import DataNote, Tally
from recount.model.claims import Claim, ClaimKind
from recount.model.counts import Outcome
from recount.model.dates import Dated
from recount.model.documents import Document
from recount.model.events import Contradiction, Event, Membership
from recount.model.parties import Party

LONG = 400
"""Days, and months, beyond which a span is looked at whole."""
Ancestors = Callable[[str], tuple[str, ...]]
"""Gives the parties that one is a branch of, by their registry ids."""
People = Callable[[Sequence[Event], Outcome], Tally | None]
"""Gives how many people of an outcome several events had together; None where none says."""


@dataclass(frozen=True)
class Material:
    """The records of a ledger, and how its people are added up.

    `origins` gives each document its independent origin; `people` adds up by the ledger's own
    rules, with the totals that bind several events; `ancestors` knows which party is a branch of
    which.
    """

    events: tuple[Event, ...]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    dates: Mapping[str, Dated]
    origins: Mapping[str, str]
    memberships: tuple[Membership, ...]
    contradictions: tuple[Contradiction, ...]
    people: People
    ancestors: Ancestors
    data: DataNote

    @cached_property
    def top_events(self) -> tuple[Event, ...]:
        """The events that are part of no other: what is counted is counted once."""
        kept = {row.id for row in self.events}
        return tuple(row for row in self.events if row.part_of not in kept)

    @cached_property
    def events_of_claim(self) -> dict[str, tuple[Event, ...]]:
        """The events of `top_events` that a claim is of, alone or as members of its total."""
        by_id = {row.id: row for row in self.top_events}
        rows: defaultdict[str, dict[str, Event]] = defaultdict(dict)
        for event in self.top_events:
            for key in event.claims:
                rows[key][event.id] = event
        for membership in self.memberships:
            for key in membership.members:
                if key in by_id:
                    rows[membership.total][key] = by_id[key]
        return {key: tuple(found.values()) for key, found in rows.items()}

    @cached_property
    def _by_month(self) -> tuple[dict[int, list[Event]], list[Event]]:
        """Events under each month that they may lie in, and those of no known or a long date."""
        months: defaultdict[int, list[Event]] = defaultdict(list)
        anywhere = []
        for event in self.top_events:
            when = event.when
            if when is None or when.start is None or when.end is None or (when.days or 0) > LONG:
                anywhere.append(event)
                continue
            for month in range(_month(when.start), _month(when.end) + 1):
                months[month].append(event)
        return months, anywhere

    def events_about(self, start: date, end: date) -> tuple[Event, ...]:
        """The events that may lie between two days, and perhaps a few more of the same months."""
        months, anywhere = self._by_month
        if _month(end) - _month(start) > LONG:
            return self.top_events
        found = {row.id: row for row in anywhere}
        for month in range(_month(start), _month(end) + 1):
            found.update((row.id, row) for row in months.get(month, ()))
        return tuple(found.values())

    @cached_property
    def claims_of(self) -> dict[ClaimKind, tuple[Claim, ...]]:
        """Claims by kind, in the order of their documents and texts."""
        rows: defaultdict[ClaimKind, list[Claim]] = defaultdict(list)
        for claim in sorted(self.claims.values(), key=_in_order):
            rows[claim.kind].append(claim)
        return {kind: tuple(found) for kind, found in rows.items()}

    @cached_property
    def last_day(self) -> date | None:
        """The day of the latest document; what happened later cannot be in the ledger."""
        days = [day for key in self.documents if (day := self.written(key)) is not None]
        return max(days) if days else None

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Every party that an event or a claim names, once for each name and id."""
        found: dict[tuple[str | None, str], Party] = {}
        for party in self._named():
            if party is not None:
                found.setdefault((party.id, party.name or party.text), party)
        return tuple(found.values())

    def _named(self) -> Iterator[Party | None]:
        for event in self.events:
            yield from (event.perpetrator, event.target)
        for claim in self.claims.values():
            yield from (claim.perpetrator, claim.target, claim.party)

    def kind(self, kind: ClaimKind) -> tuple[Claim, ...]:
        """The claims of a kind."""
        return self.claims_of.get(kind, ())

    def written(self, document: str) -> date | None:
        """The first day on which a document may have been written; None where nothing says.

        Where only a span is known, silence is claimed up to its beginning and not further.
        """
        dated = self.dates.get(document)
        return (dated.start or dated.end) if dated else None

    def origin(self, document: str) -> str:
        """The independent origin of a document."""
        return self.origins.get(document, document)


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _in_order(claim: Claim) -> tuple[str, int, str]:
    return claim.document, claim.evidence.start, claim.id
