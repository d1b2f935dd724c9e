"""A document as one text: its title above its text, where the two stand apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from recount.model.documents import Document
from recount.model.spans import Span, with_spans

T = TypeVar("T")

GAP = "\n\n"
"""What stands between a title and the text below it."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Title and text as one, for what looks at both: words to quote, the check of a correction."""

    title: str
    body: str

    @classmethod
    def of(cls, document: Document) -> Whole:
        """The whole of a document."""
        return cls(document.title or "", document.text)

    @property
    def text(self) -> str:
        """The title, if there is one, and the text below it."""
        return self.title + GAP + self.body if self.title else self.body

    @property
    def below(self) -> int:
        """Where the text begins."""
        return len(self.title) + len(GAP) if self.title else 0

    def together(self, record: T) -> T:
        """The record, its spans counted from the beginning of the whole."""
        return with_spans(record, self._together)

    def apart(self, record: T) -> T:
        """The record, each span counted from the beginning of what it stands in."""
        return with_spans(record, self._apart)

    def _together(self, span: Span) -> Span:
        if span.in_title:
            return replace(span, in_title=False)
        return replace(span, start=span.start + self.below, end=span.end + self.below)

    def _apart(self, span: Span) -> Span:
        if span.start < self.below:
            return replace(span, in_title=True)
        return replace(span, start=span.start - self.below, end=span.end - self.below)
