"""One conservative number of the dead for each event, as ACLED writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recount.model.counts import Outcome, Victims
from recount.model.events import Event, Remainder
from recount.model.saying import say
from recount.publishing.dossier import Dossier
from recount.publishing.losses import LossBook, LossKind

_MOST = 10**9
"""Stands for no bound."""


@dataclass(frozen=True, slots=True)
class Share:
    """An event's part of a toll that is given for several together."""

    dead: int
    whole: int
    events: int


def shares(events: Sequence[Event], dossier: Dossier) -> dict[str, Share]:
    """Tolls that are given for several events together, divided over those that no report gives a
    number for, as evenly as what is known of each allows. Each event has one share."""
    by_id = {event.id: event for event in events}
    order = {event.id: place for place, event in enumerate(events)}
    found: dict[str, Share] = {}
    for row in sorted(dossier.edition.remainders, key=lambda one: one.total):
        members = sorted((key for key in row.events if key in order), key=order.__getitem__)
        if _divides(row, found) and all(_is_open(by_id, key, dossier) for key in row.events):
            found |= _divided(members, row.low or 0, _room(members, by_id, dossier))
    return found


def _divides(row: Remainder, found: Mapping[str, Share]) -> bool:
    everyone = row.outcome is Outcome.KILLED and row.victims is Victims.UNSTATED
    return everyone and bool(row.low) and len(row.events) > 1 and not found.keys() & set(row.events)


def _is_open(by_id: Mapping[str, Event], key: str, dossier: Dossier) -> bool:
    return key in by_id and dossier.toll(by_id[key], Outcome.KILLED).best is None


Room = Sequence[tuple[int, int]]
"""The least and the most that each event can hold of a toll."""


def _room(members: Sequence[str], by_id: Mapping[str, Event], dossier: Dossier) -> Room:
    tolls = (dossier.toll(by_id[key], Outcome.KILLED) for key in members)
    return [(one.low or 0, _MOST if one.open_above else _or_most(one.high)) for one in tolls]


def _or_most(high: int | None) -> int:
    return _MOST if high is None else high


def _divided(members: Sequence[str], whole: int, room: Room) -> dict[str, Share]:
    counts = evenly(whole, room)
    return {
        key: Share(dead, whole, len(members)) for key, dead in zip(members, counts, strict=True)
    }


def evenly(whole: int, room: Room) -> tuple[int, ...]:
    """A number divided as evenly as the least and the most of each part allow; what does not divide
    goes to the first. Where the least of all come to more, they stand."""
    level = max((one for one in _levels(whole, room) if _sum(one, room) <= whole), default=0)
    parts = [_within(level, one) for one in room]
    left = whole - sum(parts)
    for place, (_, most) in enumerate(room):
        more = 1 if left > 0 and parts[place] == level < most else 0
        parts[place] += more
        left -= more
    return tuple(parts)


def _levels(whole: int, room: Room) -> range:
    """The heights to which all parts could be filled alike."""
    return range(min(whole, max((most for _, most in room), default=0)) + 1)


def _sum(level: int, room: Room) -> int:
    return sum(_within(level, one) for one in room)


def _within(level: int, bounds: tuple[int, int]) -> int:
    least, most = bounds
    return max(least, min(level, most))


def fatalities(event: Event, share: Share | None, dossier: Dossier, book: LossBook) -> int:
    """The dead of an event: the lowest number that reports give."""
    toll = dossier.toll(event, Outcome.KILLED)
    if share is not None:
        reason = say("its part of a toll given for several events, divided evenly")
        book.note(LossKind.ASSUMED, "fatalities", reason, event.id)
        return share.dead
    if not toll.is_told:
        reason = say("no report counts the dead; ACLED writes 0")
        book.note(LossKind.ASSUMED, "fatalities", reason, event.id)
        return 0
    if toll.low != toll.high or toll.open_above:
        reason = (
            say("the lowest number stands for the range; high and best have no column")
            if toll.low
            else say(
                "people died, and no report says how many; ACLED would write 3, or 10 in a war"
            )
        )
        book.note(LossKind.NARROWED, "fatalities", reason, event.id)
    return toll.low or 0
