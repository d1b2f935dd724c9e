"""Finds every place name of a text, exactly as it is written.

spaCy's entities are the ground; the gazetteer and the words around a name correct and widen them:
what the model takes for a person or an organisation but stands after "in" or before ", Texas" is
a place; what bears a place's name but is a person's, a people's or a company's is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.spans import Span
from recount.places import Gazetteer, WrittenPlace
from recount.places.records import Sort
from recount.reading.toponym_hints import KINDS, with_hints
from recount.reading.toponym_spans import Stretch, stretches

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LARGE = frozenset({Sort.COUNTRY, Sort.PROVINCE, Sort.REGION})


def find_toponyms(doc: Doc, gazetteer: Gazetteer) -> tuple[WrittenPlace, ...]:
    """The place names of a text in order, each with what the words around it say of it.

    `span` is the name alone: "Murzuq" of "near Murzuq, Libya". Names of peoples ("Libyan"), of
    persons, and of organisations called after places are left out.
    """
    found = sorted(stretches(doc, gazetteer))
    bare = [_written(doc, stretch) for stretch in found]
    return tuple(with_hints(doc.text, bare, [_is_holder(place, gazetteer) for place in bare]))


def _written(doc: Doc, stretch: Stretch) -> WrittenPlace:
    tokens = doc[stretch.start : stretch.end]
    span = Span.of(doc.text, tokens.start_char, tokens.end_char)
    return WrittenPlace(span.quote, span)


def _is_holder(place: WrittenPlace, gazetteer: Gazetteer) -> bool:
    if place.name.split()[-1].lower() in KINDS:
        return True
    return any(bearer.sort in _LARGE for bearer in gazetteer.bearers(place.name, None))
