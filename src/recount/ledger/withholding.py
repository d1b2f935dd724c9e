"""The index of words without the names that are withheld: absent from it, not only unseen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from sqlalchemy import Connection, Row, select, text

from recount.ledger.decisions import disclosures
from recount.ledger.encoding import unpacked
from recount.ledger.heads import AT_ONCE, documents_named, portions
from recount.ledger.searching import CLAIM, DOCUMENT, KINDS, LEAST, claim_words, document_words
from recount.ledger.tables import CLAIMS, SEARCHED
from recount.ledger.words_index import WordsIndex, words_index
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
    for rows in portions(_touched(connection, before.names ^ after.names)):
        olds, news = (indexed(connection, rows, one) for one in (before, after))
        for row, old, new in zip(rows, olds, news, strict=True):
            if old != new:
                words_index(connection, row.kind).change(connection, row.seq, (old, new))


def _touched(connection: Connection, names: frozenset[tuple[str, ...]]) -> Iterator[Row[Any]]:
    """What the index holds of these names, or has covered, and what else was read in those
    documents: words that end within a name hold no whole one."""
    lasts = {name[-1] for name in names if len(name[-1]) >= LEAST}
    seen: set[int] = set()
    documents: set[str] = set()
    for kind, term in product(KINDS, sorted({*lasts, COVER * LEAST})):
        for row in _holding(connection, words_index(connection, kind), term):
            documents.add(row.document)
            yield from _new((row,), seen)
    for some in portions(sorted(documents)):
        beside = select(SEARCHED).where(SEARCHED.c.document.in_(some))
        yield from _new(connection.execute(beside).all(), seen)


def _holding(connection: Connection, index: WordsIndex, term: str) -> Sequence[Row[Any]]:
    match = index.match((term,))
    query = f"""SELECT searched.* FROM {index.table}
        JOIN searched ON searched.seq = {index.number} WHERE {match.where}"""
    return connection.execute(text(query), match.given).all()


def _new(rows: Iterable[Row[Any]], seen: set[int]) -> Iterator[Row[Any]]:
    for row in rows:
        if row.seq not in seen:
            seen.add(row.seq)
            yield row


def fill_index(connection: Connection) -> None:
    """Puts what the table `searched` names into an index that is still empty."""
    withheld, last = blackout(connection), 0
    query = select(SEARCHED).order_by(SEARCHED.c.seq).limit(AT_ONCE)
    while rows := connection.execute(query.where(SEARCHED.c.seq > last)).all():
        for row, words in zip(rows, indexed(connection, rows, withheld), strict=True):
            words_index(connection, row.kind).add(connection, row.seq, words)
        last = rows[-1].seq


def indexed(connection: Connection, rows: Sequence[Row[Any]], withheld: Blackout) -> Iterator[str]:
    """What the index holds of some rows of `searched`: their words, folded, without withheld
    names."""
    named = [row.document for row in rows if row.kind == DOCUMENT or withheld.names]
    documents = documents_named(connection, list(dict.fromkeys(named)))
    claims = _claims(connection, {row.reading for row in rows if row.kind == CLAIM})
    for row in rows:
        if row.kind == DOCUMENT:
            yield folded(withheld.over(document_words(documents[row.id])))
        else:
            beside = (withheld, documents[row.document]) if withheld.names else None
            yield claim_words(unpacked(Claim, claims[row.reading, row.id]), beside)


def _claims(connection: Connection, readings: Collection[int]) -> dict[tuple[int, str], str]:
    """The claims of some readings, as they are kept, by their reading and their id."""
    query = select(CLAIMS.c.reading, CLAIMS.c.id, CLAIMS.c.body)
    rows = connection.execute(query.where(CLAIMS.c.reading.in_(readings)))
    return {(row.reading, row.id): row.body for row in rows}
