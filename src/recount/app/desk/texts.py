"""The whole texts of an event's sources side by side, under the numbers that its page gives claims.

Texts are long and sources many: the first few are written at once, the others when they are asked
for, each by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from recount.app.desk.claims import (
    ClaimCard,
    DocumentLink,
    Numbering,
    by_voice,
    claim_card,
    document_link,
)
from recount.app.desk.event import claims_used
from recount.app.desk.events import Choice
from recount.app.desk.quotes import (
    Passage,
    claim_marks,
    paragraphs,
    part_at,
    parts_of,
    title_passage,
)
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import count_words, event_type_words, when_words, where_words
from recount.errors import NotFoundError
from recount.model.claims import Claim
from recount.model.events import Event
from recount.model.saying import say, say_list

AT_ONCE = 6
"""Texts that are written with the page: about what the first screen holds."""
BRIEFLY = 3
"""Texts that the page of the event itself asks for."""
ANCHORS = "whole"
"""Numbers in whole texts lead elsewhere than those in passages, which may stand on one page."""


@dataclass(frozen=True, slots=True)
class TextColumn:
    """One source: what it gives, and its text with the evidence marked; a text that is not there
    yet has no cards and no paragraphs and is not `whole`. `numbered` are its claims with their
    numbers. `part` of `parts` is shown of a long one."""

    place: int
    letter: str
    document: DocumentLink
    copy: bool
    elsewhere: bool
    says: tuple[str, ...]
    numbered: tuple[tuple[str, int], ...]
    cards: tuple[ClaimCard, ...] = ()
    paragraphs: tuple[Passage, ...] = ()
    whole: bool = False
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class TextsPage:
    """The sources of one event, or those that give one number; `numbers` are those to choose."""

    ledger: str
    built: bool
    id: str
    title: str
    when: str
    columns: tuple[TextColumn, ...]
    numbers: tuple[Choice, ...]
    says: str
    copies: bool
    sources: int


def texts_page(snapshot: Snapshot, key: str, query: Mapping[str, str]) -> TextsPage:
    """All texts of an event side by side. Raises NotFoundError."""
    event = snapshot.event(key)
    every = _columns(snapshot, event)
    says, copies = query.get("says", ""), query.get("copies", "") != "no"
    chosen = [row for row in every if (copies or not row.copy) and says in ("", *row.says)]
    return TextsPage(
        ledger=snapshot.name,
        built=snapshot.built,
        id=event.id,
        title=say_list((event_type_words(event.type), where_words(event.where).name)),
        when=when_words(event.when).text,
        columns=(
            *(_written(snapshot, row) for row in chosen[:AT_ONCE]),
            *chosen[AT_ONCE:],
        ),
        numbers=_numbers(every),
        says=says,
        copies=copies,
        sources=len(every),
    )


def text_column(snapshot: Snapshot, key: str, document: str) -> TextColumn:
    """One text of an event. Raises NotFoundError."""
    event = snapshot.event(key)
    for row in _columns(snapshot, event):
        if row.document.id == document:
            return _written(snapshot, row)
    raise NotFoundError(
        say("document %(document)s", document=document),
        say("it does not speak of event %(event)s", event=event.id),
        say("open it by itself"),
    )


def texts_in_brief(snapshot: Snapshot, key: str) -> tuple[TextColumn, ...]:
    """A few texts of an event, those first that give different numbers. Raises NotFoundError."""
    own = [row for row in _columns(snapshot, snapshot.event(key)) if not row.elsewhere]
    different: dict[tuple[str, ...], TextColumn] = {}
    for row in own:
        different.setdefault(row.says, row)
    leads = (row for row in own if not row.copy)
    chosen = {row.place: row for row in (*different.values(), *leads)}
    some = sorted(tuple(chosen.values())[:BRIEFLY], key=lambda row: row.place)
    return tuple(_written(snapshot, row) for row in some)


def _columns(snapshot: Snapshot, event: Event) -> tuple[TextColumn, ...]:
    """The sources in the order of the event's page, so that its numbers and letters hold here; a
    document of which claims are used elsewhere on that page too stands here once."""
    numbering = Numbering(snapshot, ANCHORS)
    own, others = (tuple(_of_claims(snapshot, c, numbering)) for c in claims_used(snapshot, event))
    found = {row.document.id: row for row in own}
    for row in others:
        first = found.get(row.document.id, replace(row, elsewhere=True, says=(), numbered=()))
        found[row.document.id] = replace(first, numbered=(*first.numbered, *row.numbered))
    return tuple(replace(row, place=place) for place, row in enumerate(found.values(), start=1))


def _of_claims(
    snapshot: Snapshot, claims: Iterable[Claim], numbering: Numbering
) -> Iterator[TextColumn]:
    for origin, tellings in by_voice(snapshot, claims):
        letter = numbering.letter(origin)
        for nth, telling in enumerate(tellings):
            numbered = tuple((claim.id, numbering.number(claim)) for claim in telling.claims)
            link = document_link(snapshot, telling.document)
            says = tuple(_says(telling.claims))
            yield TextColumn(0, letter, link, nth > 0, False, says, numbered)


def _says(claims: Iterable[Claim]) -> Iterator[str]:
    """The numbers that a source gives for the event, each once, in the order of its text."""
    yield from dict.fromkeys(count_words(count) for claim in claims for count in claim.counts)


def _numbers(columns: Iterable[TextColumn]) -> tuple[Choice, ...]:
    """The numbers that sources give, those of most sources first; none where all give one."""
    amounts = Counter(text for row in columns for text in row.says)
    ordered = sorted(amounts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Choice(text, text, amount) for text, amount in ordered) if len(amounts) > 1 else ()


def _written(snapshot: Snapshot, row: TextColumn) -> TextColumn:
    """The source with its text, of a long one the part in which its first evidence stands."""
    document = snapshot.document(row.document.id)
    numbers = dict(row.numbered)
    claims = snapshot.claims_named(numbers)
    marks = [mark for claim in claims for mark in claim_marks(claim, numbers[claim.id])]
    bounds = parts_of(document.text)
    first = min(
        (claim.evidence.start for claim in claims if not claim.evidence.in_title), default=0
    )
    part = part_at(bounds, first)
    start, end = bounds[part - 1]
    title = title_passage(document, [(claim, numbers[claim.id]) for claim in claims])
    return replace(
        row,
        cards=tuple(claim_card(claim, numbers[claim.id], ANCHORS) for claim in claims),
        paragraphs=(*title, *paragraphs(document.text, start, end, marks)),
        whole=True,
        part=part,
        parts=len(bounds),
    )
