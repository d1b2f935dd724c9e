"""The weights of the levels of comparison: learned from pairs whose truth is known, never set.

`m` is the share of a level among pairs of one happening, `u` among pairs of two; its weight is
log2(m/u), in bits. The shipped table says how many pairs stand behind each.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from math import log2

from recount.linking.levels import LEVELS, SILENT, Between

NEVER = float("-inf")
STEPS = 8
"""Weights are multiples of an eighth of a bit: sums of them are exact in any order."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned of one level: pairs of one happening and of two that show it, and the
    shares that follow, after smoothing."""

    level: str
    one: int
    other: int
    m: float
    u: float

    @property
    def bits(self) -> float:
        """Its weight."""
        return round(log2(self.m / self.u) * STEPS) / STEPS


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight in bits for every level, for pairs inside a document and across two.

    `digest` names the weights: the same name, the same links.
    """

    within: Mapping[str, float]
    across: Mapping[str, float]
    digest: str

    @classmethod
    def of(cls, within: Iterable[Learned], across: Iterable[Learned]) -> Weights:
        """The weights that were learned."""
        ours, theirs = _bits(within), _bits(across)
        named = "\n".join(
            f"{between} {name} {bits:g}"
            for between, table in (("within", ours), ("across", theirs))
            for name, bits in sorted(table.items())
        )
        return cls(ours, theirs, blake2b(named.encode(), digest_size=8).hexdigest())


@dataclass(frozen=True, slots=True)
class Table:
    """All that was learned, with a statement of the pairs that it was learned from."""

    within: tuple[Learned, ...]
    across: tuple[Learned, ...]
    statement: str

    def learned(self, between: Between) -> tuple[Learned, ...]:
        """The half for such pairs."""
        return self.within if between is Between.WITHIN else self.across

    @property
    def weights(self) -> Weights:
        """What linking needs of it."""
        return Weights.of(self.within, self.across)


def _bits(learned: Iterable[Learned]) -> dict[str, float]:
    bits = {level.name: NEVER for level in LEVELS.values() if level.never}
    return bits | {SILENT.name: 0.0} | {one.level: one.bits for one in learned}


def parse_table(text: str) -> Table:
    """A table as it is shipped or kept."""
    data = tomllib.loads(text)
    within, across = (
        tuple(Learned(name, *row) for name, row in data[half].items())
        for half in ("within", "across")
    )
    return Table(within, across, data["statement"])


def write_table(table: Table) -> str:
    """The table as text, always the same for the same table."""
    lines = ["# Weights of linking. Made by rule from labelled pairs: see `statement`.", ""]
    lines += ['statement = """', *table.statement.strip().splitlines(), '"""']
    for half, learned in (("within", table.within), ("across", table.across)):
        lines += ["", "# level = [pairs of one happening, pairs of two, m, u]", f"[{half}]"]
        lines += [
            f'"{one.level}" = [{one.one}, {one.other}, {one.m:.9f}, {one.u:.9f}]' for one in learned
        ]
    return "\n".join(lines) + "\n"


@cache
def shipped_table() -> Table:
    """The table that comes with the program."""
    return parse_table((files("recount.resources") / "weights.toml").read_text("utf-8"))


@cache
def shipped_weights() -> Weights:
    """The weights that come with the program."""
    return shipped_table().weights
