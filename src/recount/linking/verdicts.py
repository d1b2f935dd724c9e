"""What one feature says of a pair of tellings: the levels of comparison, each with a name.

The weight that a level has here was set by hand, for sparse campaigns of strikes. What counts is
learned from labelled pairs, with this as what was believed before: see `weights`. A level that
rules a pair out is a rule of meaning, has no name, and is never learned.
"""

from __future__ import annotations

from typing import NamedTuple

NEVER = float("-inf")


class Verdict(NamedTuple):
    """What one feature finds of a pair: by hand, for (positive), against, or NEVER; in words; and
    the name of the level."""

    weight: float
    words: str
    level: str = ""


SILENT = Verdict(0.0, "")
LEVELS: dict[str, Verdict] = {}
"""Every level that needs a weight, by its name."""


def level(name: str, weight: float, words: str) -> Verdict:
    """A level of comparison, by the feature that finds it and a name of its own."""
    LEVELS[name] = Verdict(weight, words, name)
    return LEVELS[name]


def ruled_out(words: str) -> Verdict:
    """What forbids that two tellings are of one happening."""
    return Verdict(NEVER, words)
