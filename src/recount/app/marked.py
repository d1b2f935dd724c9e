"""`recount read`: one text as somebody reads it, its claims marked and numbered in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from recount.app.desk.claims import ClaimCard, FieldLine, claim_card
from recount.app.desk.document import ProblemLine, problem_lines
from recount.app.desk.documents import language_name
from recount.app.desk.quotes import (
    BREAK,
    Passage,
    claim_marks,
    paragraphs,
    problem_marks,
    title_passage,
)
from recount.app.desk.words import WhenWords, dated_words
from recount.app.parts import Parts
from recount.app.reading_through import read_through
from recount.app.reports import UNREAD, Watch, unwatched
from recount.model.claims import Claim
from recount.model.documents import Document, Provenance
from recount.model.readings import Reading

_GIVEN = Provenance("published", "the person who reads")
EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
"""Between paragraphs, in a text that has any such line; else each line is a paragraph."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document with its claims marked: `cards` are the claims by number, `problems` what was
    left out or could not be settled, and why.

    `anchor` keeps the claims of several documents on one page apart.
    """

    anchor: str
    id: str
    title: str
    publisher: str
    language: str
    language_words: str
    unread: bool
    dated: WhenWords
    because: tuple[str, ...]
    paragraphs: tuple[Passage, ...]
    cards: tuple[ClaimCard, ...]
    problems: tuple[ProblemLine, ...]


def mark(
    documents: Iterable[Document], parts: Parts, watch: Watch = unwatched
) -> Iterator[MarkedText]:
    """Each document with what was read in it, in their order; nothing is kept."""
    parts.prepare(watch)
    waiting: list[Document] = []

    def noted() -> Iterator[Document]:
        for document in documents:
            waiting.append(document)
            yield document

    for number, reading in enumerate(read_through(noted(), parts.open_reader), start=1):
        yield marked_text(waiting.pop(0), reading, f"d{number}")
        watch("read", number, None)


def published_on(documents: Iterable[Document], day: date) -> Iterator[Document]:
    """Each document as if it had been published on a day, whatever it says of itself: "yesterday"
    is counted back from there."""
    for document in documents:
        others = tuple(one for one in document.provenance if one.field != "published")
        yield replace(document, published=day.isoformat(), provenance=(*others, _GIVEN))


def marked_text(document: Document, reading: Reading, anchor: str = "d1") -> MarkedText:
    """One document with its reading: claims are numbered in the order of their words."""
    text, problems = document.text, reading.problems
    numbers = {claim.id: number for number, claim in enumerate(reading.claims, start=1)}
    marks = [found for claim in reading.claims for found in claim_marks(claim, numbers[claim.id])]
    marks += problem_marks(problems)
    above = title_passage(document, [(one, numbers[one.id]) for one in reading.claims])
    gap = EMPTY_LINE if EMPTY_LINE.search(text.strip()) else BREAK
    language = reading.language or document.language or ""
    return MarkedText(
        anchor=anchor,
        id=document.id,
        title=document.title or _name(document),
        publisher=document.publisher or "",
        language=language,
        language_words=language_name(language),
        unread=any(problem.code in UNREAD for problem in problems),
        dated=_dated(document, reading),
        because=tuple(span.quote for span in reading.dated.because),
        paragraphs=(*above, *paragraphs(text, 0, len(text), marks, gap)),
        cards=tuple(_card(claim, numbers, f"{anchor}-claim") for claim in reading.claims),
        problems=tuple(problem_lines(document, problems)),
    )


def _dated(document: Document, reading: Reading) -> WhenWords:
    words = dated_words(reading.dated)
    return replace(words, note="as you date it") if _GIVEN in document.provenance else words


def _name(document: Document) -> str:
    """A document without a title goes by its file, unless that holds others too."""
    alone = document.media_type in ("text/plain", "text/html", "application/pdf")
    return (document.file if alone else None) or document.id


def _card(claim: Claim, numbers: Mapping[str, int], prefix: str) -> ClaimCard:
    card = claim_card(claim, numbers[claim.id], prefix)
    return replace(card, fields=(*card.fields, *_links(claim, numbers)))


def _links(claim: Claim, numbers: Mapping[str, int]) -> Iterator[FieldLine]:
    """What a claim says of other claims of the text, by their numbers."""
    members = claim.scope.members if claim.scope else ()
    for label, ids in (
        ("Sums up", members),
        ("Answers", (claim.about,)),
        ("Same as", (claim.refers_to,)),
        ("Adds to", (claim.adds_to,)),
    ):
        known = [str(numbers[one]) for one in ids if one and one in numbers]
        if known:
            noun = "claim" if len(known) == 1 else "claims"
            yield FieldLine(label, f"{noun} {', '.join(known)}", "")
