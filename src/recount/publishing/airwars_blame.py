"""Who is held responsible for an incident, whether they say so themselves, what they concede."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from recount.model.claims import Claim, EventType, Stance
from recount.model.counts import Count, Outcome
from recount.model.events import Event
from recount.model.findings import Belligerent, Found, Responsibility
from recount.model.lineage import STATE, ancestors
from recount.model.parties import Party, SpeakerKind
from recount.publishing.airwars_codes import (
    ASSESSMENT_OF,
    Assessment,
    BelligerentType,
    StrikeStatus,
)
from recount.publishing.parties import CIVILIANS

_WORD = re.compile(r"\w+")
_SAYING = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES})
_OFFICIAL = frozenset(
    {
        SpeakerKind.MILITARY,
        SpeakerKind.GOVERNMENT,
        SpeakerKind.POLICE,
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.OFFICIAL_UNNAMED,
    }
)


class Published(Protocol):
    """A document, or the head of one, of which it is known who published it, and when."""

    @property
    def publisher(self) -> str | None:
        """Who did; None where nobody is named."""
        ...

    @property
    def published(self) -> str | None:
        """When, as a day or a time in ISO 8601; None where that is not known."""
        ...


@dataclass(frozen=True, slots=True)
class Blamed:
    """A party that is held responsible: by which claims, and what it says itself; `last` is what
    it said last of harm to civilians, which holds. `found` is what a person found of it, where
    somebody did."""

    party: Party
    claims: tuple[Claim, ...] = ()
    own: tuple[Claim, ...] = ()
    last: tuple[Claim, ...] = ()
    found: Belligerent | None = None

    @property
    def type(self) -> BelligerentType:
        """Whether it is known or suspected to have struck."""
        if self.found is not None:
            return BelligerentType(self.found.responsibility.value.capitalize())
        return BelligerentType.KNOWN if self.declares else BelligerentType.SUSPECTED

    @property
    def is_cleared(self) -> bool:
        """Whether a person found that it is not to be held responsible."""
        return self.found is not None and self.found.responsibility is Responsibility.NONE

    @property
    def declares(self) -> bool:
        """Whether it says itself that it struck."""
        return any(claim in self.own and claim.stance in _SAYING for claim in self.claims)

    def conceded(self, outcome: Outcome) -> tuple[int | None, int | None]:
        """The least and the most harmed civilians that it gives itself."""
        counts = list(self._civilians(outcome))
        lows = [row.low for row in counts if row.low is not None]
        highs = [row.high for row in counts if row.high is not None]
        return min(lows, default=None), max(highs, default=None)

    @property
    def assessment(self) -> Assessment:
        """What it says of civilian harm: some, none, or nothing at all."""
        if self.found is not None and self.found.assessment is not None:
            return ASSESSMENT_OF[self.found.assessment]
        harmed = [row for outcome in (Outcome.KILLED, Outcome.INJURED)
                  for row in self._civilians(outcome)]  # fmt: skip
        if any(row.low or row.high for row in harmed):
            return Assessment.CREDIBLE
        denies = any(claim.stance is Stance.DENIES for claim in self.last)
        return Assessment.NON_CREDIBLE if harmed or denies else Assessment.NOT_YET_ASSESSED

    def _civilians(self, outcome: Outcome) -> Iterable[Count]:
        for claim in self.last:
            if claim.stance in _SAYING:
                own = (row for row in claim.counts if row.outcome is outcome)
                yield from (row for row in own if row.victims in CIVILIANS)


def blamed(claims: Sequence[Claim], documents: Mapping[str, Published]) -> tuple[Blamed, ...]:
    """The parties that claims of an event hold responsible, in the order of its claims."""
    holding = [one for one in claims if one.perpetrator and one.stance is not Stance.RETRACTS
               and one.stance is not Stance.DENIES]  # fmt: skip
    found: dict[str, list[Claim]] = {}
    for claim in holding:
        found.setdefault(_key(claim.perpetrator), []).append(claim)
    return tuple(_blamed(rows, claims, documents) for rows in found.values())


def with_found(parties: Sequence[Blamed], found: Found) -> tuple[Blamed, ...]:
    """The parties with what people found of each, and those that only people named, without those
    that people found are not to be held responsible."""
    by_key = {_key(one.party): one for one in parties}
    for finding in found.belligerents:
        if finding.belligerent is not None:
            party = finding.belligerent.party
            held = by_key.get(_key(party), Blamed(party))
            by_key[_key(party)] = replace(held, found=finding.belligerent)
    return tuple(one for one in by_key.values() if not one.is_cleared)


def strike_status(event: Event, parties: Sequence[Blamed]) -> StrikeStatus:
    """Declared where one who struck says so; contested where several that are not one are named,
    or the one denies it; else by how many independent roots the reports have."""
    if any(one.declares for one in parties):
        return StrikeStatus.DECLARED
    denied = any(claim.stance is Stance.DENIES for one in parties for claim in one.own)
    if denied or (event.type is not EventType.ARMED_CLASH and _are_apart(parties)):
        return StrikeStatus.CONTESTED
    return StrikeStatus.SINGLE_SOURCE if event.origins <= 1 else StrikeStatus.LIKELY


def _blamed(
    rows: Sequence[Claim], claims: Sequence[Claim], documents: Mapping[str, Published]
) -> Blamed:
    named = [row.perpetrator for row in rows if row.perpetrator]
    closest = max(named, key=lambda party: len(ancestors(party.id)) if party.id else 0)
    names = {_words(name) for party in named for name in (party.name, party.text) if name}
    own = [one for one in claims if _speaks_for(one, names - {NOBODY}, documents)]
    last = tuple(_last_said(own, documents))
    told = sorted(own, key=lambda one: (one not in last, _counts_no_civilian(one)))
    return Blamed(closest, tuple(rows), tuple(told), last)


def _last_said(own: Sequence[Claim], documents: Mapping[str, Published]) -> Iterator[Claim]:
    """What a party said last of harm to civilians, by the days of the reports: a later statement
    takes the place of an earlier one. All of it where a day is not known."""
    telling = [one for one in own if one.stance is Stance.DENIES or not _counts_no_civilian(one)]
    days = [_published(one, documents) for one in telling]
    for claim, published in zip(telling, days, strict=True):
        if not all(days) or published == max(days):
            yield claim


def _published(claim: Claim, documents: Mapping[str, Published]) -> str:
    document = documents.get(claim.document)
    return (document.published or "")[:10] if document else ""


def _counts_no_civilian(claim: Claim) -> bool:
    return not any(row.victims in CIVILIANS for row in claim.counts)


def _key(party: Party | None) -> str:
    """What the parties that are one share: arms of a state, the state."""
    if party is None:
        return ""
    if party.id is None:
        return (party.name or party.text).casefold()
    line = (party.id, *ancestors(party.id))
    return next((one for one in line if one.startswith(STATE)), party.id)


def _are_apart(parties: Sequence[Blamed]) -> bool:
    """Whether two of the parties are neither one nor branches of one."""
    lines = [{one.party.id, *ancestors(one.party.id)} for one in parties if one.party.id]
    return any(first.isdisjoint(second) for first in lines for second in lines)


def _speaks_for(
    claim: Claim, names: Iterable[frozenset[str]], documents: Mapping[str, Published]
) -> bool:
    """Whether the one who speaks in a claim is a party, or speaks in its name, by the words of
    each of its names."""
    if claim.speaker is None:
        document = documents.get(claim.document)
        said = _words((document.publisher if document else None) or "")
        return any(len(name) > 1 and name <= said for name in names)
    if claim.speaker.kind not in _OFFICIAL:
        return False
    said = _words(claim.speaker.name)
    return any(name <= said for name in names)


NOBODY: frozenset[str] = frozenset()
"""The words of a name that has none."""


def _words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(name)) - {"the"}
