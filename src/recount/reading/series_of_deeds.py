"""Deeds told of as a series: "the latest in a wave of raids that claimed six lives"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.happenings import ONE_OF, noun_type
from recount.reading.syntax import is_plural, objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SERIES = frozenset({"spate", "series", "string", "wave", "spree", "succession", "rash"})
_RECENT = ONE_OF | {"part", "recent", "worst", "deadliest"}


def is_series(noun: Token) -> bool:
    """ "A spate of attacks", by either noun."""
    of = _whole(noun)
    inner = [t for t in objects_of(of, "of") if is_plural(t) and noun_type(t) is not None]
    return of.lower_ in _SERIES and bool(inner)


def latest_of_a_series(trigger: Token) -> Token | None:
    """The clause "that claimed six lives" where it tells of all the series that what is told
    beside it is the latest of."""
    verb = trigger.head if trigger.dep_ == "dobj" else trigger
    return verb if verb.dep_ == "relcl" and has_a_latest(verb.head) else None


def has_a_latest(noun: Token) -> bool:
    """ "The latest in a wave of raids that claimed": of all of them."""
    link = _whole(noun).head
    late = link.lower_ in ("in", "of") and link.i > 0 and link.nbor(-1).lower_ in _RECENT
    told = any(t.dep_ == "relcl" for t in noun.children)
    return late and told and is_series(noun)


def _whole(noun: Token) -> Token:
    return noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
