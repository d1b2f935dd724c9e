"""Which claims come from one independent voice, however many documents carry them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.reconciling.methodology import Methodology
from recount.reconciling.relaying import Relays, credited
from recount.reconciling.speaker_names import Names, has_inside, words_of


@dataclass(frozen=True, slots=True)
class Sources:
    """What is known of the documents: the origin that copies share, each document itself, and the
    names of all speakers in it."""

    origins: Mapping[str, str]
    documents: Mapping[str, Document]
    methodology: Methodology
    speakers: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        origins: Mapping[str, str],
        documents: Iterable[Document],
        methodology: Methodology,
        claims: Iterable[Claim],
    ) -> Sources:
        """What documents, and the claims read in them, tell of sources."""
        speakers: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            if claim.speaker is not None:
                speakers[claim.document].add(claim.speaker.name)
        frozen = {document: frozenset(names) for document, names in speakers.items()}
        return cls(origins, {row.id: row for row in documents}, methodology, frozen)

    def origin(self, document: str) -> str:
        """The origin of a document; a document of which nothing is known is its own."""
        return self.origins.get(document, document)

    def publisher(self, document: str) -> str | None:
        """Who published it, where that is known."""
        known = self.documents.get(document)
        return known.publisher if known else None

    def credited(self, document: str) -> str | None:
        """Whose report it prints: the agency that its dateline names, else its publisher."""
        known = self.documents.get(document)
        return (credited(known.text) or known.publisher) if known else None

    def day(self, document: str) -> str | None:
        """The day of publication in ISO 8601, where it is known."""
        known = self.documents.get(document)
        return known.published[:10] if known and known.published else None


def voices(claims: Sequence[Claim], sources: Sources) -> dict[str, int]:
    """The voice of each claim, by claim id, numbered from 0 in the order of the claims.

    One voice: what one named speaker says, wherever it stands; what a nameless one says through
    one medium; what copies of one dispatch say in their own words or for the same nameless speaker;
    what a document or a medium says itself, where that is no more than what a speaker says whom it
    passes on.
    """
    relays = Relays(claims, Names(claims, sources))
    relays.join_all()
    numbers: dict[tuple[str, ...], int] = {}
    return {claim.id: numbers.setdefault(relays.root(claim), len(numbers)) for claim in claims}


def is_own_word(claim: Claim, sources: Sources) -> bool:
    """Whether the document is published by the one who speaks in the claim."""
    publisher = sources.publisher(claim.document)
    if claim.speaker is None:
        return True
    if publisher is None:
        return False
    said, printed = words_of(claim.speaker.name), words_of(publisher)
    return has_inside(said, printed) or has_inside(printed, said)
