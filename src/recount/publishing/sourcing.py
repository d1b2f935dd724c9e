"""The sources of an event, in the words of a table: who published it, and who says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.events import Event
from recount.model.parties import SpeakerKind
from recount.model.saying import say
from recount.publishing.dossier import Dossier
from recount.publishing.losses import LossBook, LossKind

SEPARATOR = ";"

KIND_WORDS = {
    SpeakerKind.MILITARY: "military source",
    SpeakerKind.GOVERNMENT: "government source",
    SpeakerKind.ARMED_GROUP: "armed group",
    SpeakerKind.POLICE: "police",
    SpeakerKind.MEDICAL: "medical source",
    SpeakerKind.WITNESS: "witness",
    SpeakerKind.MEDIA: "media",
    SpeakerKind.SOCIAL_MEDIA: "social media",
    SpeakerKind.NGO: "non-governmental organisation",
    SpeakerKind.ANALYST: "analyst",
    SpeakerKind.OFFICIAL_UNNAMED: "unnamed official",
    SpeakerKind.OTHER: "other source",
}
"""What stands for a speaker whose name is withheld."""


@dataclass(frozen=True, slots=True)
class Told:
    """The columns on sources; each a list parted by semicolons, None where it would be empty."""

    articles: str | None
    offices: str | None
    dates: str | None
    headlines: str | None
    speakers: str | None


def sources_of(event: Event, dossier: Dossier, book: LossBook) -> Told:
    """Who published and who says what is known of an event; persons only by what they are."""
    documents = dossier.documents_of(event)
    heads = [headline(one, dossier, book) for one in documents]
    days = [(one.published or "")[:10] for one in documents]
    offices = [publisher(one, dossier, book) or "" for one in documents]
    articles = [
        ",".join(part for part in parts if part)
        for parts in zip(offices, days, [head or "" for head in heads], strict=True)
    ]
    return Told(
        articles=joined(articles),
        offices=joined(offices),
        dates=joined(days),
        headlines=joined(head or "" for head in heads),
        speakers=joined(speaker_names(dossier.claims_of(event), dossier, book)),
    )


def joined(parts: Iterable[str]) -> str | None:
    """The parts, each once; a semicolon inside one becomes a comma."""
    kept = dict.fromkeys(part.replace(SEPARATOR, ",") for part in parts if part)
    return SEPARATOR.join(kept) or None


def headline(document: Document, dossier: Dossier, book: LossBook) -> str | None:
    """A document's title; a mark stands in it for a person."""
    return dossier.redacted(document.title, "headline", document.id, book)


def publisher(document: Document, dossier: Dossier, book: LossBook) -> str | None:
    """Who published a document; withheld where that is a person."""
    return dossier.shown(document.publisher, "publisher", document.id, book)


def address(document: Document, dossier: Dossier, book: LossBook) -> str | None:
    """Where a document was published; withheld where the address names a person."""
    named = document.url and dossier.persons.named_in_address(document.url, [document.id])
    if not named:
        return document.url
    dossier.note_withheld("url", "the address names a person", document.id, book)
    return None


def speaker_names(claims: Iterable[Claim], dossier: Dossier, book: LossBook) -> list[str]:
    """The speakers of claims, each once: by name, or by kind where the name is a person's."""
    return [name for claim in claims if (name := speaker_name(claim, dossier, book))]


def speaker_name(claim: Claim, dossier: Dossier, book: LossBook) -> str | None:
    """Who says a claim; None where the document itself does."""
    if claim.speaker is None:
        return None
    name = dossier.persons.speaker(claim.speaker, claim.document)
    if name is None:
        reason = say("the name is, or may be, that of a person; the kind of speaker stands there")
        book.note(LossKind.WITHHELD, "speaker", reason, claim.id)
    return name or KIND_WORDS[claim.speaker.kind]
