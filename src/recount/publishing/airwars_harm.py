"""Least and most killed and injured of each of Airwars' categories.

Airwars counts under "undetermined" the people of whom nobody says whether they were civilians or
fighters. A ledger's `unstated` counts everyone of an event, so those of whom a status is told are
taken out of it: of eight dead, five of them fighters and three police, none is undetermined.
Children, women and men say an age or a sex and no status; they take nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recount.model.claims import Claim, Stance, chains
from recount.model.counts import Count, Outcome, Victims
from recount.model.events import Event
from recount.publishing.airwars import harm_column
from recount.publishing.airwars_codes import CATEGORY_OF, Category
from recount.publishing.tolls import counts_of

_OUTCOMES = {Outcome.KILLED: "killed", Outcome.INJURED: "injured"}
_SAYING = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.ALLEGES})
_OF_CIVILIANS = (Victims.AID_WORKER, Victims.JOURNALIST)
"""Classes that say that somebody was a civilian; they are counted in `civilian` where that is."""

Harm = dict[str, int | None]
"""The 72 columns of numbers; None where nothing says."""


@dataclass(frozen=True, slots=True)
class _Range:
    """So many people; None where nothing says."""

    low: int | None
    high: int | None

    def plus(self, other: _Range) -> _Range:
        """Both, who are different people."""
        return _Range(_sum(self.low, other.low), _sum(self.high, other.high))

    def less(self, others: Sequence[_Range]) -> _Range:
        """Those who are none of the others, all of whom are among these."""
        if not others:
            return self
        most, least = [one.high for one in others], [one.low or 0 for one in others]
        low = None if self.low is None else 0
        if self.low is not None and all(one is not None for one in most):
            low = max(0, self.low - sum(one or 0 for one in most))
        return _Range(low, None if self.high is None else max(0, self.high - sum(least)))

    def spanned(self, other: _Range) -> _Range:
        """From the least to the most of what two give."""
        lows = [one.low for one in (self, other) if one.low is not None]
        highs = [one.high for one in (self, other) if one.high is not None]
        return _Range(min(lows, default=None), max(highs, default=None))


_Classes = dict[Victims, _Range]


def nothing() -> Harm:
    """All columns, with nothing known."""
    ends = ("killed_min", "killed_max", "injured_min", "injured_max")
    return {harm_column(category, end): None for category in Category for end in ends}


def harm_of_event(event: Event) -> Harm:
    """The reconciled numbers of an event."""
    found = nothing()
    for outcome in _OUTCOMES:
        told = {row.victims: _Range(row.low, row.high) for row in counts_of(event, outcome)}
        _put(found, outcome, _with_undetermined(told))
    return found


def harm_of_claims(claims: Iterable[Claim]) -> Harm:
    """The least and the most that some claims give; what is denied or taken back is not counted.

    What one claim adds up ("two brothers and their father") and what it adds to an earlier one
    ("killed another two") is added; where no claim bounds a number from above, the greatest that
    one gives stands as the most, as for an event.
    """
    found = nothing()
    said = [claim for claim in claims if claim.stance in _SAYING]
    for outcome in _OUTCOMES:
        spans: _Classes = {}
        for chain in chains(said):
            for victims, told in _told_by(chain, outcome).items():
                held = spans.get(victims)
                spans[victims] = told if held is None else held.spanned(told)
        _put(found, outcome, spans)
    return found


def _put(found: Harm, outcome: Outcome, classes: Mapping[Victims, _Range]) -> None:
    for victims, told in classes.items():
        stem = harm_column(CATEGORY_OF[victims], _OUTCOMES[outcome])
        found[f"{stem}_min"], found[f"{stem}_max"] = told.low, told.high


def _with_undetermined(told: Mapping[Victims, _Range]) -> _Classes:
    """The classes, with those of no told status where everyone stood."""
    everyone = told.get(Victims.UNSTATED)
    if everyone is None:
        return dict(told)
    return {**told, Victims.UNSTATED: everyone.less(tuple(_with_status(told)))}


def _with_status(told: Mapping[Victims, _Range]) -> Iterator[_Range]:
    civilians = (Victims.CIVILIAN,) if Victims.CIVILIAN in told else _OF_CIVILIANS
    for victims in (*civilians, Victims.COMBATANT, Victims.SECURITY_FORCE):
        if victims in told:
            yield told[victims]


def _told_by(claims: Sequence[Claim], outcome: Outcome) -> _Classes:
    """What claims that add to each other give together, by class."""
    added: _Classes = {}
    for claim in claims:
        for victims, told in _told_in(claim, outcome).items():
            added[victims] = added[victims].plus(told) if victims in added else told
    return added


def _told_in(claim: Claim, outcome: Outcome) -> _Classes:
    """What one claim gives, by class. Its people of no told status and those of another class
    stand beside each other, unless the latter are a part of the former."""
    added: _Classes = {}
    inside: _Classes = {}
    for count in claim.counts:
        if count.outcome is outcome:
            whole = _whole(count, claim.counts)
            if whole is None or whole.victims is not count.victims:
                _add(added, count)
            if whole is not None and whole.victims is Victims.UNSTATED:
                _add(inside, count)
    if Victims.UNSTATED in added:
        added[Victims.UNSTATED] = added[Victims.UNSTATED].less(tuple(_with_status(inside)))
    return added


def _add(classes: _Classes, count: Count) -> None:
    told = _Range(count.low, count.low if count.high is None else count.high)
    held = classes.get(count.victims)
    classes[count.victims] = told if held is None else held.plus(told)


def _whole(count: Count, counts: Sequence[Count]) -> Count | None:
    at = count.part_of
    return counts[at] if at is not None and 0 <= at < len(counts) else None


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
