"""Lines that say when and where what follows them happened: "3. June 6, 2017, near Tabqa, Syria."

Lists of incidents open each item so. Such a line has no verb, and a text that is a list has more
than one; a single one may be the dateline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from recount.reading.dated_lines import dated_lines
from recount.reading.headings import places_of_headings
from recount.reading.place_levels import vagueness
from recount.reading.slots import Slots

if TYPE_CHECKING:
    from recount.reading.scene import Scene


@lru_cache(maxsize=1)
def headings_of(scene: Scene) -> tuple[tuple[int, Slots], ...]:
    """The lines of a list that say when or where, by their first word; none where it is no list."""
    found = []
    for sent, date in dated_lines(scene):
        places = [p for p in scene.places if sent.start_char <= p.span.start < sent.end_char]
        place = min(places, key=lambda p: vagueness(p.where)) if places else None
        found.append((int(sent.start), Slots((date,), place)))
    return tuple(_with_places(scene, found))


def _with_places(scene: Scene, found: list[tuple[int, Slots]]) -> Iterator[tuple[int, Slots]]:
    """The same, each with the place that a label gives before the next: "Date: ... Place: X"."""
    cells = places_of_headings(scene.text)
    for (start, slots), (after, _) in pairwise([*found, (len(scene.doc), Slots())]):
        until = scene.doc[after].idx if after < len(scene.doc) else len(scene.text)
        inside = [c for c in cells if scene.doc[start].idx <= c[0] < until]
        named = [p for p in scene.places for a, b in inside[:1] if a <= p.span.start < b]
        place = slots.place or (min(named, key=lambda p: vagueness(p.where)) if named else None)
        yield start, replace(slots, place=place)


def heading_between(scene: Scene, one: int, other: int) -> bool:
    """Whether an item of the list begins behind the first word and not behind the second."""
    return any(one < start <= other for start, _ in headings_of(scene))
