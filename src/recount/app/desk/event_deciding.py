"""What people decide on the page of an event: whether it is one with another, and its split."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from recount.app.desk.findings import FindingsBox, findings_box
from recount.app.desk.history import Done, HistoryLine, done_of, history_lines
from recount.app.desk.notes import NotesBox, notes_box
from recount.app.desk.signing import SigningBox, signing_box
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import event_type_words, speaker_words, when_words, where_words
from recount.model.claims import ClaimKind
from recount.model.events import Event
from recount.model.findings import Vocabulary
from recount.model.notes import Noted
from recount.model.saying import say_list

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
    `done` the decision that was just kept, `written` a form that was not."""

    head: str
    seen: int
    others: tuple[OtherEvent, ...]
    claims: tuple[SplitClaim, ...]
    history: tuple[HistoryLine, ...]
    done: Done | None
    trouble: str
    signing: SigningBox
    findings: FindingsBox
    notes: NotesBox
    written: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tried:
    """A form of the page that was not kept, and why; and the words that findings may take."""

    written: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""
    words: Vocabulary = field(default_factory=Vocabulary)


NOTHING_TRIED = Tried()


def event_deciding(
    snapshot: Snapshot, event: Event, query: Mapping[str, str], tried: Tried = NOTHING_TRIED
) -> EventDeciding:
    """What can be decided about an event, and what was."""
    told = tuple(_told(snapshot, event))
    written, seen = tried.written, _seen(snapshot, event.claims)
    return EventDeciding(
        head=told[0].id if told else "",
        seen=seen,
        others=tuple(_others(snapshot, event)) if told else (),
        claims=told,
        history=history_lines(snapshot, (*event.claims, *snapshot.rejected_of.get(event.id, ()))),
        done=done_of(snapshot, query.get("kept", "")),
        trouble=tried.trouble,
        signing=signing_box(snapshot, event),
        findings=findings_box(snapshot, event, tried.words, written),
        notes=notes_box(snapshot, Noted.EVENT, event.id, seen, written),
        written=written,
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
        title = say_list((event_type_words(row.type), where_words(row.where).name))
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
