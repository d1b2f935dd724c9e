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
from recount.ledger.words_index import words_index
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
        old, new = (indexed_words(connection, row, one) for one in (before, after))
        if old != new:
            words_index(connection).change(connection, row.seq, (old, new))


def _touched(connection: Connection, names: frozenset[tuple[str, ...]]) -> Iterator[Row[Any]]:
    """What the index holds of these names, or has covered."""
    lasts = {name[-1] for name in names if len(name[-1]) >= LEAST}
    seen = set()
    index = words_index(connection)
    source = f"""SELECT searched.* FROM search_words
        JOIN searched ON searched.seq = search_words.{index.number} WHERE """
    for term in sorted({*lasts, COVER * LEAST}):
        match = index.match((term,))
        for row in connection.execute(text(source + match.where), match.given).all():
            if row.seq not in seen:
                seen.add(row.seq)
                yield row


def indexed_words(connection: Connection, row: Row[Any], withheld: Blackout) -> str:
    """What the index holds of a row of `searched`: its words, folded, without withheld names."""
    return folded(withheld.over(_words(connection, row)))


def _words(connection: Connection, row: Row[Any]) -> str:
    if row.kind == DOCUMENT:
        return document_words(document(connection, row.id))
    query = select(CLAIMS.c.body).where(CLAIMS.c.reading == row.reading, CLAIMS.c.id == row.id)
    return "\n".join(words_of(unpacked(Claim, connection.execute(query).scalar_one())))
