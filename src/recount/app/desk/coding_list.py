"""The page of assignments: one's own, and for those who assign all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recount.app.assigning import codings_of, standing
from recount.app.coding_units import units
from recount.ledger import Ledger
from recount.model.accounts import Account, Right
from recount.model.double_coding import Adjudication, Assignment, Coder, Coding, Withdrawal
from recount.model.saying import say


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """An assignment in a list; `states` are its coders' names with how far each is; `withdrawn`
    says by whom and when it was withdrawn, empty while it stands. One that nobody has finished is
    `open`."""

    id: str
    title: str
    states: tuple[tuple[str, str], ...]
    own: bool
    own_done: bool
    comparable: bool
    settled: int
    units: int
    open: bool
    withdrawn: str


@dataclass(frozen=True, slots=True)
class CodingList:
    """One's own assignments, and for those who assign all of them, with whom and what there is to
    assign."""

    ledger: str
    own: tuple[AssignmentLine, ...]
    every: tuple[AssignmentLine, ...]
    documents: tuple[tuple[str, str], ...]
    coders: tuple[tuple[str, str], ...]
    trouble: str


def coding_list(
    ledger: Ledger, account: Account, accounts: Sequence[Account], trouble: str = ""
) -> CodingList:
    """What an account has to code, and where it may, all assignments and what can be assigned."""
    titles = {row.id: row.title or row.id for row in ledger.documents()}
    gone = {one.assignment: one for one in ledger.double_coding(Withdrawal)}
    lines = [
        _assignment(ledger, one, account, (titles, gone))
        for one in ledger.double_coding(Assignment)
    ]
    manages = account.may(Right.ADJUDICATE)
    taken = {one.document for one in standing(ledger)}
    free = [(key, title) for key, title in titles.items() if key not in taken]
    able = [one for one in accounts if one.may(Right.DECIDE)]
    return CodingList(
        ledger=ledger.path.name,
        own=tuple(one for one in lines if one.own and not one.withdrawn),
        every=tuple(sorted(lines, key=lambda one: bool(one.withdrawn))) if manages else (),
        documents=tuple(free) if manages else (),
        coders=tuple((one.id, one.name) for one in able) if manages else (),
        trouble=trouble,
    )


def _state(found: Coding | None) -> str:
    if found is None:
        return say("not begun")
    return say("finished") if found.finished else say("begun")


def _assignment(
    ledger: Ledger,
    one: Assignment,
    account: Account,
    known: tuple[Mapping[str, str], Mapping[str, Withdrawal]],
) -> AssignmentLine:
    titles, gone = known
    said = codings_of(ledger, one)
    states = [(coder.name, _state(found)) for coder, found in zip(one.coders, said, strict=True)]
    done = all(found is not None and found.finished for found in said)
    own = [state for coder, state in zip(one.coders, states, strict=True) if _is(coder, account)]
    settled = {row.unit for row in ledger.double_coding(Adjudication) if row.assignment == one.id}
    return AssignmentLine(
        id=one.id,
        title=titles.get(one.document, one.document),
        states=tuple(states),
        own=bool(own),
        own_done=any(state == "finished" for _, state in own),
        comparable=done and not own,
        settled=len(settled),
        units=len(units(*(found.events if found else () for found in said))) if done else 0,
        open=not any(state == "finished" for _, state in states),
        withdrawn=_withdrawn(gone[one.id]) if one.id in gone else "",
    )


def _withdrawn(one: Withdrawal) -> str:
    return say("withdrawn by %(name)s on %(day)s", name=one.author.name, day=one.made_at[:10])


def _is(coder: Coder, account: Account) -> bool:
    return coder.account == account.id
