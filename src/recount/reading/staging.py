"""Sets the scene: numbers, dates, places, parties and speakers of a parsed document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.documents import Document
from recount.model.readings import Problem
from recount.model.spans import Span
from recount.places import PlaceContext, Resolved, WrittenPlace, resolve_names
from recount.reading.dates import read_dates
from recount.reading.hands import STATES
from recount.reading.numbers import find_numbers
from recount.reading.parties import PartyMention, find_parties
from recount.reading.scene import Later, PlacedName, Scene
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

    def place() -> tuple[PlacedName, ...]:
        written = find_toponyms(doc, gazetteer)
        peoples = named_peoples(doc, gazetteer)
        context = PlaceContext(publisher=document.publisher, countries=peoples)
        return _placed(written, parties, gazetteer, context)

    scene = Scene(
        document=document,
        doc=doc,
        dated=dated.dated,
        dates=dated.dates,
        places=Later(place),
        numbers=find_numbers(text),
        parties=parties,
        attributions=find_attributions(doc, parties),
    )
    return scene, dated.problems


def _placed(
    written: tuple[WrittenPlace, ...],
    parties: tuple[PartyMention, ...],
    gazetteer: Gazetteer,
    context: PlaceContext,
) -> tuple[PlacedName, ...]:
    """Every toponym with its place.

    Names inside the name of a force ("U.S. Africa Command") are resolved by themselves: where a
    force comes from says nothing of where it struck.
    """
    forces = [m.span for m in parties if m.party.kind in STATES and not m.points_back]
    inside = {name.span for name in written if any(span.holds(name.span) for span in forces)}
    found: dict[Span, Resolved] = {}
    for group in (False, True):
        names = [name for name in written if (name.span in inside) is group]
        places = resolve_names(names, gazetteer, context)
        found |= {name.span: place for name, place in zip(names, places, strict=True)}
    return tuple(
        PlacedName(name.span, found[name.span].meant, found[name.span].named) for name in written
    )
