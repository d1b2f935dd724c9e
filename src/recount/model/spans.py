"""Spans of a document's text, each with its verbatim quote."""

from __future__ import annotations

from dataclasses import dataclass

from recount.errors import SpanError


@dataclass(frozen=True, slots=True)
class Span:
    """The words that a value was read from.

    `start` and `end` count Unicode code points of the document's text, end exclusive.
    """

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`, with the words that stand there.

        Raises SpanError where the offsets are not inside the text or hold nothing.
        """
        if not 0 <= start < end <= len(text):
            raise SpanError(
                f"span {start}-{end}",
                f"it is not inside a text of {len(text)} characters",
                "count code points from 0, end exclusive",
            )
        return cls(start, end, text[start:end])

    def check(self, text: str) -> None:
        """Raises SpanError unless `text` holds the quote at these offsets."""
        if text[self.start : self.end] != self.quote or not self.quote:
            raise SpanError(
                f"span {self.start}-{self.end}",
                f"the text does not hold {self.quote[:60]!r} there",
                "take offsets and quote from the same version of the text",
            )

    def holds(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
