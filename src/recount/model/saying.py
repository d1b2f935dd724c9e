"""Words for people, with the pattern and the parts they were made of, so that a page can say them
in another language.

`Words` are plain English text to whatever reads, compares, sorts or stores them. Only a page that
is shown in another language looks at what they were made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Part = str | int


@dataclass(frozen=True, slots=True)
class Message:
    """How words were made: a pattern in English, and what stands in its places.

    `many` and `amount` are there where the pattern depends on a number; `context` tells apart
    words that are alike in English alone. Where `joined`, the parts follow one another, and the
    pattern stands between them. `capital` words begin a line.
    """

    pattern: str
    parts: tuple[tuple[str, Part], ...] = ()
    many: str = ""
    amount: int = 0
    context: str = ""
    joined: bool = False
    capital: bool = False


class Words(str):
    """English words that know how they were made."""

    __slots__ = ("made",)
    made: tuple[Any, ...]
    """The fields of their message, as far as they are not its defaults."""

    @property
    def message(self) -> Message:
        """How they were made; put together only where somebody asks, as most words are read in
        English."""
        pattern, parts, *rest = self.made
        named = parts.items() if isinstance(parts, dict) else (("", one) for one in parts)
        return Message(pattern, tuple(named), *rest)


def say(pattern: str, **parts: Part) -> Words:
    """Words by a pattern: `say("within %(km)s km", km=3)`. Whole numbers are grouped."""
    found = Words(pattern % _figures(parts) if parts else pattern)
    found.made = (pattern, parts)
    return found


def say_as(context: str, pattern: str, **parts: Part) -> Words:
    """Words that mean something else elsewhere, such as the month May."""
    found = Words(pattern % _figures(parts) if parts else pattern)
    found.made = (pattern, parts, "", 0, context)
    return found


def say_many(one: str, many: str, amount: int, **parts: Part) -> Words:
    """Words that follow a number, which stands in them as `%(num)s`."""
    parts["num"] = amount
    found = Words((one if amount == 1 else many) % _figures(parts))
    found.made = (one, parts, many, amount)
    return found


def say_list(parts: Iterable[str], between: str = ", ") -> Words:
    """One after the other, with something between."""
    rows = tuple(parts)
    found = Words(between.join(rows))
    found.made = (between, rows, "", 0, "", True)
    return found


def capital(words: str) -> str:
    """The same words at the beginning of a line."""
    head = words[:1].upper() + words[1:]
    if not isinstance(words, Words):
        return head
    found = Words(head)
    made = words.made
    found.made = (*made, *_DEFAULTS[len(made) : -1], True)
    return found


_DEFAULTS: tuple[Any, ...] = ("", {}, "", 0, "", False, False)


def _figures(parts: Mapping[str, Part]) -> Mapping[str, Part]:
    """Parts as they stand in a sentence; a number of up to three figures stands as it is."""
    for part in parts.values():
        if isinstance(part, int) and part > 999:
            return {name: figures(one) for name, one in parts.items()}
    return parts


def figures(part: Part) -> str:
    """A part as it stands in a sentence."""
    return f"{part:,}" if isinstance(part, int) else part


BETWEEN = (say_as("between", ", "), say_as("between", "; "), say_as("between", "; or "))
"""What stands between the parts of a list."""
