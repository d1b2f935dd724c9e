"""Makes the files that reports are set with: fonts cut to the scripts that they are used for, and
the borders of Natural Earth.

    python -m scripts.make_report_files FONTS ATLAS

FONTS is a folder that holds the unpacked npm packages `@expo-google-fonts/source-serif-4`,
`source-sans-3` and `noto-naskh-arabic` somewhere below; ATLAS is `countries-10m.json` of the npm
package `world-atlas`.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from fontTools import subset

TO = Path(__file__).parents[1] / "src" / "recount" / "resources" / "report"
FACES = {
    "SourceSerif4_400Regular": "serif",
    "SourceSerif4_400Regular_Italic": "serif-italic",
    "SourceSerif4_600SemiBold": "serif-semibold",
    "SourceSans3_400Regular": "sans",
    "SourceSans3_400Regular_Italic": "sans-italic",
    "SourceSans3_600SemiBold": "sans-semibold",
    "NotoNaskhArabic_400Regular": "arabic",
    "NotoNaskhArabic_600SemiBold": "arabic-semibold",
}
RANGES = (
    *((0x20, 0x24F), (0x250, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x600, 0x6FF)),
    *((0x750, 0x77F), (0x8A0, 0x8FF), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF)),
    *((0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
)
FEATURES = ["kern", "mark", "mkmk", "liga", "calt", "ccmp", "locl", "lnum", "tnum", "smcp", "c2sc"]
ARABIC = ["init", "medi", "fina", "isol", "rlig"]


def cut(source: Path, to: Path) -> None:
    """A face with the letters and the features that reports use."""
    options = subset.Options(layout_features=FEATURES + ARABIC, name_IDs=["*"], hinting=False)
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    cutter.subset(font)
    subset.save_font(font, str(to), options)


def borders(atlas: Path, to: Path) -> None:
    """Countries as arcs that neighbours share, with their names, and nothing else."""
    told = json.loads(atlas.read_text("utf-8"))
    countries = [
        {"name": one["properties"]["name"], "code": one.get("id"), "arcs": _rings(one)}
        for one in told["objects"]["countries"]["geometries"]
    ]
    kept = {"transform": told["transform"], "arcs": told["arcs"], "countries": countries}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    to.write_bytes(gzip.compress(text.encode(), mtime=0))


def _rings(country: dict) -> list:
    """The outer ring of each part of a country."""
    parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    return [part[0] for part in parts]


def main() -> None:
    """Makes them all."""
    fonts, atlas = (Path(one) for one in sys.argv[1:])
    (TO / "fonts").mkdir(parents=True, exist_ok=True)
    for face, name in FACES.items():
        cut(next(fonts.rglob(f"{face}.ttf")), TO / "fonts" / f"{name}.ttf")
    borders(atlas, TO / "borders.json.gz")


if __name__ == "__main__":
    main()
