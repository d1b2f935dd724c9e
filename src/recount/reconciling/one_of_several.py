"""Claims that tell of one of several strikes, beside others that tell all of them as one.

"The second of two attacks killed three" is no other number than "two attacks killed 11", and says
that they killed three at least.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.model.claims import Claim
from recount.model.how_many import place_among, told_as_one


def with_bounds_of_parts(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one event; what tells of one of several strikes bounds it from below alone,
    where some other tells several as one."""
    parts = set(told_in_part(claims))
    return [_at_least(claim) if claim.id in parts else claim for claim in claims]


def told_in_part(claims: Sequence[Claim]) -> list[str]:
    """The claims of one event that tell of a part of what others tell as one."""
    if not any(told_as_one(claim) is not None for claim in claims):
        return []
    return [claim.id for claim in claims if place_among(claim) is not None]


def _at_least(claim: Claim) -> Claim:
    return replace(claim, counts=tuple(replace(count, high=None) for count in claim.counts))
