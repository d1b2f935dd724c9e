"""Reads what GeoNames gives away: dumps of a country's places, and files of alternate names.

Both are lists of cells between tabs without a header, told apart by the number of cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from recount.model.places import PlaceLevel
from recount.places.added import Addition
from recount.places.entries import (
    CITY_KM,
    DISTRICT_KM,
    VILLAGE_KM,
    Entry,
    How,
    Spelling,
    spelled_town,
    town_radius,
    usual_province_names,
    without_kind,
)
from recount.places.files import Refusals
from recount.places.records import Place, Sort

DUMP_CELLS, NAME_CELLS = 19, (8, 10)
LICENCE = "CC BY 4.0"
NO_NAMES = frozenset(
    {"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "phon", "piny"}
)
"""What stands in the place of a language where an alternate name is none."""

_DIVISIONS = {"ADM1": Sort.PROVINCE, "ADM2": Sort.DISTRICT, "ADM3": Sort.DISTRICT,
              "ADM4": Sort.DISTRICT}  # fmt: skip
_LANDMARKS = frozenset("LST")
_WATERS = frozenset({"LK", "LKS", "RSV", "BAY", "GULF", "SEA", "OAS"})


class World(Protocol):
    """The places that are known already."""

    def numbered(self, geonames: int) -> Place | None:
        """The place with this GeoNames id."""

    def bearers(self, name: str, country: str | None) -> tuple[Place, ...]:
        """The places of a name."""

    def country(self, code: str) -> Place | None:
        """The country with this alpha-2 code."""


def is_geonames(line: str) -> str | None:
    """Which file of GeoNames begins with this line: "places", "names", or none of them."""
    cells = line.split("\t")
    if len(cells) == DUMP_CELLS and cells[0].isdigit() and _number(cells[4]) is not None:
        return "places"
    if len(cells) in NAME_CELLS and cells[0].isdigit() and cells[1].isdigit():
        return "names"
    return None


def dumped(lines: Iterable[str], world: World, refusals: Refusals) -> Iterator[Addition]:
    """The places of a dump: towns, divisions, landmarks and lakes; wells, rivers, roads are not."""
    usual = usual_province_names()
    for at, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if cells == [""]:
            continue
        if len(cells) != DUMP_CELLS or not cells[0].isdigit():
            refusals.add(
                at, f"it has {len(cells)} cells, where a place of GeoNames has {DUMP_CELLS}",
                "get the file again, or mend the line",
            )  # fmt: skip
        elif addition := _place(cells, world, usual):
            yield addition
        elif _point(cells) is None:
            refusals.add(at, "its latitude or longitude is none", "write both in degrees")


def renamed(lines: Iterable[str], world: World, refusals: Refusals) -> Iterator[Addition]:
    """Alternate names, each with the place that it is a name of; those of other places are not."""
    for at, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if cells == [""]:
            continue
        if len(cells) not in NAME_CELLS or not cells[1].isdigit():
            refusals.add(
                at, f"it has {len(cells)} cells, where an alternate name of GeoNames has 10",
                "get the file again, or mend the line",
            )  # fmt: skip
        elif cells[2] not in NO_NAMES and (place := world.numbered(int(cells[1]))):
            yield Addition(_copied(place, [Spelling.of(cells[3], How.OTHER)]), [cells[3]])


def _place(cells: list[str], world: World, usual: Mapping[str, str]) -> Addition | None:
    kind, code, point = cells[6], cells[7], _point(cells)
    if point is None:
        return None
    province = usual.get(f"{cells[8]}.{cells[10]}")
    people = int(cells[14]) if cells[14].isdigit() else 0
    spelled = list(spelled_town(cells[1], [cells[2], *cells[3].split(",")], people))
    written, names = [name for name, _ in spelled], [spelling for _, spelling in spelled]
    if kind == "A":
        return _division(cells, province, world)
    if kind == "P":
        rung = PlaceLevel.NEIGHBOURHOOD.value if code == "PPLX" else None
        radius = VILLAGE_KM if rung else town_radius(people)
    elif kind in _LANDMARKS or (kind == "H" and code in _WATERS):
        rung, radius = PlaceLevel.LANDMARK.value, VILLAGE_KM
    else:
        return None
    entry = Entry(
        int(cells[0]), cells[1], Sort.SETTLEMENT, cells[8] or None, province, *point, radius,
        people, names, code == "PPLC", rung,
    )  # fmt: skip
    return Addition(entry, written)


def _division(cells: list[str], province: str | None, world: World) -> Addition | None:
    """A province or district; the one that is known already, with more names, where there is."""
    sort, point = _DIVISIONS.get(cells[7]), _point(cells)
    if sort is None or point is None:
        return None
    written = [cells[1], *filter(None, [without_kind(cells[1]), cells[2], *cells[3].split(",")])]
    names = [Spelling.of(cells[1], How.MAIN)]
    names += [Spelling.of(name, How.OTHER) for name in written[1:]]
    for name in written:
        for known in world.bearers(name, cells[8]):
            if known.sort is sort and known.geonames is None:
                return Addition(_copied(known, names), written)
    radius = DISTRICT_KM if sort is Sort.DISTRICT else 3 * DISTRICT_KM
    radius = CITY_KM if cells[7] in ("ADM3", "ADM4") else radius
    entry = Entry(
        int(cells[0]), cells[1], sort, cells[8], province, *point, radius,
        int(cells[14]) if cells[14].isdigit() else 0, names,
    )  # fmt: skip
    return Addition(entry, written)


def _copied(place: Place, names: list[Spelling]) -> Entry:
    return Entry(
        place.geonames, place.name, place.sort, place.country, place.admin1, place.lat, place.lon,
        place.radius_km, place.population, names, place.is_capital, place.rung,
    )  # fmt: skip


def _point(cells: list[str]) -> tuple[float, float] | None:
    lat, lon = _number(cells[4]), _number(cells[5])
    if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:
        return None
    return lat, lon


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None
