"""What every part of a report draws on: the records, their numbers, and what may be said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from recount.app.desk.numbers import people_of
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import (
    Number,
    event_type_words,
    told_words,
    when_words,
    where_words,
)
from recount.model.claims import Claim
from recount.model.counts import Outcome
from recount.model.documents import Document
from recount.model.events import Event
from recount.model.parties import Party
from recount.publishing import Dossier
from recount.publishing.losses import LossBook, LossKind
from recount.publishing.redacting import is_redacted
from recount.publishing.report import Run, Style, Text
from recount.publishing.sourcing import KIND_WORDS, headline, publisher, speaker_name

_MARKED = "a mark stands in the words for a person"


@dataclass(frozen=True)
class Matter:
    """A ledger as a report speaks of it: events by number, documents as sources by number.

    All that a document says passes through here, so that nothing that is withheld gets past. Of a
    part of a ledger `part` says which.
    """

    dossier: Dossier
    snapshot: Snapshot
    book: LossBook = field(default_factory=LossBook)
    part: str = ""

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events by date."""
        return self.dossier.events

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each event in the report."""
        return {event.id: number for number, event in enumerate(self.events, start=1)}

    @cached_property
    def sources(self) -> dict[str, int]:
        """The number of each document in the list of sources, by date of publication."""
        held = (self.dossier.documents[key] for key in self.snapshot.documents)
        rows = sorted(held, key=lambda one: (self.dated(one.id), one.id))
        return {document.id: number for number, document in enumerate(rows, start=1)}

    def event_link(self, event: str) -> Run:
        """ "Event 3", which leads to it."""
        return Run(f"Event {self.numbers[event]}", to=f"event-{self.numbers[event]}")

    def source_link(self, document: str) -> Run:
        """ "source 7", which leads to the list."""
        return Run(f"source {self.sources[document]}", to="sources")

    def said(self, text: str, documents: Collection[str], column: str, record: str) -> str:
        """A sentence that quotes or names what documents say: speakers who may be persons by
        what they are, documents by their numbers, marks for other persons."""
        told = text
        for name, kind in self._persons_speaking(documents):
            told = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", kind, told)
        for document in sorted(documents, key=len, reverse=True):
            told = told.replace(f"document {document}", f"source {self.sources[document]}")
            told = told.replace(document, f"source {self.sources[document]}")
        shown = self.dossier.persons.redacted(told, sorted(documents))
        if is_redacted(shown):
            self.book.note(LossKind.WITHHELD, column, _MARKED, record)
        return shown

    def _persons_speaking(self, documents: Collection[str]) -> list[tuple[str, str]]:
        found = {
            (" ".join(claim.speaker.name.split()), f"a {KIND_WORDS[claim.speaker.kind]}")
            for document in documents
            for claim in self.snapshot.claims_in.get(document, ())
            if claim.speaker and self.dossier.persons.speaker(claim.speaker, document) is None
        }
        return sorted(found, key=lambda pair: (-len(pair[0]), pair))

    def party(self, party: Party | None, event: Event) -> str:
        """A party by name; what is not known or may not be named is said."""
        if party is None:
            return "not named"
        named = self.dossier.party(party, "party", event.id, self.book)
        return named or "not shown: names a person"

    def title(self, event: Event) -> str:
        """An event by kind and place."""
        return f"{event_type_words(event.type)}, {self.place(event)}"

    def place(self, event: Event) -> str:
        """The place of an event by name."""
        if event.where is None:
            return "place unknown"
        if event.where.name:
            return event.where.name
        return (
            self.dossier.shown(event.where.text, "place", event.id, self.book) or "place withheld"
        )

    def around(self, event: Event) -> str:
        """The larger places around it."""
        return where_words(event.where).around

    def day(self, event: Event) -> str:
        """When it happened."""
        return when_words(event.when).text

    def killed(self, event: Event) -> Number:
        """How many died in it."""
        return people_of(event, Outcome.KILLED).shown()

    def claims_named(self, keys: Iterable[str]) -> tuple[Claim, ...]:
        """Claims in force, in the order of these ids."""
        return self.snapshot.claims_named(keys)

    def documents_of_claims(self, keys: Iterable[str]) -> frozenset[str]:
        """The documents of some claims, rejected ones among them."""
        held = self.snapshot.held.all_claims
        return frozenset(held[key].document for key in keys if key in held)

    def quote(self, claim: Claim) -> str:
        """The words of a claim, with marks for persons who may not be named."""
        quote = self.dossier.persons.quote(claim)
        if is_redacted(quote):
            self.book.note(LossKind.WITHHELD, "quote", _MARKED, claim.id)
        return quote

    def by(self, claim: Claim) -> str:
        """Who says a claim and how: "U.S. Africa Command confirmed it"."""
        name = speaker_name(claim, self.dossier, self.book) or "The document itself"
        if claim.speaker and self.dossier.persons.speaker(claim.speaker, claim.document) is None:
            name += " (not named here)"
        return f"{name[0].upper()}{name[1:]} {told_words(claim.stance)}"

    def publisher(self, document: str) -> str:
        """Who published a document."""
        held = self.dossier.documents[document]
        if not held.publisher:
            return "publisher not named"
        return publisher(held, self.dossier, self.book) or "publisher not shown: names a person"

    def dated(self, document: str) -> str:
        """When a document was published: by its file, else by its text; the last where unknown."""
        published = self.dossier.documents[document].published
        reading = self.snapshot.readings.get(document)
        start = reading.dated.start if reading else None
        return published[:10] if published else start.isoformat() if start else "no date"

    def headline(self, document: Document) -> str:
        """The title of a document."""
        if not document.title:
            return "no title"
        return headline(document, self.dossier, self.book) or "no title"


def plain(text: str) -> Text:
    """A text of one run."""
    return (Run(text),)


def soft(text: str) -> Run:
    """A run that stands back."""
    return Run(text, Style.SOFT)


def strong(text: str) -> Run:
    """A run that stands out."""
    return Run(text, Style.STRONG)


def people(number: Number) -> str:
    """A number with its range: "8", "7 (5–7)", "between 0 and 24"."""
    if number.unknown:
        return "not known"
    if number.best is None or number.exact:
        return number.text
    return f"{number.best:,} ({number.text})"


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
