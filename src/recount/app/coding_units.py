"""What two codings of a document have in common: which events are the same, and their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recount.model.claims import Claim, ClaimKind
from recount.model.counts import Count, Outcome
from recount.model.double_coding import CodedEvent, CodedField, CodedValue
from recount.model.folding import folded

NONE = "-"


@dataclass(frozen=True, slots=True)
class Unit:
    """An event as two sides have it; None where a side did not find it."""

    first: CodedEvent | None
    second: CodedEvent | None

    @property
    def name(self) -> str:
        """By which what is settled of it is known."""
        return "+".join(one.id if one else NONE for one in (self.first, self.second))

    @property
    def start(self) -> int:
        """Where its words begin."""
        return min(one.evidence.start for one in (self.first, self.second) if one)


def units(first: Sequence[CodedEvent], second: Sequence[CodedEvent]) -> tuple[Unit, ...]:
    """Events of two codings, each with the one of the other side whose words overlap most with it,
    and among those with like words the one with most like fields; in the order of the text."""
    found: list[Unit] = []
    free = {one.id: one for one in second}
    scored = [
        (-_shared(one, other), -_alike(one, other), place, at)
        for place, one in enumerate(first)
        for at, other in enumerate(second)
        if one.evidence.overlaps(other.evidence)
    ]
    taken: set[int] = set()
    for _, _, place, at in sorted(scored):
        if place not in taken and second[at].id in free:
            taken.add(place)
            found.append(Unit(first[place], free.pop(second[at].id)))
    found += [Unit(one, None) for place, one in enumerate(first) if place not in taken]
    found += [Unit(None, one) for one in free.values()]
    return tuple(sorted(found, key=lambda unit: (unit.start, unit.name)))


def _shared(one: CodedEvent, other: CodedEvent) -> int:
    first, second = one.evidence, other.evidence
    return min(first.end, second.end) - max(first.start, second.start)


def _alike(one: CodedEvent, other: CodedEvent) -> int:
    return sum(bool(one.value(field)) and same(one, other, field) for field in CodedField)


def same(one: CodedEvent, other: CodedEvent, field: CodedField) -> bool:
    """Whether two say the same of a field, capitals and accents aside; also where both say
    nothing."""
    return plain_value(one.value(field)) == plain_value(other.value(field))


def plain_value(value: str) -> str:
    """A value as it is compared."""
    return " ".join(folded(value).split())


def machine_events(
    claims: Iterable[Claim], against: Sequence[CodedEvent]
) -> tuple[CodedEvent, ...]:
    """What the reader found in a document, as a coder would have written it. A place or party that
    it calls otherwise than the words do stands under the name that the coder gave, where either
    is that name."""
    given: dict[str, str] = {}
    for one in against:
        for field in _NAMED:
            given.setdefault(plain_value(one.value(field)), one.value(field))
    return tuple(
        CodedEvent(claim.id, claim.evidence, tuple(_values(claim, given)))
        for claim in claims
        if claim.kind is ClaimKind.EVENT
    )


_NAMED = (CodedField.PLACE, CodedField.PERPETRATOR, CodedField.TARGET)


def _values(claim: Claim, given: Mapping[str, str]) -> Iterator[CodedValue]:
    if claim.event_type:
        yield CodedValue(CodedField.TYPE, claim.event_type.value)
    if claim.when and claim.when.start:
        yield CodedValue(CodedField.DAY, claim.when.start.isoformat())
    for field, named in (
        (CodedField.PLACE, claim.where),
        (CodedField.PERPETRATOR, claim.perpetrator),
        (CodedField.TARGET, claim.target),
    ):
        if named is not None and (named.name or named.text):
            names = [one for one in (named.name, named.text) if one]
            hers = [given[plain_value(one)] for one in names if plain_value(one) in given]
            yield CodedValue(field, (hers or names)[0])
    for outcome in (Outcome.KILLED, Outcome.INJURED):
        yield from _bounds(outcome, claim.counts)


def _bounds(outcome: Outcome, counts: Sequence[Count]) -> Iterator[CodedValue]:
    """Bounds of everyone of an outcome: the wholes added, parts aside."""
    wholes = [one for one in counts if one.outcome is outcome and one.part_of is None]
    for end, bounds in (
        ("least", [one.low for one in wholes]),
        ("most", [one.high for one in wholes]),
    ):
        known = [one for one in bounds if one is not None]
        if known and len(known) == len(wholes):
            yield CodedValue(CodedField(f"{outcome.value}_{end}"), str(sum(known)))


def beside(found: Sequence[Unit], machine: Sequence[CodedEvent]) -> dict[str, CodedEvent]:
    """What the machine has for each unit, by the words of either coder."""
    either = [unit.first or unit.second for unit in found]
    names = {one.id: unit.name for one, unit in zip(either, found, strict=True) if one}
    paired = units([one for one in either if one], machine)
    return {names[one.first.id]: one.second for one in paired if one.first and one.second}
