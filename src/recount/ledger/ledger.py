"""The ledger as the other rooms see it: one object, whatever keeps it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from recount.errors import LedgerError
from recount.ledger import (
    arriving,
    copying,
    decisions,
    deriving,
    double_coding,
    heads,
    keeping,
    names,
    recalling,
    searching,
    withholding,
)
from recount.ledger.at_hand import AtHand, NothingAtHand
from recount.ledger.connecting import Database, check_path, database_at
from recount.ledger.migrating import is_current, migrate
from recount.ledger.renewing import Renewed, renew
from recount.ledger.searching import Hit
from recount.ledger.troubles import told
from recount.model.claims import Claim
from recount.model.dates import Dated
from recount.model.decisions import Decision
from recount.model.documents import Document
from recount.model.double_coding import Adjudication, Assignment, Coding, Withdrawal
from recount.model.events import (
    Cluster,
    Contradiction,
    Derivation,
    Event,
    Linking,
    Membership,
    Reconciliation,
    Remainder,
    Solved,
)
from recount.model.findings import Finding
from recount.model.judgements import Entry, Judgement
from recount.model.linked import Linked
from recount.model.names import Borne
from recount.model.notes import Note
from recount.model.pairings import PairingDecision
from recount.model.persons import Disclosure
from recount.model.readings import Problem, Reading
from recount.model.relearning import Relearning
from recount.model.signing import Signature

Coded = TypeVar("Coded", Assignment, Withdrawal, Coding, Adjudication)


class Ledger:
    """Documents, what was read in them, and what follows from it: in one file, or in PostgreSQL.

    Each call is a transaction of its own, unless `together` makes one of several: what it returns
    from is on the disk, and what is killed has not happened. Calls may come from several threads.
    Every method raises LedgerError where the ledger cannot be read or written.
    """

    def __init__(self, path: Path, database: Database, account: str = "") -> None:
        self.path = path
        self._database = database
        self._engine: Engine = database.engine()
        self._account = account
        self._held = threading.local()
        self.at_hand: AtHand = NothingAtHand()

    @classmethod
    def open(cls, path: Path | str, create: bool = False, account: str = "") -> Self:
        """Opens the ledger at `path`, bringing its tables up to date; `create` makes a new one.

        The file there is the ledger, or names the schema of PostgreSQL that is. What is decided
        through it bears the `account` of a team, where one is given.

        Raises LedgerError where there is none, where it is not a ledger, is of a newer version,
        or may not be read.
        """
        place = Path(path)
        check_path(place, create)
        ledger = cls(place, database_at(place), account)
        try:
            ledger._prepare(create)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def _prepare(self, create: bool) -> None:
        with self._connected() as connection:
            new = self._database.is_new(connection)
            ready = not new and is_current(connection, self.path)
        if new and not create:
            raise LedgerError(
                str(self.path), "it is still empty", "make a ledger with `recount build`"
            )
        if not ready:
            self._make(new)

    def _make(self, new: bool) -> None:
        if new:
            with told(self.path):
                self._database.prepare()
        with self._connected("IMMEDIATE") as connection:
            migrate(connection)
            self._database.mark(connection)

    @contextmanager
    def _connected(self, begin: str = "DEFERRED") -> Iterator[Connection]:
        with told(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(begin=begin)
            with connection.begin():
                yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        held: Connection | None = getattr(self._held, "connection", None)
        if held is not None:
            with told(self.path):
                yield held
            return
        with self._connected("IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """What this thread puts in within is on the disk at its end, all of it or nothing.

        For many small records: each would otherwise wait for the disk by itself. Whoever else
        writes waits meanwhile, so it should not last longer than a second or two.
        """
        with self._writing() as connection:
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = None

    def copy_into(self, other: Ledger) -> None:
        """Puts everything into another ledger, wholly or not at all.

        LedgerError where that one holds something already.
        """
        with self._connected() as source, other._writing() as target, told(other.path):
            copying.copy(source, target, other.path)

    def close(self) -> None:
        """Lets go of the file; beside it nothing is left."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What is only ever added

    def put_document(self, document: Document, raw: bytes | None = None) -> bool:
        """Adds a document and its bytes; False where it was there already.

        Raises InputError where another document has its id.
        """
        with self._writing() as connection:
            return keeping.keep_document(connection, document, raw)

    def put_refusal(self, file: str, code: str, message: str) -> None:
        """Adds an input that could not be taken in; the same one twice is one."""
        with self._writing() as connection:
            keeping.keep_refusal(connection, file, code, message)

    def settle_refusals(self, file: str) -> None:
        """Notes that `file`, refused before, has been taken in whole since."""
        with self._writing() as connection:
            keeping.settle_refusals(connection, file)

    def put_reading(self, reading: Reading, reader: str = "grammar") -> None:
        """Adds what `reader`, a name with a version, found in a document; from then on it is the
        reading that counts. NotFoundError where the ledger does not hold the document."""
        with self._writing() as connection:
            recalling.document(connection, reading.document)
            keeping.keep_reading(connection, reading, reader)

    def put_decision(self, decision: Decision) -> Decision:
        """Adds what a person decided, under an id of its own, which it gives back."""
        with self._writing() as connection:
            return decisions.keep(connection, decision, self._account)

    def put_judgement(self, judgement: Judgement) -> Judgement:
        """Adds what a person decided about one claim, under an id of its own, and gives it back."""
        with self._writing() as connection:
            return decisions.keep(connection, judgement, self._account)

    def put_disclosure(self, disclosure: Disclosure) -> Disclosure:
        """Adds what a person decided about a named one, under an id of its own, and gives it
        back."""
        with self._writing() as connection:
            before = withholding.blackout(connection)
            kept = decisions.keep(connection, disclosure, self._account)
            withholding.reindex(connection, before, withholding.blackout(connection))
            return kept

    def put_signature(self, signature: Signature) -> Signature:
        """Adds somebody's name under an event's numbers, under an id of its own, and gives it
        back."""
        with self._writing() as connection:
            return decisions.keep(connection, signature, self._account)

    def put_pairing(self, pairing: PairingDecision) -> PairingDecision:
        """Adds what a person decided about a named one and a row of a list, and gives it back."""
        with self._writing() as connection:
            return decisions.keep(connection, pairing, self._account)

    def put_finding(self, finding: Finding) -> Finding:
        """Adds what a person found of an event, under an id of its own, and gives it back."""
        with self._writing() as connection:
            return decisions.keep(connection, finding, self._account)

    def put_note(self, note: Note) -> Note:
        """Adds a note under an id of its own, and gives it back."""
        with self._writing() as connection:
            return decisions.keep(connection, note, self._account)

    def put_relearning(self, relearning: Relearning) -> Relearning:
        """Adds weights that decisions moved, under an id of its own, and gives it back."""
        with self._writing() as connection:
            return decisions.keep(connection, relearning, self._account)

    def take_back(self, name: str, reason: str, author: str, at: str) -> Entry:
        """Adds that a decision no longer stands, and gives the decision back.

        NotFoundError where none of that id stands; `name` may be the beginning of the id.
        """
        with self._writing() as connection:
            before = withholding.blackout(connection)
            given = decisions.Withdrawal(reason, author, at, self._account)
            found = decisions.take_back(connection, name, given)
            withholding.reindex(connection, before, withholding.blackout(connection))
            return found

    def put_double_coding(self, record: Coded) -> Coded:
        """Adds an assignment or its withdrawal, a coding or what was adjudicated, under an id of
        its own, and gives it back."""
        with self._writing() as connection:
            return double_coding.keep(connection, record)

    # Reading back

    def double_coding(self, kind: type[Coded]) -> tuple[Coded, ...]:
        """All assignments, withdrawals, codings or adjudications, in the order of coming."""
        with self._connected() as connection:
            return double_coding.recall(connection, kind)

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions about two claims that nobody has taken back, in their order."""
        with self._connected() as connection:
            return decisions.standing(connection)

    def judgements(self) -> tuple[Judgement, ...]:
        """The decisions about one claim that nobody has taken back, in their order."""
        with self._connected() as connection:
            return decisions.judgements(connection)

    def disclosures(self) -> tuple[Disclosure, ...]:
        """The decisions about named persons that nobody has taken back, in their order."""
        with self._connected() as connection:
            return decisions.disclosures(connection)

    def signatures(self) -> tuple[Signature, ...]:
        """Names under events' numbers that nobody has taken back, in their order; each holds while
        its event is in the state that was signed."""
        with self._connected() as connection:
            return decisions.signatures(connection)

    def relearnings(self) -> tuple[Relearning, ...]:
        """Weights of linking that decisions moved and nobody has taken back; the last counts."""
        with self._connected() as connection:
            return decisions.relearnings(connection)

    def pairings(self) -> tuple[PairingDecision, ...]:
        """The decisions about persons and rows of lists that stand, in their order."""
        with self._connected() as connection:
            return decisions.pairings(connection)

    def findings(self) -> tuple[Finding, ...]:
        """What people found of events that nobody has taken back, in their order."""
        with self._connected() as connection:
            return decisions.findings(connection)

    def notes(self) -> tuple[Note, ...]:
        """The notes that nobody has taken back, internal ones too, in their order."""
        with self._connected() as connection:
            return decisions.notes(connection)

    def history(self) -> tuple[Entry, ...]:
        """All that was ever decided and taken back, in the order in which it came."""
        with self._connected() as connection:
            return decisions.history(connection)

    def documents(self) -> tuple[Document, ...]:
        """All documents, by id."""
        with self._connected() as connection:
            return recalling.documents(connection)

    def document(self, document_id: str) -> Document:
        """One document; NotFoundError where there is none of that id."""
        with self._connected() as connection:
            return recalling.document(connection, document_id)

    def raw(self, sha256: str) -> bytes:
        """The bytes of that hash, as they came; NotFoundError where they were not kept."""
        with self._connected() as connection:
            return recalling.raw(connection, sha256)

    def unread(self, reader: str) -> tuple[str, ...]:
        """Ids of the documents that `reader`, in this version, has still to read."""
        with self._connected() as connection:
            return recalling.unread(connection, reader)

    def reading(self, document_id: str) -> Reading | None:
        """The reading of a document that counts; None where it has not been read."""
        with self._connected() as connection:
            return recalling.reading(connection, document_id)

    def readings(self, mentions: bool = True) -> Iterator[Reading]:
        """The reading that counts of every document that has one, by document id; `mentions` may
        be left out, as there are many."""
        with self._connected() as connection:
            ids = recalling.read_documents(connection)
        # A transaction each: one that lasted while the caller works would keep writers out.
        for document_id in ids:
            with self._connected() as connection:
                found = recalling.reading(connection, document_id, mentions)
            if found is not None:
                yield found

    def dates(self) -> dict[str, Dated]:
        """When each document that was read was written."""
        with self._connected() as connection:
            return recalling.dates(connection)

    def claims(self, document_id: str | None = None) -> tuple[Claim, ...]:
        """Every claim of the readings that count, by document and in the reader's order."""
        with self._connected() as connection:
            return recalling.claims(connection, document_id)

    def claims_naming(self) -> tuple[Claim, ...]:
        """The claims of the readings that count that name a person, or may, in the order of
        `claims`."""
        with self._connected() as connection:
            return recalling.claims_naming(connection)

    def claim(self, claim_id: str) -> Claim:
        """One claim; NotFoundError where no reading that counts holds it."""
        with self._connected() as connection:
            return recalling.claim(connection, claim_id)

    def problems(self, document_id: str | None = None) -> tuple[tuple[str, Problem], ...]:
        """What readers could not settle, each with its document's id."""
        with self._connected() as connection:
            return recalling.problems(connection, document_id)

    def refusals(self) -> tuple[tuple[str, str, str], ...]:
        """File, code and message of each input that was refused and not taken in since."""
        with self._connected() as connection:
            return recalling.refusals(connection)

    # For a desk: little of much, and much of little

    def state(self) -> tuple[int, ...]:
        """What differs as soon as anybody, by any connection, has written."""
        with told(self.path):
            return self._database.state(self._engine)

    def marks(self) -> heads.Marks:
        """How far the tables go: what bears the same mark has not changed."""
        with self._connected() as connection:
            return heads.marks(connection)

    def document_heads(self) -> tuple[heads.DocumentHead, ...]:
        """All documents without their texts, by id."""
        with self._connected() as connection:
            return heads.document_heads(connection)

    def arrivals(self, since: str, most: int) -> arriving.Arrivals:
        """The documents that came since a time, in ISO 8601; of them at most so many by name."""
        with self._connected() as connection:
            return arriving.arrivals(connection, since, most)

    def reading_heads(self) -> tuple[heads.ReadingHead, ...]:
        """Language and date of the readings that count, by document."""
        with self._connected() as connection:
            return heads.reading_heads(connection)

    def claim_heads(self) -> tuple[heads.ClaimHead, ...]:
        """Names of the claims that count, by document and in the reader's order."""
        with self._connected() as connection:
            return heads.claim_heads(connection)

    def claims_named(self, names: Sequence[str]) -> dict[str, Claim]:
        """The claims of these names, those that count."""
        with self._connected() as connection:
            return heads.claims_named(connection, names)

    def documents_named(self, names: Sequence[str]) -> dict[str, Document]:
        """The documents of these names that there are."""
        with self._connected() as connection:
            return heads.documents_named(connection, names)

    def cluster(self, event_id: str) -> Cluster | None:
        """The claims of one event with their reasons; None where there is no such event."""
        with self._connected() as connection:
            found = deriving.recall(connection, Cluster, event_id)
        return found[0] if found else None

    def look_for(
        self, terms: Sequence[str], kind: str, page: tuple[int, int] = (0, 20)
    ) -> tuple[int, tuple[Hit, ...]]:
        """How many documents or claims hold every one of some folded terms, and a page of them."""
        with self._connected() as connection:
            return searching.look_for(connection, terms, kind, page)

    def documents_with(self, term: str) -> frozenset[str]:
        """The documents that hold one folded term, as `look_for` finds them."""
        with self._connected() as connection:
            return searching.documents_with(connection, term)

    # What follows from it

    def replace_derived(
        self,
        linking: Linking,
        reconciliation: Reconciliation,
        origins: Mapping[str, str],
        made_by: str = "",
        inputs: str | None = None,
    ) -> None:
        """Puts events and all that was computed with them in the place of what was there.

        `inputs` is `inputs_digest` as it was when they were computed; without it they are taken to
        follow from what the ledger holds now.
        """
        with self._writing() as connection:
            found = inputs or recalling.inputs_digest(connection)
            made = deriving.Made(found, made_by, reconciliation.methodology)
            deriving.replace(connection, deriving.State(linking, reconciliation, origins), made)

    def renew_derived(self, change: Renewed, made: deriving.Made, before: str) -> bool:
        """Writes what becomes other of what was computed, as `replace_derived` would; False, and
        nothing is written, where what is there does not come from the inputs of `before`."""
        with self._writing() as connection:
            there = deriving.built(connection)
            if there is None or there[0] != before:
                return False
            renew(connection, change, made)
        return True

    def claims_at_hand(self) -> heads.ClaimsAtHand:
        """All claims that count, by id and by document."""
        return heads.ClaimsAtHand.of(self.claims())

    def states(self) -> dict[str, str]:
        """For each document a digest of what it says and of what was read in it."""
        with self._connected() as connection:
            return recalling.states(connection)

    def linked(self) -> Linked | None:
        """What the next linking can go on from; None where there is nothing."""
        with self._connected() as connection:
            return deriving.linked(connection)

    def inputs_digest(self) -> str:
        """Digest of all that events and numbers follow from, as it is now."""
        with self._connected() as connection:
            return recalling.inputs_digest(connection)

    def events(self) -> tuple[Event, ...]:
        """All events, in the order in which they were reconciled."""
        with self._connected() as connection:
            return deriving.recall(connection, Event)

    def event(self, name: str) -> Event:
        """The event of that id, or the only one whose id begins so; NotFoundError otherwise."""
        with self._connected() as connection:
            return deriving.event(connection, name)

    def borne(self) -> tuple[Borne, ...]:
        """The ids that events bore, each with the claims it held, in the order of their noting."""
        with self._connected() as connection:
            return names.recall(connection)

    def noted(self, column: str, values: Sequence[str]) -> tuple[tuple[int, Borne], ...]:
        """What was noted of some claims, or of some events, each with its number in the order of
        noting; `column` is claim or event."""
        with self._connected() as connection:
            return names.noted(connection, column, values)

    def earlier_claims(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """The claims of these ids, also of readings that do not count any more."""
        with self._connected() as connection:
            return names.earlier_claims(connection, ids)

    def clusters(self) -> tuple[Cluster, ...]:
        """Which claims speak of one happening, and why."""
        with self._connected() as connection:
            return deriving.recall(connection, Cluster)

    def memberships(self) -> tuple[Membership, ...]:
        """Which events each total speaks of."""
        with self._connected() as connection:
            return deriving.recall(connection, Membership)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Claims that cannot all hold."""
        with self._connected() as connection:
            return deriving.recall(connection, Contradiction)

    def derivations(self, event_id: str | None = None) -> tuple[Derivation, ...]:
        """How each number came about, of one event or of all."""
        with self._connected() as connection:
            return deriving.recall(connection, Derivation, event_id)

    def remainders(self) -> tuple[Remainder, ...]:
        """What totals leave for events that no report gives a number for."""
        with self._connected() as connection:
            return deriving.recall(connection, Remainder)

    def solved(self) -> tuple[Solved, ...]:
        """What sums came to, for the next run to go on from."""
        with self._connected() as connection:
            return deriving.recall(connection, Solved)

    def origins(self) -> dict[str, str]:
        """For each document the first of those that it is a copy of, or itself."""
        with self._connected() as connection:
            return deriving.origins(connection)

    @property
    def methodology(self) -> str | None:
        """The methodology by which the numbers were chosen; None where none were."""
        made = self._made()
        return None if made is None else made[2]

    @property
    def made_by(self) -> str | None:
        """The version that computed the derived state; None where there is none."""
        made = self._made()
        return None if made is None else made[1]

    @property
    def made_from(self) -> str | None:
        """The digest of what the derived state was computed from; None where there is none."""
        made = self._made()
        return None if made is None else made[0]

    def _made(self) -> tuple[str, str, str] | None:
        with self._connected() as connection:
            return deriving.built(connection)

    @property
    def is_built(self) -> bool:
        """Whether events and numbers follow from the documents and claims as they are now."""
        with self._connected() as connection:
            made = deriving.built(connection)
            return made is not None and made[0] == recalling.inputs_digest(connection)
