"""Claims as the desk shows them: a numbered card each, in the passages that carry them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recount.app.desk.codes import fate_words
from recount.app.desk.quotes import Mark, Passage, claim_marks, passages, title_passage
from recount.app.desk.shelf import Head
from recount.app.desk.snapshot import Snapshot, reading_order
from recount.app.desk.words import (
    KIND_WORDS,
    coordinates,
    count_words,
    event_type_words,
    party_words,
    plain,
    range_text,
    speaker_words,
    told_words,
    when_words,
    where_words,
)
from recount.app.kept import several
from recount.model.claims import Claim, Stance
from recount.model.dates import When
from recount.model.documents import Document
from recount.model.judgements import JudgementKind
from recount.model.notes import Noted
from recount.model.places import Where
from recount.model.saying import say, say_as, say_list

COLOURS = 8
EVENTS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of a claim: what it is called, what was read, and from which words."""

    label: str
    text: str
    role: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class EventLink:
    """An event as other pages name it."""

    id: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim with the number that its highlighted words bear on this page.

    `colour` is one of the highlight colours, from 0; `unusual` says that the stance is not a plain
    assertion; `more_events` counts events beyond `events`; `status` is what people made of it.
    """

    number: int
    anchor: str
    colour: int
    id: str
    kind: str
    speaker: str
    stance: str
    unusual: bool
    quote: str
    fields: tuple[FieldLine, ...]
    events: tuple[EventLink, ...]
    more_events: int
    extractor: str
    status: str = ""
    notes: int = 0


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document as other pages name it; `language` is a BCP 47 tag or empty."""

    id: str
    title: str
    publisher: str
    published: str
    language: str


