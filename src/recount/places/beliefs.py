"""Which bearer of each name a document means: all its names are weighed together.

A name means one place throughout a document. Each bearer starts from what is known of it alone
(its size, its kind, what the text says it lies in); then the bearers of all names support each
other, the nearer the more, for a few rounds. So a text that names Ohio reads Athens as the one
in Ohio.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recount.places.gazetteer import priors, shares
from recount.places.geometry import kilometres
from recount.places.records import Place, Sort

ROUNDS = 3
WEIGHED = 12  # bearers of a name that are compared by distance
NEIGHBOUR_KM = 80.0
LARGE = frozenset({Sort.COUNTRY, Sort.REGION, Sort.WATER})

# Tuned on public geoparsing sets; the unit is a factor e of belief.
SAME_COUNTRY, SAME_PROVINCE, NEARBY = 2.2, 4.0, 2.6
HELD = 1.0
INSIDE, NOT_INSIDE, KIND, NOT_KIND, HOLDS = 8.0, -6.0, 3.0, -2.0, 4.0
TOLD_COUNTRY, NUMBER = 3.0, 0.3

_KIND_SORTS = {
    "province": {Sort.PROVINCE}, "state": {Sort.PROVINCE, Sort.COUNTRY},
    "district": {Sort.DISTRICT}, "county": {Sort.DISTRICT}, "region": {Sort.REGION, Sort.PROVINCE},
    "city": {Sort.SETTLEMENT}, "town": {Sort.SETTLEMENT}, "village": {Sort.SETTLEMENT},
    "neighbourhood": {Sort.SETTLEMENT}, "country": {Sort.COUNTRY}, "camp": {Sort.SETTLEMENT},
    "airport": {Sort.SETTLEMENT}, "desert": {Sort.REGION}, "valley": {Sort.REGION, Sort.DISTRICT},
}  # fmt: skip


@dataclass(slots=True)
class Name:
    """One name of a document with all that is said of it, and its bearers."""

    bearers: Sequence[Place]
    kinds: Counter[str] = field(default_factory=Counter)
    holders: list[Sequence[Place]] = field(default_factory=list)
    times: int = 0
    scores: list[float] = field(default_factory=list)
    beliefs: list[float] = field(default_factory=list)

    @property
    def likeliest(self) -> Place:
        """The bearer believed in most; the first of equals."""
        return max(zip(self.beliefs, self.bearers, strict=True), key=lambda pair: pair[0])[1]


def weigh(
    names: Mapping[str, Name], told: Mapping[str, float], held: Mapping[str, Sequence[str]]
) -> None:
    """Fills scores and beliefs of the names.

    `told` are shares of the countries that the document speaks of otherwise; `held` gives, for a
    name, the names that are said to lie in it.
    """
    for name in names.values():
        name.scores = [
            score + _alone(name, bearer, told)
            for score, bearer in zip(priors(name.bearers), name.bearers, strict=True)
        ]
    for key, inner in held.items():
        if key in names:
            _support_holders(names, names[key], inner)
    alone = {key: list(name.scores) for key, name in names.items()}
    for name in names.values():
        name.beliefs = shares(name.scores)
    for _ in range(ROUNDS):
        around = _Around.of(names)
        new = {key: around.scores(key, name, alone[key]) for key, name in names.items()}
        for key, name in names.items():
            name.scores = new[key]
            name.beliefs = shares(name.scores)


def inside(place: Place, holder: Place) -> bool:
    """Whether a place lies in a country, province or district."""
    if holder.id == place.id:
        return False
    if holder.sort is Sort.COUNTRY:
        return place.country == holder.country
    if holder.country and place.country != holder.country:
        return False
    if holder.sort is Sort.PROVINCE:
        return place.admin1 == holder.admin1 and place.sort is not Sort.COUNTRY
    reach = holder.radius_km * (1.2 if holder.sort is not Sort.SETTLEMENT else 3.0) + 5
    return kilometres(place.lat, place.lon, holder.lat, holder.lon) <= reach


def _alone(name: Name, bearer: Place, told: Mapping[str, float]) -> float:
    score = 0.0
    for kind in name.kinds:
        if sorts := _KIND_SORTS.get(kind):
            score += KIND if bearer.sort in sorts else NOT_KIND
    for holders in name.holders:
        fits = any(inside(bearer, holder) for holder in holders)
        score += INSIDE if fits else NOT_INSIDE
    if bearer.country:
        score += TOLD_COUNTRY * told.get(bearer.country, 0.0)
    return score


def _support_holders(names: Mapping[str, Name], holder: Name, inner: Sequence[str]) -> None:
    """ "Athens, Georgia" says as much of Georgia as of Athens."""
    for at, bearer in enumerate(holder.bearers):
        fits = [any(inside(b, bearer) for b in names[key].bearers) for key in inner if key in names]
        if fits:
            holder.scores[at] += HOLDS * (sum(fits) / len(fits))


@dataclass(slots=True)
class _Around:
    """Beliefs of all names together, by country, by province and by point."""

    names: Mapping[str, Name]
    countries: dict[str | None, float]
    provinces: dict[tuple[str | None, str | None], float]
    points: list[tuple[str, float, float, float]]
    total: float

    @classmethod
    def of(cls, names: Mapping[str, Name]) -> _Around:
        countries: dict[str | None, float] = defaultdict(float)
        provinces: dict[tuple[str | None, str | None], float] = defaultdict(float)
        points, total = [], 0.0
        for key, name in names.items():
            weight = _weight(name)
            total += weight
            for bearer, belief in zip(name.bearers, name.beliefs, strict=True):
                if belief < 0.02 or bearer.sort in LARGE - {Sort.COUNTRY}:
                    continue
                countries[bearer.country] += weight * belief
                if bearer.admin1:
                    provinces[bearer.country, bearer.admin1] += weight * belief
                if bearer.sort in (Sort.SETTLEMENT, Sort.DISTRICT) and belief > 0.1:
                    points.append((key, bearer.lat, bearer.lon, weight * belief))
        return cls(names, countries, provinces, points, total)

    def scores(self, key: str, name: Name, alone: Sequence[float]) -> list[float]:
        """The scores of a name's bearers with the support of all other names."""
        weight = _weight(name)
        rest = max(self.total - weight, 0.0)
        if not rest:
            return list(alone)
        own_country: dict[str | None, float] = defaultdict(float)
        own_province: dict[tuple[str | None, str | None], float] = defaultdict(float)
        for bearer, belief in zip(name.bearers, name.beliefs, strict=True):
            if belief >= 0.02 and bearer.sort not in LARGE - {Sort.COUNTRY}:
                own_country[bearer.country] += weight * belief
                if bearer.admin1:
                    own_province[bearer.country, bearer.admin1] += weight * belief
        scores = []
        for bearer, score in zip(name.bearers, alone, strict=True):
            place = (bearer.country, bearer.admin1)
            country = self.countries.get(bearer.country, 0.0) - own_country[bearer.country]
            province = self.provinces.get(place, 0.0) - own_province[place]
            if bearer.sort is Sort.COUNTRY:
                score += HELD * _grown(country, rest)
            elif bearer.country:
                score += SAME_COUNTRY * _grown(country, rest)
                score += SAME_PROVINCE * _grown(province, rest) if bearer.admin1 else 0.0
            scores.append(score)
        return self._with_distances(key, name, scores)

    def _with_distances(self, key: str, name: Name, scores: list[float]) -> list[float]:
        ranked = sorted(range(len(scores)), key=lambda at: -scores[at])[:WEIGHED]
        for at in ranked:
            bearer = name.bearers[at]
            if bearer.sort in (Sort.SETTLEMENT, Sort.DISTRICT):
                near = sum(
                    weight * math.exp(-kilometres(bearer.lat, bearer.lon, lat, lon) / NEIGHBOUR_KM)
                    for other, lat, lon, weight in self.points
                    if other != key
                )
                scores[at] += NEARBY * math.log1p(near)
        return scores


def _weight(name: Name) -> float:
    return 1.0 + 0.5 * math.log(max(name.times, 1))


def _grown(support: float, rest: float) -> float:
    """Support from other names: their share, and a little for their number."""
    return max(support, 0.0) / rest + NUMBER * math.log1p(max(support, 0.0))
