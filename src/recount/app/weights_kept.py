"""Which weights of linking count in a ledger."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.relearning import Relearning


def weights_of(relearnings: Sequence[Relearning]) -> dict[str, float]:
    """The weights that count where they are not the shipped ones: those learned last."""
    return dict(relearnings[-1].weights) if relearnings else {}
