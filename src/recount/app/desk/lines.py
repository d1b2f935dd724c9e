"""What lists need of each event and of each claim, worked out once and held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from recount.app.desk.numbers import Bounds, people_of
from recount.app.desk.waiting import claim_reasons, event_reasons
from recount.app.desk.words import KIND_WORDS, country_name, party_words, speaker_words
from recount.model.blackouts import NOTHING, Blackout
from recount.model.claims import Claim
from recount.model.counts import Outcome
from recount.model.events import Event
from recount.model.folding import folded
from recount.model.places import Where

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event, with what lists sort it and narrow it by.

    `day` is its first day, or its last where that alone is known; `earliest` and `latest` are the
    days between which it lies, None where it has no day at all. `place` and `party` are folded.
    `most` is the largest number of killed that a drawing of it must hold.
    """

    event: Event
    day: date | None
    earliest: date | None
    latest: date | None
    place: str
    party: str
    killed: Bounds
    most: int
    reasons: tuple[str, ...]

    @property
    def located(self) -> bool:
        """Whether it has a point on the map."""
        return not unlocated(self.event)


def undated(event: Event) -> bool:
    """Whether neither end of an event's date is known."""
    return event.when is None or (event.when.start is None and event.when.end is None)


def unlocated(event: Event) -> bool:
    """Whether an event has no point on the map."""
    return event.where is None or event.where.lat is None or event.where.lon is None


def event_line(event: Event, names: dict[str, str]) -> EventLine:
    """The line of an event; `names` holds folded names, as few names are those of many events."""
    when = event.when if not undated(event) else None
    place, party = place_text(event.where), party_words(event.perpetrator)
    killed = people_of(event, Outcome.KILLED)
    return EventLine(
        event=event,
        day=(when.start or when.end) if when else None,
        earliest=(when.start or date.min) if when else None,
        latest=(when.end or date.max) if when else None,
        place=_folded_once(place, names),
        party=_folded_once(party, names),
        killed=killed,
        most=max(killed.high or 0, killed.best or 0, killed.low or 0),
        reasons=event_reasons(event),
    )


def _folded_once(text: str, names: dict[str, str]) -> str:
    if text not in names:
        names[text] = folded(text)
    return names[text]


def place_text(where: Where | None) -> str:
    """All the names a place goes by."""
    if where is None:
        return ""
    names = (where.name, where.text, where.admin1, country_name(where.country))
    return " ".join(name for name in names if name)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim: why it waits, its words folded, and the names of its place and its parties."""

    id: str
    document: str
    kind: str
    reasons: tuple[str, ...]
    text: str
    place: str
    parties: tuple[str, ...]


class ClaimLines:
    """Makes the lines of claims, without names that are withheld: nobody finds by them; what is
    alike in many lines is held once."""

    def __init__(self, withheld: Blackout = NOTHING) -> None:
        self._withheld = withheld
        self._held: dict[Any, Any] = {}

    def of(self, claims: Iterable[Claim]) -> dict[str, ClaimLine]:
        """The lines of claims, by id."""
        return {claim.id: self._line(claim) for claim in claims}

    def _line(self, claim: Claim) -> ClaimLine:
        name = claim.person.name if claim.person else ""
        words = (KIND_WORDS[claim.kind], speaker_words(claim.speaker), claim.evidence.quote, name)
        place = claim.where.name if claim.where and claim.where.name else ""
        return ClaimLine(
            claim.id,
            claim.document,
            claim.kind.value,
            self._one(claim_reasons(claim)),
            folded(self._withheld.over(" ".join(words))),
            self._one(self._withheld.over(place)),
            self._one(tuple(self._withheld.over(name) for name in _party_names(claim))),
        )

    def _one(self, value: Value) -> Value:
        found: Value = self._held.setdefault(value, value)
        return found


def _party_names(claim: Claim) -> Iterator[str]:
    parties = (claim.perpetrator, claim.target, claim.party)
    yield from dict.fromkeys(one.name for one in parties if one is not None and one.name)
