"""Scores reading on the evaluation sets that lie beside the checkout, and compares with the floors.

    python benchmarks/score.py [SET ...] [--jobs N] [--write]

A set is prepared, coded with `recount code` and scored by the scripts in ../shared/score. Every
figure named in `benchmarks/floors.toml` must reach its floor: a drop fails. Where the sets are not
there, nothing is scored and the project's own corpus (tests/golden) stands alone; that is said.
`--write` adds the figures to benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
SCORE, CORPORA = SHARED / "score", SHARED / "corpora"


@dataclass(frozen=True)
class Set:
    """One evaluation set: how it is prepared, coded and scored.

    `prepare` and `score` are arguments of the scripts; `{coded}` stands for the coded output.
    """

    prepare: tuple[str, ...]
    score: tuple[str, ...]
    mentions: bool = False


def sets() -> dict[str, Set]:
    """The sets by name."""
    isaf = str(CORPORA / "isaf/releases.jsonl")
    gaza = str(CORPORA / "airwars_gaza/assessments.jsonl")
    lgl, virus = str(CORPORA / "places/lgl.xml"), str(CORPORA / "places/GeoVirus.xml")
    days = [str(CORPORA / "dates/TimeBank"), str(CORPORA / "dates/AQUAINT")]
    article, gold = str(SHARED / "seed/article.txt"), str(SHARED / "seed/gold.jsonl")
    return {
        "seed": Set(("seed", article), ("seed.py", gold, "{coded}")),
        "isaf": Set(("isaf", isaf), ("isaf.py", isaf, "{coded}")),
        "counts": Set(("airwars_gaza", gaza), ("counts.py", gaza, "{coded}")),
        "dates": Set(("tml", *days), ("dates.py", *days, "{coded}"), True),
        "lgl": Set(("lgl", lgl), ("places.py", lgl, "{coded}"), True),
        "geovirus": Set(("geovirus", virus), ("places.py", virus, "{coded}"), True),
    }


def score(name: str, one: Set, folder: Path, jobs: int) -> dict[str, float | None]:
    """The figures of one set; prints the scorer's table."""
    given, coded, figures = (folder / f"{name}.{part}" for part in ("in", "coded", "json"))
    given.write_bytes(_run([sys.executable, str(SCORE / "prepare.py"), *one.prepare]))
    code = [sys.executable, "-m", "recount", "code", str(given), "--jobs", str(jobs)]
    coded.write_bytes(_run(code + (["--mentions"] if one.mentions else [])))
    arguments = [part.format(coded=coded) for part in one.score]
    script = [sys.executable, str(SCORE / arguments[0]), *arguments[1:], "--json", str(figures)]
    print(_run(script).decode())
    found: dict[str, float | None] = json.loads(figures.read_text("utf-8"))["figures"]
    return found


def _run(command: list[str]) -> bytes:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def main() -> int:
    """Scores the sets asked for; 1 if a floor is not reached."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(sets()))
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    if not SCORE.is_dir():
        print("no evaluation sets beside the checkout: only the project's own corpus is scored")
        return 0
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    low: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.sets or sets():
            figures = score(name, sets()[name], Path(folder), asked.jobs)
            low += _below(name, figures, floors.get(name, {}))
    print("\n".join(low) if low else "every floor is reached")
    return 1 if low else 0


def _below(name: str, figures: dict[str, float | None], floors: dict[str, float]) -> list[str]:
    return [
        f"below the floor: {name} {figure} is {figures.get(figure)}, not {least}"
        for figure, least in floors.items()
        if (figures.get(figure) or 0) < least
    ]


if __name__ == "__main__":
    sys.exit(main())
