"""Decisions of people: added, taken back by another row, never altered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, insert, select

from recount.errors import NotFoundError
from recount.ledger.encoding import packed, unpacked
from recount.ledger.tables import DECISIONS
from recount.model.decisions import Decision, DecisionKind
from recount.model.findings import Finding, FindingKind
from recount.model.ids import content_id
from recount.model.judgements import BINDING, Entry, Judgement, JudgementKind
from recount.model.notes import Note, NoteKind
from recount.model.pairings import PairingDecision, PairingKind
from recount.model.persons import Disclosure, DisclosureKind, person_key
from recount.model.relearning import ABOUT_LINKING, Relearning, RelearningKind
from recount.model.saying import say
from recount.model.signing import Signature, SigningKind

T = TypeVar(
    "T", Decision, Judgement, Disclosure, PairingDecision, Signature, Finding, Note, Relearning
)

UNDO = "undo"
_LINKING = tuple(kind.value for kind in DecisionKind)
_JUDGING = tuple(kind.value for kind in JudgementKind)
_DISCLOSING = tuple(kind.value for kind in DisclosureKind)
_SIGNING = tuple(kind.value for kind in SigningKind)
_PAIRING = tuple(kind.value for kind in PairingKind)
_FINDING = tuple(kind.value for kind in FindingKind)
_NOTING = tuple(kind.value for kind in NoteKind)
IDLE = (
    *(kind.value for kind in JudgementKind if kind not in BINDING),
    *(kind.value for kind in FindingKind if kind is not FindingKind.PLACE),
    *_DISCLOSING,
    *_SIGNING,
    *_PAIRING,
    *_NOTING,
)
"""Kinds from which no event or number follows."""


def keep(connection: Connection, record: T, account: str = "") -> T:
    """Adds a decision, made from an account, under an id of its own."""
    return _keep(connection, record, _ABOUT[type(record)](record)[0], account)


_ABOUT: dict[type, Callable[[Any], tuple[str, ...]]] = {
    Decision: lambda one: (one.first.claim, one.second.claim),
    Judgement: lambda one: (one.claim.id,),
    Disclosure: lambda one: (person_key(one.person),),
    Signature: lambda one: (one.state.event,),
    PairingDecision: lambda one: (one.person,),
    Finding: lambda one: tuple(row.claim for row in one.about),
    Note: lambda one: tuple(row.claim for row in one.about) or (one.record,),
    Relearning: lambda _: (ABOUT_LINKING,),
}
"""The records that a decision is about; the first of them stands in its row."""


def _keep(connection: Connection, record: T, about: str, account: str) -> T:
    number = len(connection.execute(select(DECISIONS.c.seq)).scalars().all())
    named = replace(record, id=content_id("d", [number, record]))
    row = {
        "id": named.id,
        "kind": named.kind.value,
        "about": about,
        "body": packed(named),
        "made_by": named.author,
        "made_at": named.made_at,
        "takes_back": None,
        "account": account or None,
    }
    connection.execute(insert(DECISIONS), row)
    return named


def standing(connection: Connection) -> tuple[Decision, ...]:
    """The decisions about two claims that nobody has taken back, in their order."""
    return tuple(unpacked(Decision, body) for body in _bodies(connection, _LINKING))


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """The decisions about one claim that nobody has taken back, in their order."""
    return tuple(unpacked(Judgement, body) for body in _bodies(connection, _JUDGING))


def disclosures(connection: Connection) -> tuple[Disclosure, ...]:
    """The decisions about persons that nobody has taken back, in their order."""
    return tuple(unpacked(Disclosure, body) for body in _bodies(connection, _DISCLOSING))


def signatures(connection: Connection) -> tuple[Signature, ...]:
    """Names under events' numbers that nobody has taken back, in their order."""
    return tuple(unpacked(Signature, body) for body in _bodies(connection, _SIGNING))


def pairings(connection: Connection) -> tuple[PairingDecision, ...]:
    """The decisions about persons and rows of lists that nobody has taken back, in their order."""
    return tuple(unpacked(PairingDecision, body) for body in _bodies(connection, _PAIRING))


def findings(connection: Connection) -> tuple[Finding, ...]:
    """What people found of events that nobody has taken back, in their order."""
    return tuple(unpacked(Finding, body) for body in _bodies(connection, _FINDING))


