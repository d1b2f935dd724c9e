"""The index of words: every document and every claim, found by three letters or more of them.

It is filled in the transaction that adds a document or a reading, so that it is never behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, text

from recount.ledger.tables import SEARCHED
from recount.ledger.words_index import WordsIndex, words_index
from recount.model.blackouts import NOTHING, Blackout
from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.folding import folded

LEAST = 3
"""The fewest letters that the index can look for; shorter terms are looked for in the texts."""

MOST = 1000
"""More hits than these are not counted, and not sorted."""

DOCUMENT, CLAIM = KINDS = "document", "claim"
"""What is found, each by an index of its own."""

_CURRENT = """(searched.reading IS NULL OR NOT EXISTS (SELECT 1 FROM readings
    WHERE readings.document = searched.document AND readings.seq > searched.reading))"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document or a claim that holds all that was looked for."""

    kind: str
    id: str
    document: str


def index_document(
    connection: Connection, document: Document, withheld: Blackout = NOTHING
) -> None:
    """Adds the words of a document, its title and its publisher, without withheld names."""
    words = folded(withheld.over(document_words(document)))
    _add(connection, Hit(DOCUMENT, document.id, document.id), None, words)


def document_words(document: Document) -> str:
    """The title, the publisher and the text of a document."""
    return "\n".join(one for one in (document.title, document.publisher, document.text) if one)


def index_claims(
    connection: Connection,
    claims: Iterable[Claim],
    reading: int,
    withheld: tuple[Blackout, Document] | None = None,
) -> None:
    """Adds the words of a reading's claims: their quotes, and the names of what they speak of,
    without the names that are withheld, where any are: for that their document is wanted."""
    for claim in claims:
        hit = Hit(CLAIM, claim.id, claim.document)
        _add(connection, hit, reading, claim_words(claim, withheld))


def claim_words(claim: Claim, withheld: tuple[Blackout, Document] | None) -> str:
    """What the index holds of a claim. A quote that ends within a name holds no half of it."""
    if withheld is None:
        return folded("\n".join(_words_of(claim)))
    names, document = withheld
    return folded(names.over("\n".join(_words_of(names.over_words(claim, document)))))


def _words_of(claim: Claim) -> list[str]:
    """The quote of a claim, and the names of its speaker, place, parties, person and weapon."""
    parties = (claim.perpetrator, claim.target, claim.party)
    named = [
        claim.evidence.quote,
        claim.speaker.name if claim.speaker else None,
        *((claim.where.name, claim.where.text, claim.where.admin1) if claim.where else ()),
        *(name for party in parties if party for name in (party.name, party.text)),
        claim.person.name if claim.person else None,
        claim.weapon,
    ]
    return [one for one in dict.fromkeys(named) if one]


def _add(connection: Connection, hit: Hit, reading: int | None, words: str) -> None:
    row = {"kind": hit.kind, "id": hit.id, "document": hit.document, "reading": reading}
    seq = connection.execute(insert(SEARCHED).returning(SEARCHED.c.seq), row).scalar_one()
    words_index(connection, hit.kind).add(connection, seq, words)


def look_for(
    connection: Connection, terms: Sequence[str], kind: str, page: tuple[int, int]
) -> tuple[int, tuple[Hit, ...]]:
    """How many documents, or claims that count, hold every term, and those from the first number
    of `page` on, as many as the second. Terms are folded, and of LEAST letters.

    Of more than MOST the number is MOST + 1. The best come first, or, where a term is so common
    that weighing it would take seconds, those that came in first.
    """
    index = words_index(connection, kind)
    source = f"""FROM {index.table} JOIN searched ON searched.seq = {index.number}
        WHERE {_CURRENT} AND """
    match = index.match(terms)
    amount = _counted(connection, source + match.where, match.given)
    if amount == 0:
        return 0, ()
    rare = amount <= MOST and all(_is_rare(connection, index, term) for term in terms)
    # By the index's own numbers, which it goes through in their order: by those of `searched`,
    # which are the same, the database would gather all hits first.
    order = f"{match.order}, searched.seq" if rare else index.number
    rows = connection.execute(
        text(
            f"SELECT searched.kind, searched.id, searched.document {source}{match.where} "
            f"ORDER BY {order} LIMIT :most OFFSET :start"
        ),
        match.given | {"start": page[0], "most": page[1]},
    )
    return amount, tuple(Hit(*row) for row in rows)


def _counted(connection: Connection, source: str, given: Mapping[str, object]) -> int:
    """How many there are, as far as MOST + 1."""
    query = text(f"SELECT count(*) FROM (SELECT 1 {source} LIMIT {MOST + 1}) AS found")
    return int(connection.execute(query, given).scalar_one())


def _is_rare(connection: Connection, index: WordsIndex, term: str) -> bool:
    """Whether few enough records of an index hold a term: weighing looks at them all."""
    match = index.match((term,))
    return _counted(connection, f"FROM {index.table} WHERE {match.where}", match.given) <= MOST


def documents_with(connection: Connection, term: str) -> frozenset[str]:
    """The documents that hold a folded term of LEAST letters in text, title or publisher."""
    index = words_index(connection, DOCUMENT)
    match = index.match((term,))
    rows = connection.execute(
        text(
            f"SELECT searched.id FROM {index.table} JOIN searched "
            f"ON searched.seq = {index.number} WHERE {match.where}"
        ),
        match.given,
    )
    return frozenset(rows.scalars())
