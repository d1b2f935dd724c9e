"""Claims that their own speakers have taken back."""

from __future__ import annotations

from recount.model.claims import Claim, Stance
from recount.model.counts import Outcome
from recount.model.events import Cluster
from recount.reconciling.case import Aside, Case
from recount.reconciling.voices import voices
from recount.reconciling.wording import speaker


def retracted(case: Case) -> dict[tuple[str, Outcome], Aside]:
    """The claims that a retraction names, or else all that its speaker said of the event before."""
    aside: dict[tuple[str, Outcome], Aside] = {}
    for cluster in case.clusters:
        claims = case.in_order(cluster.claims)
        taken_back = [row for row in claims if row.stance is Stance.RETRACTS]
        for retraction in taken_back:
            reason = Aside("retracted", f"{speaker(retraction, case)} has taken it back")
            for claim in _meant(case, cluster, retraction):
                aside |= {(claim.id, outcome): reason for outcome in Outcome}
    return aside


def _meant(case: Case, cluster: Cluster, retraction: Claim) -> list[Claim]:
    named = case.claims.get(retraction.about) if retraction.about else None
    if named is not None:
        return [named]
    claims = case.in_order(cluster.claims)
    voice_of = voices(claims, case.sources)
    before = claims[: claims.index(retraction)]
    return [row for row in before if voice_of[row.id] == voice_of[retraction.id]]
