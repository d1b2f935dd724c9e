"""Sets the scene: numbers, dates, places, parties and speakers of a parsed document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from recount.model.documents import Document
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.readings import Problem
from recount.model.spans import Span
from recount.places import PlaceContext, Resolved, WrittenPlace, resolve_names
from recount.places.gazetteer import as_where
from recount.places.resolve import told_countries
from recount.places.spoken import told_land
from recount.reading.capitals import named_capitals
from recount.reading.dates import read_dates
from recount.reading.dates.lexicon import WEEKDAYS
from recount.reading.headings import PLACE_LABEL
from recount.reading.hometowns import MOST, home_town, policed_town
from recount.reading.lands import (
    acting_spans,
    context_of,
    lands_titled,
    names_inside,
    outside_speakers,
    printed_in,
    without_actors,
)
from recount.reading.numbers import find_numbers
from recount.reading.parties import PartyMention, find_parties
from recount.reading.scene import Later, PlacedName, Scene
from recount.reading.speakers import find_attributions
from recount.reading.syntax import text_of
from recount.reading.toponym_hints import lies_beyond
from recount.reading.toponym_scene import datelines
from recount.reading.toponyms import find_toponyms

_LAST_WORD = re.compile(r"(?<!\w)[A-Z][\w'’-]* $")
_BEFORE_DAYS = frozenset({"on", "late", "early", "last", "next", "this", "since", "until", "by",
                          "from", "and", "or", "every", "of", "to"})  # fmt: skip
HEADING_REACH = 60  # characters from such a heading to its place

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recount.places import Gazetteer
    from recount.reading.dates import DateMention


def _is_named(doc: Doc, date: DateMention) -> bool:
    """ "The page Harbour Today spoke of six dead", "Monday Okoro told us": a day that is part of a
    name."""
    if date.span.quote.istitle() and date.span.quote.lower() in WEEKDAYS:
        words = doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
        first = words[0] if words is not None else None
        if first is None or first.dep_ != "compound" or first.head.i < first.i:
            return False
        led = first.nbor(-1).lower_ if first.i else ""
        return first.nbor(1).text[:1].isupper() and led not in _BEFORE_DAYS
    if date.span.quote.split(",")[0] != "Today":  # "Today, at 21:10"
        return False
    return _LAST_WORD.search(text_of(doc)[: date.span.start]) is not None


def set_scene(
    document: Document, doc: Doc, gazetteer: Gazetteer
) -> tuple[Scene, tuple[Problem, ...]]:
    """The scene of a document and what could not be settled in setting it."""
    text = document.text
    dated = read_dates(text, document.published)
    parties = find_parties(doc)
    attributions = find_attributions(doc, parties)

    @cache
    def look() -> tuple[tuple[WrittenPlace, ...], set[Span], PlaceContext]:
        written = find_toponyms(doc, gazetteer)
        acting = acting_spans(parties, attributions, text)
        inside = names_inside(written, parties, acting, gazetteer, text)
        written = outside_speakers(written, inside)
        context = context_of(doc, gazetteer, written, parties, acting)
        titled = lands_titled(document, gazetteer)
        context = replace(context, publisher=document.publisher, titled=titled)
        near = (*context.acting, *printed_in(document, gazetteer))
        return written, inside, replace(context, acting=near)

    def place() -> tuple[PlacedName, ...]:
        written, inside, context = look()
        placed = _placed(written, inside, gazetteer, context)
        if "capital" not in text:
            return placed
        land = home(placed)
        country = land.country if land is not None else None
        told = (*placed, *named_capitals(doc, gazetteer, placed, country))
        return tuple(sorted(told, key=lambda p: p.span.start))

    def home(placed: Sequence[PlacedName]) -> Where | None:
        about = without_actors(placed, acting_spans(parties, attributions, text))
        about = tuple(p for p in about if not _is_beyond(text, p))
        police = policed_town(text, placed, gazetteer)
        found = _location(text, placed) or _land(text, about, parties, gazetteer, police)
        if found is not None or any(p.named.country for p in about):
            return found
        written, inside, context = look()
        return _told(tuple(n for n in written if n.span not in inside), gazetteer, context)

    scene = Scene(
        document=document,
        doc=doc,
        dated=dated.dated,
        dates=tuple(d for d in dated.dates if not _is_named(doc, d)),
        places=Later(place),
        numbers=find_numbers(text),
        parties=parties,
        attributions=attributions,
        find_home=home,
    )
    return scene, dated.problems


def _is_beyond(text: str, place: PlacedName) -> bool:
    """Whether a country is only what the border is with, or where people fled."""
    return place.named.level is PlaceLevel.COUNTRY and lies_beyond(text, place.span.start)


def _told(
    written: Sequence[WrittenPlace], gazetteer: Gazetteer, context: PlaceContext
) -> Where | None:
    """The country of a document that names no known place and one country's people or forces."""
    land = told_land(told_countries(written, gazetteer, context))
    country = gazetteer.country(land) if land is not None else None
    return replace(as_where(country, ""), basis=PlaceBasis.INHERITED) if country else None


def _location(text: str, placed: Sequence[PlacedName]) -> Where | None:
    """The place behind a heading such as "Location:", taken over by all that has none."""
    for label in PLACE_LABEL.finditer(text):
        end = text.find("\n", label.end())
        line = [p for p in placed if label.end() <= p.span.start < (end if end > 0 else len(text))]
        if line and line[0].span.start - label.end() < HEADING_REACH:
            return replace(line[0].where, basis=PlaceBasis.INHERITED)
    return None


def _land(
    text: str,
    placed: Sequence[PlacedName],
    parties: tuple[PartyMention, ...],
    gazetteer: Gazetteer,
    police: Where | None,
) -> Where | None:
    """The town, the province or at least the country of a document that speaks of one country, or
    of one above all and is sent from there."""
    homes = [m.span for m in parties]
    lands = Counter(
        p.named.country
        for p in placed
        if p.named.country
        and not any(h.holds(p.span) for h in homes)
        and not lies_beyond(text, p.span.start)
    )
    if not lands:
        return police
    land, times = min(lands.items(), key=lambda item: (-item[1], item[0]))
    sent = datelines(text)
    is_home = any((p.span.start, p.span.quote) in sent and p.named.country == land for p in placed)
    country = gazetteer.country(land)
    if country is None or not (len(lands) == 1 or (is_home and times / lands.total() >= MOST)):
        return None
    named = [p for p in placed if not any(h.holds(p.span) for h in homes)]
    town = home_town(named, sent, land, gazetteer, police)
    return town or replace(as_where(country, ""), basis=PlaceBasis.INHERITED)


def _placed(
    written: tuple[WrittenPlace, ...],
    inside: set[Span],
    gazetteer: Gazetteer,
    context: PlaceContext,
) -> tuple[PlacedName, ...]:
    """Every toponym with its place.

    Names inside the name of a force ("U.S. Africa Command") or of a speaker ("US officials") are
    resolved by themselves: where a force comes from says nothing of where it struck.
    """
    found: dict[Span, Resolved] = {}
    for group in (False, True):
        names = [name for name in written if (name.span in inside) is group]
        places = resolve_names(names, gazetteer, context)
        found |= {name.span: place for name, place in zip(names, places, strict=True)}
    return tuple(
        PlacedName(name.span, found[name.span].meant, found[name.span].named) for name in written
    )
