"""A claim with one field as a person says it should be. The claim itself is left as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from recount.model.claims import Claim, EventType, Stance
from recount.model.counts import Count
from recount.model.judgements import COUNTED, ClaimField, Correction, FieldValue

_ATTRIBUTES = {ClaimField.TYPE: "event_type"}


def value_of(claim: Claim, field: ClaimField) -> FieldValue | None:
    """What a claim says in a field that is no number of people."""
    found = getattr(claim, _ATTRIBUTES.get(field, field.value))
    return found.value if isinstance(found, EventType | Stance) else found


def is_fit(claim: Claim, correction: Correction) -> bool:
    """Whether the claim still says what was corrected, so that the correction means something."""
    if correction.field in COUNTED:
        return correction.was is None or correction.was in claim.counts
    return value_of(claim, correction.field) == correction.was


def corrected(claim: Claim, correction: Correction) -> Claim:
    """The claim with the value of the correction, under the same name."""
    if correction.field in COUNTED:
        return replace(claim, counts=_counts(claim.counts, correction))
    found: Any = correction.value
    if found is not None and correction.field is ClaimField.TYPE:
        found = EventType(found)
    if correction.field is ClaimField.STANCE:
        found = Stance(found)
    return replace(claim, **{_ATTRIBUTES.get(correction.field, correction.field.value): found})


def _counts(counts: tuple[Count, ...], correction: Correction) -> tuple[Count, ...]:
    new = correction.value
    given = (new,) if isinstance(new, Count) else ()
    if not isinstance(correction.was, Count):
        return (*counts, *given)
    place = counts.index(correction.was)
    if given:
        return (*counts[:place], *given, *counts[place + 1 :])
    left = (*counts[:place], *counts[place + 1 :])
    return tuple(replace(one, part_of=_moved(one.part_of, place)) for one in left)


def _moved(index: int | None, gone: int) -> int | None:
    """Where a whole stands in the list after the number at `gone` was taken out."""
    if index is None or index == gone:
        return None
    return index - 1 if index > gone else index
