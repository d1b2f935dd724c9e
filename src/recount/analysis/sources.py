"""Whose reports a ledger rests on: each independent origin under the name that it goes by."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from recount.analysis.material import Material
from recount.analysis.wording import source_name
from recount.model.claims import Claim
from recount.model.events import Event
from recount.model.parties import SpeakerKind

NAMED = frozenset(
    {
        SpeakerKind.MILITARY,
        SpeakerKind.GOVERNMENT,
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.POLICE,
        SpeakerKind.MEDICAL,
        SpeakerKind.MEDIA,
        SpeakerKind.NGO,
    }
)
"""Speakers that are the same in every document; witnesses and unnamed officials are not."""


class Lists(StrEnum):
    """What makes a list of events: who says it, or who publishes it."""

    SPEAKER = "speaker"
    PUBLISHER = "publisher"


def source_of(material: Material, claim: Claim, lists: Lists) -> str:
    """The source of a claim: its speaker, where it has one that is the same everywhere and that is
    asked for, else who published the first of its document's copies."""
    if lists is Lists.SPEAKER and claim.speaker is not None and claim.speaker.kind in NAMED:
        return claim.speaker.name
    first = material.origin(claim.document)
    return source_name(material.documents.get(first), first)


def sources_of(material: Material, event: Event, lists: Lists) -> frozenset[str]:
    """All that report an event."""
    claims = (material.claims[key] for key in event.claims if key in material.claims)
    return frozenset(source_of(material, claim, lists) for claim in claims)


def reported(
    material: Material, events: Iterable[Event], lists: Lists
) -> dict[str, frozenset[str]]:
    """For each event that a claim speaks of by itself, who reports it."""
    found = {event.id: sources_of(material, event, lists) for event in events}
    return {key: names for key, names in found.items() if names}
