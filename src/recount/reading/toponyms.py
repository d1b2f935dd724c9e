"""Finds every place name of a text, exactly as it is written.

spaCy's entities are the ground; the gazetteer and the words around a name correct and widen them:
what the model takes for a person or an organisation but stands after "in" or before ", Texas" is
a place; what bears a place's name but is a person's, a people's or a company's is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.spans import Span
from recount.places import Gazetteer, WrittenPlace
from recount.places.records import Sort
from recount.reading.syntax import text_of
from recount.reading.toponym_apart import with_distances
from recount.reading.toponym_cells import in_wider_cells, with_cells
from recount.reading.toponym_hints import KINDS, with_hints
from recount.reading.toponym_hosts import with_hosts
from recount.reading.toponym_scene import Stretch, datelines
from recount.reading.toponym_spans import stretches
from recount.reading.toponym_words import COMPASS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TOWN = 15_000  # inhabitants of a town that a province of the same name does not hide
_BLOCK_END = re.compile(r"\n\s*\n|(?<=[.!?;:)])[ \t]*\n")
_LARGE = frozenset({Sort.COUNTRY, Sort.PROVINCE, Sort.REGION})


def find_toponyms(doc: Doc, gazetteer: Gazetteer) -> tuple[WrittenPlace, ...]:
    """The place names of a text in order, each with what the words around it say of it.

    `span` is the name alone: "Murzuq" of "near Murzuq, Libya". Names of peoples ("Libyan"), of
    persons, and of organisations called after places are left out.
    """
    found = sorted(with_cells(doc, stretches(doc, gazetteer), gazetteer))
    sent = datelines(text_of(doc))
    ends = [end.end() for end in _BLOCK_END.finditer(text_of(doc))]
    bare = [_written(doc, stretch, sent, ends) for stretch in found]
    hinted = with_hints(text_of(doc), bare, [_is_holder(place, gazetteer) for place in bare])
    hinted = with_hosts(text_of(doc), in_wider_cells(text_of(doc), hinted), gazetteer)
    return tuple(_without_list(place, gazetteer) for place in with_distances(text_of(doc), hinted))


def _written(
    doc: Doc, stretch: Stretch, sent: frozenset[tuple[int, str]], ends: Sequence[int]
) -> WrittenPlace:
    tokens = doc[stretch.start : stretch.end]
    span = Span.of(text_of(doc), tokens.start_char, tokens.end_char)
    is_dateline = (span.start, span.quote) in sent
    block = bisect_right(ends, span.start)
    name = span.quote.replace(" & ", " and ")  # as lists of places spell it
    return WrittenPlace(name, span, is_dateline=is_dateline, block=block)


def _without_list(place: WrittenPlace, gazetteer: Gazetteer) -> WrittenPlace:
    """ "Kandahar, Wardak" lists two provinces; "Delaware, Ohio" places a town."""
    if not place.inside or place.kind in ("city", "town", "village", "district"):
        return place
    bearers = gazetteer.bearers(place.name, None)
    outer = [b for b in gazetteer.bearers(place.inside[0], None) if b.sort is Sort.PROVINCE]
    lands = {b.country for b in bearers if b.sort is Sort.PROVINCE} & {b.country for b in outer}
    homes = {(b.country, b.name) for b in outer}
    town = any(
        b.sort is Sort.SETTLEMENT and b.population >= TOWN and (b.country, b.admin1) in homes
        for b in bearers
    )
    return place if town or not lands else replace(place, inside=())


def _is_holder(place: WrittenPlace, gazetteer: Gazetteer) -> bool:
    if place.name.split()[-1].lower() in KINDS:
        return True
    return any(bearer.sort in _LARGE for bearer in gazetteer.bearers(place.name, None))


def named_peoples(
    doc: Doc, gazetteer: Gazetteer, written: Sequence[WrittenPlace] = ()
) -> tuple[str, ...]:
    """The countries whose people a text names, once for each time: "Libyan" gives "LY".

    For `PlaceContext.countries`: a text about Georgian courts means that Georgia. A word inside
    the name of a place names no people.
    """
    return tuple(country for _, country in peoples_at(doc, gazetteer, written))


def peoples_at(
    doc: Doc, gazetteer: Gazetteer, written: Sequence[WrittenPlace] = ()
) -> tuple[tuple[int, str], ...]:
    """The same with the offset of each such word."""
    places = {place.span.start + at for place in written for at in _word_starts(place.name)[1:]}
    return tuple(
        (token.idx, country)
        for token in doc
        if token.text[:1].isupper() and token.idx not in places and not _ends_a_name(token)
        for country in gazetteer.peoples(token.text)
    )


def _ends_a_name(token: Token) -> bool:
    """ "Tal Afar": a people's name behind another capitalised word, where the model sees none."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    led = before is not None and before.text.istitle() and not before.is_sent_start
    return (
        led
        and token.ent_type_ != "NORP"
        and before is not None
        and (before.lower_ not in COMPASS and before.pos_ in ("PROPN", ""))
    )


def _word_starts(name: str) -> list[int]:
    return [found.start() for found in re.finditer(r"\w+", name)]
