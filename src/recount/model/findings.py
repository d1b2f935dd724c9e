"""What a person finds of an event: where it was, how well attested, how well it is established who
struck, and who is held responsible. What was read and worked out stays beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.model.decisions import Anchor
from recount.model.events import Grade
from recount.model.parties import Party
from recount.model.places import Where


class FindingKind(StrEnum):
    """What a finding is about. From a place events and numbers follow; from the others none."""

    PLACE = "place"
    GRADE = "grade"
    STRIKE_STATUS = "strike_status"
    BELLIGERENT = "belligerent"


class StrikeStatus(StrEnum):
    """How well it is established who struck."""

    DECLARED = "declared"
    LIKELY = "likely"
    CONTESTED = "contested"
    SINGLE_SOURCE = "single_source"


class Responsibility(StrEnum):
    """Whether a belligerent is known to have struck, as it says so itself, or suspected of it; none
    is what a person finds of one that is not to be held responsible, whoever named it."""

    KNOWN = "known"
    SUSPECTED = "suspected"
    NONE = "none"


HELD = (Responsibility.KNOWN, Responsibility.SUSPECTED)
"""The words that a methodology may allow; that nobody is held responsible needs no word of one."""


class OwnAssessment(StrEnum):
    """What a belligerent says itself of the harm."""

    NOT_YET_ASSESSED = "not_yet_assessed"
    NON_CREDIBLE = "non_credible"
    CREDIBLE = "credible"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a methodology allows in findings."""

    grades: tuple[Grade, ...] = tuple(Grade)
    strike_statuses: tuple[StrikeStatus, ...] = tuple(StrikeStatus)
    responsibilities: tuple[Responsibility, ...] = HELD
    assessments: tuple[OwnAssessment, ...] = tuple(OwnAssessment)


@dataclass(frozen=True, slots=True)
class Belligerent:
    """A party that is held responsible, or is not; `assessment` is None where nothing was found
    of it."""

    party: Party
    responsibility: Responsibility
    assessment: OwnAssessment | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one person found of an event, and why.

    `about` are the claims that told of the event: it holds of the event that the first of them
    belongs to that is in force. `event` is its id, and `was` the place that was read, as both were
    then; `seen` how many decisions about the event she knew of. `made_at` is ISO 8601, in UTC. One
    of the last four fields is given: that of the kind.
    """

    id: str
    kind: FindingKind
    event: str
    about: tuple[Anchor, ...]
    reason: str
    author: str
    made_at: str
    seen: int = 0
    was: Where | None = None
    place: Where | None = None
    grade: Grade | None = None
    strike_status: StrikeStatus | None = None
    belligerent: Belligerent | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What people found of one event, by the last finding of each kind, and of each belligerent."""

    place: Finding | None = None
    grade: Finding | None = None
    strike_status: Finding | None = None
    belligerents: tuple[Finding, ...] = ()


NOTHING_FOUND = Found()


def found_of(findings: tuple[Finding, ...]) -> Found:
    """What follows from the findings of one event, in their order."""
    last = {one.kind: one for one in findings}
    parties = {
        (one.belligerent.party.name or one.belligerent.party.text).casefold(): one
        for one in findings
        if one.belligerent is not None
    }
    return Found(
        last.get(FindingKind.PLACE),
        last.get(FindingKind.GRADE),
        last.get(FindingKind.STRIKE_STATUS),
        tuple(parties.values()),
    )
