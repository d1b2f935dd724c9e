"""Why a claim or an event waits for a person: what is unknown, inferred, or open in it."""

from __future__ import annotations

from collections.abc import Iterator

from recount.app.desk.numbers import people_of
from recount.model.claims import Claim, ClaimKind
from recount.model.counts import Exactness, Outcome
from recount.model.dates import DateBasis
from recount.model.events import Event, Verdict
from recount.model.places import PlaceBasis
from recount.model.saying import say

DOUBTFUL = 0.15
"""From this share of belief on, another place of the name is one to look at."""

_GUESSED_DAYS = {
    DateBasis.PUBLICATION_FALLBACK: say("day of publication in place of a day"),
    DateBasis.YEAR_INFERRED: say("year inferred"),
}


def claim_reasons(claim: Claim) -> tuple[str, ...]:
    """What a person should look at in a claim."""
    if claim.kind not in (ClaimKind.EVENT, ClaimKind.TOTAL):
        return ()
    return tuple(dict.fromkeys((*_when(claim), *_where(claim), *_counts(claim))))


def _when(claim: Claim) -> Iterator[str]:
    when = claim.when or (claim.scope.when if claim.scope else None)
    if when is None or (when.start is None and when.end is None):
        yield say("no day")
    elif when.basis in _GUESSED_DAYS:
        yield _GUESSED_DAYS[when.basis]


def _where(claim: Claim) -> Iterator[str]:
    where = claim.where or (claim.scope.where if claim.scope else None)
    if where is None:
        yield say("no place")
    elif where.lat is None:
        yield say("place not on the map")
    elif any(one.weight >= DOUBTFUL for one in where.alternatives):
        yield say("several places of the name")
    elif where.basis is PlaceBasis.INHERITED:
        yield say("place taken from the context")


def _counts(claim: Claim) -> Iterator[str]:
    for count in claim.counts:
        if count.exactness is Exactness.VAGUE_WORD:
            yield say("number as a vague word")
        elif count.low is not None and count.high is None:
            yield say("number without an upper bound")
        if count.status_disputed:
            yield say("status in dispute")


def event_reasons(event: Event) -> tuple[str, ...]:
    """What is open in an event."""
    return tuple(_event(event))


def _event(event: Event) -> Iterator[str]:
    if event.when is None or event.when.start is None:
        yield say("no day")
    if event.where is None or event.where.lat is None:
        yield say("not on the map")
    killed = people_of(event, Outcome.KILLED)
    if any(row.outcome is Outcome.KILLED for row in event.counts) and killed.best is None:
        yield say("no best number killed")
    if event.disputes:
        yield say("status in dispute")
    if event.included is not None and event.included.verdict is Verdict.UNSETTLED:
        yield say("in or out is not settled")
