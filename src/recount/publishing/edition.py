"""The state of a ledger that is being written out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.events import Contradiction, Event, Membership, Remainder
from recount.model.findings import Found
from recount.model.judgements import Entry
from recount.model.notes import Note, Noted
from recount.model.readings import Reading
from recount.publishing.joining import claims_with_events


@dataclass(frozen=True, slots=True)
class Edition:
    """Documents with their readings, and what follows from them.

    `readings` is by document id; `origins` gives for each document the first of those that it is
    a copy of, or itself; `methodology` names the rules by which the numbers were made,
    `decisions` the history of what people decided, `found` what they found of events, by id.
    `notes` are public ones alone, by what they are about; those of a team stay in its ledger.
    """

    documents: tuple[Document, ...]
    readings: Mapping[str, Reading]
    events: tuple[Event, ...]
    memberships: tuple[Membership, ...]
    contradictions: tuple[Contradiction, ...]
    origins: Mapping[str, str]
    methodology: str | None = None
    remainders: tuple[Remainder, ...] = ()
    decisions: tuple[Entry, ...] = ()
    found: Mapping[str, Found] = field(default_factory=dict)
    notes: Mapping[tuple[Noted, str], tuple[Note, ...]] = field(default_factory=dict)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim, with its event and its members, by document and place in the text."""
        found = [claim for reading in self.readings.values() for claim in reading.claims]
        return claims_with_events(found, self.events, self.memberships)
