"""What follows from documents and readings: replaced whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

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


@dataclass(frozen=True, slots=True)
class Made:
    """What derived state came from: the digest of its inputs, the version, the methodology."""

    inputs: str
    made_by: str
    methodology: str


def replace(
    connection: Connection,
    linking: Linking,
    reconciliation: Reconciliation,
    origins: Mapping[str, str],
    made: Made,
) -> None:
    """Puts new derived state in the place of the old, with the digest of what it came from; the
    ids of its events are noted for good."""
    names.keep(connection, linking.borne)
    connection.execute(delete(DERIVED))
    connection.execute(delete(BUILT))
    rows = [*_rows(linking, reconciliation), *_origin_rows(origins)]
    if rows:
        connection.execute(insert(DERIVED), rows)
    row = {
        "one": 1,
        "inputs": made.inputs,
        "made_by": made.made_by,
        "methodology": made.methodology,
    }
    connection.execute(insert(BUILT), row)


def _rows(linking: Linking, found: Reconciliation) -> Iterator[dict[str, Any]]:
    yield from _kind_rows("cluster", [(one.id, one) for one in linking.clusters])
    yield from _kind_rows("membership", [(one.total, one) for one in linking.memberships])
    yield from _kind_rows("event", [(one.id, one) for one in found.events])
    yield from _kind_rows("contradiction", [(one.id, one) for one in found.contradictions])
    yield from _kind_rows("derivation", [(one.event, one) for one in found.derivations])
    yield from _kind_rows("remainder", [(one.total, one) for one in found.remainders])
    yield from _kind_rows("solved", [(one.key, one) for one in found.solved])
    if linking.linked is not None:
        yield from _kind_rows("linked", [("", linking.linked)])


def _origin_rows(origins: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for position, (document, origin) in enumerate(sorted(origins.items())):
        yield {"kind": _ORIGIN, "position": position, "id": document, "body": origin}


def _kind_rows(kind: str, pairs: list[tuple[str, Any]]) -> Iterator[dict[str, Any]]:
    for position, (key, record) in enumerate(pairs):
        yield {"kind": kind, "position": position, "id": key, "body": packed(record)}


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
        what = f"it may be any of {some}" if found else "the ledger holds no such event"
        cure = "give more of its id" if found else "see `recount show` for the ids"
        raise NotFoundError(f"event {name}", what, cure)
    return recall(connection, Event, found[0])[0]


def origins(connection: Connection) -> dict[str, str]:
    """For each document the first of those that it is a copy of, or itself."""
    query = select(DERIVED.c.id, DERIVED.c.body).where(DERIVED.c.kind == _ORIGIN)
    return {row.id: row.body for row in connection.execute(query.order_by(DERIVED.c.id))}


def built(connection: Connection) -> tuple[str, str, str] | None:
    """Inputs' digest, maker and methodology of the derived state; None where there is none."""
    row = connection.execute(select(BUILT.c.inputs, BUILT.c.made_by, BUILT.c.methodology)).first()
    return None if row is None else (row.inputs, row.made_by, row.methodology)
