"""People of whom two things are told at once: "killed and wounded 15 soldiers", "20 were killed and
injured". How many of them died and how many were hurt, nobody says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Count, Exactness, Outcome
from recount.reading.lexicon import lexicon
from recount.reading.syntax import child, children

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTED = (Outcome.KILLED, Outcome.INJURED, Outcome.CAPTURED)


def without_shares(verb: Token, counts: list[Count]) -> list[Count]:
    """The people of such a verb, with no number for those of its own outcome."""
    if not _is_shared(verb) or (counts[0].low or 0) < 2:
        return counts
    if counts[0].exactness is Exactness.VAGUE_WORD:
        return counts  # "killed and wounded several"
    some = replace(counts[0], low=None, high=None, exactness=Exactness.VAGUE_WORD)
    return [some]


def have_one_object(verb: Token) -> bool:
    """Whether a verb of harm and one of another harm, joined by "and" alone, have one object."""
    pair = _pair(verb)
    return len(pair) == 2 and [child(t, "dobj") is not None for t in pair] == [False, True]


def _is_shared(verb: Token) -> bool:
    """Whether two things are told of one number; who "abducted and killed nine" did both."""
    pair = _pair(verb)
    if len(pair) != 2 or pair[0].lemma_.lower() in lexicon().harms[Outcome.CAPTURED].verbs:
        return False
    passive = child(pair[0], "auxpass") is not None and child(pair[1], "auxpass", "nsubj") is None
    passive = passive and pair[1].nbor(1).pos_ not in ("NOUN", "PROPN", "DET", "PRON")
    return passive or have_one_object(verb)


def _pair(verb: Token) -> list[Token]:
    """A verb and the one that "and" alone joins to it, where they tell of two kinds of harm."""
    pair = [verb.head, verb] if verb.dep_ == "conj" else [verb, *children(verb, "conj")]
    close = len(pair) == 2 and pair[1].i - pair[0].i == 2 and pair[1].nbor(-1).lower_ == "and"
    told = {o for o in _PARTED for t in pair if t.lemma_.lower() in lexicon().harms[o].verbs}
    return pair if close and len(told) == 2 else []
