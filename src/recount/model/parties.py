"""Who did it, to whom, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.model.spans import Span


class PartyKind(StrEnum):
    """What kind of actor a party is, after ACLED's inter codes."""

    STATE_FORCE = "state_force"
    REBEL_GROUP = "rebel_group"
    MILITIA = "militia"
    CIVILIANS = "civilians"
    EXTERNAL_FORCE = "external_force"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Party:
    """An armed actor or a group of people; `text` as written, `name` as the registry calls it."""

    text: str
    name: str | None
    id: str | None
    kind: PartyKind | None
    span: Span | None


class SpeakerKind(StrEnum):
    """Where a claim comes from."""

    MILITARY = "military"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    POLICE = "police"
    MEDICAL = "medical"
    WITNESS = "witness"
    MEDIA = "media"
    SOCIAL_MEDIA = "social_media"
    NGO = "ngo"
    ANALYST = "analyst"
    OFFICIAL_UNNAMED = "official_unnamed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it, as the text says; `relayed_by` are those it passed through, nearest first.

    `span` is None where the speaker is known from the document's own metadata.
    """

    name: str
    kind: SpeakerKind
    span: Span | None
    relayed_by: tuple[str, ...] = ()
