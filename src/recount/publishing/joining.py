"""Claims as they are shown and exported: with their event, and totals with their members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from recount.model.claims import Claim, ClaimKind, Scope
from recount.model.events import Event, Membership

_NO_SCOPE = Scope(None, None, None, None, None)


def claims_with_events(
    claims: Iterable[Claim], events: Sequence[Event], memberships: Sequence[Membership]
) -> tuple[Claim, ...]:
    """The claims with `event` filled in, and with a claim of each of a total's certain events in
    `scope.members`; by document and place in the text."""
    event_of: dict[str, str] = {}
    for event in events:
        for claim_id in event.claims:
            event_of.setdefault(claim_id, event.id)
    known = {
        claim.id: replace(claim, event=event_of.get(claim.id)) for claim in sorted(claims, key=_at)
    }
    claims_of = {event.id: [known[one] for one in event.claims if one in known] for event in events}
    for membership in memberships:
        if membership.total in known:
            total = known[membership.total]
            known[total.id] = _with_members(total, membership, known, claims_of)
    return tuple(known.values())


def _at(claim: Claim) -> tuple[str, int, int, str]:
    return claim.document, claim.evidence.start, claim.evidence.end, claim.id


def _with_members(
    total: Claim,
    membership: Membership,
    known: Mapping[str, Claim],
    claims_of: Mapping[str, Sequence[Claim]],
) -> Claim:
    scope = total.scope or _NO_SCOPE
    own = [known[member] for member in scope.members if member in known]
    covered = {member.event for member in own}
    added = [
        _representative(total, claims_of[event])
        for event in membership.members
        if event not in covered and claims_of.get(event)
    ]
    members = (*scope.members, *(claim.id for claim in added))
    return replace(total, scope=replace(scope, members=members))


def _representative(total: Claim, claims: Sequence[Claim]) -> Claim:
    """The claim that stands for an event: of the total's own document where there is one, and
    one that tells of the event rather than answers something about it."""
    return min(
        claims,
        key=lambda claim: (
            claim.document != total.document,
            claim.kind is not ClaimKind.EVENT,
            *_at(claim),
        ),
    )
