"""Clauses that turn to another place: "a strike in X killed three, and in Y two were wounded"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from recount.reading.scene import PlacedName, Scene

_JOINTS = frozenset({"and", "while", "but"})
_LEADS = frozenset({"in", "near", "at", "outside"})
_REACH = 9  # words from such a place to what was done there


def turns_to_place(one: Token, other: Token) -> bool:
    """Whether a clause begins with a place between two words of a sentence, and is that of the
    second."""
    return any(at > one.i for at in _names_before(other))


def place_turned_to(scene: Scene, word: Token) -> PlacedName | None:
    """The place that the clause of a word begins with, where the sentence turns to it."""
    names = {scene.doc[at].idx for at in _names_before(word)}
    return next((p for p in reversed(scene.places) if p.span.start in names), None)


def is_turned_to(scene: Scene, place: PlacedName, word: Token) -> bool:
    """Whether the sentence turns to a place behind a word: "4 were killed; in X, five"."""
    tokens = scene.tokens_of(place.span)
    first = tokens[0].i if tokens else 0
    return first > word.i + 1 and _opens_clause(scene.doc[first])


def in_row_of_places(scene: Scene, told: Token, word: Token) -> bool:
    """Whether a word's sentence is one of a row that each open with another place ("In X a man was
    killed. In Y two women were hurt."), and what was told before is of another sentence."""
    if told.sent.start == word.sent.start:
        return False
    own = _opening(scene, word.sent)
    if own is None:
        return False
    before = scene.doc[word.sent.start - 1].sent if word.sent.start else None
    after = scene.doc[word.sent.end].sent if word.sent.end < len(scene.doc) else None
    beside = {_opening(scene, sent) for sent in (before, after) if sent is not None}
    return bool(beside - {None, own})


def _opening(scene: Scene, sent: TokenSpan) -> str | None:
    """The place that a sentence opens with: "In X a man ..."."""
    words = [t for t in sent if not t.is_space][:2]
    if len(words) < 2 or words[0].text not in ("In", "Near", "At", "Outside"):
        return None
    places = (p for p in scene.places if p.span.start == words[1].idx)
    return next((p.where.name or p.span.quote for p in places), None)


def _names_before(word: Token) -> list[int]:
    """Where the names stand, not far before a word, that begin a clause with a place."""
    first = max(word.sent.start + 2, word.i - _REACH)
    return [at for at in range(first, word.i) if _opens_clause(word.doc[at])]


def _opens_clause(name: Token) -> bool:
    """Whether a name stands behind "; in", ", and in" or "while near"."""
    if name.i < name.sent.start + 2 or name.nbor(-1).lower_ not in _LEADS:
        return False
    joint = name.nbor(-2)
    before = joint.nbor(-1).text if joint.i > name.sent.start else ""
    joins = joint.lower_ in _JOINTS and (joint.lower_ != "and" or before in (",", ";"))
    named = name.text[:1].isupper() and name.ent_type_ not in ("DATE", "TIME")
    return named and (joint.text == ";" or joins)
