"""Assignments and their withdrawals, codings, and what was adjudicated: rows only ever added."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, func, insert, select

from recount.ledger.encoding import packed, unpacked
from recount.ledger.tables import DOUBLE_CODING
from recount.model.double_coding import Adjudication, Assignment, Coding, Withdrawal
from recount.model.ids import content_id

T = TypeVar("T", Assignment, Withdrawal, Coding, Adjudication)

_KINDS: dict[type, str] = {
    Assignment: "assignment",
    Withdrawal: "withdrawal",
    Coding: "coding",
    Adjudication: "adjudication",
}


def keep(connection: Connection, record: T) -> T:
    """Adds a record under an id of its own."""
    number = connection.execute(select(func.count()).select_from(DOUBLE_CODING)).scalar_one()
    named = replace(record, id=content_id(_KINDS[type(record)][0], [number, record]))
    row = {"kind": _KINDS[type(record)], "id": named.id, "body": packed(named)}
    connection.execute(insert(DOUBLE_CODING), row)
    return named


def recall(connection: Connection, kind: type[T]) -> tuple[T, ...]:
    """All records of a kind, in the order in which they came."""
    query = select(DOUBLE_CODING.c.body).where(DOUBLE_CODING.c.kind == _KINDS[kind])
    rows = connection.execute(query.order_by(DOUBLE_CODING.c.seq)).scalars()
    return tuple(unpacked(kind, body) for body in rows)
