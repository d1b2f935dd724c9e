"""The cheap look before the parse: may this piece of text hold a claim at all?

A word too many costs time, a word too few costs a claim; so the lists are wide.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_SPEAKS = re.compile(
    r"[“”\"]|\b(?:said|says|saying|told|added|adding|according|stated|announc\w*|claim\w*|den(?:y|ies|ied)"
    r"|confirm\w*|report\w*|alleg\w*|estimat\w*|warn\w*|believe\w*|statement)\b"
)


def may_matter(text: str) -> bool:
    """Whether a word of violence, tolls, armed groups, bases or roles is in the text."""
    return _strong().search(text.lower()) is not None


def may_speak(text: str) -> bool:
    """Whether somebody may be speaking in the text."""
    return _SPEAKS.search(text.lower()) is not None


@cache
def word_list(name: str) -> tuple[str, ...]:
    """A list of `resources/reading.toml`."""
    return tuple(_table()[name])


@cache
def _table() -> dict[str, list[str]]:
    source = files("recount") / "resources" / "reading.toml"
    return tomllib.loads(source.read_text("utf-8"))


@cache
def word_set(name: str) -> frozenset[str]:
    """The same as a set."""
    return frozenset(word_list(name))


@cache
def _strong() -> re.Pattern[str]:
    # Small letters throughout: a pattern that minds no capitals takes three times as long.
    return re.compile(rf"\b(?:{'|'.join(word.lower() for word in word_list('stems'))})")
