"""The gazetteer: names to places, tolerant of spelling, opened in a few milliseconds."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Self

from recount.model.places import Alternative, PlaceBasis, Where
from recount.places.added import ensure_added
from recount.places.geometry import kilometres
from recount.places.index import Progress, ensure_index
from recount.places.keys import plain_key, sound_key
from recount.places.likeness import ALIKE, NEARLY_ALIKE, Groups, likest, nearly
from recount.places.names import NamedPlace, parted
from recount.places.records import Place, Sort
from recount.places.shelf import MOST, Shelf, Sounding

CAPITAL = 2.5  # belief that being a country's capital adds
PEOPLE = 1.2  # belief that ten times the inhabitants add
OWN = 9.0  # and that being a recorder's own place adds: more than any town has, less than a country
NAMESAKE, HIDDEN = 20_000, 2.5  # a town that hides its province's name, and how much it does
NAME_ALONE = 6.0  # the same where there is no text around the name
CACHED = 5_000  # names kept in memory
GROUPS = 512  # groups of spellings that begin alike in one country, kept in memory
_JOINED = re.compile(r"(north|south)(east|west)")
"""Two points of the compass in one word: "Northwest" is the North-West Region, too."""
_SORT_BONUS = {
    Sort.COUNTRY: 11.5, Sort.REGION: 5.5, Sort.WATER: 6.5, Sort.PROVINCE: 0.0, Sort.DISTRICT: 0.6,
    Sort.SETTLEMENT: 0.0,
}  # fmt: skip
_HOW_BONUS = {True: 0.0, False: -2.5}


def prior(place: Place) -> float:
    """How likely a name means this place when nothing else is known, as a logarithm."""
    people = 0.0 if place.sort is Sort.COUNTRY else PEOPLE * math.log10(place.population + 100)
    unlike = 10.0 * (1 - place.likeness)
    people += CAPITAL * place.is_capital + OWN * place.is_own
    # Other names of regions and waters are from our own short table, as good as the first.
    is_good = place.is_main_name or place.sort in (Sort.REGION, Sort.WATER)
    return people + _SORT_BONUS[place.sort] + _HOW_BONUS[is_good] - unlike


def priors(bearers: Sequence[Place], hidden: float = HIDDEN) -> list[float]:
    """The priors of all bearers of one name.

    A bare name that a province shares with a town in it ("Kandahar") more often means the town:
    `hidden` is taken from the province.
    """
    towns = {
        (place.country, place.admin1)
        for place in bearers
        if place.sort is Sort.SETTLEMENT and place.population >= NAMESAKE
    }
    return [prior(place) - (hidden if _is_province_in(place, towns) else 0.0) for place in bearers]


def _is_province_in(place: Place, homes: set[tuple[str | None, str | None]]) -> bool:
    return place.sort is Sort.PROVINCE and (place.country, place.name) in homes


def shares(scores: Sequence[float]) -> list[float]:
    """Scores as shares of belief that add up to 1."""
    if not scores:
        return []
    top = max(scores)
    raw = [math.exp(score - top) for score in scores]
    return [part / sum(raw) for part in raw]


NEAREST = (0.2, 2.0)
"""Degrees around a point in which the nearest settlement is looked for, first near, then far."""


class Gazetteer:
    """The places of the world by name.

    `bearers(name, country)` are the places of a name, `alike(name, country)` those whose name
    sounds like it, `peoples(word)` the countries whose people or things a word calls so: "Libyan"
    gives ("LY",). The country is an alpha-2 code or None for the whole world.
    """

    def __init__(self, path: Path, added: Path | None = None) -> None:
        """Opens the index at `path`, and the places that were added, where there are any.

        Raises GazetteerError where one of them is no index.
        """
        self._base = Shelf(path)
        self._shelves = [self._base]
        if added is not None and added.exists():
            self._shelves.append(Shelf(added, is_fixed=False))
        # Kept in memory per gazetteer: texts name the same few places again and again.
        self.bearers = lru_cache(CACHED)(self._bearers)
        self.alike = lru_cache(CACHED)(self._alike)
        self._country = lru_cache(None)(self._base.country)
        self._capital = lru_cache(None)(self._base.capital)
        self.peoples = lru_cache(CACHED)(self._base.peoples)
        # Unknown names of one document are looked for in the same country again and again.
        self._begun = lru_cache(GROUPS)(self._all_begun)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the files."""
        for shelf in self._shelves:
            shelf.close()

    def locate(
        self,
        name: str,
        country: str | None = None,
        near: tuple[float, float] | None = None,
        limit: int = 10,
    ) -> tuple[Where, ...]:
        """The places that a name may mean, best first, in one country where it is given.

        `near` is a latitude and a longitude that nearby places are preferred to. The name may say
        where it lies ("Murzuq, Libya") and a little more ("near Murzuq"). Of the results only the
        first carries the others as alternatives, with their shares of belief.
        """
        asked = parted(name)
        found = self._places(asked, country or self._country_of(asked.inside))
        scored = [
            (score + _nearness(place, near), place)
            for score, place in zip(priors(found, NAME_ALONE), found, strict=True)
        ]
        scored.sort(key=lambda pair: (-pair[0], pair[1].name, pair[1].id))
        weights = shares([score for score, _ in scored[:limit]])
        others = tuple(
            Alternative(place.name, place.lat, place.lon, place.country, round(weight, 4))
            for (_, place), weight in zip(scored[1:limit], weights[1:], strict=True)
        )
        return tuple(
            replace(as_where(place, name), alternatives=others if rank == 0 else ())
            for rank, (_, place) in enumerate(scored[:limit])
        )

    def country(self, code: str) -> Place | None:
        """The country with this alpha-2 code."""
        return self._country(code)

    def capital(self, code: str) -> Place | None:
        """The capital of the country with this alpha-2 code; None where it is on no list."""
        return self._capital(code)

    def numbered(self, geonames: int) -> Place | None:
        """The place with this GeoNames id; the one that was added, where there are two."""
        found = (shelf.numbered(geonames) for shelf in reversed(self._shelves))
        return next((place for place in found if place), None)

    def nearest(self, lat: float, lon: float) -> Where | None:
        """The settlement nearest to a point; None where none is within some 200 km."""
        for reach in NEAREST:
            for shelf in reversed(self._shelves):
                found = shelf.nearest(lat, lon, reach)
                if found is not None:
                    return as_where(found, found.name)
        return None

    def _country_of(self, names: Sequence[str]) -> str | None:
        """The country that one of the names is the name of."""
        for name in reversed(names):
            for place in self.bearers(name, None):
                if place.sort is Sort.COUNTRY:
                    return place.country
        return None

    def _places(self, asked: NamedPlace, country: str | None) -> Sequence[Place]:
        """The bearers of a name inside the places named around it, then of one like it.

        Where only an outer name is known ("Sakhour (Aleppo)") the outer place is the answer; a
        country is none, since that would say nothing.
        """
        inner = [name for name in asked.names if name not in asked.inside]
        for look_up in (self.bearers, self.alike):
            for name in inner:
                found = look_up(name, country)
                if fitting := [place for place in found if self.lies_in(place, asked.inside)]:
                    return fitting
        for name in asked.inside:
            outer = self.bearers(name, country) or self.alike(name, country)
            if smaller := [place for place in outer if place.sort is not Sort.COUNTRY]:
                return smaller
        for name in inner:
            if found := self.bearers(name, country):
                return found
        return ()

    def lies_in(self, place: Place, names: Sequence[str]) -> bool:
        """Whether a place lies in all the countries and provinces of these names."""
        return all(self._lies_in_one(place, name) for name in names)

    def _lies_in_one(self, place: Place, name: str) -> bool:
        for outer in self.bearers(name, None):
            if outer.sort is Sort.COUNTRY and place.country == outer.country:
                return True
            if (outer.country, outer.name) == (place.country, place.admin1):
                return True
            gap = kilometres(place.lat, place.lon, outer.lat, outer.lon)
            if outer.country == place.country and gap <= outer.radius_km:
                return True
        return False

    def _bearers(self, name: str, country: str | None) -> tuple[Place, ...]:
        key = plain_key(name)
        if not key:
            return ()
        keys = (key, _JOINED.sub(r"\1 \2", key)) if _JOINED.fullmatch(key) else (key,)
        if len(self._shelves) == len(keys) == 1:
            return tuple(self._base.bearers(key, country))
        found = (
            b for shelf in self._shelves for each in keys for b in shelf.bearers(each, country)
        )
        return together(found)[:MOST]

    def _alike(self, name: str, country: str | None) -> tuple[Place, ...]:
        """Places whose name sounds like this one; in one country also those that nearly do."""
        plain = plain_key(name)
        sound = sound_key(plain)
        if not sound or (country is None and len(sound) < 3):
            return ()
        found = self._likest(plain, [shelf.sounding(sound, country) for shelf in self._shelves])
        if not found and country:
            near = [nearly(plain, groups) for groups in self._begun(sound[:2], country)]
            found = self._likest(plain, near, NEARLY_ALIKE)
        return found

    def _all_begun(self, start: str, country: str) -> list[Groups]:
        return [Groups.of(shelf.begun(start, country)) for shelf in self._shelves]

    def _likest(
        self, plain: str, groups: Sequence[Sequence[Sounding]], enough: float = ALIKE
    ) -> tuple[Place, ...]:
        """The places that the spellings of each shelf lead to, each at its likest spelling."""
        places = together(
            shelf.place(number, like)
            for shelf, group in zip(self._shelves, groups, strict=True)
            for number, like in likest(plain, group, enough).items()
        )
        return tuple(sorted(places, key=lambda place: (-place.likeness, place.name))[:MOST])


