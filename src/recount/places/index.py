"""The compiled gazetteer: one SQLite file in the user's cache folder, built when it is missing.

It is written beside its place and renamed, so that a reader never sees half of one and two
processes that build at once only waste time. Its name carries the version of the layout and a
hash of the sources: a new release of either makes a new file.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from recount.errors import GazetteerError
from recount.places import sources
from recount.places.added import added_version
from recount.places.entries import Entry, all_entries, demonyms
from recount.places.records import Sort
from recount.places.shelf import NAME_TABLES, Shelf

LAYOUT = 12
ABANDONED = 3600.0  # seconds after which a draft is no longer being written
Progress = Callable[[str, float], None]
"""Called with what is being done and the share that is done, 0 to 1."""

TABLES = """
create table place (
    id integer primary key, geonames integer, name text not null, sort text not null,
    country text, admin1 text, lat real not null, lon real not null,
    radius_km real not null, population integer not null, is_capital integer not null,
    rung text, is_own integer not null
);
create table list (
    name text not null, kind text not null, licence text not null, places integer not null,
    names integer not null
);
create index place_geonames on place (geonames) where geonames is not null;
create index place_land on place (country, sort);
create table demonym (word text not null, country text not null, primary key (word, country));
"""


SHIPPED = {
    "towns": ("GeoNames, with 500 inhabitants or more; SimpleMaps", "CC BY 4.0"),
    "countries": ("GeoNames, ISO 3166, Recount", "CC BY 4.0; LGPL 2.1"),
    "divisions": ("GeoNames, ISO 3166-2, Recount", "CC BY 4.0; LGPL 2.1"),
    "regions and waters": ("Recount", "Apache-2.0"),
    "airports": ("airportsdata", "MIT"),
}
"""The lists of places that come with Recount: what each is made from, and the licences of that."""

_LISTS = {
    Sort.SETTLEMENT: "towns", Sort.COUNTRY: "countries", Sort.PROVINCE: "divisions",
    Sort.DISTRICT: "divisions", Sort.REGION: "regions and waters",
    Sort.WATER: "regions and waters",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShippedList:
    """A list of places that comes with Recount."""

    name: str
    kind: str
    licence: str
    places: int
    names: int


def shipped_lists(folder: Path | None = None) -> tuple[ShippedList, ...]:
    """The lists that the index was made from; it is built first where it is missing."""
    shelf = Shelf(ensure_index(folder))
    try:
        return tuple(ShippedList(*row) for row in shelf.rows("select * from list"))
    finally:
        shelf.close()


def places_version(data: Path | None = None) -> str:
    """Which places are known: changes with the shipped lists and with every list that is added."""
    shipped = f"{LAYOUT}-{sources.fingerprint()[:8]}"
    return "+".join(filter(None, (shipped, added_version(data))))


def index_path(folder: Path | None = None) -> Path:
    """Where the index of today's sources lies; the folder defaults to the user's cache."""
    if folder is None:
        from platformdirs import user_cache_path

        folder = user_cache_path("recount", appauthor=False)
    return folder / f"places-{LAYOUT}-{sources.fingerprint()[:12]}.sqlite"


def ensure_index(folder: Path | None = None, progress: Progress | None = None) -> Path:
    """The path of the index, which is built first where it is missing.

    Raises GazetteerError where it cannot be written.
    """
    path = index_path(folder)
    if path.exists():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        handle, draft = tempfile.mkstemp(".part", path.stem, path.parent)
        os.close(handle)
        try:
            build_index(Path(draft), progress or (lambda _what, _share: None))
            _put_in_place(Path(draft), path)
        finally:
            Path(draft).unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(
            str(path), f"the index of places cannot be built: {error}",
            "free some 150 MB there, or name another folder for the cache",
        ) from error  # fmt: skip
    return path


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        draft.replace(path)
    except PermissionError:  # Windows, where another process has built and opened it meanwhile
        if not path.exists():
            raise


def _sweep(folder: Path) -> None:
    """Removes drafts that builds left behind which were killed."""
    for draft in folder.glob("places-*.part"):
        if time.time() - draft.stat().st_mtime > ABANDONED:
            draft.unlink(missing_ok=True)


def build_index(path: Path, progress: Progress) -> None:
    """Writes the index of all sources to `path`, an empty or missing file."""
    progress("reading the lists of places", 0.0)
    entries = all_entries()
    progress("filing places", 0.4)
    write_index(path, entries, demonyms())
    progress("done", 1.0)


def write_index(path: Path, entries: list[Entry], peoples: list[tuple[str, str]]) -> None:
    """Writes an index of these entries, and of names of peoples with their country."""
    lands = {
        entry.country or "": {name.plain for name in entry.names}
        for entry in entries
        if entry.sort is Sort.COUNTRY
    }
    with closing(sqlite3.connect(path)) as store, store:
        store.executescript(
            "pragma page_size=8192; pragma journal_mode=off; pragma synchronous=off;"
            "pragma cache_size=-200000;" + TABLES + NAME_TABLES
        )
        store.executemany(
            "insert into place values (?,?,?,?,?,?,?,?,?,?,?,?,0)",
            ((number, *entry.row()) for number, entry in enumerate(entries)),
        )
        store.executemany("insert into list values (?,?,?,?,?)", _list_rows(entries))
        store.executemany("insert into demonym values (?,?)", sorted(peoples))
        store.executemany("insert into name values (?,?,?)", sorted(_name_rows(entries, lands)))
        store.executemany("insert into sound values (?,?,?)", sorted(_sound_rows(entries)))


def _list_rows(entries: list[Entry]) -> list[tuple[str, str, str, int, int]]:
    counts: dict[str, tuple[int, int]] = {}
    for entry in entries:
        name = "airports" if entry.rung else _LISTS[entry.sort]
        places, names = counts.get(name, (0, 0))
        counts[name] = places + 1, names + len({one.plain for one in entry.names})
    return [
        (name, kind, licence, *counts[name])
        for name, (kind, licence) in SHIPPED.items()
        if name in counts
    ]


def _name_rows(entries: list[Entry], lands: dict[str, set[str]]) -> Iterator[tuple[str, int, int]]:
    for number, entry in enumerate(entries):
        best: dict[str, int] = {}
        # "Mexico" for Mexico City would hide the country.
        hidden = lands.get(entry.country or "", set()) if entry.sort is Sort.SETTLEMENT else set()
        for name in entry.names:
            if name.plain and not (name.plain in hidden and name.how):
                best[name.plain] = int(min(name.how, best.get(name.plain, name.how)))
        for key, how in best.items():
            yield key, number, how


def _sound_rows(entries: list[Entry]) -> Iterator[tuple[str, int, str]]:
    for number, entry in enumerate(entries):
        for sound, plain in {(name.sound, name.plain) for name in entry.names if name.sound}:
            yield sound, number, plain
