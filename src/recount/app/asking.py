"""A ledger as it is told to an assistant: every answer with its quotes, names held back as in what
leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from recount.app.desk.contradictions import ordered
from recount.app.desk.snapshot import take_snapshot
from recount.app.desk.words import number, people_words, when_words, where_words
from recount.app.exporting import built, dossier
from recount.app.report.matter import Matter, people
from recount.app.searching import PAGE, kind_of, look_for, pieces
from recount.errors import QueryError
from recount.ledger import Ledger
from recount.ledger.searching import DOCUMENT, Hit
from recount.model.blackouts import NOTHING, Blackout
from recount.model.counts import Outcome
from recount.model.events import Contradiction, Event
from recount.model.folding import Folded
from recount.model.persons import name_words
from recount.model.saying import say

MOST = 50
"""So many records at most are in one answer; it says how many there are."""
_PAGES = 10
"""So many pages of an index are looked through for words that may be part of a name."""


@dataclass(frozen=True, slots=True)
class Words:
    """A quote: the words of a source, who says them and how, and where."""

    quote: str
    by: str
    publisher: str
    published: str
    document: str
    claim: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A document or a claim that holds what was looked for, with the words around it."""

    quote: str
    title: str
    publisher: str
    published: str
    document: str


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was found; `amount` may be more than is given."""

    amount: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """An event: numbers as best and range, None where unknown, with the words behind them."""

    event: str
    kind: str
    when: str
    where: str
    perpetrator: str
    target: str
    killed: str
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    origins: int
    contradicted: bool
    quotes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class EventsAnswer:
    """Events by day; `amount` may be more than is given."""

    amount: int
    events: tuple[EventAnswer, ...]


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """One number of an event, and how it came about, step by step."""

    people: str
    range: str
    rule: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContradictionAnswer:
    """Statements that cannot all be true, with the words of each."""

    contradiction: str
    kind: str
    message: str
    events: tuple[str, ...]
    quotes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ExplainAnswer:
    """An event with how each of its numbers came about, all its words, and what is against it."""

    event: EventAnswer
    numbers: tuple[NumberAnswer, ...]
    contradictions: tuple[ContradictionAnswer, ...]


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The contradictions, the widest gap first; `amount` may be more than is given."""

    amount: int
    contradictions: tuple[ContradictionAnswer, ...]


