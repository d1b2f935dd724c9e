"""Reads a recorder's own list of places: a table with a header, in any script.

A column is known by its header, whatever its case, blanks and underscores. Needed are a name and a
point. Further columns whose header begins with "name" or "alias", and those called "other names",
hold names too; several in one cell are parted by ";" or "|".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from recount.errors import GazetteerError
from recount.model.places import PlaceLevel
from recount.places.added import Addition
from recount.places.entries import Entry, How, Spelling
from recount.places.files import Refusals
from recount.places.records import Place, Sort

if TYPE_CHECKING:
    from recount.places.geonames_files import World

LICENCE = "the recorder's own"
HEADS = {
    "name": ("name", "place", "placename", "location", "toponym", "village", "town", "الاسم",
             "اسم", "المكان", "الموقع", "nom", "lieu", "nombre", "назва", "название"),
    "lat": ("lat", "latitude", "y", "خط العرض", "широта"),
    "lon": ("lon", "lng", "long", "longitude", "x", "خط الطول", "долгота", "довгота"),
    "country": ("country", "countrycode", "cc", "iso", "iso2", "iso3", "الدولة", "البلد", "pays"),
    "level": ("level", "kind", "type", "النوع", "المستوى"),
    "province": ("admin1", "province", "governorate", "state", "region", "المحافظة"),
    "population": ("population", "pop", "inhabitants", "عدد السكان"),
    "radius": ("radius", "radiuskm"),
    "others": ("other", "others", "othername", "othernames", "alternatenames", "alternates",
               "aka", "alsoknownas", "variants", "spellings", "أسماء أخرى", "اسماء اخرى"),
}  # fmt: skip
"""The headers that each column is known by."""

_NAMES_TOO = ("name", "alias", "alternate", "spelling", "اسم", "الاسم")
LEVELS = {
    PlaceLevel.LANDMARK: (2.0, "camp base airbase airport hospital school checkpoint crossing field"
                          " oilfield dam prison market farm bridge facility site point"),
    PlaceLevel.STREET: (1.0, "road square roundabout"),
    PlaceLevel.NEIGHBOURHOOD: (2.0, "neighborhood quarter suburb ward block"),
    PlaceLevel.VILLAGE: (3.0, "hamlet settlement place populatedplace"),
    PlaceLevel.TOWN: (5.0, ""),
    PlaceLevel.CITY: (10.0, ""),
    PlaceLevel.DISTRICT: (30.0, "county subdistrict municipality commune admin2"),
    PlaceLevel.PROVINCE: (100.0, "governorate state admin1"),
    PlaceLevel.REGION: (100.0, "area valley desert mountains"),
}  # fmt: skip
"""Each level with the radius in kilometres that it stands for, and words that mean it too."""

_WORDS = {
    word: level for level, (_, more) in LEVELS.items() for word in (level.value, *more.split())
}
_SORTS = {
    PlaceLevel.DISTRICT: Sort.DISTRICT, PlaceLevel.PROVINCE: Sort.PROVINCE,
    PlaceLevel.REGION: Sort.REGION,
}  # fmt: skip
_NO_LETTERS = re.compile(r"[\W_]+")
_PARTED = re.compile(r"\s*[;|؛]\s*")
_DEGREES = re.compile(r"([NSEWnsew]?)\s*([+\-−]?\d+(?:[.,٫]\d+)?)\s*°?\s*([NSEWnsew]?)")
_CELL = 20_000  # letters in one cell at most; a lost quotation mark would swallow the file


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cell of a row holds what; `unread` are headers that mean nothing here."""

    places: Mapping[str, int]
    names: Sequence[int]
    unread: tuple[str, ...]

    def cell(self, row: Sequence[str], what: str) -> str:
        """A cell of a row; "" where the row or the column is none."""
        at = self.places.get(what, len(row))
        return row[at].strip() if at < len(row) else ""


class _BadCellError(Exception):
    """A cell that breaks a rule; the words say which, and how to mend it."""


def listed(lines: Iterable[str], world: World, refusals: Refusals) -> Iterator[Addition]:
    """The places of a list. GazetteerError where its header does not tell names and points."""
    text = iter(lines)
    first = next(text, "")
    rows = csv.reader(chain([first], text), delimiter=_delimiter(first), strict=False)
    columns = columns_of(next(rows, []), refusals.file)
    refusals.unread = columns.unread
    lands: dict[str, str | None] = {}
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        try:
            yield _addition(columns, row, world, lands)
        except _BadCellError as error:
            refusals.add(rows.line_num, *error.args)


