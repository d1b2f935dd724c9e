"""Names that are withheld, covered wherever they stand.

A cover is as long as what it covers, so that places in a text stay those of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from recount.model.documents import Document
from recount.model.folding import folded
from recount.model.persons import Disclosure, DisclosureKind, name_words
from recount.model.spans import Span, with_spans

COVER = "█"
_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[\s\-‑'’._]{1,2}")
_SHORTEST = 2

Record = TypeVar("Record")
Words = tuple[str, ...]
Word = tuple[int, int, str, bool]


@dataclass(frozen=True, slots=True)
class Blackout:
    """The names that are withheld, by their folded words; none covers nothing."""

    names: frozenset[Words] = frozenset()

    @classmethod
    def of(cls, disclosures: Iterable[Disclosure]) -> Blackout:
        """Those that decisions that stand withhold."""
        held = (one for one in disclosures if one.kind is DisclosureKind.WITHHOLD)
        return cls(frozenset(name_words(one.person) for one in held) - {()})

    def over(self, text: str) -> str:
        """The text with the names covered: two words of one together, its last with a capital,
        and all of them written as one."""
        if not self.names or not text:
            return text
        parts, end = [], 0
        for start, stop in _joined(text, list(self._covered(text))):
            parts += [text[end:start], COVER * (stop - start)]
            end = stop
        return "".join([*parts, text[end:]])

    def is_in(self, texts: Iterable[str]) -> bool:
        """Whether any of these texts holds one of the names."""
        return bool(self.names) and any(self.over(text) != text for text in texts)

    def over_all(self, value: Any) -> Any:
        """Every string within values of JSON with the names covered; keys stay."""
        if isinstance(value, str):
            return self.over(value)
        if isinstance(value, list):
            return [self.over_all(one) for one in value]
        if isinstance(value, dict):
            return {key: self.over_all(one) for key, one in value.items()}
        return value

    def over_record(self, record: Record) -> Record:
        """A record with the names covered in every text of it, and of the records in it."""
        return cast(Record, self._over_any(record)) if self.names else record

    def over_document(self, document: Document) -> Document:
        """A document with the names covered in its title and its text, so that no part of it, cut
        wherever it may be, holds a part of a name."""
        title, text = self.over(document.title or ""), self.over(document.text)
        if text == document.text and title == (document.title or ""):
            return document
        return replace(document, title=title or None, text=text)

    def over_words(self, record: Record, document: Document) -> Record:
        """A record with its words as the covered document has them: words that end within a name
        do not show the one half of it."""
        seen = self.over_document(document)
        return record if seen is document else words_in(seen, record)

    def _over_any(self, value: Any) -> Any:
        if type(value) is str:
            return self.over(value)
        if isinstance(value, tuple | list):
            return type(value)(self._over_any(one) for one in value)
        if is_dataclass(value) and not isinstance(value, type):
            told = {one.name: self._over_any(getattr(value, one.name)) for one in fields(value)}
            return replace(value, **told)
        return value

    def _covered(self, text: str) -> Iterator[tuple[int, int]]:
        words = [_word(found) for found in _WORD.finditer(text)]
        lasts = {name[-1] for name in self.names if len(name[-1]) >= _SHORTEST}
        wholes = {"".join(name) for name in self.names}
        pairs = {pair for name in self.names for pair in _pairs(name)}
        covered = set()
        for place, (_, _, word, has_capital) in enumerate(words):
            if (has_capital and word in lasts) or any(whole in word for whole in wholes):
                covered.add(place)
            if place and (words[place - 1][2], word) in pairs and _beside(text, words, place):
                covered |= {place - 1, place}
        yield from (words[place][:2] for place in sorted(covered))


def stands_alone(name: str, text: str) -> bool:
    """Whether a part of a name, a first name say, stands in a text by itself: others may bear it,
    and so nothing covers it there."""
    words = name_words(name)
    seen = (_word(found) for found in _WORD.finditer(Blackout(frozenset({words})).over(text)))
    parts = {word for word in words[:-1] if len(word) > _SHORTEST}
    return any(has_capital and word in parts for _, _, word, has_capital in seen)


def words_in(document: Document, record: Record) -> Record:
    """A record with the words of its spans as this wording of its document has them."""

    def as_there(span: Span) -> Span:
        whole = (document.title or "") if span.in_title else document.text
        return replace(span, quote=whole[span.start : span.end] or span.quote)

    return with_spans(record, as_there)


def _word(found: re.Match[str]) -> Word:
    word = found[0]
    has_capital = word[0].isupper() or (word[0].isalpha() and word[0].lower() == word[0].upper())
    return found.start(), found.end(), folded(word), has_capital


def _pairs(name: Words) -> Iterator[Words]:
    """Any two words of a name, in their order: a report may leave out the one between."""
    for place, word in enumerate(name):
        yield from ((word, later) for later in name[place + 1 :])


def _beside(text: str, words: Sequence[Word], place: int) -> bool:
    return bool(_JOINT.fullmatch(text, words[place - 1][1], words[place][0]))


def _joined(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places, those that only a blank or a hyphen parts as one."""
    found: list[tuple[int, int]] = []
    for start, stop in places:
        if found and _JOINT.fullmatch(text, found[-1][1], start):
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
    return found


def covered_json(line: str, withheld: Blackout) -> str:
    """JSON with the names covered; in JSON a letter may stand right behind the sign for the end of
    a line, so that its strings are looked at one by one."""
    if not withheld.names:
        return line
    return json.dumps(withheld.over_all(json.loads(line)), ensure_ascii=False)


NOTHING = Blackout()
"""What covers nothing."""
