"""Days that are counted from what harmed nobody: "a week after the plebiscite" is no week after an
attack that the text has told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.happenings import noun_type
from recount.reading.syntax import child

if TYPE_CHECKING:
    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

_PEACEFUL = frozenset({"plebiscite", "election", "referendum", "vote", "poll", "ballot", "summit",
                       "ceasefire", "truce", "armistice", "agreement", "accord", "deal", "visit",
                       "inauguration", "ceremony", "festival", "holiday", "independence",
                       "anniversary", "talk", "meeting", "conference", "game", "match", "rally",
                       "wedding", "census", "handover", "coup"})  # fmt: skip
"""What texts count days from that is no harm to anybody."""


def counts_from_peace(scene: Scene, mention: DateMention) -> bool:
    """Whether the words behind "a week" count it from such a thing."""
    last = scene.tokens_of(mention.span)[-1]
    prep = last.nbor(1) if last.i + 1 < last.sent.end else last
    noun = child(prep, "pobj") if prep.lower_ in ("after", "before") else None
    return noun is not None and noun.lemma_.lower() in _PEACEFUL and noun_type(noun) is None
