"""What a person settled about two claims; kept beside the claims and never in their place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What a person decides of two happenings.

    `not_sure` binds nothing: it records that somebody looked and could not tell.
    """

    SAME = "same"
    DIFFERENT = "different"
    PART_OF = "part_of"
    NOT_SURE = "not_sure"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The claim that a decision is about, and where its words stand.

    Should a later reader word its claims another way, the decision goes on about the claim that
    stands on those words.
    """

    claim: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of one person: what she says of two claims, and why.

    `first` is a part of `second` where the decision says so. `made_at` is ISO 8601, in UTC; `seen`
    is how many decisions about the two she knew of. `act` names several decisions that were made in
    one go, such as a split, and are taken back so.
    """

    id: str
    kind: DecisionKind
    first: Anchor
    second: Anchor
    reason: str
    author: str
    made_at: str
    seen: int = 0
    act: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision that stands, about two claims as they are read now."""

    decision: str
    kind: DecisionKind
    first: str
    second: str
    author: str
    reason: str
