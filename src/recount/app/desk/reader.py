"""Reads a ledger for the pages: again only what has changed, claims only when they are shown."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recount.app.desk.covering import covered, covered_heads
from recount.app.desk.index import EventIndex
from recount.app.desk.lines import ClaimLine, ClaimLines
from recount.app.desk.shelf import ReadingLine, Shelf
from recount.app.desk.snapshot import RefusedInput, Shared, Snapshot
from recount.app.in_force import in_force_of
from recount.app.kept import Kept, Looked, Once
from recount.app.searching import Found, look_for
from recount.app.weights_kept import weights_of
from recount.errors import NotFoundError
from recount.ledger import Ledger
from recount.ledger.heads import DocumentHead, Marks
from recount.ledger.remembering import Remembered, RememberingLedger
from recount.linking import Rarity
from recount.model.blackouts import NOTHING, Blackout
from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.events import Contradiction, Event, Membership, Remainder
from recount.model.saying import say


@dataclass(frozen=True, slots=True)
class Archived:
    """The bytes that a document was taken from, under the name of their file."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Read:
    """What follows from documents and readings alone; the last two are worked out when somebody
    asks for them. `shown` are the heads without withheld names."""

    heads: Mapping[str, DocumentHead]
    shown: Mapping[str, DocumentHead]
    documents: Mapping[str, Document]
    claims: Kept[Claim]
    named: Sequence[tuple[str, str]]
    readings: Mapping[str, ReadingLine]
    lines: Callable[[], Mapping[str, ClaimLine]]
    rarity: Callable[[], Rarity]


@dataclass(frozen=True, slots=True)
class _Derived:
    """What was computed."""

    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]
    memberships: tuple[Membership, ...]
    remainders: tuple[Remainder, ...]
    origins: Mapping[str, str]
    index: EventIndex


