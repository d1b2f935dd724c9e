"""The day that a lead leaves to the text below: of the event that it tells, as soon as another
telling of it has one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from recount.model.claims import Claim, ClaimKind, EventType
from recount.model.dates import DateBasis, When
from recount.reading.dated_later import A_BATTLE
from recount.reading.story import GENERIC, is_told

A_NIGHT = 2  # days
_BEGAN = re.compile(
    r"\b(?:fighting|clashes|battles?|violence)\b.*\b(?:broke out|erupted|began|started|flared)\b",
    re.IGNORECASE | re.DOTALL,
)
_NTH = re.compile(r"\b(?:first|second|third|fourth|last|other|another)\b", re.IGNORECASE)


def days_of_one(claims: Sequence[Claim]) -> dict[str, Claim]:
    """The claims of the first event of a text that get the one day that others of them tell, by the
    ids that they had."""
    known = {claim.id: claim for claim in claims if claim.kind is ClaimKind.EVENT}
    lead = min(known.values(), key=lambda c: (c.evidence.in_title, c.evidence.start), default=None)
    if lead is None or lead.when is None:
        return {}
    first = _first(lead, known)
    group = [c for c in known.values() if _first(c, known) == first]
    untold = [c for c in group if c.when is not None and not is_told(c.when)]
    told = [c for c in group if is_told(c.when or lead.when) and _may_be_of(lead, c)]
    day = _one_day(told) if untold else None
    if day is None or day.overlaps(
        lead.when
    ):  # of the day of the paper: perhaps only "this morning"
        return {}
    when = replace(day, text="", span=None, basis=DateBasis.RELATIVE_TO_EVENT)
    return {claim.id: replace(claim, when=when).with_id() for claim in untold}


def _may_be_of(lead: Claim, claim: Claim) -> bool:
    """Whether a telling is of the lead's kind and counts nobody whom the lead does not: three more
    bodies, brought in on another day, and "the first raid" of two say nothing of its day."""
    kinds = {lead.event_type, claim.event_type}
    if _began_long_before(lead, claim):
        return False
    if (len(kinds) > 1 and not kinds <= GENERIC - {EventType.OTHER}) or _NTH.search(
        claim.evidence.quote
    ):
        return False
    numbers = {(c.outcome, c.low) for c in claim.counts if c.low is not None}
    return numbers <= {(c.outcome, c.low) for c in lead.counts}


def _began_long_before(lead: Claim, claim: Claim) -> bool:
    """ "Fighting broke out on 4 April", in a paper of the 17th: the day that it went on from."""
    if _BEGAN.search(claim.evidence.quote) is None or lead.when is None or claim.when is None:
        return False
    began, now = claim.when.end, lead.when.start
    return began is not None and now is not None and now - began > timedelta(days=A_BATTLE)


def _first(claim: Claim, known: dict[str, Claim]) -> str:
    while claim.refers_to in known:
        claim = known[claim.refers_to or ""]
    return claim.id


def _one_day(group: Sequence[Claim]) -> When | None:
    """The day or night that all of a group who tell one agree on."""
    told = [c.when for c in group if c.when is not None and is_told(c.when)]
    days: set[tuple[date | None, date | None]] = {(when.start, when.end) for when in told}
    short = all((when.days or 99) <= A_NIGHT for when in told)
    return told[0] if len(days) == 1 and short else None
