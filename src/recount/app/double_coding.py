"""Double coding: assigning documents, coding and finishing them, settling what coders differ in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from recount.app.assigning import assignment_of, codings_of
from recount.app.desk.codes import plain
from recount.app.stale import Deed, check_seen
from recount.errors import DecisionError, RightError
from recount.ledger import Ledger
from recount.model.claims import EventType
from recount.model.double_coding import (
    NUMBERS,
    Adjudication,
    Assignment,
    CodedEvent,
    CodedField,
    CodedValue,
    Coder,
    Coding,
)
from recount.model.ids import content_id
from recount.model.saying import say
from recount.model.spans import Span

MOST_PEOPLE = 10_000_000
NUMBER_WORDS = {
    CodedField.KILLED_LEAST: say("killed, at least"),
    CodedField.KILLED_MOST: say("killed, at most"),
    CodedField.INJURED_LEAST: say("injured, at least"),
    CodedField.INJURED_MOST: say("injured, at most"),
}


@dataclass(frozen=True, slots=True)
class Marked:
    """What a coder marked and filled in: the words, where they begin (None where she only copied
    them), and each field as she wrote it. `seen` is how often her coding had been saved when she
    looked; None where she does not say."""

    words: str
    start: int | None
    fields: Mapping[str, str]
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What an adjudicator says of one unit: whether it is told at all, its fields, and why. `seen`
    is how often it had been settled when she looked; None where she does not say."""

    unit: str
    told: bool
    fields: Mapping[str, str]
    reason: str
    seen: int | None = None


def own_coding(ledger: Ledger, key: str, account: str) -> tuple[Assignment, Coding]:
    """An assignment with what its coder has said so far. Raises RightError where it is not hers."""
    found = assignment_of(ledger, key)
    for coder, said in zip(found.coders, codings_of(ledger, found), strict=True):
        if coder.account == account:
            return found, said or Coding("", found.id, coder, (), False, "")
    raise RightError(
        say("assignment %(key)s", key=key),
        say("it is somebody else's, and coders are blind to one another"),
        say("open one of your own"),
    )


def add_event(ledger: Ledger, key: str, account: str, marked: Marked) -> Coding:
    """Adds an event to a coding. Raises DecisionError where its words are not in the document or a
    field cannot be understood."""
    with ledger.together():
        assignment, coding = _open(ledger, key, account, marked.seen)
        text = ledger.document(assignment.document).text
        span = _span(text, marked)
        values = coded_values(marked.fields)
        name = content_id("k", [coding.coder.account, span, values, len(coding.events)])
        event = CodedEvent(name, span, values)
        kept = sorted((*coding.events, event), key=lambda one: (one.evidence.start, one.id))
        return _put(ledger, coding, events=tuple(kept))


def remove_event(
    ledger: Ledger, key: str, account: str, event: str, seen: int | None = None
) -> Coding:
    """Takes an event out of a coding that is not finished."""
    with ledger.together():
        _, coding = _open(ledger, key, account, seen)
        left = tuple(one for one in coding.events if one.id != event)
        return _put(ledger, coding, events=left)


def step_back(ledger: Ledger, key: str, account: str, seen: int | None = None) -> Coding:
    """Takes the last change of a coding that is not finished back; once more brings it again.
    Raises DecisionError where there is none."""
    with ledger.together():
        _, coding = _open(ledger, key, account, seen)
        own = _own(ledger, key, account)
        if not own:
            raise _refused(
                say("the coding"), say("nothing of it has been kept"), say("code an event first")
            )
        return _put(ledger, coding, events=own[-2].events if len(own) > 1 else ())


def finish(ledger: Ledger, key: str, account: str, seen: int | None = None) -> Coding:
    """Says that a document is coded; nothing can be added after."""
    with ledger.together():
        _, coding = _open(ledger, key, account, seen)
        return _put(ledger, coding, finished=True)


def saved(ledger: Ledger, key: str, account: str) -> tuple[Deed, ...]:
    """How one coder's coding of a document came about, each time that it was saved."""
    return tuple(
        Deed(
            one.coder.name, say("saved it with %(n)s of its events", n=len(one.events)), one.made_at
        )
        for one in _own(ledger, key, account)
    )


def _own(ledger: Ledger, key: str, account: str) -> list[Coding]:
    """One coder's coding of a document as it was saved, each time."""
    return [
        one
        for one in ledger.double_coding(Coding)
        if one.assignment == key and one.coder.account == account
    ]


def settlings(ledger: Ledger, key: str, unit: str) -> tuple[Deed, ...]:
    """How often one unit was settled, by whom and why."""
    return tuple(
        Deed(
            one.author.name,
            say("settled it") if one.told else say("settled that it is not told"),
            one.made_at,
            one.reason,
        )
        for one in ledger.double_coding(Adjudication)
        if one.assignment == key and one.unit == unit
    )


