"""Strikes of workers, which are no violence: "went on strike", "called a strike for Friday"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from recount.reading.lexicon import lexicon
from recount.reading.syntax import child, modifiers, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

STRIKING = frozenset({"call", "observe", "stage", "join"})
"""What workers do with a strike; "called in a strike" is of the air."""

_LABOUR = re.compile(
    r"\b(?:trade unions?|unions?|strikers|walk-?outs?|picket|wages?"
    r"|pay (?:rise|talks|offer|dispute))\b",
    re.IGNORECASE,
)


def is_of_workers(token: Token) -> bool:
    """A strike that workers are on: "went on strike", "called a strike for Friday", or any in a
    text about pay."""
    called = token.dep_ == "dobj" and token.head.lemma_.lower() in ("call", "observe", "join")
    armed = lexicon().event_modifiers.keys() & {t.lemma_.lower() for t in modifiers(token)}
    if called and not armed:
        return True
    bare = not any(t.dep_ in ("compound", "amod", "nmod") for t in token.children)
    if bare and _is_about_labour(text_of(token.doc)):
        return True
    sharp = any(t.lemma_.lower() in lexicon().event_modifiers for t in modifiers(token))
    if token.dep_ == "dobj" and token.head.lemma_ in STRIKING and not sharp:
        return not any(t.lower_ == "in" and t.i < token.i for t in token.head.children)
    return token.head.lower_ == "on" and child(token, "det", "amod", "compound") is None


@lru_cache(maxsize=1)
def _is_about_labour(text: str) -> bool:
    return _LABOUR.search(text) is not None
