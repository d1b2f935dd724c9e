"""Paragraphs, and the towns that they open with."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import PlacedName, Scene

LEADS = frozenset({"in", "near", "at", "outside"})
KINDS = frozenset({"province", "governorate", "district", "region", "state", "county", "oblast"})
SIDES = frozenset({"north", "south", "east", "west", "outside", "inside"})
_PARAGRAPH = re.compile(r"\S.*")


def place_opening(scene: Scene, word: Token) -> PlacedName | None:
    """ "Near Ramadi, a bomb that wounded his brother": where a sentence says that it is set."""
    words = [t for t in word.sent if not t.is_space][:6]
    comma = next((i for i, t in enumerate(words) if t.text == ","), None)
    if comma is None or words[0].lower_ not in LEADS:
        return None
    return next(iter(scene.places_in(words[:comma])), None)


def apart(scene: Scene, one: Token, other: Token) -> bool:
    """Whether two words stand in different paragraphs of a round-up, of which at least two open
    with a town of their own."""
    paragraphs = _of_round_up(scene)
    if not paragraphs:
        return False
    ours, theirs = (next(p for p in paragraphs if p[0] <= t.idx < p[1]) for t in (one, other))
    return ours != theirs


def is_one_paragraph(scene: Scene, one: Token, other: Token) -> bool:
    """Whether no line ends between two words."""
    first, last = sorted((one.idx, other.idx))
    return "\n" not in scene.text[first:last]


@lru_cache(maxsize=1)
def _of_round_up(scene: Scene) -> list[tuple[int, int]]:
    """The paragraphs of the document that is being read, none where it is no round-up."""
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(scene.text)]
    opened = {_opening_name(scene, start) for start, _ in paragraphs} - {None}
    return paragraphs if len(opened) >= 2 else []


def starts_anew(scene: Scene, sentence: int) -> bool:
    """Whether a sentence, by the number of its first word, begins a paragraph."""
    before = scene.text[: scene.doc[sentence].idx].rstrip(" \t")
    return not before or before.endswith("\n")


def _heading_name(scene: Scene, first: list[Token]) -> str | None:
    """ "Aleppo province: ...", "Northeast Syria. ...": a line that opens with the name of a place
    alone, and no "Note: ..."."""
    stop = next((i for i, t in enumerate(first) if t.text in (":", ".", "|", "—", "–")), None)
    if not stop or stop > 4:
        return None
    names = [t for t in first[:stop] if t.text[:1].isupper()]
    plain = all(t.text[:1].isupper() or t.lower_ in KINDS for t in first[:stop])
    placed = any(t.ent_type_ in ("GPE", "LOC") or t.lower_ in KINDS for t in first[:stop])
    placed = placed or any(True for _ in scene.places_in(first[:stop]))
    return names[0].text if names and plain and placed else None


def _opening_name(scene: Scene, start: int) -> str | None:
    """The name that a paragraph opens with: "In X district, ...", "South of X, ..."."""
    words = scene.doc.char_span(start, start + 1, alignment_mode="expand")
    first = [t for t in words[0].sent[:8] if not t.is_space] if words else []
    heading = _heading_name(scene, first)
    if heading is not None:
        return heading
    comma = next((i for i, t in enumerate(first) if t.text == ","), None)
    if comma is None or first[0].lower_ not in LEADS | SIDES or scene.dates_in(first[:comma]):
        return None
    return next((t.text for t in first[1:comma] if t.text[:1].isupper()), None)


def rules_paragraph(scene: Scene, sentence: int, word: Token) -> bool:
    """Whether the sentence that begins there opens the paragraph of a word, or the one before."""
    between = scene.text[scene.doc[sentence].idx : word.idx].split("\n")
    return starts_anew(scene, sentence) and len([line for line in between if line.strip()]) < 3


def two_paragraphs_back(word: Token) -> int:
    """The first word of the paragraph before that of a word; of the text where there is none."""
    breaks = 0
    for token in reversed(word.doc[: word.i]):
        breaks += token.is_space and "\n" in token.text and token.i + 1 < word.i
        if breaks > 1:
            return int(token.i) + 1
    return 0
