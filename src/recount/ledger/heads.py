"""What a desk keeps in memory of a large ledger, and the few records that a page asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Select, func, select

from recount.ledger.encoding import unpacked
from recount.ledger.recalling import CURRENT, document_of
from recount.ledger.tables import (
    BUILT,
    CLAIMS,
    DECISIONS,
    DOCUMENTS,
    READINGS,
    REFUSALS,
    SETTLEMENTS,
)
from recount.model.claims import Claim
from recount.model.dates import Dated
from recount.model.documents import Document

T = TypeVar("T")

AT_ONCE = 500
"""Fewer than the variables that SQLite takes in one question."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How far a ledger's tables go: what bears the same mark has not changed.

    `built` is the row that names what events and numbers came from.
    """

    documents: int
    readings: int
    decisions: int
    refusals: tuple[int, int]
    built: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """A document without its text."""

    id: str
    title: str | None
    published: str | None
    publisher: str | None
    language: str | None
    raw_sha256: str | None
    file: str | None


@dataclass(frozen=True, slots=True)
class ReadingHead:
    """A reading that counts, without what was read."""

    document: str
    language: str | None
    dated: Dated


@dataclass(frozen=True, slots=True)
class ClaimHead:
    """The name of a claim, and of the document that it is of."""

    id: str
    document: str


@dataclass(frozen=True, slots=True)
class ClaimsAtHand:
    """All claims that count, by id, and the ids of those of each document in the reader's order."""

    by_id: Mapping[str, Claim]
    of_document: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> ClaimsAtHand:
        """These."""
        found: dict[str, list[str]] = {}
        for claim in claims:
            found.setdefault(claim.document, []).append(claim.id)
        return cls({claim.id: claim for claim in claims}, found)


def marks(connection: Connection) -> Marks:
    """How far the tables go."""

    def last(query: Select[int]) -> int:
        return connection.execute(query).scalar_one() or 0

    built = connection.execute(select(BUILT.c.inputs, BUILT.c.made_by, BUILT.c.methodology)).first()
    return Marks(
        last(select(func.count()).select_from(DOCUMENTS)),
        last(select(func.max(READINGS.c.seq))),
        last(select(func.max(DECISIONS.c.seq))),
        (last(select(func.max(REFUSALS.c.seq))), last(select(func.count(SETTLEMENTS.c.refusal)))),
        tuple(built) if built else (),
    )


def document_heads(connection: Connection) -> tuple[DocumentHead, ...]:
    """All documents without their texts, by id."""
    columns = (DOCUMENTS.c[name] for name in DocumentHead.__dataclass_fields__)
    rows = connection.execute(select(*columns).order_by(DOCUMENTS.c.id))
    return tuple(DocumentHead(*row) for row in rows)


def reading_heads(connection: Connection) -> tuple[ReadingHead, ...]:
    """The readings that count, by document."""
    query = (
        select(READINGS.c.document, READINGS.c.language, READINGS.c.dated)
        .where(READINGS.c.seq.in_(CURRENT))
        .order_by(READINGS.c.document)
    )
    known: dict[str, Dated] = {}
    found = []
    for document, language, body in connection.execute(query):
        # Most documents of a day are dated alike, and need one record together.
        dated = known.get(body) or known.setdefault(body, unpacked(Dated, body))
        found.append(ReadingHead(document, language, dated))
    return tuple(found)


def claim_heads(connection: Connection) -> tuple[ClaimHead, ...]:
    """The claims that count, by document and as the reader found them."""
    query = (
        select(CLAIMS.c.id, CLAIMS.c.document)
        .where(CLAIMS.c.reading.in_(CURRENT))
        .order_by(CLAIMS.c.document, CLAIMS.c.position)
    )
    return tuple(ClaimHead(*row) for row in connection.execute(query))


def claims_named(connection: Connection, names: Sequence[str]) -> dict[str, Claim]:
    """The claims of these names, as far as they count."""
    found: dict[str, str] = {}
    for some in portions(names):
        query = (
            select(CLAIMS.c.id, CLAIMS.c.body, CLAIMS.c.reading)
            .where(CLAIMS.c.id.in_(some))
            .order_by(CLAIMS.c.reading)
        )
        # Of several readings of one document the last counts.
        found |= {row.id: row.body for row in connection.execute(query)}
    return {name: unpacked(Claim, found[name]) for name in names if name in found}


def documents_named(connection: Connection, names: Sequence[str]) -> dict[str, Document]:
    """The documents of these names that there are."""
    found: dict[str, Document] = {}
    for some in portions(names):
        rows = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.id.in_(some)))
        found |= {row.id: document_of(row) for row in rows}
    return found


def portions(records: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Names, or records, as many at a time as a database is asked for at once."""
    left = iter(records)
    while some := tuple(islice(left, AT_ONCE)):
        yield some
