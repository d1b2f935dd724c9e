"""The page of one event: its numbers, how each came about, and the words of every source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from recount.app.desk.claims import EventLink, Numbering, Voice, voices
from recount.app.desk.contradictions import (
    ContradictionLine,
    contradiction_line,
    event_link,
    ordered,
)
from recount.app.desk.event_deciding import (
    NOTHING_TRIED,
    EventDeciding,
    Tried,
    event_deciding,
)
from recount.app.desk.events import EventPoint, event_point
from recount.app.desk.findings import KIND_WORDS
from recount.app.desk.matrix import Matrix, TollLine, matrix, tolls
from recount.app.desk.numbers import people_of
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import (
    STEP_WORDS,
    VERDICT_WORDS,
    VICTIM_WORDS,
    Number,
    WhenWords,
    WhereWords,
    country_name,
    counts_as_words,
    event_type_words,
    grade_words,
    number,
    origin_words,
    party_words,
    people_words,
    plain,
    range_text,
    when_words,
    where_words,
)
from recount.app.found_words import finding_words
from recount.model.claims import Claim
from recount.model.counts import Outcome
from recount.model.events import Derivation, Event, EventCount, Step, Verdict
from recount.model.findings import Found
from recount.model.saying import capital, say

NOTHING_ASKED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a derivation; `bounds` is the range after it, empty where it sets none."""

    kind: str
    words: str
    text: str
    refs: tuple[int, ...]
    bounds: str


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One number of the event, the rule that chose it, and its derivation in order."""

    label: str
    number: Number
    rule: str
    origins: tuple[str, ...]
    refs: tuple[int, ...]
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A total that speaks of this event among others."""

    message: str
    refs: tuple[int, ...]
    events: tuple[EventLink, ...]
    possible: bool


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """Another place that bears the name, with its share of belief in per cent."""

    name: str
    country: str
    weight: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a claim was put in this event."""

    ref: int
    text: str


@dataclass(frozen=True, slots=True)
class JudgedFact:
    """One thing that the methodology makes of the event, and the claims it rests on; or a person
    does, without a rule."""

    name: str
    value: str
    text: str
    rule: str
    refs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OriginLine:
    """One independent origin of the event: whose word it is, and its claims."""

    text: str
    refs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SideLine:
    """What some speakers call the people of the event."""

    people: str
    number: str
    speakers: str
    refs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """Who the people of one outcome were, side by side."""

    title: str
    sides: tuple[SideLine, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event. `voices` are the origins that speak of it, `others` claims from elsewhere that
    its numbers rest on, such as totals."""

    ledger: str
    built: bool
    id: str
    formerly: str
    type: str
    when: WhenWords
    where: WhereWords
    perpetrator: str
    target: str
    weapon: str
    strikes: str
    judged: tuple[JudgedFact, ...]
    disputes: tuple[DisputeLine, ...]
    killed: Number
    scale: int
    numbers: tuple[NumberLine, ...]
    voices: tuple[Voice, ...]
    others: tuple[Voice, ...]
    documents: int
    origins: int
    told_by: tuple[OriginLine, ...]
    contradictions: tuple[ContradictionLine, ...]
    totals: tuple[TotalLine, ...]
    reasons: tuple[Reason, ...]
    part_of: EventLink | None
    parts: tuple[EventLink, ...]
    earlier: EventLink | None
    later: EventLink | None
    point: EventPoint
    alternatives: tuple[OtherPlace, ...]
    deciding: EventDeciding
    matrix: Matrix
    tolls: tuple[TollLine, ...]


