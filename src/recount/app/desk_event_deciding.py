"""What people decide on the page of an event: whether it is one with another, and its split."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from recount.app.desk_history import HistoryLine, history_lines
from recount.app.desk_signing import SigningBox, signing_box
from recount.app.desk_snapshot import Snapshot
from recount.app.desk_words import event_type_words, speaker_words, when_words, where_words
from recount.model.claims import ClaimKind
from recount.model.events import Event

OTHERS = 30


@dataclass(frozen=True, slots=True)
class OtherEvent:
    """Another event that may be the same; `seen` is how many decisions about the two there are."""

    id: str
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
    signing: SigningBox


def event_deciding(
    snapshot: Snapshot, event: Event, query: Mapping[str, str], trouble: str = ""
) -> EventDeciding:
    """What can be decided about an event, and what was; `trouble` says why a form was not kept."""
    told = tuple(_told(snapshot, event))
    return EventDeciding(
        head=told[0].id if told else "",
        seen=_seen(snapshot, event.claims),
        others=tuple(_others(snapshot, event)) if told else (),
        claims=told,
        history=history_lines(snapshot, event.claims),
        done=query.get("kept", ""),
        trouble=trouble,
        signing=signing_box(snapshot, event),
    )


def _told(snapshot: Snapshot, event: Event) -> Iterator[SplitClaim]:
    for claim in snapshot.claims_named(event.claims):
        if claim.kind is ClaimKind.EVENT:
            document = snapshot.heads.get(claim.document)
            title = (document.publisher or document.title or document.id) if document else ""
            yield SplitClaim(claim.id, claim.evidence.quote, speaker_words(claim.speaker), title)


def _others(snapshot: Snapshot, event: Event) -> Iterator[OtherEvent]:
    """The other events of the nearest days."""
    own = _telling(snapshot, event)
    near = ((row.event, _telling(snapshot, row.event)) for row in snapshot.index.near(event))
    for row, told in islice((pair for pair in near if pair[1]), OTHERS):
        title = f"{event_type_words(row.type)}, {where_words(row.where).name}"
        seen = _seen(snapshot, (*own, *told))
        yield OtherEvent(row.id, title, when_words(row.when).text, seen)


def _seen(snapshot: Snapshot, claims: Iterable[str]) -> int:
    """How many decisions there are about any of some claims."""
    return len({row.id for key in claims for row in snapshot.history_of.get(key, ())})


def _telling(snapshot: Snapshot, event: Event) -> tuple[str, ...]:
    """The claims that a decision about an event is about."""
    lines = snapshot.claim_lines
    told = ClaimKind.EVENT.value
    return tuple(key for key in event.claims if key in lines and lines[key].kind == told)


def event_of_claim(snapshot: Snapshot, claim: str) -> str:
    """The event that a claim belongs to now; empty where there is none."""
    found = snapshot.events_of_claim.get(claim, ())
    return found[0].id if found else ""
