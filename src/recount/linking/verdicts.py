"""What one feature says of a pair of tellings."""

from __future__ import annotations

from typing import NamedTuple

NEVER = float("-inf")


class Verdict(NamedTuple):
    """What one feature says of a pair: for (positive), against, or NEVER; and in words."""

    weight: float
    words: str


SILENT = Verdict(0.0, "")
