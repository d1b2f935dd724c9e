"""Whose an attack was, told behind a comma: "the attack, carried out by X, in which nine died",
"an ambush on Monday, claimed by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.happenings import noun_type
from recount.reading.syntax import child, objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.frames import Frame

_DOING = frozenset({"carry", "perpetrate", "conduct", "launch", "stage", "commit", "mount",
                    "execute", "orchestrate", "claim"})  # fmt: skip


def done_by(frame: Frame) -> list[Token]:
    """Those behind the "by" of such a participle, where the deed before it is the frame's."""
    return [t for verb in frame.anchor.sent for t in _doers(frame, verb)]


def _doers(frame: Frame, verb: Token) -> list[Token]:
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    before = before.nbor(-1) if before.pos_ == "ADV" and before.i > verb.sent.start else before
    bare = verb.tag_ == "VBN" and before.text == "," and child(verb, "aux", "auxpass") is None
    if not bare or verb.lemma_.lower() not in _DOING or not _is_of(frame, verb):
        return []
    return objects_of(verb, "by")


def _is_of(frame: Frame, verb: Token) -> bool:
    words = verb.doc[verb.sent.start : verb.i]
    deed = next((t for t in reversed(words) if noun_type(t) is not None), None)
    if deed is None:
        return False
    if frame.happening is not None:
        return frame.happening.token == deed
    behind = (t for h in frame.harms for t in verb.doc[verb.i : h.trigger.i])
    return any(t.tag_ == "WDT" for t in behind)  # "in which 18 were injured"
