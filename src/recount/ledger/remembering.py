"""A ledger that is opened again and again, as by a desk at each decision, and what was read of it.

Documents and readings are only ever added, and what follows from them is replaced with the mark
that names what it came from. So what was read holds as long as the marks say so.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self, TypeVar

from recount.ledger import deriving, heads, recalling
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

    def under(self, mark: Mark) -> dict[str, Any]:
        """All that holds under a mark."""
        held = dict(self._held)
        return {name: one for name, (own, one) in held.items() if own == mark}

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
        return ledger

    def _texts(self, name: str, read: Callable[[], T]) -> T:
        """What follows from documents and readings alone."""
        return self.memory.once(name, self._mark_of_texts(self.marks()), read)

    def _derived(self, name: str, read: Callable[[], T]) -> T:
        """What was computed."""
        return self.memory.once(name, self._mark_of_derived(self.marks()), read)

    def _mark_of_texts(self, marks: Marks) -> Mark:
        # Another file may have been put in the place of this one.
        return self.path.stat().st_ino, marks.documents, marks.readings

    def _mark_of_derived(self, marks: Marks) -> Mark:
        return self.path.stat().st_ino, marks.built

    def documents(self) -> tuple[Document, ...]:
        return self._texts("documents", super().documents)

    def claims(self, document_id: str | None = None) -> tuple[Claim, ...]:
        if document_id is not None:
            return super().claims(document_id)
        return self._texts("claims", super().claims)

    def states(self) -> dict[str, str]:
        return self._texts("states", super().states)

    def inputs_digest(self) -> str:
        marks = self.marks()
        mark = (*self._mark_of_texts(marks), marks.decisions)
        return self.memory.once("inputs", mark, super().inputs_digest)

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
        state = deriving.State(linking, reconciliation, origins)
        borne = (*self.borne(), *linking.borne)
        built, before = self.marks().built, self._before()
        with self._writing() as connection:
            found = inputs or recalling.inputs_digest(connection)
            made = deriving.Made(found, made_by, reconciliation.methodology)
            # Somebody else may have written since what was there was read.
            if before is not None and heads.marks(connection).built == built:
                deriving.renew(connection, before, state, made)
            else:
                deriving.replace(connection, state, made)
        self.memory.keep(_by_name(state) | {"borne": borne}, self._mark_of_derived(self.marks()))

    def _before(self) -> deriving.State | None:
        """What stands in the ledger, where all of it is remembered; None where it is not."""
        held = self.memory.under(self._mark_of_derived(self.marks()))
        if not held.keys() >= _NAMES:
            return None
        linking = Linking(held["clusters"], held["memberships"], (), held["linked"])
        found = Reconciliation(
            held["events"], held["contradictions"], held["derivations"], held["remainders"], "",
            held["solved"],
        )  # fmt: skip
        return deriving.State(linking, found, held["origins"])


def _by_name(state: deriving.State) -> dict[str, Any]:
    linking, found = state.linking, state.reconciliation
    return {
        "clusters": linking.clusters,
        "memberships": linking.memberships,
        "linked": linking.linked,
        "events": found.events,
        "contradictions": found.contradictions,
        "derivations": found.derivations,
        "remainders": found.remainders,
        "solved": found.solved,
        "origins": dict(state.origins),
    }


_NAMES = frozenset(
    ("clusters", "memberships", "linked", "events", "contradictions", "derivations", "remainders",
     "solved", "origins")
)  # fmt: skip
