"""Texts and their words without withheld names, before any page cuts them into pieces.

Whatever leaves the desk is covered once more, whole names in whole answers; but a mark, a part or
an excerpt may end within a name, and its halves, each by itself, look like no name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from recount.app.desk.snapshot import Snapshot
from recount.app.in_force import InForce
from recount.app.kept import Kept, several
from recount.ledger.heads import DocumentHead
from recount.model.blackouts import Blackout, words_in
from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.judgements import Entry

Record = TypeVar("Record")


def covered(snapshot: Snapshot, withheld: Blackout) -> Snapshot:
    """What pages may show of a ledger, with the names covered that are withheld."""
    if not withheld.names:
        return snapshot
    cover = _Cover(snapshot, withheld)
    held = cover.held(snapshot.held)
    return replace(
        snapshot,
        documents=cover.documents,
        claims=held.claims,
        held=held,
        history=tuple(cover.history(snapshot.history)),
        withheld=withheld,
        bare=snapshot,
    )


def covered_heads(
    heads: Mapping[str, DocumentHead], withheld: Blackout
) -> Mapping[str, DocumentHead]:
    """Documents without their texts, as lists show them and are searched by them."""
    if not withheld.names:
        return heads
    return {key: _covered_head(one, withheld) for key, one in heads.items()}


def _covered_head(head: DocumentHead, withheld: Blackout) -> DocumentHead:
    title, publisher, file = (
        one and withheld.over(one) for one in (head.title, head.publisher, head.file)
    )
    if (title, publisher, file) == (head.title, head.publisher, head.file):
        return head
    return replace(head, title=title, publisher=publisher, file=file)


@dataclass(frozen=True, slots=True)
class _Texts:
    """Reads documents and covers them."""

    bare: Mapping[str, Document]
    withheld: Blackout

    def __call__(self, keys: Sequence[str]) -> dict[str, Document]:
        found = several(self.bare, keys)
        return {key: self.withheld.over_document(one) for key, one in found.items()}


class _Cover:
    def __init__(self, snapshot: Snapshot, withheld: Blackout) -> None:
        self._bare = snapshot.documents
        self._all = snapshot.held.all_claims
        self.documents = Kept(snapshot.documents, _Texts(snapshot.documents, withheld))

    def held(self, held: InForce) -> InForce:
        """Claims with their words as the covered texts have them."""
        return replace(
            held,
            claims=Kept(held.claims, lambda keys: self._claims(held.claims, keys)),
            as_read=Kept(held.as_read, lambda keys: self._claims(held.as_read, keys)),
            added=self._claims(held.added, tuple(held.added)),
        )

    def history(self, entries: Iterable[Entry]) -> Iterable[Entry]:
        """Decisions, the corrections among them with their words as the covered texts have them."""
        for one in entries:
            of = self._all[one.about[0]].document if _corrects(one, self._all) else ""
            yield self._as_covered(one, of) if of in self.documents else one

    def _claims(self, claims: Mapping[str, Claim], keys: Sequence[str]) -> dict[str, Claim]:
        found = several(claims, keys)
        self.documents.several(
            [one.document for one in found.values() if one.document in self._bare]
        )
        return {
            key: self._as_covered(one, one.document) if one.document in self._bare else one
            for key, one in found.items()
        }

    def _as_covered(self, record: Record, document: str) -> Record:
        seen = self.documents[document]
        return record if seen is self._bare[document] else words_in(seen, record)


def _corrects(one: Entry, claims: Mapping[str, Claim]) -> bool:
    return one.correction is not None and bool(one.about) and one.about[0] in claims
