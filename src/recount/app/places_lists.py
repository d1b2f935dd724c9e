"""The lists of places: those that come with Recount, and those that a user adds and removes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from recount.app.reports import Watch, unwatched
from recount.app.settings import Settings
from recount.app.wiring import open_places
from recount.errors import GazetteerError

if TYPE_CHECKING:
    from recount.places import TakenList
    from recount.places.adding import Told


@dataclass(frozen=True, slots=True)
class ListShown:
    """A list of places; `added` is the day it was added, None for one that comes with Recount."""

    name: str
    kind: str
    licence: str
    places: int
    names: int
    added: str | None = None


@dataclass(frozen=True, slots=True)
class ListsShown:
    """All lists, those added first, and the version that they are together."""

    lists: tuple[ListShown, ...]
    version: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Files of places to add; `name` and `licence` go with one file, or with the kind of it."""

    files: Sequence[Path]
    name: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class AddedLists:
    """What became of each file: a list that was added, or the reason why nothing was."""

    taken: tuple[TakenList, ...]
    failed: tuple[GazetteerError, ...]


def add_lists(wanted: Wanted, settings: Settings, watch: Watch = unwatched) -> AddedLists:
    """Adds files of places, one by one; they hold for everything that is looked up after."""
    from recount.places import Asked, add_list

    taken: list[TakenList] = []
    failed: list[GazetteerError] = []
    day = datetime.now(UTC).date().isoformat()
    for file in wanted.files:
        # Opened for each, so that alternate names find the places that were added before them.
        with open_places(settings, watch) as world:
            try:
                asked = Asked(file, day, wanted.name, wanted.licence)
                told = _told(watch, file)
                taken.append(add_list(asked, world, settings.data, told))
            except GazetteerError as error:
                failed.append(error)
    return AddedLists(tuple(taken), tuple(failed))


def remove_list(name: str, settings: Settings, for_good: bool = False) -> None:
    """Takes an added list out; NotFoundError where there is none of this name."""
    from recount.places import changing

    with changing(settings.data) as places:
        places.remove(name, for_good)


def restore_list(name: str, settings: Settings) -> None:
    """Puts a list back that was taken out; NotFoundError where there is none of this name."""
    from recount.places import changing

    with changing(settings.data) as places:
        places.restore(name)


def show_lists(settings: Settings) -> ListsShown:
    """Every list of places that names are looked up in."""
    from recount.places import added_lists, places_version, shipped_lists

    own = [
        ListShown(one.name, one.kind, one.licence, one.places, one.names, one.added)
        for one in added_lists(settings.data)
    ]
    shipped = [
        ListShown(one.name, one.kind, one.licence, one.places, one.names)
        for one in shipped_lists(settings.cache)
    ]
    return ListsShown((*own, *shipped), places_version(settings.data))


def _told(watch: Watch, file: Path) -> Told:
    def tell(lines: int) -> None:
        watch(f"lines of {file.name}", lines, None)

    return tell