def columns_of(heads: Sequence[str], file: str) -> Columns:
    """What each column holds, by its header."""
    known = {_bare(word): what for what, words in HEADS.items() for word in words}
    places: dict[str, int] = {}
    names, unread = [], []
    for at, head in enumerate(heads):
        what = known.get(_bare(head))
        if what and what not in places:
            places[what] = at
        elif what in ("name", "others") or _bare(head).startswith(_NAMES_TOO):
            if "name" in places or what == "others":
                names.append(at)
            else:
                places["name"] = at
        elif head.strip():
            unread.append(head.strip())
    missing = [what for what in ("name", "lat", "lon") if what not in places]
    if missing:
        raise GazetteerError(
            f"{file}, line 1", f"its header names no {', no '.join(missing)}",
            "name the columns in the first line: name, lat, lon, and if you like country, level, "
            "other names",
        )  # fmt: skip
    return Columns(places, tuple(names), tuple(unread))


def _addition(
    columns: Columns, row: Sequence[str], world: World, lands: dict[str, str | None]
) -> Addition:
    names = _names(columns, row)
    level = _level(columns.cell(row, "level"))
    people = re.sub(r"[\s.,]", "", columns.cell(row, "population"))
    radius = _radius(columns.cell(row, "radius")) or LEVELS[level][0]
    sort = _SORTS.get(level, Sort.SETTLEMENT)
    spelled = [Spelling.of(name, How.MAIN) for name in names]
    province = columns.cell(row, "province") or None
    entry = Entry(
        None, names[0], sort, _country(columns.cell(row, "country"), world, lands),
        names[0] if sort is Sort.PROVINCE else province,
        _degrees(columns.cell(row, "lat"), "latitude", 90),
        _degrees(columns.cell(row, "lon"), "longitude", 180),
        radius, int(people) if people.isdecimal() else 0, spelled, False, level.value,
    )  # fmt: skip
    return Addition(entry, names, is_own=True)


def _names(columns: Columns, row: Sequence[str]) -> list[str]:
    cells = [columns.cell(row, "name"), columns.cell(row, "others")]
    cells += [row[at] for at in columns.names if at < len(row)]
    if max(map(len, cells)) > _CELL:
        raise _BadCellError("a cell is too long", "look for a quotation mark that is never closed")
    names = [name.strip() for cell in cells for name in _PARTED.split(cell)]
    usable = [name for name in dict.fromkeys(names) if Spelling.of(name, How.MAIN).plain]
    if not usable:
        raise _BadCellError("it has no name", "give it one, or delete the line")
    return usable


def _degrees(cell: str, what: str, most: int) -> float:
    found = _DEGREES.fullmatch(cell)
    if found is None or (found.group(1) and found.group(3)):
        raise _BadCellError(
            f"its {what} {cell!r} is not a number of degrees", "write it as in 25.913 or -3.4"
        )
    side = (found.group(1) or found.group(3)).upper()
    number = float(found.group(2).replace(",", ".").replace("٫", ".").replace("−", "-"))
    number = -number if side in ("S", "W") else number
    if abs(number) > most or (side and side in ("EW" if most == 90 else "NS")):
        raise _BadCellError(
            f"its {what} {cell!r} is beyond {most} degrees", "see whether lat and lon are swapped"
        )
    return number


def _level(cell: str) -> PlaceLevel:
    if not cell:
        return PlaceLevel.VILLAGE
    level = _WORDS.get(_bare(cell))
    if level is None:
        raise _BadCellError(
            f"its level {cell!r} is none that is known",
            f"write one of {', '.join(level.value for level in LEVELS)}, or leave it empty",
        )
    return level


def _radius(cell: str) -> float | None:
    if not cell:
        return None
    try:
        radius = float(cell.replace(",", "."))
    except ValueError:
        radius = 0.0
    if not 0 < radius < 5000:
        raise _BadCellError(f"its radius {cell!r} is none", "write it in kilometres, as in 2.5")
    return radius


def _country(cell: str, world: World, lands: dict[str, str | None]) -> str | None:
    """The alpha-2 code of a country's code or name; None where none is given."""
    if not cell:
        return None
    if cell not in lands:
        lands[cell] = _land(cell, world)
    if lands[cell] is None:
        raise _BadCellError(
            f"its country {cell!r} is not known", "write two letters, as in LY, or an English name"
        )
    return lands[cell]


def _land(cell: str, world: World) -> str | None:
    import pycountry

    code = cell.upper()
    for known in (pycountry.countries.get(alpha_2=code), pycountry.countries.get(alpha_3=code)):
        if known is not None:
            return str(known.alpha_2)
    if world.country(code):
        return code
    named: list[Place] = [p for p in world.bearers(cell, None) if p.sort is Sort.COUNTRY]
    return named[0].country if named else None


def _delimiter(head: str) -> str:
    return max("\t;,", key=head.count)


def _bare(head: str) -> str:
    return _NO_LETTERS.sub("", head).casefold()
