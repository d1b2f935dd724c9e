"""One edition with the look-ups that tables need, and who in it may not be named."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from recount.model.blackouts import Blackout
from recount.model.claims import Claim
from recount.model.counts import Outcome
from recount.model.documents import Document
from recount.model.events import Event, Grade
from recount.model.findings import NOTHING_FOUND, Found
from recount.model.notes import Noted
from recount.model.parties import Party
from recount.model.persons import Disclosure, NamedPerson
from recount.model.readings import Reading
from recount.model.saying import say
from recount.publishing.edition import Edition
from recount.publishing.losses import LossBook, LossKind
from recount.publishing.persons import Persons
from recount.publishing.redacting import NAME_MARK
from recount.publishing.tolls import People, Toll, toll

_JOINED = re.compile(r"[^\s|]*[/._\-\d][^\s|]*")
"""Words joined by other signs than spaces, as in addresses and ids."""


@dataclass(frozen=True)
class Dossier:
    """What tables are made from: an edition, and how its people are added up.

    `read` are the documents as they were read, before anybody decided anything: whoever is named
    in what was set aside since may not be named either. `named` are the claims that name persons,
    `disclosures` what publishers decided of them.
    """

    edition: Edition
    people: People
    read: tuple[Reading, ...] = ()
    named: tuple[NamedPerson, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events by date; those of no known date last."""
        return tuple(sorted(self.edition.events, key=_in_time))

    @cached_property
    def whole_of(self) -> dict[str, str]:
        """The event that each part of another one belongs to."""
        known = {event.id for event in self.edition.events}
        rows = self.edition.events
        return {one.id: one.part_of for one in rows if one.part_of and one.part_of in known}

    @cached_property
    def wholes(self) -> frozenset[str]:
        """The events that have parts."""
        return frozenset(self.whole_of.values())

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.edition.claims}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.edition.documents}

    @cached_property
    def persons(self) -> Persons:
        """Who may not be named."""
        readings = (*self.edition.readings.values(), *self.read)
        return Persons.of(readings, self.disclosures, self.edition.documents)

    def found(self, event: str) -> Found:
        """What people found of an event."""
        return self.edition.found.get(event, NOTHING_FOUND)

    def notes(self, on: Noted, record: str, book: LossBook) -> str | None:
        """The public notes on a record, parted by bars, with marks for persons of any document."""
        told = []
        for one in self.edition.notes.get((on, record), ()):
            plain = " ".join(one.text.split())
            told.append(self.persons.redacted(plain, self.documents))
            if told[-1] != plain:
                self.note_withheld("notes", "a mark stands in a note for a person", record, book)
        return " | ".join(told) or None

    def grade(self, event: Event) -> Grade | None:
        """The grade that a person found, else that of the methodology's rules."""
        finding = self.found(event.id).grade
        if finding is not None:
            return finding.grade
        return event.graded.grade if event.graded else None

    def event(self, event: str) -> Event:
        """The event of an id that the edition holds."""
        return self._events_by_id[event]

    def event_of(self, claim: str) -> str | None:
        """The event that a claim belongs to."""
        return self.claims[claim].event if claim in self.claims else None

    def claims_of(self, event: Event) -> tuple[Claim, ...]:
        """An event's claims, in its order."""
        return tuple(self.claims[key] for key in event.claims if key in self.claims)

    def documents_of(self, event: Event) -> tuple[Document, ...]:
        """The documents that speak of an event, by date of publication."""
        held = [self.documents[key] for key in event.documents if key in self.documents]
        return tuple(sorted(held, key=lambda one: (one.published or "9999", one.id)))

    def toll(self, event: Event, outcome: Outcome) -> Toll:
        """All people of one outcome in an event."""
        return toll(event, outcome, self.people)

    def label(self, document: str) -> str:
        """A document's id as tables show it: a hash where the id itself names a person."""
        if not self.persons.named_in_address(document, [document]):
            return document
        return f"d-{hashlib.sha256(document.encode()).hexdigest()[:12]}"

    def party(self, party: Party | None, column: str, record: str, book: LossBook) -> str | None:
        """The name of a party by the registry, else as written; withheld, and noted, where that
        names a person in the documents of the record."""
        if party is None:
            return None
        name = party.name or party.text
        known = party.id is not None and party.name is not None
        if known or not self.persons.named_in(name, self.documents_about(record)):
            return name
        self.note_withheld(column, say("the name of a party is one of a person"), record, book)
        return None

    def shown(self, text: str | None, column: str, record: str, book: LossBook) -> str | None:
        """A text of a document; withheld, and noted, where it names a person."""
        if text is None or not self.persons.named_in(text, self.documents_about(record)):
            return " ".join(text.split()) if text else None
        self.note_withheld(column, "the text names a person", record, book)
        return None

    def redacted(self, text: str | None, column: str, record: str, book: LossBook) -> str | None:
        """A text with marks, and a note, where it names a person who may not be named."""
        if text is None:
            return None
        plain = " ".join(text.split())
        found = self.persons.redacted(plain, self.documents_about(record))
        if found != plain:
            self.note_withheld(column, "a mark stands in the text for a person", record, book)
        return found

    def covered(self, text: str) -> str:
        """A text that left before, with marks for all who may not be named now, whatever document
        it came from; an address or an id that names one goes as a whole."""
        plain = self._blackout.over(self.persons.redacted(text, self.documents))
        return _JOINED.sub(self._address, plain)

    def _address(self, found: re.Match[str]) -> str:
        return NAME_MARK if self.persons.named_in_address(found[0], self.documents) else found[0]

    @cached_property
    def _blackout(self) -> Blackout:
        return Blackout.of(self.disclosures)

    def note_withheld(self, column: str, reason: str, record: str, book: LossBook) -> None:
        """Notes that something about a person stays behind; an id that names one does, too."""
        named = self.label(record) if record in self.documents else record
        book.note(LossKind.WITHHELD, column, reason, named)

    def documents_about(self, record: str) -> tuple[str, ...]:
        """The documents that a record rests on, or the one that it is."""
        if record in self.claims:
            return (self.claims[record].document,)
        found = self._events_by_id.get(record)
        if found:
            return found.documents
        return self._documents_of_conflicts.get(record, (record,))

    @cached_property
    def _documents_of_conflicts(self) -> dict[str, tuple[str, ...]]:
        return {
            one.id: tuple(self.claims[key].document for key in one.claims if key in self.claims)
            for one in self.edition.contradictions
        }

    @cached_property
    def _events_by_id(self) -> dict[str, Event]:
        return {event.id: event for event in self.edition.events}


def _in_time(event: Event) -> tuple[date, str]:
    start = event.when and (event.when.start or event.when.end)
    return start or date.max, event.id
