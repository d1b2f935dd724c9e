"""What one linking leaves for the next, so that it need not compare everything again."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.decisions import Settled


@dataclass(frozen=True, slots=True)
class Linked:
    """What claims were linked from, and which of them were weighed together.

    `rules` is a digest of the rules of linking, `states` one of each document with its claims.
    `components` gives, by document, for each account that fitted others the smallest account of
    all that hang together by such links: what changes in one bears on no other.
    """

    rules: str
    states: dict[str, str]
    settled: tuple[Settled, ...]
    components: dict[str, dict[str, str]]