def event_page(
    snapshot: Snapshot,
    key: str,
    query: Mapping[str, str] = NOTHING_ASKED,
    tried: Tried = NOTHING_TRIED,
) -> EventPage:
    """The page of the event of this id, or of the only id that begins so. Raises NotFoundError."""
    event = snapshot.event(key)
    numbering = Numbering(snapshot)
    own, others = (voices(snapshot, rows, numbering) for rows in claims_used(snapshot, event))
    lines = tuple(_number_lines(snapshot, event, numbering))
    earlier, later = _neighbours(snapshot, event)
    return EventPage(
        ledger=snapshot.name,
        built=snapshot.built,
        id=event.id,
        formerly=_formerly(snapshot, event, query.get("formerly", "")),
        type=event_type_words(event.type),
        when=when_words(event.when),
        where=where_words(event.where),
        perpetrator=party_words(event.perpetrator),
        target=party_words(event.target),
        weapon=event.weapon or "",
        strikes=range_text(event.strikes.low, event.strikes.high),
        judged=tuple(_judged(event, numbering, snapshot.found_of(event.id))),
        disputes=tuple(_disputes(event, numbering)),
        killed=people_of(event, Outcome.KILLED).shown(),
        scale=max((line.number.high or line.number.low or 0 for line in lines), default=0),
        numbers=lines,
        voices=own,
        others=others,
        documents=len(event.documents),
        origins=event.origins,
        told_by=tuple(_told_by(event, numbering)),
        contradictions=tuple(_contradictions(snapshot, event, numbering)),
        totals=tuple(_totals(snapshot, event, numbering)),
        reasons=tuple(_reasons(snapshot, event, numbering)),
        part_of=_whole(snapshot, event.part_of),
        parts=tuple(
            event_link(snapshot, row.id) for row in snapshot.index.parts_of.get(event.id, ())
        ),
        earlier=earlier,
        later=later,
        point=event_point(snapshot, event),
        alternatives=_alternatives(event),
        deciding=event_deciding(snapshot, event, query, tried),
        matrix=matrix(snapshot, event, numbering),
        tolls=tolls(snapshot, event, numbering),
    )


def _told_by(event: Event, numbering: Numbering) -> Iterator[OriginLine]:
    for one in event.told_by:
        yield OriginLine(origin_words(one), numbering.given(one.claims))


def _contradictions(
    snapshot: Snapshot, event: Event, numbering: Numbering
) -> Iterator[ContradictionLine]:
    for row in ordered(snapshot.contradictions_of.get(event.id, ())):
        yield contradiction_line(snapshot, row, numbering)


def _formerly(snapshot: Snapshot, event: Event, asked: str) -> str:
    """The older id that a reader came with, where it does lead here."""
    return asked if asked and snapshot.formerly.get(asked) == event.id else ""


def _judged(event: Event, numbering: Numbering, found: Found) -> Iterator[JudgedFact]:
    for one in (found.grade, found.strike_status, *found.belligerents):
        if one is not None:
            text = f"{one.author}: {one.reason}"
            yield JudgedFact(KIND_WORDS[one.kind], finding_words(one), text, "", ())
    if event.graded is not None:
        refs = numbering.given(event.graded.claims)
        rule = plain(event.graded.rule)
        name = say("Grade by the rules") if found.grade else say("Grade")
        yield JudgedFact(name, grade_words(event), event.graded.text, rule, refs)
    if event.included is not None and event.included.verdict is not Verdict.IN:
        ruled = event.included
        verdict = VERDICT_WORDS[ruled.verdict]
        yield JudgedFact(say("By the criteria"), verdict, ruled.text, plain(ruled.rule), ())
    if event.counted is not None and (event.counted.low, event.counted.high) != (1, 1):
        value = range_text(event.counted.low, event.counted.high)
        rule = plain(event.counted.rule)
        yield JudgedFact(say("Counts as"), value, counts_as_words(event.counted), rule, ())


def _disputes(event: Event, numbering: Numbering) -> Iterator[DisputeLine]:
    for dispute in event.disputes:
        sides = tuple(
            SideLine(
                VICTIM_WORDS[side.victims],
                range_text(side.low, side.high),
                ", ".join(side.speakers),
                numbering.given(side.claims),
            )
            for side in dispute.sides
        )
        yield DisputeLine(say("Who was %(outcome)s", outcome=plain(dispute.outcome)), sides)


def _whole(snapshot: Snapshot, key: str | None) -> EventLink | None:
    """The event that this one is a part of, where the ledger holds it."""
    return event_link(snapshot, key) if key is not None and key in snapshot.event_by_id else None


