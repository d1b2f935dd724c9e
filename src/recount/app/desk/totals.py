"""What totals say of all their events together, for sums that are tighter than their parts."""

from __future__ import annotations

from collections.abc import Iterator

from recount.app.desk.snapshot import Snapshot
from recount.model.claims import Claim
from recount.model.counts import Count, Outcome, Victims
from recount.model.events import ContradictionKind, Membership, Remainder


def totals_over(snapshot: Snapshot, outcome: Outcome) -> tuple[Remainder, ...]:
    """A bound on the sum for each total whose events are all known and that no contradiction
    touches; the widest totals first."""
    disputed = {
        claim
        for row in snapshot.contradictions
        if row.kind is ContradictionKind.SUM
        for claim in row.claims
    }
    found = [
        bound
        for row in snapshot.memberships
        if row.complete and row.total not in disputed
        for bound in _bounds(snapshot.claims[row.total], row, outcome)
    ]
    return tuple(sorted(found, key=lambda row: (-len(row.events), row.total)))


def _bounds(claim: Claim, row: Membership, outcome: Outcome) -> Iterator[Remainder]:
    """The bound of a total that counts everybody: by one number, of people or of one class."""
    counts = [c for c in claim.counts if c.outcome is outcome and c.part_of is None]
    if len(counts) == 1 and _counts_everybody(counts[0]):
        count = counts[0]
        yield Remainder(
            row.total, row.members, outcome, Victims.UNSTATED, count.low, count.high, ""
        )


def _counts_everybody(count: Count) -> bool:
    """Whether a total's number is of all people: civilians alone never are."""
    return count.victims in (Victims.UNSTATED, Victims.COMBATANT)
