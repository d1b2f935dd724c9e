"""Which claims come from one independent voice, however many documents carry them."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.claims import Claim
from recount.reconciling.relaying import Relays
from recount.reconciling.sources import Sources
from recount.reconciling.speaker_names import Names, has_inside, words_of


def voices(claims: Sequence[Claim], sources: Sources) -> dict[str, int]:
    """The voice of each claim, by claim id, numbered from 0 in the order of the claims.

    One voice: what one named speaker says, wherever it stands; what a nameless one says through
    one medium; what copies of one dispatch say in their own words or for the same nameless speaker;
    what a document or a medium says itself, where that is no more than what a speaker says whom it
    passes on.
    """
    relays = Relays(claims, Names(claims, sources))
    relays.join_all()
    numbers: dict[tuple[str, ...], int] = {}
    return {claim.id: numbers.setdefault(relays.root(claim), len(numbers)) for claim in claims}


def is_own_word(claim: Claim, sources: Sources) -> bool:
    """Whether the document is published by the one who speaks in the claim."""
    publisher = sources.publisher(claim.document)
    if claim.speaker is None:
        return True
    if publisher is None:
        return False
    said, printed = words_of(claim.speaker.name), words_of(publisher)
    return has_inside(said, printed) or has_inside(printed, said)
