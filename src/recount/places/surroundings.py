"""How much the other names of a document speak for one bearer of a name.

They do so by lying in the same country, in the same province, or near.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recount.places.geometry import kilometres
from recount.places.records import Place, Sort

# Tuned on public geoparsing sets; the unit is a factor e of belief.
SAME_COUNTRY, SAME_PROVINCE, NEARBY, HELD = 2.2, 4.0, 2.6, 1.0
NUMBER = 0.3  # what the number of supporting names adds to their share
NEIGHBOUR_KM = 80.0
WEIGHED = 12  # bearers of a name that are compared by distance
LEAST, LEAST_POINT = 0.02, 0.1  # shares of belief below which a bearer speaks for no other
_POINTS = frozenset({Sort.SETTLEMENT, Sort.DISTRICT})
_NOWHERE = frozenset({Sort.REGION, Sort.WATER})


@dataclass(slots=True)
class Name:
    """One name of a document with all that is said of it, and its bearers.

    `is_beyond` and `is_site` are true where every mention is: what lies over the border speaks for
    no other name, and a market's name for no country.
    """

    bearers: Sequence[Place]
    kinds: Counter[str] = field(default_factory=Counter)
    holders: list[Sequence[Place]] = field(default_factory=list)
    times: int = 0
    is_dateline: bool = False
    is_beyond: bool = False
    is_site: bool = False
    scores: list[float] = field(default_factory=list)
    beliefs: list[float] = field(default_factory=list)

    @property
    def likeliest(self) -> Place:
        """The bearer believed in most; the first of equals."""
        return max(zip(self.beliefs, self.bearers, strict=True), key=lambda pair: pair[0])[1]

    @property
    def weight(self) -> float:
        """How much the name speaks for others: more where it is written often."""
        return 1.0 + 0.5 * math.log(max(self.times, 1))


Land = tuple[str | None, str | None]
"""A country's code and a province's name; the name is None for the country as a whole."""


@dataclass(slots=True)
class Mass:
    """Beliefs summed by country (province None) and by province."""

    by_land: defaultdict[Land, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, name: Name) -> None:
        """Adds the beliefs in a name's bearers."""
        if name.is_beyond:
            return
        for bearer, belief in zip(name.bearers, name.beliefs, strict=True):
            if belief >= LEAST and bearer.sort not in _NOWHERE:
                self.by_land[bearer.country, None] += name.weight * belief
                if bearer.admin1:
                    self.by_land[bearer.country, bearer.admin1] += name.weight * belief


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Beliefs of all names of a document together, by country, by province and by point."""

    mass: Mass
    points: Sequence[tuple[str, float, float, float]]
    total: float

    @classmethod
    def of(cls, names: Mapping[str, Name]) -> Surroundings:
        """Gathered from the present beliefs of all names."""
        mass = Mass()
        points = []
        for key, name in names.items():
            mass.add(name)
            for bearer, belief in zip(name.bearers, name.beliefs, strict=True):
                if bearer.sort in _POINTS and belief > LEAST_POINT:
                    points.append((key, bearer.lat, bearer.lon, name.weight * belief))
        return cls(mass, points, sum(name.weight for name in names.values()))

    def scores(self, key: str, name: Name, alone: Sequence[float]) -> list[float]:
        """The scores of a name's bearers with the support of all other names."""
        rest = self.total - name.weight
        if rest <= 0 or not name.bearers:
            return list(alone)
        own = Mass()
        own.add(name)
        scores = [
            score + self._land_support(bearer, own, rest)
            for bearer, score in zip(name.bearers, alone, strict=True)
        ]
        for at in sorted(range(len(scores)), key=lambda at: -scores[at])[:WEIGHED]:
            if name.bearers[at].sort in _POINTS:
                scores[at] += NEARBY * math.log1p(self._near(key, name.bearers[at]))
        return scores

    def _land_support(self, bearer: Place, own: Mass, rest: float) -> float:
        if bearer.country is None:
            return 0.0
        country = self._grown((bearer.country, None), own, rest)
        if bearer.sort is Sort.COUNTRY:
            return HELD * country
        if not bearer.admin1:
            return SAME_COUNTRY * country
        province = self._grown((bearer.country, bearer.admin1), own, rest)
        return SAME_COUNTRY * country + SAME_PROVINCE * province

    def _grown(self, land: Land, own: Mass, rest: float) -> float:
        """What other names give to a land: their share, and a little for their number."""
        support = max(self.mass.by_land.get(land, 0.0) - own.by_land.get(land, 0.0), 0.0)
        return support / rest + NUMBER * math.log1p(support)

    def _near(self, key: str, bearer: Place) -> float:
        return sum(
            weight * math.exp(-kilometres(bearer.lat, bearer.lon, lat, lon) / NEIGHBOUR_KM)
            for other, lat, lon, weight in self.points
            if other != key
        )
