"""What was decided of claims goes on about the claims that now stand on their words."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import islice

from recount.errors import DecisionError
from recount.model.claims import Claim, ClaimKind
from recount.model.decisions import Anchor
from recount.model.saying import say

ClaimsIn = Callable[[str], Iterable[Claim]]
"""The claims of one document."""
HELD = 200
"""More claims of one event than these a decision is not anchored in."""


def anchor(claim: Claim) -> Anchor:
    """A claim, and where its words stand."""
    return Anchor(claim.id, claim.document, claim.evidence.start, claim.evidence.end)


def anchors_of(event: str, names: Iterable[str], claims: Mapping[str, Claim]) -> tuple[Anchor, ...]:
    """The claims that tell of an event, in its order. Raises DecisionError where none does."""
    told = (claims[name] for name in names if name in claims)
    found = tuple(islice((anchor(one) for one in told if one.kind is ClaimKind.EVENT), HELD))
    if not found:
        raise DecisionError(
            say("event %(id)s", id=event),
            say("no claim tells of it, so that nothing could be said of it for good"),
            say("decide about its claims"),
        )  # fmt: skip
    return found


def stands(about: Sequence[Anchor], known: Container[str], claims_in: ClaimsIn) -> str | None:
    """The first of some claims that is known, else a known one that stands on their words; None
    where none does."""
    for one in about:
        if one.claim in known:
            return one.claim
    for one in about:
        found = (row for row in claims_in(one.document) if row.id in known)
        shared = [(-_shared(one, row), row.id) for row in found if row.kind is ClaimKind.EVENT]
        best = min(shared, default=(0, ""))
        if best[0] < 0:
            return best[1]
    return None


def by_document(claims: Mapping[str, Claim]) -> ClaimsIn:
    """Claims by document, sorted out where somebody asks for the first time."""
    made: dict[str, list[Claim]] = {}

    def find(document: str) -> Iterable[Claim]:
        if not made:
            for claim in claims.values():
                made.setdefault(claim.document, []).append(claim)
        return made.get(document, ())

    return find


def _shared(one: Anchor, claim: Claim) -> int:
    """How many characters the claim's words and the anchor's share."""
    span = claim.evidence
    return max(0, min(one.end, span.end) - max(one.start, span.start))
