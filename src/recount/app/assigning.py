"""Assignments: giving a document to two coders, withdrawing it, and what is hidden from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from recount.errors import DecisionError, NotFoundError
from recount.ledger import Ledger
from recount.model.double_coding import Assignment, Coder, Coding, Withdrawal
from recount.model.saying import say


def assign(ledger: Ledger, document: str, coders: Sequence[Coder], author: Coder) -> Assignment:
    """Gives a document to two coders. Raises NotFoundError where there is no such document, and
    DecisionError where they are not two or it is assigned already."""
    with ledger.together():
        found = ledger.document(document)
        if len({one.account for one in coders}) != 2:
            raise DecisionError(
                say("an assignment"), say("two different people code a document"), say("choose two")
            )
        if any(one.document == found.id for one in standing(ledger)):
            raise DecisionError(
                say("document %(found)s", found=found.id),
                say("it is assigned already"),
                say("choose another"),
            )
        made = Assignment("", found.id, tuple(coders), author, _now())
        return ledger.put_double_coding(made)


def withdraw(ledger: Ledger, key: str, author: Coder) -> Withdrawal:
    """Withdraws an assignment that nobody has finished; the document may be assigned again. Raises
    NotFoundError where there is none such, and DecisionError where a coder has finished."""
    with ledger.together():
        found = assignment_of(ledger, key)
        if any(one is not None and one.finished for one in codings_of(ledger, found)):
            raise DecisionError(
                say("assignment %(key)s", key=key),
                say("a coder has finished it"),
                say("leave it as it is"),
            )
        return ledger.put_double_coding(Withdrawal("", found.id, author, _now()))


def standing(ledger: Ledger) -> tuple[Assignment, ...]:
    """The assignments that nobody has withdrawn, in their order."""
    gone = {one.assignment for one in ledger.double_coding(Withdrawal)}
    return tuple(one for one in ledger.double_coding(Assignment) if one.id not in gone)


def assignment_of(ledger: Ledger, key: str) -> Assignment:
    """The assignment of an id that stands. Raises NotFoundError."""
    for one in standing(ledger):
        if one.id == key:
            return one
    gone = [one.author.name for one in ledger.double_coding(Withdrawal) if one.assignment == key]
    raise NotFoundError(
        say("assignment %(key)s", key=key),
        say("%(name)s has withdrawn it", name=gone[0]) if gone else say("there is none"),
        say("see the list of assignments"),
    )


def codings_of(ledger: Ledger, assignment: Assignment) -> tuple[Coding | None, ...]:
    """What each coder of an assignment has said last, in their order; None where nothing yet."""
    last = {
        one.coder.account: one
        for one in ledger.double_coding(Coding)
        if one.assignment == assignment.id
    }
    return tuple(last.get(one.account) for one in assignment.coders)


def hidden_from(ledger: Ledger, account: str) -> frozenset[str]:
    """The documents of which an account must not see what others or the machine made of them: those
    that it is to code and has not finished."""
    if not account:
        return frozenset()
    done = {
        one.assignment
        for one in ledger.double_coding(Coding)
        if one.finished and one.coder.account == account
    }
    return frozenset(
        one.document
        for one in standing(ledger)
        if one.id not in done and any(coder.account == account for coder in one.coders)
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
