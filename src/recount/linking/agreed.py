"""What the claims of one event agree on: when, where, what, who, whom, with what.

Tellers vote, not claims: what one speaker says through five documents is said once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from recount.linking.days import Days, days_of
from recount.linking.grounds import Ground, ground_of, lies_within, width
from recount.linking.kinds import Match, match_parties, party_key
from recount.linking.tellings import speaker_name
from recount.linking.wording import copy_key
from recount.model.claims import Claim, EventType
from recount.model.clocks import Clock
from recount.model.dates import DateBasis, When
from recount.model.events import Strikes
from recount.model.parties import Party, SpeakerKind
from recount.model.places import PlaceBasis, Where

K = TypeVar("K", int, tuple[int, int], str)
V = TypeVar("V")
OFFICIAL = frozenset(
    {SpeakerKind.MILITARY, SpeakerKind.GOVERNMENT, SpeakerKind.POLICE, SpeakerKind.MEDICAL}
)
"""Speakers who were there or keep the register, ahead of those who relay."""


def teller(claim: Claim) -> str:
    """Who is behind a claim: its speaker, else its sentence where that can be a copy, else its
    document."""
    return speaker_name(claim) or copy_key(claim.evidence.quote) or claim.document


def agreed_when(claims: Sequence[Claim], published: int | None = None) -> When | None:
    """The interval best supported: known days first, written before relative, officials first;
    none after the day on which it was first `published`, where another is told."""
    if len(claims) == 1:
        return claims[0].when
    dated = [(claim, days) for claim in claims if (days := days_of(claim.when)) is not None]
    if not dated:
        return next((claim.when for claim in claims if claim.when is not None), None)
    dated = [entry for entry in dated if not entry[1].yearless] or dated
    dated = [entry for entry in dated if _had_happened(entry[1], published)] or dated
    shortest = min(days.length for _, days in dated)
    firm = [entry for entry in dated if entry[1].firm]
    narrow = firm or [entry for entry in dated if entry[1].length == shortest]
    winner = _elect(narrow, lambda entry: (entry[1].first, entry[1].last), _date_weight)
    shown = max(winner, key=_shown_first)[0].when
    return _at_its_time(shown, [claim.when.clock for claim, _ in winner if claim.when])


def _had_happened(days: Days, published: int | None) -> bool:
    """Whether it can have been on such days, as a report of it had appeared; by the clock of
    another land it may have been the day after."""
    return published is None or days.first <= published + 1


def _at_its_time(when: When | None, clocks: Sequence[Clock | None]) -> When | None:
    """The day with the time that the most exact of its claims gives, where it gives none itself."""
    known = [clock for clock in clocks if clock is not None]
    if when is None or when.clock is not None or not known:
        return when
    return replace(when, clock=min(known, key=lambda clock: clock.span[1] - clock.span[0]))


def agreed_where(claims: Sequence[Claim]) -> Where | None:
    """The narrowest place that most of the others contain."""
    if len(claims) == 1:
        return claims[0].where
    placed = [(claim, ground) for claim in claims if (ground := ground_of(claim.where))]
    if not placed:
        return next((claim.where for claim in claims if claim.where is not None), None)
    grounds: dict[Ground, set[str]] = defaultdict(set)
    for claim, ground in placed:
        grounds[ground].add(teller(claim))
    best = min(grounds, key=lambda ground: (-_support(ground, grounds), *width(ground)))
    same = [claim for claim, ground in placed if ground == best]
    return max(same, key=lambda claim: _written(claim.where)).where


def agreed_type(claims: Sequence[Claim]) -> EventType:
    """The kind that most tellers give; `other` only where nobody says more."""
    if len(claims) == 1:
        return claims[0].event_type or EventType.OTHER
    known = [(c, c.event_type) for c in claims if c.event_type not in (None, EventType.OTHER)]
    if not known:
        return EventType.OTHER
    kinds = list(EventType)
    winner = _elect(known, lambda entry: kinds.index(entry[1] or EventType.OTHER))
    return winner[0][1] or EventType.OTHER


def agreed_sides(claims: Sequence[Claim]) -> tuple[Party | None, Party | None]:
    """Who did it and whom it hit; the latter by those who name no other doer, where these say it:
    of a fight each side tells what it did to the other."""
    doer = agreed_party(claims, lambda claim: claim.perpetrator)
    beside = [c for c in claims if c.perpetrator is None or _is_one(c.perpetrator, doer)]
    target = agreed_party(beside, lambda claim: claim.target)
    return doer, target or agreed_party(claims, lambda claim: claim.target)


def _is_one(one: Party, other: Party | None) -> bool:
    """Whether two parties can be one: by their names or, where neither has one, by their words."""
    ours, theirs = party_key(one), party_key(other)
    if ours is None and theirs is None:
        return other is not None and one.text.casefold() == other.text.casefold()
    return match_parties(ours, theirs) is not Match.DIFFERENT


def agreed_party(claims: Sequence[Claim], side: Callable[[Claim], Party | None]) -> Party | None:
    """The party that most tellers name; a nameless one only where nobody names one."""
    parties = [(claim, party) for claim in claims if (party := side(claim)) is not None]
    if len(parties) <= 1:
        return parties[0][1] if parties else None
    keyed = [(claim, (key, party)) for claim, party in parties if (key := party_key(party))]
    if keyed:
        winner = _elect(keyed, lambda entry: "|".join(entry[1][0].words))
        return next((party for _, (_, party) in winner if party.id), winner[0][1][1])
    return parties[0][1] if parties else None


def agreed_weapon(claims: Sequence[Claim]) -> str | None:
    """The weapon that most tellers name."""
    armed = [(claim, claim.weapon) for claim in claims if claim.weapon]
    return _elect(armed, lambda entry: (entry[1] or "").casefold())[0][1] if armed else None


def agreed_strikes(claims: Sequence[Claim]) -> Strikes:
    """From the fewest to the most single strikes that any claim puts into the event."""
    lows, highs = [], []
    for claim in claims:
        said = claim.events
        low = max(1, said.low or 1) if said else 1
        lows.append(low)
        highs.append(said.high if said else 1)
    if not lows:
        return Strikes(1, 1)
    known = [high for high in highs if high is not None]
    return Strikes(min(lows), max([*known, *lows]) if len(known) == len(highs) else None)


def _elect(
    entries: Sequence[tuple[Claim, V]],
    key: Callable[[tuple[Claim, V]], K],
    weight: Callable[[tuple[Claim, V]], float] | None = None,
) -> list[tuple[Claim, V]]:
    """The entries of the value with most votes; each teller votes once for a value, with the
    best weight it has; of equals the smallest value."""
    votes: dict[K, dict[str, float]] = defaultdict(dict)
    for entry in entries:
        held = votes[key(entry)]
        name = teller(entry[0])
        held[name] = max(held.get(name, 0.0), weight(entry) if weight else 1.0)
    best = min(votes, key=lambda value: (-sum(votes[value].values()), value))
    return [entry for entry in entries if key(entry) == best]


def _shown_first(entry: tuple[Claim, Days]) -> tuple[bool, bool, float]:
    """Of claims with the agreed day, the one that writes it out in full is shown."""
    when = entry[0].when
    written = when is not None and when.basis is DateBasis.WRITTEN
    return written, when is not None and bool(when.text), _date_weight(entry)


def _date_weight(entry: tuple[Claim, Days]) -> float:
    claim, days = entry
    official = claim.speaker is not None and claim.speaker.kind in OFFICIAL
    return (2.0 if days.written else 1.0) * (2.0 if official else 1.0)


def _support(ground: Ground, grounds: dict[Ground, set[str]]) -> int:
    return sum(len(who) for other, who in grounds.items() if lies_within(ground, other))


def _written(where: Where | None) -> bool:
    return where is not None and where.basis is PlaceBasis.WRITTEN
