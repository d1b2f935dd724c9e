"""The fonts of reports: Source Serif 4, Source Sans 3 and Noto Naskh Arabic, under the OFL."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a family, as pages name it."""

    file: str
    family: str
    weight: int = 400
    style: str = "normal"


FACES = (
    Face("serif", "Source Serif 4"),
    Face("serif-italic", "Source Serif 4", style="italic"),
    Face("serif-semibold", "Source Serif 4", 600),
    Face("sans", "Source Sans 3"),
    Face("sans-italic", "Source Sans 3", style="italic"),
    Face("sans-semibold", "Source Sans 3", 600),
    Face("arabic", "Noto Naskh Arabic"),
    Face("arabic-semibold", "Noto Naskh Arabic", 600),
)


def are_covered(texts: Iterable[str]) -> bool:
    """Whether our fonts have a letter for every one in these texts."""
    return not set().union(*map(set, texts)) - _letters() - set("\n\t")


def faces_for(texts: Iterable[str]) -> tuple[tuple[Face, str], ...]:
    """The faces that a page needs, each cut to the letters of its texts, as WOFF2 in base64."""
    letters = frozenset().union(*map(frozenset, texts))
    found = ((face, _cut(face, letters)) for face in FACES)
    return tuple((face, data) for face, data in found if data)


def _cut(face: Face, letters: frozenset[str]) -> str:
    from fontTools import subset

    options = subset.Options(layout_features=["*"], notdef_outline=True, flavor="woff2")
    options.recalc_timestamp = False
    font = subset.load_font(io.BytesIO(_data(face)), options)
    held = letters & {chr(code) for code in font.getBestCmap()}
    arabic = face.family == "Noto Naskh Arabic"
    if not held or (arabic and not any(letter >= "\u0600" for letter in held if letter < "\u2000")):
        return ""
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(held)))
    cutter.subset(font)
    written = io.BytesIO()
    subset.save_font(font, written, options)
    return base64.b64encode(written.getvalue()).decode()


def _data(face: Face) -> bytes:
    return (files("recount.resources") / "report" / "fonts" / f"{face.file}.ttf").read_bytes()


@cache
def _letters() -> frozenset[str]:
    from fontTools.ttLib import TTFont

    faces = (TTFont(io.BytesIO(_data(one))) for one in FACES if one.file in ("serif", "arabic"))
    return frozenset(chr(code) for font in faces for code in font.getBestCmap())
