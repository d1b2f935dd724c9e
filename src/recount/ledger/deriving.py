"""What follows from documents and readings: replaced whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from zlib import crc32

from sqlalchemy import Connection, delete, func, insert, or_, select

from recount.errors import NotFoundError
from recount.ledger import names
from recount.ledger.encoding import packed, unpacked
from recount.ledger.tables import BUILT, DERIVED
from recount.model.events import (
    Cluster,
    Contradiction,
    Derivation,
    Event,
    Linking,
    Membership,
    Reconciliation,
    Remainder,
    Solved,
)
from recount.model.linked import Linked
from recount.model.names import Borne
from recount.model.saying import say

T = TypeVar("T")

_KINDS: dict[type[Any], str] = {
    Cluster: "cluster",
    Membership: "membership",
    Event: "event",
    Contradiction: "contradiction",
    Derivation: "derivation",
    Remainder: "remainder",
    Solved: "solved",
    Linked: "linked",
}
_ORIGIN = "origin"
LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Made:
    """What derived state came from: the digest of its inputs, the version, the methodology."""

    inputs: str
    made_by: str
    methodology: str


GAP = 1024
"""Between the positions of two rows, so that others can be put between them."""
MOST = 2**31 - 1
SOME = 6
"""So many events that a short id may be of are looked for."""
SHARDS = 1024
"""Of what linking goes on from, so that a decision writes little of it anew."""


@dataclass(frozen=True, slots=True)
class State:
    """All that follows from documents, readings and decisions."""

    linking: Linking
    reconciliation: Reconciliation
    origins: Mapping[str, str]

    def records(self) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
        """The records of each kind, in their order, with the ids that they are found by."""
        linking, found = self.linking, self.reconciliation
        yield "cluster", [(one.id, one) for one in linking.clusters]
        yield "membership", [(one.total, one) for one in linking.memberships]
        yield "event", [(one.id, one) for one in found.events]
        yield "contradiction", [(one.id, one) for one in found.contradictions]
        yield "derivation", [(one.event, one) for one in found.derivations]
        yield "remainder", [(one.total, one) for one in found.remainders]
        yield "solved", [(one.key, one) for one in found.solved]


def replace(connection: Connection, state: State, made: Made) -> None:
    """Puts new derived state in the place of the old, with the digest of what it came from; the
    ids of its events are noted for good."""
    connection.execute(delete(DERIVED))
    for kind, records in state.records():
        _write_all(connection, kind, records)
    _write_all(connection, LINKED, _shards(state.linking.linked))
    _write_all(connection, _ORIGIN, sorted(state.origins.items()))
    finish(connection, state.linking.borne, made)


def finish(connection: Connection, borne: Iterable[Borne], made: Made) -> None:
    """Notes the ids of events, and what derived state came from."""
    names.keep(connection, borne)
    connection.execute(delete(BUILT))
    row = {
        "one": 1,
        "inputs": made.inputs,
        "made_by": made.made_by,
        "methodology": made.methodology,
    }
    connection.execute(insert(BUILT), row)


Records = Sequence[tuple[str, Any]]


def shard_of(document: str) -> int:
    """The part of what linking goes on from that a document is in."""
    return crc32(document.encode()) % SHARDS


def _shards(linked: Linked | None) -> list[tuple[str, Linked]]:
    """What linking goes on from in parts, by the documents; decisions are in the first."""
    if linked is None:
        return []
    states: list[dict[str, str]] = [{} for _ in range(SHARDS)]
    components: list[dict[str, dict[str, str]]] = [{} for _ in range(SHARDS)]
    for name, state in linked.states.items():
        states[shard_of(name)][name] = state
    for name, held in linked.components.items():
        components[shard_of(name)][name] = held
    return [
        (str(number), Linked(linked.rules, own, linked.settled if number == 0 else (), held))
        for number, (own, held) in enumerate(zip(states, components, strict=True))
        if own or held or number == 0
    ]


def linked(connection: Connection) -> Linked | None:
    """What the next linking can go on from; None where there is nothing."""
    found = recall(connection, Linked)
    if not found:
        return None
    states = {name: state for one in found for name, state in one.states.items()}
    held = {name: inside for one in found for name, inside in one.components.items()}
    return Linked(
        found[0].rules,
        dict(sorted(states.items())),
        tuple(row for one in found for row in one.settled),
        dict(sorted(held.items())),
    )


def _write_all(connection: Connection, kind: str, records: Records) -> None:
    gap = max(1, min(GAP, MOST // (len(records) + 1)))
    write_rows(connection, kind, [(gap * (n + 1), *pair) for n, pair in enumerate(records)])


def write_rows(connection: Connection, kind: str, rows: Iterable[tuple[int, str, Any]]) -> None:
    """Writes records of a kind, or what was packed of them, at their positions, under their
    ids."""
    written = [
        {
            "kind": kind,
            "position": position,
            "id": key,
            "body": one if isinstance(one, str) else packed(one),
        }
        for position, key, one in rows
    ]
    if written:
        connection.execute(insert(DERIVED), written)


def recall(connection: Connection, kind: type[T], key: str | None = None) -> tuple[T, ...]:
    """All derived records of a kind in the order in which they were given; `key` picks those of
    one event or total."""
    query = select(DERIVED.c.body).where(DERIVED.c.kind == _KINDS[kind])
    if key is None:
        rows = connection.execute(query.order_by(DERIVED.c.position)).scalars()
        return tuple(unpacked(kind, body) for body in rows)
    # Sorted here: asked to sort, the database goes through all of a kind in their order.
    few = select(DERIVED.c.position, DERIVED.c.body).where(
        DERIVED.c.kind == _KINDS[kind], DERIVED.c.id == key
    )
    found = sorted(tuple(row) for row in connection.execute(few))
    return tuple(unpacked(kind, body) for _, body in found)


def event(connection: Connection, name: str) -> Event:
    """The event of that id, or the only one whose id begins so; NotFoundError otherwise."""
    here = recall(connection, Event, name)
    if here:
        return here[0]
    found = _begun(connection, name) if name else []
    if len(found) != 1:
        some = ", ".join(found[:5])
        what = (
            say("it may be any of %(list)s", list=some)
            if found
            else say("the ledger holds no such event")
        )
        cure = say("give more of its id") if found else say("see `recount show` for the ids")
        raise NotFoundError(say("event %(id)s", id=name), what, cure)
    return recall(connection, Event, found[0])[0]


def _begun(connection: Connection, name: str) -> list[str]:
    """Some of the ids of events that begin so, before their hyphen or after it."""
    event_id, length = DERIVED.c.id, len(name)
    begins = or_(
        func.substr(event_id, 1, length) == name,
        func.substr(event_id, len("e-") + 1, length) == name,
    )
    query = select(event_id).where(DERIVED.c.kind == "event", begins).order_by(event_id)
    return list(connection.execute(query.limit(SOME)).scalars())


def origins(connection: Connection) -> dict[str, str]:
    """For each document the first of those that it is a copy of, or itself."""
    query = select(DERIVED.c.id, DERIVED.c.body).where(DERIVED.c.kind == _ORIGIN)
    return {row.id: row.body for row in connection.execute(query.order_by(DERIVED.c.id))}


def built(connection: Connection) -> tuple[str, str, str] | None:
    """Inputs' digest, maker and methodology of the derived state; None where there is none."""
    row = connection.execute(select(BUILT.c.inputs, BUILT.c.made_by, BUILT.c.methodology)).first()
    return None if row is None else (row.inputs, row.made_by, row.methodology)
