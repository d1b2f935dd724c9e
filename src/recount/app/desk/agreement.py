"""The page of agreement: between people, and of each with the machine, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from recount.analysis.agreement import Agreement, Level, Pair, agreement
from recount.app.assigning import codings_of, standing
from recount.app.coding_units import Unit, machine_events, plain_value, units
from recount.app.desk.coding import FIELD_WORDS
from recount.ledger import Ledger
from recount.model.double_coding import NUMBERS, Assignment, CodedField, Coding
from recount.model.saying import say


@dataclass(frozen=True, slots=True)
class Column:
    """Two sides whose agreement is measured: over how many documents, and how many of the events
    that either found the other found too."""

    title: str
    documents: int
    found_by_both: int
    found: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The agreement of two sides in one field, as it is written."""

    alpha: str
    interval: str
    same: int
    units: int


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """A field, with the agreement of each pair of sides."""

    label: str
    cells: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Agreement per field; `finished` of `assigned` documents were coded by both."""

    ledger: str
    columns: tuple[Column, ...]
    rows: tuple[AgreementRow, ...]
    finished: int
    assigned: int


@dataclass(frozen=True, slots=True)
class Side:
    """The events of one document as two sides have them."""

    document: str
    units: tuple[Unit, ...]


def agreement_page(ledger: Ledger) -> AgreementPage:
    """How far coders agree, over the documents that both have finished."""
    every = standing(ledger)
    done = list(_finished(ledger, every))
    compared = [(say("Between people"), _people(done)), *_with_machine(ledger, done)]
    rows = (
        AgreementRow(FIELD_WORDS[field], tuple(_measured(sides, field) for _, sides in compared))
        for field in CodedField
    )
    columns = (_column(title, sides) for title, sides in compared)
    return AgreementPage(ledger.path.name, tuple(columns), tuple(rows), len(done), len(every))


Done = tuple[Assignment, tuple[Coding, Coding]]


def _finished(ledger: Ledger, every: Sequence[Assignment]) -> Iterator[Done]:
    for one in every:
        first, second = codings_of(ledger, one)
        if first and second and first.finished and second.finished:
            yield one, (first, second)


def _people(done: Sequence[Done]) -> list[Side]:
    return [Side(one.document, units(first.events, second.events)) for one, (first, second) in done]


def _with_machine(ledger: Ledger, done: Sequence[Done]) -> Iterator[tuple[str, list[Side]]]:
    """Each coder with the machine, by name."""
    sides: dict[str, list[Side]] = {}
    for assignment, codings in done:
        claims = ledger.claims(assignment.document)
        for coding in codings:
            found = machine_events(claims, coding.events)
            paired = Side(assignment.document, units(coding.events, found))
            sides.setdefault(coding.coder.name, []).append(paired)
    for name in sorted(sides):
        yield say("%(name)s and the machine", name=name), sides[name]


def _column(title: str, sides: Sequence[Side]) -> Column:
    every = [unit for side in sides for unit in side.units]
    both = sum(unit.first is not None and unit.second is not None for unit in every)
    return Column(title, len(sides), both, len(every))


def _measured(sides: Sequence[Side], field: CodedField) -> Measured:
    level = Level.INTERVAL if field in NUMBERS or field is CodedField.DAY else Level.NOMINAL
    found = agreement([pair for side in sides for pair in _pairs(side, field, level)], level)
    return Measured(_number(found.alpha), _between(found), found.same, found.units)


def _pairs(side: Side, field: CodedField, level: Level) -> Iterator[Pair]:
    """What both say of each event that both found. Of a word, to say nothing is to say something;
    of a number and a day, it leaves nothing to compare."""
    for unit in side.units:
        if unit.first is not None and unit.second is not None:
            first, second = unit.first.value(field), unit.second.value(field)
            if level is Level.NOMINAL:
                yield Pair(side.document, plain_value(first), plain_value(second))
            else:
                yield Pair(side.document, _as_number(field, first), _as_number(field, second))


def _as_number(field: CodedField, value: str) -> float | None:
    if not value:
        return None
    return float(date.fromisoformat(value).toordinal() if field is CodedField.DAY else int(value))


def _number(alpha: float | None) -> str:
    return "" if alpha is None else f"{alpha:.2f}".replace("-", "−")


def _between(found: Agreement) -> str:
    if found.low is None or found.high is None:
        return ""
    return say("%(low)s to %(high)s", low=_number(found.low), high=_number(found.high))
