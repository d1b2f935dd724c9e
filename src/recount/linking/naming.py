"""Which id an event bears: the one that it had, whatever documents were added since.

An id stays with the first of its claims, and where a person rejected that one, with the next. So
of two events that become one the older id is kept, and of one that becomes two the part with the
first claim keeps it. An event that never was is named after the smallest id of its claims.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.ids import content_id
from recount.model.names import Borne, Names


def name_events(told: Sequence[Sequence[str]], names: Names) -> list[str]:
    """The id of each event, given by the sorted ids of the claims that tell of it."""
    holder = {claim: number for number, claims in enumerate(told) for claim in claims}
    known: dict[int, str] = {}
    for number, event in _inherited(holder, names):
        known.setdefault(number, event)
    return [known.get(number) or born(claims[0]) for number, claims in enumerate(told)]


def born(claim: str) -> str:
    """The id of an event that is new, from the smallest of its claims."""
    return content_id("e", claim)


def newly_borne(
    ids: Sequence[str], told: Sequence[Sequence[str]], names: Names
) -> tuple[Borne, ...]:
    """What has to be noted so that the next run gives the same ids."""
    noted = set(names.borne)
    pairs = (Borne(event, claim) for event, held in zip(ids, told, strict=True) for claim in held)
    return tuple(one for one in pairs if one not in noted)


def _inherited(holder: dict[str, int], names: Names) -> list[tuple[int, str]]:
    """Each id with the event that its first claim is in now; what was noted earlier comes first."""
    taken: set[str] = set()
    found = []
    for one in names.borne:
        number = holder.get(one.claim, holder.get(names.heirs.get(one.claim, "")))
        if one.event not in taken and number is not None:
            taken.add(one.event)
            found.append((number, one.event))
    return found
