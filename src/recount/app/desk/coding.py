"""The pages of double coding: assignments, a text to code, a coding that is settled, agreement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recount.app import double_coding
from recount.app.assigning import assignment_of, codings_of
from recount.app.coding_units import Unit, beside, machine_events, same, units
from recount.ledger import Ledger
from recount.model.blackouts import Blackout
from recount.model.claims import EventType
from recount.model.documents import Document
from recount.model.double_coding import (
    Adjudication,
    CodedEvent,
    CodedField,
    Coding,
)
from recount.model.saying import say

LINES = re.compile(r"[^\n]+")
FIELD_WORDS = {
    CodedField.TYPE: say("What"),
    CodedField.DAY: say("Day"),
    CodedField.PLACE: say("Place"),
    CodedField.PERPETRATOR: say("By"),
    CodedField.TARGET: say("Against"),
    CodedField.KILLED_LEAST: say("Killed, at least"),
    CodedField.KILLED_MOST: say("Killed, at most"),
    CodedField.INJURED_LEAST: say("Injured, at least"),
    CodedField.INJURED_MOST: say("Injured, at most"),
}
NOT_SAID = say("not said")


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of a coded event: its name, its words, what was coded."""

    field: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """A coded event as its coder sees it."""

    id: str
    number: int
    quote: str
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Words of a text; `events` are the numbers of the coded events that they tell."""

    text: str
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph of a text, and where in the text it begins."""

    start: int
    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class CodingPage:
    """A document as its coder sees it: the text, with nothing of what others or the machine made of
    it, and what she has coded. `seen` is how often she has saved it, `written` a form that was
    refused, `trouble` why."""

    ledger: str
    id: str
    title: str
    source: str
    language: str
    lines: tuple[TextLine, ...]
    events: tuple[EventLine, ...]
    finished: bool
    seen: int
    types: tuple[str, ...]
    fields: tuple[FieldLine, ...]
    written: Mapping[str, str]
    trouble: str

    def was(self, field: str) -> str:
        """What was written into a field of the form that was refused."""
        return self.written.get(field, "")


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a unit: what each side has, whether the two coders differ, and what was settled
    (None where nothing was)."""

    field: str
    label: str
    first: str
    second: str
    machine: str
    differ: bool
    settled: str | None
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """An event that either coder found, side by side; `seen` is how often it was settled."""

    name: str
    number: int
    first: str
    second: str
    machine: str
    cells: tuple[Cell, ...]
    settled_by: str
    told: bool
    reason: str
    seen: int


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two codings of a document side by side, with what was settled: so many events by now, and so
    often in all (`seen`)."""

    ledger: str
    id: str
    title: str
    document: str
    language: str
    names: tuple[str, str]
    units: tuple[UnitLine, ...]
    trouble: str
    settled: int
    seen: int
    types: tuple[str, ...] = tuple(EventType)


def _events(coding: Coding | None) -> tuple[CodedEvent, ...]:
    return coding.events if coding else ()


def coding_page(
    ledger: Ledger, key: str, account: str, written: Mapping[str, str], trouble: str = ""
) -> CodingPage:
    """A document to code. Raises RightError where it is not this account's."""
    assignment, coding = double_coding.own_coding(ledger, key, account)
    withheld, bare = Blackout.of(ledger.disclosures()), ledger.document(assignment.document)
    document = withheld.over_document(bare)
    coding = withheld.over_words(coding, bare)
    return CodingPage(
        ledger=ledger.path.name,
        id=assignment.id,
        title=document.title or document.id,
        source=_source(document),
        language=document.language or "",
        lines=tuple(text_lines(document.text, coding.events)),
        events=tuple(_event_line(one, at) for at, one in enumerate(coding.events, start=1)),
        finished=coding.finished,
        seen=len(double_coding.saved(ledger, key, account)),
        types=tuple(EventType),
        fields=tuple(FieldLine(one.value, FIELD_WORDS[one], "") for one in CodedField),
        written=written,
        trouble=trouble,
    )


