"""What a whole text is about, where its words of violence mean none: a match, a film, the crimes
that a country counts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_AGES_AGO = re.compile(
    r"\b(?:in|during|of|from) (?:both |the (?:two |first |second |great )?)?world wars?\b",
    re.IGNORECASE,
)


WORDS_FOR_EACH = 40
"""At most so many words of a text stand for each word of its theme. Reports of matches have one in
7 to 40; a digest that holds some lines of sport has fewer, and so has the life of an actor."""


def other_matter(text: str) -> tuple[str, ...]:
    """The words by which a text tells of a match or a story, so that nobody in it came to harm;
    none where it does not."""
    small = text.lower()
    if told := _filled_with(small, "story"):
        return told
    return () if _any("arms").search(small) else _filled_with(small, "match")


@lru_cache(maxsize=4)
def counts_crimes(text: str) -> bool:
    """Whether a text is about the crimes of a country: murders beside thefts, and their rate."""
    return _is_of(_found(text.lower(), "statistics"), "statistics")


def is_of_world_wars(sentence: str) -> bool:
    """ "The men of the town who were killed in the two world wars"."""
    return _AGES_AGO.search(sentence) is not None


def _filled_with(small: str, theme: str) -> tuple[str, ...]:
    found = _found(small, theme)
    filled = len(small.split()) <= WORDS_FOR_EACH * len(found)
    return tuple(dict.fromkeys(m.group() for m in found)) if filled and _is_of(found, theme) else ()


def _found(small: str, theme: str) -> list[re.Match[str]]:
    return list(_any(theme).finditer(small))


def _is_of(found: list[re.Match[str]], theme: str) -> bool:
    each = (_each(theme).match(m.string, m.start()) for m in found)
    words = {m.lastindex for m in each if m is not None}
    fewest: int = _table()[theme]["fewest"]
    return len(words) >= fewest


@cache
def _any(theme: str) -> re.Pattern[str]:
    """All words of a theme; without groups, which would be tried one by one at every word."""
    return _of_words("|".join(_table()[theme]["words"]))


@cache
def _each(theme: str) -> re.Pattern[str]:
    """The same, each a group of its own, so that each is counted once."""
    return _of_words("|".join(f"({word})" for word in _table()[theme]["words"]))


def _of_words(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def _table() -> Mapping[str, Any]:
    source = resources.files("recount.resources").joinpath("themes.toml")
    return tomllib.loads(source.read_text("utf-8"))
