"""Events that totals tie together; what is settled in one region changes nothing in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from recount.reconciling.totals import Total


@dataclass(frozen=True, slots=True)
class Region:
    """Events, by their place in the case, and the totals that tie them."""

    events: tuple[int, ...]
    totals: tuple[Total, ...]


def regions(totals: Sequence[Total]) -> list[Region]:
    """The regions of all events that some total speaks of, in order."""
    above: dict[int, int] = {}

    def root(event: int) -> int:
        while above.setdefault(event, event) != event:
            above[event] = above[above[event]]
            event = above[event]
        return event

    for total in totals:
        for event in total.events:
            first, last = sorted((root(total.events[0]), root(event)))
            above[last] = first
    events: dict[int, list[int]] = defaultdict(list)
    for event in sorted(above):
        events[root(event)].append(event)
    tying: dict[int, list[Total]] = defaultdict(list)
    for total in totals:
        tying[root(total.events[0])].append(total)
    return [
        Region(tuple(events[key]), tuple(sorted(tying[key], key=lambda row: row.claims)))
        for key in sorted(events)
    ]
