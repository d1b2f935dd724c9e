"""The places that a user adds: one SQLite file in the user's data folder, list by list.

It stays when the index of shipped places is built anew, and keeps every name as written, so that
names can be filed anew when their keys change. A list comes in whole or not at all, a list of the
same name in the place of the one before.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from recount.errors import GazetteerError, NotFoundError
from recount.places.entries import Entry, How, Spelling
from recount.places.keys import KEYS
from recount.places.shelf import NAME_TABLES

FIRST = 1_000_000_000  # ids of added places begin here, beyond those of the index
WAIT = 30.0  # seconds to wait for another program that writes to the file
_TABLES = """
create table list (
    id integer primary key, name text not null unique, kind text not null, file text not null,
    licence text not null, added text not null, digest text not null, places integer not null,
    names integer not null, aside integer not null
);
create table place (
    id integer primary key, geonames integer, name text not null, sort text not null,
    country text, admin1 text, lat real not null, lon real not null,
    radius_km real not null, population integer not null, is_capital integer not null,
    rung text, is_own integer not null, list integer not null references list
);
create index place_geonames on place (geonames) where geonames is not null;
create index place_list on place (list);
create index place_country on place (country);
create table aside as select * from place;
create table written (
    place integer not null, name text not null, how integer not null, primary key (place, name)
) without rowid;
"""


class Addition(NamedTuple):
    """A place of a list with its names as written, each beside the keys that it is filed under."""

    entry: Entry
    written: list[str]
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class AddedList:
    """A list of places that was added: what it is, from which file, when, under which licence.

    `digest` is the SHA-256 of the file; `places` and `names` count what of it was taken.
    """

    name: str
    kind: str
    file: str
    licence: str
    added: str
    digest: str
    places: int = 0
    names: int = 0


def added_path(folder: Path | None = None) -> Path:
    """Where added places lie; the folder defaults to the user's data folder."""
    if folder is None:
        from platformdirs import user_data_path

        folder = user_data_path("recount", appauthor=False)
    return folder / "places-added.sqlite"


def ensure_added(folder: Path | None = None) -> Path | None:
    """The file of added places, filed under today's keys; None where nothing was added."""
    path = added_path(folder)
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(path, timeout=WAIT)) as store:
            if not store.execute("select 1 from sqlite_master").fetchone():
                return None  # the first list that was added could not be used
            (keys,) = store.execute("pragma user_version").fetchone()
            if keys != KEYS:
                _file_anew(store)
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    return path


def added_lists(folder: Path | None = None) -> tuple[AddedList, ...]:
    """All lists that were added, by name."""
    path = ensure_added(folder)
    if path is None:
        return ()
    with closing(sqlite3.connect(path, timeout=WAIT)) as store:
        rows = store.execute(
            "select name, kind, file, licence, added, digest, places, names from list"
            " where not aside order by name"
        ).fetchall()
    return tuple(AddedList(*row) for row in rows)


def added_version(folder: Path | None = None) -> str:
    """Changes whenever a list is added, removed or replaced by another; "" where there is none."""
    lists = added_lists(folder)
    told = "".join(f"{one.name}\0{one.kind}\0{one.digest}\n" for one in lists)
    return hashlib.sha256(told.encode()).hexdigest()[:8] if lists else ""


