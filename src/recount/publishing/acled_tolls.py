"""One conservative number of the dead for each event, as ACLED writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recount.model.counts import Outcome, Victims
from recount.model.events import Event, Remainder
from recount.publishing.dossier import Dossier
from recount.publishing.losses import LossBook, LossKind


@dataclass(frozen=True, slots=True)
class Share:
    """An event's part of a toll that is given for several together."""

    dead: int
    whole: int
    events: int


def shares(events: Sequence[Event], dossier: Dossier) -> dict[str, Share]:
    """Tolls that are given for several events together, divided evenly over those that no report
    gives a number for; what does not divide goes to the first. Each event has one share."""
    by_id = {event.id: event for event in events}
    order = {event.id: place for place, event in enumerate(events)}
    found: dict[str, Share] = {}
    for row in sorted(dossier.edition.remainders, key=lambda one: one.total):
        members = sorted((key for key in row.events if key in order), key=order.__getitem__)
        if _divides(row, found) and all(_is_open(by_id, key, dossier) for key in row.events):
            found |= _divided(members, row.low or 0)
    return found


def _divides(row: Remainder, found: Mapping[str, Share]) -> bool:
    everyone = row.outcome is Outcome.KILLED and row.victims is Victims.UNSTATED
    return everyone and bool(row.low) and len(row.events) > 1 and not found.keys() & set(row.events)


def _is_open(by_id: Mapping[str, Event], key: str, dossier: Dossier) -> bool:
    return key in by_id and dossier.toll(by_id[key], Outcome.KILLED).best is None


def _divided(members: Sequence[str], whole: int) -> dict[str, Share]:
    each, more = divmod(whole, len(members))
    counts = (each + (1 if place < more else 0) for place in range(len(members)))
    return {
        key: Share(dead, whole, len(members)) for key, dead in zip(members, counts, strict=True)
    }


def fatalities(event: Event, share: Share | None, dossier: Dossier, book: LossBook) -> int:
    """The dead of an event: the lowest number that reports give."""
    toll = dossier.toll(event, Outcome.KILLED)
    if share is not None:
        reason = "its part of a toll given for several events, divided evenly"
        book.note(LossKind.ASSUMED, "fatalities", reason, event.id)
        return max(share.dead, toll.low or 0)
    if not toll.is_told:
        reason = "no report counts the dead; ACLED writes 0"
        book.note(LossKind.ASSUMED, "fatalities", reason, event.id)
        return 0
    if toll.low != toll.high or toll.open_above:
        reason = "the lowest number stands for the range; high and best have no column"
        book.note(LossKind.NARROWED, "fatalities", reason, event.id)
    return toll.low or 0
