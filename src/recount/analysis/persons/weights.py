"""What an agreement weighs, in bits (powers of two), after Fellegi and Sunter.

How often two records of one person agree (m) is stated in `resources/person_weights.toml`, learnt
from made-up pairs by `scripts/learn_person_weights.py`. How often two of different persons do (u)
is counted in the records at hand: by how many bear a word of a name, and in pairs drawn at random.
"""

from __future__ import annotations

import math
import random
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from recount.analysis.persons.names import NameWord, words_of_name
from recount.analysis.persons.records import PersonRecord

DRAWN = 4000
"""Pairs that are drawn to see how often strangers agree."""
_SEED = 11
_USUAL = 300
"""Words that are added to those counted: in a short list nothing is as common as it seems."""
_MOST = 12.0
"""Bits that one word of a name can bring at most."""
_NO_VERDICT = "unknown"


@dataclass(frozen=True, slots=True)
class Shares:
    """How often pairs of one person agree, by field and degree."""

    of: Mapping[str, Mapping[str, float]]


@cache
def stated_shares() -> Shares:
    """The shares that come with Recount."""
    text = resources.files("recount.resources").joinpath("person_weights.toml").read_text("utf-8")
    return Shares(tomllib.loads(text))


def age_verdict(a: PersonRecord, b: PersonRecord) -> str:
    """How far apart two ages are."""
    if a.age is None or b.age is None:
        return _NO_VERDICT
    apart = abs(a.age - b.age)
    for most, name in ((0, "same"), (1, "one"), (3, "three"), (9, "nine")):
        if apart <= most:
            return name
    return "other"


def sex_verdict(a: PersonRecord, b: PersonRecord) -> str:
    """Whether two sexes are one."""
    if a.sex is None or b.sex is None:
        return _NO_VERDICT
    return "same" if a.sex is b.sex else "other"


def place_verdict(a: PersonRecord, b: PersonRecord) -> str:
    """Whether a place of one is a place of the other, by a word of its name."""
    if not a.places or not b.places:
        return _NO_VERDICT
    return "same" if _place_words(a.places) & _place_words(b.places) else "other"


@cache
def _place_words(places: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.bones for name in places for word in words_of_name(name))


def day_verdict(a: PersonRecord, b: PersonRecord) -> str:
    """How far apart two times are."""
    if a.first is None or b.first is None:
        return _NO_VERDICT
    apart = _apart((a.first, a.last or a.first), (b.first, b.last or b.first))
    for most, name in ((0, "same"), (2, "two"), (10, "ten"), (45, "month")):
        if apart <= most:
            return name
    return "other"


def _apart(a: tuple[date, date], b: tuple[date, date]) -> int:
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)


VERDICTS = {
    "age": age_verdict, "sex": sex_verdict, "place": place_verdict, "day": day_verdict,
}  # fmt: skip


class Weights:
    """The weights for the records of two sides."""

    def __init__(
        self, ours: Sequence[PersonRecord], theirs: Sequence[PersonRecord], shares: Shares
    ) -> None:
        self._shares = shares.of
        records = (*ours, *theirs)
        words = [word for row in records for name in row.names[:1] for word in words_of_name(name)]
        self._sounds = Counter(word.sound for word in words)
        self._bones = Counter(word.bones for word in words)
        self._all = len(words) + _USUAL
        self._fields = _field_weights(ours, theirs, shares)
        self.prior = -math.log2(2 * max(len(ours), len(theirs), 1))

    def field(self, name: str, verdict: str) -> float:
        """What a verdict on a field weighs; nothing where one side does not know."""
        return self._fields[name].get(verdict, 0.0)

    def word(self, verdict: str, word: NameWord) -> float:
        """What the agreement of a word of a name weighs: the rarer, the more."""
        shares = self._shares["word"]
        share = shares["near"] if verdict == "near" else shares["same"] + shares["spelt"]
        if verdict == "same":
            u = (self._sounds[word.sound] + 1) / self._all
        elif verdict == "spelt":
            u = (self._bones[word.bones] + 1) / self._all
        else:
            u = min(1.0, 12 * (self._bones[word.bones] + 1) / self._all)
        return min(_MOST, math.log2(share / u))

    @property
    def strange(self) -> float:
        """What a word on either side weighs that nothing answers to on the other."""
        return math.log2(self._shares["word"]["strange"] / 0.97)

    @property
    def lacking(self) -> float:
        """What a word weighs that only the longer name has."""
        return self._shares["name"]["lacking_bits"]

    @property
    def swapped(self) -> float:
        """What words in another order weigh."""
        return math.log2(self._shares["name"]["swapped"] / 0.5)


def _field_weights(
    ours: Sequence[PersonRecord], theirs: Sequence[PersonRecord], shares: Shares
) -> dict[str, dict[str, float]]:
    drawn = random.Random(_SEED)
    pairs = (
        [(drawn.choice(ours), drawn.choice(theirs)) for _ in range(DRAWN)]
        if ours and theirs
        else []
    )
    return {name: _weights_of(shares.of[name], (ask(*pair) for pair in pairs))
            for name, ask in VERDICTS.items()}  # fmt: skip


def _weights_of(stated: Mapping[str, float], seen: Iterable[str]) -> dict[str, float]:
    counted = Counter(seen)
    known = sum(counted[name] for name in stated)
    # As if 20 pairs more had been drawn, of each verdict as many.
    spread = 20 / len(stated)
    return {
        name: math.log2(share / ((counted[name] + spread) / (known + 20)))
        for name, share in stated.items()
    }
