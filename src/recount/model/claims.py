"""One assertion, by one speaker, with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from recount.model.counts import Count, Quantity, Share
from recount.model.dates import When
from recount.model.ids import content_id
from recount.model.parties import Party, Speaker
from recount.model.places import Where
from recount.model.spans import Span


class ClaimKind(StrEnum):
    """What sort of thing is asserted."""

    EVENT = "event"
    TOTAL = "total"
    STRENGTH = "strength"
    ROLE = "role"
    ABSENCE = "absence"
    FACILITY = "facility"
    RESPONSE = "response"
    ASSESSMENT = "assessment"


class Stance(StrEnum):
    """How it is said."""

    ASSERTS = "asserts"
    ALLEGES = "alleges"
    ESTIMATES = "estimates"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DECLINES_TO_CONFIRM = "declines_to_confirm"
    RETRACTS = "retracts"


class EventType(StrEnum):
    """What kind of violence."""

    AIR_STRIKE = "air_strike"
    SHELLING = "shelling"
    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide_bombing"
    ARMED_CLASH = "armed_clash"
    ARMED_ATTACK = "armed_attack"
    RAID = "raid"
    ARREST = "arrest"
    ABDUCTION = "abduction"
    EXECUTION = "execution"
    MINE = "mine"
    OTHER = "other"


class PersonStatus(StrEnum):
    """What is said to have become of a person."""

    KILLED = "killed"
    CAPTURED = "captured"
    WOUNDED = "wounded"
    TARGETED = "targeted"
    APPOINTED = "appointed"
    ALIVE = "alive"


@dataclass(frozen=True, slots=True)
class Person:
    """A named person in a role; leaves the ledger only by a publisher's decision."""

    name: str
    role: str | None
    party: Party | None
    status: PersonStatus | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Facility:
    """A base, camp or airport and what is said of it."""

    kind: str
    name: str | None
    operator: Party | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Scope:
    """Which events a total speaks of.

    `members` are the claims of the same document that the text itself names as members.
    """

    when: When | None
    where: Where | None
    event_type: EventType | None
    perpetrator: Party | None
    target: Party | None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """The place of a claim in a list of one phrase: "on Sept. 19, 24, 26 and 29".

    `key` names the phrase within the document; `respectively` says that numbers were dealt out
    over it in order, which reporters often get wrong.
    """

    key: str
    index: int
    size: int
    respectively: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion, by one speaker, with the shortest passage that carries it.

    Never edited: what people decide about it, which event it belongs to and which other claims
    are members of its total are separate records. `refers_to` is an earlier claim of the same
    document about the same happening ("that attack killed two"); `about` is the claim that a
    response answers; `adds_to` an earlier claim whose people are others than this one's ("also
    detained two"). `event` is filled only where the claim is shown or exported.
    """

    id: str
    document: str
    kind: ClaimKind
    evidence: Span
    speaker: Speaker | None = None
    stance: Stance = Stance.ASSERTS
    event_type: EventType | None = None
    weapon: str | None = None
    when: When | None = None
    where: Where | None = None
    perpetrator: Party | None = None
    target: Party | None = None
    counts: tuple[Count, ...] = ()
    events: Quantity | None = None
    scope: Scope | None = None
    party: Party | None = None
    strength: Count | None = None
    share: Share | None = None
    person: Person | None = None
    facility: Facility | None = None
    about: str | None = None
    refers_to: str | None = None
    adds_to: str | None = None
    series: Series | None = None
    extractor: str = "grammar"
    event: str | None = None

    def with_id(self) -> Claim:
        """The same claim, named after its content: the same input gives the same id.

        `event`, which is computed later, and references to other claims are left out of the name.
        """
        members_out = replace(self.scope, members=()) if self.scope else None
        bare = replace(
            self, id="", event=None, about=None, refers_to=None, adds_to=None, scope=members_out
        )
        return replace(self, id=content_id("c", bare))


def chains(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims with those that count other people on top of theirs ("also detained two"), in the
    order given; a claim that adds to nothing here stands by itself."""
    given = list(claims)
    by_id = {claim.id: claim for claim in given}
    found: dict[str, list[Claim]] = {}
    for claim in given:
        root, seen = claim, {claim.id}
        while root.adds_to in by_id and root.adds_to not in seen:
            root = by_id[root.adds_to]
            seen.add(root.id)
        found.setdefault(root.id, []).append(claim)
    return list(found.values())
