"""The sentence around a stretch of text, by punctuation alone: the verifier asks no parser."""

from __future__ import annotations

import re
from functools import cache

from recount.reading.triggers import word_set

REACH = 1_200  # characters; no sentence is longer

_STOP = re.compile(r"[.!?][”\"’')]{0,2}\s+(?=[A-Z“\"‘0-9])|[\n\r\u2028]")
_LAST_WORD = re.compile(r"[\w.]+\Z")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentence, or sentences, that a stretch lies in."""
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    for stop in _STOP.finditer(text, first, min(len(text), start + 1)):
        if stop.end() <= start and _is_end(text, stop):
            first = stop.end()
    for stop in _STOP.finditer(text, max(0, end - 1), last):
        if stop.start() >= end - 1 and _is_end(text, stop):
            return first, stop.end()
    return first, last


def _is_end(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence: not after "Gen." or an initial."""
    if stop.group()[0] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, stop.start() - 20), stop.start())
    before = f"{word.group()}." if word else ""
    return before not in _abbreviations() and not re.fullmatch(r"[A-Z]\.", before)


@cache
def _abbreviations() -> frozenset[str]:
    return word_set("titles") | {w for w in word_set("abbreviations") if w[0].isupper()}
