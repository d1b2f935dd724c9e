"""The page of a search: documents and claims with the words marked, and names of places and
parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from recount.app.desk.claims import DocumentLink, EventLink, document_link, event_links
from recount.app.desk.events import Pages, page_of
from recount.app.desk.filters import read_page
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import KIND_WORDS, speaker_words
from recount.app.searching import PAGE, Found, Piece, names_like, names_with, pieces, terms_in
from recount.ledger.searching import CLAIM, DOCUMENT

NAMES_SHOWN = 24
LookFor = Callable[[str, str, int], Found]
"""Words, a kind and a page, to what the ledger's index holds."""


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A document that holds the words."""

    document: DocumentLink
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim that holds the words, or is about what they name."""

    id: str
    kind: str
    speaker: str
    pieces: tuple[Piece, ...]
    document: DocumentLink
    events: tuple[EventLink, ...]


@dataclass(frozen=True, slots=True)
class NameHit:
    """A place or a party of that name, with how many claims name it, and its events."""

    name: str
    claims: int
    address: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found for some words. `kind` is which of the two lists is shown; `more` says of each
    that there are more than were counted."""

    ledger: str
    built: bool
    words: str
    kind: str
    short: tuple[str, ...]
    documents: int
    claims: int
    more: tuple[bool, bool]
    found_documents: tuple[DocumentHit, ...]
    found_claims: tuple[ClaimHit, ...]
    places: tuple[NameHit, ...]
    parties: tuple[NameHit, ...]
    pages: Pages

    def address(self, page: int) -> str:
        """Another page of the same list."""
        return f"/search?{urlencode({'q': self.words, 'kind': self.kind, 'page': page})}"


def search_page(snapshot: Snapshot, look_for: LookFor, query: Mapping[str, str]) -> SearchPage:
    """The documents and claims that hold all words of `q`; those of one kind, page by page."""
    words = query.get("q", "").strip()[:200]
    page = read_page(query.get("page", ""))
    documents, claims = look_for(words, DOCUMENT, 1), look_for(words, CLAIM, 1)
    kind = query.get("kind", "")
    if kind not in (DOCUMENT, CLAIM):
        kind = CLAIM if claims.amount and not documents.amount else DOCUMENT
    amount = documents.amount if kind == DOCUMENT else claims.amount
    pages = page_of(amount, page, PAGE)
    first = documents if kind == DOCUMENT else claims
    shown = first if pages.page == 1 else look_for(words, kind, pages.page)
    terms = terms_in(words)
    return SearchPage(
        ledger=snapshot.name,
        built=snapshot.built,
        words=words,
        kind=kind,
        short=documents.short,
        documents=documents.amount,
        claims=claims.amount,
        more=(documents.more, claims.more),
        found_documents=tuple(_documents(snapshot, shown)) if kind == DOCUMENT else (),
        found_claims=tuple(_claims(snapshot, shown)) if kind == CLAIM else (),
        places=_named(_places(snapshot, terms, words), _place_names(snapshot), "place"),
        parties=_named(_holding(terms, _party_names(snapshot)), _party_names(snapshot), "q"),
        pages=pages,
    )


def _documents(snapshot: Snapshot, found: Found) -> Iterator[DocumentHit]:
    for hit in found.hits:
        if hit.document in snapshot.heads:
            row = snapshot.documents[hit.document]
            yield DocumentHit(document_link(snapshot, row), pieces(row.text, found.terms))


def _claims(snapshot: Snapshot, found: Found) -> Iterator[ClaimHit]:
    every = snapshot.held.all_claims
    for hit in found.hits:
        claim = every.get(hit.id)
        if claim is not None and claim.document in snapshot.heads:
            yield ClaimHit(
                claim.id,
                KIND_WORDS[claim.kind],
                speaker_words(claim.speaker),
                pieces(claim.evidence.quote, found.terms),
                document_link(snapshot, snapshot.heads[claim.document]),
                event_links(snapshot, claim),
            )


Names = Mapping[str, int]
"""Names, with how many claims bear each."""


def _place_names(snapshot: Snapshot) -> Names:
    lines = snapshot.claim_lines.values()
    return snapshot.once("places", lambda: Counter(line.place for line in lines if line.place))


def _party_names(snapshot: Snapshot) -> Names:
    lines = snapshot.claim_lines.values()
    return snapshot.once("parties", lambda: Counter(n for line in lines for n in line.parties))


def _holding(terms: tuple[str, ...], names: Names) -> tuple[str, ...]:
    return names_with(tuple(names), terms) if terms else ()


def _places(snapshot: Snapshot, terms: tuple[str, ...], words: str) -> tuple[str, ...]:
    """Those whose name holds the terms, then those that only sound like them."""
    names = _place_names(snapshot)
    return tuple(dict.fromkeys((*_holding(terms, names), *names_like(tuple(names), words))))


def _named(found: tuple[str, ...], names: Names, field: str) -> tuple[NameHit, ...]:
    return tuple(
        NameHit(name, names[name], f"/events?{urlencode({field: name})}")
        for name in found[:NAMES_SHOWN]
    )
