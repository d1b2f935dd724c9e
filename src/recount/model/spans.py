"""Spans of a document's text or title, each with its verbatim quote."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from recount.errors import SpanError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """The words that a value was read from.

    `start` and `end` count Unicode code points, end exclusive: of the document's text, or, where
    it is `in_title`, of its title.
    """

    start: int
    end: int
    quote: str
    in_title: bool = False

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
        """Raises SpanError unless `text`, or the title, holds the quote at these offsets."""
        if text[self.start : self.end] != self.quote or not self.quote:
            raise SpanError(
                f"span {self.start}-{self.end}",
                f"the text does not hold {self.quote[:60]!r} there",
                "take offsets and quote from the same version of the text",
            )

    def holds(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        within = self.start <= other.start and other.end <= self.end
        return within and self.in_title is other.in_title

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        shared = self.start < other.end and other.start < self.end
        return shared and self.in_title is other.in_title


def with_spans(record: T, changed: Callable[[Span], Span]) -> T:
    """The record with every span that it holds, at any depth, put into other words.

    A value that keeps the words of its span keeps those of the new one.
    """
    found: Any = record
    if isinstance(found, Span):
        return changed(found)  # type: ignore[return-value]
    if isinstance(found, tuple):
        return tuple(with_spans(item, changed) for item in found)  # type: ignore[return-value]
    if not dataclasses.is_dataclass(found) or isinstance(found, type):
        return record
    fields = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
    new = {name: with_spans(value, changed) for name, value in fields.items()}
    old = fields.get("span")
    if isinstance(old, Span) and fields.get("text") == old.quote:
        new["text"] = new["span"].quote
    made: Any = dataclasses.replace(found, **new)
    return made  # type: ignore[no-any-return]
