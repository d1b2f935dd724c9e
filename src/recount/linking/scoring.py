"""How strongly two tellings speak for one happening: the weights of the levels found add up.

A weight is in bits (5: the level is thirty-two times likelier if it is one happening than if it is
not) and a multiple of an eighth, so that sums are exact whatever their order. They are learned:
see `weights`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recount.linking.comparing import ACROSS, WITHIN, features_for
from recount.linking.tellings import Telling
from recount.linking.weights import NEVER, Weights

ONE = 7.0
"""From this sum on two tellings speak of one happening: the same day and kind are not enough."""
FLOOR = 0.0
"""Below this sum a single pair keeps two clusters apart, whatever the others say."""
MARGIN = 1.0
"""Two candidates within this much of each other fit equally."""
_ACROSS, _WITHIN = tuple(ACROSS.values()), tuple(WITHIN.values())


@dataclass(frozen=True, slots=True)
class FeatureScore:
    """One feature's part in a score, with its reason."""

    name: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class PairScore:
    """Whether two claims speak of one happening, and what each feature adds.

    `total` is minus infinity where a feature excludes it; `one` says that it reaches the mark.
    """

    first: str
    second: str
    total: float
    one: bool
    features: tuple[FeatureScore, ...]


def add_up(a: Telling, b: Telling, weights: Weights) -> float:
    """The sum of all weights; minus infinity as soon as one level excludes the pair."""
    inside = a.document == b.document
    bits = weights.within if inside else weights.across
    total = 0.0
    for feature in _WITHIN if inside else _ACROSS:
        weight = bits[feature(a, b)[0]]
        if weight == NEVER:
            return NEVER
        total += weight
    return total


def explain(a: Telling, b: Telling, weights: Weights) -> PairScore:
    """The same sum with the part and the reason of every feature that says anything."""
    bits: Mapping[str, float] = weights.within if a.document == b.document else weights.across
    found = [(name, feature(a, b)) for name, feature in features_for(a, b).items()]
    said = tuple(
        FeatureScore(name, bits[level.name], level.words) for name, level in found if level.name
    )
    total = sum((part.weight for part in said), 0.0)
    return PairScore(a.id, b.id, total, total >= ONE, said)
