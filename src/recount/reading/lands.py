"""The countries that a text is about, apart from those that only act or speak in it.

"Russian shelling of X" and "US officials said" tell whose the shells and the words are; X lies
somewhere else as often as not. A group named in the text mostly acts in its own countries.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from recount.model.places import PlaceLevel
from recount.model.spans import Span
from recount.places import PlaceContext, WrittenPlace
from recount.places.records import Sort
from recount.places.spoken import FAR_REACHING, large_land
from recount.reading.hands import STATES
from recount.reading.parties_registry import load_registry
from recount.reading.syntax import text_of
from recount.reading.toponym_hints import lies_beyond
from recount.reading.toponyms import peoples_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recount.model.documents import Document
    from recount.places import Gazetteer
    from recount.reading.attributions import Attribution
    from recount.reading.parties import PartyMention
    from recount.reading.scene import PlacedName

_OF_ARMS = re.compile(r"[A-Z]\w+[ -](?:made |built )?[A-Z][A-Za-z]{0,3}-?\d")
""" "A Russian Su-25", "an Iranian-made M302": whose the arms are."""
_ONLY_BACKS = re.compile(
    r"\w*-(?:backed|led|made|aligned|allied|trained|funded|sponsored|supported|supplied|linked"
    r"|affiliated|built|registered|flagged|owned|style)\b"
)
""" "Iran-backed", "a Saudi-led coalition": whose side it is, and not where."""
_FOREIGN = re.compile(
    r"\w+\s+(?:NGO|charity|aid\s+group|company|firm|nationals?|citizens?|passports?|tourists?|pilots?"
    r"|engineers?|contractors?|mercenar(?:y|ies)|missionar(?:y|ies)|peacekeepers?|diplomats?)\b"
)
""" "A French NGO", "two Chinese engineers": where somebody comes from, named as they are abroad."""
_FOR_OR_AGAINST = re.compile(r"\b(?:pro|anti)-$")
_BORDERS = re.compile(
    r"\w+\s+(?:border|frontier)\b(?!\s+(?:town|city|village|province|region|guards?))"
)
""" "To the Cameroonian border": from the other side."""
_NUMBER = (
    r"(?:\d+|an?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)"
)
_OF_BOTH = re.compile(
    rf"\b{_NUMBER}\s+(?P<one>[A-Z][\w.]*)\s+and\s+{_NUMBER}\s+[A-Z][\w’'-]*\s+[a-z]+s\b"
)
""" "Four US and five Xish soldiers": whose soldiers they are."""
_NAME = re.compile(r"(?<![\w'’-])[A-Z][\w'’-]*(?:[ -][A-Z][\w'’-]*){0,4}")
LONGEST = 4  # words of a country's or a province's name in a title


def acting_spans(
    parties: Sequence[PartyMention], attributions: Sequence[Attribution], text: str
) -> tuple[Span, ...]:
    """The words that name the forces of states, and those that name who speaks."""
    speakers = (said.speaker for said in attributions)
    spoken = [s.span for s in speakers if s is not None and s.span is not None]
    both = (Span.of(text, *found.span("one")) for found in _OF_BOTH.finditer(text))
    return (*_forces(parties), *dict.fromkeys(spoken), *both)


def names_inside(
    written: Sequence[WrittenPlace],
    parties: Sequence[PartyMention],
    acting: Sequence[Span],
    gazetteer: Gazetteer,
    whole: str,
) -> set[Span]:
    """The names that say whose forces or whose words: all in the name of a force, countries in
    that of a speaker. "The mayor of X" still says that X is spoken of."""
    forces = _forces(parties)
    found = {name.span for name in written if any(span.holds(name.span) for span in forces)}
    found |= {name.span for name in written if _only_acts(whole, name.span.start)}
    abroad = (n for n in written if _is_from_afar(whole, n.span.end - len(n.name.split()[-1])))
    found |= {name.span for name in abroad if Sort.COUNTRY in _sorts(name, gazetteer)}
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
    peoples = tuple((at, code) for at, code in peoples if not _is_from_afar(whole, at))
    acts = [_is_in(at, acting) or _only_acts(whole, at) for at, _ in peoples]
    told = tuple(code for (_, code), act in zip(peoples, acts, strict=True) if not act)
    own = tuple(code for (_, code), act in zip(peoples, acts, strict=True) if act)
    inside = names_inside(written, parties, acting, gazetteer, whole)
    named = tuple(
        bearer.country
        for name in written
        if name.span in inside
        for bearer in gazetteer.bearers(name.name, None)
        if bearer.sort is Sort.COUNTRY and bearer.country
    )
    homes = (*_homes(parties), *lands_by_division(whole))
    return PlaceContext(countries=told, acting=(*own, *named), homes=homes)


def _is_from_afar(text: str, at: int) -> bool:
    """Whether a people's name is that of a border's other side, or of somebody abroad."""
    return bool(_BORDERS.match(text, at) or _FOREIGN.match(text, at))


def _only_acts(text: str, at: int) -> bool:
    """Whether a people's or a country's name says whose the arms are, or whose side somebody is
    on."""
    arms = _OF_ARMS.match(text, at) or _ONLY_BACKS.match(text, at)
    return arms is not None or _FOR_OR_AGAINST.search(text, max(0, at - 6), at) is not None


def lands_titled(document: Document, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The countries that a title names, by themselves or by a province, once for each time."""
    title = document.title or ""
    return tuple(
        land
        for run in _NAME.finditer(title)
        for land in _lands_in(run.group().split(), gazetteer)
        if not lies_beyond(title, run.start())
    )


