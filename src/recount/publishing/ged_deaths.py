"""Whose deaths an event's numbers are, as UCDP counts them: of side a, of side b, of civilians,
of people of whom it is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.model.claims import EventType
from recount.model.counts import CIVILIAN_PARTS, Outcome, Victims
from recount.model.events import Event, EventCount
from recount.model.saying import say
from recount.publishing.dossier import Dossier
from recount.publishing.ged_codes import ViolenceType
from recount.publishing.losses import LossBook, LossKind
from recount.publishing.parties import CIVILIANS
from recount.publishing.tolls import counts_of, widest

_BOTH_SHOOT = frozenset({EventType.ARMED_CLASH, EventType.OTHER})
"""Kinds of events in which the dead fighters may be of either side."""


@dataclass(frozen=True, slots=True)
class Deaths:
    """The six columns of deaths; `best` is the sum of the first four."""

    a: int | None = None
    b: int | None = None
    civilians: int | None = None
    unknown: int | None = None
    best: int | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Confronted:
    """The two sides of an event: which of them the target is, how violence is classed, and whether
    both of them are states."""

    violence: ViolenceType | None
    target_is_b: bool
    are_states: bool = False


def deaths(event: Event, sides: Confronted, dossier: Dossier, book: LossBook) -> Deaths:
    """The dead of an event by side; all of unknown side where speakers disagree who they were."""
    whole = dossier.toll(event, Outcome.KILLED)
    if whole.open_above:
        reason = say(
            "no report bounds the number from above; the greatest number given stands there"
        )
        book.note(LossKind.NARROWED, "high", reason, event.id)
    if whole.best is None:
        reason = say("no one number is the best by the methodology; low and high stand")
        book.note(LossKind.UNKNOWN, "best", reason, event.id)
        return Deaths(low=whole.low, high=whole.high)
    shares = _shares(event, sides, whole.best, book)
    a, b, civilians = shares
    unknown = whole.best - sum(shares)
    low = min(whole.best, whole.low) if whole.low is not None else None
    return Deaths(a, b, civilians, unknown, whole.best, low, whole.high)


def _shares(event: Event, sides: Confronted, best: int, book: LossBook) -> tuple[int, int, int]:
    rows = widest(counts_of(event, Outcome.KILLED))
    if any(dispute.outcome is Outcome.KILLED for dispute in event.disputes):
        reason = say("speakers disagree who the dead were; they stand in deaths_unknown")
        book.note(LossKind.NARROWED, "deaths_unknown", reason, event.id)
        return 0, 0, 0
    shares = tuple(_sum(rows, event, sides, column) for column in ("a", "b", "civilians"))
    if sum(shares) > best:
        reason = say("the classes of the dead come to more than all of them; they stand as unknown")
        book.note(LossKind.NARROWED, "deaths_unknown", reason, event.id)
        return 0, 0, 0
    _note_parts(event, book)
    return shares[0], shares[1], shares[2]


def _sum(rows: Sequence[EventCount], event: Event, sides: Confronted, column: str) -> int:
    own = (row for row in rows if _column_of(row.victims, event, sides) == column)
    return sum(row.best for row in own if row.best is not None)


def _column_of(victims: Victims, event: Event, sides: Confronted) -> str:
    """The column of a class: fighters are of the side that has such fighters, as far as it is
    known which side that is."""
    if victims in CIVILIANS:
        return "civilians"
    if victims not in (Victims.COMBATANT, Victims.SECURITY_FORCE):
        return "unknown"
    if sides.violence is ViolenceType.STATE_BASED and not sides.are_states:
        return "a" if victims is Victims.SECURITY_FORCE else "b"
    if sides.violence is ViolenceType.ONE_SIDED or sides.violence is None:
        return "unknown"
    if event.type in _BOTH_SHOOT or _is_of_neither(victims, sides):
        return "unknown"
    return "b" if sides.target_is_b else "a"


def _is_of_neither(victims: Victims, sides: Confronted) -> bool:
    """Soldiers and police who die in a fight of two groups are on neither side."""
    return victims is Victims.SECURITY_FORCE and sides.violence is ViolenceType.NON_STATE


def _note_parts(event: Event, book: LossBook) -> None:
    parts = CIVILIAN_PARTS
    if any(row.victims in parts for row in counts_of(event, Outcome.KILLED)):
        reason = say("children, women, men, aid workers and journalists are counted with civilians")
        book.note(LossKind.NARROWED, "deaths_civilians", reason, event.id)