class Witness:
    """Answers questions about one ledger, which it never changes; what it has read it reads again
    as soon as somebody wrote, so that a name withheld a moment ago is not told."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._seen: tuple[int, ...] = ()
        self._read: Matter | None = None
        self._blackout = NOTHING

    @property
    def _matter(self) -> Matter:
        seen = self._ledger.state()
        if self._read is None or seen != self._seen:
            held = dossier(built(self._ledger))
            self._blackout = Blackout.of(held.disclosures)
            snapshot = take_snapshot(self._ledger, self._ledger.path.name)
            self._read, self._seen = Matter(held, snapshot), seen
        return self._read

    def search(self, words: str, claims: bool = False, page: int = 1) -> SearchAnswer:
        """Documents, or claims, that hold every word; words in quotation marks as they stand. What
        is held back is found by nobody."""
        found = look_for(self._ledger, words, kind_of(claims), page)
        if not self._may_name(found.terms):
            return SearchAnswer(found.amount, self._passages(found.hits, found.terms))
        kept = [hit for hit in self._first(words, claims) if self._holds(hit, found.terms)]
        first = (max(page, 1) - 1) * PAGE
        return SearchAnswer(len(kept), self._passages(kept[first : first + PAGE], found.terms))

    def _first(self, words: str, claims: bool) -> Iterator[Hit]:
        for page in range(1, _PAGES + 1):
            hits = look_for(self._ledger, words, kind_of(claims), page).hits
            yield from hits
            if len(hits) < PAGE:
                return

    def _may_name(self, terms: Iterable[str]) -> bool:
        """Whether what is looked for is, among other things, part of a name that is held back."""
        held = self._matter.dossier.persons.withheld(self._matter.dossier.documents)
        words = {word for term in terms for word in name_words(term)}
        return any(part in word or word in part for word in words
                   for part in held.lasts | held.words)  # fmt: skip

    def _holds(self, hit: Hit, terms: Iterable[str]) -> bool:
        """Whether the words stand in what may be told of a document or claim."""
        document = self._document(hit)
        title = self._matter.headline(self._matter.dossier.documents[document])
        told = Folded.of(f"{self._told(hit, document)} {title}")
        return all(told.find(term) for term in terms)

    def _document(self, hit: Hit) -> str:
        return hit.id if hit.kind == DOCUMENT else self._ledger.claim(hit.id).document

    def _told(self, hit: Hit, document: str) -> str:
        """The text of a document or claim, as it may be told; it is cut only then."""
        if hit.kind == DOCUMENT:
            text = self._matter.dossier.documents[document].text
            plain = self._matter.dossier.persons.redacted(" ".join(text.split()), [document])
        else:
            plain = self._matter.quote(self._ledger.claim(hit.id))
        return self._blackout.over(plain)

    def _passages(self, hits: Iterable[Hit], terms: Sequence[str]) -> tuple[Passage, ...]:
        return tuple(self._passage(hit, terms) for hit in hits)

    def _passage(self, hit: Hit, terms: Sequence[str]) -> Passage:
        matter, document = self._matter, self._document(hit)
        return Passage(
            "".join(one.text for one in pieces(self._told(hit, document), terms)),
            matter.headline(matter.dossier.documents[document]),
            matter.publisher(document),
            matter.dated(document),
            matter.dossier.label(document),
        )

    def covered(self, answer: Any) -> Any:
        """An answer as JSON with the names covered that are withheld, wherever they stand."""
        return self._blackout.over_all(answer)

    def show(
        self, since: str = "", until: str = "", country: str = "", first: int = 1
    ) -> EventsAnswer:
        """Events of a time (days in ISO 8601) and a country (two letters), from the first-th on."""
        chosen = [
            event
            for event in self._matter.events
            if _within(event, since, until)
            and (not country or (event.where and event.where.country == country.upper()))
        ]
        if first < 1:
            raise QueryError(say("first"), say("it counts from 1"), say("give 1 or more"))
        shown = chosen[first - 1 : first - 1 + MOST]
        return EventsAnswer(
            len(chosen), tuple(self._event(one, self._chosen(one)) for one in shown)
        )

    def explain(self, event: str) -> ExplainAnswer:
        """How the numbers of an event came about. NotFoundError where there is no such event."""
        snapshot = self._matter.snapshot
        found = snapshot.event(event)
        rows = snapshot.contradictions_of.get(found.id, ())
        return ExplainAnswer(
            self._event(found, found.claims),
            tuple(self._numbers(found)),
            tuple(self._contradiction(one) for one in ordered(rows)),
        )

    def check(self, first: int = 1) -> CheckAnswer:
        """The contradictions of the ledger."""
        rows = ordered(self._matter.snapshot.contradictions)
        shown = rows[max(first, 1) - 1 : max(first, 1) - 1 + MOST]
        return CheckAnswer(len(rows), tuple(self._contradiction(one) for one in shown))

    def _event(self, event: Event, claims: Iterable[str]) -> EventAnswer:
        matter = self._matter
        killed = matter.killed(event)
        where = where_words(event.where)
        return EventAnswer(
            event.id,
            matter.title(event),
            when_words(event.when).text,
            ", ".join(filter(None, [matter.place(event), where.around])),
            matter.party(event.perpetrator, event),
            matter.party(event.target, event),
            people(killed),
            *(killed.low, killed.best, killed.high),
            event.origins,
            bool(matter.snapshot.contradictions_of.get(event.id)),
            self._quotes(claims),
        )

    def _chosen(self, event: Event) -> tuple[str, ...]:
        """The claims behind the number of dead; all where there is no such number."""
        counts = [one for one in event.counts if one.outcome is Outcome.KILLED and one.claims]
        return counts[0].claims if counts else event.claims

    def _quotes(self, claims: Iterable[str]) -> tuple[Words, ...]:
        matter = self._matter
        return tuple(
            Words(
                matter.quote(claim),
                matter.by(claim),
                matter.publisher(claim.document),
                matter.dated(claim.document),
                matter.dossier.label(claim.document),
                claim.id,
            )
            for claim in matter.claims_named(claims)
        )

    def _numbers(self, event: Event) -> Iterable[NumberAnswer]:
        matter = self._matter
        counts = {(one.outcome, one.victims): one for one in event.counts}
        for row in matter.snapshot.derivations_of.get(event.id, ()):
            count = counts.get((row.outcome, row.victims))
            bounds = (count.low, count.best, count.most) if count else (None, None, None)
            held = matter.documents_of_claims(
                [key for step in row.steps for key in step.claims]
            ) | set(event.documents)
            yield NumberAnswer(
                people_words(row.outcome, row.victims),
                people(number(*bounds)),
                count.rule if count else "",
                tuple(matter.said(step.text, held, "step", event.id) for step in row.steps),
            )

    def _contradiction(self, row: Contradiction) -> ContradictionAnswer:
        matter = self._matter
        held = matter.documents_of_claims(row.claims)
        return ContradictionAnswer(
            row.id,
            row.kind.value,
            matter.said(row.message, held, "message", row.id),
            row.events,
            self._quotes(row.claims),
        )


def _within(event: Event, since: str, until: str) -> bool:
    """Whether an event may lie in a time; of no known day, only where none is asked for."""
    when = event.when
    start, end = (when.start or when.end, when.end or when.start) if when else (None, None)
    if start is None or end is None:
        return not since and not until
    return (not since or _day(since) <= end) and (not until or start <= _day(until))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError(text, say("it is no day"), say("write it as in 2031-05-03")) from None