def _open(ledger: Ledger, key: str, account: str, seen: int | None) -> tuple[Assignment, Coding]:
    assignment, coding = own_coding(ledger, key, account)
    if coding.finished:
        raise _refused(
            say("assignment %(key)s", key=key),
            say("you have finished it"),
            say("leave it as it is"),
        )
    check_seen(saved(ledger, key, account), seen, "coding")
    return assignment, coding


def _put(ledger: Ledger, coding: Coding, **changes: object) -> Coding:
    return ledger.put_double_coding(replace(coding, made_at=_now(), **changes))  # type: ignore[arg-type]


def _span(text: str, marked: Marked) -> Span:
    """Where the marked words stand: where they were marked, else at their only place."""
    words = marked.words.strip()
    if not words:
        raise _refused(
            say("the words"), say("an event stands on words of the text"), say("mark them")
        )
    start = marked.start
    if start is not None and text[start : start + len(marked.words)] == marked.words:
        start += len(marked.words) - len(marked.words.lstrip())
        return Span.of(text, start, start + len(words))
    amount = text.count(words)
    if amount == 0:
        raise _refused(
            say("the words %(words)s", words=f"{words[:60]!r}"),
            say("the document does not hold them"),
            say("mark them in the text"),
        )
    if amount > 1:
        raise _refused(
            say("the words %(words)s", words=f"{words[:60]!r}"),
            say("the document holds them more than once"),
            say("mark them where you mean, or take more words"),
        )
    return Span.of(text, text.index(words), text.index(words) + len(words))


def coded_values(fields: Mapping[str, str]) -> tuple[CodedValue, ...]:
    """Fields as they were written, understood; those that are empty are left out. Raises
    DecisionError, which names the field."""
    values = []
    for field in CodedField:
        given = " ".join(fields.get(field.value, "").split())
        if given:
            values.append(CodedValue(field, _value(field, given)))
    found = {one.field: one.value for one in values}
    for what in ("killed", "injured"):
        least, most = (found.get(CodedField(f"{what}_{end}")) for end in ("least", "most"))
        if least is not None and most is not None and int(least) > int(most):
            raise _refused(
                plain(what),
                say("at least %(least)s and at most %(most)s cannot be", least=least, most=most),
                say("mend one"),
            )
    return tuple(values)


def _value(field: CodedField, given: str) -> str:
    if field in NUMBERS:
        if not given.isascii() or not given.isdigit() or int(given) > MOST_PEOPLE:
            raise _refused(
                _named(field),
                say("%(given)s is no number of people", given=f"{given!r}"),
                say("write a number"),
            )
        return str(int(given))
    if field is CodedField.TYPE and given not in list(EventType):
        raise _refused(
            say("the type"),
            say("%(given)s is none", given=f"{given!r}"),
            say("use one of %(list)s", list=", ".join(EventType)),
        )
    if field is CodedField.DAY:
        try:
            return date.fromisoformat(given).isoformat()
        except ValueError:
            raise _refused(
                say("the day"),
                say("%(given)s is none", given=f"{given!r}"),
                say("write it as 2031-05-03"),
            ) from None
    return given


def adjudicate(ledger: Ledger, key: str, settled: Settled, author: Coder) -> Adjudication:
    """Keeps what a third person says of one unit. Raises DecisionError where a coder has not
    finished, or would settle her own coding."""
    with ledger.together():
        assignment = assignment_of(ledger, key)
        check_comparable(ledger, assignment, author.account)
        check_seen(settlings(ledger, key, settled.unit), settled.seen, "event")
        values = coded_values(settled.fields) if settled.told else ()
        made = Adjudication(
            "", key, settled.unit, settled.told, values, settled.reason.strip(), author, _now()
        )
        return ledger.put_double_coding(made)


def check_comparable(ledger: Ledger, assignment: Assignment, account: str) -> None:
    """Raises DecisionError where somebody is still to code it, RightError where the person is one
    of its coders."""
    if any(one.account == account for one in assignment.coders):
        raise RightError(
            say("assignment %(assignment)s", assignment=assignment.id),
            say("you coded it, and a third person settles it"),
            say("ask another adjudicator"),
        )
    said = codings_of(ledger, assignment)
    if not all(one is not None and one.finished for one in said):
        raise _refused(
            say("assignment %(assignment)s", assignment=assignment.id),
            say("not both coders have finished"),
            say("wait for them"),
        )


def _named(field: CodedField) -> str:
    return NUMBER_WORDS[field]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _refused(record: str, what: str, cure: str) -> DecisionError:
    return DecisionError(record, what, cure)
