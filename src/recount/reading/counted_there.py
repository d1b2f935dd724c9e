"""Places that a number stands right behind: "Jonglei (41 killed)", "Ituri, where 29 people died",
"Warrap State accounted for most of them, with 78 killed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recount.reading.syntax import child

if TYPE_CHECKING:
    from recount.reading.frames import Frame
    from recount.reading.scene import PlacedName, Scene

NEAR = 60  # characters between a place and the number of those harmed in it
_OPENS = re.compile(
    r"(?:\s+(?:state|province|governorate|region|oblast|district|department|county|territory))?"
    r"\s*(?:\(|,?\s+where\s+|,?\s+with\s+)"
    r"(?:(?:at|least|some|about|around|nearly|almost|more|than|over|up|to|another|a|total|of)\s+)*",
    re.IGNORECASE,
)
_COUNTING = frozenset({"record", "register", "see", "suffer", "account", "witness"})


def counted_there(scene: Scene, frame: Frame) -> PlacedName | None:
    """The place that the first number of a frame stands right behind."""
    spans = [c.span.start for h in frame.harms for c in h.counts if c.span is not None]
    start = min(spans, default=None)
    if start is None:
        return None
    near = [p for p in scene.places if start - NEAR < p.span.end <= start]
    last = near[-1] if near else None
    opens = last is not None and _OPENS.fullmatch(scene.text, last.span.end, start) is not None
    return last if opens else None


def counted_by_land(scene: Scene, frame: Frame) -> PlacedName | None:
    """The province that "recorded" or "accounted for" so many, as the subject of its sentence."""
    root = frame.anchor.sent.root
    subject = child(root, "nsubj") if root.lemma_.lower() in _COUNTING else None
    if subject is None or subject.i > frame.anchor.i or not frame.harms:
        return None
    words = [*subject.lefts, subject]
    return next(iter(scene.places_in(words)), None)
