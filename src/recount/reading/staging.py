"""Sets the scene: numbers, dates, places, parties and speakers of a parsed document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.documents import Document
from recount.model.readings import Problem
from recount.places import PlaceContext, resolve_names
from recount.reading.dates import read_dates
from recount.reading.numbers import find_numbers
from recount.reading.parties import find_parties
from recount.reading.scene import PlacedName, Scene
from recount.reading.speakers import find_attributions
from recount.reading.toponyms import find_toponyms, named_peoples

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recount.places import Gazetteer


def set_scene(
    document: Document, doc: Doc, gazetteer: Gazetteer
) -> tuple[Scene, tuple[Problem, ...]]:
    """The scene of a document and what could not be settled in setting it."""
    text = document.text
    dated = read_dates(text, document.published)
    parties = find_parties(doc)
    written = find_toponyms(doc, gazetteer)
    context = PlaceContext(publisher=document.publisher, countries=named_peoples(doc, gazetteer))
    places = resolve_names(written, gazetteer, context)
    placed = tuple(
        PlacedName(name.span, found.meant, found.named)
        for name, found in zip(written, places, strict=True)
    )
    scene = Scene(
        document=document,
        doc=doc,
        dated=dated.dated,
        dates=dated.dates,
        places=placed,
        numbers=find_numbers(text),
        parties=parties,
        attributions=find_attributions(doc, parties),
    )
    return scene, dated.problems
