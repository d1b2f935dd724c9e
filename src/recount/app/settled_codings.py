"""What two people coded and a third settled becomes claims, with the coders' words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from recount.app.assigning import codings_of, standing
from recount.app.by_hand import Handwritten, draft_by_hand
from recount.app.coding_units import Unit, beside, machine_events, plain_value, units
from recount.app.double_coding import settlings
from recount.app.in_force import InForce, held_in
from recount.app.judging import Tools, need_author
from recount.app.stale import check_seen
from recount.errors import DecisionError, NotFoundError
from recount.ledger import Ledger
from recount.model.claims import Claim
from recount.model.double_coding import (
    Adjudication,
    Assignment,
    CodedEvent,
    CodedField,
    CodedValue,
)
from recount.model.ids import content_id
from recount.model.judgements import ClaimField, Judgement, JudgementKind
from recount.model.saying import say

FIELDS = {
    CodedField.TYPE: ClaimField.TYPE,
    CodedField.DAY: ClaimField.WHEN,
    CodedField.PLACE: ClaimField.WHERE,
    CodedField.PERPETRATOR: ClaimField.PERPETRATOR,
    CodedField.TARGET: ClaimField.TARGET,
}
"""The fields of a claim that hold what was coded; numbers have two ends, and go by themselves."""


@dataclass(frozen=True, slots=True)
class CodingsWish:
    """What a person wants to make claims of: the settled events of an assignment, by its id or that
    of its document; `units` are their numbers on the page, all where there are none. `seen` is how
    often any event of it had been settled when she looked; None where she does not say."""

    assignment: str
    reason: str
    author: str
    units: tuple[int, ...] = ()
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class _Settled:
    """One settled event: its number, what both coders have, the last word, what the machine has."""

    number: int
    unit: Unit
    word: Adjudication
    machine: CodedEvent | None


def draft(
    ledger: Ledger, wish: CodingsWish, tools: Tools, now: datetime | None = None
) -> tuple[Judgement, ...]:
    """The decisions by which settled events become claims, as one act; nothing is kept.

    What the machine read as it was settled is accepted; what it read otherwise is rejected, and the
    settled event takes its place as a claim made by hand; what is not told by the document is
    rejected. Raises NotFoundError where nothing is assigned so, StaleDecisionError where an event
    was settled meanwhile, DecisionError where nothing is settled or words do not bear a value out.
    """
    need_author("codings", wish.author)
    assignment = _assignment(ledger, wish.assignment)
    found = settled_units(ledger, assignment)
    made = [one for row in all_units(ledger, assignment)
            for one in settlings(ledger, assignment.id, row.name)]  # fmt: skip
    check_seen(made, wish.seen, "coding")
    chosen = [one for one in found if not wish.units or one.number in wish.units]
    held = held_in(ledger)
    act = content_id("a", [assignment.id, [one.word.id for one in chosen], wish.author])
    at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    decided = [
        replace(one, act=act, made_at=at, author=wish.author.strip())
        for row in chosen
        for one in _decisions(ledger, assignment, row, (held, tools, wish.reason.strip()))
    ]
    if not decided:
        raise DecisionError(
            say("assignment %(key)s", key=assignment.id),
            say("nothing of it is settled")
            if not chosen
            else say("all that is settled is so in the claims"),
            say("settle its events first") if not chosen else say("leave it as it is"),
        )
    return tuple(decided)


def _assignment(ledger: Ledger, name: str) -> Assignment:
    for one in standing(ledger):
        if name in (one.id, one.document):
            return one
    raise NotFoundError(
        say("assignment %(key)s", key=name), say("nothing is assigned so"), say("name the document")
    )


def all_units(ledger: Ledger, assignment: Assignment) -> tuple[Unit, ...]:
    """The events that either coder found. Raises DecisionError where one has not finished."""
    said = codings_of(ledger, assignment)
    if not all(one is not None and one.finished for one in said):
        raise DecisionError(
            say("assignment %(key)s", key=assignment.id),
            say("not both coders have finished"),
            say("wait for them"),
        )
    first, second = (one.events if one else () for one in said)
    return units(first, second)


def settled_units(ledger: Ledger, assignment: Assignment) -> tuple[_Settled, ...]:
    """Those that a third person settled, with what the machine read beside each."""
    found = all_units(ledger, assignment)
    words = {row.unit: row for row in ledger.double_coding(Adjudication)
             if row.assignment == assignment.id}  # fmt: skip
    coded = [one for unit in found for one in (unit.first, unit.second) if one]
    machine = beside(found, machine_events(ledger.claims(assignment.document), coded))
    return tuple(
        _Settled(number, unit, words[unit.name], machine.get(unit.name))
        for number, unit in enumerate(found, start=1)
        if unit.name in words
    )


def _decisions(
    ledger: Ledger, assignment: Assignment, row: _Settled, given: tuple[InForce, Tools, str]
) -> Iterator[Judgement]:
    held, tools, reason = given
    read = held.claims.get(row.machine.id) if row.machine else None
    why = reason or row.word.reason or "settled in double coding"
    if row.word.told and row.machine and read is not None and _says_so(row.machine, row.word):
        if not any(one.kind is JudgementKind.ACCEPT for one in held.judged.get(read.id, ())):
            yield _about(read, JudgementKind.ACCEPT, why)
        return
    if row.word.told:
        made = _made(ledger, assignment, row, tools, why)
        if made is None:
            return
        yield made
    if read is not None:
        yield _about(read, JudgementKind.REJECT, why)


def _about(claim: Claim, kind: JudgementKind, why: str) -> Judgement:
    return Judgement("", kind, claim, 0, why, "", "")


def _says_so(machine: CodedEvent, word: Adjudication) -> bool:
    """Whether the machine read all as it was settled, and nothing beyond that."""
    settled = {one.field: plain_value(one.value) for one in word.values}
    read = {one.field: plain_value(one.value) for one in machine.values}
    return settled == read


def _made(
    ledger: Ledger, assignment: Assignment, row: _Settled, tools: Tools, why: str
) -> Judgement | None:
    """The claim by hand, on the words of the coder that bear it out; None where it is there."""
    faults = []
    for coded in (row.unit.first, row.unit.second):
        if coded is None:
            continue
        asked = Handwritten(
            assignment.document, coded.evidence.quote, claim_values(row.word.values), why,
            row.word.author.name, coded.evidence.start,
        )  # fmt: skip
        try:
            return draft_by_hand(ledger, asked, tools)
        except DecisionError as error:
            if "says the same of these words" in error.what:
                return None
            faults.append(error)
    raise DecisionError(
        say("event %(n)s of the coding", n=row.number),
        say("%(record)s: %(what)s", record=faults[0].record, what=faults[0].what),
        say("settle it by its words, or leave it out"),
    )  # fmt: skip


def claim_values(values: Sequence[CodedValue]) -> Mapping[str, str]:
    """What was coded, as fields of a claim are written: `killed` 8-11, 8+ or <8."""
    coded = {one.field: one.value for one in values}
    found = {FIELDS[field].value: value for field, value in coded.items() if field in FIELDS}
    for what in (ClaimField.KILLED, ClaimField.INJURED):
        least, most = (coded.get(CodedField(f"{what}_{end}"), "") for end in ("least", "most"))
        if least or most:
            found[what.value] = _number(least, most)
    return found


def _number(least: str, most: str) -> str:
    if not most:
        return f"{least}+"
    if not least:
        return f"<{most}"
    return least if least == most else f"{least}-{most}"
