"""A part of a ledger, for a report of it alone: its events, and all that bears on their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recount.analysis import Selection
from recount.analysis.selecting import selected
from recount.app.assessing import material_of
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import days, event_type_words
from recount.errors import QueryError
from recount.model.events import Event

_EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Part:
    """Which events are wanted: those of a selection, and of these the ones of some ids, where ids
    are given. All of them where nothing is asked for."""

    selection: Selection = _EVERYTHING
    events: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether any event may be left out."""
        return self != Part()

    @property
    def words(self) -> str:
        """What is asked for, in words; empty where that is everything."""
        wanted = self.selection
        parts = [f"place: {wanted.place}"] if wanted.place else []
        parts += [f"party: {wanted.party}"] if wanted.party else []
        parts += [event_type_words(wanted.type).lower()] if wanted.type else []
        if wanted.start or wanted.end:
            parts.append(days(wanted.start, wanted.end))
        many = len(self.events)
        parts += [f"{many} {'event' if many == 1 else 'events'} by name"] if many else []
        return "; ".join(parts)


def events_of(snapshot: Snapshot, part: Part) -> tuple[Event, ...]:
    """The events of a part, those that are within another one of them too.

    Raises QueryError where there is none, NotFoundError where an id is of no event.
    """
    wanted = {event.id for event in selected(material_of(snapshot), part.selection)}
    wanted |= {one.id for one in snapshot.events if one.part_of in wanted}
    if part.events:
        named = {snapshot.event(key).id for key in part.events}
        wanted &= named | {one.id for one in snapshot.events if one.part_of in named}
    found = tuple(event for event in snapshot.events if event.id in wanted)
    if not found:
        raise QueryError(
            f"this part ({part.words})", "the ledger holds no such event",
            "ask for less; `recount show` lists the events",
        )  # fmt: skip
    return found


def narrowed(snapshot: Snapshot, events: tuple[Event, ...]) -> Snapshot:
    """The snapshot with these events alone: totals over others bound none of their sums, and only
    documents on which something of them rests are sources."""
    keys = {event.id for event in events}
    part = replace(
        snapshot,
        events=events,
        contradictions=tuple(row for row in snapshot.contradictions if keys & set(row.events)),
        derivations=tuple(row for row in snapshot.derivations if row.event in keys),
        remainders=tuple(row for row in snapshot.remainders if keys.issuperset(row.events)),
        memberships=tuple(row for row in snapshot.memberships if keys.issuperset(row.members)),
        refusals=(),
        shared=None,
    )
    used = frozenset(_with_origins(_documents(part), snapshot))
    return replace(
        part,
        documents={key: row for key, row in snapshot.documents.items() if key in used},
        readings={key: row for key, row in snapshot.readings.items() if key in used},
        problems=tuple(row for row in snapshot.problems if row[0] in used),
    )


def _documents(part: Snapshot) -> Iterator[str]:
    """The documents of the events, and of every claim that a number or contradiction rests on."""
    held = part.held.all_claims
    for event in part.events:
        yield from event.documents
    for key in _claims(part):
        if key in held:
            yield held[key].document


def _claims(part: Snapshot) -> Iterator[str]:
    for event in part.events:
        yield from event.claims
    for row in part.contradictions:
        yield from row.claims
    for derivation in part.derivations:
        for step in derivation.steps:
            yield from step.claims
    yield from (row.total for row in part.remainders)
    yield from (row.total for row in part.memberships)


def _with_origins(documents: Iterable[str], snapshot: Snapshot) -> Iterator[str]:
    for key in documents:
        yield key
        origin = snapshot.origin(key)
        if origin in snapshot.documents:
            yield origin
