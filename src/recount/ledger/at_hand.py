"""What somebody worked out of all that a ledger holds but decisions, and may work out again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class AtHand(Protocol):
    """Hands it out as long as documents, readings and what was computed are as they were."""

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is at hand under a name, or is made."""
        ...

    def keep(self, derived: Mapping[str, Any], worked_out: Mapping[str, object]) -> None:
        """What was just written, by what the ledger calls it, and what was worked out of it."""
        ...

    def forget(self, name: str) -> None:
        """That something does not hold any more."""
        ...


class NothingAtHand:
    """Of a ledger that remembers nothing: it is made each time."""

    def once(self, _name: str, make: Callable[[], T]) -> T:
        """What is made."""
        return make()

    def keep(self, derived: Mapping[str, Any], worked_out: Mapping[str, object]) -> None:
        """Nothing."""

    def forget(self, name: str) -> None:
        """Nothing."""
