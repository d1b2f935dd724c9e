"""The page of one document: its whole text with the evidence marked, and the claims beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recount.app.desk.claims import ClaimCard, DocumentLink, Numbering, document_link
from recount.app.desk.codes import plain
from recount.app.desk.documents import is_unread, language_name, language_of
from recount.app.desk.events import page_of
from recount.app.desk.filters import read_page
from recount.app.desk.history import HistoryLine, history_lines
from recount.app.desk.making import Making, making_form
from recount.app.desk.notes import NotesBox, notes_box
from recount.app.desk.quotes import (
    Bounds,
    Mark,
    Passage,
    claim_marks,
    paragraphs,
    part_at,
    parts_of,
    problem_marks,
    title_passage,
)
from recount.app.desk.snapshot import Snapshot, reading_order
from recount.app.desk.words import WhenWords, dated_words
from recount.model.blackouts import words_in
from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.notes import Noted
from recount.model.readings import Problem
from recount.model.saying import capital, say


@dataclass(frozen=True, slots=True)
class MetaLine:
    """One field of a document, and where in the source it was found."""

    label: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """Something a person should know; `number` marks its place in the text, `quote` its words,
    which stand in `part` of a long text."""

    number: int
    code: str
    message: str
    quote: str
    in_text: bool
    part: int = 1


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document. A long text comes in parts, counted from 1; `with_claims` are those in which
    claims stand. `archived` is the hash of the bytes that it was taken from."""

    ledger: str
    built: bool
    id: str
    title: str
    language: str
    language_words: str
    unread: bool
    dated: WhenWords
    because: tuple[str, ...]
    meta: tuple[MetaLine, ...]
    paragraphs: tuple[Passage, ...]
    cards: tuple[ClaimCard, ...]
    all_claims: int
    problems: tuple[ProblemLine, ...]
    copies: tuple[DocumentLink, ...]
    part: int
    parts: int
    with_claims: tuple[int, ...]
    archived: str
    making: Making
    notes: NotesBox
    history: tuple[HistoryLine, ...]


def document_page(
    snapshot: Snapshot, key: str, query: Mapping[str, str], trouble: str = ""
) -> DocumentPage:
    """The page of the document of this id. Raises NotFoundError."""
    document = snapshot.document(key)
    read = snapshot.readings.get(document.id)
    bounds = parts_of(document.text)
    part = page_of(len(bounds), read_page(query.get("part", "")), 1).page
    start, end = bounds[part - 1]
    kept = snapshot.claims_in.get(document.id, ())
    claims = sorted((*kept, *snapshot.rejected_in.get(document.id, ())), key=reading_order)
    problems = snapshot.problems_in.get(document.id, ())
    here = [row for row in claims if start <= _place(row) < max(end, 1)]
    cards, marks = _marked(snapshot, claims, here)
    above = title_passage(document, [(c, d.number) for c, d in zip(here, cards, strict=True)])
    marks += problem_marks(problems)
    language = language_of(snapshot, document.id)
    return DocumentPage(
        ledger=snapshot.name,
        built=snapshot.built,
        id=document.id,
        title=document.title or document.file or document.id,
        language=language,
        language_words=language_name(language),
        unread=is_unread(snapshot, document.id),
        dated=dated_words(read.dated if read else None),
        because=tuple(words_in(document, one).quote for one in read.dated.because) if read else (),
        meta=tuple(_meta(document)),
        paragraphs=(*above, *paragraphs(document.text, start, end, marks)),
        cards=cards,
        all_claims=len(claims),
        problems=tuple(problem_lines(document, problems, bounds)),
        copies=tuple(
            document_link(snapshot, row)
            for row in snapshot.copies[snapshot.origin(document.id)]
            if row.id != document.id
        ),
        part=part,
        parts=len(bounds),
        with_claims=tuple(sorted({part_at(bounds, _place(row)) for row in claims})),
        archived=document.raw_sha256 or "",
        making=making_form(snapshot, query, trouble),
        notes=notes_box(
            snapshot,
            Noted.DOCUMENT,
            document.id,
            len(snapshot.history_of.get(document.id, ())),
            query,
        ),
        history=history_lines(snapshot, (document.id,)),
    )


def _place(claim: Claim) -> int:
    """Where the evidence of a claim begins; the title stands above the first part."""
    return 0 if claim.evidence.in_title else claim.evidence.start


def _marked(
    snapshot: Snapshot, claims: Sequence[Claim], here: Sequence[Claim]
) -> tuple[tuple[ClaimCard, ...], list[Mark]]:
    """The cards of the claims in this part, numbered over the whole document, and their marks."""
    numbering = Numbering(snapshot)
    numbers = {claim.id: numbering.number(claim) for claim in claims}
    marks = [mark for claim in here for mark in claim_marks(claim, numbers[claim.id])]
    return tuple(numbering.card(claim) for claim in here), marks


def _meta(document: Document) -> Iterator[MetaLine]:
    sources = {row.field: row.source for row in document.provenance}
    fields = (
        (say("Publisher"), "publisher", document.publisher),
        (say("Published"), "published", document.published),
        (say("Address"), "url", document.url),
        (say("Language"), "language", document.language),
        (say("File"), "file", document.file),
        (say("Kind of file"), "media_type", document.media_type),
        (say("SHA-256 of the bytes"), "raw_sha256", document.raw_sha256),
    )
    for label, field, value in fields:
        yield MetaLine(label, value or "", sources.pop(field, ""))
    for field, found in sources.items():
        yield MetaLine(capital(plain(field)), "", found)


def problem_lines(
    document: Document, problems: Sequence[Problem], bounds: Sequence[Bounds] = ()
) -> Iterator[ProblemLine]:
    """The problems of a document, numbered in their order, with their words."""
    for number, row in enumerate(problems, start=1):
        in_text = row.start is not None and row.end is not None
        quote = document.text[row.start : row.end] if in_text else ""
        part = part_at(bounds, row.start or 0)
        yield ProblemLine(number, row.code, row.message, quote[:300], in_text, part)
