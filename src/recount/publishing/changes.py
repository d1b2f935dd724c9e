"""What changed since the last release, row by row, each with what caused it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any

from recount.publishing.columns import Cell, Says, Table, TableSpec
from recount.publishing.own import ClaimRow, EventRow

_UNSEEN = frozenset({"quotes", "methodology"})
"""Columns whose changes the cause tells."""


class Change(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One row of the events that is not what it was."""

    event: Annotated[str, Says("The event's id")]
    change: Annotated[Change, Says("Whether the row is new, other, or gone")]
    column: Annotated[str | None, Says("The column that changed")]
    was: Annotated[str | None, Says("What stood there")]
    now: Annotated[str | None, Says("What stands there now")]
    cause: Annotated[str, Says("The claims, decisions or rules that caused it")]


CHANGES = TableSpec(
    "changes",
    "Changes since the last release",
    "One row for each event that is new or gone, and for each column of one that changed.",
    ChangeRow,
)


@dataclass(frozen=True)
class Issued:
    """The rows of a release, and what they rest on: by which rules and program, and the ids of the
    decisions that stood."""

    events: Table[EventRow]
    claims: Table[ClaimRow]
    methodology: str | None
    made_by: str
    decisions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def changes(before: Issued | None, now: Issued) -> Table[ChangeRow]:
    """The difference of two releases; of the first one there is none."""
    return Table(CHANGES, tuple(_rows(before, now)) if before else ())


def _rows(before: Issued, now: Issued) -> Iterator[ChangeRow]:
    old = {row.event: row for row in before.events.rows}
    new = {row.event: row for row in now.events.rows}
    causes = _Causes(before, now)
    for event in sorted({*old, *new}):
        cause = causes.of(event)
        if event not in old:
            yield _row(event, Change.ADDED, cause)
        elif event not in new:
            yield _row(event, Change.WITHDRAWN, cause)
        else:
            yield from _changed(event, (old[event], new[event]), cause, now.events.spec)


def _row(event: str, change: Change, cause: str) -> ChangeRow:
    return ChangeRow(event=event, change=change, column=None, was=None, now=None, cause=cause)


def _changed(
    event: str, rows: tuple[EventRow, EventRow], cause: str, spec: TableSpec[Any]
) -> Iterator[ChangeRow]:
    was, now = (next(Table(spec, (row,)).cells()) for row in rows)
    for column, old, new in zip(spec.columns, was, now, strict=True):
        if old != new and column.name not in _UNSEEN:
            yield ChangeRow(
                event=event,
                change=Change.CHANGED,
                column=column.name,
                was=_said(old),
                now=_said(new),
                cause=cause,
            )


def _said(cell: Cell) -> str | None:
    return None if cell is None else str(cell)


class _Causes:
    """Why the row of an event is not what it was."""

    def __init__(self, before: Issued, now: Issued) -> None:
        self._old, self._new = _by_event(before.claims), _by_event(now.claims)
        self._decided = _decided(before, now)
        self._rules = list(_rules(before, now))

    def of(self, event: str) -> str:
        """The claims that came and went, the decisions about them, and the rules."""
        old, new = self._old.get(event, frozenset()), self._new.get(event, frozenset())
        told = [*_listed("goes on as", self._elsewhere(old, self._new, event))]
        told += _listed("was", self._elsewhere(new, self._old, event) if not old else ())
        told += [*_listed("claims added", new - old), *_listed("claims gone", old - new)]
        about = {one for claim in old | new for one in self._decided.get(claim, ())}
        told += [*_listed("decisions", about), *self._rules]
        return "; ".join(told) or "other events or totals that bear on it"

    def _elsewhere(
        self, claims: frozenset[str], events: Mapping[str, frozenset[str]], event: str
    ) -> set[str]:
        """The other events of a release that hold one of these claims."""
        return {key for key, held in events.items() if key != event and held & claims}


def _listed(what: str, ids: Iterable[str]) -> list[str]:
    found = sorted(ids)
    return [f"{what}: {', '.join(found)}"] if found else []


def _by_event(claims: Table[ClaimRow]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in claims.rows:
        if row.event:
            found[row.event].add(row.claim)
    return {event: frozenset(held) for event, held in found.items()}


def _decided(before: Issued, now: Issued) -> dict[str, set[str]]:
    """Decisions by claim that stand now and did not before, or the other way round."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, about in {**before.decisions, **now.decisions}.items():
        if (name in before.decisions) != (name in now.decisions):
            for claim in about:
                found[claim].add(name)
    return found


def _rules(before: Issued, now: Issued) -> Iterator[str]:
    if before.methodology != now.methodology:
        yield f"methodology: {before.methodology} became {now.methodology}"
    if before.made_by != now.made_by:
        yield f"program: {before.made_by} became {now.made_by}"
