"""Adding to a ledger: documents, their bytes, refusals and readings. Nothing here alters a row."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select

from recount.errors import InputError, LedgerError
from recount.ledger.arriving import note_arrival
from recount.ledger.encoding import deflated, packed
from recount.ledger.recalling import document as recalled
from recount.ledger.searching import index_claims, index_document
from recount.ledger.tables import (
    CLAIMS,
    DOCUMENTS,
    PROBLEMS,
    RAWS,
    READINGS,
    REFUSALS,
    SETTLEMENTS,
)
from recount.ledger.withholding import blackout
from recount.model.documents import Document
from recount.model.ids import digest
from recount.model.readings import Reading
from recount.model.saying import say


def keep_document(connection: Connection, document: Document, raw: bytes | None) -> bool:
    """Adds a document and its bytes; False where it was there already.

    Raises InputError where another document bears its id, as nothing here is ever overwritten.
    """
    _check_unicode(document)
    _check_letters(connection, document)
    meant = _meaning(document)
    found = connection.execute(
        select(DOCUMENTS.c.digest).where(DOCUMENTS.c.id == document.id)
    ).scalar_one_or_none()
    if found == meant:
        return False
    if found is not None:
        raise InputError(
            document.file or document.id,
            say("the ledger already holds another document under the id %(id)s", id=document.id),
            say("give this one an id of its own"),
        )
    if raw is not None:
        _keep_raw(connection, document, raw)
    connection.execute(insert(DOCUMENTS), _document_row(document, meant, raw is not None))
    note_arrival(connection, document.id)
    index_document(connection, document, blackout(connection))
    return True


def _check_unicode(document: Document) -> None:
    try:
        packed(document).encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(
            document.file or document.id,
            say("its text holds half of a character, which no file can keep"),
            say("save it as UTF-8 again"),
        ) from None


def _check_letters(connection: Connection, document: Document) -> None:
    texts = (document.text, document.title, document.publisher, document.url, document.file)
    if connection.dialect.name == "postgresql" and any("\0" in one for one in texts if one):
        raise InputError(
            document.file or document.id,
            "its text holds the letter NUL, which PostgreSQL cannot keep",
            "take it out, or keep this ledger in a file",
        )


def _meaning(document: Document) -> str:
    """Digest of what a document says: the same page found in two folders is one document."""
    return digest(replace(document, file=None, media_type=None, raw_sha256=None, provenance=()))


def _keep_raw(connection: Connection, document: Document, raw: bytes) -> None:
    sha256 = hashlib.sha256(raw).hexdigest()
    if sha256 != document.raw_sha256:
        raise LedgerError(
            f"document {document.id}",
            "its bytes are not those that its hash names",
            "report this: it is a fault of the program, not of the file",
        )
    known = select(RAWS.c.sha256).where(RAWS.c.sha256 == sha256)
    if connection.execute(known).first() is None:
        row = {"sha256": sha256, "size": len(raw), "deflated": deflated(raw)}
        connection.execute(insert(RAWS), row)


def _document_row(document: Document, meant: str, has_raw: bool) -> dict[str, Any]:
    plain = ("id", "text", "title", "published", "publisher", "url", "language")
    row = {name: getattr(document, name) for name in (*plain, "media_type", "file")}
    return row | {
        "raw_sha256": document.raw_sha256 if has_raw else None,
        "provenance": packed(document.provenance),
        "digest": meant,
    }


def keep_refusal(connection: Connection, file: str, code: str, message: str) -> None:
    """Adds a refusal, once, unless the same still stands."""
    same = (
        select(REFUSALS.c.seq)
        .where(REFUSALS.c.file == file, REFUSALS.c.code == code, REFUSALS.c.message == message)
        .where(REFUSALS.c.seq.not_in(select(SETTLEMENTS.c.refusal)))
    )
    if connection.execute(same).first() is None:
        row = {"file": file, "code": code, "message": message}
        connection.execute(insert(REFUSALS), row)


def settle_refusals(connection: Connection, file: str) -> None:
    """Notes that a file which was refused has been taken in since."""
    standing = (
        select(REFUSALS.c.seq)
        .where(REFUSALS.c.file == file)
        .where(REFUSALS.c.seq.not_in(select(SETTLEMENTS.c.refusal)))
    )
    for seq in connection.execute(standing).scalars().all():
        connection.execute(insert(SETTLEMENTS), {"refusal": seq})


def keep_reading(connection: Connection, reading: Reading, reader: str) -> None:
    """Adds what a reader found in a document, unless that is what it found the last time."""
    content = digest(reading)
    last = connection.execute(
        select(READINGS.c.reader, READINGS.c.digest)
        .where(READINGS.c.document == reading.document)
        .order_by(READINGS.c.seq.desc())
        .limit(1)
    ).first()
    if last is not None and tuple(last) == (reader, content):
        return
    row = {
        "document": reading.document,
        "reader": reader,
        "language": reading.language,
        "dated": packed(reading.dated),
        "mentions": packed(reading.mentions),
        "digest": content,
    }
    added = connection.execute(insert(READINGS).returning(READINGS.c.seq), row).scalar_one()
    _keep_found(connection, reading, added)


def _keep_found(connection: Connection, reading: Reading, seq: int) -> None:
    claims = [
        {
            "reading": seq,
            "position": position,
            "id": claim.id,
            "document": claim.document,
            "kind": claim.kind.value,
            "body": packed(claim),
        }
        for position, claim in enumerate(reading.claims)
    ]
    problems = [
        {
            "reading": seq,
            "position": position,
            "code": problem.code,
            "message": problem.message,
            "start": problem.start,
            "end": problem.end,
        }
        for position, problem in enumerate(reading.problems)
    ]
    for table, rows in ((CLAIMS, claims), (PROBLEMS, problems)):
        if rows:
            connection.execute(insert(table), rows)
    withheld = blackout(connection)
    named = (withheld, recalled(connection, reading.document)) if withheld.names else None
    index_claims(connection, reading.claims, seq, named)
