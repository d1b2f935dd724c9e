"""Names that stand where a table or the head of a line says where: places, whatever a model takes
them for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.places import Gazetteer, WrittenPlace
from recount.reading.headings import names_behind_signs, places_alone, places_of_headings
from recount.reading.items import head_places, towns_at_heads
from recount.reading.syntax import text_of
from recount.reading.tables import Cell, tables_in
from recount.reading.toponym_scene import CAPITAL, Stretch
from recount.reading.victims import is_people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 4  # words of a name
_PART = re.compile(r"[^,;/()]+")


def with_cells(doc: Doc, found: list[Stretch], gazetteer: Gazetteer) -> list[Stretch]:
    """The names found, and those that fill a cell of a place, or a part of one, unfound."""
    taken = {i for stretch in found for i in range(stretch.start, stretch.end)}
    named = [s for s in _names(doc, gazetteer) if taken.isdisjoint(range(s.start, s.end))]
    return [*found, *named]


def _names(doc: Doc, gazetteer: Gazetteer) -> Iterator[Stretch]:
    text = text_of(doc)
    signed = [s for s in names_behind_signs(text) if gazetteer.bearers(text[slice(*s)], None)]
    headings = (*places_of_headings(text), *places_alone(text), *signed)
    for cell in (*_cells(text), *head_places(text), *towns_at_heads(text), *headings):
        for part in _PART.finditer(text, *cell):
            words = doc.char_span(part.start(), part.end(), alignment_mode="contract")
            tokens = _without_kind([t for t in words or () if not t.is_space])
            if tokens and _is_name(tokens):
                yield Stretch(tokens[0].i, tokens[-1].i + 1)


def _without_kind(tokens: list[Token]) -> list[Token]:
    """ "Salga village": the name, without what kind of place it is."""
    last = tokens[-1] if tokens else None
    return tokens[:-1] if last is not None and last.lower_ in _KINDS else tokens


_KINDS = frozenset({"village", "town", "city", "hamlet", "district", "area", "camp", "quarter",
                    "neighbourhood", "neighborhood", "cercle", "township", "commune"})  # fmt: skip


def _is_name(tokens: Sequence[Token]) -> bool:
    plain = all(t.is_alpha or t.is_punct for t in tokens)
    edges = CAPITAL.match(tokens[0].text) and CAPITAL.match(tokens[-1].text)
    people = any(is_people(t.text) or t.ent_type_ in ("DATE", "TIME") for t in tokens)
    return plain and len(tokens) <= LONGEST and bool(edges) and not people


def _cells(text: str) -> Iterator[Cell]:
    for table in tables_in(text):
        for row in table.rows:
            yield from table.place_cells(row)


def in_wider_cells(text: str, places: Sequence[WrittenPlace]) -> list[WrittenPlace]:
    """The places, in order; one that fills a cell lies in what the wider cells of its row name."""
    outer: dict[Cell, tuple[str, ...]] = {}
    for table in tables_in(text):
        for row in table.rows:
            cells = table.place_cells(row)
            for at, cell in enumerate(cells):
                outer[cell] = tuple(text[slice(*wider)] for wider in cells[at + 1 :])
    if not outer:
        return list(places)
    return [_inside(place, outer) for place in places]


def _inside(place: WrittenPlace, outer: dict[Cell, tuple[str, ...]]) -> WrittenPlace:
    names = next(
        (wider for (start, end), wider in outer.items() if start <= place.span.start < end), ()
    )
    return replace(place, inside=(*place.inside, *names)) if names else place
