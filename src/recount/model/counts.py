"""How many people, with bounds, outcome and whose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.model.spans import Span


class Outcome(StrEnum):
    """What happened to the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"


class Victims(StrEnum):
    """Whose they are said to be; always a claim, never Recount's guess."""

    CIVILIAN = "civilian"
    CHILD = "child"
    WOMAN = "woman"
    MAN = "man"
    COMBATANT = "combatant"
    SECURITY_FORCE = "security_force"
    AID_WORKER = "aid_worker"
    JOURNALIST = "journalist"
    UNSTATED = "unstated"


CIVILIAN_PARTS = frozenset(
    {Victims.CHILD, Victims.WOMAN, Victims.MAN, Victims.AID_WORKER, Victims.JOURNALIST}
)
"""Classes counted inside `civilian` where no other status is said."""


class Exactness(StrEnum):
    """How the words bind the number."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    BETWEEN = "between"
    VAGUE_WORD = "vague_word"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as one speaker gives it.

    `low` and `high` are None where the words set no such bound. `part_of` is the index, in the
    same claim's list, of the count that this one is a part of; parts are never added to the whole.
    `singled_out` says that the words speak of certain people ("their two sons"), who may be among
    those that others count.
    """

    outcome: Outcome
    victims: Victims
    low: int | None
    high: int | None
    text: str
    span: Span | None
    exactness: Exactness
    part_of: int | None = None
    status_disputed: bool = False
    singled_out: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of things that are not people, such as strikes; bounds as in Count."""

    low: int | None
    high: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole as the text words it: "about one-third"; `low` and `high` from 0 to 1.

    `part` is the number of people that it is said to be the share of the claim's strength,
    where the text gives one ("43 militants, or about one-third of ... 150").
    """

    low: float
    high: float
    text: str
    span: Span | None
    part: Count | None = None
