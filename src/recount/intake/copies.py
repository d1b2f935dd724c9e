"""Which documents are copies of one dispatch, and so one origin of information and not several.

Copies are found by their words alone: whole, shortened, under another headline, with other
furniture around them. Passages in quotation marks are left out of the comparison, because two
reporters may quote the same statement and still be two reporters. A text that is rewritten is known
by them all the same: where most of what it quotes, and more than one statement, stands in the other
too, it adds nobody who was heard.

Pairs worth comparing are those that share one of a fixed sample of shingles (the "fraction" form
of MinHash). MinHash proper estimates how alike two texts are as wholes, and a dispatch cut to a
tenth is one tenth alike; a shared sample finds it at any length.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import combinations, pairwise

from recount.intake.translations import find_translations
from recount.model.documents import Document

SHINGLE = 5
"""Words in a row that are compared; five are rarely the same by chance."""
CONTAINED = 0.6
"""Share of the shorter text's shingles that the longer one must hold."""
ENOUGH = 20
"""Shingles that must be shared, some two dozen words: less may be chance or a set phrase."""
DAYS_APART = 7
"""Further apart, the same words are rather a set form of two events than one dispatch."""
QUOTE_WORDS = 6
"""A shorter passage in quotation marks may be a set phrase or a name."""
SAME_QUOTES = 2
"""So many statements two texts share where one is the other rewritten: one may be a press line."""
QUOTES_SHARED = 0.6
"""Share of the statements, in the text that has fewer, that the other must hold."""
SAMPLE = 4
"""One shingle in so many is looked up to find pairs; a copy shares ENOUGH to be met."""
CROWD = 300
"""A shingle that more documents share pairs only neighbours by day, not each with each."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“]*“")
_STRAIGHT = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a document is compared: hashes of its shingles, of the statements it quotes, of all
    its words, and its day."""

    id: str
    day: date | None
    shingles: frozenset[int]
    whole: int
    quotes: frozenset[int] = frozenset()

    @property
    def order(self) -> tuple[date, str]:
        """The earliest published first, the undated last, then by id."""
        return (self.day or date.max, self.id)


def find_copies(documents: Sequence[Document]) -> dict[str, str]:
    """For each document's id, the id of the first document of its group of copies.

    A document without copies is its own origin. The first is the earliest published, then the
    smallest id; neither it nor the groups depend on the order of `documents`.
    """
    sketches = sorted((_sketch(document) for document in documents), key=lambda s: s.order)
    origin = {sketch.id: sketch.id for sketch in sketches}
    rank = {sketch.id: number for number, sketch in enumerate(sketches)}
    alike = ((one.id, other.id) for one, other in _pairs(sketches) if is_copy(one, other))
    for pair in (*alike, *find_translations(documents)):
        roots = [_root(origin, document) for document in pair]
        origin[max(roots, key=rank.__getitem__)] = min(roots, key=rank.__getitem__)
    return {document.id: _root(origin, document.id) for document in documents}


def is_copy(first: Sketch, second: Sketch) -> bool:
    """Whether one text holds most of the other's own words or of its quotes, within a week."""
    if first.day and second.day and abs((first.day - second.day).days) > DAYS_APART:
        return False
    if first.whole == second.whole:
        return True
    if _is_rewritten(first, second):
        return True
    shared = len(first.shingles & second.shingles)
    shorter = min(len(first.shingles), len(second.shingles))
    return shared >= max(ENOUGH, CONTAINED * shorter)


def _is_rewritten(first: Sketch, second: Sketch) -> bool:
    shared = len(first.quotes & second.quotes)
    fewer = min(len(first.quotes), len(second.quotes))
    return shared >= max(SAME_QUOTES, QUOTES_SHARED * fewer)


def _sketch(document: Document) -> Sketch:
    words = _words(document.text)
    own = _words(_without_quotes(document.text))
    if len(own) < ENOUGH + SHINGLE:
        own = words
    runs = (" ".join(own[i : i + SHINGLE]) for i in range(len(own) - SHINGLE + 1))
    day = date.fromisoformat(document.published[:10]) if document.published else None
    whole = _hash(" ".join(words))
    return Sketch(document.id, day, frozenset(map(_hash, runs)), whole, _quotes(document.text))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _quotes(text: str) -> frozenset[int]:
    """The statements in quotation marks that are long enough to be known again."""
    found = [quote for paragraph in text.split("\n") for quote in _quoted(paragraph)]
    told = [words for quote in found if len(words := _words(quote)) >= QUOTE_WORDS]
    return frozenset(_hash(" ".join(words)) for words in told)


def _quoted(paragraph: str) -> list[str]:
    """What stands in quotation marks; straight ones only where each has its other."""
    found = _QUOTED.findall(paragraph)
    return found if paragraph.count('"') % 2 else [*found, *_STRAIGHT.findall(paragraph)]


def _without_quotes(text: str) -> str:
    """The text less what stands in quotation marks; a paragraph with an odd mark is kept whole."""
    paragraphs = []
    for paragraph in text.split("\n"):
        bare = _QUOTED.sub(" ", paragraph)
        paragraphs.append(bare if bare.count('"') % 2 else _STRAIGHT.sub(" ", bare))
    return "\n".join(paragraphs)


def _pairs(sketches: Sequence[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    """Each pair worth comparing, once, in a fixed order."""
    sharers: defaultdict[int, list[int]] = defaultdict(list)
    for number, sketch in enumerate(sketches):
        sample = (shingle for shingle in sketch.shingles if shingle % SAMPLE == 0)
        for key in (sketch.whole, *sample, *sketch.quotes):
            sharers[key].append(number)
    lists = (found for found in sharers.values() if len(found) > 1)
    pairs: set[tuple[int, int]] = set()
    for found in lists:
        pairs.update(combinations(found, 2) if len(found) <= CROWD else pairwise(found))
    for first, second in sorted(pairs):
        yield sketches[first], sketches[second]


def _root(origin: dict[str, str], document_id: str) -> str:
    while origin[document_id] != document_id:
        origin[document_id] = origin[origin[document_id]]
        document_id = origin[document_id]
    return document_id


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "big")
