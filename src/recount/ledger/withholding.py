"""The index of words without the names that are withheld: absent from it, not only unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, select, text

from recount.ledger.decisions import disclosures
from recount.ledger.encoding import unpacked
from recount.ledger.heads import portions
from recount.ledger.recalling import document
from recount.ledger.searching import DOCUMENT, LEAST, claim_words, document_words
from recount.ledger.tables import CLAIMS, SEARCHED
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
    """What the index holds of these names, or has covered, and what else was read in those
    documents: words that end within a name hold no whole one."""
    lasts = {name[-1] for name in names if len(name[-1]) >= LEAST}
    seen: set[int] = set()
    documents: set[str] = set()
    index = words_index(connection)
    source = f"""SELECT searched.* FROM search_words
        JOIN searched ON searched.seq = search_words.{index.number} WHERE """
    for term in sorted({*lasts, COVER * LEAST}):
        match = index.match((term,))
        for row in connection.execute(text(source + match.where), match.given).all():
            documents.add(row.document)
            yield from _new((row,), seen)
    for some in portions(sorted(documents)):
        beside = select(SEARCHED).where(SEARCHED.c.document.in_(some))
        yield from _new(connection.execute(beside).all(), seen)


def _new(rows: Iterable[Row[Any]], seen: set[int]) -> Iterator[Row[Any]]:
    for row in rows:
        if row.seq not in seen:
            seen.add(row.seq)
            yield row


def indexed_words(connection: Connection, row: Row[Any], withheld: Blackout) -> str:
    """What the index holds of a row of `searched`: its words, folded, without withheld names."""
    if row.kind == DOCUMENT:
        return folded(withheld.over(document_words(document(connection, row.id))))
    query = select(CLAIMS.c.body).where(CLAIMS.c.reading == row.reading, CLAIMS.c.id == row.id)
    claim = unpacked(Claim, connection.execute(query).scalar_one())
    named = (withheld, document(connection, row.document)) if withheld.names else None
    return claim_words(claim, named)
