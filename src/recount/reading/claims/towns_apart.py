"""Totals over towns that lie far apart: "six people were killed in X, Y and Z on Monday"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from recount.model.claims import Claim
from recount.model.counts import Count, Outcome
from recount.model.places import PlaceLevel, Where
from recount.places.geometry import kilometres
from recount.reading.claims.totals import total_claim
from recount.reading.frames import Frame
from recount.reading.slots import Slots
from recount.reading.story import WIDE, Story

if TYPE_CHECKING:
    from recount.reading.scene import PlacedName, Scene

APART = 30  # kilometres between towns of which no one attack is made on both
_KIND = r"(?:\s+(?:district|city|town|township|county|area|region|province|village)s?)?"
_NEXT = re.compile(rf"{_KIND}\s*,\s*(?:in\s+)?\Z")
_LAST = re.compile(rf"{_KIND},?\s+(?:and|as well as)\s+(?:in\s+|the\s+)?(?:[a-z]+\s+of\s+)?\Z")
_LEADING = re.compile(
    r"\b(?:in|across|at)\s+(?:the\s+)?(?:[\w'’]+\s+){0,2}(?:of\s+)?\Z", re.IGNORECASE
)


def over_towns_apart(
    story: Story, frame: Frame, slots: Slots, counts: tuple[Count, ...]
) -> Claim | None:
    """The total over towns that are named together and lie far apart, at what holds them all; none
    where they share a country and nothing is said to: a total of no place would say less than one
    of its towns does."""
    if all(c.outcome is Outcome.CAPTURED for c in counts):
        return None  # police take people in many towns at once
    towns = _towns_apart(story, slots)
    if not towns:
        return None
    where = _held_by(story.scene, frame, towns)
    if where is None and len({t.where.country for t in towns}) == 1:
        return None
    return _placed(total_claim(story, frame, slots, counts, ()), where)


def over_all_of_them(story: Story, frame: Frame, slots: Slots, total: Claim) -> Claim:
    """A total, whose place is what holds all the towns where its words name several."""
    towns = _towns_apart(story, slots)
    return _placed(total, _held_by(story.scene, frame, towns)) if towns else total


def _towns_apart(story: Story, slots: Slots) -> list[PlacedName]:
    """The towns that are named together, if they lie far apart."""
    towns = _named_together(story.scene, slots.place) if slots.place is not None else []
    return towns if _are_apart(towns) else []


def _placed(total: Claim, where: Where | None) -> Claim:
    scope = replace(total.scope, where=where) if total.scope is not None else None
    return replace(total, where=where, scope=scope).with_id()


def _named_together(scene: Scene, place: PlacedName) -> list[PlacedName]:
    """The towns of "in X, Y and Z" that a place is one of; that place alone behind no such list."""
    places = list(scene.places)
    at = next((i for i, p in enumerate(places) if p.span == place.span), None)
    if at is None:
        return [place]
    first = at
    while first > 0 and _follow(scene, places[first - 1], places[first]):
        first -= 1
    last = at
    while last + 1 < len(places) and _follow(scene, places[last], places[last + 1]):
        last += 1
    found = places[first : last + 1]
    led = _LEADING.search(scene.text[: found[0].span.start]) is not None
    closed = len(found) > 1 and _LAST.match(_between(scene, *found[-2:])) is not None
    return found if led and closed else [place]


def _follow(scene: Scene, one: PlacedName, other: PlacedName) -> bool:
    gap = _between(scene, one, other)
    return _NEXT.match(gap) is not None or _LAST.match(gap) is not None


def _between(scene: Scene, one: PlacedName, other: PlacedName) -> str:
    return scene.text[one.span.end : other.span.start]


def _are_apart(towns: list[PlacedName]) -> bool:
    """Whether two of the towns lie so far apart that nothing can have happened in both."""
    known = [t.where for t in towns if t.where.level in _KNOWN]
    return any(_km(a, b) > APART + (a.radius_km or 0) for a, b in combinations(known, 2))


_KNOWN = frozenset({PlaceLevel.TOWN, PlaceLevel.CITY, PlaceLevel.DISTRICT, PlaceLevel.PROVINCE})
"""Villages are often called alike, and may be other ones than those that a list has."""


def _km(one: Where, other: Where) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return kilometres(one.lat, one.lon, other.lat, other.lon)


def _held_by(scene: Scene, frame: Frame, towns: list[PlacedName]) -> Where | None:
    """What holds all of the towns, as far as the text says."""
    return _holder(scene, frame, towns) or _land(scene, towns)


def _land(scene: Scene, towns: list[PlacedName]) -> Where | None:
    """What the text is of, where that holds all of the towns."""
    home, inside = scene.home, {t.where.admin1 for t in towns}
    if (
        home is None
        or home.level not in WIDE
        or any(t.where.country != home.country for t in towns)
    ):
        return None
    return home if home.level is PlaceLevel.COUNTRY or inside == {home.admin1} else None


def _holder(scene: Scene, frame: Frame, towns: list[PlacedName]) -> Where | None:
    """The province that the sentence names and that holds all of them."""
    inside = {t.where.admin1 for t in towns}
    named = (p.where for p in scene.places_in(list(frame.anchor.sent)))
    return next((w for w in named if w.level in WIDE and {w.name} == inside), None)
