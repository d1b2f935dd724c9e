"""The events under way, from their accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from recount.linking.agreed import (
    agreed_sides,
    agreed_strikes,
    agreed_type,
    agreed_weapon,
    agreed_when,
    agreed_where,
)
from recount.linking.days import Days
from recount.linking.naming import born
from recount.linking.reasons import reasons_for
from recount.linking.tellings import Telling
from recount.linking.weights import SHIPPED, Weights
from recount.model.claims import Claim
from recount.model.events import Cluster

Hanging = Mapping[str, Sequence[str]]


class Held:
    """Events in order of the smallest of their claims."""

    def __init__(
        self,
        events: Sequence[tuple[Telling, ...]],
        claims: Mapping[str, Claim],
        weights: Weights = SHIPPED,
    ) -> None:
        self._events, self._claims, self._weights = events, claims, weights
        self.told: Sequence[Sequence[str]] = [told_by(accounts) for accounts in events]
        self._on: defaultdict[int, set[int]] = defaultdict(set)
        for number, accounts in enumerate(events):
            for account in accounts:
                for day in known_days(account):
                    self._on[day].add(number)

    def on(self, days: Days) -> set[int]:
        """Those with a known day that begins or ends within some days."""
        within = range(days.first, days.last + 1)
        return {number for day in within for number in self._on.get(day, ())}

    def accounts(self, key: int, /) -> Sequence[Telling]:
        """The accounts of one."""
        return self._events[key]

    def record(self, number: int, hanging: Hanging, salvos: Sequence[str]) -> Cluster:
        """One as it is kept, with the roles, answers and totals that belong to it."""
        return cluster_of(self._events[number], (hanging, salvos), self._claims, self._weights)


def told_by(accounts: Sequence[Telling]) -> list[str]:
    """The claims that tell of an event, sorted."""
    return sorted(name for account in accounts for name in account.claims)


def first_published(accounts: Sequence[Telling]) -> int | None:
    """The day on which the first of the documents that tell of it appeared."""
    return min((a.published for a in accounts if a.published is not None), default=None)


def known_days(account: Telling) -> tuple[int, ...]:
    """The first and the last day, where they are known."""
    if not account.firm or account.outer is None:
        return ()
    return account.outer.first, account.outer.last


def belonging(told: Sequence[str], hanging: Hanging, salvos: Sequence[str]) -> tuple[str, ...]:
    """All claims of an event, sorted: those that tell of it, what hangs on them, and totals."""
    also = (name for event in told for name in hanging.get(event, ()))
    return tuple(sorted({*told, *also, *salvos}))


def cluster_of(
    accounts: Sequence[Telling],
    beside: tuple[Hanging, Sequence[str]],
    claims: Mapping[str, Claim],
    weights: Weights,
) -> Cluster:
    """The event that some accounts make, with what they agree on, and what stands beside them:
    roles and answers by claim, and totals."""
    hanging, salvos = beside
    told = told_by(accounts)
    tellers = [claims[name] for name in told]
    names = belonging(told, hanging, salvos)
    doer, target = agreed_sides(tellers)
    return Cluster(
        id=born(told[0]),
        type=agreed_type(tellers),
        when=agreed_when(tellers, first_published(accounts)),
        where=agreed_where(tellers),
        perpetrator=doer,
        target=target,
        weapon=agreed_weapon(tellers),
        claims=names,
        documents=tuple(sorted({claims[name].document for name in names})),
        strikes=agreed_strikes([*tellers, *(claims[name] for name in salvos)]),
        reasons=reasons_for(accounts, names, claims, weights),
    )
