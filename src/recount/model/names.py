"""By which name an event goes, from one run to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Borne:
    """That the event of this id held this claim, noted when it first did."""

    event: str
    claim: str


@dataclass(frozen=True, slots=True)
class Names:
    """The ids that events bore so far, in the order in which they were noted.

    `heirs` gives, for claims that no reader finds any more, the claim that took their place.
    """

    borne: tuple[Borne, ...] = ()
    heirs: Mapping[str, str] = field(default_factory=dict)


NO_NAMES = Names()
"""Nothing was linked before."""
