"""What is known of the documents that carry the claims: origin, publisher, day, and who speaks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.reconciling.methodology import Methodology

_DATELINE = re.compile(r"\s*[^\n()]{2,60}\(([^()\n]*[A-Z][^()\n]*)\)\s*(?:-|–|—)\s")


def credited(text: str) -> str | None:
    """The agency in a dateline: "KESSARO, May 5 (Tasmin) - ..."."""
    found = _DATELINE.match(text)
    return found.group(1).strip() if found else None


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

    def is_title(self, claim: Claim) -> bool:
        """Whether a claim is read in the title of its document, which many texts begin with."""
        known, end = self.documents.get(claim.document), claim.evidence.end
        if claim.evidence.in_title or known is None or not known.title:
            return claim.evidence.in_title
        return end <= len(known.title) and known.text.startswith(known.title)

    def title(self, document: str) -> str | None:
        """Its title, where it has one."""
        known = self.documents.get(document)
        return known.title if known else None

    def day(self, document: str) -> str | None:
        """The day of publication in ISO 8601, where it is known."""
        known = self.documents.get(document)
        return known.published[:10] if known and known.published else None
