"""Notes beside events, claims and documents: kept, found again, and kept inside where they are for
the team alone."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from recount.app.anchoring import ClaimsIn, anchor, anchors_of, stands
from recount.app.event_names import find_event
from recount.app.in_force import held_in
from recount.app.judging import claim_named, need_author
from recount.app.stale import check_decisions
from recount.errors import DecisionError
from recount.ledger import Ledger
from recount.model.decisions import Anchor
from recount.model.judgements import Entry
from recount.model.notes import INWARD, Note, Noted, NoteKind
from recount.model.saying import say

LONGEST = 5000
"""Characters of a note."""
Place = tuple[Noted, str]
"""What a note is about, by the id that it bears now."""


@dataclass(frozen=True, slots=True)
class NoteWish:
    """What a person wants to note, about what, and for whom. `seen` is how many decisions about it
    she knew of; None where she does not say."""

    on: Noted
    record: str
    text: str
    kind: NoteKind
    author: str
    seen: int | None = None


def draft(ledger: Ledger, wish: NoteWish, now: datetime | None = None) -> Note:
    """The note as it would be kept; nothing is kept.

    Raises NotFoundError where there is nothing of that id, StaleDecisionError where somebody
    decided about it in the meantime, DecisionError where nothing is written or nobody answers for
    it.
    """
    need_author("note", wish.author)
    text = wish.text.strip()
    if not text or len(text) > LONGEST:
        raise DecisionError(
            say("the note"),
            say("it has %(text)s characters", text=len(text)),
            say("write some, at most %(LONGEST)s", LONGEST=LONGEST),
        )
    record, about, names = _about(ledger, wish)
    seen = check_decisions(ledger.history(), names, wish.seen, wish.on.value)
    at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    return Note("", wish.kind, wish.on, record, about, text, wish.author.strip(), at, seen)


def _about(ledger: Ledger, wish: NoteWish) -> tuple[str, tuple[Anchor, ...], tuple[str, ...]]:
    """The id of what is noted, the claims that the note goes on about, and the names by which
    decisions about it are known."""
    if wish.on is Noted.DOCUMENT:
        name = ledger.document(wish.record).id
        return name, (), (name,)
    claims = held_in(ledger).as_read
    if wish.on is Noted.CLAIM:
        name = claim_named(ledger, claims, wish.record)
        return name, (anchor(claims[name]),), (name,)
    event = find_event(ledger, wish.record)
    return event.id, anchors_of(event.id, event.claims, claims), event.claims


def placed(
    notes: Iterable[Note],
    known: Container[str],
    claims_in: ClaimsIn,
    event_of: Callable[[str], str | None],
) -> dict[Place, tuple[Note, ...]]:
    """Notes by what they are about now, in their order: `known` are claims, `event_of` gives the
    event of one. Those of a claim that nobody reads any more are about nothing."""
    found: dict[Place, list[Note]] = {}
    for one in notes:
        name: str | None = one.record
        if one.on is not Noted.DOCUMENT:
            name = stands(one.about, known, claims_in)
        if name is not None and one.on is Noted.EVENT:
            name = event_of(name)
        if name is not None:
            found.setdefault((one.on, name), []).append(one)
    return {place: tuple(rows) for place, rows in found.items()}


def public(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Those that may leave."""
    return tuple(one for one in notes if one.kind is NoteKind.PUBLIC)


def outward(history: Sequence[Entry]) -> tuple[Entry, ...]:
    """What was decided, without the notes that are for the team alone, and without what is said of
    them where they were taken back."""
    inward = {one.id for one in history if one.kind in INWARD}
    return tuple(one for one in history if not inward & {one.id, one.takes_back})
