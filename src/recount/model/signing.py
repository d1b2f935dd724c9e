"""Sign-off: two people put their names to the numbers of an event, as they stood then."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.model.counts import Outcome, Victims
from recount.model.events import Event
from recount.model.ids import digest


class SigningKind(StrEnum):
    """The first who vouches for an event's numbers checks them; another person signs them off."""

    CHECK = "check"
    SIGN_OFF = "sign_off"


@dataclass(frozen=True, slots=True)
class SignedNumber:
    """A number as it stood; `rule` chose it."""

    outcome: Outcome
    victims: Victims
    low: int | None
    best: int | None
    high: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class EventState:
    """What people vouch for: an event's numbers, what, when, where and by whom it was, and the
    claims that they rest on."""

    event: str
    type: str
    when: str
    where: str
    sides: str
    numbers: tuple[SignedNumber, ...]
    claims: tuple[str, ...]

    @property
    def name(self) -> str:
        """The hash by which the state is known; another name for any other state."""
        return digest(self)[:16]


@dataclass(frozen=True, slots=True)
class Signature:
    """One person's name under one state of an event. It holds while the event is in that state.

    `made_at` is ISO 8601, in UTC; `account` the account of a team, empty where there is none.
    """

    id: str
    kind: SigningKind
    state: EventState
    reason: str
    author: str
    made_at: str
    account: str = ""


def state_of(event: Event) -> EventState:
    """The state of an event that a signature is put under."""
    when, where = event.when, event.where
    sides = (event.perpetrator, event.target)
    return EventState(
        event=event.id,
        type=event.type.value,
        when=f"{when.start or ''}..{when.end or ''}" if when else "",
        where=f"{where.name} {where.lat} {where.lon}" if where else "",
        sides=" against ".join(one.name or one.text if one else "" for one in sides),
        numbers=tuple(
            SignedNumber(one.outcome, one.victims, one.low, one.best, one.high, one.rule)
            for one in event.counts
        ),
        claims=tuple(sorted(event.claims)),
    )
