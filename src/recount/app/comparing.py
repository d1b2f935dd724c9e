"""A ledger beside a published table: read, compared, and written as tables, a page, a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recount.analysis.pictures.published import draw_published, inline_published
from recount.analysis.published import (
    Comparison,
    Difference,
    Field,
    Happening,
    Match,
    compare,
    read_table,
)
from recount.analysis.published.differences import days_text, place_text, sides_text, toll_text
from recount.app.exporting import built, dossier
from recount.ledger import Ledger
from recount.model.claims import Claim
from recount.model.counts import Outcome
from recount.model.events import Event
from recount.model.parties import PartyKind
from recount.publishing import Dossier, Leaf, Table
from recount.publishing.compared import (
    DIFFERING,
    MATCHED,
    ONLY_HERE,
    ONLY_THERE,
    AloneRow,
    DifferingRow,
    MatchedRow,
)
from recount.publishing.comparison_page import ComparisonPage, MatchOnPage, comparison_html
from recount.publishing.delimited import csv_text
from recount.publishing.losses import LossBook
from recount.publishing.own_tables import BAR

QUOTES = 3
"""So many claims' words stand beside a difference."""
_TELLS: dict[Field, Callable[[Claim], bool]] = {
    Field.TIME: lambda claim: claim.when is not None,
    Field.PLACE: lambda claim: claim.where is not None,
    Field.SIDES: lambda claim: claim.perpetrator is not None or claim.target is not None,
    Field.KILLED: lambda claim: any(one.outcome is Outcome.KILLED for one in claim.counts),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, the name of the table, and the files that tell of it."""

    comparison: Comparison
    table: str
    leaves: tuple[Leaf, ...]


def compare_with(ledger: Ledger, path: Path, mapping: Path | None = None) -> Compared:
    """Which rows of a published table are which events of a ledger, and where they differ.

    Raises InputError where the table cannot be read, LedgerError where the ledger is not built.
    """
    table = read_table(path, mapping)
    held = dossier(built(ledger))
    found = compare([_happening(event, held) for event in _tops(held)], table)
    return Compared(found, path.name, tuple(_leaves(found, path.name, held)))


def summary(compared: Compared) -> tuple[str, ...]:
    """What came of it, in sentences."""
    found = compared.comparison
    both, alike = len(found.matched), found.agreeing
    told = [
        f"{_many(both, 'event')} of the ledger {'is a row' if both == 1 else 'are rows'} of "
        f"{compared.table} ({found.kind}); {both - alike} of them with a difference.",
        f"{len(found.only_here)} are only in the ledger, and {_many(len(found.only_there), 'row')} "
        "of its countries and time only in the table.",
    ]
    if found.not_listed:
        told.append(
            f"{_many(len(found.not_listed), 'event')} without a reported death "
            "were not looked for, as such a table lists deadly events alone."
        )
    if found.undated:
        told.append(f"{_many(len(found.undated), 'event')} without a day were not looked for.")
    if found.outside or found.refused:
        told.append(
            f"{_many(found.outside, 'row')} of other countries or times were left aside, and "
            f"{len(found.refused)} without a day."
        )
    return tuple(told)


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _tops(held: Dossier) -> list[Event]:
    return [event for event in held.events if event.id not in held.whole_of]


def _happening(event: Event, held: Dossier) -> Happening:
    where, when, toll = event.where, event.when, held.toll(event, Outcome.KILLED)
    parties = (event.perpetrator, event.target)
    armed = [one for one in parties if one and one.kind is not PartyKind.CIVILIANS]
    written = held.shown(where.text, "place", event.id, LossBook()) if where else None
    names = (where.name, written, where.admin1) if where else ()
    return Happening(
        id=event.id,
        start=when.start if when else None,
        end=when.end if when else None,
        country=where.country if where else None,
        places=tuple(dict.fromkeys(name for name in names if name)),
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        radius_km=where.radius_km if where else None,
        sides=tuple(
            name for one in armed if (name := held.party(one, "sides", event.id, LossBook()))
        ),
        low=toll.low,
        best=toll.best,
        high=toll.high,
    )


def _leaves(found: Comparison, name: str, held: Dossier) -> Iterator[Leaf]:
    differing = {match.pair.ours.id: tuple(_differing(match, held)) for match in found.matched}
    rows = tuple(row for match in found.matched for row in differing[match.pair.ours.id])
    here = tuple(_alone(one) for one in found.only_here)
    there = tuple(_alone(one) for one in found.only_there)
    title = f"The ledger beside {name}"
    for table in (
        Table(MATCHED, tuple(_matched(match) for match in found.matched)),
        Table(DIFFERING, rows),
        Table(ONLY_HERE, here),
        Table(ONLY_THERE, there),
    ):
        yield Leaf(f"{table.spec.name}.csv", csv_text(table).encode())
    page = ComparisonPage(
        title=title,
        summary=summary(Compared(found, name, ())),
        picture=inline_published(found, title),
        matches=tuple(
            _on_page(match, differing[match.pair.ours.id])
            for match in found.matched
            if match.differences
        ),
        only_here=here,
        only_there=there,
        note=f"Numbers by the methodology {held.edition.methodology or 'unknown'}. What is shown "
        "is what was reported; words that name a person are left out.",
    )
    yield Leaf("comparison.html", comparison_html(page).encode())
    yield Leaf("comparison.png", draw_published(found, title))


def _matched(match: Match) -> MatchedRow:
    parts = {part.name: part.weight for part in match.pair.parts}
    return MatchedRow(
        event=match.pair.ours.id,
        row=match.pair.theirs.id,
        chance=round(match.pair.chance, 3),
        score=round(match.pair.total, 2),
        by_time=round(parts["time"], 2),
        by_place=round(parts["place"], 2),
        by_sides=round(parts["sides"], 2),
        by_killed=round(parts["killed"], 2),
        differs_in=BAR.join(one.field for one in match.differences) or None,
    )


def _differing(match: Match, held: Dossier) -> Iterator[DifferingRow]:
    for one in match.differences:
        yield DifferingRow(
            event=match.pair.ours.id,
            row=match.pair.theirs.id,
            field=one.field.value,
            here=one.here,
            there=one.there,
            size=one.size,
            words=_words(match.pair.ours.id, one, held),
        )


def _words(event: str, difference: Difference, held: Dossier) -> str | None:
    """What the claims of an event say of a field, each once; none that names a person."""
    claims = held.claims_of(held.event(event))
    tells = _TELLS[difference.field]
    shown = (one for one in claims if tells(one) and not held.persons.claim_names(one))
    quotes = dict.fromkeys(" ".join(one.evidence.quote.split()) for one in shown)
    return BAR.join(f"“{quote}”" for quote in list(quotes)[:QUOTES]) or None


def _alone(one: Happening) -> AloneRow:
    return AloneRow(
        id=one.id,
        days=days_text(one),
        place=place_text(one),
        sides=sides_text(one),
        killed=toll_text(one),
    )


def _on_page(match: Match, rows: tuple[DifferingRow, ...]) -> MatchOnPage:
    ours = match.pair.ours
    return MatchOnPage(
        event=ours.id,
        row=match.pair.theirs.id,
        days=days_text(ours),
        place=place_text(ours),
        killed=toll_text(ours),
        chance=f"{match.pair.chance:.2f}",
        differences=rows,
    )
