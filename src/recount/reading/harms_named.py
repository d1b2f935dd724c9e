"""Deaths that the very name of a deed tells: "a triple homicide", "a deadly shooting"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.reading.happenings import noun_type
from recount.reading.harms_counted import Harm
from recount.reading.lexicon import lexicon
from recount.reading.syntax import children, objects_of
from recount.reading.victims import multiple_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

_BODIES = frozenset({"body", "corpse", "loss"})


def several_killed(scene: Scene, token: Token) -> Count | None:
    """ "A triple homicide": as many dead."""
    before = children(token, "amod", "compound", "nmod")
    word = next((t for t in before if multiple_of(t.lower_) is not None), None)
    if word is None or token.tag_ != "NN" or token.lemma_.lower() in _BODIES:
        return None
    number, span = multiple_of(word.lower_), scene.span([word, token])
    return Count(
        Outcome.KILLED, Victims.UNSTATED, number, number, span.quote, span, Exactness.EXACT
    )


def deadly(scene: Scene, token: Token) -> Harm | None:
    """ "Police are investigating a deadly shooting": somebody died, where nothing more is told."""
    noun = token.head
    if token.lower_ not in lexicon().wounds["fatal"] or token.dep_ != "amod" or noun.tag_ != "NN":
        return None
    known = {t.lower_ for t in children(noun, "det", "poss")} - {"a", "an", "another"}
    if known or noun_type(noun) is None or objects_of(noun, "of") or _tells_of_dead(token):
        return None
    span = scene.span([token])
    one = Count(Outcome.KILLED, Victims.UNSTATED, 1, None, span.quote, span, Exactness.AT_LEAST)
    return Harm(token, Outcome.KILLED, (one,), None, None)


def _tells_of_dead(token: Token) -> bool:
    """Whether its sentence has a word of death that says more of it."""
    words = lexicon().harms[Outcome.KILLED]
    told = words.verbs | words.intransitive | words.counted | words.nouns | words.adjectives
    return any(t.lemma_.lower() in told or _is_taken_life(t) for t in token.sent)


def _is_taken_life(token: Token) -> bool:
    """ "A deadly shooting that claimed the life of a boy"."""
    return token.lemma_ == "life" and token.head.lemma_ in ("claim", "cost", "take", "lose")
