"""Persons as entities of FollowTheMoney, where publishers let them out, tied to their events."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from recount.publishing.dossier import Dossier
from recount.publishing.losses import LossBook
from recount.publishing.person_tables import PersonRow, person_rows

Entity = tuple[str, str, Mapping[str, str | None]]
"""Id, schema, and the properties with their one value; those of None are left out."""


def entity_key(kind: str, of: str) -> str:
    """An id that is the same in every export of the same records, and names nobody."""
    return f"recount-{kind}-{hashlib.sha256(of.encode()).hexdigest()[:20]}"


def person_entities(dossier: Dossier, book: LossBook) -> Iterator[Entity]:
    """A person for each claim that may leave, and a link to the event. Whether two claims speak of
    one person is not said: a name is not enough for that."""
    for row in person_rows(dossier, book):
        key = entity_key("person", f"{row.claim} {row.number}")
        yield key, "Person", _properties(row)
        if row.event is not None:
            event = entity_key("event", row.event)
            role = f"{row.fate}, as reported" if row.fate else "involved, as reported"
            told = {"subject": key, "object": event, "role": role}
            yield entity_key("link", key + event), "UnknownLink", told


def _properties(row: PersonRow) -> dict[str, str | None]:
    age = None if row.age is None else f"aged {row.age}, as reported"
    return {
        "name": row.name,
        "gender": row.sex.value if row.sex else None,
        "position": row.role,
        "notes": age,
    }
