"""What has gone on since an event told before: "the army has since killed 170 rebels", "has since
claimed to have killed 170". So many, in a time that nobody ends; "two have since died" is of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.harm_verbs import DYING
from recount.reading.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.frames import Frame

_HAVING = frozenset({"has", "have", "'ve", "’ve"})
_BEHIND_HAVING = 2


def goes_on_since(frame: Frame) -> bool:
    """Whether a clause of the harms, or the word of saying above them, "has since" done so."""
    dying = lexicon().aftermath["verbs"] | DYING
    killing = [h.trigger for h in frame.harms if h.trigger.lemma_.lower() not in dying]
    verbs = [v for trigger in killing for v in (trigger, *trigger.ancestors)]
    return any(_has_since(v) for v in verbs if v.pos_ in ("VERB", "AUX"))


def _has_since(verb: Token) -> bool:
    """Whether "since" stands alone between a verb and its "has"."""
    marks = [
        t for t in verb.children if t.lower_ == "since" and t.i < verb.i and t.nbor(1).i <= verb.i
    ]
    having = [t for t in verb.children if t.lower_ in _HAVING and t.dep_ == "aux"]
    return any(0 < m.i - h.i <= _BEHIND_HAVING for m in marks for h in having)
