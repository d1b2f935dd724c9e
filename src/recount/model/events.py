"""A cluster of claims about one happening; its numbers are computed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from recount.model.claims import EventType
from recount.model.counts import Outcome, Victims
from recount.model.dates import When
from recount.model.linked import Linked
from recount.model.names import NO_NAMES, Borne, Names
from recount.model.parties import Party
from recount.model.places import Where


@dataclass(frozen=True, slots=True)
class Strikes:
    """How many single strikes an event holds."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that speak of one happening, with what they agree on, before its numbers.

    `reasons` say in a sentence each why a claim was put here.
    """

    id: str
    type: EventType
    when: When | None
    where: Where | None
    perpetrator: Party | None
    target: Party | None
    weapon: str | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    part_of: str | None = None
    strikes: Strikes = Strikes(1, 1)
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """Which events a total speaks of.

    `members` certainly; `possible` may be inside its scope too. `complete` says that as many
    members are known as the total counts, so that nothing else is in it.
    """

    total: str
    members: tuple[str, ...]
    possible: tuple[str, ...]
    complete: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Linking:
    """Events and the members of totals, as linked from claims.

    `borne` is what has to be noted so that events keep their ids, `linked` what the next run can
    go on from.
    """

    clusters: tuple[Cluster, ...]
    memberships: tuple[Membership, ...]
    borne: tuple[Borne, ...] = ()
    linked: Linked | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier runs leave to this one: the ids that events bore.

    `states` is a digest of each document with its claims as they are now; without them nothing is
    noted that the next run could go on from. `weights` are those of levels of comparison that a
    team's decisions moved.
    """

    names: Names = NO_NAMES
    states: dict[str, str] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)


NO_PAST = Past()
"""Nothing was linked before."""


@dataclass(frozen=True, slots=True)
class EventCount:
    """The reconciled number of one outcome and class of victims, and the rule that chose it.

    None where nothing is known: unknown is never 0. `open_above` says that no report bounds the
    number from above ("at least 10"): `high` is then the greatest number given, and `ceiling` the
    most that there can be, where arithmetic bounds it. `reach` says whether the bounds are exact,
    outer ones (never too narrow), or unfinished.
    """

    outcome: Outcome
    victims: Victims
    low: int | None
    best: int | None
    high: int | None
    rule: str
    claims: tuple[str, ...]
    origins: int = 1
    open_above: bool = False
    ceiling: int | None = None
    reach: str = "exact"

    @property
    def most(self) -> int | None:
        """The most that there can be; None where nothing bounds the number."""
        return self.ceiling if self.open_above else self.high


class Grade(StrEnum):
    """How well an event is attested, by the rules of a methodology."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


@dataclass(frozen=True, slots=True)
class Graded:
    """The grade of an event, the rule that gave it, why in a sentence, and the claims it rests on.

    `grade` is None where no rule of the methodology holds.
    """

    grade: Grade | None
    rule: str
    text: str
    claims: tuple[str, ...]


class Verdict(StrEnum):
    """Whether an event is in by the methodology; unsettled where what is unknown decides it."""

    IN = "in"
    OUT = "out"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Included:
    """Whether an event is in, the rule that says so, and why in a sentence."""

    verdict: Verdict
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """As how many an event counts where events are counted, and the rule.

    `together_with` is an event that stands for this one too, so that this one counts as none.
    """

    low: int
    high: int | None
    rule: str
    together_with: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """How many of a class the people of an event are to some speakers, and whose word that is."""

    victims: Victims
    low: int
    high: int | None
    speakers: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusDispute:
    """Who the people of an event were, where speakers disagree; nothing but a person decides it.

    `sides` give for each class what each side says of it.
    """

    outcome: Outcome
    text: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin: whose word it is, and all that only passes it on.

    `through` are the media that a speaker was heard through.
    """

    name: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One happening with its reconciled numbers.

    `origins` counts independent roots: copies of one dispatch, and documents that only repeat one
    speaker, are one; `told_by` says which they are. What a methodology makes of it stands in
    `graded`, `included` and `counted`; `disputes` are those over the status of its people.
    """

    id: str
    type: EventType
    when: When | None
    where: Where | None
    perpetrator: Party | None
    target: Party | None
    weapon: str | None
    counts: tuple[EventCount, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int
    part_of: str | None
    strikes: Strikes
    graded: Graded | None = None
    included: Included | None = None
    counted: Counted | None = None
    disputes: tuple[StatusDispute, ...] = ()
    told_by: tuple[Origin, ...] = ()

    def told_by_claims(self, claims: Collection[str]) -> tuple[Origin, ...]:
        """The origins of some of its claims, such as those of one number."""
        return tuple(origin for origin in self.told_by if not set(origin.claims).isdisjoint(claims))


class StepKind(StrEnum):
    """What a step of a derivation does."""

    REPORTED = "reported"
    SET_ASIDE = "set_aside"
    CHOSEN = "chosen"
    SUM = "sum"
    UNKNOWN = "unknown"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a derivation: a sentence, the claims it rests on, and the bounds after it."""

    kind: StepKind
    text: str
    claims: tuple[str, ...]
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Derivation:
    """How one number of one event came about, in order."""

    event: str
    outcome: Outcome
    victims: Victims
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Remainder:
    """What a total leaves for those of its events that no report gives a number for, together."""

    total: str
    events: tuple[str, ...]
    outcome: Outcome
    victims: Victims
    low: int | None
    high: int | None
    message: str


class ContradictionKind(StrEnum):
    """In what the claims cannot all hold."""

    SUM = "sum"
    COUNT = "count"
    DATE = "date"
    PLACE = "place"
    STATUS = "status"
    SHARE = "share"
    RESPECTIVELY = "respectively"
    ORDER = "order"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that cannot all hold, with the smallest such set, in one sentence.

    `size` is how far apart they are: people for counts and sums, days for dates, kilometres for
    places, percentage points for shares. Each claim of `resolved_by`, set aside alone, would
    resolve it, which `remedy` says in a sentence.
    """

    id: str
    kind: ContradictionKind
    claims: tuple[str, ...]
    events: tuple[str, ...]
    message: str
    size: int
    resolved_by: tuple[str, ...] = ()
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Solved:
    """What the numbers of one group of sums came to, under a hash of them, for the next run."""

    key: str
    answer: str


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Events with numbers, contradictions, and how every number came about.

    `solved` is what the next run need not work out again.
    """

    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]
    derivations: tuple[Derivation, ...]
    remainders: tuple[Remainder, ...]
    methodology: str
    solved: tuple[Solved, ...] = ()
