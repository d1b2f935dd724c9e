"""Takes a file of places into the user's own: which kind it is, what of it could be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO

from recount.errors import GazetteerError, InputError
from recount.places import geonames_files, own_files
from recount.places.added import AddedList, Addition, changing
from recount.places.files import Refusals, digest, opened
from recount.places.gazetteer import Gazetteer

KINDS = {
    "places": "GeoNames places",
    "names": "GeoNames alternate names",
    "own": "own list",
}
"""What a list may be, in words."""

_EVERY = 2_000  # places between two reports of progress
Told = Callable[[int], None]
"""Called with the number of lines that were looked at."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file to add: under which name and licence, on which day (ISO 8601)."""

    file: Path
    day: str
    name: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class TakenList:
    """A list as it was added, the lines that were refused, and columns that mean nothing here."""

    added: AddedList
    lines: int
    refused: tuple[InputError, ...]
    refused_number: int
    unread: tuple[str, ...]


def add_list(asked: Asked, world: Gazetteer, data: Path | None, told: Told) -> TakenList:
    """Adds a file, in the place of a list of the same name; what of it is unusable is refused.

    Raises GazetteerError, and adds nothing, where nothing of it can be used.
    """
    refusals = Refusals(asked.file.name)
    whole = digest(asked.file)
    with opened(asked.file) as text, changing(data) as places:
        kind, lines = _sniffed(text)
        counted = _Counted(lines, told)
        found = _reader(kind)(counted, world, refusals)
        wanted = AddedList(
            asked.name or asked.file.name, KINDS[kind], asked.file.name,
            asked.licence or _licence(kind), asked.day, whole,
        )  # fmt: skip
        added = places.put(wanted, found)
        if not added.places:
            raise _nothing(asked.file, kind, refusals)
    told_lines = tuple(refusals.told)
    return TakenList(added, counted.number, told_lines, refusals.number, refusals.unread)


class _Counted:
    """Lines, counted as they go by."""

    def __init__(self, lines: Iterable[str], told: Told) -> None:
        self._lines, self._told, self.number = lines, told, 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number += 1
            if self.number % _EVERY == 0:
                self._told(self.number)
            yield line


def _sniffed(text: IO[str]) -> tuple[str, Iterable[str]]:
    """What kind of list a text is, by its first line, and all its lines."""
    first = text.readline()
    kind = geonames_files.is_geonames(first.rstrip("\r\n")) or "own"
    return kind, chain([first] if first else [], text)


def _reader(kind: str) -> Callable[[Iterable[str], Gazetteer, Refusals], Iterator[Addition]]:
    if kind == "own":
        return own_files.listed
    return geonames_files.dumped if kind == "places" else geonames_files.renamed


def _licence(kind: str) -> str:
    return own_files.LICENCE if kind == "own" else geonames_files.LICENCE


def _nothing(file: Path, kind: str, refusals: Refusals) -> GazetteerError:
    if refusals.told:
        first = refusals.told[0]
        return GazetteerError(first.record, f"{first.what}, and no line is better", first.cure)
    if kind == "names":
        return GazetteerError(
            str(file), "none of its names belongs to a place that is known",
            "add the country's dump of places first",
        )  # fmt: skip
    return GazetteerError(str(file), "it holds no place", "see that it is the right file")
