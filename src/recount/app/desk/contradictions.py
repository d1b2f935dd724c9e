"""Claims that cannot all hold, with the words of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from recount.app.desk.claims import EventLink, Numbering, Voice, voices
from recount.app.desk.events import Choice, Pages, page_of, shown
from recount.app.desk.filters import read_page
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import (
    CONTRADICTION_WORDS,
    event_type_words,
    when_words,
    where_words,
)
from recount.model.events import Contradiction, ContradictionKind
from recount.model.saying import say_list, say_many

PAGE_SIZE = 20
DAYS = {ContradictionKind.DATE}
PEOPLE = {
    ContradictionKind.SUM,
    ContradictionKind.COUNT,
    ContradictionKind.COPY,
    ContradictionKind.ORDER,
    ContradictionKind.RESPECTIVELY,
}


@dataclass(frozen=True, slots=True)
class ContradictionLine:
    """A contradiction in one sentence; `size` is empty where it has no meaning.

    `refs` are the numbers that its claims bear on the page, where they are shown there.
    """

    id: str
    kind: str
    size: str
    message: str
    remedy: str
    events: tuple[EventLink, ...]
    refs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ContradictionCase:
    """A contradiction with the sources that cannot all be right."""

    line: ContradictionLine
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class ContradictionsPage:
    """All contradictions, the largest first within each kind, or those of one kind."""

    ledger: str
    built: bool
    cases: tuple[ContradictionCase, ...]
    kinds: tuple[Choice, ...]
    kind: str
    pages: Pages
    all_contradictions: int


def contradictions_page(snapshot: Snapshot, query: dict[str, str]) -> ContradictionsPage:
    """The contradictions of the kind that the query asks for, a page at a time."""
    kind = query.get("kind", "")
    every = snapshot.index.once("clashes", lambda: ordered(snapshot.contradictions))
    found = [row for row in every if row.kind == kind] if kind else every
    pages = page_of(len(found), read_page(query.get("page", "")), PAGE_SIZE)
    rows = shown(found, pages)
    snapshot.fetch(key for row in rows for key in row.claims)
    return ContradictionsPage(
        ledger=snapshot.name,
        built=snapshot.built,
        cases=tuple(contradiction_case(snapshot, row) for row in rows),
        kinds=snapshot.index.once("clash kinds", lambda: _kinds(snapshot.contradictions)),
        kind=kind if kind in set(ContradictionKind) else "",
        pages=pages,
        all_contradictions=len(snapshot.contradictions),
    )


def ordered(rows: Iterable[Contradiction]) -> list[Contradiction]:
    """By kind in the order of the method, then the largest first."""
    kinds = list(ContradictionKind)
    return sorted(rows, key=lambda row: (kinds.index(row.kind), -row.size, row.id))


def contradiction_case(snapshot: Snapshot, row: Contradiction) -> ContradictionCase:
    """One contradiction with its words in context."""
    numbering = Numbering(snapshot, prefix=row.id)
    found = voices(snapshot, snapshot.claims_named(row.claims), numbering)
    return ContradictionCase(contradiction_line(snapshot, row, numbering), found)


def contradiction_line(
    snapshot: Snapshot, row: Contradiction, numbering: Numbering
) -> ContradictionLine:
    """One contradiction as a sentence with its links."""
    return ContradictionLine(
        id=row.id,
        kind=CONTRADICTION_WORDS[row.kind],
        size=size_words(row),
        message=row.message,
        remedy=row.remedy,
        events=tuple(
            event_link(snapshot, key) for key in row.events if key in snapshot.event_by_id
        ),
        refs=numbering.given(row.claims),
    )


def size_words(row: Contradiction) -> str:
    """How far apart the claims are, in their own unit."""
    if not row.size:
        return ""
    if row.kind in DAYS:
        return say_many("%(num)s day apart", "%(num)s days apart", row.size)
    if row.kind in PEOPLE:
        return say_many("%(num)s person apart", "%(num)s people apart", row.size)
    if row.kind is ContradictionKind.STATUS:
        return say_many("%(num)s person", "%(num)s people", row.size)
    return ""


def event_link(snapshot: Snapshot, key: str) -> EventLink:
    """An event by its kind, place and date."""
    event = snapshot.event_by_id[key]
    title = say_list((event_type_words(event.type), where_words(event.where).name))
    return EventLink(event.id, title, when_words(event.when).text)


def _kinds(rows: Iterable[Contradiction]) -> tuple[Choice, ...]:
    amounts = Counter(row.kind for row in rows)
    return tuple(
        Choice(kind, CONTRADICTION_WORDS[kind], amounts[kind])
        for kind in ContradictionKind
        if amounts[kind]
    )
