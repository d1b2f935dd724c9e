"""Whose dead and wounded a label says: "Civilian casualties: 3 killed, 7 injured", "Police losses:
2 dead". Numbers behind it, to the end of the sentence, count no others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Victims
from recount.reading.people_classes import class_of
from recount.reading.victims import class_of_word

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.harms_counted import Harm
    from recount.reading.scene import Scene

_LABELS = frozenset({"losses", "casualties", "fatalities"})
_REACH = 14  # words from the label to what became of them


def with_losses(scene: Scene, harms: list[Harm]) -> list[Harm]:
    """The harms, those behind such a label with whom it names."""
    return [_labelled(scene, harm) for harm in harms]


def _labelled(scene: Scene, harm: Harm) -> Harm:
    bare = all(c.victims is Victims.UNSTATED or c.part_of is not None for c in harm.counts)
    named = harm.victims is not None and harm.victims.pos_ != "NUM"
    whose = _whose(scene, harm.trigger) if bare and not named else None
    if whose is None or not harm.counts:
        return harm
    counts = tuple(c if c.part_of is not None else replace(c, victims=whose) for c in harm.counts)
    return replace(harm, counts=counts)


def _whose(scene: Scene, word: Token) -> Victims | None:
    """The one kind of people that a label before a word names."""
    before = _of_its_line(scene, word)
    colon = next((t for t in reversed(before) if t.text == ":"), None)
    if colon is None or colon.i == 0 or colon.nbor(-1).lower_ not in _LABELS:
        return None
    label = [t for t in before if t.i < colon.i - 1]
    kinds = {k for t in label if (k := class_of(scene, t) or class_of_word(t.lower_))}
    return next(iter(kinds)) if len(kinds) == 1 else None


def _of_its_line(scene: Scene, word: Token) -> list[Token]:
    """The words before a word back to the last full stop or the beginning of its line."""
    words = list(scene.doc[max(0, word.i - _REACH) : word.i])
    stops = [n for n, t in enumerate(words) if t.text == "." or "\n" in t.text]
    return words[stops[-1] + 1 :] if stops else words
