"""Weapons as a clause names them: "MQ-9 Reaper drones", "a car bomb", "mortars"."""

from __future__ import annotations

import re
from functools import cache

from recount.reading.frames import Frame
from recount.reading.hands import is_dug
from recount.reading.lexicon import lexicon

MODEL = r"[A-Z]{1,4}-\d{1,3}[A-Z]?(?: [A-Z][a-z]+)?"


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(lexicon().weapons, key=len, reverse=True)
    return re.compile(rf"\b(?:({MODEL})|({'|'.join(map(re.escape, words))}))\b")


def weapon_in(frame: Frame) -> str | None:
    """The first weapon named in the clause, a model before a kind."""
    text = " ".join(t.text for t in frame.tokens if not is_dug(t)).replace(" - ", "-")
    models: list[str] = []
    kinds: list[str] = []
    for found in _pattern().finditer(text):
        (models if found.group(1) else kinds).append(found.group())
    return next(iter(models + kinds), None)
