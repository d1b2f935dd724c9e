"""Notes as pages show them, and as their forms ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recount.app.desk.snapshot import Snapshot
from recount.app.noting import NoteWish
from recount.errors import DecisionError
from recount.model.notes import Noted, NoteKind
from recount.model.saying import say


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note; `decision` names it for taking back."""

    decision: str
    public: bool
    text: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class NotesBox:
    """The notes on a record, the first first, and the form for another: `on` and `record` say what
    it is about, `seen` how many decisions about it there are, `written` what was not kept."""

    on: str
    record: str
    seen: int
    lines: tuple[NoteLine, ...]
    written: str


def notes_box(
    snapshot: Snapshot, on: Noted, record: str, seen: int, written: Mapping[str, str]
) -> NotesBox:
    """The notes on an event, a claim or a document."""
    lines = tuple(
        NoteLine(
            one.id, one.kind is NoteKind.PUBLIC, one.text, one.author,
            one.made_at[:16].replace("T", " "),
        )
        for one in snapshot.notes_on.get((on, record), ())
    )  # fmt: skip
    return NotesBox(on.value, record, seen, lines, written.get("text", ""))


def note_asked(form: Mapping[str, str]) -> NoteWish:
    """What a form notes. Raises DecisionError where it does not say on what."""
    whom, seen = form.get("whom", NoteKind.INTERNAL), form.get("seen", "")
    on = next((one for one in Noted if form.get(one.value)), None)
    if on is None or whom not in list(NoteKind):
        raise DecisionError(
            say("the note"), say("it is about nothing"), say("use a form of the desk")
        )
    return NoteWish(
        on, form[on.value], form.get("text", ""), NoteKind(whom), form.get("author", ""),
        int(seen) if seen.isdigit() else None,
    )  # fmt: skip
