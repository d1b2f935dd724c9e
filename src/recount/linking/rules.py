"""Which rules of linking these are, so that what others made is not gone on from."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from recount.linking.weights import Weights


def rules_of(weights: Weights) -> str:
    """A digest of the rules and the weights that are linked by."""
    return f"{rules_digest()} {weights.digest}"


@cache
def rules_digest() -> str:
    """A digest of the program text that decides which claims are of one happening, and what their
    numbers come to: reckoning goes on from what was linked."""
    mixed = hashlib.sha256()
    for room in ("linking", "model", "reconciling"):
        texts = (one for one in (files("recount") / room).iterdir() if one.name.endswith(".py"))
        for text in sorted(texts, key=lambda one: one.name):
            mixed.update(text.name.encode() + b"\n" + text.read_bytes())
    return mixed.hexdigest()[:16]
