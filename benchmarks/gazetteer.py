"""How good and how fast the gazetteer is: building, size, opening, looking up, adding, Syria.

    python benchmarks/gazetteer.py [--names N]

The index is built anew in a folder that is deleted afterwards. Known names are main and other
names of the index, drawn by a fixed seed; unknown ones are the same with two letters changed. The
places of Syria are those of the evaluation sets beside the checkout, scored by their script; where
they are not there, that part is left out and said to be. Exits with 1 where a limit is not kept.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from recount.model.wire import to_wire
from recount.places import Asked, Gazetteer, add_list, open_gazetteer

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
SYRIA = SHARED / "corpora/places/syria.jsonl"
SCORER = SHARED / "score/gazetteer.py"
OPENING_MS, SIZE_MB, A_SECOND = 50, 150, 20_000
"""Limits: how long opening may take, how large the index may be, how many names a second."""

RUNS = 9
ROWS = 20_000  # of a made-up country dump


def main() -> int:
    """Prints all figures; 1 where a limit or a floor is not kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--names", type=int, default=50_000, help="how many are looked up")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = [*_built(Path(folder)), *_looked_up(Path(folder), asked.names)]
        kept += [_added(Path(folder)), _syria(Path(folder))]
    return 0 if all(kept) else 1


def _built(folder: Path) -> list[bool]:
    began = time.perf_counter()
    _opened(folder).close()
    print(f"build         {time.perf_counter() - began:9.1f} s")
    size = next(folder.glob("places-*.sqlite")).stat().st_size / 1e6
    times = [_timed(lambda: _opened(folder).bearers("Murzuq", None)) for _ in range(RUNS)]
    opening = 1000 * statistics.median(times)
    print(f"size          {size:9.1f} MB (at most {SIZE_MB})")
    print(f"opening       {opening:9.1f} ms, with a first name (at most {OPENING_MS})")
    return [size <= SIZE_MB, opening <= OPENING_MS]


def _looked_up(folder: Path, number: int) -> list[bool]:
    path = next(folder.glob("places-*.sqlite"))
    store = sqlite3.connect(path)
    rows = store.execute(
        "select n.key, p.country from name n join place p on p.id = n.place "
        "where p.country is not null and length(n.key) > 3"
    ).fetchall()
    store.close()
    draw = random.Random(20)
    known = draw.sample(rows, number)
    unknown = [(_changed(name, draw), land) for name, land in known[: number // 10]]
    speeds = {
        "known names": _speed(folder, known, lambda g, name, _: g.bearers(name, None)),
        "in a country": _speed(folder, known, lambda g, name, land: g.bearers(name, land)),
        "unknown": _speed(folder, unknown, lambda g, name, _: g.bearers(name, None)),
        "by likeness": _speed(folder, unknown, lambda g, name, land: g.alike(name, land)),
        "locate": _speed(folder, known[:5000], lambda g, name, land: g.locate(name, land)),
    }
    for what, speed in speeds.items():
        print(f"{what:<14}{speed:9,.0f} a second")
    return [speeds["known names"] >= A_SECOND]


def _speed(
    folder: Path,
    names: Sequence[tuple[str, str]],
    look_up: Callable[[Gazetteer, str, str], object],
) -> float:
    """Names in a second of one core, each looked up once in a gazetteer just opened."""
    with _opened(folder) as gazetteer:
        began = time.process_time()
        for name, land in names:
            look_up(gazetteer, name, land)
        return len(names) / (time.process_time() - began)


def _changed(name: str, draw: random.Random) -> str:
    """A name with two letters that are not its own."""
    letters = list(name)
    for at in draw.sample(range(len(letters)), 2):
        letters[at] = draw.choice("bdfgklmnrstxz")
    return "".join(letters)


def _added(folder: Path) -> bool:
    """Adds a made-up dump of a country; false where a place of it is not found then."""
    dump = folder / "XX.txt"
    with dump.open("w", encoding="utf-8") as file:
        for number in range(ROWS):
            cells = [str(900_000_000 + number), f"Tamsin {number}", f"Tamsin {number}", "",
                     f"{number / ROWS:.4f}", "10.0", "P", "PPL", "LY", "", "80", "", "", "", "0",
                     "", "", "", ""]  # fmt: skip
            file.write("\t".join(cells) + "\n")
    with _opened(folder) as world:
        began = time.perf_counter()
        add_list(Asked(dump, "2031-05-04"), world, folder, lambda _: None)
        print(
            f"adding        {ROWS / (time.perf_counter() - began):9,.0f} lines of a dump a second"
        )
    with _opened(folder) as gazetteer:
        return bool(gazetteer.bearers(f"Tamsin {ROWS - 1}", "LY"))


def _syria(folder: Path) -> bool:
    if not SYRIA.exists():
        print("no evaluation set beside the checkout: the places of Syria are not scored")
        return True
    asked = subprocess.run(
        [sys.executable, str(SCORER), "--queries", str(SYRIA)], check=True, stdout=subprocess.PIPE
    ).stdout.decode()
    empty = folder / "none"  # no list is added here
    with open_gazetteer(folder, data=empty) as gazetteer:
        lines = [_answered(gazetteer, json.loads(line)) for line in asked.splitlines()]
    results, figures = folder / "results.jsonl", folder / "figures.json"
    results.write_text("\n".join(lines) + "\n", "utf-8")
    told = subprocess.run(
        [sys.executable, str(SCORER), str(SYRIA), str(results), "--json", str(figures)],
        check=True, stdout=subprocess.PIPE,
    ).stdout.decode()  # fmt: skip
    print(told)
    found = json.loads(figures.read_text("utf-8"))["figures"]
    for lang in ("en", "ar"):
        right, any_ = found[f"{lang}_first_25km"], found[f"{lang}_any"]
        print(f"of the {lang} names with an answer, {100 * right / any_:.1f} % are within 25 km")
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8")).get("gazetteer", {})
    return all(found[name] >= least for name, least in floors.items())


def _answered(gazetteer: Gazetteer, query: dict[str, str]) -> str:
    found = [to_wire(where) for where in gazetteer.locate(query["name"], "SY")]
    return json.dumps({"code": query["code"], "lang": query["lang"], "candidates": found})


def _opened(folder: Path) -> Gazetteer:
    return open_gazetteer(folder, data=folder)


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
