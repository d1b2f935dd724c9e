"""What people decide on the page of an event: whether it is one with another, and its split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recount.app.desk_history import HistoryLine, history_lines
from recount.app.desk_snapshot import Snapshot
from recount.app.desk_words import event_type_words, speaker_words, when_words, where_words
from recount.app.judging import entries_about
from recount.model.claims import ClaimKind
from recount.model.events import Event

OTHERS = 30
FAR = 10**6


@dataclass(frozen=True, slots=True)
class OtherEvent:
    """Another event that may be the same, by the claim that it is named after; `seen` is how many
    decisions about the two there are."""

    head: str
    title: str
    when: str
    seen: int


@dataclass(frozen=True, slots=True)
class SplitClaim:
    """A claim that may be of another happening, with its words."""

    id: str
    quote: str
    who: str
    document: str


@dataclass(frozen=True, slots=True)
class EventDeciding:
    """The forms of an event's page, and its history. `head` is the claim that it is named after;
    `done` the decision that was just kept."""

    head: str
    seen: int
    others: tuple[OtherEvent, ...]
    claims: tuple[SplitClaim, ...]
    history: tuple[HistoryLine, ...]
    done: str
    trouble: str


def event_deciding(snapshot: Snapshot, event: Event, query: Mapping[str, str]) -> EventDeciding:
    """What can be decided about an event, and what was."""
    told = tuple(_told(snapshot, event))
    return EventDeciding(
        head=told[0].id if told else "",
        seen=len(entries_about(snapshot.history, event.claims)),
        others=tuple(_others(snapshot, event)) if told else (),
        claims=told,
        history=history_lines(snapshot, event.claims),
        done=query.get("kept", ""),
        trouble="",
    )


def _told(snapshot: Snapshot, event: Event) -> Iterator[SplitClaim]:
    for claim in snapshot.claims_named(event.claims):
        if claim.kind is ClaimKind.EVENT:
            document = snapshot.documents.get(claim.document)
            title = (document.publisher or document.title or document.id) if document else ""
            yield SplitClaim(claim.id, claim.evidence.quote, speaker_words(claim.speaker), title)


def _others(snapshot: Snapshot, event: Event) -> Iterator[OtherEvent]:
    near = sorted(
        (row for row in snapshot.events if row.id != event.id and _head(snapshot, row)),
        key=lambda row: (_apart(event, row), row.id),
    )
    for row in near[:OTHERS]:
        names = (_head(snapshot, event), _head(snapshot, row))
        title = f"{event_type_words(row.type)}, {where_words(row.where).name}"
        seen = len(entries_about(snapshot.history, names))
        yield OtherEvent(names[1], title, when_words(row.when).text, seen)


def _head(snapshot: Snapshot, event: Event) -> str:
    """The claim that stands for an event in a decision."""
    found: Sequence[str] = [
        one.id for one in snapshot.claims_named(event.claims) if one.kind is ClaimKind.EVENT
    ]
    return found[0] if found else ""


def _apart(first: Event, second: Event) -> int:
    """How many days lie between two events; many where a day is not known."""
    starts = [row.when.start if row.when else None for row in (first, second)]
    known = [day for day in starts if isinstance(day, date)]
    return abs((known[0] - known[1]).days) if len(known) == 2 else FAR


def event_of_claim(snapshot: Snapshot, claim: str) -> str:
    """The event that a claim belongs to now; empty where there is none."""
    found = snapshot.events_of_claim.get(claim, ())
    return found[0].id if found else ""
