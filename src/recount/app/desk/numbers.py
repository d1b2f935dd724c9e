"""Numbers of people over whole events and over many of them, never counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recount.app.desk.words import Number, number
from recount.model.counts import CIVILIAN_PARTS, Outcome, Victims
from recount.model.events import Event, EventCount, Remainder


@dataclass(frozen=True, slots=True)
class Bounds:
    """Low, best and high of a number of people; None where nothing says."""

    low: int | None
    best: int | None
    high: int | None

    def shown(self) -> Number:
        """The bounds as the desk writes them."""
        return number(self.low, self.best, self.high)


NOTHING_KNOWN = Bounds(None, None, None)


def people_of(event: Event, outcome: Outcome) -> Bounds:
    """All people of one outcome in one event, of whatever status.

    Where the ledger counts everyone, that number; else, of one class, its number; of several, no
    fewer than the largest and no more than all of them together, for two speakers may give the
    same dead two statuses, and then only a person can say how many there were. The high bound is
    the most that there can be: None after "at least 10".
    """
    counts = [row for row in event.counts if row.outcome is outcome]
    whole = [row for row in counts if row.victims is Victims.UNSTATED]
    if whole or len(counts) == 1:
        first = (whole or counts)[0]
        return Bounds(first.low, first.best, first.most)
    return _across_classes(counts) if counts else NOTHING_KNOWN


def _across_classes(counts: Sequence[EventCount]) -> Bounds:
    has_civilians = any(row.victims is Victims.CIVILIAN for row in counts)
    top = [row for row in counts if not (has_civilians and row.victims in CIVILIAN_PARTS)]
    lows = [row.low for row in counts if row.low is not None]
    highs = [row.most for row in top]
    low = max(lows) if lows else None
    high = None if None in highs else sum(value for value in highs if value is not None)
    if len(top) == 1:
        return Bounds(low, top[0].best, top[0].most)
    return Bounds(low, low if low == high else None, high)


@dataclass(frozen=True, slots=True)
class Sum:
    """People of one outcome over many events.

    `events` are those that something is known of; `silent` are the others, of which the sum says
    nothing. `unknown` of the events have no best number; `best` is the sum of the best numbers
    that there are, and `best_is_whole` says whether it leaves out none of `events`.
    """

    number: Number
    best: int | None
    events: int
    unknown: int
    silent: int
    best_is_whole: bool


def people_over(
    events: Sequence[Event], outcome: Outcome, remainders: Iterable[Remainder]
) -> Sum | None:
    """All people of one outcome over these events; None where no event speaks of any.

    An event inside another is not added again. What a total leaves for several events together
    binds their sum tighter than their own ranges do, and is used once.
    """
    kept = {row.id for row in events}
    whole = {row.id: people_of(row, outcome) for row in events if row.part_of not in kept}
    own = {key: bounds for key, bounds in whole.items() if not bounds.shown().unknown}
    if not own:
        return None
    parts = _with_remainders(own, outcome, remainders)
    known = [part.best for part in parts if part.best is not None]
    low, high = sum(part.low or 0 for part in parts), _sum_if_known(part.high for part in parts)
    best, is_whole = sum(known) if known else None, len(known) == len(parts)
    return Sum(
        number=number(low, best if is_whole else None, high),
        best=best,
        events=len(own),
        unknown=sum(1 for bounds in own.values() if bounds.best is None),
        silent=len(whole) - len(own),
        best_is_whole=is_whole,
    )


def _with_remainders(
    own: dict[str, Bounds], outcome: Outcome, remainders: Iterable[Remainder]
) -> list[Bounds]:
    left = dict(own)
    parts = []
    for row in remainders:
        everyone = row.outcome is outcome and row.victims is Victims.UNSTATED
        if everyone and len(row.events) > 1 and all(key in left for key in row.events):
            together = [left.pop(key) for key in row.events]
            parts.append(_tightened(together, row))
    return parts + list(left.values())


def _tightened(together: Sequence[Bounds], row: Remainder) -> Bounds:
    low = max(sum(part.low or 0 for part in together), row.low or 0)
    added = _sum_if_known(part.high for part in together)
    highs = [value for value in (added, row.high) if value is not None]
    high = min(highs) if highs else None
    best = _sum_if_known(part.best for part in together)
    return Bounds(low, low if low == high else best, high)


def _sum_if_known(values: Iterable[int | None]) -> int | None:
    rows = list(values)
    return None if None in rows else sum(value for value in rows if value is not None)
