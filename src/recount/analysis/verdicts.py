"""What speakers say of a party's silence or return, beside what the ledger holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recount.analysis.appraisals import Tally
from recount.analysis.material import Material
from recount.analysis.rates import (
    PER,
    Exposure,
    RateChange,
    chance_of_none,
    rate_change,
)
from recount.analysis.selecting import Kin, Selection, Window, events_inside, middle
from recount.analysis.wording import quote, speaker_name
from recount.model.claims import Claim, ClaimKind
from recount.model.events import Event


@dataclass(frozen=True, slots=True)
class AbsenceCheck:
    """A claim that a party did nothing within a time, beside the ledger's events of that time.

    `expected` is how many the earlier rate would make, `chance` how likely none at all would then
    be; both are None where the claim's time has no known end. `later` counts what came after it.
    """

    claim: str
    document: str
    speaker: str
    quote: str
    start: str
    end: str | None
    days: int | None
    held: Tally | None
    expected: float | None
    chance: float | None
    later: int
    first_later: str | None


@dataclass(frozen=True, slots=True)
class LaterCheck:
    """A judgement of a speaker, beside what was reported after it was passed.

    `change` compares the rate afterwards with that before the moment; None where no day follows.
    """

    claim: str
    document: str
    speaker: str
    quote: str
    written: str | None
    days: int
    events: int
    change: RateChange | None


def absences_of(material: Material, wanted: Selection) -> tuple[Claim, ...]:
    """The claims that say of the party that it did nothing since some day."""
    kin = Kin.of(material, wanted.party)
    return tuple(
        claim
        for claim in material.kind(ClaimKind.ABSENCE)
        if claim.when is not None and claim.when.start is not None and kin.touches(claim.party)
    )


def check_absences(
    material: Material, claims: Sequence[Claim], events: Sequence[Event], before: Exposure
) -> tuple[AbsenceCheck, ...]:
    """Each claim of an absence, checked."""
    return tuple(_absence(material, claim, events, before) for claim in claims)


def _absence(
    material: Material, claim: Claim, events: Sequence[Event], before: Exposure
) -> AbsenceCheck:
    assert claim.when is not None
    assert claim.when.start is not None
    start, end = claim.when.start, claim.when.end or material.written(claim.document)
    window = Window(start, end) if end is not None and end >= start else None
    days = window.days if window else None
    after = _days_after(events, end or start)
    return AbsenceCheck(
        claim=claim.id,
        document=claim.document,
        speaker=speaker_name(claim),
        quote=quote(claim),
        start=start.isoformat(),
        end=window.end.isoformat() if window else None,
        days=days,
        held=events_inside([e for e in events if middle(e.when)], window) if window else None,
        expected=before.rate * days / PER if days else None,
        chance=chance_of_none(before, days) if days and before.events else None,
        later=len(after) if window else 0,
        first_later=after[0].isoformat() if after and window else None,
    )


def _days_after(events: Sequence[Event], last: date) -> list[date]:
    return sorted(day for e in events if (day := middle(e.when)) is not None and day > last)


def later_checks(
    material: Material, wanted: Selection, events: Sequence[Event], before: Exposure
) -> tuple[LaterCheck, ...]:
    """Each judgement on the party, or in a document that speaks of it, with what followed."""
    return tuple(_later(material, claim, events, before) for claim in _judgements(material, wanted))


def _judgements(material: Material, wanted: Selection) -> Iterator[Claim]:
    kin = Kin.of(material, wanted.party)
    speaking = {
        claim.document
        for claim in material.claims.values()
        if any(kin.touches(p) for p in (claim.party, claim.perpetrator, claim.target) if p)
    }
    for claim in material.kind(ClaimKind.ASSESSMENT):
        named = claim.party is not None and kin.touches(claim.party)
        if named or (claim.party is None and claim.document in speaking):
            yield claim


def _later(
    material: Material, claim: Claim, events: Sequence[Event], before: Exposure
) -> LaterCheck:
    written, last = material.written(claim.document), material.last_day
    days, held = 0, 0
    if written is not None and last is not None and last > written:
        window = Window(written + timedelta(days=1), last)
        days, held = window.days, events_inside(events, window).best or 0
    change = rate_change(before, Exposure(held, days)) if days and before.events + held else None
    return LaterCheck(
        claim.id, claim.document, speaker_name(claim), quote(claim),
        written.isoformat() if written else None, days, held, change,
    )  # fmt: skip
