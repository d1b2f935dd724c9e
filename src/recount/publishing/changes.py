"""What changed since the last release, row by row, each with what caused it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any

from recount.model.counts import Victims
from recount.publishing.columns import Cell, Says, Table, TableSpec
from recount.publishing.own import ClaimRow, CountRow, EventRow

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
    column: Annotated[
        str | None, Says("The column of `events`, or the number of `counts`, that changed")
    ]
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
    decisions that stood. `together` are events whose numbers bear on one another, by a total over
    them or a contradiction between them."""

    events: Table[EventRow]
    claims: Table[ClaimRow]
    counts: Table[CountRow]
    methodology: str | None
    made_by: str
    decisions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    together: tuple[frozenset[str], ...] = ()


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
            yield from _recounted(event, cause, before, now)


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


_BOUNDS = ("low", "best", "high")


def _recounted(event: str, cause: str, before: Issued, now: Issued) -> Iterator[ChangeRow]:
    """The numbers of a class of victims that became others; those of everybody stand above."""
    old, new = (_by_class(one.counts, event) for one in (before, now))
    for key in sorted({*old, *new}):
        for name in _BOUNDS:
            was, is_now = (_number(rows.get(key), name) for rows in (old, new))
            if was != is_now:
                yield ChangeRow(
                    event=event,
                    change=Change.CHANGED,
                    column=f"counts: {' '.join(key)} {name}",
                    was=_said(was),
                    now=_said(is_now),
                    cause=cause,
                )


def _by_class(counts: Table[CountRow], event: str) -> dict[tuple[str, str], CountRow]:
    rows = (row for row in counts.rows if row.event == event)
    named = (row for row in rows if row.victims is not Victims.UNSTATED)
    return {(row.outcome.value, row.victims.value): row for row in named}


def _number(row: CountRow | None, name: str) -> int | None:
    return getattr(row, name) if row else None


def _said(cell: Cell) -> str | None:
    return None if cell is None else str(cell)


class _Causes:
    """Why the row of an event is not what it was."""

    def __init__(self, before: Issued, now: Issued) -> None:
        self._old, self._new = _by_event(before.claims), _by_event(now.claims)
        self._decided = _decided(before, now)
        self._rules = list(_rules(before, now))
        self._beside = _beside([*before.together, *now.together])
        claims = [frozenset(row.claim for row in one.claims.rows) for one in (before, now)]
        self._gone, self._added = claims[0] - claims[1], claims[1] - claims[0]
        self._of_none = {row.claim for one in (before, now) for row in one.claims.rows
                         if row.event is None}  # fmt: skip

    def of(self, event: str) -> str:
        """The claims that came and went, the decisions about them, and the rules."""
        old, new = self._old.get(event, frozenset()), self._new.get(event, frozenset())
        told = [*_listed("goes on as", self._elsewhere(old, self._new, event))]
        told += _listed("was", self._elsewhere(new, self._old, event) if not old else ())
        told += [*_listed("claims added", new - old), *_listed("claims gone", old - new)]
        about = {one for claim in old | new for one in self._decided.get(claim, ())}
        told += _listed("decisions", about)
        return "; ".join([*(told or self._through(event)), *self._rules])

    def _through(self, event: str) -> list[str]:
        """What came, went or was decided of events that bear on it, or of totals; of the release
        as a whole where nothing ties them."""
        others = self._beside.get(event, frozenset()) - {event}
        near = self._of_none.union(*(self._old.get(one, ()) for one in others),
                                   *(self._new.get(one, ()) for one in others))  # fmt: skip
        for among in (near, self._gone | self._added | self._decided.keys()):
            told = [*_listed("claims added", self._added & among),
                    *_listed("claims gone", self._gone & among)]  # fmt: skip
            told += _listed("decisions", {d for one in among for d in self._decided.get(one, ())})
            if told:
                return [f"through totals or other events: {told[0]}", *told[1:]]
        return [] if self._rules else ["through totals or other events"]

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


def _beside(together: Iterable[frozenset[str]]) -> dict[str, frozenset[str]]:
    """The events that bear on each, directly or by way of others."""
    found: dict[str, frozenset[str]] = {}
    for group in together:
        whole = group.union(*(found.get(one, frozenset()) for one in group))
        found |= dict.fromkeys(whole, whole)
    return found


def _rules(before: Issued, now: Issued) -> Iterator[str]:
    if before.methodology != now.methodology:
        yield f"methodology: {before.methodology} became {now.methodology}"
    if before.made_by != now.made_by:
        yield f"program: {before.made_by} became {now.made_by}"
