"""Turns the sources into the gazetteer's entries: each place with all names it is found under."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from recount.places import sources
from recount.places.geometry import box_extent
from recount.places.keys import is_arabic, plain_key, sound_key
from recount.places.records import CITY_FROM, TOWN_FROM, Sort

CITY_KM, TOWN_KM, VILLAGE_KM, DISTRICT_KM = 10.0, 5.0, 3.0, 30.0
SHORT_NAME = 3  # letters; alternate names this short are mostly codes of airports and railways
FAMOUS = 1_000_000  # inhabitants from which codes such as "NYC" are names

_KIND = re.compile(
    r"(?i)^(?:(?:muhafazat|wilayat?|province of|state of|region of|departamento de|provincia de) )?"
    r"(.+?)(?: (?:province|governorate|district|region|state|oblast|prefecture|county|department"
    r"|division|parish|municipality|raion|city))?$"
)
_FOREIGN_KIND = re.compile(
    r"^(?:محافظة|منطقة|ولاية|إقليم|اقليم|مديرية|قضاء|ناحية|شعبية|مركز|ولسوالی|استان|شهرستان|بخش)\s+(?:مركز\s+)?"
    r"|\s+(?:область|район|край|обл\.|вобласць|раён|округ)$"
)
_LATIN = re.compile(r"[\u0000-\u036f\u1e00-\u1eff\u2010-\u201f]*")
_AIRPORT = re.compile(
    r"(?i)\s+(?:international |military |regional |oil )?"
    r"(?:airport|air ?base|air ?field|airstrip|air force base|afb|aerodrome|heliport)$"
)
_AIRPORT_KINDS = ("airport", "airbase", "air base", "airfield", "military airport")
_COMPASS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western"}
    | {"central", "upper", "lower", "middle"}
)

_POINTS = frozenset({f"{one}{two}" for one in ("north", "south") for two in ("east", "west")}) | {
    f"{one}{two}ern" for one in ("north", "south") for two in ("east", "west")
}


class How(IntEnum):
    """How a name belongs to a place: its main name, another, or the main one without kind word."""

    MAIN = 0
    OTHER = 1
    SHORT = 2


class Spelling(NamedTuple):
    """A name that leads to a place: its plain key, and its sound key where it can be heard."""

    plain: str
    sound: str
    how: How

    @classmethod
    def of(cls, name: str, how: How) -> Spelling:
        """The keys of a name; only Latin and Arabic letters can be heard."""
        plain = plain_key(name)
        audible = name.isascii() or is_arabic(name) or _LATIN.fullmatch(name)
        return cls(plain, sound_key(plain) if audible else "", how)


class Entry(NamedTuple):
    """A row of the index with the names that lead to it."""

    geonames: int | None
    name: str
    sort: Sort
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius_km: float
    population: int
    names: list[Spelling]
    is_capital: bool = False
    rung: str | None = None

    def row(self) -> tuple[object, ...]:
        """What the index keeps of it besides its names."""
        return *self[:2], self.sort.value, *self[3:9], int(self.is_capital), self.rung


class Gathered(NamedTuple):
    """What is known of all towns of one first division."""

    points: list[tuple[float, float]]
    population: int


def all_entries() -> list[Entry]:
    """Every entry, country by country, in an order that depends on the sources alone."""
    towns = sorted(sources.towns(), key=lambda town: (town.country, town.geonames or 0))
    gathered = _by_province(towns)
    names, capitals = usual_province_names(), _capitals(towns)
    larger = [*_countries(), *_provinces(gathered, names), *_districts(gathered, names)]
    taken = {(entry.country, name.plain) for entry in larger for name in entry.names}
    settled = [_settlement(town, names, capitals) for town in (*towns, *sources.further_towns())]
    known = {(entry.country, name.plain) for entry in settled for name in entry.names}
    entries = [*larger, *_regions(taken), *_airports(known), *settled]
    # One country's entries stand together, so that a search within it is a range of numbers.
    return sorted(entries, key=lambda entry: entry.country or "")


def demonyms() -> list[tuple[str, str]]:
    """Names of peoples in lower case, with the country: ("libyan", "LY")."""
    return sorted({(w.lower(), row.code) for row in sources.countries() for w in row.demonyms})


def without_kind(name: str) -> str:
    """A division's name without its kind word: "Borno State" gives "Borno".

    "Northern State" stays, since a compass word alone is no name.
    """
    found = _KIND.match(name)
    bare = found.group(1) if found else name
    return name if plain_key(bare) in _COMPASS or not bare else bare


def is_compass(name: str) -> bool:
    """Whether a name is no more than a point of the compass: "North-East"."""
    return set(plain_key(name).replace("-", " ").split()) <= _COMPASS | _POINTS


def _spelled(main: str, others: Iterable[str]) -> list[Spelling]:
    return [Spelling.of(main, How.MAIN), *(Spelling.of(other, How.OTHER) for other in others)]


def _countries() -> Iterator[Entry]:
    for row in sources.countries():
        names = _spelled(row.name, row.others)
        yield Entry(
            row.geonames, row.name, Sort.COUNTRY, row.code, None, row.lat, row.lon,
            round(math.sqrt(max(row.area_km2, 1) / math.pi), 1), row.population, names,
        )  # fmt: skip


def _by_province(towns: Iterable[sources.Town]) -> dict[str, Gathered]:
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for town in towns:
        points[town.province].append((town.lat, town.lon))
        people[town.province] += town.population
    return {code: Gathered(points[code], people[code]) for code in points}


def usual_province_names() -> dict[str, str]:
    """The English name of each first division, as commonly written, by code."""
    special = sources.province_names()
    names = {}
    for division in sources.divisions():
        if division.level == 1:
            usual = special[division.code].usual if division.code in special else None
            names[division.code] = usual or without_kind(division.name)
    return names


def _provinces(gathered: dict[str, Gathered], usual: dict[str, str]) -> Iterator[Entry]:
    special, official = sources.province_names(), sources.iso_subdivisions()
    local = sources.division_names()
    for division in sources.divisions():
        known = gathered.get(division.code)
        if division.level != 1 or known is None:
            continue
        country, name = division.code[:2], usual[division.code]
        others = [division.name, without_kind(division.name)]
        if division.code in special:
            others += special[division.code].others
        others += _same_by_ear([name, *others], official.get(country, []))
        others += _local(local.get(division.code, []))
        lat, lon, radius = box_extent(known.points)
        yield Entry(
            None, name, Sort.PROVINCE, country, name, lat, lon, max(radius, CITY_KM),
            known.population, _spelled(name, others),
        )  # fmt: skip


def _local(names: Iterable[str]) -> list[str]:
    """Names of a division in other scripts, and the same without their kind word."""
    return [form for name in names for form in (name, _FOREIGN_KIND.sub("", name))]


def _same_by_ear(names: list[str], official: list[str]) -> list[str]:
    sounds = {sound_key(plain_key(name)) for name in names} - {""}
    return [name for name in official if sound_key(plain_key(without_kind(name))) in sounds]


def _districts(gathered: dict[str, Gathered], usual: dict[str, str]) -> Iterator[Entry]:
    local = sources.division_names()
    for division in sources.divisions():
        province = division.code.rsplit(".", 1)[0]
        if division.level != 2 or province not in gathered:
            continue
        short = without_kind(division.name)
        names = _spelled(division.name, _local(local.get(division.code, [])))
        if short != division.name:
            names.append(Spelling.of(short, How.SHORT))
        if division.extent is not None:
            lat, lon, radius = division.extent
            radius = min(max(radius, CITY_KM), 4 * DISTRICT_KM) if radius else DISTRICT_KM
        else:  # no town of it is listed, so it may lie anywhere in its province
            lat, lon, radius = box_extent(gathered[province].points)
        yield Entry(
            None, division.name, Sort.DISTRICT, division.code[:2], usual.get(province),
            lat, lon, radius, 0, names,
        )  # fmt: skip


def _regions(taken: set[tuple[str | None, str]]) -> Iterator[Entry]:
    for row in sources.regions():
        country = row.countries[0] if len(row.countries) == 1 else None
        if (country, plain_key(row.name)) in taken:
            continue
        names = _spelled(row.name, row.others)
        yield Entry(
            None, row.name, Sort(row.level), country, None, row.lat, row.lon, row.radius_km, 0,
            names,
        )  # fmt: skip


def _airports(known: set[tuple[str | None, str]]) -> Iterator[Entry]:
    """Airports under names that say that they are one, whichever word for it a text may use.

    One that is called after a town ("Sabha Airport") is left out: the town with the kind word is
    read as a landmark at it. None is found by ear: "X County Airport" would be nearly "X County
    Court".
    """
    for row in sources.airports():
        bare = _AIRPORT.sub("", row.name).strip()
        if not bare or bare == row.name or (row.country, plain_key(bare)) in known:
            continue
        names = _spelled(row.name, [f"{bare} {kind}" for kind in _AIRPORT_KINDS])
        yield Entry(
            None, row.name, Sort.SETTLEMENT, row.country, None, row.lat, row.lon, VILLAGE_KM, 0,
            [name._replace(sound="") for name in names], rung="landmark",
        )  # fmt: skip


def _capitals(towns: Iterable[sources.Town]) -> set[int]:
    """GeoNames ids of the capitals: the largest place of the capital's name in each country."""
    wanted = {row.code: row.capital for row in sources.countries() if row.capital}
    best: dict[str, tuple[int, int]] = {}
    for town in towns:
        capital = wanted.get(town.country)
        if capital == town.name or capital in town.others:
            found = best.get(town.country, (0, 0))
            best[town.country] = max(found, (town.population, town.geonames or 0))
    return {geonames for _, geonames in best.values()}


def _settlement(town: sources.Town, usual: dict[str, str], capitals: set[int]) -> Entry:
    names = [spelling for _, spelling in spelled_town(town.name, town.others, town.population)]
    return Entry(
        town.geonames, town.name, Sort.SETTLEMENT, town.country, usual.get(town.province),
        town.lat, town.lon, town_radius(town.population), town.population, names,
        town.geonames in capitals,
    )  # fmt: skip


def town_radius(population: int) -> float:
    """How far a settlement reaches, by its inhabitants."""
    if population < TOWN_FROM:
        return VILLAGE_KM
    return CITY_KM if population >= CITY_FROM else TOWN_KM


def spelled_town(
    name: str, others: Iterable[str], population: int
) -> Iterator[tuple[str, Spelling]]:
    """The names of a settlement as written and as filed; codes and links are left out."""
    main = Spelling.of(name, How.MAIN)
    yield name, main
    for other in others:
        is_code = len(other) <= SHORT_NAME and other.isascii() and population < FAMOUS
        if other != name and not is_code and "//" not in other:
            spelling = Spelling.of(other, How.OTHER)
            same = spelling.sound and spelling.sound == main.sound
            yield other, spelling._replace(how=How.MAIN) if same else spelling
