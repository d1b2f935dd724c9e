"""Decisions of people: added, taken back by another row, never altered."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from recount.errors import NotFoundError
from recount.ledger.encoding import packed, unpacked
from recount.ledger.tables import DECISIONS
from recount.model.decisions import Decision, DecisionKind
from recount.model.ids import content_id

UNDO = "undo"
_LINKING = tuple(kind.value for kind in DecisionKind)


def keep(connection: Connection, decision: Decision) -> Decision:
    """Adds a decision under an id of its own."""
    number = len(connection.execute(select(DECISIONS.c.seq)).scalars().all())
    named = Decision(
        content_id("d", [number, decision]),
        decision.kind,
        decision.first,
        decision.second,
        decision.reason,
        decision.author,
        decision.made_at,
    )
    row = {
        "id": named.id,
        "kind": named.kind.value,
        "about": named.first.claim,
        "body": packed(named),
        "made_by": named.author,
        "made_at": named.made_at,
        "takes_back": None,
    }
    connection.execute(insert(DECISIONS), row)
    return named


def standing(connection: Connection) -> tuple[Decision, ...]:
    """The decisions about claims that nobody has taken back, in the order in which they came."""
    taken_back = select(DECISIONS.c.takes_back).where(DECISIONS.c.takes_back.is_not(None))
    query = (
        select(DECISIONS.c.body)
        .where(DECISIONS.c.kind.in_(_LINKING))
        .where(DECISIONS.c.id.not_in(taken_back))
        .order_by(DECISIONS.c.seq)
    )
    return tuple(unpacked(Decision, body) for body in connection.execute(query).scalars())


def take_back(connection: Connection, name: str, reason: str, author: str, at: str) -> Decision:
    """Adds that a decision no longer stands; NotFoundError where none of that id does."""
    found = [one for one in standing(connection) if name and one.id.startswith(name)]
    if len(found) != 1:
        raise NotFoundError(
            f"decision {name}",
            "no decision that stands has this id" if not found else "more than one begins so",
            "see `recount decide list` for the ids",
        )
    row = {
        "id": content_id("d", [found[0].id, reason, author, at]),
        "kind": UNDO,
        "about": found[0].first.claim,
        "body": packed({"reason": reason}),
        "made_by": author,
        "made_at": at,
        "takes_back": found[0].id,
    }
    connection.execute(insert(DECISIONS), row)
    return found[0]
