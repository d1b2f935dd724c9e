"""Text with its evidence marked: cut into pieces that each belong to the same claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.readings import Problem
from recount.model.spans import Span

EVIDENCE = "evidence"
PROBLEM = "problem"
AROUND = 220
"""Characters shown before and after evidence, as far as its paragraph reaches."""
NEAR = 60
"""Passages closer than this are shown as one."""
PART = 60_000
"""Characters of one part of a long text: more, and a browser is slow to show it."""
BREAK = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of a text, that carry a field or the whole of claim `number`.

    `role` is "evidence", "problem" or the field's name.
    """

    start: int
    end: int
    number: int
    role: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same marks cover.

    `claims` are the numbers of the claims whose evidence they are in, `role` the field that they
    give, if any, `problems` the numbers of problems here, `notes` the claims whose evidence ends
    with this piece, so that a footnote mark can stand there.
    """

    text: str
    claims: tuple[int, ...]
    role: str
    problems: tuple[int, ...]
    notes: tuple[int, ...]
    warnings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one paragraph; `cut_before` and `cut_after` say that the text goes on there.

    `start` is where it stands in the text, None for a title.
    """

    pieces: tuple[Piece, ...]
    cut_before: bool = False
    cut_after: bool = False
    start: int | None = None

    @property
    def numbers(self) -> frozenset[int]:
        """The claims of which words stand here."""
        return frozenset(number for piece in self.pieces for number in piece.claims)


def claim_marks(claim: Claim, number: int, in_title: bool = False) -> Iterator[Mark]:
    """The evidence of a claim and the words of each of its fields, in the text or in the title."""
    for role, span in ((EVIDENCE, claim.evidence), *field_spans(claim)):
        if span is not None and span.in_title is in_title:
            yield Mark(span.start, span.end, number, role)


class _Spoken(Protocol):
    """A value that keeps the words it was read from."""

    @property
    def span(self) -> Span | None: ...


def _words(value: _Spoken | None) -> Span | None:
    return value.span if value is not None else None


def field_spans(claim: Claim) -> Iterator[tuple[str, Span | None]]:
    """The words that each field of a claim was read from."""
    yield "speaker", _words(claim.speaker)
    yield "when", _words(claim.when)
    yield "where", _words(claim.where)
    for party in (claim.perpetrator, claim.target, claim.party):
        yield "party", _words(party)
    yield "person", _words(claim.person)
    yield "count", _words(claim.strength)
    yield "count", _words(claim.share)
    for count in claim.counts:
        yield "count", count.span


def problem_marks(problems: Sequence[Problem]) -> Iterator[Mark]:
    """The places in the text of problems that have one; numbered from 1 in their order."""
    for number, row in enumerate(problems, start=1):
        if row.start is not None and row.end is not None:
            yield Mark(row.start, row.end, number, PROBLEM)


