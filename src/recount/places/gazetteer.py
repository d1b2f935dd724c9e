"""The gazetteer: names to places, tolerant of spelling, opened in a few milliseconds."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from recount.errors import GazetteerError
from recount.model.places import Alternative, PlaceBasis, Where
from recount.places.geometry import kilometres
from recount.places.index import Progress, ensure_index
from recount.places.keys import is_arabic, plain_key, sound_key, squeezed
from recount.places.names import NamedPlace, parted
from recount.places.records import Place, Sort

MOST = 80  # bearers of one name that are weighed; the smallest Springfields are left out
ALIKE = 0.72  # likeness from which a spelling with the same consonants is the same name
OTHER_SCRIPT = 0.85  # likeness of names with the same consonants in Latin and Arabic letters
NEARLY_ALIKE = 0.9  # and one with other consonants, where the country is known
CAPITAL = 2.5  # belief that being a country's capital adds
PEOPLE = 1.2  # belief that ten times the inhabitants add
NAMESAKE, HIDDEN = 20_000, 2.5  # a town that hides its province's name, and how much it does
NAME_ALONE = 6.0  # the same where there is no text around the name
CACHED = 50_000  # names kept in memory
_COLUMNS = (
    "p.id, p.geonames, p.name, p.sort, p.country, p.admin1, p.lat, p.lon, p.radius_km,"
    " p.population, p.is_capital"
)
_SORT_BONUS = {
    Sort.COUNTRY: 11.5, Sort.REGION: 5.5, Sort.WATER: 6.5, Sort.PROVINCE: 0.0, Sort.DISTRICT: 0.6,
    Sort.SETTLEMENT: 0.0,
}  # fmt: skip
_HOW_BONUS = {True: 0.0, False: -2.5}


def prior(place: Place) -> float:
    """How likely a name means this place when nothing else is known, as a logarithm."""
    people = 0.0 if place.sort is Sort.COUNTRY else PEOPLE * math.log10(place.population + 100)
    unlike = 10.0 * (1 - place.likeness)
    people += CAPITAL * place.is_capital
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


class Gazetteer:
    """The places of the world by name.

    `bearers(name, country)` are the places of a name, `alike(name, country)` those whose name
    sounds like it, `peoples(word)` the countries whose people or things a word calls so: "Libyan"
    gives ("LY",). The country is an alpha-2 code or None for the whole world.
    """

    def __init__(self, path: Path) -> None:
        """Opens the index at `path`. Raises GazetteerError where it is none."""
        try:
            self._store = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._store.execute("select id from place limit 1").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(
                str(path), f"it is not an index of places: {error}",
                "delete it; it is built again when places are next looked up",
            ) from error  # fmt: skip
        # Kept in memory per gazetteer: texts name the same few places again and again.
        self.bearers = lru_cache(CACHED)(self._bearers)
        self.alike = lru_cache(CACHED)(self._alike)
        self.peoples = lru_cache(CACHED)(self._peoples)
        self._range = lru_cache(None)(self._first_and_last)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._store.close()

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
        row = self._store.execute(
            f"select {_COLUMNS} from place p where p.sort = 'country' and p.country = ?", (code,)
        ).fetchone()
        return _place(row) if row else None

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

    def _peoples(self, word: str) -> tuple[str, ...]:
        rows = self._store.execute(
            "select country from demonym where word = ? order by country", (word.lower(),)
        )
        return tuple(country for (country,) in rows)

    def _bearers(self, name: str, country: str | None) -> tuple[Place, ...]:
        key = plain_key(name)
        if not key:
            return ()
        where, given = ("and p.country = ?", (key, country)) if country else ("", (key,))
        rows = self._store.execute(
            f"select {_COLUMNS}, n.how from name n join place p on p.id = n.place "
            f"where n.key = ? {where} order by p.population desc, p.id limit {MOST}",
            given,
        )
        return tuple(_place(row[:11], row[11] == 0) for row in rows)

    def _alike(self, name: str, country: str | None) -> tuple[Place, ...]:
        """Places whose name sounds like this one; in one country also those that nearly do."""
        plain = plain_key(name)
        sound = sound_key(plain)
        if not sound or (country is None and len(sound) < 3):
            return ()
        where, given = ("and p.country = ?", (sound, country)) if country else ("", (sound,))
        rows = self._store.execute(
            f"select {_COLUMNS}, s.plain from sound s join place p on p.id = s.place "
            f"where s.key = ? {where}",
            given,
        ).fetchall()
        found = _likest(plain, rows, ALIKE)
        if not found and country:
            found = _likest(plain, self._neighbours(sound, country), NEARLY_ALIKE)
        return found

    def _neighbours(self, sound: str, country: str) -> list[tuple[Any, ...]]:
        """Spellings in a country that begin with the same sounds."""
        low, high = self._range(country)
        start = sound[:2]
        return self._store.execute(
            f"select {_COLUMNS}, s.plain from sound s join place p on p.id = s.place "
            "where s.key >= ? and s.key < ? and s.place between ? and ?",
            (start, start + "\U0010ffff", low, high),
        ).fetchall()

    def _first_and_last(self, country: str) -> tuple[int, int]:
        low, high = self._store.execute(
            "select min(id), max(id) from place where country = ?", (country,)
        ).fetchone()
        return low or 0, high or 0


def as_where(place: Place, text: str) -> Where:
    """An entry as a resolved place, written as `text`."""
    return Where(
        text, place.name, place.geonames, place.lat, place.lon, place.radius_km, place.country,
        place.admin1, place.level, None, PlaceBasis.WRITTEN,
    )  # fmt: skip


def open_gazetteer(path: Path | None = None, progress: Progress | None = None) -> Gazetteer:
    """The gazetteer, with its index built first where it is missing (half a minute, once).

    `path` is the folder that keeps the index, the user's cache folder where none is given. Raises
    GazetteerError where it can be neither built nor read.
    """
    return Gazetteer(ensure_index(path, progress))


def _place(row: Sequence[Any], is_main: bool = True, likeness: float = 1.0) -> Place:
    number, geonames, name, sort, country, admin1, lat, lon, radius, people, capital = row
    return Place(
        number, geonames, name, Sort(sort), country, admin1, lat, lon, radius, people,
        bool(capital), is_main, likeness,
    )  # fmt: skip


def _nearness(place: Place, near: tuple[float, float] | None) -> float:
    if near is None:
        return 0.0
    return -min(kilometres(*near, place.lat, place.lon) / 50, 8.0)


def _likest(plain: str, rows: Sequence[tuple[Any, ...]], enough: float) -> tuple[Place, ...]:
    """The places among rows that end in a spelling, each at its likest spelling."""
    from rapidfuzz.fuzz import ratio

    best: dict[object, tuple[float, tuple[Any, ...]]] = {}
    target = squeezed(plain)
    for row in rows:
        spelled = str(row[-1])
        same_script = is_arabic(spelled) == is_arabic(plain)
        if not same_script and not is_arabic(plain):
            continue  # whatever has an Arabic name has Latin ones too
        # Between scripts only the consonants can be compared, and they are the same here.
        like = ratio(target, squeezed(spelled)) / 100 if same_script else OTHER_SCRIPT
        if like >= enough and like > best.get(row[0], (0.0, row))[0]:
            best[row[0]] = like, row
    ordered = sorted(best.values(), key=lambda pair: (-pair[0], str(pair[1][2])))
    return tuple(_place(row[:11], False, like) for like, row in ordered[:MOST])
