"""How much each level of comparison weighs: learned from labelled pairs, never less or more than
they bear out.

`scripts/learn_weights.py` writes the shipped table; what a team decided moves it (`learning`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from recount.linking.verdicts import SILENT

WITHIN, ACROSS = "within", "across"
"""A level weighs apart in pairs of one document and in pairs of two."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A level in pairs of one document or of two, with the weight set by hand, the weight that was
    learned, and how many pairs of one happening and of two showed it."""

    half: str
    level: str
    by_hand: float
    weight: float
    one: int
    other: int

    @property
    def name(self) -> str:
        """The half and the level."""
        return f"{self.half} {self.level}"


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for every level, by its name; `digest` names them: the same name, the same links."""

    within: Mapping[str, float]
    across: Mapping[str, float]
    digest: str

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Weights:
        """Weights by half and level ("within time.same_day"); what is not compared weighs
        nothing."""
        said = "\n".join(f"{name} {weight:g}" for name, weight in sorted(weights.items()))
        named = blake2b(said.encode(), digest_size=6).hexdigest()
        return cls(_half(weights, WITHIN), _half(weights, ACROSS), named)

    def half(self, name: str) -> Mapping[str, float]:
        """The weights of pairs within a document, or across two."""
        return self.within if name == WITHIN else self.across


def _half(weights: Mapping[str, float], half: str) -> dict[str, float]:
    inside = {
        name.partition(" ")[2]: weight
        for name, weight in weights.items()
        if name.startswith(f"{half} ")
    }
    return {**inside, SILENT.level: 0.0}


@cache
def shipped_table() -> tuple[Learned, ...]:
    """The table that comes with the program."""
    text = (files("recount.resources") / "linking_weights.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return tuple(
        Learned(half, name, *row) for half in (WITHIN, ACROSS) for name, row in data[half].items()
    )


SHIPPED = Weights.of({one.name: one.weight for one in shipped_table()})
"""The weights that come with the program."""


def weights_digest() -> str:
    """The name of the shipped weights."""
    return SHIPPED.digest


def weights_from(moved: Mapping[str, float]) -> Weights:
    """The shipped weights with those in their place that were moved; a level of another version of
    the rules is left aside."""
    shipped = {one.name: one.weight for one in shipped_table()}
    known = {name: weight for name, weight in moved.items() if name in shipped}
    return Weights.of({**shipped, **known}) if known else SHIPPED
