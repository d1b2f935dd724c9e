"""Reading back what a ledger keeps, always in the same order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from recount.errors import NotFoundError
from recount.ledger.decisions import binding_rows
from recount.ledger.encoding import inflated, unpacked, unpacked_list
from recount.ledger.tables import (
    CLAIMS,
    DOCUMENTS,
    PROBLEMS,
    RAWS,
    READINGS,
    REFUSALS,
    SETTLEMENTS,
)
from recount.model.claims import Claim
from recount.model.dates import Dated
from recount.model.documents import Document, Provenance
from recount.model.readings import Mention, Problem, Reading
from recount.model.saying import say

CURRENT = select(func.max(READINGS.c.seq)).group_by(READINGS.c.document)
"""The readings that count: the last one of each document."""


def documents(connection: Connection) -> tuple[Document, ...]:
    """All documents, by id."""
    rows = connection.execute(select(DOCUMENTS).order_by(DOCUMENTS.c.id))
    return tuple(document_of(row) for row in rows)


def document(connection: Connection, document_id: str) -> Document:
    """One document; NotFoundError where there is none of that id."""
    row = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.id == document_id)).first()
    if row is None:
        raise NotFoundError(
            say("document %(id)s", id=document_id),
            say("the ledger holds none of that id"),
            say("see `recount export` for the ids"),
        )
    return document_of(row)


def document_of(row: Row[Any]) -> Document:
    """The document that a row of its table holds."""
    values = dict(row._mapping)
    del values["digest"]
    values["provenance"] = unpacked_list(Provenance, values["provenance"])
    return Document(**values)


def raw(connection: Connection, sha256: str) -> bytes:
    """The bytes of that hash as they came; NotFoundError where they were not kept."""
    kept = connection.execute(
        select(RAWS.c.deflated).where(RAWS.c.sha256 == sha256)
    ).scalar_one_or_none()
    if kept is None:
        raise NotFoundError(
            say("bytes %(sha256)s", sha256=sha256),
            say("the ledger does not hold them"),
            say("add the file that had them"),
        )
    return inflated(kept)


def refusals(connection: Connection) -> tuple[tuple[str, str, str], ...]:
    """File, code and message of each input that was refused and not taken in since."""
    standing = (
        select(REFUSALS.c.file, REFUSALS.c.code, REFUSALS.c.message)
        .where(REFUSALS.c.seq.not_in(select(SETTLEMENTS.c.refusal)))
        .order_by(REFUSALS.c.file, REFUSALS.c.message)
    )
    return tuple((row.file, row.code, row.message) for row in connection.execute(standing))


def unread(connection: Connection, reader: str) -> tuple[str, ...]:
    """Ids of the documents whose last reading is not by `reader`, or that have none."""
    done = (
        select(READINGS.c.document)
        .where(READINGS.c.seq.in_(CURRENT))
        .where(READINGS.c.reader == reader)
    )
    left = select(DOCUMENTS.c.id).where(DOCUMENTS.c.id.not_in(done)).order_by(DOCUMENTS.c.id)
    return tuple(connection.execute(left).scalars())


def read_documents(connection: Connection) -> tuple[str, ...]:
    """Ids of the documents that have been read."""
    found = select(READINGS.c.document).distinct().order_by(READINGS.c.document)
    return tuple(connection.execute(found).scalars())


def dates(connection: Connection) -> dict[str, Dated]:
    """When each document that was read was written."""
    query = (
        select(READINGS.c.document, READINGS.c.dated)
        .where(READINGS.c.seq.in_(CURRENT))
        .order_by(READINGS.c.document)
    )
    return {row.document: unpacked(Dated, row.dated) for row in connection.execute(query)}


def reading(connection: Connection, document_id: str, mentions: bool = True) -> Reading | None:
    """The last reading of a document, with its mentions or without; None where it has not been
    read."""
    row = connection.execute(
        select(READINGS)
        .where(READINGS.c.document == document_id)
        .order_by(READINGS.c.seq.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    claims_of = select(CLAIMS.c.body).where(CLAIMS.c.reading == row.seq).order_by(CLAIMS.c.position)
    problems_of = (
        select(PROBLEMS).where(PROBLEMS.c.reading == row.seq).order_by(PROBLEMS.c.position)
    )
    return Reading(
        document=row.document,
        language=row.language,
        dated=unpacked(Dated, row.dated),
        claims=tuple(unpacked(Claim, body) for body in connection.execute(claims_of).scalars()),
        mentions=unpacked_list(Mention, row.mentions) if mentions else (),
        problems=tuple(_problem(found) for found in connection.execute(problems_of)),
    )


def claims(connection: Connection, document_id: str | None = None) -> tuple[Claim, ...]:
    """Every claim of the readings that count, by document and as the reader found them."""
    query = (
        select(CLAIMS.c.body)
        .where(CLAIMS.c.reading.in_(CURRENT))
        .order_by(CLAIMS.c.document, CLAIMS.c.position)
    )
    if document_id is not None:
        query = query.where(CLAIMS.c.document == document_id)
    return tuple(unpacked(Claim, body) for body in connection.execute(query).scalars())


_ONE_BY_NAME = '"low":1,"high":1,"text":"[^a-z0-9]'


def claims_naming(connection: Connection) -> tuple[Claim, ...]:
    """The claims of the readings that count that name a person, or count one by words that begin
    with a capital, as names do."""
    if connection.dialect.name == "postgresql":
        one = CLAIMS.c.body.op("~")(_ONE_BY_NAME)
    else:
        one = CLAIMS.c.body.op("GLOB")(f"*{_ONE_BY_NAME}*")
    query = (
        select(CLAIMS.c.body)
        .where(CLAIMS.c.reading.in_(CURRENT))
        .where(CLAIMS.c.body.contains('"person":{') | one)
        .order_by(CLAIMS.c.document, CLAIMS.c.position)
    )
    return tuple(unpacked(Claim, body) for body in connection.execute(query).scalars())


def claim(connection: Connection, claim_id: str) -> Claim:
    """One claim; NotFoundError where no reading that counts holds it."""
    query = (
        select(CLAIMS.c.body).where(CLAIMS.c.id == claim_id).where(CLAIMS.c.reading.in_(CURRENT))
    )
    body = connection.execute(query).scalars().first()
    if body is None:
        raise NotFoundError(
            say("claim %(id)s", id=claim_id),
            say("the ledger holds none of that id"),
            say("see `recount export` for the ids"),
        )
    return unpacked(Claim, body)


def problems(
    connection: Connection, document_id: str | None = None
) -> tuple[tuple[str, Problem], ...]:
    """What readers could not settle, each with its document's id."""
    query = (
        select(READINGS.c.document, PROBLEMS)
        .join(PROBLEMS, PROBLEMS.c.reading == READINGS.c.seq)
        .where(READINGS.c.seq.in_(CURRENT))
        .order_by(READINGS.c.document, PROBLEMS.c.position)
    )
    if document_id is not None:
        query = query.where(READINGS.c.document == document_id)
    return tuple((row.document, _problem(row)) for row in connection.execute(query))


