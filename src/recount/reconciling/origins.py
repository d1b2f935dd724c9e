"""Which independent origins tell of an event: whose word each is, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from recount.model.claims import Claim
from recount.model.events import Origin
from recount.reconciling.case import Case, Opened
from recount.reconciling.wording import speaker


def origins_of(case: Case, row: Opened) -> tuple[Origin, ...]:
    """The origins of an event, that of most documents first, then as they come."""
    by_voice: dict[int, list[Claim]] = defaultdict(list)
    for claim in row.claims:
        by_voice[row.voice_of[claim.id]].append(claim)
    found = [_origin(case, claims) for _, claims in sorted(by_voice.items())]
    return tuple(sorted(found, key=lambda origin: -len(origin.documents)))


def _origin(case: Case, claims: Sequence[Claim]) -> Origin:
    documents = dict.fromkeys(claim.document for claim in claims)
    through = dict.fromkeys(
        name for claim in claims if claim.speaker for name in claim.speaker.relayed_by
    )
    return Origin(
        name=speaker(_speaks(claims), case),
        claims=tuple(claim.id for claim in claims),
        documents=tuple(documents),
        through=tuple(through),
    )


def _speaks(claims: Sequence[Claim]) -> Claim:
    """The claim whose speaker stands for all: the one heard at first hand, then the one whom most
    pass on."""

    def first_hand(claim: Claim) -> tuple[bool, int]:
        relayed = len(claim.speaker.relayed_by) if claim.speaker else 0
        return claim.speaker is None, -relayed

    return min(claims, key=first_hand)