def notes(connection: Connection) -> tuple[Note, ...]:
    """The notes that nobody has taken back, in their order."""
    return tuple(unpacked(Note, body) for body in _bodies(connection, _NOTING))


def relearnings(connection: Connection) -> tuple[Relearning, ...]:
    """Weights that decisions moved and nobody has taken back, in their order."""
    kinds = tuple(kind.value for kind in RelearningKind)
    return tuple(unpacked(Relearning, body) for body in _bodies(connection, kinds))


def _bodies(connection: Connection, kinds: Iterable[str]) -> Iterable[str]:
    taken_back = select(DECISIONS.c.takes_back).where(DECISIONS.c.takes_back.is_not(None))
    query = (
        select(DECISIONS.c.body)
        .where(DECISIONS.c.kind.in_(kinds))
        .where(DECISIONS.c.id.not_in(taken_back))
        .order_by(DECISIONS.c.seq)
    )
    return connection.execute(query).scalars()


def history(connection: Connection) -> tuple[Entry, ...]:
    """Everything that was ever decided and taken back, in its order."""
    rows = connection.execute(select(DECISIONS).order_by(DECISIONS.c.seq)).all()
    undone = {row.takes_back: row.id for row in rows if row.takes_back}
    found: dict[str, Entry] = {}
    for row in rows:
        about = found[row.takes_back].about if row.takes_back else _about(row)
        found[row.id] = _entry(row, about, undone.get(row.id))
    return tuple(found.values())


def _about(row: Row[Any]) -> tuple[str, ...]:
    if row.kind in _SIGNING:
        return unpacked(Signature, row.body).state.claims
    if row.kind not in (*_LINKING, *_FINDING, *_NOTING):
        return (row.about,)
    body = json.loads(row.body)
    if row.kind in _LINKING:
        return (body["first"]["claim"], body["second"]["claim"])
    return tuple(one["claim"] for one in body["about"]) or (row.about,)


def _entry(row: Row[Any], about: tuple[str, ...], taken_back_by: str | None) -> Entry:
    judged = unpacked(Judgement, row.body) if row.kind in _JUDGING else None
    body = json.loads(row.body)
    return Entry(
        id=row.id,
        kind=row.kind,
        about=about,
        reason=body["text"] if row.kind in _NOTING else body["reason"],
        author=row.made_by,
        made_at=row.made_at,
        takes_back=row.takes_back,
        taken_back_by=taken_back_by,
        correction=judged.correction if judged else None,
        act=body.get("act", ""),
        account=row.account or "",
        finding=unpacked(Finding, row.body) if row.kind in _FINDING else None,
        on=body["on"] if row.kind in _NOTING else "",
    )


def binding_rows(connection: Connection) -> list[Row[Any]]:
    """Id and kind of what events and numbers follow from: all but notes and acceptances."""
    idle = select(DECISIONS.c.id).where(DECISIONS.c.kind.in_(IDLE))
    query = (
        select(DECISIONS.c.id, DECISIONS.c.kind)
        .where(DECISIONS.c.kind.not_in(IDLE))
        .where(DECISIONS.c.takes_back.is_(None) | DECISIONS.c.takes_back.not_in(idle))
        .order_by(DECISIONS.c.seq)
    )
    return list(connection.execute(query))


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a decision is taken back, by whom, when, and from which account."""

    reason: str
    author: str
    at: str
    account: str = ""


def take_back(connection: Connection, name: str, given: Withdrawal) -> Entry:
    """Adds that a decision, or all that were made in one act, no longer stand; gives back the
    first. NotFoundError where none of that id does."""
    standing_now = [one for one in history(connection) if one.stands and name]
    found = [one for one in standing_now if one.id.startswith(name)]
    together = [one for one in standing_now if one.act == name]
    if len(found) != 1 and not together:
        raise NotFoundError(
            say("decision %(id)s", id=name),
            say("no decision that stands has this id")
            if not found
            else say("more than one begins so"),
            say("see `recount decide list` for the ids"),
        )
    for one in together or found:
        row = {
            "id": content_id("d", [one.id, given.reason, given.author, given.at]),
            "kind": UNDO,
            "about": one.about[0],
            "body": packed({"reason": given.reason}),
            "made_by": given.author,
            "made_at": given.at,
            "takes_back": one.id,
            "account": given.account or None,
        }
        connection.execute(insert(DECISIONS), row)
    return (together or found)[0]
