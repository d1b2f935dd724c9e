"""What the desk reads of a ledger, held in memory until the file changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from recount.app.in_force import InForce, held_in
from recount.errors import NotFoundError
from recount.model.claims import Claim
from recount.model.dates import Dated
from recount.model.decisions import Decision
from recount.model.documents import Document
from recount.model.events import Cluster, Contradiction, Derivation, Event, Membership, Remainder
from recount.model.judgements import Entry
from recount.model.readings import Problem

if TYPE_CHECKING:
    from recount.ledger import Ledger

Record = TypeVar("Record")
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """What is kept of a reading once its claims are in the snapshot."""

    language: str | None
    dated: Dated


@dataclass(frozen=True, slots=True)
class RefusedInput:
    """A file that could not become a document, and why."""

    file: str
    code: str
    message: str


@dataclass(frozen=True)
class Snapshot:
    """The records of one ledger at one moment, with the look-ups that pages need.

    `claims` are those in force, and `held` says what people decided of them. `origins` gives each
    document the key of its independent origin; `readings` has no entry for
    a document that no reader has read yet.
    """

    name: str
    events: tuple[Event, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    readings: Mapping[str, ReadingLine] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    remainders: tuple[Remainder, ...] = ()
    memberships: tuple[Membership, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    problems: tuple[tuple[str, Problem], ...] = ()
    refusals: tuple[RefusedInput, ...] = ()
    decisions: tuple[Decision, ...] = ()
    held: InForce = field(default_factory=lambda: InForce({}, {}))
    history: tuple[Entry, ...] = ()
    built: bool = True
    methodology: str = ""
    made_by: str = ""

    @cached_property
    def event_by_id(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def contradictions_of(self) -> dict[str, tuple[Contradiction, ...]]:
        """Contradictions by the events they touch."""
        return _grouped((key, row) for row in self.contradictions for key in row.events)

    @cached_property
    def derivations_of(self) -> dict[str, tuple[Derivation, ...]]:
        """Derivations by event."""
        return _grouped((row.event, row) for row in self.derivations)

    @cached_property
    def remainders_of(self) -> dict[str, tuple[Remainder, ...]]:
        """Remainders by the events they are left for."""
        return _grouped((key, row) for row in self.remainders for key in row.events)

    @cached_property
    def claims_in(self) -> dict[str, tuple[Claim, ...]]:
        """Claims by document, in the order of the text."""
        rows = sorted(self.claims.values(), key=reading_order)
        return _grouped((row.document, row) for row in rows)

    @cached_property
    def rejected_in(self) -> dict[str, tuple[Claim, ...]]:
        """Rejected claims by document, in the order of the text."""
        rows = sorted((self.held.as_read[key] for key in self.held.rejected), key=reading_order)
        return _grouped((row.document, row) for row in rows)

    @cached_property
    def history_of(self) -> dict[str, tuple[Entry, ...]]:
        """What was decided and taken back, by the claims that it is about."""
        return _grouped((key, row) for row in self.history for key in row.about)

    @cached_property
    def problems_in(self) -> dict[str, tuple[Problem, ...]]:
        """Problems by document."""
        return _grouped(self.problems)

    @cached_property
    def events_of_claim(self) -> dict[str, tuple[Event, ...]]:
        """Events by the claims they hold."""
        return _grouped((key, row) for row in self.events for key in row.claims)

    @cached_property
    def events_of_document(self) -> dict[str, tuple[Event, ...]]:
        """Events by the documents that speak of them."""
        return _grouped((key, row) for row in self.events for key in row.documents)

    @cached_property
    def copies(self) -> dict[str, tuple[Document, ...]]:
        """Documents by origin: more than one are copies of one text."""
        return _grouped((self.origin(row.id), row) for row in self.documents.values())

    @cached_property
    def cluster_by_id(self) -> dict[str, Cluster]:
        """Clusters, with the reasons of their claims, by event id."""
        return {row.id: row for row in self.clusters}

    def origin(self, document: str) -> str:
        """The origin that a document belongs to; its own where nothing says otherwise."""
        return self.origins.get(document, document)

    def event(self, key: str) -> Event:
        """The event of an id or of the only id that begins so. Raises NotFoundError."""
        return _one(self.event_by_id, key, "event")

    def document(self, key: str) -> Document:
        """The document of an id or of the only id that begins so. Raises NotFoundError."""
        return _one(self.documents, key, "document")

    def any_claim(self, key: str) -> Claim:
        """The claim of an id or of the only id that begins so, as it is in force, or as it was
        read where it is rejected. Raises NotFoundError."""
        return _one(self.held.all_claims, key, "claim")

    def claims_named(self, keys: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these ids, in their order, without ids the ledger does not hold."""
        return tuple(self.claims[key] for key in keys if key in self.claims)


def reading_order(claim: Claim) -> tuple[int, int, int, str]:
    """Where a claim stands in its text; of several in one passage, where its date stands."""
    dated = claim.when.span.start if claim.when and claim.when.span else claim.evidence.start
    return claim.evidence.start, claim.evidence.end, dated, claim.id


def take_snapshot(ledger: Ledger, name: str) -> Snapshot:
    """All that the desk shows of a ledger, read once."""
    held = held_in(ledger)
    return Snapshot(
        name=name,
        events=ledger.events(),
        claims=held.claims,
        held=held,
        history=ledger.history(),
        documents={row.id: row for row in ledger.documents()},
        readings={row.document: ReadingLine(row.language, row.dated) for row in ledger.readings()},
        origins=dict(ledger.origins()),
        contradictions=ledger.contradictions(),
        derivations=ledger.derivations(),
        remainders=ledger.remainders(),
        memberships=ledger.memberships(),
        clusters=ledger.clusters(),
        problems=ledger.problems(),
        decisions=ledger.decisions(),
        refusals=tuple(RefusedInput(*row) for row in ledger.refusals()),
        built=ledger.is_built,
        methodology=ledger.methodology or "",
        made_by=ledger.made_by or "",
    )


def _grouped(pairs: Iterable[tuple[Key, Record]]) -> dict[Key, tuple[Record, ...]]:
    rows: defaultdict[Key, list[Record]] = defaultdict(list)
    for key, record in pairs:
        rows[key].append(record)
    return {key: tuple(found) for key, found in rows.items()}


def _one(records: Mapping[str, Record], key: str, noun: str) -> Record:
    if key in records:
        return records[key]
    found = [name for name in records if key and name.startswith(key)]
    if len(found) == 1:
        return records[found[0]]
    what = f"{len(found)} {noun}s begin so" if found else f"the ledger holds no such {noun}"
    raise NotFoundError(f"{noun} {key}", what, f"pick the {noun} from its list")
