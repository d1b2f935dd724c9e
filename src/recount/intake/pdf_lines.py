"""Lines of PDF pages to flowing text: paragraphs, words broken at line ends, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

EDGE = 0.12
"""Running heads and feet stand in the outer eighth of a page's height."""
_HYPHENS = "\x02\ufffe\u00ad\u2010-"
_BREAK = re.compile(rf"(?<=[^\W\d_])[{_HYPHENS}]\s*$")
_PAGE_NUMBER = re.compile(
    r"\s*((page|seite|pág\.|صفحة)\s*\d{1,4}(\s*(/|of|de|von|sur)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—])\s*$",
    re.I,
)
_ENDED = re.compile(r"[.!?:;؟۔。][\"'”’»)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, where it begins, in points from the lower left, and its size."""

    text: str
    left: float
    base: float
    size: float
    page_height: float

    @property
    def at_edge(self) -> bool:
        """Whether it stands where running heads and feet stand."""
        return not EDGE < self.base / self.page_height < 1 - EDGE


def split_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without running heads, feet and page numbers, and what was taken off, each once.

    A line is furniture where it stands at a page's edge and, digits aside, on half of the pages
    and on two at least; "Page 3" and "- 3 -" are so on any page.
    """
    masks = [{_mask(line) for line in page if line.at_edge} for page in pages]
    counts = Counter(mask for page in masks for mask in page)
    often = max(2, len(pages) / 2)

    def is_furniture(line: Line) -> bool:
        repeated = counts[_mask(line)] >= often
        return line.at_edge and (repeated or bool(_PAGE_NUMBER.match(line.text)))

    body = [[line for line in page if not is_furniture(line)] for page in pages]
    dropped = (" ".join(line.text.split()) for page in pages for line in page if is_furniture(line))
    return body, list(dict.fromkeys(dropped))


def flowing_text(pages: Sequence[Sequence[Line]]) -> str:
    """Paragraphs parted by blank lines, each one line; a sentence runs on across pages."""
    words = Counter(word for page in pages for line in page for word in _words(line.text))
    paragraphs: list[str] = []
    for page in pages:
        usual = _leading(page)
        before: Line | None = None
        for line in page:
            if paragraphs and not _begins(before, line, usual, paragraphs[-1]):
                paragraphs[-1] = join(paragraphs[-1], line.text.strip(), words)
            else:
                paragraphs.append(line.text.strip())
            before = line
    return "\n\n".join(
        re.sub(f"[{_HYPHENS[:3]}]", "", " ".join(text.split())) for text in paragraphs
    )


def join(text: str, following: str, words: Counter[str]) -> str:
    """Two lines as one; a word broken between them is mended as the rest of the file writes it.

    A hyphen before a capital or a digit belongs to the word ("Al-Qaida", "2018-2019").
    """
    if re.search(rf"\d[{_HYPHENS}]$", text) and following[:1].isdigit():
        return text[:-1] + "-" + following
    if not _BREAK.search(text):
        return f"{text} {following}"
    head, tail = _BREAK.sub("", text), following
    if not tail[:1].islower():
        return f"{head}-{tail}" if tail[:1].isalpha() else f"{text} {tail}"
    first, second = re.split(r"[^\w-]", head)[-1].lower(), re.split(r"[^\w]", tail)[0].lower()
    kept, mended = words[f"{first}-{second}"], words[first + second]
    return f"{head}-{tail}" if kept > mended else head + tail


def _begins(before: Line | None, line: Line, usual: float, so_far: str) -> bool:
    """Whether a paragraph begins with `line`."""
    if before is None:
        return bool(_ENDED.search(so_far)) or not line.text.strip()[:1].islower()
    if abs(line.size - before.size) > 0.15 * before.size:
        return True
    step = before.base - line.base
    if step < -before.size:  # the next column
        return bool(_ENDED.search(so_far)) and not line.text.strip()[:1].islower()
    if step > 1.3 * usual:
        return True
    indented = line.left - before.left > 0.8 * line.size
    return indented and bool(_ENDED.search(so_far))


def _leading(page: Sequence[Line]) -> float:
    """The usual distance between the base lines of neighbours, in points."""
    steps = [above.base - below.base for above, below in pairwise(page)]
    falling = [step for step in steps if step > 0]
    return median(falling) if falling else 0.0


def _mask(line: Line) -> str:
    return re.sub(r"\d+", "0", " ".join(line.text.split()))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:-\w+)*", text.lower())
