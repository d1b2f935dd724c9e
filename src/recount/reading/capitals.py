"""Capitals that a text names by the word alone: "a hotel in the capital", "the Somali capital"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.places import PlaceBasis
from recount.model.spans import Span
from recount.places.gazetteer import as_where
from recount.reading.scene import PlacedName
from recount.reading.syntax import children, objects_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recount.places import Gazetteer

BEFORE = frozenset({"in", "near", "outside", "around", "of", "on", "at", "from"})
_NEAR = 60  # characters before the word in which a distance stands
_FROM = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|hundred)\b)"
    r"\s*(?:km|kms|kilomet(?:er|re)s?|miles?)\b[^.;,]{0,40}$"
    r"|\b(?:town|village|city|suburb|locality|hamlet)\s+outside\s[^.;,]{0,24}$"
)
"""Before a capital from which another place lies: "30 miles from the capital", "a town outside the
capital"."""
_OF_A_PART = frozenset({"regional", "provincial", "state", "district", "departmental", "county",
                        "former", "commercial", "economic", "cultural"})  # fmt: skip
POINTING = frozenset({"the", "its", "that", "this"})


def named_capitals(
    doc: Doc, gazetteer: Gazetteer, placed: Sequence[PlacedName], home: str | None
) -> Iterator[PlacedName]:
    """The capitals that stand behind a preposition without their name, in order.

    `home` is the country that the document is about, for "the capital" and nothing else.
    """
    for token in doc:
        if token.lower_ != "capital" or token.dep_ != "pobj" or token.head.lower_ not in BEFORE:
            continue
        if any(t.ent_type_ in ("GPE", "LOC") for t in children(token, "appos")):
            continue  # "in the capital, X"
        if _FROM.search(text_of(doc), max(0, token.idx - _NEAR), token.idx):
            continue
        land = _land_of(token, gazetteer, placed, home)
        found = gazetteer.capital(land) if land is not None else None
        if found is not None:
            span = Span.of(text_of(doc), token.idx, token.idx + len(token))
            where = replace(as_where(found, span.quote), span=span, basis=PlaceBasis.RELATIVE)
            yield PlacedName(span, where, where)


def _land_of(
    token: Token, gazetteer: Gazetteer, placed: Sequence[PlacedName], home: str | None
) -> str | None:
    """The country whose capital is meant; None for a province's, and where nothing says which."""
    if any(t.lower_ in _OF_A_PART for t in children(token, "amod", "compound", "nmod")):
        return None  # "in a regional capital of Somalia"
    owners = [*children(token, "poss"), *objects_of(token, "of")]
    for place in placed:
        if any(place.span.start <= t.idx < place.span.end for t in owners):
            return place.where.country if place.where.name and not place.where.admin1 else None
    said = children(token, "amod", "compound", "nmod")
    for word in said:
        lands = gazetteer.peoples(word.text)
        if lands:
            return lands[0] if len(lands) == 1 else None
    plain = not said and any(t.lower_ in POINTING for t in token.children)
    return home if plain and not objects_of(token, "of") else None
