"""Weights of linking that a team's own decisions moved, kept and undone as decisions are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ABOUT_LINKING = "linking"
"""What a relearning is about, in place of a claim."""


class RelearningKind(StrEnum):
    """The one kind there is."""

    RELEARN = "relearn"


@dataclass(frozen=True, slots=True)
class Relearning:
    """The weights that decisions came to, as far as they are not the shipped ones.

    `weights` are by half and level ("across time.same_day"); `learned_from` the decisions,
    `shipped` the digest of the weights from which they were moved, and `digest` that of what
    counts now. Of several that stand the last one counts. `made_at` is ISO 8601, in UTC.
    """

    id: str
    kind: RelearningKind
    weights: dict[str, float]
    learned_from: tuple[str, ...]
    shipped: str
    digest: str
    reason: str
    author: str
    made_at: str