def _source(document: Document) -> str:
    return ", ".join(one for one in (document.publisher, (document.published or "")[:10]) if one)


def _event_line(event: CodedEvent, number: int) -> EventLine:
    fields = (
        FieldLine(one.field.value, FIELD_WORDS[one.field], one.value.replace("_", " "))
        for one in event.values
    )
    return EventLine(event.id, number, event.evidence.quote, tuple(fields))


def text_lines(text: str, events: Sequence[CodedEvent]) -> Iterator[TextLine]:
    """The paragraphs of a text with the words of coded events marked."""
    spans = [(one.evidence.start, one.evidence.end) for one in events]
    for found in LINES.finditer(text):
        start, end = found.span()
        cuts = {start, end, *(at for span in spans for at in span if start < at < end)}
        places = sorted(cuts)
        pieces = (
            TextPiece(text[left:right], _over(spans, left, right))
            for left, right in pairwise(places)
        )
        yield TextLine(start, tuple(pieces))


def _over(spans: Sequence[tuple[int, int]], left: int, right: int) -> tuple[int, ...]:
    return tuple(at for at, span in enumerate(spans, 1) if span[0] <= left and right <= span[1])


def compare_page(ledger: Ledger, key: str, account: str, trouble: str = "") -> ComparePage:
    """Two codings side by side. Raises DecisionError or RightError where they are not to be
    compared yet, or not by this account."""
    assignment = assignment_of(ledger, key)
    double_coding.check_comparable(ledger, assignment, account)
    withheld, bare = Blackout.of(ledger.disclosures()), ledger.document(assignment.document)
    document = withheld.over_document(bare)
    codings = withheld.over_words(codings_of(ledger, assignment), bare)
    first, second = (_events(one) for one in codings)
    claims = withheld.over_words(ledger.claims(document.id), bare)
    machine = machine_events(claims, (*first, *second))
    made = [row for row in ledger.double_coding(Adjudication) if row.assignment == key]
    settled, times = {row.unit: row for row in made}, Counter(row.unit for row in made)
    found = units(first, second)
    read = beside(found, machine)
    lines = (
        _unit_line(unit, read.get(unit.name), settled.get(unit.name), (at, times[unit.name]))
        for at, unit in enumerate(found, start=1)
    )
    names = (assignment.coders[0].name, assignment.coders[1].name)
    return ComparePage(
        ledger.path.name, key, document.title or document.id, document.id,
        document.language or "", names, tuple(lines), trouble, len(settled),
        len(made),
    )  # fmt: skip


def _unit_line(
    unit: Unit,
    machine: CodedEvent | None,
    settled: Adjudication | None,
    numbers: tuple[int, int],
) -> UnitLine:
    quotes = [one.evidence.quote if one else "" for one in (unit.first, unit.second, machine)]
    return UnitLine(
        name=unit.name,
        number=numbers[0],
        first=quotes[0],
        second=quotes[1],
        machine=quotes[2],
        cells=tuple(_cell(unit, machine, settled, field) for field in CodedField),
        settled_by=settled.author.name if settled else "",
        told=settled.told if settled else True,
        reason=settled.reason if settled else "",
        seen=numbers[1],
    )


def _cell(
    unit: Unit, machine: CodedEvent | None, settled: Adjudication | None, field: CodedField
) -> Cell:
    sides = [one.value(field) if one else "" for one in (unit.first, unit.second, machine)]
    both = unit.first is not None and unit.second is not None
    agreed = unit.first and unit.second and same(unit.first, unit.second, field)
    said = (
        next((one.value for one in settled.values if one.field is field), "") if settled else None
    )
    return Cell(
        field=field.value,
        label=FIELD_WORDS[field],
        first=sides[0],
        second=sides[1],
        machine=sides[2],
        differ=both and not agreed,
        settled=said,
        choices=tuple(dict.fromkeys(one for one in (said, *sides) if one)),
    )
