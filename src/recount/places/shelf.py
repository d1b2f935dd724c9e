"""One file of places by name: those that come with Recount, or those that a user has added."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from recount.errors import GazetteerError
from recount.model.places import PlaceLevel
from recount.places.records import Place, Sort

MOST = 80  # bearers of one name that are weighed; the smallest Springfields are left out
_COLUMNS = (
    "p.id, p.geonames, p.name, p.sort, p.country, p.admin1, p.lat, p.lon, p.radius_km,"
    " p.population, p.is_capital, p.rung, p.is_own"
)
_WIDTH = 13
Row = tuple[Any, ...]


class Sounding(NamedTuple):
    """A place, as a row, and the plain key under which it sounds as asked."""

    row: Row
    plain: str

    def place(self, likeness: float) -> Place:
        """The place, found by ear."""
        return place_of(self.row, False, likeness)


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
            self._store.execute(f"select {_COLUMNS} from place p limit 1").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(
                str(path), f"it is not an index of places: {error}",
                "delete it; it is built again when places are next looked up"
                if is_fixed else "move it away, and add your lists of places again",
            ) from error  # fmt: skip
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
        where, given = ("and p.country = ?", (sound, country)) if country else ("", (sound,))
        return self._soundings(f"s.key = ? {where}", given)

    def neighbours(self, sound: str, country: str) -> list[Sounding]:
        """Spellings in a country that begin with the same sounds."""
        low, high = self._range(country)
        start = sound[:2]
        return self._soundings(
            "s.key >= ? and s.key < ? and s.place between ? and ? and p.country = ?",
            (start, start + "\U0010ffff", low, high, country),
        )

    def country(self, code: str) -> Place | None:
        """The country with this alpha-2 code."""
        row = self._store.execute(
            f"select {_COLUMNS} from place p where p.sort = 'country' and p.country = ?", (code,)
        ).fetchone()
        return place_of(row) if row else None

    def numbered(self, geonames: int) -> Place | None:
        """The place with this GeoNames id."""
        row = self._store.execute(
            f"select {_COLUMNS} from place p where p.geonames = ? order by p.id", (geonames,)
        ).fetchone()
        return place_of(row) if row else None

    def peoples(self, word: str) -> tuple[str, ...]:
        """The countries whose people or things a word calls so."""
        rows = self._store.execute(
            "select country from demonym where word = ? order by country", (word.lower(),)
        )
        return tuple(country for (country,) in rows)

    def rows(self, query: str) -> list[Row]:
        """What a query gives that asks for something else than places."""
        return self._store.execute(query).fetchall()

    def _soundings(self, where: str, given: Sequence[object]) -> list[Sounding]:
        rows = self._store.execute(
            f"select {_COLUMNS}, s.plain from sound s join place p on p.id = s.place where {where}",
            given,
        )
        return [Sounding(row[:_WIDTH], row[_WIDTH]) for row in rows]

    def _first_and_last(self, country: str) -> tuple[int, int]:
        low, high = self._store.execute(
            "select min(id), max(id) from place where country = ?", (country,)
        ).fetchone()
        return low or 0, high or 0


def place_of(row: Row, is_main: bool = True, likeness: float = 1.0) -> Place:
    """A row of the table of places."""
    *whole, capital, rung, own = row
    number, geonames, name, sort, country, admin1, lat, lon, radius, people = whole
    return Place(
        number, geonames, name, Sort(sort), country, admin1, lat, lon, radius, people,
        bool(capital), is_main, likeness, PlaceLevel(rung) if rung else None, bool(own),
    )  # fmt: skip
