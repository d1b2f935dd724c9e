"""What the text itself ties together: "that attack", a person killed in it, an answer to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from recount.linking.grounds import ground_of
from recount.linking.settled import FREE, Bonds
from recount.linking.tellings import HARMED
from recount.model.claims import Claim, ClaimKind
from recount.model.how_many import told_as_one


def happening_of(claim: Claim, claims: Mapping[str, Claim]) -> str | None:
    """The event claim that a claim points to, over any number of steps; None where it ends
    elsewhere (a total, an unknown claim, a circle)."""
    seen = {claim.id}
    pointer = _pointer(claim)
    while pointer is not None and pointer not in seen:
        seen.add(pointer)
        target = claims.get(pointer)
        if target is None or target.document != claim.document:
            return None
        if target.kind is ClaimKind.EVENT:
            return target.id
        pointer = _pointer(target)
    return None


def bind(
    events: Sequence[Claim], claims: Mapping[str, Claim], bonds: Bonds = FREE
) -> list[list[str]]:
    """Event claims that the text says are one happening, together; every claim is in one group.

    What a person decided to keep apart stays so, whatever the text says.
    """
    leader = {claim.id: claim.id for claim in events}
    held = {claim.id: [claim.id] for claim in events}
    for claim in events:
        target = happening_of(claim, claims)
        if target in leader and not _is_one_of(claim, claims[target]):
            ours, theirs = _find(leader, claim.id), _find(leader, target)
            if ours != theirs and not bonds.forbid(held[ours], held[theirs]):
                low, high = sorted((ours, theirs))
                leader[high] = low
                held[low] += held.pop(high)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for claim in events:
        groups[_find(leader, claim.id)].append(claim.id)
    return [sorted(group) for _, group in sorted(groups.items())]


def _is_one_of(claim: Claim, whole: Claim) -> bool:
    """ "Strikes hit several villages. In X one killed three": one of those told of as one."""
    ground, wide = ground_of(claim.where), ground_of(whole.where)
    if told_as_one(whole) is None or ground is None or claim.where is None:
        return False
    own = claim.where.span is not None and claim.evidence.holds(claim.where.span)
    return own and ground.is_spot and (wide is None or not wide.is_spot)


def hangers_on(claims: Mapping[str, Claim]) -> dict[str, str]:
    """Roles and responses that belong to an event, each with the event claim it points to."""
    found = {}
    for claim in claims.values():
        if belongs(claim):
            target = happening_of(claim, claims)
            if target is not None:
                found[claim.id] = target
    return found


def belongs(claim: Claim) -> bool:
    """Whether a claim of this kind may belong to an event without telling of it."""
    if claim.kind is ClaimKind.ROLE:
        return claim.person is not None and claim.person.status in HARMED
    return claim.kind is ClaimKind.RESPONSE


def _pointer(claim: Claim) -> str | None:
    return claim.about if claim.kind is ClaimKind.RESPONSE else claim.refers_to


def _find(leader: dict[str, str], name: str) -> str:
    while leader[name] != name:
        leader[name] = leader[leader[name]]
        name = leader[name]
    return name
