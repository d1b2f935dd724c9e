"""A ledger at a glance: its events, what is still open, and what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recount.app.desk.numbers import Bounds, people_of
from recount.app.desk.words import UNGRADED, grade_words, party_words, plain, when_words
from recount.app.quoting import Quoted, Quoter
from recount.app.reports import UNREAD, Dropped
from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind, Stance
from recount.model.counts import Outcome
from recount.model.dates import Dated, DatedBasis
from recount.model.documents import Document
from recount.model.events import Contradiction, Event, Grade, Remainder, Verdict
from recount.model.spans import Span

_HOW = {
    Stance.ALLEGES: "alleged",
    Stance.ESTIMATES: "estimated",
    Stance.CONFIRMS: "confirmed",
    Stance.DENIES: "denied",
    Stance.DECLINES_TO_CONFIRM: "not confirmed",
    Stance.RETRACTS: "retracted",
}


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as a row: `short` is enough of its id to name it by.

    `date_note` says what the date rests on where it is not written out.
    """

    short: str
    event: Event
    date: str
    date_note: str
    place: str
    actors: str
    people: dict[str, Bounds]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a document says beside its events, with the words."""

    said: str
    quote: Quoted


@dataclass(frozen=True, slots=True)
class DatedDocument:
    """A document that does not give its own date, and the words that tie it to one."""

    document: str
    dated: Dated
    because: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """All that `recount show` says. `current` is false where documents have come since."""

    events: tuple[EventLine, ...]
    remainders: tuple[Remainder, ...]
    strengths: tuple[Finding, ...]
    people: tuple[Finding, ...]
    responses: tuple[Finding, ...]
    inferred: tuple[DatedDocument, ...]
    grades: tuple[str, ...]
    left_out: tuple[str, ...]
    disputes: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]
    unread: tuple[Dropped, ...]
    problems: dict[str, int]
    refused: tuple[Dropped, ...]
    documents: int
    origins: int
    methodology: str | None
    current: bool


def show(ledger: Ledger) -> Shown:
    """What a ledger holds, events first, by date."""
    quoter = Quoter(ledger)
    claims = tuple(quoter.claims.values())
    documents = ledger.documents()
    problems = ledger.problems()
    names = {one.id: _name(one) for one in documents}
    lines = event_lines(ledger.events())
    return Shown(
        events=lines,
        remainders=ledger.remainders(),
        strengths=_strengths(claims, quoter),
        people=_people(claims, quoter),
        responses=_responses(claims, quoter),
        inferred=_inferred(ledger, claims),
        grades=tuple(_grades(lines)),
        left_out=tuple(_left_out(lines)),
        disputes=tuple(one.text for line in lines for one in line.event.disputes),
        contradictions=ledger.contradictions(),
        unread=tuple(Dropped(names[one], p.message) for one, p in problems if p.code in UNREAD),
        problems=dict(sorted(Counter(p.code for _, p in problems if p.code not in UNREAD).items())),
        refused=tuple(Dropped(file, message) for file, _, message in ledger.refusals()),
        documents=len(documents),
        origins=len(set(ledger.origins().values())),
        methodology=ledger.methodology,
        current=ledger.is_built,
    )


def _grades(lines: Sequence[EventLine]) -> Iterator[str]:
    """The events of each grade, the best attested first; those of none last."""
    by_grade: dict[str, list[str]] = {}
    for line in lines:
        if line.event.graded is not None:
            by_grade.setdefault(grade_words(line.event), []).append(line.short)
    for grade in [*(one.value for one in Grade), UNGRADED]:
        if grade in by_grade:
            yield f"{grade}: {', '.join(by_grade[grade])}"


def _left_out(lines: Sequence[EventLine]) -> Iterator[str]:
    """Events that are not in by the methodology, or not certainly, and why."""
    for line in lines:
        found = line.event.included
        if found is not None and found.verdict is not Verdict.IN:
            yield f"{line.short}: {found.text}"


def _name(document: Document) -> str:
    return document.file or document.id


def event_lines(events: Sequence[Event]) -> tuple[EventLine, ...]:
    """The events as rows, by date; those of no known date last."""
    short = short_ids([event.id for event in events])
    return tuple(_line(event, short[event.id]) for event in sorted(events, key=_in_time))


def _in_time(event: Event) -> tuple[bool, str, str]:
    start = event.when and (event.when.start or event.when.end)
    return start is None, start.isoformat() if start else "", event.id


def _line(event: Event, short: str) -> EventLine:
    when = when_words(event.when)
    against = party_words(event.target)
    actors = [party_words(event.perpetrator), f"→ {against}" if against else ""]
    return EventLine(
        short=short,
        event=event,
        date=when.text,
        date_note=when.note,
        place=(event.where.name or event.where.text) if event.where else "unknown",
        actors=" ".join(part for part in actors if part) or "unknown",
        people={str(outcome): people_of(event, outcome) for outcome in _outcomes(event)},
    )


def _outcomes(event: Event) -> Iterable[Outcome]:
    told = {count.outcome for count in event.counts}
    return [outcome for outcome in Outcome if outcome in told]


def short_ids(ids: Sequence[str], least: int = 6) -> dict[str, str]:
    """The shortest beginnings, all of one length, that tell these ids apart."""
    length = least
    while len({one[:length] for one in ids}) < len(set(ids)):
        length += 1
    return {one: one[:length] for one in ids}


def _strengths(claims: Iterable[Claim], quoter: Quoter) -> tuple[Finding, ...]:
    found = [claim for claim in claims if claim.kind is ClaimKind.STRENGTH]
    return tuple(Finding(_strength(claim), quoter.quote(claim)) for claim in found)


def _strength(claim: Claim) -> str:
    whose = party_words(claim.party) or "A party that is not named"
    count = claim.strength
    text = f"{whose}: {count.text if count else 'a strength that gives no number'}"
    return text + _share(claim)


def _share(claim: Claim) -> str:
    """The share worked out where both numbers are exact: "43 of 150 is 28.7 per cent"."""
    if claim.share is None:
        return ""
    part, whole = claim.share.part, claim.strength
    exact = part and whole and part.low == part.high and whole.low == whole.high
    if not (exact and part and whole and part.low is not None and whole.low):
        return f"; “{claim.share.text}” is claimed"
    percent = 100 * part.low / whole.low
    return f"; {part.low:,} of {whole.low:,} is {percent:.1f} per cent (“{claim.share.text}”)"


def _people(claims: Iterable[Claim], quoter: Quoter) -> tuple[Finding, ...]:
    """What is said to have become of named persons, where it is more than their role."""
    found = []
    for claim in claims:
        if claim.kind is ClaimKind.ROLE and claim.person and claim.person.status:
            how = f" ({_HOW[claim.stance]})" if claim.stance in _HOW else ""
            said = f"{claim.person.name}: {plain(claim.person.status)}{how}"
            found.append(Finding(said, quoter.quote(claim)))
    return tuple(found)


def _responses(claims: Iterable[Claim], quoter: Quoter) -> tuple[Finding, ...]:
    """Who confirms, denies or will not confirm what, where the text says what it answers."""
    found = []
    for claim in claims:
        if claim.kind is ClaimKind.RESPONSE:
            quote = quoter.quote(claim)
            about = f", of {_answered(claim.about, quoter)}" if claim.about else ""
            found.append(Finding(f"{quote.speaker}: {plain(claim.stance)}{about}", quote))
    return tuple(found)


def _answered(claim_id: str, quoter: Quoter) -> str:
    (answered,) = quoter.quotes([claim_id])
    person = quoter.claims[claim_id].person
    return person.name if person else f"“{' '.join(answered.quote.split())}”"


def _inferred(ledger: Ledger, claims: Iterable[Claim]) -> tuple[DatedDocument, ...]:
    wanted = (DatedBasis.INFERRED, DatedBasis.UNKNOWN)
    claiming = {claim.document for claim in claims}
    return tuple(
        DatedDocument(document, dated, dated.because)
        for document, dated in ledger.dates().items()
        if dated.basis in wanted and document in claiming
    )
