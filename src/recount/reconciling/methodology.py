"""The named rules by which words become numbers, numbers are chosen and events are judged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from recount.model.claims import EventType, Stance
from recount.model.counts import Outcome, Victims
from recount.model.events import Grade
from recount.model.findings import Vocabulary
from recount.model.parties import SpeakerKind
from recount.reconciling.intervals import Interval
from recount.reconciling.limits import Effort


@dataclass(frozen=True, slots=True)
class WordNumber:
    """What a vague word becomes: its bounds, and the number that stands for it where one must."""

    bounds: Interval
    best: int | None


@dataclass(frozen=True, slots=True)
class Inclusion:
    """Which events are in: their kinds, what must be known of them, and how many people at least.

    `by` says which of an event's numbers must reach `least`: low, best, high or any of them.
    """

    event_types: frozenset[EventType]
    known: tuple[str, ...]
    least: int
    outcomes: tuple[Outcome, ...]
    victims: frozenset[Victims]
    by: str


@dataclass(frozen=True, slots=True)
class Grading:
    """How well an event is attested: grades in the order in which they are asked, each with the
    rules of which one must hold."""

    order: tuple[Grade, ...]
    rules: Mapping[Grade, tuple[str, ...]]
    origins: int
    credible: frozenset[SpeakerKind]


@dataclass(frozen=True, slots=True)
class Methodology:
    """The rules of one methodology; the sections and fields are those of its file.

    `digest` is the SHA-256 of its content with all that it extends, whatever its layout and
    comments. `page` holds what its publisher says in words of its own, by section.
    """

    name: str
    version: str
    digest: str
    page: Mapping[str, str]
    range_rule: str
    open_high: str
    reliable: frozenset[SpeakerKind]
    document_rule: str
    best_rules: tuple[str, ...]
    figures: Mapping[str, str]
    event_count: str
    apart_minutes: int
    inclusion: Inclusion
    grading: Grading
    findings: Vocabulary
    speaker_order: tuple[SpeakerKind, ...]
    unnamed_kinds: frozenset[SpeakerKind]
    unnamed_words: frozenset[str]
    firm: frozenset[Stance]
    soft: frozenset[Stance]
    about: float
    alone_is_all: frozenset[Victims]
    alone_is_all_unless_more: frozenset[Victims]
    at_least_as_parts: frozenset[Victims]
    aside_rule: str
    share_points: float
    round_share_points: float
    place_tolerance_km: float
    solver_unknowns: int
    solver_work: float
    solver_work_together: float
    statements: int
    words: Mapping[str, WordNumber]

    @property
    def label(self) -> str:
        """What stands on releases: name, version and the beginning of the hash."""
        return f"{self.name} {self.version} ({self.digest[:12]})"

    @property
    def effort(self) -> Effort:
        """How much work sums are worth."""
        return Effort(self.solver_unknowns, self.solver_work, self.solver_work_together)

    @property
    def names_highs(self) -> bool:
        """Whether the greatest number given stands as the high one where nothing bounds it."""
        return self.open_high == "greatest_named"

    def rank(self, kind: SpeakerKind | None) -> int:
        """The place of a kind of speaker in the order, 0 first; of no speaker, after all."""
        return self.speaker_order.index(kind) if kind else len(self.speaker_order)

    def number_of(self, text: str) -> WordNumber | None:
        """What the vague word in a phrase becomes; None where the file has no such word."""
        small = text.casefold()
        for word in sorted(self.words, key=lambda item: (-len(item), item)):
            if re.search(rf"\b{re.escape(word)}\b", small):
                return self.words[word]
        return None
