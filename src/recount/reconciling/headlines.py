"""What a headline leaves out: "kills eight" above a text that says "at least eight"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.model.claims import Claim
from recount.model.counts import Count, Exactness, Outcome
from recount.reconciling.sources import Sources

_Named = tuple[str, Outcome, int]
"""The document, the outcome and the number."""


def as_their_texts_say(claims: Sequence[Claim], sources: Sources) -> list[Claim]:
    """The claims; a number of a title with the "at least" that its own text has before it, where no
    sentence of the text gives it without."""
    texts = [row for row in claims if not sources.is_title(row)]
    least = {key for row in texts for key in _numbers(row, Exactness.AT_LEAST)}
    least -= {key for row in texts for key in _numbers(row, Exactness.EXACT)}
    return [_opened(row, least) if sources.is_title(row) else row for row in claims]


def _numbers(claim: Claim, exactness: Exactness) -> set[_Named]:
    return {
        (claim.document, count.outcome, count.low)
        for count in claim.counts
        if count.exactness is exactness and count.low and count.part_of is None
    }


def _opened(claim: Claim, least: set[_Named]) -> Claim:
    counts = tuple(
        replace(count, high=None, exactness=Exactness.AT_LEAST)
        if _is_short(count) and (claim.document, count.outcome, count.low) in least
        else count
        for count in claim.counts
    )
    return claim if counts == claim.counts else replace(claim, counts=counts)


def _is_short(count: Count) -> bool:
    return count.part_of is None and count.exactness is Exactness.EXACT
