"""What linking rests on beside the claims themselves: learned weights, and what people decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.linking.settled import FREE, Bonds
from recount.linking.weights import Weights, shipped_weights
from recount.model.decisions import Settled


@dataclass(frozen=True, slots=True)
class Basis:
    """The weights of the levels of comparison, and the decisions that bind."""

    weights: Weights
    bonds: Bonds = FREE

    @classmethod
    def of(cls, settled: Sequence[Settled] = (), weights: Weights | None = None) -> Basis:
        """The basis that some decisions make, with the shipped weights where none are given."""
        bonds = Bonds.of(settled) if settled else FREE
        return cls(weights or shipped_weights(), bonds)