@dataclass(frozen=True, slots=True)
class Source:
    """What one document says: its passages with the words marked, and the claims in them."""

    document: DocumentLink
    passages: tuple[Passage, ...]
    cards: tuple[ClaimCard, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One independent origin: the document that speaks, and the copies that repeat it."""

    letter: str
    lead: Source
    copies: tuple[Source, ...]

    @property
    def documents(self) -> int:
        """How many documents carry this voice."""
        return 1 + len(self.copies)


class Numbering:
    """Numbers the claims of a page in the order in which they are shown, each once.

    `prefix` makes the anchors of one page differ.
    """

    def __init__(self, snapshot: Snapshot, prefix: str = "claim") -> None:
        self._snapshot = snapshot
        self._prefix = prefix
        self._numbers: dict[str, int] = {}
        self._origins: dict[str, int] = {}

    def number(self, claim: Claim) -> int:
        """The number of a claim; the next free one where it is new."""
        return self._numbers.setdefault(claim.id, len(self._numbers) + 1)

    def given(self, keys: Iterable[str]) -> tuple[int, ...]:
        """The numbers of those claims that have one, lowest first."""
        return tuple(sorted(self._numbers[key] for key in keys if key in self._numbers))

    def letter(self, origin: str) -> str:
        """The letter of an origin, the same wherever it speaks on the page."""
        return letter(self._origins.setdefault(origin, len(self._origins)))

    def card(self, claim: Claim) -> ClaimCard:
        """The claim as shown, under its number."""
        all_events = self._snapshot.events_of_claim.get(claim.id, ())
        return replace(
            claim_card(claim, self.number(claim), self._prefix),
            events=event_links(self._snapshot, claim),
            more_events=max(0, len(all_events) - EVENTS_SHOWN),
            status=claim_status(self._snapshot, claim.id),
            notes=notes_on(self._snapshot, claim.id),
        )


def notes_on(snapshot: Snapshot, key: str) -> int:
    """How many notes there are on a claim, with those that earlier versions kept of it."""
    old = (one for one in snapshot.held.judged.get(key, ()) if one.kind is JudgementKind.NOTE)
    return len(snapshot.notes_on.get((Noted.CLAIM, key), ())) + sum(1 for _ in old)


def claim_status(snapshot: Snapshot, key: str) -> str:
    """What people made of a claim, in a few words; empty where nobody looked yet."""
    if key in snapshot.held.rejected:
        return plain("rejected")
    words = {
        JudgementKind.ADD: plain("by hand"),
        JudgementKind.CORRECT: plain("corrected"),
        JudgementKind.ACCEPT: plain("accepted"),
    }
    kinds = {one.kind for one in snapshot.held.judged.get(key, ())}
    return say_list(word for kind, word in words.items() if kind in kinds)


def claim_card(claim: Claim, number: int, prefix: str) -> ClaimCard:
    """The claim as shown under a number, of no event yet."""
    return ClaimCard(
        number=number,
        anchor=f"{prefix}-{number}",
        colour=(number - 1) % COLOURS,
        id=claim.id,
        kind=KIND_WORDS[claim.kind],
        speaker=speaker_words(claim.speaker),
        stance=told_words(claim.stance),
        unusual=claim.stance is not Stance.ASSERTS,
        quote=claim.evidence.quote,
        fields=tuple(claim_fields(claim)),
        events=(),
        more_events=0,
        extractor=claim.extractor,
    )


def event_links(snapshot: Snapshot, claim: Claim) -> tuple[EventLink, ...]:
    """The first events that a claim belongs to."""
    return tuple(
        EventLink(row.id, event_type_words(row.type), when_words(row.when).text)
        for row in snapshot.events_of_claim.get(claim.id, ())[:EVENTS_SHOWN]
    )


def claim_fields(claim: Claim) -> Iterator[FieldLine]:
    """What was read in a claim, field by field, those that say something."""
    if claim.event_type:
        yield FieldLine(say("What"), event_type_words(claim.event_type), "")
    yield from _number_fields(claim)
    scope = claim.scope
    yield from _when_and_where(
        claim.when or (scope.when if scope else None),
        claim.where or (scope.where if scope else None),
    )
    for label, party in (
        (say("By"), claim.perpetrator),
        (say("Against"), claim.target),
        (say_as("party", "Of"), claim.party),
    ):
        if party:
            yield FieldLine(label, party_words(party), "party")
    yield from _other_fields(claim)


def _when_and_where(when: When | None, where: Where | None) -> Iterator[FieldLine]:
    """The date with what it rests on, the place with where it lies."""
    if when:
        words = when_words(when)
        as_written = f"“{when.text}”" if when.text else ""
        yield FieldLine(say("When"), words.text, "when", words.note or as_written)
    if where:
        place = where_words(where)
        text = say_list((place.name, place.around)) if place.around else place.name
        notes = [coordinates(where.lat, where.lon), place.note]
        yield FieldLine(say("Where"), text, "where", say_list(filter(None, notes)))


def _number_fields(claim: Claim) -> Iterator[FieldLine]:
    for count in claim.counts:
        notes = (
            [f"“{count.text}”"]
            if count.text and f"“{count.text}”" not in count_words(count)
            else []
        )
        notes += [say("part of the number above")] if count.part_of is not None else []
        yield FieldLine(say("How many"), count_words(count), "count", say_list(notes))
    if claim.events:
        yield FieldLine(say("Events"), range_text(claim.events.low, claim.events.high), "count")
    if claim.strength:
        low, high = claim.strength.low, claim.strength.high
        yield FieldLine(
            say("Strength"), _with_words(range_text(low, high), claim.strength.text), "count"
        )
    if claim.share:
        yield FieldLine(say("Share"), f"“{claim.share.text}”", "count")


def _with_words(figure: str, words: str) -> str:
    return say("%(figure)s (“%(words)s”)", figure=figure, words=words)


def _other_fields(claim: Claim) -> Iterator[FieldLine]:
    if claim.person:
        status = claim.person.status and fate_words(claim.person.status)
        parts = [claim.person.name, claim.person.role, status]
        yield FieldLine(say("Person"), say_list(filter(None, parts)), "person")
    if claim.facility:
        parts = [claim.facility.name or claim.facility.kind, claim.facility.status]
        yield FieldLine(say("Facility"), say_list(plain(part) for part in parts if part), "")
    if claim.weapon:
        yield FieldLine(say("With"), claim.weapon, "")


def document_link(snapshot: Snapshot, document: Head) -> DocumentLink:
    """A document under its title, else its file's name, else its id."""
    read = snapshot.readings.get(document.id)
    return DocumentLink(
        id=document.id,
        title=document.title or document.file or document.id,
        publisher=document.publisher or "",
        published=(document.published or "")[:10],
        language=document.language or (read.language if read else None) or "",
    )


def source(
    snapshot: Snapshot, document: Document, claims: Sequence[Claim], numbering: Numbering
) -> Source:
    """What one document says in claims in the order of its text, with the words of each marked."""
    cards = tuple(numbering.card(claim) for claim in claims)
    marks: list[Mark] = []
    for claim, card in zip(claims, cards, strict=True):
        marks += claim_marks(claim, card.number)
    title = title_passage(
        document, [(c, card.number) for c, card in zip(claims, cards, strict=True)]
    )
    found = passages(document.text, [claim.evidence for claim in claims], marks)
    return Source(document_link(snapshot, document), (*title, *found), cards)


@dataclass(frozen=True, slots=True)
class Telling:
    """One document among those that tell, with its claims in the order of its text."""

    document: Head
    claims: tuple[Claim, ...]


def by_voice(snapshot: Snapshot, claims: Iterable[Claim]) -> Iterator[tuple[str, list[Telling]]]:
    """Claims by the origin of their documents, in the order in which voices are shown; the first
    document of each speaks for it. No text is read for it."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.document in snapshot.heads:
            by_document.setdefault(claim.document, []).append(claim)
    by_origin: dict[str, list[Telling]] = {}
    for head in sorted((snapshot.heads[key] for key in by_document), key=_age):
        told = tuple(sorted(by_document[head.id], key=reading_order))
        by_origin.setdefault(snapshot.origin(head.id), []).append(Telling(head, told))
    for origin, tellings in by_origin.items():
        # What was copied speaks, where it is here.
        yield origin, sorted(tellings, key=lambda row: row.document.id != origin)


def voices(snapshot: Snapshot, claims: Iterable[Claim], numbering: Numbering) -> tuple[Voice, ...]:
    """Each independent origin of these claims with its words, the copies beneath it."""
    grouped = tuple(by_voice(snapshot, claims))
    names = tuple(row.document.id for _, tellings in grouped for row in tellings)
    texts = several(snapshot.documents, names)
    found = []
    for origin, tellings in grouped:
        sources = [
            source(snapshot, texts[row.document.id], row.claims, numbering) for row in tellings
        ]
        found.append(Voice(numbering.letter(origin), sources[0], tuple(sources[1:])))
    return tuple(found)


def letter(place: int) -> str:
    """A, B, ... Z, AA, AB: the name of a voice on its page."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _age(document: Head) -> tuple[str, str]:
    return document.published or "9999", document.id
