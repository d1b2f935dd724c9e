"""How strongly an event and a row speak for one happening: features whose weights add up.

As where claims are linked, a weight is in powers of two: 5 is thirty-two times likelier if they are
one than if they are not. How much a number of dead or a place speaks depends on how rare it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import asin, cos, log2, radians, sin, sqrt

from rapidfuzz import fuzz

from recount.analysis.published.happening import Happening

REACH = 7
"""Days apart beyond which two are never one."""
LONG = 400
ENOUGH = 6.0
"""From this sum on a pair is one: time and country alone are not enough."""
_EARTH_KM = 6371.0
_PRIOR = 200
"""As many happenings as what is usual counts for beside those at hand: of few, none looks rare."""
_APART = (4.5, 2.5, 1.0, 0.0, -1.5, -2.5, -3.0, -3.5)
"""The weight of so many days apart."""
_NAMES = ((92.0, 1.0), (84.0, 0.8), (76.0, 0.4))
"""How alike two names are, of 100, and how much of the full weight that is worth."""
_NO_NAME = -3.0
_SAME_AREA_KM = 120.0
_TWO_PLACES = -1.0


@dataclass(frozen=True, slots=True)
class Part:
    """One feature's part in a score."""

    name: str
    weight: float


@dataclass(frozen=True)
class Rarity:
    """How often numbers and places occur in both sides together."""

    tolls: Counter[int]
    places: Counter[str]
    size: int

    @classmethod
    def of(cls, happenings: Iterable[Happening]) -> Rarity:
        """Counted over all happenings."""
        held = list(happenings)
        tolls = Counter(row.best for row in held if row.best is not None)
        places = Counter(word for row in held for word in row.place_words)
        return cls(tolls, places, len(held))

    def toll(self, number: int) -> float:
        """What an equal number is worth: little for one dead, much for seventeen."""
        usual = _PRIOR * 0.8 / (number + 1) ** 1.4
        return min(5.0, log2((self.size + _PRIOR) / (self.tolls[number] + usual)))

    def place(self, word: str) -> float:
        """What an equal place is worth."""
        return min(7.0, log2((self.size + _PRIOR) / (self.places[word] + _PRIOR / 100)))


def score(ours: Happening, theirs: Happening, rarity: Rarity) -> tuple[Part, ...] | None:
    """The parts of the score; None where the two are excluded as one."""
    gap = _gap(ours, theirs)
    if gap is None or gap > REACH:
        return None
    if ours.country and theirs.country and ours.country != theirs.country:
        return None
    return (
        Part("time", _time(ours, theirs, gap)),
        Part("place", _place(ours, theirs, rarity)),
        Part("sides", _sides(ours, theirs)),
        Part("killed", _toll(ours, theirs, rarity)),
    )


def _gap(ours: Happening, theirs: Happening) -> int | None:
    if ours.start is None or ours.end is None or theirs.start is None or theirs.end is None:
        return None
    return max(0, (theirs.start - ours.end).days, (ours.start - theirs.end).days)


def _time(ours: Happening, theirs: Happening, gap: int) -> float:
    """Days apart; of overlapping times the longer says less."""
    if gap:
        return _APART[gap]
    longest = max(_days(ours), _days(theirs))
    same = (ours.start, ours.end) == (theirs.start, theirs.end)
    return _APART[0] if same else max(0.0, _APART[0] - 0.6 * log2(longest))


def _days(one: Happening) -> int:
    return ((one.end or date.max) - (one.start or date.min)).days + 1


def _place(ours: Happening, theirs: Happening, rarity: Rarity) -> float:
    """The best of the names; near points speak for it, far ones against it."""
    named = _best_name(ours.place_words, theirs.place_words, rarity)
    apart = distance_km(ours, theirs)
    if apart is None:
        return named
    near = 5.0 if apart <= 5 else 3.0 if apart <= 30 else 0.5 if apart <= reach_km(ours) else -4.0
    return max(named, near) if near > 0 else min(named, near)


def reach_km(one: Happening) -> float:
    """How far from its point a happening may lie and still be where another is."""
    return max(_SAME_AREA_KM, one.radius_km or 0.0)


def _best_name(ours: tuple[str, ...], theirs: tuple[str, ...], rarity: Rarity) -> float:
    """The best of the names that both give; less by far where each gives a finer one of its own,
    so that they are two places of one district."""
    if not ours or not theirs:
        return 0.0
    found = [worth for one in ours for other in theirs if (worth := _worth(one, other, rarity))]
    best = max(found, default=_NO_NAME)
    finest = (_worth(ours[0], other, rarity) for other in theirs)
    if any(finest) or any(_worth(one, theirs[0], rarity) for one in ours):
        return best
    return min(best, 0.0) + _TWO_PLACES if found else best


def _worth(first: str, second: str, rarity: Rarity) -> float:
    """What two names say for one place; nothing where they are not alike."""
    like = alike(first, second)
    share = next((share for least, share in _NAMES if like >= least), 0.0)
    return share * min(rarity.place(first), rarity.place(second)) if share else 0.0


@lru_cache(500_000)
def alike(first: str, second: str) -> float:
    """How alike two bare names are, of 100, whatever the order of their words."""
    return max(fuzz.token_sort_ratio(first, second), fuzz.ratio(first, second))


def distance_km(ours: Happening, theirs: Happening) -> float | None:
    """How far two points are apart; None where a side has none."""
    if ours.lat is None or ours.lon is None or theirs.lat is None or theirs.lon is None:
        return None
    one, two = radians(ours.lat), radians(theirs.lat)
    across = sin((two - one) / 2) ** 2
    across += cos(one) * cos(two) * sin(radians(theirs.lon - ours.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(across)))


def _sides(ours: Happening, theirs: Happening) -> float:
    """How many of the sides are the same, in whatever order."""
    few, many = sorted((ours.side_keys, theirs.side_keys), key=len)
    if not few:
        return 0.0
    same = sum(1 for one in few if any(same_side(one, other) for other in many))
    return 1.5 * same - 2.5 * (len(few) - same)


@lru_cache(100_000)
def same_side(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two sides are one: they share an id or a name, or names that are very alike."""
    if first & second:
        return True
    return any(fuzz.token_set_ratio(a, b) >= 88 for a in first for b in second)


def _toll(ours: Happening, theirs: Happening, rarity: Rarity) -> float:
    """An equal number by its rarity; one inside the other's range little; a far one against."""
    if ours.best is not None and ours.best == theirs.best:
        return rarity.toll(ours.best)
    first, second = _bounds(ours), _bounds(theirs)
    if first is None or second is None:
        return 0.0
    if first[0] <= second[1] and second[0] <= first[1]:
        return 1.0
    near, far = sorted((max(first[0], second[0]), min(first[1], second[1])))
    return max(-4.0, 0.5 - 1.5 * log2((far + 1) / (near + 1)))


def _bounds(one: Happening) -> tuple[int, int] | None:
    known = [value for value in (one.low, one.best, one.high) if value is not None]
    return (min(known), max(known)) if known else None
