"""Headings inside a report that tell of another toll: "Five killed in Y" above its paragraph.

Papers put the day's other news below the first under such a line. It says no more than the
paragraph under it, and parts that from what stands above.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recount.reading.harms_counted import Harm

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

MOST_WORDS = 10  # of a heading
LEAST_WORDS = 12  # of a paragraph of running text
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ENDS = (".", "!", "?", "”", '"', "’", ":", ";", ",", "…", ")")
_LISTED = re.compile(r"\s*(?:[•*\-–—]|\d+[.)]|\d{1,2}\s+[A-Z])")


def without_subheadings(scene: Scene, harms: list[Harm]) -> list[Harm]:
    """The harms without those of headings whose paragraphs tell of the same kind of harm."""
    heads = subheadings(scene.text)
    return [h for h in harms if not _is_told_below(heads, h, harms)] if heads else harms


def heading_parts_tolls(scene: Scene, one: Token, other: Token) -> bool:
    """Whether a heading with a counted toll stands between two words."""
    first, last = sorted((one.idx, other.idx))
    for start, end, _ in subheadings(scene.text):
        if first < start and end < last and _counts(scene, start, end):
            return True
    return False


def subheadings(text: str) -> list[tuple[int, int, int]]:
    """Where each short line between two paragraphs of running text begins and ends, and where the
    paragraph below it ends."""
    lines = list(_LINE.finditer(text))
    found = []
    for before, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        words = line.group().split()
        short = 2 < len(words) <= MOST_WORDS and not line.group().rstrip().endswith(_ENDS)
        between = _is_running(before.group()) and _is_running(below.group())
        if short and between and _LISTED.match(line.group()) is None:
            found.append((line.start(), line.end(), below.end()))
    return found


def _is_running(line: str) -> bool:
    return len(line.split()) >= LEAST_WORDS and line.rstrip().endswith(_ENDS)


def _is_told_below(heads: list[tuple[int, int, int]], harm: Harm, harms: list[Harm]) -> bool:
    at = harm.trigger.idx
    head = next((h for h in heads if h[0] <= at < h[1]), None)
    return head is not None and any(
        head[1] <= h.trigger.idx < head[2] and h.outcome is harm.outcome for h in harms
    )


def _counts(scene: Scene, start: int, end: int) -> bool:
    """ "Two killed in Y", and not "A town in fear": a number in a line of harm."""
    words = set(scene.text[start:end].lower().split())
    return bool(words & _OF_HARM) and any(start <= n.span.start < end for n in scene.numbers)


_OF_HARM = frozenset({"killed", "dead", "injured", "wounded", "die", "hurt", "martyred", "shot",
                      "arrested", "abducted", "kidnapped"})  # fmt: skip
