"""Airwars' victims: who is named among the killed and the injured, where publishers let it out."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.claims import PersonStatus
from recount.model.events import Event
from recount.publishing.airwars import VictimRow
from recount.publishing.airwars_codes import AgeGroup, Harm
from recount.publishing.dossier import Dossier
from recount.publishing.losses import LossBook
from recount.publishing.person_tables import PersonRow, person_rows

_HARMS = {PersonStatus.KILLED: Harm.KILLED, PersonStatus.WOUNDED: Harm.INJURED}
_OF_AGE = 18


def victims(events: list[Event], dossier: Dossier, book: LossBook) -> Iterator[VictimRow]:
    """The persons of these incidents, in the order of the claims; only where what became of them
    may leave does a row say that they are victims at all."""
    codes = {event.id for event in events}
    for row in person_rows(dossier, book):
        if row.event in codes and row.fate in _HARMS:
            yield _victim(row)


def _victim(row: PersonRow) -> VictimRow:
    group = None
    if row.age is not None:
        group = AgeGroup.CHILD if row.age < _OF_AGE else AgeGroup.ADULT
    assert row.event is not None
    return VictimRow(
        code=row.event,
        name=row.name,
        age=row.age,
        age_group=group,
        gender=row.sex,
        killed_or_injured=_HARMS[row.fate] if row.fate else None,
        source=row.document,
    )
