"""Totals of one night at one place: "four strikes on the night of 19 September killed ten".

Where others tell of a single happening there and then, such a total speaks of it too, and only
counts its strikes another way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from recount.linking.days import Days
from recount.linking.scoring import ONE, add_up
from recount.linking.tellings import Telling, tell
from recount.linking.totals import EMPTY, scope_of
from recount.linking.verdicts import NEVER
from recount.linking.weights import SHIPPED, Weights
from recount.linking.whereabouts import NARROW, weigh_place
from recount.model.claims import Claim, ClaimKind

Key = TypeVar("Key", int, str)
"""What an event is called here: its number, or the first claim that tells of it."""


class Told(Protocol[Key]):
    """The events so far."""

    def on(self, days: Days) -> set[Key]:
        """Those of which an account gives a known day that is the first or last of some days, or
        between them."""

    def accounts(self, key: Key, /) -> Sequence[Telling]:
        """The accounts of one."""


def find_salvos(
    events: Told[int], claims: Mapping[str, Claim], weights: Weights = SHIPPED
) -> dict[int, list[str]]:
    """By the number of the event: totals that speak of it alone."""
    salvos: defaultdict[int, list[str]] = defaultdict(list)
    for claim in claims.values():
        told = as_event(claim)
        found = alone(told, events, weights) if told is not None else None
        if found is not None:
            salvos[found].append(claim.id)
    return dict(salvos)


def alone(told: Telling, events: Told[Key], weights: Weights = SHIPPED) -> Key | None:
    """The only event that a total, told as an event would be, may speak of, where it does."""
    if told.outer is None:
        return None
    near = sorted(events.on(told.outer))
    found = [one for one in near if _may_meet(told, events.accounts(one))]
    if len(found) == 1 and _meets(told, events.accounts(found[0]), weights):
        return found[0]
    return None


def as_event(claim: Claim) -> Telling | None:
    """A total of one day, several strikes and no named members, told as an event would be."""
    if claim.kind is not ClaimKind.TOTAL or (claim.scope or EMPTY).members:
        return None
    if claim.refers_to is not None or claim.events is None or (claim.events.low or 0) < 2:
        return None
    scope = scope_of(claim)
    told = tell(
        replace(
            claim,
            when=scope.when,
            where=scope.where,
            event_type=scope.event_type,
            perpetrator=scope.perpetrator,
            target=scope.target,
        )
    )
    return told if told.firm else None


def _may_meet(told: Telling, accounts: Sequence[Telling]) -> bool:
    return all(add_up(told, account) != NEVER for account in accounts)


def _meets(told: Telling, accounts: Sequence[Telling], weights: Weights) -> bool:
    """Whether it speaks of this event by more than its day and country, and not against it."""
    narrow = any(weigh_place(told, account) in NARROW for account in accounts)
    return narrow and max(add_up(told, account, weights) for account in accounts) >= ONE
