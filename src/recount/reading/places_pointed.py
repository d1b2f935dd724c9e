"""Places told before, at which words without a name point: "in the city", "the same area"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.places import PlaceBasis, PlaceLevel
from recount.reading.frames import Frame
from recount.reading.place_levels import LEVELS
from recount.reading.scene import PlacedName
from recount.reading.scene_of_harm import SITES, STRIKING, TO_PLACE
from recount.reading.syntax import child
from recount.reading.toponym_hints import lies_beyond

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

_DIVISIONS = frozenset({PlaceLevel.PROVINCE, PlaceLevel.REGION})
_UNDERGOING = frozenset({"see", "suffer", "witness", "experience", "endure", "know", "live"})
_LANDS = {"province": _DIVISIONS, "state": _DIVISIONS, "region": _DIVISIONS,
          "county": _DIVISIONS, "governorate": _DIVISIONS, "department": _DIVISIONS}  # fmt: skip


_MEASURED = re.compile(
    r"\d\s*(?:km|kms|kilomet(?:er|re)s?|miles?)\s+(?:away\s+)?(?:from|(?:to\s+the\s+)?[nsew][a-z]{3,4}"
    r"[- a-z]{0,8}\s+of)\s+(?:the\s+(?:town|city)\s+of\s+)?\Z"
)
"""Before a place that only says how far another is: "12 km from X"."""


def pointed_at(scene: Scene, frame: Frame) -> PlacedName | None:
    """ "A checkpoint in the west of the city": the last city that the text has named."""
    for token in frame.tokens:
        levels = LEVELS.get(token.lower_)
        if levels is None or not _is_bare(token):
            continue
        told = _named_before(scene, token, levels)
        if told:
            return _at(scene, token, _meant(scene, token, told))
    return None


def _meant(scene: Scene, word: Token, told: list[PlacedName]) -> PlacedName:
    """The last one named; in a new paragraph the one that the text has named most, as it comes back
    to what it is about."""
    last = told[-1]
    if "\n" not in scene.text[last.span.end : word.idx]:
        return last
    times = Counter(p.where.name for p in scene.places if p.span.end <= word.idx)
    most = max(told, key=lambda p: times[p.where.name])
    return most if times[most.where.name] > times[last.where.name] else last


def place_undergoing(scene: Scene, frame: Frame) -> PlacedName | None:
    """ "The province saw its worst day in May, when gunmen killed 40": in the province that the
    text named so ("Kaduna province"), else in the last that it named."""
    verb = frame.anchor.sent.root
    subject = child(verb, "nsubj") if verb.lemma_ in _UNDERGOING else None
    if subject is None or [t.lower_ for t in subject.children] != ["the"]:
        return None
    levels = _LANDS.get(subject.lower_) or LEVELS.get(subject.lower_)
    told = _named_before(scene, subject, levels) if levels is not None else []
    so_called = [p for p in told if _is_called(scene, p, subject.lower_)]
    return _at(scene, subject, (so_called or told)[-1]) if told else None


def _named_before(scene: Scene, word: Token, levels: frozenset[PlaceLevel]) -> list[PlacedName]:
    told = [p for p in scene.places if p.span.end <= word.idx and p.named.level in levels]
    told = [p for p in told if not _MEASURED.search(scene.text, 0, p.span.start)]
    return [p for p in told if not lies_beyond(scene.text, p.span.start)]


def _is_called(scene: Scene, place: PlacedName, kind: str) -> bool:
    """ "Kaduna province", "the town of Azaz"."""
    words = scene.text[max(0, place.span.start - len(kind) - 5) : place.span.end + len(kind) + 1]
    return re.search(rf"\b{kind}\b", words, re.IGNORECASE) is not None


def _at(scene: Scene, word: Token, place: PlacedName) -> PlacedName:
    words = scene.span([*(t for t in word.children if t.dep_ == "det"), word])
    where = replace(place.named, text=words.quote, span=words, basis=PlaceBasis.RELATIVE)
    return PlacedName(words, where, place.named)


def _is_bare(token: Token) -> bool:
    """Whether a noun has nothing with it that says which one: "in the city"."""
    is_in = token.dep_ == "pobj" and token.head.lower_ in TO_PLACE
    is_struck = token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_.lower() in STRIKING
    if not is_in and not is_struck:
        return False
    return [t.lower_ for t in token.children if not t.is_punct] == ["the"]


def same_place(frame: Frame) -> tuple[Token, ...]:
    """The words that point at a place already told: "there", "in the same area"."""
    for token in frame.tokens:
        if token.lower_ == "there" and token.dep_ == "advmod":
            return (token,)
        if token.lemma_.lower() in SITES and token.dep_ == "pobj":
            words = [t for t in token.children if t.lower_ in ("same", "that", "this")]
            if words:
                return tuple(t for t in token.subtree if t.i <= token.i)
    return ()
