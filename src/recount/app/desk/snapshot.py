"""What the desk reads of a ledger, held in memory until the file changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from recount.app.desk.index import EventIndex, grouped
from recount.app.desk.lines import ClaimLine, ClaimLines
from recount.app.desk.shelf import Head, ReadingLine, Shelf
from recount.app.event_names import gone, leads_to, went_on
from recount.app.findings import found_now
from recount.app.in_force import InForce, held_in
from recount.app.kept import Looked, Overlaid, Remembered, several
from recount.app.noting import Place, placed
from recount.app.weights_kept import weights_of
from recount.errors import NotFoundError
from recount.ledger.arriving import Arrivals
from recount.ledger.searching import LEAST, document_words
from recount.linking import Rarity
from recount.model.blackouts import NOTHING, Blackout
from recount.model.claims import Claim
from recount.model.decisions import Decision
from recount.model.documents import Document
from recount.model.events import Cluster, Contradiction, Derivation, Event, Membership, Remainder
from recount.model.findings import NOTHING_FOUND, Finding, Found, found_of
from recount.model.folding import folded
from recount.model.judgements import Entry
from recount.model.names import Borne
from recount.model.notes import Note
from recount.model.readings import Problem
from recount.model.saying import say
from recount.model.signing import Signature

if TYPE_CHECKING:
    from recount.ledger import Ledger

Record = TypeVar("Record")
Answer = TypeVar("Answer")


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
    a document that no reader has read yet. Claims and documents may lie in the file until they are
    asked for; `shared` is what the snapshot before had worked out and what still holds. Names that
    are `withheld` are covered in its texts and in the words of its claims; `bare` is the same with
    them, for what is worked out and not shown.
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
    weights: Mapping[str, float] = field(default_factory=dict)
    held: InForce = field(default_factory=lambda: InForce({}, {}))
    history: tuple[Entry, ...] = ()
    signatures: tuple[Signature, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    built: bool = True
    methodology: str = ""
    made_by: str = ""
    shared: Shared | None = None
    withheld: Blackout = NOTHING
    bare: Snapshot | None = None
    read_borne: Callable[[], tuple[Borne, ...]] = tuple
    read_arrivals: Callable[[str, int], Arrivals] = lambda _since, _most: Arrivals()
    read_borne_with: Callable[[tuple[str, ...]], tuple[Borne, ...]] = lambda _: ()

    def once(self, name: object, make: Callable[[], Answer]) -> Answer:
        """What follows from this snapshot, worked out once."""
        found: Answer = self._remembered.once(name, make)
        return found

    @cached_property
    def _remembered(self) -> Remembered[Any]:
        return Remembered()

    @property
    def uncovered(self) -> Snapshot:
        """The same with every name, for what is worked out and not shown."""
        return self.bare or self

    @cached_property
    def index(self) -> EventIndex:
        """Events in the orders that lists ask for, and what leads to them."""
        if self.shared is not None:
            return self.shared.index
        return EventIndex(self.events, self.contradictions, self.memberships)

    @cached_property
    def shelf(self) -> Shelf:
        """Documents without their texts, with what was read in them."""
        if self.shared is not None:
            return self.shared.shelf
        names = [(row.id, row.document) for row in self.held.all_claims.values()]
        names = names or [(row.id, row.document) for row in self.claims.values()]
        return Shelf(self.documents, self.readings, self.origins, self.problems, names)

    @property
    def event_by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        return self.index.by_id

    @property
    def contradictions_of(self) -> Mapping[str, tuple[Contradiction, ...]]:
        """Contradictions by the events they touch."""
        return self.index.contradictions_of

    @cached_property
    def derivations_of(self) -> Mapping[str, tuple[Derivation, ...]]:
        """Derivations by event."""
        if self.shared is not None:
            return self.shared.derivations_of
        return grouped((row.event, row) for row in self.derivations)

    @cached_property
    def remainders_of(self) -> dict[str, tuple[Remainder, ...]]:
        """Remainders by the events they are left for."""
        return grouped((key, row) for row in self.remainders for key in row.events)

    @cached_property
    def claims_in(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by document, in the order of the text."""
        return Looked(self._claims_of)

    def _claims_of(self, document: str) -> tuple[Claim, ...] | None:
        found = self.claims_named(self._names_in(document))
        return tuple(sorted(found, key=reading_order)) or None

    def amount_in(self, document: str) -> int:
        """How many claims in force a document has."""
        return sum(1 for name in self._names_in(document) if name not in self.held.rejected)

    def _names_in(self, document: str) -> tuple[str, ...]:
        """The claims that were read in a document, and those that were added by hand."""
        added = (key for key, one in self.held.added.items() if one.document == document)
        return tuple(dict.fromkeys((*self.shelf.claims_of.get(document, ()), *added)))

    @cached_property
    def rejected_in(self) -> dict[str, tuple[Claim, ...]]:
        """Rejected claims by document, in the order of the text."""
        rows = sorted((self.held.as_read[key] for key in self.held.rejected), key=reading_order)
        return grouped((row.document, row) for row in rows)

    @cached_property
    def claim_lines(self) -> Mapping[str, ClaimLine]:
        """What lists need of each claim in force."""
        if self.shared is None:
            return ClaimLines(self.withheld).of(self.uncovered.claims.values())
        read = self.shared.lines()
        judged = several(self.uncovered.claims, tuple(self.held.judged))
        return Overlaid(read, ClaimLines(self.withheld).of(judged.values()), self.held.rejected)

    def documents_with(self, word: str) -> frozenset[str]:
        """The documents whose text, title or publisher holds a folded word."""
        return self.once(("word", word), lambda: self._documents_with(word))

    def _documents_with(self, word: str) -> frozenset[str]:
        if self.shared is not None and len(word) >= LEAST:
            return self.shared.documents_with(word)
        rows = self.documents.values()
        return frozenset(row.id for row in rows if word in folded(document_words(row)))

    @cached_property
    def rarity(self) -> Rarity:
        """How rare words are in the documents of the ledger."""
        if self.shared is not None:
            return self.shared.rarity()
        return Rarity.of(self.documents.values())

    @cached_property
    def history_of(self) -> dict[str, tuple[Entry, ...]]:
        """What was decided and taken back, by the claims that it is about."""
        return grouped((key, row) for row in self.history for key in row.about)

    @cached_property
    def signatures_of(self) -> dict[str, tuple[Signature, ...]]:
        """Names under events' numbers, by the claims that these rested on."""
        return grouped((key, row) for row in self.signatures for key in row.state.claims)

    def found_of(self, event: str) -> Found:
        """What people found of an event."""
        return self._found.get(event, NOTHING_FOUND)

    @cached_property
    def findings_now(self) -> tuple[tuple[str, Finding], ...]:
        """Findings with the ids that their events bear now, in their order."""
        found = found_now(self.findings, self.events_of_claim, self._told_in)
        return tuple((self.events_of_claim[claim][0].id, one) for claim, one in found.of_claim)

    @cached_property
    def _found(self) -> dict[str, Found]:
        return {event: found_of(rows) for event, rows in grouped(self.findings_now).items()}

    @cached_property
    def notes_on(self) -> Mapping[Place, tuple[Note, ...]]:
        """Notes by what they are about: an event, a claim, a document."""
        return placed(self.notes, self.held.as_read, self._told_in, self._event_of)

    def _told_in(self, document: str) -> tuple[Claim, ...]:
        return self.claims_in.get(document, ())

    def _event_of(self, claim: str) -> str | None:
        found = self.events_of_claim.get(claim, ())
        return found[0].id if found else None

    @property
    def problems_in(self) -> Mapping[str, tuple[Problem, ...]]:
        """Problems by document."""
        return self.shelf.problems_in

    @property
    def events_of_claim(self) -> Mapping[str, tuple[Event, ...]]:
        """Events by the claims they hold."""
        return self.index.of_claim

    @property
    def events_of_document(self) -> Mapping[str, tuple[Event, ...]]:
        """Events by the documents that speak of them."""
        return self.index.of_document

    @property
    def heads(self) -> Mapping[str, Head]:
        """Documents without their texts."""
        return self.shelf.heads

    @property
    def copies(self) -> Mapping[str, tuple[Head, ...]]:
        """Documents by origin: more than one are copies of one text."""
        return self.shelf.copies

    @cached_property
    def cluster_by_id(self) -> Mapping[str, Cluster]:
        """Clusters, with the reasons of their claims, by event id."""
        if self.shared is not None:
            return self.shared.cluster_by_id
        return {row.id: row for row in self.clusters}

    def origin(self, document: str) -> str:
        """The origin that a document belongs to; its own where nothing says otherwise."""
        return self.origins.get(document, document)

    @cached_property
    def borne(self) -> tuple[Borne, ...]:
        """The ids that events bore, with the claims they held."""
        return self.read_borne()

    @cached_property
    def rejected_of(self) -> Mapping[str, tuple[str, ...]]:
        """The claims that an event held until somebody rejected them, by its id."""
        out = tuple(sorted(self.held.rejected))
        found = self.read_borne_with(out) if out else ()
        return grouped((one.event, one.claim) for one in found)

    @cached_property
    def formerly(self) -> dict[str, str]:
        """Ids that events bore before, each with the event that it leads to now."""
        return went_on(self.borne, self.events)

    def event(self, key: str) -> Event:
        """The event of an id or of the only id that begins so, or that an id leads to which it
        bore before. Raises NotFoundError, saying what became of it."""
        try:
            return _one(self.event_by_id, key, "event")
        except NotFoundError as missing:
            found = leads_to(key, self.formerly, self.events)
            if found is None:
                raise gone(key, self.borne, self.history) or missing from None
            return self.event_by_id[found]

    def document(self, key: str) -> Document:
        """The document of an id or of the only id that begins so. Raises NotFoundError."""
        return _one(self.documents, key, "document")

    def any_claim(self, key: str) -> Claim:
        """The claim of an id or of the only id that begins so, as it is in force, or as it was
        read where it is rejected. Raises NotFoundError."""
        return _one(self.held.all_claims, key, "claim")

    def claims_named(self, keys: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these ids, in their order, without ids the ledger does not hold."""
        names = tuple(keys)
        found = several(self.claims, names)
        return tuple(found[key] for key in names if key in found)

    def fetch(self, keys: Iterable[str]) -> None:
        """Has these claims and their documents at hand, read at once, for pages that show each
        by itself."""
        several(self.documents, [row.document for row in self.claims_named(keys)])


@dataclass(frozen=True, slots=True)
class Shared:
    """What one snapshot hands on to the next: it follows from documents, readings and events, not
    from notes and acceptances. `lines` gives the lines of all claims as they were read."""

    index: EventIndex
    shelf: Shelf
    derivations_of: Mapping[str, tuple[Derivation, ...]]
    cluster_by_id: Mapping[str, Cluster]
    lines: Callable[[], Mapping[str, ClaimLine]]
    documents_with: Callable[[str], frozenset[str]]
    rarity: Callable[[], Rarity]


def reading_order(claim: Claim) -> tuple[int, int, int, str]:
    """Where a claim stands in its text; of several in one passage, where its date stands."""
    dated = claim.when.span.start if claim.when and claim.when.span else claim.evidence.start
    return claim.evidence.start, claim.evidence.end, dated, claim.id


def take_snapshot(ledger: Ledger, name: str) -> Snapshot:
    """All that the desk shows of a ledger, read at once into memory; a desk reads it bit by bit,
    and must show the same."""
    held, borne = held_in(ledger), ledger.borne()
    documents = {row.id: row for row in ledger.documents()}
    return Snapshot(
        name=name,
        events=ledger.events(),
        claims=held.claims,
        held=held,
        history=ledger.history(),
        signatures=ledger.signatures(),
        findings=ledger.findings(),
        notes=ledger.notes(),
        documents=documents,
        readings={row.document: ReadingLine(row.language, row.dated) for row in ledger.readings()},
        origins=dict(ledger.origins()),
        contradictions=ledger.contradictions(),
        derivations=ledger.derivations(),
        remainders=ledger.remainders(),
        memberships=ledger.memberships(),
        clusters=ledger.clusters(),
        problems=ledger.problems(),
        decisions=ledger.decisions(),
        weights=weights_of(ledger.relearnings()),
        refusals=tuple(RefusedInput(*row) for row in ledger.refusals()),
        built=ledger.is_built or not documents,
        methodology=ledger.methodology or "",
        made_by=ledger.made_by or "",
        read_borne=lambda: borne,
        read_borne_with=lambda names: tuple(one for one in borne if one.claim in names),
    )


_MISSING = {
    "event": (
        say("event %(id)s"),
        say("%(n)s events begin so"),
        say("the ledger holds no such event"),
        say("pick the event from its list"),
    ),
    "document": (
        say("document %(id)s"),
        say("%(n)s documents begin so"),
        say("the ledger holds no such document"),
        say("pick the document from its list"),
    ),
    "claim": (
        say("claim %(id)s"),
        say("%(n)s claims begin so"),
        say("the ledger holds no such claim"),
        say("pick the claim from its list"),
    ),
}


def _one(records: Mapping[str, Record], key: str, noun: str) -> Record:
    if key in records:
        return records[key]
    found = [name for name in records if key and name.startswith(key)]
    if len(found) == 1:
        return records[found[0]]
    name, many, none, cure = _MISSING[noun]
    raise NotFoundError(
        say(name, id=key),
        say(many, n=len(found)) if found else none,
        cure,
    )
