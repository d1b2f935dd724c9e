"""What stands where a doer stands and did nothing: a war that cost lives, clashes that drove people
out, the lorry that hit a mine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.hands import deed_words
from recount.reading.happenings import noun_type
from recount.reading.lexicon import lexicon
from recount.reading.victims import is_people

if TYPE_CHECKING:
    from spacy.tokens import Token


def costs_lives(doer: Token) -> bool:
    """ "The insurgency has cost 7,000 lives": a war, and not those who fight it."""
    return doer.lemma_.lower() == "insurgency" and doer.head.lemma_ in ("claim", "cost")


def is_a_deed(doer: Token) -> bool:
    """ "Displaced by armed clashes": what was done, and nobody who did it; a bomber is somebody."""
    return noun_type(doer) is not None and not is_people(doer.text)


def is_a_thing(doer: Token) -> bool:
    """ "Their lorry hit a landmine, killing nine": what they were in."""
    return doer.lemma_.lower() in lexicon().physical | deed_words()["targets.things"]
