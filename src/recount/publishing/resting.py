"""What each row of a release rests on: events, claims, documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from recount.publishing.acled import ACLED
from recount.publishing.airwars import BELLIGERENTS, INCIDENTS, SOURCES, VICTIMS
from recount.publishing.coverage import BY_MONTH, BY_PUBLISHER, UNTOLD
from recount.publishing.ged import GED
from recount.publishing.issued import Cells, Issued, Sheet
from recount.publishing.numbering import number_of
from recount.publishing.own import CLAIMS, CONTRADICTIONS, COUNTS, DOCUMENTS, EVENTS, FIGURES
from recount.publishing.own_tables import BAR
from recount.publishing.person_tables import PERSONS

Ids = frozenset[str]
NONE: Ids = frozenset()
_LAND = 3
"""Letters of a country before the number of an event in ACLED."""
_EVENT_IN = {
    EVENTS.name: "event",
    COUNTS.name: "event",
    GED.name: "relid",
    INCIDENTS.name: "code",
    BELLIGERENTS.name: "code",
}
"""The column with the event of a row that is made from an event as a whole."""
_CLAIM_IN = {CLAIMS.name, FIGURES.name, PERSONS.name}
"""Tables whose rows are of one claim."""


@dataclass(frozen=True, slots=True)
class Rests:
    """What a row rests on."""

    events: Ids = NONE
    claims: Ids = NONE
    documents: Ids = NONE

    def __or__(self, other: Rests) -> Rests:
        """What either of two rests on."""
        return Rests(
            self.events | other.events,
            self.claims | other.claims,
            self.documents | other.documents,
        )


class Side:
    """One release, with the look-ups from its rows to events, claims and documents."""

    def __init__(self, release: Issued) -> None:
        self._release = release
        held = release.sheet(CLAIMS.name)
        rows = [(held.cell(row, "claim"), row) for row in held.rows]
        self.document_of = {claim: held.cell(row, "document") for claim, row in rows}
        told = ((claim, held.cell(row, "event")) for claim, row in rows)
        self.event_of = {claim: event for claim, event in told if event}
        self.claims_of = _turned(self.event_of)
        self.claims_in = _turned(self.document_of)
        self.claims = Ids(self.document_of)
        self.of_none = self.claims - self.event_of.keys()

    @cached_property
    def documents(self) -> Ids:
        """All its documents."""
        return Ids(self._publishers)

    @cached_property
    def together(self) -> tuple[Ids, ...]:
        """Events whose numbers bear on one another, by a total or a contradiction."""
        held = self._release.sheet(CONTRADICTIONS.name)
        told = (_only(*held.cell(row, "events").split(BAR)) for row in held.rows)
        return (*self._release.ground.together, *told)

    def rests(self, table: str, row: Cells | None) -> Rests:
        """What a row of a table rests on; nothing where there is no row."""
        sheet = self._release.sheet(table)
        if row is None:
            return Rests()
        if table in _EVENT_IN:
            return Rests(events=_only(sheet.cell(row, _EVENT_IN[table])))
        if table in _CLAIM_IN:
            return Rests(claims=_only(sheet.cell(row, "claim")))
        return self._otherwise(sheet, row)

    def _otherwise(self, sheet: Sheet, row: Cells) -> Rests:
        def told(column: str) -> str:
            return sheet.cell(row, column)

        if sheet.name in (SOURCES.name, VICTIMS.name):
            held = self.claims_of.get(told("code"), NONE)
            claims = self.claims_in.get(told("source"), NONE) & held
            return Rests(_only(told("code")), claims, _only(told("source")))
        if sheet.name == DOCUMENTS.name:
            return Rests(documents=_only(told("document")))
        if sheet.name == CONTRADICTIONS.name:
            parts = (_only(*told(column).split(BAR)) for column in ("events", "claims"))
            return Rests(*parts)
        if sheet.name == ACLED.name:
            return Rests(events=_only(self._numbered.get(told("event_id_cnty")[_LAND:], "")))
        if sheet.name == BY_PUBLISHER.name:
            return Rests(documents=self._published.get(told("publisher"), NONE))
        if sheet.name == BY_MONTH.name:
            return Rests(events=self._months.get((told("month"), told("country")), NONE))
        return Rests()

    @cached_property
    def _publishers(self) -> Mapping[str, str]:
        held = self._release.sheet(DOCUMENTS.name)
        return {held.cell(row, "document"): held.cell(row, "publisher") for row in held.rows}

    @cached_property
    def _published(self) -> Mapping[str, Ids]:
        return _turned({one: name or UNTOLD for one, name in self._publishers.items()})

    @cached_property
    def _months(self) -> Mapping[tuple[str, str], Ids]:
        held = self._release.sheet(EVENTS.name)
        found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for row in held.rows:
            month = (held.cell(row, "start") or held.cell(row, "end"))[:7]
            found[month, held.cell(row, "country")].add(held.cell(row, "event"))
        return {key: Ids(events) for key, events in found.items()}

    @cached_property
    def _numbered(self) -> Mapping[str, str]:
        held = self._release.sheet(EVENTS.name)
        events = (held.cell(row, "event") for row in held.rows)
        return {str(number_of(event)): event for event in events}


def _only(*ids: str) -> Ids:
    return Ids(one for one in ids if one)


def _turned(told: Mapping[str, str]) -> Mapping[str, Ids]:
    """From each value to the keys that have it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in told.items():
        found[value].add(key)
    return {value: Ids(keys) for value, keys in found.items()}
