"""A ledger that is opened again and again, as by a desk at each decision, and what was read of it.

Documents and readings are only ever added, and what follows from them is replaced with the mark
that names what it came from. So what was read holds as long as the marks say so.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self, TypeVar

from recount.ledger import heads, recalling
from recount.ledger.heads import Marks
from recount.ledger.ledger import Ledger
from recount.model.claims import Claim
from recount.model.documents import Document
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
from recount.model.linked import Linked
from recount.model.names import Borne

T = TypeVar("T")
Mark = tuple[object, ...]


class Remembered:
    """What was read of one ledger, each under the mark by which it holds. Of several threads one
    reads, and the others wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._held: dict[str, tuple[Mark, Any]] = {}

    def once(self, name: str, mark: Mark, read: Callable[[], T]) -> T:
        """What was read under a name, read anew where the mark is another; whoever asks for
        something else does not wait for it."""
        with self._lock:
            own = self._locks.setdefault(name, threading.Lock())
        with own:
            held = self._held.get(name)
            if held is None or held[0] != mark:
                held = (mark, read())
                self._held[name] = held
            found: T = held[1]
            return found

    def forget(self, name: str) -> None:
        """Lets go of what was read under a name."""
        self._held.pop(name, None)

    def keep(self, found: Mapping[str, Any], mark: Mark) -> None:
        """Remembers what was just written."""
        self._held.update({name: (mark, one) for name, one in found.items()})


class RememberingLedger(Ledger):
    """Reads only what it does not remember."""

    memory: Remembered

    @classmethod
    def reopen(cls, path: Path, memory: Remembered, account: str = "") -> Self:
        """The ledger, with what was read of it before. Raises as `Ledger.open`."""
        ledger = cls.open(path, account=account)
        ledger.memory = memory
        ledger.at_hand = _AtHand(ledger)
        return ledger

    def _texts(self, name: str, read: Callable[[], T]) -> T:
        """What follows from documents and readings alone."""
        return self.memory.once(name, self.mark_of_texts(self.marks()), read)

    def _derived(self, name: str, read: Callable[[], T]) -> T:
        """What was computed."""
        return self.memory.once(name, self.mark_of_derived(self.marks()), read)

    def mark_of_texts(self, marks: Marks) -> Mark:
        """By what mark that holds which follows from documents and readings."""
        # Another file may have been put in the place of this one.
        return self.path.stat().st_ino, marks.documents, marks.readings

    def mark_of_derived(self, marks: Marks) -> Mark:
        """By what mark that holds which was computed."""
        return self.path.stat().st_ino, marks.built

    def documents(self) -> tuple[Document, ...]:
        return self._texts("documents", super().documents)

    def claims(self, document_id: str | None = None) -> tuple[Claim, ...]:
        if document_id is not None:
            return super().claims(document_id)
        return self._texts("claims", super().claims)

    def claims_at_hand(self) -> heads.ClaimsAtHand:
        return self._texts("claims at hand", super().claims_at_hand)

    def states(self) -> dict[str, str]:
        return self._texts("states", super().states)

    def inputs_digest(self) -> str:
        marks = self.marks()
        mark = (*self.mark_of_texts(marks), marks.decisions)
        return self.memory.once("inputs", mark, self._inputs_digest)

    def _inputs_digest(self) -> str:
        with self._connected() as connection:
            texts = self._texts("texts", lambda: recalling.texts_hash(connection))
            return recalling.inputs_digest(connection, texts)

    @property
    def is_built(self) -> bool:
        return self.marks().built[:1] == (self.inputs_digest(),)

    def clusters(self) -> tuple[Cluster, ...]:
        return self._derived("clusters", super().clusters)

    def memberships(self) -> tuple[Membership, ...]:
        return self._derived("memberships", super().memberships)

    def linked(self) -> Linked | None:
        return self._derived("linked", super().linked)

    def events(self) -> tuple[Event, ...]:
        return self._derived("events", super().events)

    def contradictions(self) -> tuple[Contradiction, ...]:
        return self._derived("contradictions", super().contradictions)

    def derivations(self, event_id: str | None = None) -> tuple[Derivation, ...]:
        if event_id is not None:
            return super().derivations(event_id)
        return self._derived("derivations", super().derivations)

    def remainders(self) -> tuple[Remainder, ...]:
        return self._derived("remainders", super().remainders)

    def solved(self) -> tuple[Solved, ...]:
        return self._derived("solved", super().solved)

    def origins(self) -> dict[str, str]:
        return self._derived("origins", super().origins)

    def borne(self) -> tuple[Borne, ...]:
        return self._derived("borne", super().borne)

    def replace_derived(
        self,
        linking: Linking,
        reconciliation: Reconciliation,
        origins: Mapping[str, str],
        made_by: str = "",
        inputs: str | None = None,
    ) -> None:
        super().replace_derived(linking, reconciliation, origins, made_by, inputs)
        found = _by_name(linking, reconciliation)
        self.memory.keep(found | {"origins": dict(origins)}, self.mark_of_derived(self.marks()))


class _AtHand:
    """What was worked out of a ledger, in what was read of it."""

    def __init__(self, ledger: RememberingLedger) -> None:
        self._ledger = ledger

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is at hand under a name, or is made."""
        return self._ledger.memory.once(name, self._mark(), make)

    def keep(self, derived: Mapping[str, Any], worked_out: Mapping[str, object]) -> None:
        """What was just written, by what the ledger calls it, and what was worked out of it."""
        ledger = self._ledger
        ledger.memory.keep(derived, ledger.mark_of_derived(ledger.marks()))
        ledger.memory.keep(worked_out, self._mark())

    def forget(self, name: str) -> None:
        """That something does not hold any more."""
        self._ledger.memory.forget(name)

    def _mark(self) -> Mark:
        marks = self._ledger.marks()
        return *self._ledger.mark_of_texts(marks), marks.built


def _by_name(linking: Linking, found: Reconciliation) -> dict[str, Any]:
    return {
        "clusters": linking.clusters,
        "memberships": linking.memberships,
        "linked": linking.linked,
        "events": found.events,
        "contradictions": found.contradictions,
        "derivations": found.derivations,
        "remainders": found.remainders,
        "solved": found.solved,
    }