class AddedPlaces:
    """The file of added places, opened to be written to."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store

    def put(self, one: AddedList, additions: Iterable[Addition]) -> AddedList:
        """Puts a list in the place of one of the same name; gives it back with its numbers.

        Additions of one GeoNames id become one place, with the names of all. GazetteerError where
        the list of the same name is of another kind: GeoNames calls both of its files LY.zip.
        """
        query = "select kind from list where name = ? and kind <> ?"
        if other := self._store.execute(query, (one.name, one.kind)).fetchone():
            raise GazetteerError(
                one.name, f"it is {one.kind}, and the list of this name that there is, {other[0]}",
                "give this one another name with --name",
            )  # fmt: skip
        self._drop(one.name)
        number = (
            self._store.execute(
                "insert into list (name, kind, file, licence, added, digest, places, names, aside)"
                " values (?,?,?,?,?,?,0,0,0)",
                (one.name, one.kind, one.file, one.licence, one.added, one.digest),
            ).lastrowid
            or 0
        )
        for addition in additions:
            self._put_place(addition, number)
        count = "select count(*) from place where list = ?"
        (places,) = self._store.execute(count, (number,)).fetchone()
        (names,) = self._store.execute(
            "select count(*) from written w join place p on p.id = w.place where p.list = ?",
            (number,),
        ).fetchone()
        self._store.execute(
            "update list set places = ?, names = ? where id = ?", (places, names, number)
        )
        return AddedList(
            one.name, one.kind, one.file, one.licence, one.added, one.digest, places, names
        )

    def remove(self, name: str, for_good: bool = False) -> None:
        """Takes a list out; it is kept aside, unless for good.

        NotFoundError where there is none of this name.
        """
        number, aside = self._find(name)
        if for_good:
            self._drop(name)
        elif not aside:
            self._store.execute("insert into aside select * from place where list = ?", (number,))
            self._unfile(number)
            self._store.execute("update list set aside = 1 where id = ?", (number,))

    def restore(self, name: str) -> None:
        """Puts a list back that was taken out; NotFoundError where there is none of this name."""
        number, aside = self._find(name)
        if aside:
            self._store.execute("insert into place select * from aside where list = ?", (number,))
            self._store.execute("delete from aside where list = ?", (number,))
            _file_all(self._store, "where place in (select id from place where list = ?)", number)
            self._store.execute("update list set aside = 0 where id = ?", (number,))

    def _find(self, name: str) -> tuple[int, bool]:
        found = self._store.execute("select id, aside from list where name = ?", (name,)).fetchone()
        if found is None:
            raise NotFoundError(
                name, "no list of this name was added", "see `recount gazetteer list`"
            )
        return found[0], bool(found[1])

    def _put_place(self, addition: Addition, number: int) -> None:
        place = self._listed(addition.entry.geonames, number)
        if place is None:
            place = self._next()
            self._store.execute(
                "insert into place values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                (place, *addition.entry.row(), int(addition.is_own), number),
            )
        for name, spelling in zip(addition.written, addition.entry.names, strict=True):
            _file(self._store, place, name, spelling)

    def _next(self) -> int:
        (last,) = self._store.execute(
            "select max((select ifnull(max(id), 0) from place), "
            "(select ifnull(max(id), 0) from aside))"
        ).fetchone()
        return max(FIRST, int(last) + 1)

    def _listed(self, geonames: int | None, number: int) -> int | None:
        found = (
            geonames
            and self._store.execute(
                "select id from place where geonames = ? and list = ?", (geonames, number)
            ).fetchone()
        )
        return found[0] if found else None

    def _drop(self, name: str) -> None:
        """Deletes a list, if there is one of this name, with all that was filed of it."""
        found = self._store.execute("select id from list where name = ?", (name,)).fetchone()
        if found is None:
            return
        for table in ("place", "aside"):
            self._store.execute(
                f"delete from written where place in (select id from {table} where list = ?)", found
            )
        self._unfile(found[0])
        self._store.execute("delete from aside where list = ?", found)
        self._store.execute("delete from list where id = ?", found)

    def _unfile(self, number: int) -> None:
        """No name leads to a place of the list any more."""
        for table in ("name", "sound"):
            self._store.execute(
                f"delete from {table} where place in (select id from place where list = ?)",
                (number,),
            )
        self._store.execute("delete from place where list = ?", (number,))


@contextmanager
def changing(folder: Path | None = None) -> Iterator[AddedPlaces]:
    """The file of added places, made where there is none; all changes are kept, or none is.

    GazetteerError where it cannot be written.
    """
    path = added_path(folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        ensure_added(folder)
        with closing(sqlite3.connect(path, timeout=WAIT, isolation_level=None)) as store:
            # Readers go on with what there was, however long a large list takes.
            store.execute("pragma journal_mode = wal")
            store.execute("begin immediate")
            try:
                if not store.execute("select 1 from sqlite_master").fetchone():
                    _make(store)
                yield AddedPlaces(store)
                store.execute("commit")
            except BaseException:
                store.execute("rollback")
                raise
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from error


def _make(store: sqlite3.Connection) -> None:
    for statement in (_TABLES + NAME_TABLES).split(";"):
        store.execute(statement)
    store.execute(f"pragma user_version = {KEYS}")


def _file(store: sqlite3.Connection, place: int, name: str, spelling: Spelling) -> None:
    """Files one name of a place, unless nothing of it is left without marks."""
    if not spelling.plain:
        return
    store.execute("insert or ignore into written values (?,?,?)", (place, name, spelling.how))
    store.execute(
        "insert into name values (?,?,?) on conflict do update set how = min(how, excluded.how)",
        (spelling.plain, place, spelling.how),
    )
    if spelling.sound:
        store.execute(
            "insert or ignore into sound values (?,?,?)", (spelling.sound, place, spelling.plain)
        )


def _file_anew(store: sqlite3.Connection) -> None:
    """Files all names under the keys of this version."""
    with store:
        store.execute("begin immediate")
        store.execute("delete from name")
        store.execute("delete from sound")
        _file_all(store, "where place in (select id from place)")
        store.execute(f"pragma user_version = {KEYS}")


def _file_all(store: sqlite3.Connection, where: str, *given: int) -> None:
    for place, name, how in store.execute(f"select place, name, how from written {where}", given):
        _file(store, place, name, Spelling.of(name, How(how)))


def _unusable(path: Path, error: Exception) -> GazetteerError:
    return GazetteerError(
        str(path), f"the added places cannot be read or written: {error}",
        "free some space there, or move the file away and add your lists again",
    )  # fmt: skip
