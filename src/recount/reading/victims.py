"""Whose the dead are said to be: the class of victims that a noun and its adjectives speak of."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from recount.model.counts import Victims

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_MORE = frozenset({"former", "ex", "retired", "demobilised", "demobilized"})
_SERVING = frozenset({Victims.SECURITY_FORCE, Victims.COMBATANT})
_OPEN = frozenset({Victims.UNSTATED, Victims.MAN, Victims.WOMAN, Victims.CHILD})


def _ends_in(parts: list[str], end: int) -> Victims | None:
    """The class of the longest entry that ends before a word's index."""
    for length in (3, 2, 1):
        key = _singular(" ".join(parts[max(0, end - length) : end]))
        if end >= length and key in _classes():
            return _settled(_classes()[key], parts[: end - length])
    return None


def victim_class_of(token: Token) -> Victims | None:
    """The class that a noun such as "ISIS fighters", "aid workers", "armed men" speaks of.

    The last noun decides; an adjective settles what it leaves open. The noun itself must speak of
    people: a police station is none, and neither are fighter jets.
    """
    parts = [*(t.lower_ for t in _modifiers(token)), token.lower_]
    found = _ends_in(parts, len(parts)) if token.text.strip() else None
    if found in _SERVING and "civilian" in parts[:-1]:  # "civilian sailors", "a civilian guard"
        return Victims.CIVILIAN
    if found in _SERVING and not _NO_MORE.isdisjoint(parts[:-1]):  # "a former combatant"
        return Victims.UNSTATED
    return found


def _modifiers(noun: Token) -> Iterator[Token]:
    """The words before a noun that belong to it, and those that belong to them: "Red Cross"."""
    for token in noun.children:
        if token.i < noun.i and token.dep_ in {"compound", "amod", "nmod"}:
            yield from (t for t in token.children if t.dep_ == "compound" and t.i < token.i)
            yield token


def is_people(word: str) -> bool:
    """Whether a noun speaks of people at all."""
    return _singular(word.casefold()) in _classes()


def class_of_word(word: str) -> Victims | None:
    """The class that a noun alone speaks of; None where it speaks of no people."""
    return _classes().get(_singular(word.casefold()))


def people_in(word: str) -> int | None:
    """How many people a singular word for several means: a couple is two; None for other words."""
    return _sizes().get(word.casefold())


def multiple_of(word: str) -> int | None:
    """How many people a word before a killing means: "triple" is three; None for other words."""
    return _multiples().get(word.casefold())


def _settled(found: Victims, before: Iterable[str]) -> Victims:
    if found not in _OPEN:
        return found
    for word in before:
        settled = _settlers().get(word.strip(",'\""))
        if settled and (found is Victims.UNSTATED or settled is not Victims.CIVILIAN):
            return settled
    return found


@lru_cache(maxsize=8192)
def _singular(phrase: str) -> str:
    """The phrase as the table has it: as it is, or without a plural s."""
    bare = phrase.strip(".,;:'\"()“”").removesuffix("'s").removesuffix("’s")
    classes = _classes()
    for form in (
        bare,
        bare.removesuffix("s"),
        bare.removesuffix("es"),
        bare.removesuffix("ies") + "y",
    ):
        if form in classes:
            return form
    return bare


@cache
def _classes() -> dict[str, Victims]:
    return {word: Victims(name) for name, row in _data()["classes"].items() for word in row}


@cache
def _settlers() -> dict[str, Victims]:
    return {word: Victims(name) for name, row in _data()["settles"].items() for word in row}


@cache
def _sizes() -> dict[str, int]:
    return dict(_data()["sizes"])


@cache
def _multiples() -> dict[str, int]:
    return dict(_data()["multiples"])


@cache
def _data() -> dict[str, dict[str, Any]]:
    source = files("recount") / "resources" / "victims.toml"
    return tomllib.loads(source.read_text("utf-8"))