def cut(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The text from `start` to `end` in pieces, in order and without loss."""
    inside = sorted(
        (m for m in marks if m.start < end and m.end > start and m.start < m.end),
        key=lambda m: (m.start, -m.end, m.number, m.role),
    )
    edges = {start, end}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, end)}
    points = sorted(edges)
    pieces = []
    active: list[Mark] = []
    waiting = iter(inside)
    following = next(waiting, None)
    for left, right in pairwise(points):
        active = [mark for mark in active if mark.end > left]
        while following is not None and following.start <= left:
            active += [following] if following.end > left else []
            following = next(waiting, None)
        pieces.append(_piece(text[left:right], active, right))
    return tuple(pieces)


def _piece(words: str, active: Sequence[Mark], right: int) -> Piece:
    evidence = [mark for mark in active if mark.role == EVIDENCE]
    troubles = [mark for mark in active if mark.role == PROBLEM]
    fields = [mark for mark in active if mark.role not in (EVIDENCE, PROBLEM)]
    narrow = min(fields, key=lambda mark: (mark.end - mark.start, mark.role), default=None)
    return Piece(
        text=words,
        claims=_numbers(evidence),
        role=narrow.role if narrow else "",
        problems=_numbers(troubles),
        notes=_numbers(mark for mark in evidence if mark.end == right),
        warnings=_numbers(mark for mark in troubles if mark.end == right),
    )


def _numbers(marks: Iterable[Mark]) -> tuple[int, ...]:
    return tuple(sorted({mark.number for mark in marks}))


Bounds = tuple[int, int]
"""Where a part of a text begins and ends."""


def part_at(bounds: Sequence[Bounds], place: int) -> int:
    """The part, counted from 1, in which a place stands."""
    return max(1, sum(1 for start, _ in bounds if start <= place))


def parts_of(text: str) -> list[Bounds]:
    """A long text cut between paragraphs, or between words where one paragraph is too long."""
    bounds, start = [], 0
    while len(text) - start > PART:
        limit = start + PART
        end = max(text.rfind("\n", start + PART // 2, limit), 0) + 1
        end = end if end > 1 else max(text.rfind(" ", start + PART // 2, limit) + 1, 0)
        end = end or limit
        bounds.append((start, end))
        start = end
    return [*bounds, (start, len(text))]


def paragraphs(
    text: str, start: int, end: int, marks: Sequence[Mark], gap: re.Pattern[str] = BREAK
) -> tuple[Passage, ...]:
    """The text from `start` to `end` paragraph by paragraph, empty ones left out.

    `gap` is what stands between two of them.
    """
    return tuple(
        Passage(cut(text, left, right, marks), start=left)
        for left, right in _paragraph_bounds(text, start, end, gap)
        if text[left:right].strip()
    )


def _paragraph_bounds(
    text: str, start: int, end: int, between: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    left = start
    for gap in between.finditer(text, start, end):
        yield left, gap.start()
        left = gap.end()
    yield left, end


def title_passage(document: Document, numbered: Iterable[tuple[Claim, int]]) -> tuple[Passage, ...]:
    """The title of a document with what it says marked, where it says anything."""
    title = document.title or ""
    marks = [
        mark for claim, number in numbered for mark in claim_marks(claim, number, in_title=True)
    ]
    return (Passage(cut(title, 0, len(title), marks)),) if title and marks else ()


def passages(text: str, spans: Iterable[Span], marks: Sequence[Mark]) -> tuple[Passage, ...]:
    """The surroundings of each span, those that meet as one, in the order of the text."""
    windows: list[tuple[int, int]] = []
    for left, right in sorted(_window(text, span) for span in spans if not span.in_title):
        if windows and left <= windows[-1][1] + NEAR:
            windows[-1] = (windows[-1][0], max(right, windows[-1][1]))
        else:
            windows.append((left, right))
    return tuple(_excerpt(text, left, right, marks) for left, right in windows)


def _window(text: str, span: Span) -> tuple[int, int]:
    """From a sentence's or at least a word's beginning to a word's end, within the paragraph."""
    floor = text.rfind("\n", 0, span.start) + 1
    ceiling = text.find("\n", span.end)
    ceiling = len(text) if ceiling < 0 else ceiling
    left, right = max(floor, span.start - AROUND), min(ceiling, span.end + AROUND)
    if left > floor:
        stop = text.find(". ", left, span.start)
        space = text.find(" ", left, span.start)
        left = stop + 2 if stop >= 0 else space + 1 if space >= 0 else span.start
    if right < ceiling:
        stop = text.rfind(". ", span.end, right)
        space = text.rfind(" ", span.end, right)
        right = stop + 1 if stop >= 0 else space if space >= 0 else span.end
    return left, right


def _excerpt(text: str, left: int, right: int, marks: Sequence[Mark]) -> Passage:
    before = bool(text[:left].strip()) and text[left - 1 : left] != "\n"
    after = bool(text[right:].strip()) and text[right : right + 1] != "\n"
    return Passage(cut(text, left, right, marks), before, after, left)
