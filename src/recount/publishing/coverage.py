"""Who tells of what: the coverage of a release, by publisher, and by month and country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from recount.model.counts import Outcome
from recount.model.documents import Document
from recount.model.events import Event
from recount.publishing.columns import Says, Table, TableSpec
from recount.publishing.dossier import Dossier
from recount.publishing.losses import LossBook
from recount.publishing.sourcing import publisher

UNTOLD = "not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherRow:
    """What one publisher contributes."""

    publisher: Annotated[str, Says("Who published; `not named` for all that name nobody")]
    documents: Annotated[int, Says("How many documents the ledger has of it")]
    copies: Annotated[int, Says("How many of these are copies of another document")]
    first: Annotated[str | None, Says("The day of the first")]
    last: Annotated[str | None, Says("The day of the last")]
    languages: Annotated[str | None, Says("Their languages, BCP 47, parted by spaces")]
    claims: Annotated[int, Says("How many claims were read in them")]
    events: Annotated[int, Says("How many events they speak of")]
    alone: Annotated[int, Says("How many of these events nobody else speaks of")]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """What is known of one month in one country."""

    month: Annotated[
        str, Says("The month in which events begin, as in 2031-05; empty: no day known")
    ]
    country: Annotated[str | None, Says("ISO 3166-1 alpha-2")]
    events: Annotated[int, Says("How many events")]
    documents: Annotated[int, Says("How many documents speak of them")]
    publishers: Annotated[int, Says("Of how many publishers")]
    single: Annotated[int, Says("How many of the events have one origin only")]
    no_place: Annotated[int, Says("How many are on no map")]
    no_toll: Annotated[int, Says("Of how many no best number of dead is known")]


BY_PUBLISHER = TableSpec(
    "coverage_publishers",
    "Coverage by publisher",
    "One row for each publisher: what it contributes, and where it is alone.",
    PublisherRow,
)
BY_MONTH = TableSpec(
    "coverage_months",
    "Coverage by month and country",
    "One row for each month and country: how well what happened there is told.",
    MonthRow,
)
COVERAGE = (BY_PUBLISHER, BY_MONTH)


def coverage_tables(dossier: Dossier) -> tuple[Table[PublisherRow], Table[MonthRow]]:
    """Both tables; the most frequent publisher first, months in order."""
    names = {one.id: _name(one, dossier) for one in dossier.documents.values()}
    held: defaultdict[str, list[Document]] = defaultdict(list)
    for document in dossier.documents.values():
        held[names[document.id]].append(document)
    rows = [_publisher(name, documents, names, dossier) for name, documents in held.items()]
    rows.sort(key=lambda row: (-row.documents, row.publisher))
    months: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in dossier.events:
        months[_month(event), (event.where and event.where.country) or ""].append(event)
    told = [_months(key, events, names, dossier) for key, events in sorted(months.items())]
    return Table(BY_PUBLISHER, tuple(rows)), Table(BY_MONTH, tuple(told))


def _name(document: Document, dossier: Dossier) -> str:
    return publisher(document, dossier, LossBook()) or UNTOLD


def _publisher(
    name: str, documents: Sequence[Document], names: dict[str, str], dossier: Dossier
) -> PublisherRow:
    ids = {one.id for one in documents}
    events = [one for one in dossier.events if not ids.isdisjoint(one.documents)]
    days = sorted(one.published[:10] for one in documents if one.published)
    readings = [dossier.edition.readings[key] for key in ids if key in dossier.edition.readings]
    origins = dossier.edition.origins
    return PublisherRow(
        publisher=name,
        documents=len(ids),
        copies=sum(1 for key in ids if origins.get(key, key) != key),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        languages=_spaced(one.language for one in readings),
        claims=sum(len(one.claims) for one in readings),
        events=len(events),
        alone=sum(1 for one in events if {names.get(key) for key in one.documents} == {name}),
    )


def _spaced(words: Iterable[str | None]) -> str | None:
    return " ".join(sorted({word for word in words if word})) or None


def _month(event: Event) -> str:
    start: date | None = (event.when.start or event.when.end) if event.when else None
    return f"{start:%Y-%m}" if start else ""


def _months(
    key: tuple[str, str], events: Sequence[Event], names: dict[str, str], dossier: Dossier
) -> MonthRow:
    documents = {one for event in events for one in event.documents}
    return MonthRow(
        month=key[0],
        country=key[1] or None,
        events=len(events),
        documents=len(documents),
        publishers=len({names.get(one, UNTOLD) for one in documents}),
        single=sum(1 for one in events if one.origins == 1),
        no_place=sum(1 for one in events if one.where is None or one.where.lat is None),
        no_toll=sum(1 for one in events if dossier.people(one, Outcome.KILLED)[1] is None),
    )
