"""The same document in its copies: what one has that the other has not, in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from recount.app.desk.claims import DocumentLink, document_link
from recount.app.desk.snapshot import Snapshot
from recount.app.differences import Holds, Stretch, differences
from recount.errors import NotFoundError
from recount.model.documents import Document
from recount.model.saying import say

AROUND = 1
"""Paragraphs without a difference that are shown before and after one with some."""
LINE = "\n"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of a paragraph: of both texts, or of one alone. `number` counts differences from 1,
    and is 0 where there is none, or where the words are of a difference already counted."""

    holds: Holds
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Stretches:
    """Paragraphs that stand together: with differences or beside some, or such as may be folded
    away."""

    paragraphs: tuple[tuple[Difference, ...], ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class CopiesPage:
    """Two documents compared, the older first. `copies` are others to compare with `document`.

    `apart` are the paragraphs of both where they are in two languages and so not compared.
    """

    ledger: str
    built: bool
    document: DocumentLink
    old: DocumentLink
    new: DocumentLink
    copies: tuple[DocumentLink, ...]
    titles: tuple[Difference, ...]
    texts: tuple[Stretches, ...]
    amount: int
    same: int
    language: str
    apart: tuple[tuple[str, ...], ...] = ()


def copies_page(snapshot: Snapshot, key: str, query: Mapping[str, str]) -> CopiesPage:
    """A document beside one of its copies. Raises NotFoundError."""
    document = snapshot.document(key)
    copies = [row for row in snapshot.copies[snapshot.origin(document.id)] if row.id != document.id]
    if not copies and not query.get("beside"):
        raise NotFoundError(
            say("a copy of document %(id)s", id=document.id),
            say("no other document has its text"), say("choose one from the list of documents"),
        )  # fmt: skip
    other = snapshot.document(query.get("beside") or copies[0].id)
    old, new = sorted((document, other), key=lambda row: (row.published or "9999", row.id))
    apart = _apart(snapshot, old, new)
    found = differences(*("" if apart else row.text for row in (old, new)))
    titles = differences(old.title or "", new.title or "")
    pieces = tuple(_numbered(found))
    return CopiesPage(
        ledger=snapshot.name,
        built=snapshot.built,
        document=document_link(snapshot, document),
        old=document_link(snapshot, old),
        new=document_link(snapshot, new),
        copies=tuple(document_link(snapshot, row) for row in copies),
        titles=tuple(Difference(one.holds, one.text, 0) for one in titles),
        texts=tuple(_folded(tuple(_paragraphs(pieces)))),
        amount=max((one.number for one in pieces), default=0),
        same=_same(found),
        language=document_link(snapshot, new).language,
        apart=tuple(_lines(row.text) for row in (old, new)) if apart else (),
    )


def _apart(snapshot: Snapshot, old: Document, new: Document) -> bool:
    """Whether two documents are known to be in two languages."""
    told = {document_link(snapshot, row).language.partition("-")[0] for row in (old, new)}
    return len(told) == 2 and "" not in told


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split(LINE) if line.strip())


def _same(stretches: Iterable[Stretch]) -> int:
    """The share of all words that both hold, in per cent; 100 only where no word differs."""
    both = alone = 0
    for one in stretches:
        if one.holds is Holds.BOTH:
            both += 2 * one.words
        else:
            alone += one.words
    return 100 * both // (both + alone) if both + alone else 100


def _numbered(stretches: Iterable[Stretch]) -> Iterator[Difference]:
    """Words of the older and those of the newer in their place are one difference."""
    number = 0
    before = Holds.BOTH
    for one in stretches:
        begins = one.holds is not Holds.BOTH and before is Holds.BOTH
        number += begins
        yield Difference(one.holds, one.text, number if begins else 0)
        before = one.holds


def _paragraphs(pieces: Iterable[Difference]) -> Iterator[tuple[Difference, ...]]:
    """The words paragraph by paragraph, empty ones left out."""
    row: list[Difference] = []
    for piece in pieces:
        for place, text in enumerate(piece.text.split(LINE)):
            if place and row:
                yield tuple(row)
                row = []
            if text:
                row.append(Difference(piece.holds, text, 0 if place else piece.number))
    if row:
        yield tuple(row)


def _folded(paragraphs: tuple[tuple[Difference, ...], ...]) -> Iterator[Stretches]:
    """Long stretches without a difference folded away."""
    differ = [any(one.holds is not Holds.BOTH for one in row) for row in paragraphs]
    near = [any(differ[max(0, at - AROUND) : at + AROUND + 1]) for at in range(len(differ))]
    for shown, group in groupby(zip(near, paragraphs, strict=True), key=lambda pair: pair[0]):
        rows = tuple(row for _, row in group)
        yield Stretches(rows, folded=not shown and len(rows) > 1)