class DeskReader:
    """Reads a ledger for the pages, again only when its file has changed, and then only the part
    of it that has: a note costs no reading of events, a decision none of documents.

    Pages are read by several threads at once; one of them reads the ledger, the others wait.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.memory = Remembered()
        """What was computed, as the one who decides has just made it."""
        self.renewed = threading.Event()
        """That events became other, so that all that was worked out of them has to be again."""
        self._lock = threading.Lock()
        self._seen: tuple[tuple[int, int] | None, tuple[int, ...]] | None = None
        self._snapshot: Snapshot | None = None
        self._marks: Marks | None = None
        self._read: _Read | None = None
        self._derived: _Derived | None = None
        self._shelf: Shelf | None = None
        self._ledger: Ledger | None = None
        self._blackout = NOTHING

    def snapshot(self) -> Snapshot:
        """The ledger as it stands. Raises LedgerError where it cannot be read."""
        with self._lock:
            file = self._file()
            if self._seen is not None and file is not None and self._seen[0] != file:
                self._forget()
            seen = (file, self._open().state())
            if self._snapshot is None or seen != self._seen:
                self._snapshot = self._take()
                self._seen = seen
            return self._snapshot

    def look_for(self, words: str, kind: str, page: int) -> Found:
        """What the ledger's index of words holds."""
        return look_for(self._open(), words, kind, page)

    def archived(self, sha256: str) -> Archived:
        """The bytes of that hash as they came. Raises NotFoundError where they were not kept."""
        found = [row for row in self.snapshot().heads.values() if row.raw_sha256 == sha256]
        name = Path(found[0].file or sha256).name if found else sha256
        data = self._open().raw(sha256)
        texts = (self._open().document(row.id).text for row in found)
        if self.withheld().is_in((data.decode("utf-8", "replace"), *texts)):
            raise NotFoundError(
                say("bytes %(sha256)s", sha256=sha256), say("they hold a name that is withheld"),
                say("ask whoever decided that, or read the document, where it is covered"),
            )  # fmt: skip
        return Archived(name, data)

    def withheld(self) -> Blackout:
        """The names that no page may show. Raises LedgerError where the ledger cannot be read."""
        self.snapshot()
        return self._blackout

    def _forget(self) -> None:
        """Another file lies at the path: nothing of the one before holds."""
        self.close()
        self._marks = self._read = self._derived = self._shelf = None

    def close(self) -> None:
        """Lets go of the file."""
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None

    def _open(self) -> Ledger:
        if self._ledger is None:
            self._ledger = RememberingLedger.reopen(self._path, self.memory)
        return self._ledger

    def _file(self) -> tuple[int, int] | None:
        """Which file lies at the path; None where there is none, or none for a moment."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _take(self) -> Snapshot:
        """The ledger as it stands, of what was there before as much as still holds."""
        ledger = self._open()
        withheld = Blackout.of(ledger.disclosures())
        old, marks = self._marks, ledger.marks()
        read, derived, shelf = self._read, self._derived, self._shelf
        if read is None or old is None or _texts(old) != _texts(marks):
            read, shelf = _read(ledger, withheld), None
        elif withheld != self._blackout:
            shown = covered_heads(read.heads, withheld)
            read = replace(read, shown=shown, lines=_lines(read.claims, withheld))
        if derived is None or old is None or old.built != marks.built:
            before, derived = derived, _derived(ledger, derived)
            if before is None or before.origins is not derived.origins:
                shelf = None
            self.renewed.set()
        if shelf is None or withheld != self._blackout:
            problems = ledger.problems()
            shelf = Shelf(read.shown, read.readings, derived.origins, problems, read.named)
        self._marks, self._read, self._derived, self._shelf = marks, read, derived, shelf
        self._blackout = withheld
        return covered(_snapshot(ledger, self._path.name, (read, derived, shelf)), withheld)


def _texts(marks: Marks) -> tuple[int, int]:
    return marks.documents, marks.readings


def _lines(claims: Kept[Claim], withheld: Blackout) -> Callable[[], Mapping[str, ClaimLine]]:
    return Once(lambda: ClaimLines(withheld).of(claims.values()))


def _read(ledger: Ledger, withheld: Blackout) -> _Read:
    heads = {row.id: row for row in ledger.document_heads()}
    named = [(row.id, row.document) for row in ledger.claim_heads()]
    claims = Kept((name for name, _ in named), ledger.claims_named)
    documents = Kept(heads, ledger.documents_named)
    return _Read(
        heads=heads,
        shown=covered_heads(heads, withheld),
        documents=documents,
        claims=claims,
        named=named,
        readings={
            row.document: ReadingLine(row.language, row.dated) for row in ledger.reading_heads()
        },
        lines=_lines(claims, withheld),
        rarity=Once(lambda: Rarity.of(documents.values())),
    )


def _derived(ledger: Ledger, before: _Derived | None) -> _Derived:
    events, contradictions = ledger.events(), ledger.contradictions()
    memberships = ledger.memberships()
    return _Derived(
        events=events,
        contradictions=contradictions,
        memberships=memberships,
        remainders=ledger.remainders(),
        origins=ledger.origins(),
        index=EventIndex(
            events, contradictions, memberships, before.index.at_hand if before else {}
        ),
    )


def _snapshot(ledger: Ledger, name: str, parts: tuple[_Read, _Derived, Shelf]) -> Snapshot:
    read, derived, shelf = parts
    held = in_force_of(read.claims, shelf.claims_of, ledger.judgements())
    return Snapshot(
        name=name,
        events=derived.events,
        claims=held.claims,
        documents=read.documents,
        readings=read.readings,
        origins=derived.origins,
        contradictions=derived.contradictions,
        remainders=derived.remainders,
        memberships=derived.memberships,
        problems=shelf.problems,
        refusals=tuple(RefusedInput(*row) for row in ledger.refusals()),
        decisions=ledger.decisions(),
        weights=weights_of(ledger.relearnings()),
        held=held,
        history=ledger.history(),
        signatures=ledger.signatures(),
        findings=ledger.findings(),
        notes=ledger.notes(),
        built=ledger.is_built or not read.heads,
        methodology=ledger.methodology or "",
        made_by=ledger.made_by or "",
        read_borne=ledger.borne,
        read_arrivals=ledger.arrivals,
        read_borne_with=lambda names: tuple(row for _, row in ledger.noted("claim", names)),
        shared=Shared(
            index=derived.index,
            shelf=shelf,
            derivations_of=Looked(lambda key: ledger.derivations(key) or None),
            cluster_by_id=Looked(ledger.cluster),
            lines=read.lines,
            documents_with=ledger.documents_with,
            rarity=read.rarity,
        ),
    )
