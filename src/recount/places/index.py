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
from pathlib import Path

from recount.errors import GazetteerError
from recount.places import sources
from recount.places.entries import Entry, all_entries, demonyms
from recount.places.records import Sort

LAYOUT = 6
ABANDONED = 3600.0  # seconds after which a draft is no longer being written
Progress = Callable[[str, float], None]
"""Called with what is being done and the share that is done, 0 to 1."""

_TABLES = """
create table place (
    id integer primary key, geonames integer, name text not null, sort text not null,
    country text, admin1 text, lat real not null, lon real not null,
    radius_km real not null, population integer not null, is_capital integer not null
);
create table name (
    key text not null, place integer not null, how integer not null, primary key (key, place)
) without rowid;
create table sound (
    key text not null, place integer not null, plain text not null,
    primary key (key, place, plain)
) without rowid;
create table demonym (word text not null, country text not null, primary key (word, country));
"""


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
            "pragma cache_size=-200000;" + _TABLES
        )
        store.executemany(
            "insert into place values (?,?,?,?,?,?,?,?,?,?,?)",
            (
                (number, *entry[:2], entry.sort.value, *entry[3:9], int(entry.is_capital))
                for number, entry in enumerate(entries)
            ),
        )
        store.executemany("insert into demonym values (?,?)", sorted(peoples))
        store.executemany("insert into name values (?,?,?)", sorted(_name_rows(entries, lands)))
        store.executemany("insert into sound values (?,?,?)", sorted(_sound_rows(entries)))


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
