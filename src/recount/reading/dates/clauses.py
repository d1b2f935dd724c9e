"""What the words around a date say: whether it lies ahead, and whether it is a bound."""

from __future__ import annotations

import re
from collections.abc import Callable

from recount.reading.dates.records import Tense

_END = re.compile(r"[.!?;:]['\"\u201d\u2019)]*\s|\n\s*\n")
_FUTURE = re.compile(
    r"\b(?:will|shall|won['\u2019]t|scheduled|slated|upcoming|forthcoming|expect(?:s|ed)?\s+to"
    r"|expected|due|plan(?:s|ned|ning)?\s+(?:to|for)|set\s+(?:for|to)|(?:is|are|was|were)\s+to"
    r"|going\s+to|intends?\s+to|hopes?\s+to|about\s+to|next|until|deadline|would)\b"
    r"|['\u2019]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|killed|died|began|ended|took|came|made|went|left|met|held"
    r"|fell|rose|won|lost|found|sent|struck|hit|shot|[a-z]{3,}ed|since)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(since|until|till|by|before|after|prior\s+to)\s+(?:the\s+)?$", re.IGNORECASE)
_REACH = 200

TenseAt = Callable[[int], Tense | None]


def clause_around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the sentence before and after a phrase."""
    head, tail = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    ends = list(_END.finditer(head))
    before = head[ends[-1].end() :] if ends else head
    stop = _END.search(tail)
    return before, tail[: stop.start()] if stop else tail


def tense_of(text: str, start: int, end: int, parsed: TenseAt | None = None) -> Tense | None:
    """Whether the date is told of as past or as to come, by the parser where there is one."""
    if parsed is not None:
        told = parsed(start)
        if told is not None:
            return told
    before, after = clause_around(text, start, end)
    near = before[-80:]
    if _FUTURE.search(near) or _FUTURE.search(after[:40]):
        return Tense.FUTURE
    return Tense.PAST if _PAST.search(before) or _PAST.search(after[:60]) else None


def bound_before(text: str, start: int) -> str | None:
    """ "since", "until", "by", "before" or "after" where it stands right before the date."""
    found = _BOUND.search(text[max(0, start - 14) : start])
    if not found:
        return None
    word = found.group(1).lower()
    return {"till": "until"}.get(word, "before" if word.startswith("prior") else word)
