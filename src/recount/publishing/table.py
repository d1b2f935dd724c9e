"""One row an event, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from recount.model.claims import Claim
from recount.model.counts import Outcome
from recount.model.dates import When
from recount.model.events import Event
from recount.model.parties import Party
from recount.model.places import Where
from recount.model.readings import MentionKind, Reading
from recount.publishing.edition import Edition

Bounds = tuple[int | None, int | None, int | None]
"""Low, best and high; None where nothing says."""

WITHHELD = "[not shown: names a person]"

_PLAIN = (
    "event",
    "start",
    "end",
    "date_partial",
    "date_precision",
    "date_basis",
    "place",
    "country",
    "admin1",
    "lat",
    "lon",
    "radius_km",
    "type",
    "perpetrator",
    "target",
    "strikes_low",
    "strikes_high",
    "counts_as_low",
    "counts_as_high",
    "grade",
    "grade_rule",
    "included",
    "included_rule",
)
_BOUNDS = tuple(f"{outcome}_{bound}" for outcome in Outcome for bound in ("low", "best", "high"))
COLUMNS = (*_PLAIN, *_BOUNDS, "rules", "methodology", "origins", "documents", "quotes")


def event_table(edition: Edition, people: Callable[[Event, Outcome], Bounds]) -> Iterator[str]:
    """Lines of a CSV table of the events, by date; an empty cell is unknown, never 0.

    `people` gives the bounds of everyone of an outcome in an event. Persons' names are in no
    column; a quote that holds one is left out.
    """
    claims = {claim.id: claim for claim in edition.claims}
    names = {key: _names(reading) for key, reading in edition.readings.items()}
    yield _line(COLUMNS)
    for event in sorted(edition.events, key=_in_time):
        row = _plain_cells(event)
        for outcome in Outcome:
            bounds = zip(("low", "best", "high"), people(event, outcome), strict=True)
            row |= {f"{outcome}_{bound}": value for bound, value in bounds}
        row["methodology"] = edition.methodology
        row["quotes"] = _quotes(event, claims, names)
        yield _line([row[column] for column in COLUMNS])


def _in_time(event: Event) -> tuple[date, str]:
    start = event.when and (event.when.start or event.when.end)
    return start or date.max, event.id


def _plain_cells(event: Event) -> dict[str, Any]:
    rules = sorted({count.rule for count in event.counts})
    return {
        "event": event.id,
        **_when_cells(event.when),
        **_where_cells(event.where),
        "type": event.type.value,
        "perpetrator": _party(event.perpetrator),
        "target": _party(event.target),
        "strikes_low": event.strikes.low,
        "strikes_high": event.strikes.high,
        **_judged_cells(event),
        "rules": " | ".join(rules),
        "origins": event.origins,
        "documents": " | ".join(sorted(event.documents)),
    }


def _judged_cells(event: Event) -> dict[str, Any]:
    """What the methodology makes of an event; empty where a ledger was built without it."""
    graded, included, counts = event.graded, event.included, event.counted
    return {
        "counts_as_low": counts.low if counts else None,
        "counts_as_high": counts.high if counts else None,
        "grade": graded.grade.value if graded and graded.grade else None,
        "grade_rule": graded.rule if graded else None,
        "included": included.verdict.value if included else None,
        "included_rule": included.rule if included else None,
    }


def _when_cells(when: When | None) -> dict[str, Any]:
    return {
        "start": when.start if when else None,
        "end": when.end if when else None,
        "date_partial": when.partial.removeprefix("--") if when and when.partial else None,
        "date_precision": when.precision.value if when else None,
        "date_basis": when.basis.value if when else None,
    }


def _where_cells(where: Where | None) -> dict[str, Any]:
    names = ("country", "admin1", "lat", "lon", "radius_km")
    cells = {name: getattr(where, name) if where else None for name in names}
    return {"place": (where.name or where.text) if where else None, **cells}


def _party(party: Party | None) -> str | None:
    return (party.name or party.text) if party else None


def _names(reading: Reading) -> frozenset[str]:
    """Full names and last names of the persons that a document names."""
    full = {claim.person.name for claim in reading.claims if claim.person}
    full |= {one.text for one in reading.mentions if one.kind is MentionKind.PERSON}
    last = {name.split()[-1] for name in full if name.split()}
    return frozenset(name.casefold() for name in full | last)


def _quotes(event: Event, claims: Mapping[str, Claim], names: Mapping[str, frozenset[str]]) -> str:
    held = [claims[claim_id] for claim_id in event.claims if claim_id in claims]
    return " | ".join(f"{one.document}: {_quote(one, names[one.document])}" for one in held)


def _quote(claim: Claim, names: frozenset[str]) -> str:
    quote = " ".join(claim.evidence.quote.split())
    named = claim.person is not None or any(name in quote.casefold() for name in names)
    return WITHHELD if named else f"“{quote}”"


def _line(cells: Sequence[Any]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow([_safe(cell) for cell in cells])
    return written.getvalue()


def _safe(cell: Any) -> Any:
    """A spreadsheet runs a cell that begins like a formula; words from documents never should."""
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + cell
    return cell
