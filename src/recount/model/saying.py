"""Words for people, with the pattern and the parts they were made of, so that a page can say them
in another language.

`Words` are plain English text to whatever reads, compares, sorts or stores them. Only a page that
is shown in another language looks at what they were made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

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

    __slots__ = ("message",)
    message: Message


def say(pattern: str, **parts: Part) -> Words:
    """Words by a pattern: `say("within %(km)s km", km=3)`. Whole numbers are grouped."""
    return _made(Message(pattern, tuple(parts.items())))


def say_as(context: str, pattern: str, **parts: Part) -> Words:
    """Words that mean something else elsewhere, such as the month May."""
    return _made(Message(pattern, tuple(parts.items()), context=context))


def say_many(one: str, many: str, amount: int, **parts: Part) -> Words:
    """Words that follow a number, which stands in them as `%(num)s`."""
    return _made(Message(one, (("num", amount), *parts.items()), many, amount))


def say_list(parts: Iterable[str], between: str = ", ") -> Words:
    """One after the other, with something between."""
    return _made(Message(between, tuple(("", one) for one in parts), joined=True))


def capital(words: str) -> str:
    """The same words at the beginning of a line."""
    if isinstance(words, Words):
        return _made(replace(words.message, capital=True))
    return words[:1].upper() + words[1:]


def _made(message: Message) -> Words:
    found = Words(english(message))
    found.message = message
    return found


def english(message: Message) -> str:
    """The words of a message as they were written."""
    if message.joined:
        return message.pattern.join(str(part) for _, part in message.parts)
    alone = not message.many or message.amount == 1
    pattern = message.pattern if alone else message.many
    found = filled(pattern, [(name, figures(part)) for name, part in message.parts])
    return found[:1].upper() + found[1:] if message.capital else found


def filled(pattern: str, parts: Sequence[tuple[str, str]]) -> str:
    """A pattern with its places filled; one without places stands as it is."""
    return pattern % dict(parts) if parts else pattern


def figures(part: Part) -> str:
    """A part as it stands in a sentence."""
    return f"{part:,}" if isinstance(part, int) else part


BETWEEN = (say_as("between", ", "), say_as("between", "; "), say_as("between", "; or "))
"""What stands between the parts of a list."""
