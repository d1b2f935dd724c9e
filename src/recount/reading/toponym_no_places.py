"""What bears a place's name by its letters and is none: zones of time, persons with an age,
illnesses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recount.reading.lexicon import lexicon

if TYPE_CHECKING:
    from recount.reading.toponym_scene import Scene, Stretch

_AGED = re.compile(
    r"(?:[ -](?:al|el|ul|bin|ben|abu|[A-Z][\w’'-]*)\b){0,3}(?:-[A-Z]\w+)?,\s+\d{1,2},(?!\s*\d)"
)
_HOUR = re.compile(r"(?:\d|\b[ap]\.?m\.?)\s?\(?$", re.IGNORECASE)


def names_no_place(scene: Scene, stretch: Stretch) -> bool:
    """Whether the words beside a name, or the name itself, show that it is no place's."""
    name = scene.text(stretch)
    if name.lower() in lexicon().not_violence:
        return True  # "at Ebola treatment centres"
    return _is_a_zone(scene, stretch, name) or _is_aged(scene, stretch, name)


def _is_a_zone(scene: Scene, stretch: Stretch, name: str) -> bool:
    """ "8:30 a.m. EST", "1330 PST": capitals behind the hour are the zone that it is of."""
    if not (name.isupper() and name.isalpha() and name.endswith("T")):
        return False
    start = scene.doc[stretch.start].idx
    return _HOUR.search(scene.whole[max(0, start - 8) : start]) is not None


def _is_aged(scene: Scene, stretch: Stretch, name: str) -> bool:
    """ "Opened fire at Omar Saleh al-Sharif, 27, a guard": who has an age is a person."""
    last = scene.doc[stretch.end - 1]
    aged = _AGED.match(scene.whole, last.idx + len(last.text))
    if aged is None or scene.is_large(name):
        return False
    return stretch.end - stretch.start > 1 or not aged[0].startswith(",")
