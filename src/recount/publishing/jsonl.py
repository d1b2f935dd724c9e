"""Records as lines of JSON, in the wire format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from recount.model.claims import Claim
from recount.model.events import Event
from recount.model.readings import Reading
from recount.model.wire import to_wire
from recount.publishing.edition import Edition


def coded_line(
    reading: Reading, claims: Iterable[Claim], events: Iterable[Event], mentions: bool = False
) -> str:
    """One document, coded; `claims` are the reading's own, with their events."""
    row: dict[str, Any] = {
        "document": reading.document,
        "language": reading.language,
        "dated": to_wire(reading.dated),
        "claims": [to_wire(claim) for claim in claims],
        "events": [to_wire(event) for event in events],
    }
    if mentions:
        row["mentions"] = [to_wire(one) for one in reading.mentions if not one.in_title]
    row["problems"] = [to_wire(problem) for problem in reading.problems]
    return _line(row)


def ledger_lines(edition: Edition) -> Iterator[str]:
    """A whole ledger: documents, claims in force, events, contradictions, and what was decided of
    claims; the same ledger always gives the same bytes. Nothing is withheld: names of persons are
    in it."""
    for document in sorted(edition.documents, key=lambda one: one.id):
        row = to_wire(document)
        reading = edition.readings.get(document.id)
        row["language"] = (reading and reading.language) or document.language
        row["dated"] = to_wire(reading.dated) if reading else None
        row["origin"] = edition.origins.get(document.id)
        row["problems"] = to_wire(reading.problems) if reading else None
        yield _line({"record": "document"} | row)
    for claim in edition.claims:
        yield _line({"record": "claim"} | to_wire(claim))
    by = {"methodology": edition.methodology}
    for event in sorted(edition.events, key=lambda one: one.id):
        yield _line({"record": "event"} | to_wire(event) | by)
    for contradiction in sorted(edition.contradictions, key=lambda one: one.id):
        yield _line({"record": "contradiction"} | to_wire(contradiction) | by)
    for decision in edition.decisions:
        yield _line({"record": "decision"} | to_wire(decision))


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)