def as_where(place: Place, text: str) -> Where:
    """An entry as a resolved place, written as `text`."""
    return Where(
        text, place.name, place.geonames, place.lat, place.lon, place.radius_km, place.country,
        place.admin1, place.level, None, PlaceBasis.WRITTEN,
    )  # fmt: skip


def open_gazetteer(
    path: Path | None = None, progress: Progress | None = None, data: Path | None = None
) -> Gazetteer:
    """The gazetteer, with its index built first where it is missing (half a minute, once).

    `path` is the folder that keeps the index, the user's cache folder where none is given; `data`
    the folder that keeps the lists of places that were added, the user's data folder otherwise.
    Raises GazetteerError where one can be neither built nor read.
    """
    return Gazetteer(ensure_index(path, progress), ensure_added(data))


def together(places: Iterable[Place]) -> tuple[Place, ...]:
    """Places of several files, each once: what was added last stands for what is listed twice.

    It keeps what only the other list knows: that it is a capital, how many live there.
    """
    found: dict[object, Place] = {}
    for place in places:
        same = found.get(_identity(place))
        found[_identity(place)] = place if same is None else _both(same, place)
    ordered = sorted(found.values(), key=lambda p: (not p.is_own, -p.population, p.id))
    return tuple(ordered)


def _identity(place: Place) -> object:
    if place.geonames is not None:
        return place.geonames
    if place.sort is Sort.SETTLEMENT or place.is_own:
        return place.id
    return place.sort, place.country, place.name


def _both(before: Place, place: Place) -> Place:
    return replace(
        place, population=max(before.population, place.population),
        is_capital=before.is_capital or place.is_capital,
        is_main_name=before.is_main_name or place.is_main_name,
        likeness=max(before.likeness, place.likeness),
    )  # fmt: skip


def _nearness(place: Place, near: tuple[float, float] | None) -> float:
    if near is None:
        return 0.0
    return -min(kilometres(*near, place.lat, place.lon) / 50, 8.0)
