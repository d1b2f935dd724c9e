"""Sources by field: what each says of an event, in its words, and where one says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from recount.app.desk.claims import Numbering
from recount.app.desk.shelf import Head
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import Number, count_words, number, party_words, when_words, where_words
from recount.model.claims import Claim, ClaimKind
from recount.model.counts import Count, Outcome, Victims
from recount.model.events import Event
from recount.model.lineage import ancestors
from recount.model.parties import Party
from recount.model.places import Where
from recount.model.saying import say
from recount.model.spans import Span
from recount.places.geometry import kilometres

NEAR_KM = 1.0
"""How far two points of one place may lie apart where neither says how far off it is."""


@dataclass(frozen=True, slots=True)
class CellValue:
    """One value that a source gives, with its words and the claim; `differs` from the event's."""

    text: str
    words: str
    refs: tuple[int, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One source; a cell for each column, empty where it is silent."""

    letter: str
    document: str
    title: str
    published: str
    copy: bool
    cells: tuple[tuple[CellValue, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sources by field. `event` is what the event has in each column, `split` which columns hold a
    source that says otherwise."""

    columns: tuple[str, ...]
    event: tuple[str, ...]
    split: tuple[bool, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class TollLine:
    """How many were killed, as one source had it on one day."""

    published: str
    letter: str
    document: str
    title: str
    number: Number
    words: str
    refs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    event: str
    values: Callable[[Claim], Iterator[tuple[str, Span | None, bool]]]


def matrix(snapshot: Snapshot, event: Event, numbering: Numbering) -> Matrix:
    """What each source of an event says, field by field, the earliest source first."""
    by_source = list(_sources(snapshot, event))
    columns = _columns(event)
    rows = [_row(snapshot, found, claims, columns, numbering) for found, claims in by_source]
    used = [i for i in range(len(columns)) if any(row.cells[i] for row in rows)]
    kept = tuple(
        MatrixRow(
            row.letter,
            row.document,
            row.title,
            row.published,
            row.copy,
            tuple(row.cells[i] for i in used),
        )
        for row in rows
    )
    return Matrix(
        columns=tuple(columns[i].name for i in used),
        event=tuple(columns[i].event for i in used),
        split=tuple(any(cell.differs for row in rows for cell in row.cells[i]) for i in used),
        rows=kept,
    )


def _sources(snapshot: Snapshot, event: Event) -> Iterator[tuple[Head, list[Claim]]]:
    found: dict[str, list[Claim]] = {}
    for claim in snapshot.claims_named(event.claims):
        if claim.document in snapshot.heads and claim.kind is ClaimKind.EVENT:
            found.setdefault(claim.document, []).append(claim)
    heads = (snapshot.heads[key] for key in found)
    for document in sorted(heads, key=lambda row: (row.published or "9999", row.id)):
        yield document, found[document.id]


def _columns(event: Event) -> tuple[_Column, ...]:
    killed, injured = Outcome.KILLED, Outcome.INJURED
    return (
        _Column(say("When"), when_words(event.when).text, lambda claim: _when(claim, event)),
        _Column(say("Where"), where_words(event.where).name, lambda claim: _where(claim, event)),
        _Column(
            say("By"),
            party_words(event.perpetrator),
            lambda claim: _party(claim.perpetrator, event.perpetrator),
        ),
        _Column(
            say("Against"),
            party_words(event.target),
            lambda claim: _party(claim.target, event.target),
        ),
        _Column(say("Killed"), _chosen(event, killed), lambda claim: _counts(claim, event, killed)),
        _Column(
            say("Injured"), _chosen(event, injured), lambda claim: _counts(claim, event, injured)
        ),
    )


def _row(
    snapshot: Snapshot,
    document: Head,
    claims: Sequence[Claim],
    columns: Iterable[_Column],
    numbering: Numbering,
) -> MatrixRow:
    origin = snapshot.origin(document.id)
    return MatrixRow(
        letter=numbering.letter(origin),
        document=document.id,
        title=document.publisher or document.title or document.id,
        published=(document.published or "")[:10],
        copy=origin != document.id,
        cells=tuple(tuple(_cell(claims, column, numbering)) for column in columns),
    )


def _cell(claims: Sequence[Claim], column: _Column, numbering: Numbering) -> Iterator[CellValue]:
    """The values of one source, each once, with all claims that give it."""
    found: dict[str, tuple[str, list[str], bool]] = {}
    for claim in claims:
        for text, span, differs in column.values(claim):
            words = span.quote if span is not None else ""
            _, keys, other = found.setdefault(text, (words, [], differs))
            keys.append(claim.id)
            found[text] = (found[text][0] or words, keys, other or differs)
    for text, (words, keys, differs) in found.items():
        yield CellValue(text, words, numbering.given(dict.fromkeys(keys)), differs)


def _when(claim: Claim, event: Event) -> Iterator[tuple[str, Span | None, bool]]:
    if claim.when is not None:
        known = event.when is not None and event.when.start is not None
        differs = known and claim.when.start is not None and not _meets(claim, event)
        yield when_words(claim.when).text, claim.when.span, bool(differs)


def _meets(claim: Claim, event: Event) -> bool:
    return bool(claim.when and event.when and claim.when.overlaps(event.when))


def _where(claim: Claim, event: Event) -> Iterator[tuple[str, Span | None, bool]]:
    if claim.where is not None:
        differs = event.where is not None and _apart(claim.where, event.where)
        yield where_words(claim.where).name, claim.where.span, differs


def _apart(first: Where, second: Where) -> bool:
    """Whether two places cannot be one, with what is not known of either."""
    points = (first.lat, first.lon, second.lat, second.lon)
    if None in points:
        return False
    slack = (first.radius_km or 0) + (second.radius_km or 0) + NEAR_KM
    lat, lon, other_lat, other_lon = (value or 0.0 for value in points)
    return kilometres(lat, lon, other_lat, other_lon) > slack


def _party(party: Party | None, chosen: Party | None) -> Iterator[tuple[str, Span | None, bool]]:
    if party is not None:
        yield party_words(party), party.span, chosen is not None and _strangers(party, chosen)


def _strangers(first: Party, second: Party) -> bool:
    """Whether two parties bear names and neither belongs to the other."""
    if not first.name or not second.name or first.name == second.name:
        return False
    ids = [one.id for one in (first, second) if one.id]
    if len(ids) < 2:
        return True
    return ids[0] not in (ids[1], *ancestors(ids[1])) and ids[1] not in ancestors(ids[0])


def _counts(
    claim: Claim, event: Event, outcome: Outcome
) -> Iterator[tuple[str, Span | None, bool]]:
    for count in claim.counts:
        if count.outcome is outcome:
            yield count_words(count), count.span, count.part_of is None and _misses(count, event)


def _misses(count: Count, event: Event) -> bool:
    """Whether a number leaves out the one that stands as best for the same people."""
    same = (
        row for row in event.counts if (row.outcome, row.victims) == (count.outcome, count.victims)
    )
    best = next((row.best for row in same), None)
    if best is None:
        return False
    low = count.low if count.low is not None else 0
    return best < low or (count.high is not None and best > count.high)


def _chosen(event: Event, outcome: Outcome) -> str:
    """The event's numbers of one outcome, the widest class first."""
    found = [row for row in event.counts if row.outcome is outcome]
    texts = [number(row.low, row.best, row.most).text for row in found[:1]]
    return texts[0] if texts else ""


def tolls(snapshot: Snapshot, event: Event, numbering: Numbering) -> tuple[TollLine, ...]:
    """How the toll of an event was reported, day by day; documents without a day stand last."""
    return tuple(
        line
        for document, claims in _sources(snapshot, event)
        for line in _toll(snapshot, document, claims, numbering)
    )


def _toll(
    snapshot: Snapshot, document: Head, claims: Sequence[Claim], numbering: Numbering
) -> Iterator[TollLine]:
    """The greatest number killed that a document gives, of all people where it says so."""
    killed = [
        (count, claim)
        for claim in claims
        for count in claim.counts
        if count.outcome is Outcome.KILLED and count.part_of is None and count.high != 0
    ]
    if not killed:
        return
    count, claim = max(
        killed, key=lambda pair: (pair[0].victims is Victims.UNSTATED, pair[0].low or 0)
    )
    yield TollLine(
        published=(document.published or "")[:10],
        letter=numbering.letter(snapshot.origin(document.id)),
        document=document.id,
        title=document.publisher or document.title or document.id,
        number=number(count.low, count.low if count.low == count.high else None, count.high),
        words=count_words(count),
        refs=numbering.given((claim.id,)),
    )
