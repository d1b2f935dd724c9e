"""Sites that bear the name of a place: "the Amal School in the Sabra neighbourhood" lies in Sabra,
wherever a town called Amal lies, and does so when the text comes back to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recount.reading.scene import PlacedName, Scene

REACH = 80
"""Characters behind a site in which it is said where it lies."""
_SITE = re.compile(
    r"\s+(?:(?:primary|secondary|elementary|high|preparatory|girls|boys|general|teaching|university)"
    r"['’]?\s+){0,2}(?:school|kindergarten|college|university|hospital|clinic|mosque|church|"
    r"monastery|hotel|tower|building|mall|bakery|stadium|cinema|cemetery|barracks)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:[^.;:!?\n]*\s|,?\s)(?:in|at|near|outside|within)\s+(?:the\s+)?", re.IGNORECASE
)


def where_told(scene: Scene, place: PlacedName) -> PlacedName | None:
    """Where the site that bears this name was said to lie; None where the name is of no site, or
    the text did not say so before."""
    site = _SITE.match(scene.text, place.span.end)
    if site is None:
        return None
    name = scene.text[place.span.start : site.end()]
    first = scene.text.lower().find(name.lower())
    if first >= place.span.start:
        return None
    return _lies_in(scene, first + len(name))


def _lies_in(scene: Scene, end: int) -> PlacedName | None:
    near = (p for p in scene.places if end < p.span.start <= end + REACH)
    return next((p for p in near if _LEADS.fullmatch(scene.text, end, p.span.start)), None)
