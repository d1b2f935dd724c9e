"""In which language a picture speaks, and from which side its words run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """How words of ours are said in a language, and whether it is written from the right. Axes run
    one way in every language; only what is written turns."""

    said: Callable[[str], str] = str
    rightward: bool = False


ENGLISH = Tongue()
_SPOKEN: ContextVar[Tongue] = ContextVar("tongue of a picture", default=ENGLISH)


@contextmanager
def speaking(tongue: Tongue) -> Iterator[None]:
    """Has what is drawn meanwhile speak this language."""
    token = _SPOKEN.set(tongue)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def told(words: str) -> str:
    """Words as the picture says them; names and quotes are as they are."""
    return _SPOKEN.get().said(words)


def is_rightward() -> bool:
    """Whether the picture's words run from the right."""
    return _SPOKEN.get().rightward
