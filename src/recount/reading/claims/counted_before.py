"""Events that the sentence before has counted: "It was the 12th raid since May. These raids"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.dates import DateBasis, When
from recount.reading.ordinals import ordinal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.frames import Frame
    from recount.reading.scene import Scene


def counted_just_before(frame: Frame) -> Token | None:
    """ "It was the 12th raid on a school since May. These raids have killed 90": the word that
    counts them, in the sentence before."""
    item, sent = frame.happening, frame.anchor.sent
    if item is None or not (item.points and item.plural) or sent.start == 0 or not frame.harms:
        return None
    before = item.token.doc[sent.start - 1].sent
    same = (t for t in before if t.lemma_ == item.token.lemma_)
    return next((nth for t in same if (nth := ordinal_of(t)) is not None), None)


def since_the_first(scene: Scene, frame: Frame) -> When | None:
    """The time over which they were counted: "since May"."""
    nth = counted_just_before(frame)
    dates = scene.dates_in(list(nth.sent)) if nth is not None else ()
    when = next((d.when for d in dates if d.when is not None and d.when.end is None), None)
    return replace(when, basis=DateBasis.RELATIVE_TO_EVENT) if when is not None else None
