"""Quotations: where they begin and end, over sentences and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

FEWEST_WORDS = 3  # shorter ones are names and irony
LONGEST = 2_000  # characters

_CURLY = re.compile(r"“([^“”]{1,2000})(”|\Z)", re.DOTALL)
_STRAIGHT = re.compile(r'(?<![\w"])"(?=\S)([^"\n]{1,2000})"', re.DOTALL)
_PARAGRAPH = re.compile(r"[\n\u2028]\s*[\n\u2028]|[\n\u2028](?=\s*[“\"])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The offsets of a quotation, its marks included."""

    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """Whether an offset lies inside."""
        return self.start <= offset < self.end


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text that are longer than a name, in order."""
    found = [_within(text, m) for pattern in (_CURLY, _STRAIGHT) for m in pattern.finditer(text)]
    kept = [q for q in found if len(text[q.start : q.end].split()) >= FEWEST_WORDS]
    return tuple(sorted(kept, key=lambda q: (q.start, q.end)))


def _within(text: str, match: re.Match[str]) -> Quotation:
    """A quotation that runs over a paragraph without being opened again ends with it."""
    border = _PARAGRAPH.search(text, match.start(), match.end())
    return Quotation(match.start(), border.start() if border else match.end())


def same_paragraph(text: str, one: int, other: int) -> bool:
    """Whether no paragraph ends between two offsets."""
    return _PARAGRAPH.search(text, min(one, other), max(one, other)) is None
