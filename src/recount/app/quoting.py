"""Claims with the words that carry them, as they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from recount.app.desk.words import speaker_words, stance_words
from recount.app.in_force import held_in
from recount.errors import NotFoundError
from recount.ledger import Ledger
from recount.model.blackouts import NOTHING, Blackout
from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.saying import say


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of one claim: where they stand, who says them and how.

    `start` and `end` count code points of the document's text, or of its title where it is
    `in_title`.
    """

    claim: str
    document: str
    title: str | None
    start: int
    end: int
    quote: str
    speaker: str
    stance: str
    in_title: bool = False


class Quoter:
    """Finds the words of claims; reads the ledger once. Names that are withheld in it are covered:
    words that end within one are no name that could be found later."""

    def __init__(self, ledger: Ledger) -> None:
        self.claims: Mapping[str, Claim] = held_in(ledger).all_claims
        documents = {document.id: document for document in ledger.documents()}
        self.titles = {key: document.title for key, document in documents.items()}
        self._documents, self._withheld = documents, Blackout.of(ledger.disclosures())

    @classmethod
    def over(cls, claims: Mapping[str, Claim], documents: Iterable[Document]) -> Self:
        """The same over records that are at hand."""
        made = cls.__new__(cls)
        made.claims = claims
        made.titles = {document.id: document.title for document in documents}
        made._documents, made._withheld = {}, NOTHING
        return made

    def quotes(self, claim_ids: Iterable[str]) -> tuple[Quoted, ...]:
        """The words of these claims; NotFoundError where the ledger holds no such claim."""
        return tuple(self.quote(self._claim(claim_id)) for claim_id in claim_ids)

    def quote(self, claim: Claim) -> Quoted:
        """The words of one claim."""
        return Quoted(
            claim=claim.id,
            document=claim.document,
            title=self.titles.get(claim.document),
            start=claim.evidence.start,
            end=claim.evidence.end,
            quote=self._covered(claim).evidence.quote,
            speaker=speaker_words(claim.speaker),
            stance=stance_words(claim.stance),
            in_title=claim.evidence.in_title,
        )

    def _covered(self, claim: Claim) -> Claim:
        if not self._withheld.names or claim.document not in self._documents:
            return claim
        return self._withheld.over_words(claim, self._documents[claim.document])

    def _claim(self, claim_id: str) -> Claim:
        if claim_id not in self.claims:
            raise NotFoundError(
                say("claim %(id)s", id=claim_id),
                say("the readings that count no longer hold it"),
                say("run `recount build` on the ledger again"),
            )
        return self.claims[claim_id]
