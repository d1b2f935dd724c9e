"""A ledger written out."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from recount.app.desk_numbers import people_of
from recount.ledger import Ledger
from recount.model.counts import Outcome
from recount.model.events import Event
from recount.publishing import Edition, event_table, ledger_lines


class ExportFormat(StrEnum):
    """What an export looks like: the whole working copy, or a table of the events."""

    JSONL = "jsonl"
    CSV = "csv"


def export(ledger: Ledger, form: ExportFormat) -> Iterator[str]:
    """The lines of an export, without line ends; the same ledger always gives the same."""
    if form is ExportFormat.JSONL:
        return ledger_lines(_edition(ledger, mentions=False))
    # The table leaves out persons' names, and mentions say which words are names.
    return event_table(_edition(ledger, mentions=True), _bounds)


def _edition(ledger: Ledger, mentions: bool) -> Edition:
    return Edition(
        documents=ledger.documents(),
        readings={reading.document: reading for reading in ledger.readings(mentions)},
        events=ledger.events(),
        memberships=ledger.memberships(),
        contradictions=ledger.contradictions(),
        origins=ledger.origins(),
        methodology=ledger.methodology,
    )


def _bounds(event: Event, outcome: Outcome) -> tuple[int | None, int | None, int | None]:
    people = people_of(event, outcome)
    return people.low, people.best, people.high
