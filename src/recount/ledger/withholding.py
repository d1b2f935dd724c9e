"""The index of words without the names that are withheld: absent from it, not only unseen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select, text

from recount.ledger.decisions import disclosures
from recount.ledger.encoding import unpacked
from recount.ledger.recalling import document
from recount.ledger.searching import DOCUMENT, LEAST, document_words, words_of
from recount.ledger.tables import CLAIMS
from recount.model.blackouts import COVER, Blackout
from recount.model.claims import Claim
from recount.model.folding import folded


def blackout(connection: Connection) -> Blackout:
    """The names that are withheld now."""
    return Blackout.of(disclosures(connection))


def reindex(connection: Connection, before: Blackout, after: Blackout) -> None:
    """Takes names that are withheld since out of the index, and puts those back that are not any
    more."""
    if before == after:
        return
    for row in _touched(connection, before.names ^ after.names):
        words = _words(connection, row)
        old, new = folded(before.over(words)), folded(after.over(words))
        if old != new:
            given = {"seq": row.seq, "old": old, "new": new}
            connection.execute(text(_DELETE), given)
            connection.execute(text(_INSERT), given)


_DELETE = "INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', :seq, :old)"
_INSERT = "INSERT INTO search_words (rowid, words) VALUES (:seq, :new)"
_FOUND = """SELECT searched.* FROM search_words JOIN searched ON searched.seq = search_words.rowid
    WHERE search_words MATCH :match"""


def _touched(connection: Connection, names: frozenset[tuple[str, ...]]) -> Iterator[Row[Any]]:
    """What the index holds of these names, or has covered."""
    lasts = {name[-1] for name in names if len(name[-1]) >= LEAST}
    seen = set()
    for term in sorted({*lasts, COVER * LEAST}):
        for row in connection.execute(text(_FOUND), {"match": f'"{term}"'}).all():
            if row.seq not in seen:
                seen.add(row.seq)
                yield row


def _words(connection: Connection, row: Row[Any]) -> str:
    if row.kind == DOCUMENT:
        return document_words(document(connection, row.id))
    query = select(CLAIMS.c.body).where(CLAIMS.c.reading == row.reading, CLAIMS.c.id == row.id)
    return "\n".join(words_of(unpacked(Claim, connection.execute(query).scalar_one())))
