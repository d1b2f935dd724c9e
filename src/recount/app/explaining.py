"""How the numbers of one event came about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recount.app.desk.words import VERDICT_WORDS, counts_as_words, grade_words, origin_words
from recount.app.event_names import find_event, renamed
from recount.app.quoting import Quoted, Quoter
from recount.ledger import Ledger
from recount.model.counts import Outcome, Victims
from recount.model.events import Contradiction, Derivation, Event, Membership, StepKind


@dataclass(frozen=True, slots=True)
class ExplainedStep:
    """One step, with the words that it rests on, and the bounds after it."""

    kind: StepKind
    text: str
    low: int | None
    high: int | None
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class ExplainedNumber:
    """One number of the event, from the reports to what was chosen; `origins` say whose word it
    is, each independent of the others."""

    outcome: Outcome
    victims: Victims
    low: int | None
    best: int | None
    high: int | None
    rule: str | None
    origins: tuple[str, ...]
    steps: tuple[ExplainedStep, ...]


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """One thing that the methodology makes of an event: what it is, why, and by which rule."""

    said: str
    text: str
    rule: str
    quotes: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """Totals that speak of the event among the same others: why, which others, and their words;
    `perhaps` where it is not certain that they do."""

    reason: str
    others: tuple[Event, ...]
    perhaps: bool
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event with how its numbers came about, why its claims are together, and what is against.

    `together` gives for each claim of the event its words and the reason; `judged` what the
    methodology makes of the event, each line with the words it rests on; `totals` what counts
    people of it and of others together.
    """

    event: Event
    numbers: tuple[ExplainedNumber, ...]
    together: tuple[tuple[Quoted, str], ...]
    contradictions: tuple[Contradiction, ...]
    remainders: tuple[str, ...]
    totals: tuple[SpokenOf, ...]
    judged: tuple[JudgedLine, ...] = ()
    renamed: str | None = None


def explain(ledger: Ledger, name: str) -> Explanation:
    """The explanation of the event of that id, or the only one whose id begins so.

    Raises NotFoundError where there is none.
    """
    event = find_event(ledger, name)
    quoter = Quoter(ledger)
    derivations = ledger.derivations(event.id)
    return Explanation(
        event=event,
        numbers=tuple(_number(event, one, quoter) for one in derivations),
        together=_together(event, ledger, quoter),
        contradictions=tuple(one for one in ledger.contradictions() if event.id in one.events),
        remainders=tuple(one.message for one in ledger.remainders() if event.id in one.events),
        totals=tuple(_totals(event, ledger, quoter)),
        judged=tuple(_judged(event, quoter)),
        renamed=renamed(name, event.id),
    )


def _judged(event: Event, quoter: Quoter) -> Iterator[JudgedLine]:
    if event.graded is not None:
        found = event.graded
        quotes = quoter.quotes(found.claims)
        yield JudgedLine(f"Grade: {grade_words(event)}", found.text, found.rule, quotes)
    if event.included is not None:
        verdict, text = event.included.verdict, event.included.text
        yield JudgedLine(VERDICT_WORDS[verdict], text, event.included.rule)
    if event.counted is not None and (event.counted.low, event.counted.high) != (1, 1):
        yield JudgedLine("Counts as", counts_as_words(event.counted), event.counted.rule)
    for dispute in event.disputes:
        claims = [key for side in dispute.sides for key in side.claims]
        quotes = quoter.quotes(dict.fromkeys(claims))
        yield JudgedLine("Status in dispute", dispute.text, "status_disputed", quotes)


def _totals(event: Event, ledger: Ledger, quoter: Quoter) -> Iterator[SpokenOf]:
    """The totals whose members the event is of, or may be of."""
    events = {one.id: one for one in ledger.events()}
    alike: dict[tuple[str, tuple[str, ...]], list[Membership]] = {}
    for row in ledger.memberships():
        if event.id in row.members or event.id in row.possible:
            alike.setdefault((row.reason, row.members), []).append(row)
    for (reason, members), rows in alike.items():
        others = tuple(events[one] for one in members if one != event.id and one in events)
        quotes = quoter.quotes(row.total for row in rows)
        yield SpokenOf(reason, others, event.id not in members, quotes)


def _number(event: Event, derivation: Derivation, quoter: Quoter) -> ExplainedNumber:
    steps = tuple(
        ExplainedStep(step.kind, step.text, step.low, step.high, quoter.quotes(step.claims))
        for step in derivation.steps
    )
    named = (derivation.outcome, derivation.victims)
    chosen = [count for count in event.counts if (count.outcome, count.victims) == named]
    if not chosen:
        return ExplainedNumber(*named, None, None, None, None, (), steps)
    count = chosen[0]
    origins = tuple(origin_words(one) for one in event.told_by_claims(count.claims))
    return ExplainedNumber(*named, count.low, count.best, count.most, count.rule, origins, steps)


def _together(event: Event, ledger: Ledger, quoter: Quoter) -> tuple[tuple[Quoted, str], ...]:
    reasons = {
        claim: reason
        for cluster in ledger.clusters()
        if cluster.id == event.id
        for claim, reason in cluster.reasons
    }
    quotes = quoter.quotes(event.claims)
    return tuple((quoted, reasons.get(quoted.claim, "")) for quoted in quotes)
