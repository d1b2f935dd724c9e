"""Who the people of an event were, where speakers disagree: ranges with whose word they are."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.counts import Outcome, Victims
from recount.model.events import Side, StatusDispute
from recount.reconciling.case import Case, Opened, Outlook
from recount.reconciling.choosing import disputed_classes
from recount.reconciling.classes import ORDER, TOP
from recount.reconciling.disputes import Position
from recount.reconciling.intervals import ANY, Interval
from recount.reconciling.wording import event_name, harmed, listed, number, people, speaker


def status_disputes(case: Case, event: Opened) -> tuple[StatusDispute, ...]:
    """One dispute for each outcome whose people are called by different classes."""
    found = (_dispute(case, event, *row) for row in event.outlooks.items())
    return tuple(row for row in found if row is not None)


def _dispute(case: Case, event: Opened, outcome: Outcome, outlook: Outlook) -> StatusDispute | None:
    named = disputed_classes(outlook)
    if not named:
        return None
    doubted = named | {v for v in TOP if _is_open(outlook, v)}
    rows = [(position, v) for v in ORDER if v in doubted for position in outlook.positions]
    sides = [side for position, v in rows if (side := _side(case, position, v, outcome))]
    ranges = listed(
        f"{number(outlook.allowed.boxes.get(v, ANY))} {people(v, None)}"
        for v in ORDER
        if v in doubted
    )
    said = "; ".join(_said(row, outcome) for row in sides)
    text = (
        f"Who was {outcome.value} on {event_name(event.cluster)} is in dispute, {ranges}: {said}."
    )
    return StatusDispute(outcome, text, tuple(sides)) if sides else None


def _is_open(outlook: Outlook, victims: Victims) -> bool:
    """Whether somebody speaks of a class, and its number is open once status is in dispute."""
    told = any(_names(position, victims) for position in outlook.positions)
    box = outlook.allowed.boxes.get(victims, ANY)
    return told and box.low != box.high


def _side(case: Case, position: Position, victims: Victims, outcome: Outcome) -> Side | None:
    """What one position says of a class, where it says anything."""
    box = position.boxes.get(victims)
    if box is None or box.is_open or not _names(position, victims):
        return None
    claims = _counting(case, position, outcome)
    names = dict.fromkeys(speaker(row, case) for row in case.in_order(claims))
    return Side(victims, box.low, box.high, tuple(names), tuple(claims))


def _names(position: Position, victims: Victims) -> bool:
    """Whether a position speaks of a class in so many words."""
    return any(victims in row.said.classes for row in position.statements)


def _counting(case: Case, position: Position, outcome: Outcome) -> Sequence[str]:
    """The claims of a position that count people of the outcome."""
    rows = [case.claims[key] for key in position.claims]
    return [row.id for row in rows if any(one.outcome is outcome for one in row.counts)]


def _said(side: Side, outcome: Outcome) -> str:
    return f"{harmed(Interval(side.low, side.high), side.victims, outcome)} according to " + listed(
        side.speakers
    )
