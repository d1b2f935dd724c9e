"""What follows from documents and readings: replaced whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from zlib import crc32

from sqlalchemy import Connection, delete, insert, select

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
_LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Made:
    """What derived state came from: the digest of its inputs, the version, the methodology."""

    inputs: str
    made_by: str
    methodology: str


GAP = 1024
"""Between the positions of two rows, so that others can be put between them."""
MOST = 2**31 - 1
SHARDS = 64
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
    _write_all(connection, _LINKED, _shards(state.linking.linked))
    _write_all(connection, _ORIGIN, sorted(state.origins.items()))
    _finish(connection, state, made)


def renew(connection: Connection, before: State, state: State, made: Made) -> None:
    """The same where `before` is what stands there now: only what is other is written. Records are
    told apart by being the very same ones."""
    for (kind, old), (_, new) in zip(before.records(), state.records(), strict=True):
        _renew(connection, kind, old, new)
    was = dict(_shards(before.linking.linked))
    shards = [
        (key, was[key] if one == was.get(key) else one)
        for key, one in _shards(state.linking.linked)
    ]
    _renew(connection, _LINKED, list(was.items()), shards)
    if before.origins != state.origins:
        connection.execute(delete(DERIVED).where(DERIVED.c.kind == _ORIGIN))
        _write_all(connection, _ORIGIN, sorted(state.origins.items()))
    _finish(connection, state, made)


def _finish(connection: Connection, state: State, made: Made) -> None:
    names.keep(connection, state.linking.borne)
    connection.execute(delete(BUILT))
    row = {
        "one": 1,
        "inputs": made.inputs,
        "made_by": made.made_by,
        "methodology": made.methodology,
    }
    connection.execute(insert(BUILT), row)


Records = Sequence[tuple[str, Any]]


def _shards(linked: Linked | None) -> list[tuple[str, Linked]]:
    """What linking goes on from in parts, by the documents; decisions are in the first."""
    if linked is None:
        return []
    states: list[dict[str, str]] = [{} for _ in range(SHARDS)]
    components: list[dict[str, dict[str, str]]] = [{} for _ in range(SHARDS)]
    for name, state in linked.states.items():
        states[crc32(name.encode()) % SHARDS][name] = state
    for name, held in linked.components.items():
        components[crc32(name.encode()) % SHARDS][name] = held
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
    _insert(connection, kind, [(gap * (n + 1), *pair) for n, pair in enumerate(records)])


def _insert(connection: Connection, kind: str, rows: Iterable[tuple[int, str, Any]]) -> None:
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


def _renew(connection: Connection, kind: str, old: Records, new: Records) -> None:
    """Writes the records of a kind that are other, and takes out those that are no more."""
    same = len(old) == len(new) and all(a[1] is b[1] for a, b in zip(old, new, strict=True))
    if same:
        return
    query = select(DERIVED.c.position).where(DERIVED.c.kind == kind)
    positions = list(connection.execute(query.order_by(DERIVED.c.position)).scalars())
    placed = _placed(dict(zip((id(one) for _, one in old), positions, strict=False)), new)
    if placed is None or len(positions) != len(old):
        connection.execute(delete(DERIVED).where(DERIVED.c.kind == kind))
        _write_all(connection, kind, new)
        return
    kept, rows = placed
    for position in set(positions) - kept:
        connection.execute(
            delete(DERIVED).where(DERIVED.c.kind == kind, DERIVED.c.position == position)
        )
    _insert(connection, kind, rows)


Rows = list[tuple[int, str, Any]]


def _placed(standing: Mapping[int, int], records: Records) -> tuple[set[int], Rows] | None:
    """The positions that stay, and records with positions of their own between them; None where
    there is no room."""
    kept: set[int] = set()
    rows: Rows = []
    waiting: list[tuple[str, Any]] = []
    last = 0
    for key, one in records:
        position = standing.get(id(one), 0)
        if position <= last:
            waiting.append((key, one))
            continue
        step = (position - last) // (len(waiting) + 1)
        if waiting and not step:
            return None
        rows += [(last + step * (n + 1), *pair) for n, pair in enumerate(waiting)]
        waiting.clear()
        kept.add(position)
        last = position
    if last + GAP * (len(waiting) + 1) > MOST:
        return None
    rows += [(last + GAP * (n + 1), *pair) for n, pair in enumerate(waiting)]
    return kept, rows


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
    ids = connection.execute(
        select(DERIVED.c.id).where(DERIVED.c.kind == "event").order_by(DERIVED.c.id)
    ).scalars()
    known = list(ids)
    short = [one for one in known if one.startswith(name) or one.partition("-")[2].startswith(name)]
    found = [name] if name in known else short if name else []
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


def origins(connection: Connection) -> dict[str, str]:
    """For each document the first of those that it is a copy of, or itself."""
    query = select(DERIVED.c.id, DERIVED.c.body).where(DERIVED.c.kind == _ORIGIN)
    return {row.id: row.body for row in connection.execute(query.order_by(DERIVED.c.id))}


def built(connection: Connection) -> tuple[str, str, str] | None:
    """Inputs' digest, maker and methodology of the derived state; None where there is none."""
    row = connection.execute(select(BUILT.c.inputs, BUILT.c.made_by, BUILT.c.methodology)).first()
    return None if row is None else (row.inputs, row.made_by, row.methodology)