def claims_used(snapshot: Snapshot, event: Event) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The event's own claims, and those from elsewhere that its numbers rest on."""
    others = snapshot.claims_named(_others(snapshot, event))
    return snapshot.claims_named(event.claims), others


def _others(snapshot: Snapshot, event: Event) -> list[str]:
    """Claims outside the event that its numbers or its contradictions rest on, each once."""
    own = set(event.claims)
    keys = [
        key
        for derivation in snapshot.derivations_of.get(event.id, ())
        for step in derivation.steps
        for key in step.claims
    ]
    keys += [key for count in event.counts for key in count.claims]
    keys += [row.total for row in snapshot.remainders_of.get(event.id, ())]
    keys += [row.total for row in snapshot.index.memberships_of.get(event.id, ())]
    keys += [key for row in snapshot.contradictions_of.get(event.id, ()) for key in row.claims]
    return [key for key in dict.fromkeys(keys) if key not in own]


def _number_lines(snapshot: Snapshot, event: Event, numbering: Numbering) -> Iterator[NumberLine]:
    derivations = {
        (row.outcome, row.victims): row for row in snapshot.derivations_of.get(event.id, ())
    }
    for count in event.counts:
        derivation = derivations.pop((count.outcome, count.victims), None)
        yield _number_line(event, count, derivation, numbering)
    for left in derivations.values():
        yield NumberLine(
            label=capital(people_words(left.outcome, left.victims)),
            number=number(None, None, None),
            rule="",
            origins=(),
            refs=(),
            steps=_steps(left.steps, numbering),
        )


def _number_line(
    event: Event, count: EventCount, derivation: Derivation | None, numbering: Numbering
) -> NumberLine:
    return NumberLine(
        label=capital(people_words(count.outcome, count.victims)),
        number=number(count.low, count.best, count.most),
        rule=plain(count.rule) if count.claims else "",
        origins=tuple(origin_words(one) for one in event.told_by_claims(count.claims)),
        refs=numbering.given(count.claims),
        steps=_steps(derivation.steps, numbering) if derivation else (),
    )


def _steps(steps: Iterable[Step], numbering: Numbering) -> tuple[StepLine, ...]:
    return tuple(
        StepLine(
            kind=step.kind,
            words=STEP_WORDS[step.kind],
            text=step.text,
            refs=numbering.given(step.claims),
            bounds="" if (step.low, step.high) == (None, None) else range_text(step.low, step.high),
        )
        for step in steps
    )


def _totals(snapshot: Snapshot, event: Event, numbering: Numbering) -> Iterator[TotalLine]:
    for left in snapshot.remainders_of.get(event.id, ()):
        yield TotalLine(
            left.message, numbering.given((left.total,)), _links(snapshot, left.events), False
        )
    for row in snapshot.index.memberships_of.get(event.id, ()):
        possible = event.id not in row.members
        links = _links(snapshot, row.members)
        yield TotalLine(row.reason, numbering.given((row.total,)), links, possible)


def _links(snapshot: Snapshot, keys: Iterable[str]) -> tuple[EventLink, ...]:
    return tuple(event_link(snapshot, key) for key in keys if key in snapshot.event_by_id)


def _reasons(snapshot: Snapshot, event: Event, numbering: Numbering) -> Iterator[Reason]:
    cluster = snapshot.cluster_by_id.get(event.id)
    for claim, text in cluster.reasons if cluster else ():
        for ref in numbering.given((claim,)):
            yield Reason(ref, text)


def _neighbours(snapshot: Snapshot, event: Event) -> tuple[EventLink | None, EventLink | None]:
    row, place = snapshot.index.ordered("date"), snapshot.index.place_in_time[event.id]
    earlier = event_link(snapshot, row[place - 1].event.id) if place else None
    later = event_link(snapshot, row[place + 1].event.id) if place + 1 < len(row) else None
    return earlier, later


def _alternatives(event: Event) -> tuple[OtherPlace, ...]:
    found = event.where.alternatives if event.where else ()
    return tuple(
        OtherPlace(row.name, country_name(row.country), round(row.weight * 100), row.lat, row.lon)
        for row in found
    )
