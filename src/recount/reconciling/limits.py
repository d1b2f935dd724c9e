"""What sums of unknown numbers must come to, and how far their bounds are worked out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.reconciling.intervals import Interval


@dataclass(frozen=True, slots=True)
class Limit:
    """Bounds of the sum of the unknowns in `plus` less the sum of those in `minus`."""

    plus: tuple[int, ...]
    minus: tuple[int, ...] = ()
    low: int | None = None
    high: int | None = None

    @property
    def unknowns(self) -> tuple[int, ...]:
        """Every unknown that it ties."""
        return self.plus + self.minus

    @property
    def is_empty(self) -> bool:
        """Whether no sum is within it."""
        return self.low is not None and self.high is not None and self.high < self.low


class Reach(StrEnum):
    """How far a bound was worked out.

    An outer bound comes from propagation and linear programmes; an unfinished one is where the
    work ran out. Neither is ever too narrow.
    """

    EXACT = "exact"
    OUTER = "outer"
    UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Effort:
    """Up to how many unknowns a component is solved exactly, and the work spent on one bound and
    on all bounds of a component."""

    unknowns: int = 1000
    work: float = 20.0
    work_together: float = 60.0


@dataclass(frozen=True, slots=True)
class Solved:
    """The bounds of every unknown, and how far each was worked out."""

    boxes: tuple[Interval, ...]
    reach: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Tangle:
    """Unknowns that limits tie together in a ring, so that one pass does not reach the bounds."""

    unknowns: tuple[int, ...]
    limits: tuple[Limit, ...]