def _problem(row: Row[Any]) -> Problem:
    return Problem(row.code, row.message, row.start, row.end)


def states(connection: Connection) -> dict[str, str]:
    """A digest of what each document says and of what was read in it, by document."""
    read = select(READINGS.c.document, READINGS.c.digest).where(READINGS.c.seq.in_(CURRENT))
    readings = {row.document: row.digest for row in connection.execute(read)}
    rows = connection.execute(select(DOCUMENTS.c.id, DOCUMENTS.c.digest))
    return {row.id: f"{row.digest[:16]}{readings.get(row.id, '')[:16]}" for row in rows}


def texts_hash(connection: Connection) -> hashlib._Hash:
    """A hash of the documents and of the readings that count, to be gone on with."""
    pairs: list[Select[Any]] = [
        select(DOCUMENTS.c.id, DOCUMENTS.c.digest).order_by(DOCUMENTS.c.id),
        select(READINGS.c.document, READINGS.c.digest)
        .where(READINGS.c.seq.in_(CURRENT))
        .order_by(READINGS.c.document),
    ]
    mixed = hashlib.sha256()
    for query in pairs:
        _mix(mixed, connection.execute(query))
    return mixed


def inputs_digest(connection: Connection, texts: hashlib._Hash | None = None) -> str:
    """Digest of all that derived state follows from: the documents, the readings that count, and
    the decisions that bind. `texts` is `texts_hash`, where that is known."""
    mixed = (texts or texts_hash(connection)).copy()
    decided = binding_rows(connection)
    if decided:
        _mix(mixed, decided)
    return mixed.hexdigest()


def _mix(mixed: hashlib._Hash, rows: Iterable[Row[Any]]) -> None:
    for row in rows:
        mixed.update("\t".join(row).encode("utf-8", "surrogatepass") + b"\n")
    mixed.update(b"\n")
