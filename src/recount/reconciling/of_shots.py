"""How many of those who were shot lived: "seven were shot; a man died" counts six injured.

Who writes that so many people were shot, or hit, counts those who died of it too. Where the same
document tells of fewer dead, and nothing says that they were others, the injured are the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recount.model.claims import Claim
from recount.model.counts import Count, Outcome, Victims
from recount.model.events import Cluster
from recount.reconciling.case import Case
from recount.reconciling.of_wounds import are_others, is_of_hits, people_counted
from recount.reconciling.statements import gives_numbers, usable_counts

Died = Mapping[str, int]
"""Claims whose number of injured counts so many who died of it."""
_ANY = frozenset({Victims.UNSTATED, Victims.CIVILIAN})


def less_the_dead(case: Case) -> tuple[Case, Died]:
    """The case with those who died taken out of the numbers of those who were shot."""
    died = {
        claim.id: number
        for cluster in case.clusters
        for claim, number in _with_dead_among_them(case, cluster)
    }
    if not died:
        return case, died
    left = {name: _less(case.claims[name], number) for name, number in died.items()}
    return replace(case, claims={**case.claims, **left}), died


def _less(claim: Claim, died: int) -> Claim:
    """The claim with so many fewer injured, as a number of its own: whose parts they were is not
    known."""
    counts = [count for count in claim.counts if count.outcome is not Outcome.INJURED]
    (shot,) = _wholes(claim)
    low = (shot.low or 0) - died
    high = None if shot.high is None else shot.high - died
    return replace(claim, counts=(*counts, replace(shot, low=low, high=high)))


def _wholes(claim: Claim) -> list[Count]:
    return [c for c in claim.counts if c.outcome is Outcome.INJURED and c.part_of is None]


def _with_dead_among_them(case: Case, cluster: Cluster) -> Iterator[tuple[Claim, int]]:
    """The claims of an event that count those who were shot, with how many of them died."""
    claims = [claim for claim in case.of_event(cluster) if gives_numbers(claim)]
    dead = [claim for claim in claims if people_counted(claim, Outcome.KILLED)]
    shot = [claim for claim in claims if _counts_the_shot(claim)] if dead else []
    for claim in shot:
        number = people_counted(claim, Outcome.INJURED)
        others = [row for row in claims if row not in shot]
        if any(people_counted(row, Outcome.INJURED) == number for row in others):
            continue
        died = _dead_beside(claim, dead)
        if 0 < died < number:
            yield claim, died


def _counts_the_shot(claim: Claim) -> bool:
    """Whether a claim counts together several who were shot, and nobody who died."""
    counts, wholes = usable_counts(claim), _wholes(claim)
    several = len(wholes) == 1 and (wholes[0].low or 0) > 1 and claim.adds_to is None
    alone = all(count.outcome is Outcome.INJURED for count in counts)
    return several and alone and is_of_hits(claim) and not are_others(claim)


def _dead_beside(claim: Claim, dead: Sequence[Claim]) -> int:
    """The most dead that the document of a claim tells of; 0 where they may be others."""
    beside = [row for row in dead if row.document == claim.document]
    group = _wholes(claim)[0].victims
    kinds = {c.victims for row in beside for c in row.counts if c.outcome is Outcome.KILLED}
    fits = group in _ANY or kinds <= _ANY | {group}
    if not fits or any(are_others(row) or row.adds_to is not None for row in beside):
        return 0
    return max((people_counted(row, Outcome.KILLED) for row in beside), default=0)
