"""Notes: what a person writes beside an event, a claim or a document, for all or for the team."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.model.decisions import Anchor


class NoteKind(StrEnum):
    """Whom a note is for: a public one leaves with what it is about, an internal one never does."""

    PUBLIC = "public_note"
    INTERNAL = "internal_note"


INWARD = frozenset({NoteKind.INTERNAL.value, "note"})
"""The kinds of decisions that never leave; `note` is what earlier versions kept of claims."""


class Noted(StrEnum):
    """What a note is about."""

    EVENT = "event"
    CLAIM = "claim"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Note:
    """One note of one person.

    `about` are the claims that told of the event, or the one claim; `record` is the id of the
    event, claim or document as it was then. `made_at` is ISO 8601, in UTC; `seen` how many
    decisions about it she knew of.
    """

    id: str
    kind: NoteKind
    on: Noted
    record: str
    about: tuple[Anchor, ...]
    text: str
    author: str
    made_at: str
    seen: int = 0