def _lands_in(words: list[str], gazetteer: Gazetteer) -> Iterator[str]:
    """The countries of the longest names of countries and provinces in a run of words."""
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + LONGEST), at, -1):
            name = " ".join(words[at:end]).strip(".,:;")
            land = None if gazetteer.peoples(name) else large_land(gazetteer.bearers(name, None))
            if land is not None:
                yield land
                at = end
                break
        else:
            at += 1


def printed_in(document: Document, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The country that a publisher is called after: a paper mostly tells of its own."""
    name = document.publisher or ""
    words = name.split()
    peoples = [codes[0] for word in words if len(codes := gazetteer.peoples(word)) == 1]
    found = {*_lands_in(words, gazetteer), *peoples} - FAR_REACHING
    return tuple(found) if len(found) == 1 else ()


def lands_by_division(text: str) -> tuple[tuple[str, ...], ...]:
    """For each word of a division that few countries have, once, those countries."""
    found = {m.group() for m in _division_word().finditer(text)}
    words = _division_words()
    return tuple(sorted({words.get(word) or words[word.lower()] for word in found}))


@cache
def _division_words() -> dict[str, tuple[str, ...]]:
    listed = tomllib.loads(
        resources.files("recount.resources").joinpath("division_words.toml").read_text("utf-8")
    )
    return {word: tuple(lands.split()) for word, lands in listed.items()}


@cache
def _division_word() -> re.Pattern[str]:
    """The words as a text writes them: "barangay", "Barangay", "LGA"."""
    forms = {form for word in _division_words() for form in (word, word.title())}
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")


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
    apart: set[tuple[str, str]] = set()
    for place, follower in zip_longest(written, written[1:]):
        close = follower is not None and follower.span.start - place.span.end <= len(", the ")
        held = close and place.inside[:1] == (follower.name,)
        if held and follower.span in inside and place.span not in inside:
            apart.add((place.name, follower.name))
        found.append(_without(place, apart))
    return tuple(found)


def _without(place: WrittenPlace, apart: Collection[tuple[str, str]]) -> WrittenPlace:
    """With what it lies in up to the first step that is none."""
    for at, step in enumerate(pairwise((place.name, *place.inside))):
        if step in apart:
            return replace(place, inside=place.inside[:at])
    return place


def _is_in(at: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _forces(parties: Sequence[PartyMention]) -> list[Span]:
    return [m.span for m in parties if m.party.kind in STATES and not m.points_back]


def _is_country(name: WrittenPlace, gazetteer: Gazetteer) -> bool:
    sorts = _sorts(name, gazetteer)
    return Sort.COUNTRY in sorts and Sort.PROVINCE not in sorts


def _sorts(name: WrittenPlace, gazetteer: Gazetteer) -> set[Sort]:
    return {bearer.sort for bearer in gazetteer.bearers(name.name, None)}


def _homes(parties: Sequence[PartyMention]) -> tuple[tuple[str, ...], ...]:
    """For each group named, once, the countries in which it mainly acts."""
    entries = load_registry().entries
    ids = sorted({m.party.id for m in parties if m.party.id and m.party.kind not in STATES})
    found = (entries[each].countries for each in ids if each in entries)
    return tuple(countries for countries in found if countries)
