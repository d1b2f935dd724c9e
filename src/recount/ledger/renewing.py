"""Derived state of which a little becomes other: those rows are written, and no others.

Rows stand in the order in which they were given, apart in their numbering, so that others can be
put between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from recount.ledger.deriving import GAP, LINKED, MOST, Made, finish, shard_of, write_rows
from recount.ledger.encoding import packed, unpacked
from recount.ledger.tables import DERIVED
from recount.model.decisions import Settled
from recount.model.linked import Linked
from recount.model.names import Borne

AT_ONCE = 500
"""Ids in one question, of which SQLite takes no more than some thousands."""
LAST = "\uffff"
"""After all other rows."""


@dataclass(frozen=True, slots=True)
class Put:
    """A record under the id that it is found by, and the id of what it follows; None for what is
    first of its kind."""

    id: str
    record: Any
    after: str | None


@dataclass(frozen=True, slots=True)
class Renewed:
    """What becomes other, by kind: ids of rows that are no more, or not as they were, and what is
    put in, in its order. `states`, `components` and `settled` are what linking goes on from; a
    document has none of them where they are empty."""

    gone: Mapping[str, Iterable[str]]
    come: Mapping[str, Sequence[Put]]
    borne: Sequence[Borne] = ()
    states: Mapping[str, str] = field(default_factory=dict)
    components: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    settled: tuple[Settled, ...] = ()


def renew(connection: Connection, change: Renewed, made: Made) -> None:
    """Writes what becomes other, and what it came from."""
    for kind, ids in change.gone.items():
        names = sorted(ids)
        for start in range(0, len(names), AT_ONCE):
            some = DERIVED.c.id.in_(names[start : start + AT_ONCE])
            connection.execute(delete(DERIVED).where(DERIVED.c.kind == kind, some))
    for kind, rows in change.come.items():
        for run in _runs(rows):
            _put(connection, kind, run)
    _link(connection, change)
    finish(connection, change.borne, made)


def _runs(rows: Sequence[Put]) -> list[list[Put]]:
    """Rows of which each follows the one before."""
    runs: list[list[Put]] = []
    for row in rows:
        last = runs[-1][-1] if runs else None
        if last is not None and (row.after == last.id or row.after == last.after == LAST):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _put(connection: Connection, kind: str, run: Sequence[Put]) -> None:
    """Puts rows behind the one that the first of them follows."""
    low, high = _room(connection, kind, run[0].after)
    if high - low <= len(run):
        _spread(connection, kind, len(run) + 1)
        low, high = _room(connection, kind, run[0].after)
    step = min(GAP, (high - low) // (len(run) + 1))
    rows = [(low + step * (n + 1), row.id, row.record) for n, row in enumerate(run)]
    write_rows(connection, kind, rows)


def _room(connection: Connection, kind: str, after: str | None) -> tuple[int, int]:
    """Between which positions a row may stand that follows another."""
    positions = select(func.max(DERIVED.c.position)).where(DERIVED.c.kind == kind)
    low = 0
    if after is not None:
        of = positions if after == LAST else positions.where(DERIVED.c.id == after)
        low = connection.execute(of).scalar_one() or 0
    beyond = select(func.min(DERIVED.c.position)).where(
        DERIVED.c.kind == kind, DERIVED.c.position > low
    )
    return low, connection.execute(beyond).scalar_one() or MOST


def _spread(connection: Connection, kind: str, room: int) -> None:
    """Numbers all rows of a kind anew, with room between them for so many at least."""
    query = select(DERIVED.c.id, DERIVED.c.body).where(DERIVED.c.kind == kind)
    rows = [tuple(row) for row in connection.execute(query.order_by(DERIVED.c.position))]
    connection.execute(delete(DERIVED).where(DERIVED.c.kind == kind))
    gap = min(max(GAP, room), MOST // (len(rows) + 2))
    write_rows(connection, kind, [(gap * (n + 1), *row) for n, row in enumerate(rows)])


def _link(connection: Connection, change: Renewed) -> None:
    """What linking goes on from: it lies in parts, by the documents; decisions are in the first."""
    names: dict[int, set[str]] = {0: set()}
    for name in (*change.states, *change.components):
        names.setdefault(shard_of(name), set()).add(name)
    rules = ""
    for number, some in sorted(names.items()):
        where = (DERIVED.c.kind == LINKED, DERIVED.c.id == str(number))
        body = connection.execute(select(DERIVED.c.body).where(*where)).scalar()
        old = unpacked(Linked, body) if body else Linked(rules, {}, (), {})
        rules = old.rules
        new = Linked(
            old.rules,
            _with(old.states, {n: change.states[n] for n in some if n in change.states}),
            change.settled if number == 0 else (),
            _with(
                old.components,
                {n: dict(change.components[n]) for n in some if n in change.components},
            ),
        )
        if new == old:
            continue
        if body:
            connection.execute(update(DERIVED).where(*where).values(body=packed(new)))
        else:
            _put(connection, LINKED, [Put(str(number), new, LAST)])


def _with(held: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping with some entries in the place of others, and without those that are empty."""
    return {key: value for key, value in {**held, **over}.items() if value}
