"""Which bearer of each name a document means: all its names are weighed together.

A name means one place throughout a document. Each bearer starts from what is known of it alone
(its size, its kind, what the text says it lies in); then the bearers of all names support each
other, the nearer the more, for a few rounds. So a text that names Ohio reads Athens as the one
in Ohio.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from recount.places.entries import without_kind
from recount.places.gazetteer import priors, shares
from recount.places.geometry import kilometres
from recount.places.keys import plain_key
from recount.places.likeness import is_one_name
from recount.places.records import Place, Sort
from recount.places.surroundings import Name, Surroundings

ROUNDS = 3
_DIVISIONS = frozenset({Sort.DISTRICT, Sort.PROVINCE})
LARGE = frozenset({Sort.COUNTRY, Sort.REGION, Sort.WATER})

# Tuned on public geoparsing sets; the unit is a factor e of belief.
INSIDE, NOT_INSIDE, KIND, NOT_KIND, HOLDS = 8.0, -6.0, 3.0, -2.0, 4.0
TOLD_COUNTRY = 3.0
SENT_FROM = 1.2
SPELT_APART = -2.5
SEAT = -4.0

_KIND_SORTS = {
    "province": {Sort.PROVINCE}, "state": {Sort.PROVINCE, Sort.COUNTRY},
    "district": {Sort.DISTRICT}, "county": {Sort.DISTRICT}, "region": {Sort.REGION, Sort.PROVINCE},
    "city": {Sort.SETTLEMENT}, "town": {Sort.SETTLEMENT}, "village": {Sort.SETTLEMENT},
    "neighbourhood": {Sort.SETTLEMENT}, "country": {Sort.COUNTRY}, "camp": {Sort.SETTLEMENT},
    "airport": {Sort.SETTLEMENT}, "desert": {Sort.REGION}, "valley": {Sort.REGION, Sort.DISTRICT},
}  # fmt: skip


def weigh(
    names: Mapping[str, Name], told: Mapping[str, float], held: Mapping[str, Sequence[str]]
) -> None:
    """Fills scores and beliefs of the names.

    `told` are shares of the countries that the document speaks of otherwise; `held` gives, for a
    name, the names that are said to lie in it.
    """
    for key, name in names.items():
        name.scores = [
            score + _alone(name, bearer, told) + unlike + seat
            for score, unlike, seat, bearer in zip(
                priors(name.bearers),
                _unlike(key, name.bearers),
                _seats(key, name.bearers),
                name.bearers,
                strict=True,
            )
        ]
    for key, inner in held.items():
        if key in names:
            _support_holders(names, names[key], inner)
    alone = {key: list(name.scores) for key, name in names.items()}
    for name in names.values():
        name.beliefs = shares(name.scores)
    for _ in range(ROUNDS):
        around = Surroundings.of(names)
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
    # Reports are sent from large towns.
    score = SENT_FROM * math.log10(bearer.population + 100) if name.is_dateline else 0.0
    for kind in name.kinds:
        if sorts := _KIND_SORTS.get(kind):
            score += KIND if bearer.sort in sorts or _is_called(bearer, kind) else NOT_KIND
    for holders in name.holders:
        fits = any(inside(bearer, holder) for holder in holders)
        score += INSIDE if fits else NOT_INSIDE
    if bearer.country:
        score += TOLD_COUNTRY * told.get(bearer.country, 0.0)
    return score


def _is_called(bearer: Place, kind: str) -> bool:
    """Whether a division's own name says of what kind it is: "Province of Sulu"."""
    return bearer.sort in _DIVISIONS and kind in plain_key(bearer.name).split()


def _unlike(key: str, bearers: Sequence[Place]) -> list[float]:
    """What a bearer loses whose main name is only spelt like the name, where another's, in another
    country, is the name."""
    exact = {bearer.country for bearer in bearers if plain_key(bearer.name) == key}
    return [
        SPELT_APART
        if exact - {bearer.country} and bearer.is_main_name and plain_key(bearer.name) != key
        else 0.0
        for bearer in bearers
    ]


def _seats(key: str, bearers: Sequence[Place]) -> list[float]:
    """What a town loses that has another name than its country's province of just this name, of
    which it may be the seat: "in Sulu" is the province, and not Jolo."""
    named = {
        bearer.country
        for bearer in bearers
        if _is_called(bearer, "province") and plain_key(without_kind(bearer.name)) == key
    }
    return [
        SEAT
        if bearer.sort is Sort.SETTLEMENT
        and bearer.country in named
        and not (bearer.is_main_name or bearer.is_own or is_one_name(bearer.name, key))
        else 0.0
        for bearer in bearers
    ]


def _support_holders(names: Mapping[str, Name], holder: Name, inner: Sequence[str]) -> None:
    """ "Athens, Georgia" says as much of Georgia as of Athens."""
    for at, bearer in enumerate(holder.bearers):
        fits = [any(inside(b, bearer) for b in names[key].bearers) for key in inner if key in names]
        if fits:
            holder.scores[at] += HOLDS * (sum(fits) / len(fits))
