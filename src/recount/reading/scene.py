"""One document as the grammar reader sees it: its parse with numbers, dates, places and parties."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar, overload

from recount.model.dates import Dated, When
from recount.model.documents import Document
from recount.model.places import Where
from recount.model.spans import Span
from recount.reading.headings import day_of_heading
from recount.reading.syntax import bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recount.reading.attributions import Attribution
    from recount.reading.dates import DateMention
    from recount.reading.numbers import Number
    from recount.reading.parties import PartyMention


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A toponym of the text: the place that is meant there, and the one that the bare name names.

    They differ in "southern Libya" and "30 km south of Murzuq".
    """

    span: Span
    where: Where
    named: Where


Found = TypeVar("Found")


class Later(Sequence[Found]):
    """What a text holds, worked out when it is first asked for: its toponyms take as long as all
    else but the parse, and a text without claims never asks."""

    def __init__(self, find: Callable[[], tuple[Found, ...]]) -> None:
        self._find = find

    @cached_property
    def _found(self) -> tuple[Found, ...]:
        return self._find()

    @overload
    def __getitem__(self, at: int) -> Found: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Found]: ...
    def __getitem__(self, at: int | slice) -> Found | Sequence[Found]:
        return self._found[at]

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Found]:
        return iter(self._found)

    def __reversed__(self) -> Iterator[Found]:
        return reversed(self._found)


@dataclass(frozen=True, eq=False)
class Scene:
    """All that the claim rules look at; every offset counts code points of the document's text.

    `find_home` gives, of the places, the one that events without any other share.
    """

    document: Document
    doc: Doc
    dated: Dated
    dates: tuple[DateMention, ...]
    places: Sequence[PlacedName]
    numbers: tuple[Number, ...]
    parties: tuple[PartyMention, ...]
    attributions: tuple[Attribution, ...]
    find_home: Callable[[Sequence[PlacedName]], Where | None] = lambda _: None

    @cached_property
    def home(self) -> Where | None:
        """The place that a heading gives ("Location: ..."), or the one country that it is about."""
        return self.find_home(self.places)

    @cached_property
    def headed(self) -> When | None:
        """The day that a heading gives ("Date of incident: ..."), of all that has no other."""
        return day_of_heading(self.text, self.dates)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def span(self, tokens: Iterable[Token]) -> Span:
        """The words from the first to the last of these."""
        return Span.of(self.text, *bounds(tokens))

    def number_at(self, token: Token) -> Number | None:
        """The number whose words hold this one."""
        return self._numbers_at.get(token.idx)

    def core_number_at(self, token: Token) -> Number | None:
        """The number whose bare figure (without "at least") holds this word."""
        return self._cores_at.get(token.idx)

    @cached_property
    def _numbers_at(self) -> dict[int, Number]:
        return {at: n for n in reversed(self.numbers) for at in range(n.span.start, n.span.end)}

    @cached_property
    def _cores_at(self) -> dict[int, Number]:
        """By each character of a number, since nearly every word is asked whether it is one."""
        return {at: n for n in reversed(self.numbers) for at in range(n.core.start, n.core.end)}

    def dates_in(self, tokens: Sequence[Token]) -> list[DateMention]:
        """The dates that begin at one of these words."""
        first, last = _reach(tokens)
        near = [d for d in self.dates if d.span.start < last and first < d.span.end]
        return [d for d in near if any(_touches(d.span, t) for t in tokens)]

    def places_in(self, tokens: Sequence[Token]) -> list[PlacedName]:
        """The toponyms that hold one of these words."""
        if not tokens:
            return []
        first, last = _reach(tokens)
        near = [p for p in self.places if p.span.start < last and first < p.span.end]
        return [p for p in near if any(_touches(p.span, t) for t in tokens)]

    def places_from(self, start: int, end: int) -> Sequence[PlacedName]:
        """The toponyms that begin between two characters."""
        starts = self._place_starts
        return self.places[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.span.start for place in self.places]

    def party_at(self, token: Token) -> PartyMention | None:
        """The party whose phrase holds this word, the longest first."""
        found = [p for p in self.parties if _covers(p.span, token)]
        return max(found, key=lambda p: p.span.end - p.span.start, default=None)

    def tokens_of(self, span: Span) -> list[Token]:
        """The words that lie in a span."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return list(found) if found is not None else []


def _covers(span: Span, token: Token) -> bool:
    return bool(span.start <= token.idx < span.end)


def _reach(tokens: Sequence[Token]) -> tuple[int, int]:
    """From the first character of some words to the last, in whatever order they are."""
    if not tokens:
        return 0, 0
    first, last = min(tokens, key=_index), max(tokens, key=_index)
    return first.idx, last.idx + len(last)


_index = attrgetter("i")


def _touches(span: Span, token: Token) -> bool:
    return bool(token.idx < span.end and span.start < token.idx + len(token))
