"""The undercount in strata: apart by year, place, kind or party, one or several of them at a time.

Where sources reach some places or times better than others, one bound over all is too low: each
stratum has its own, and they are added up.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from recount.analysis.appraisals import Estimate, IntervalKind
from recount.analysis.selecting import middle
from recount.analysis.wording import party_name, plain
from recount.model.events import Event
from recount.model.saying import say, say_list

Case = TypeVar("Case")
POOLED = say("all strata too small to stand alone")


class Stratum(StrEnum):
    """What cases are kept apart by."""

    YEAR = "year"
    COUNTRY = "country"
    PROVINCE = "province"
    TYPE = "type"
    PERPETRATOR = "perpetrator"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class StratumBound:
    """One stratum: what was seen of it, and its own bound; None where it carries none."""

    name: str
    seen: int
    chao: Estimate | None


@dataclass(frozen=True, slots=True)
class Stratified:
    """All strata, the largest first, and their sum.

    `without` counts what was seen in strata that carry no bound, alone or together: they are in the
    sum as they were seen, which keeps it a lower bound.
    """

    by: tuple[Stratum, ...]
    strata: tuple[StratumBound, ...]
    whole: Estimate
    without: int


def stratum_name(event: Event, by: Sequence[Stratum]) -> str:
    """The stratum of an event: "Murzuq, 2031"."""
    return say_list(_value(event, one) for one in by)


def _value(event: Event, by: Stratum) -> str:
    if by is Stratum.YEAR:
        day = middle(event.when)
        same = event.when and event.when.start and event.when.end and (
            event.when.start.year == event.when.end.year)  # fmt: skip
        return str(day.year) if day is not None and same else say("year not known")
    if by is Stratum.TYPE:
        return plain(event.type)
    if by in (Stratum.PERPETRATOR, Stratum.TARGET):
        return party_name(event.perpetrator if by is Stratum.PERPETRATOR else event.target)
    where = event.where
    found = where and (where.country if by is Stratum.COUNTRY else where.admin1)
    return found or say("%(what)s not known", what=plain(by))


def in_strata(
    cases: Sequence[tuple[str, Case]],
    seen: Callable[[Sequence[Case]], int],
    bound: Callable[[Sequence[Case]], Estimate | None],
    by: tuple[Stratum, ...],
) -> Stratified:
    """The bound of each stratum by its name; those that carry none stand together, and are asked
    once more as one."""
    groups: defaultdict[str, list[Case]] = defaultdict(list)
    for name, case in cases:
        groups[name].append(case)
    own = [StratumBound(name, seen(rows), bound(rows)) for name, rows in sorted(groups.items())]
    rest = [case for one in own if one.chao is None for case in groups[one.name]]
    kept = [one for one in own if one.chao is not None]
    pooled = bound(rest) if rest else None
    without = seen(rest) if rest and pooled is None else 0
    if rest:
        kept.append(StratumBound(POOLED, seen(rest), pooled))
    ordered = sorted(kept, key=lambda one: (one.name == POOLED, -one.seen, one.name))
    bounds = [one.chao for one in ordered if one.chao is not None]
    return Stratified(by, tuple(ordered), added_up(bounds, without), without)


def added_up(bounds: Sequence[Estimate], known: int) -> Estimate:
    """The sum of independent estimates and of what is known, with an interval from theirs.

    The method of variance estimates recovery (Zou and Donner, Statistics in Medicine 27, 2008): the
    squares of the distances from each value to its ends are added.
    """
    values = [one.value or 0.0 for one in bounds]
    below = math.sqrt(sum((v - one.low) ** 2 for v, one in zip(values, bounds, strict=True)))
    highs = [one.high for one in bounds]
    whole = math.fsum(values) + known
    high = None
    if None not in highs:
        far = zip(values, highs, strict=True)
        high = whole + math.sqrt(sum(((end or 0.0) - v) ** 2 for v, end in far))
    return Estimate(whole, whole - below, high, IntervalKind.CONFIDENCE)
