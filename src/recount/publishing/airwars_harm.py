"""Least and most killed and injured of each of Airwars' categories."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from recount.model.claims import Claim, Stance
from recount.model.counts import Outcome
from recount.model.events import Event
from recount.publishing.airwars import harm_column
from recount.publishing.airwars_codes import CATEGORY_OF, Category

_OUTCOMES = {Outcome.KILLED: "killed", Outcome.INJURED: "injured"}
_SAYING = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.ALLEGES})

Harm = dict[str, int | None]
"""The 72 columns of numbers; None where nothing says."""


def nothing() -> Harm:
    """All columns, with nothing known."""
    ends = ("killed_min", "killed_max", "injured_min", "injured_max")
    return {harm_column(category, end): None for category in Category for end in ends}


def harm_of_event(event: Event) -> Harm:
    """The reconciled numbers of an event."""
    found = nothing()
    for row in event.counts:
        if row.outcome in _OUTCOMES:
            category, outcome = CATEGORY_OF[row.victims], _OUTCOMES[row.outcome]
            found[harm_column(category, f"{outcome}_min")] = row.low
            found[harm_column(category, f"{outcome}_max")] = row.high
    return found


def harm_of_claims(claims: Iterable[Claim]) -> Harm:
    """The least and the most that some claims give; what is denied or taken back is not counted."""
    found = nothing()
    said = (count for claim in claims if claim.stance in _SAYING for count in claim.counts)
    for count in said:
        if count.outcome in _OUTCOMES:
            stem = harm_column(CATEGORY_OF[count.victims], _OUTCOMES[count.outcome])
            _widen(found, f"{stem}_min", count.low, min)
            _widen(found, f"{stem}_max", count.high, max)
    return found


def _widen(found: Harm, column: str, value: int | None, choose: Callable[[int, int], int]) -> None:
    held = found[column]
    if value is not None:
        found[column] = value if held is None else choose(held, value)
