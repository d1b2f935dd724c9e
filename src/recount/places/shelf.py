"""One file of places by name: those that come with Recount, or those that a user has added."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from math import cos, radians
from pathlib import Path
from typing import Any, NamedTuple

from recount.errors import GazetteerError
from recount.model.folding import folded
from recount.model.places import PlaceLevel
from recount.places.records import Place, Sort

MOST = 80  # bearers of one name that are weighed; the smallest Springfields are left out
_COLUMNS = (
    "p.id, p.geonames, p.name, p.sort, p.country, p.admin1, p.lat, p.lon, p.radius_km,"
    " p.population, p.is_capital, p.rung, p.is_own"
)
_WIDTH = 13
_MAPPED = 1 << 28  # bytes of the index that are mapped into memory: all of them
_SORTS = {sort.value: sort for sort in Sort}
Row = tuple[Any, ...]

NAME_TABLES = """
create table name (
    key text not null, place integer not null, how integer not null, primary key (key, place)
) without rowid;
create table sound (
    key text not null, place integer not null, plain text not null,
    primary key (key, place, plain)
) without rowid;
create index sound_start on sound (substr(key, 1, 2), place);
"""
"""What names are looked up in: by their own key, and by how they sound."""


class Sounding(NamedTuple):
    """A spelling of a place: the place's id, and the plain key under which it sounds as asked."""

    place: int
    plain: str
    is_own: bool = False


class Shelf:
    """The places of one file; it is opened to be read, and never written to."""

    def __init__(self, path: Path, is_fixed: bool = True) -> None:
        """Opens the file; GazetteerError where it is no index of places.

        A fixed one is never changed once it is there, so that no locks are needed.
        """
        self.path = path
        fixed = "&immutable=1" if is_fixed else ""
        try:
            self._store = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro{fixed}", uri=True, check_same_thread=False
            )
            self._store.execute(f"pragma mmap_size = {_MAPPED if is_fixed else 0}")
            self._store.execute(f"select {_COLUMNS} from place p limit 1").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(
                str(path), f"it is not an index of places: {error}",
                "delete it; it is built again when places are next looked up"
                if is_fixed else "move it away, and add your lists of places again",
            ) from error  # fmt: skip
        self._is_fixed = is_fixed
        self._range = lru_cache(None)(self._first_and_last)

    def close(self) -> None:
        """Lets go of the file."""
        self._store.close()

    def bearers(self, key: str, country: str | None) -> list[Place]:
        """The places that a plain key leads to, the largest first."""
        where, given = ("and p.country = ?", (key, country)) if country else ("", (key,))
        rows = self._store.execute(
            f"select {_COLUMNS}, n.how from name n join place p on p.id = n.place "
            f"where n.key = ? {where} order by p.population desc, p.id limit {MOST}",
            given,
        )
        return [place_of(row[:_WIDTH], row[_WIDTH] == 0) for row in rows]

    def sounding(self, sound: str, country: str | None) -> list[Sounding]:
        """The spellings that a sound key leads to."""
        return self._soundings("s.key = ?", (sound,), country)

    def begun(self, start: str, country: str) -> list[Sounding]:
        """Spellings in a country that begin with these two sounds."""
        return self._soundings("substr(s.key, 1, 2) = ?", (start,), country)

    def place(self, number: int, likeness: float) -> Place:
        """The place with this id, found by ear."""
        row = self._store.execute(
            f"select {_COLUMNS} from place p where p.id = ?", (number,)
        ).fetchone()
        return place_of(row, False, likeness)

    def country(self, code: str) -> Place | None:
        """The country with this alpha-2 code."""
        row = self._store.execute(
            f"select {_COLUMNS} from place p where p.sort = 'country' and p.country = ?", (code,)
        ).fetchone()
        return place_of(row) if row else None

    def capital(self, code: str) -> Place | None:
        """The capital of the country with this alpha-2 code."""
        row = self._store.execute(
            f"select {_COLUMNS} from place p where p.is_capital and p.country = ? order by p.id",
            (code,),
        ).fetchone()
        return place_of(row) if row else None

    def numbered(self, geonames: int) -> Place | None:
        """The place with this GeoNames id."""
        row = self._store.execute(
            f"select {_COLUMNS} from place p where p.geonames = ? order by p.id", (geonames,)
        ).fetchone()
        return place_of(row) if row else None

    def nearest(self, lat: float, lon: float, reach: float) -> Place | None:
        """The settlement nearest to a point, within so many degrees north and south of it; None
        where there is none."""
        aside = cos(radians(lat)) ** 2
        row = self._store.execute(
            f"select {_COLUMNS} from place p where p.sort = 'settlement' "
            "and p.lat between ? and ? and p.lon between ? and ? "
            "order by (p.lat - ?) * (p.lat - ?) + (p.lon - ?) * (p.lon - ?) * ?, p.id limit 1",
            (lat - reach, lat + reach, lon - 2 * reach, lon + 2 * reach, lat, lat, lon, lon, aside),
        ).fetchone()
        return place_of(row) if row else None

    def peoples(self, word: str) -> tuple[str, ...]:
        """The countries whose people or things a word calls so, with its accents or without:
        "Burkinabè", "Burkinabe"."""
        rows = self._store.execute(
            "select distinct country from demonym where word in (?, ?) order by country",
            (word.lower(), folded(word)),
        )
        return tuple(country for (country,) in rows)

    def rows(self, query: str) -> list[Row]:
        """What a query gives that asks for something else than places."""
        return self._store.execute(query).fetchall()

    def _soundings(self, where: str, given: tuple[str, ...], country: str | None) -> list[Sounding]:
        if not self._is_fixed:
            land, code = ("and p.country = ?", (country,)) if country else ("", ())
            rows = self._store.execute(
                "select s.place, s.plain, p.is_own from sound s join place p on p.id = s.place "
                f"where {where} {land}",
                given + code,
            )
        else:  # the places of one country stand together
            land = "and s.place between ? and ?" if country else ""
            reach = self._range(country) if country else ()
            rows = self._store.execute(
                f"select s.place, s.plain, 0 from sound s where {where} {land}", given + reach
            )
        return [Sounding(*row) for row in rows]

    def _first_and_last(self, country: str) -> tuple[int, int]:
        low, high = self._store.execute(
            "select min(id), max(id) from place where country = ?", (country,)
        ).fetchone()
        return low or 0, high or -1


def place_of(row: Row, is_main: bool = True, likeness: float = 1.0) -> Place:
    """A row of the table of places."""
    *whole, capital, rung, own = row
    number, geonames, name, sort, country, admin1, lat, lon, radius, people = whole
    return Place(
        number, geonames, name, _SORTS[sort], country, admin1, lat, lon, radius, people,
        bool(capital), is_main, likeness, PlaceLevel(rung) if rung else None, bool(own),
    )  # fmt: skip
