"""Places in a count: "the third attack", "the 21st strike"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recount.reading.syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Token

NTH = {
    word: n
    for n, word in enumerate(
        ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
         "eleventh", "twelfth"), 2,
    )
}  # fmt: skip
_NTH = re.compile(r"\d{1,4}(?:st|nd|rd|th)")


def is_nth(token: Token) -> bool:
    """ "the third attack", "the third grenade blast": a place in a count."""
    return ordinal_of(token) is not None


def ordinal_of(token: Token) -> Token | None:
    """The word that gives a noun its place in a count, whatever the parser hung it on."""
    near = [token, *children(token, "compound", "amod", "nmod")]
    return next(
        (t for n in near for t in n.children if t.i < token.i and nth_of(t) is not None), None
    )


def nth_of(word: Token) -> int | None:
    """The place in a count that a word gives: "third", "21st"; none of a day of the month."""
    if word.lower_ in NTH:
        return NTH[word.lower_]
    if not (word.text[0].isdigit() and _NTH.fullmatch(word.lower_)):
        return None
    nth, dated = int(word.lower_[:-2]), word.dep_ != "amod" or word.nbor(1).pos_ == "PROPN"
    return nth if nth > 1 and not dated else None
