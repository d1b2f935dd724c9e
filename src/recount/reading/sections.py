"""Sections of a digest: the place that a heading gives to what stands below, line by line."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from recount.reading.dated_lines import fills_line
from recount.reading.items import (
    head_place,
    is_numbered,
    item_of,
    label_at,
    ticker_lines,
    towns_at_heads,
)
from recount.reading.place_levels import vagueness
from recount.reading.slots_places import heading_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import PlacedName, Scene

FEWEST = 2  # headings from which a text that is no list has sections

HEADING = 10  # words of a line that only opens an item of a list


def section_place(scene: Scene, word: Token) -> PlacedName | None:
    """The place of the heading that a word stands under: "Nangade district", alone on its line."""
    own = _label_place(scene, word)
    if own is not None:
        return own
    headings = _headings(scene)
    before = [(at, place) for at, place in headings if at < word.idx]
    if not before:
        return None
    at, place = before[-1]
    if item_of(scene.text, word.idx) is not None:
        return place
    lines = [line for line in scene.text[at : word.idx].split("\n") if line.strip()]
    return place if len(headings) >= FEWEST and len(lines) == 2 else None


def opens_its_line(scene: Scene, place: PlacedName, word: Token) -> bool:
    """Whether a place is the town that the line of a word opens with: "KUT - Two men died"."""
    at_head = any(place.span.start == start for start, _ in towns_at_heads(scene.text))
    return at_head and "\n" not in scene.text[place.span.start : word.idx]


def heading_parts(scene: Scene, one: Token, other: Token) -> bool:
    """Whether one of several headings that name a place stands between two words."""
    first, last = sorted((one.idx, other.idx))
    headings = _headings(scene)
    return len(headings) >= FEWEST and any(first < at < last for at, _ in headings)


def stands_for_itself(scene: Scene, word: Token) -> bool:
    """Whether a word stands in a line that has a number, is one of a ticker, or opens with a place
    of its own."""
    of_ticker = item_of(scene.text, word.idx) in ticker_lines(scene.text)
    return of_ticker or is_numbered(scene.text, word.idx) or _label_place(scene, word) is not None


def stands_apart_by_place(scene: Scene, word: Token, other: Token) -> bool:
    """Whether a word stands in a line that opens with a place of its own, and the other does not
    stand in that line."""
    start = item_of(scene.text, word.idx)
    return start != item_of(scene.text, other.idx) and _label_place(scene, word) is not None


def _label_place(scene: Scene, word: Token) -> PlacedName | None:
    """The place that the line itself opens with: "Kut: police find two bodies"."""
    start = item_of(scene.text, word.idx)
    label = label_at(scene.text, start) if start is not None else None
    headed = head_place(scene.text, start) if start is not None else None
    if start is None or (label is None and headed is None):
        return None
    start, end = headed or (start, start + len(label or ""))
    named = [p for p in scene.places if start <= p.span.start and p.span.end <= end]
    return min(named, key=lambda p: vagueness(p.where), default=None)


def same_item(scene: Scene, word: Token, other: Token) -> bool:
    """Whether two words stand in one line of a list, or the other in none: in what leads it in."""
    theirs, ours = item_of(scene.text, other.idx), item_of(scene.text, word.idx)
    return theirs in (None, ours) or (ours is None and _goes_on(scene.text, other.idx, word.idx))


def _goes_on(text: str, item: int, at: int) -> bool:
    """Whether a word stands right below a line that only opens an item, as short as a heading is:
    "1. 6 June, near Tabqa.", and on the next line "Shelling killed six"."""
    start, end = text.rfind("\n", 0, item) + 1, text.find("\n", item)
    if not 0 < end < at or len(text[start:end].split()) > HEADING:
        return False
    below = text[end + 1 : at]
    return "\n\n" not in text[end:at] and "\n" not in below.strip()


@lru_cache(maxsize=1)
def _headings(scene: Scene) -> tuple[tuple[int, PlacedName], ...]:
    """Where each line that names places alone begins, and the place."""
    found = []
    for sent in scene.doc.sents:
        place = heading_of(scene, sent)
        if place is not None and fills_line(scene, sent):
            found.append((int(sent.start_char), place))
    return tuple(found)
