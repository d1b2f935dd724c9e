"""How many people of an event, as tables write it: one low, one best, one high number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from recount.model.counts import CIVILIAN_PARTS, Outcome, Victims
from recount.model.events import Event, EventCount

Bounds = tuple[int | None, int | None, int | None]
"""Low, best and the most that there can be; None where nothing says."""
People = Callable[[Event, Outcome], Bounds]
"""Gives the bounds of everyone of one outcome in one event."""


@dataclass(frozen=True, slots=True)
class Toll:
    """Low, best and high of a number of people; None where nothing says.

    `high` is the greatest number that is given where no report bounds it (`open_above`).
    """

    low: int | None
    best: int | None
    high: int | None
    open_above: bool = False

    @property
    def is_told(self) -> bool:
        """Whether anything is known of it."""
        return (self.low, self.best, self.high) != (None, None, None)

    @property
    def is_none_or_more(self) -> bool:
        """Whether at least one person is in any of the three numbers."""
        return any(value for value in (self.low, self.best, self.high))


def toll(event: Event, outcome: Outcome, people: People) -> Toll:
    """All people of one outcome in an event."""
    low, best, most = people(event, outcome)
    if most is not None:
        return Toll(low, best, most)
    given = [row.high for row in counts_of(event, outcome) if row.high is not None]
    return Toll(low, best, max(given, default=None), open_above=bool(given))


def counts_of(event: Event, outcome: Outcome) -> tuple[EventCount, ...]:
    """The numbers of one outcome, by class of victims."""
    return tuple(row for row in event.counts if row.outcome is outcome)


def widest(counts: Iterable[EventCount]) -> tuple[EventCount, ...]:
    """The classes that are in no other one of these: children are in civilians where both are
    counted, and everyone in `unstated`."""
    rows = tuple(row for row in counts if row.victims is not Victims.UNSTATED)
    civilians = any(row.victims is Victims.CIVILIAN for row in rows)
    return tuple(row for row in rows if not (civilians and row.victims in CIVILIAN_PARTS))
