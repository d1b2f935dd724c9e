"""The countries that a text is about, apart from those that only act or speak in it.

"Russian shelling of X" and "US officials said" tell whose the shells and the words are; X lies
somewhere else as often as not. A group named in the text mostly acts in its own countries.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from recount.model.places import PlaceLevel
from recount.model.spans import Span
from recount.places import PlaceContext, WrittenPlace
from recount.places.records import Sort
from recount.places.spoken import FAR_REACHING
from recount.reading.hands import STATES
from recount.reading.parties_registry import load_registry
from recount.reading.syntax import text_of
from recount.reading.toponyms import peoples_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recount.places import Gazetteer
    from recount.reading.attributions import Attribution
    from recount.reading.parties import PartyMention
    from recount.reading.scene import PlacedName

_OF_ARMS = re.compile(r"[A-Z]\w+[ -](?:made |built )?[A-Z][A-Za-z]{0,3}-?\d")
""" "A Russian Su-25", "an Iranian-made M302": whose the arms are."""


def acting_spans(
    parties: Sequence[PartyMention], attributions: Sequence[Attribution]
) -> tuple[Span, ...]:
    """The words that name the forces of states, and those that name who speaks."""
    speakers = (said.speaker for said in attributions)
    spoken = [s.span for s in speakers if s is not None and s.span is not None]
    return (*_forces(parties), *dict.fromkeys(spoken))


def names_inside(
    written: Sequence[WrittenPlace],
    parties: Sequence[PartyMention],
    acting: Sequence[Span],
    gazetteer: Gazetteer,
) -> set[Span]:
    """The names that say whose forces or whose words: all in the name of a force, countries in
    that of a speaker. "The mayor of X" still says that X is spoken of."""
    forces = _forces(parties)
    found = {name.span for name in written if any(span.holds(name.span) for span in forces)}
    spoken = [n for n in written if any(span.holds(n.span) for span in acting)]
    return found | {name.span for name in spoken if _is_country(name, gazetteer)}


def context_of(
    doc: Doc,
    gazetteer: Gazetteer,
    written: Sequence[WrittenPlace],
    parties: Sequence[PartyMention],
    acting: Sequence[Span],
) -> PlaceContext:
    """The countries named by their people, by what acts or speaks in their name, and by groups."""
    peoples = peoples_at(doc, gazetteer, written)
    whole = text_of(doc)
    acts = [_is_in(at, acting) or bool(_OF_ARMS.match(whole, at)) for at, _ in peoples]
    told = tuple(code for (_, code), act in zip(peoples, acts, strict=True) if not act)
    own = tuple(code for (_, code), act in zip(peoples, acts, strict=True) if act)
    inside = names_inside(written, parties, acting, gazetteer)
    named = tuple(
        bearer.country
        for name in written
        if name.span in inside
        for bearer in gazetteer.bearers(name.name, None)
        if bearer.sort is Sort.COUNTRY and bearer.country
    )
    return PlaceContext(countries=told, acting=(*own, *named), homes=_homes(parties))


def without_actors(placed: Sequence[PlacedName], acting: Sequence[Span]) -> tuple[PlacedName, ...]:
    """The places but for countries that only act or speak, if the text is about another or they
    act abroad more often than at home."""
    own = {
        p.span
        for p in placed
        if p.named.level is PlaceLevel.COUNTRY and any(span.holds(p.span) for span in acting)
    }
    others = {p.named.country for p in placed if p.span not in own}
    return tuple(
        p
        for p in placed
        if p.span not in own or not (others - {p.named.country} or p.named.country in FAR_REACHING)
    )


def outside_speakers(
    written: Sequence[WrittenPlace], inside: Collection[Span]
) -> tuple[WrittenPlace, ...]:
    """ "In Lower X, US officials said": what lies before the comma is not in the United States."""
    found = []
    for place, follower in zip_longest(written, written[1:]):
        held = place.inside[:1] == (follower.name,) if follower else False
        apart = held and follower.span in inside and place.span not in inside
        found.append(replace(place, inside=()) if apart else place)
    return tuple(found)


def _is_in(at: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _forces(parties: Sequence[PartyMention]) -> list[Span]:
    return [m.span for m in parties if m.party.kind in STATES and not m.points_back]


def _is_country(name: WrittenPlace, gazetteer: Gazetteer) -> bool:
    sorts = {bearer.sort for bearer in gazetteer.bearers(name.name, None)}
    return Sort.COUNTRY in sorts and Sort.PROVINCE not in sorts


def _homes(parties: Sequence[PartyMention]) -> tuple[tuple[str, ...], ...]:
    """For each group named, once, the countries in which it mainly acts."""
    entries = load_registry().entries
    ids = sorted({m.party.id for m in parties if m.party.id and m.party.kind not in STATES})
    found = (entries[each].countries for each in ids if each in entries)
    return tuple(countries for countries in found if countries)
