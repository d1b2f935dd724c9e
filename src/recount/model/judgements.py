"""What a person says of one claim: that it stands, that it does not, or what it should say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.model.claims import Claim
from recount.model.counts import Count
from recount.model.dates import When
from recount.model.findings import Finding
from recount.model.parties import Party, Speaker
from recount.model.places import Where
from recount.model.spans import Span


class JudgementKind(StrEnum):
    """What a person does with a claim.

    An accepted claim waits for nobody any more, which changes no number; notes are records of
    their own, and only earlier versions kept them so. A rejected claim leaves linking and
    reconciling; a corrected one goes on with its new value. An added one was found by no reader: it
    goes on as the person made it.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    NOTE = "note"
    ADD = "add"


BINDING = frozenset({JudgementKind.REJECT, JudgementKind.CORRECT, JudgementKind.ADD})
"""The kinds from which other events and numbers may follow."""


class ClaimField(StrEnum):
    """The fields of a claim that a person can correct."""

    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    WHEN = "when"
    WHERE = "where"
    PERPETRATOR = "perpetrator"
    TARGET = "target"
    SPEAKER = "speaker"
    STANCE = "stance"
    TYPE = "type"
    WEAPON = "weapon"


COUNTED = frozenset(
    {
        ClaimField.KILLED,
        ClaimField.INJURED,
        ClaimField.CAPTURED,
        ClaimField.MISSING,
        ClaimField.DISPLACED,
    }
)
"""The fields that are numbers of people, named after their outcome."""

FieldValue = str | Count | When | Where | Party | Speaker
"""What a field may hold; stance, type and weapon are words."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What one field should say, and the words of the same document that say so.

    `was` is what the reader had found. `value` is None where the words give the field no value at
    all.
    """

    field: ClaimField
    was: FieldValue | None
    value: FieldValue | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person decided about one claim, and why.

    `claim` is the claim as it was read when she decided, and `seen` how many decisions about it
    she knew of. `made_at` is ISO 8601, in UTC. `act` names several decisions that were made in one
    go and are taken back so.
    """

    id: str
    kind: JudgementKind
    claim: Claim
    seen: int
    reason: str
    author: str
    made_at: str
    correction: Correction | None = None
    act: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history of decisions: of claims, of pairs of claims, of events, or of a
    taking back.

    `about` are the claims that it concerns; `takes_back` the decision that it undoes, and
    `taken_back_by` the one by which it was undone. `field`, `was` and `value` say what a
    correction corrects, `finding` what was found of an event, `on` what a note is about, `act`
    which others belong to it. `account` is the account of a team that it was made from; empty
    where somebody only gave a name.
    """

    id: str
    kind: str
    about: tuple[str, ...]
    reason: str
    author: str
    made_at: str
    takes_back: str | None = None
    taken_back_by: str | None = None
    correction: Correction | None = None
    act: str = ""
    account: str = ""
    finding: Finding | None = None
    on: str = ""

    @property
    def stands(self) -> bool:
        """Whether it is a decision that nobody took back."""
        return self.takes_back is None and self.taken_back_by is None
