"""The history of decisions, as pages show it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import (
    count_words,
    event_type_words,
    party_words,
    plain,
    speaker_words,
    told_words,
    when_words,
    where_words,
)
from recount.app.found_words import finding_words
from recount.app.stale import entries_about
from recount.ledger.decisions import IDLE
from recount.model.accounts import Right
from recount.model.claims import EventType, Stance
from recount.model.counts import Count
from recount.model.dates import When
from recount.model.decisions import DecisionKind
from recount.model.findings import FindingKind
from recount.model.judgements import ClaimField, Correction, Entry, FieldValue, JudgementKind
from recount.model.notes import NoteKind
from recount.model.pairings import PairingKind
from recount.model.parties import Party, Speaker
from recount.model.persons import DisclosureKind
from recount.model.places import Where
from recount.model.relearning import RelearningKind
from recount.model.saying import say, say_list
from recount.model.signing import SigningKind

DEED_WORDS = {
    "accept": say("accepted"),
    "reject": say("rejected"),
    "correct": say("corrected"),
    "note": say("noted"),
    "add": say("made by hand"),
    "same": say("one happening"),
    "different": say("two happenings"),
    "part_of": say("a part of another"),
    "not_sure": say("not sure"),
    "publish": say("may leave"),
    "withhold": say("withheld"),
    "check": say("numbers checked"),
    "sign_off": say("signed off"),
    "same_person": say("on a list"),
    "other_person": say("not that one of a list"),
    "place": say("place set"),
    "grade": say("graded"),
    "strike_status": say("strike status"),
    "belligerent": say("belligerent"),
    "public_note": say("public note"),
    "internal_note": say("internal note"),
    "relearn": say("weights learned again"),
    "undo": say("taken back"),
}
NO_VALUE = "nothing"
NAMELESS = (
    *SigningKind,
    *DisclosureKind,
    *PairingKind,
    *FindingKind,
    *NoteKind,
    *RelearningKind,
)
"""What is about all claims of an event, or about a person: no claim is named."""
RIGHT_OF: Mapping[str, Right] = {
    DisclosureKind.PUBLISH: Right.PUBLISH,
    DisclosureKind.WITHHOLD: Right.PUBLISH,
    SigningKind.SIGN_OFF: Right.ADJUDICATE,
    "codings": Right.ADJUDICATE,
}
"""The right that a decision of a kind, and taking it back, needs beyond that to decide."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One decision, or one that takes a decision back.

    `change` is what a correction makes of a field, `words` are those that it rests on, `claims` the
    claims that it is about, `undone` says by whom it was taken back, empty while it stands; to take
    it back needs the `right`.
    """

    id: str
    kind: str
    deed: str
    change: str
    words: str
    reason: str
    author: str
    at: str
    claims: tuple[str, ...]
    undone: str
    can_undo: bool
    right: str


@dataclass(frozen=True, slots=True)
class Done:
    """A decision that was just kept; `follows` is whether events and numbers follow from it."""

    id: str
    follows: bool


def done_of(snapshot: Snapshot, name: str) -> Done | None:
    """The decision of this id, or the act of several; None where there is none."""
    found = [row for row in snapshot.history if name and name in (row.id, row.act)]
    return Done(name, any(row.kind not in IDLE for row in found)) if found else None


def history_lines(snapshot: Snapshot, claims: Iterable[str]) -> tuple[HistoryLine, ...]:
    """What was decided about any of these claims, the latest first; an act of several decisions is
    one line."""
    found = {row.id for key in set(claims) for row in snapshot.history_of.get(key, ())}
    return _lines(snapshot.history, found)


def lines_about(history: Sequence[Entry], names: Iterable[str]) -> tuple[HistoryLine, ...]:
    """The same of any records, without a snapshot."""
    return _lines(history, {row.id for row in entries_about(history, names)})


def _lines(history: Sequence[Entry], found: Container[str]) -> tuple[HistoryLine, ...]:
    by_id = {row.id: row for row in history}
    lines: dict[tuple[str, bool], HistoryLine] = {}
    for row in reversed(history):
        act = by_id[row.takes_back].act if row.takes_back else row.act
        name = (act or row.id, row.takes_back is not None)
        if row.id in found and name not in lines:
            line = _line(row, by_id)
            # The last of a split is what sets its two sides apart; events made one have none such.
            deed = _deed_of_act(row, line.deed) if row.act else line.deed
            lines[name] = replace(line, id=act, deed=deed) if row.act else line
    return tuple(lines.values())


def _deed_of_act(row: Entry, deed: str) -> str:
    if row.kind == DecisionKind.DIFFERENT:
        return say("split")
    return say("settled coding") if row.kind in tuple(JudgementKind) else deed


def _line(row: Entry, by_id: dict[str, Entry]) -> HistoryLine:
    undoing = by_id.get(row.taken_back_by or "")
    return HistoryLine(
        id=row.id,
        kind=row.kind,
        deed=DEED_WORDS[row.kind],
        change=_change(row),
        words=row.correction.evidence.quote if row.correction else "",
        reason=row.reason,
        author=row.author,
        at=row.made_at[:16].replace("T", " "),
        claims=() if row.kind in NAMELESS else row.about,
        undone=say_list((undoing.author, undoing.made_at[:10])) if undoing else "",
        can_undo=row.stands,
        right=RIGHT_OF.get(row.kind, Right.DECIDE).value,
    )


def _change(row: Entry) -> str:
    if row.finding is not None:
        return finding_words(row.finding)
    return change_words(row.correction) if row.correction else ""


def change_words(correction: Correction) -> str:
    """ "killed: 8 → 11"."""
    field = correction.field
    was, value = (value_words(one, field) for one in (correction.was, correction.value))
    return say("%(field)s: %(was)s → %(now)s", field=plain(field.value), was=was, now=value)


def value_words(value: FieldValue | None, field: ClaimField) -> str:
    """A value of a field as the desk writes it."""
    if isinstance(value, Count):
        return count_words(value)
    if isinstance(value, When):
        return when_words(value).text
    if isinstance(value, Where):
        return where_words(value).name
    if isinstance(value, Party):
        return party_words(value)
    if isinstance(value, Speaker):
        return speaker_words(value)
    if value is None:
        return NO_VALUE
    if field is ClaimField.TYPE:
        return event_type_words(EventType(value))
    return told_words(Stance(value)) if field is ClaimField.STANCE else value
