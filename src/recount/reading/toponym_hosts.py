"""The town that a small place lies in: named behind it ("X in Mubi") or before ("the city's X")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from recount.places.records import Sort, WrittenPlace
from recount.reading.toponym_hints import KIND_WORD, KINDS, PARTS
from recount.reading.toponym_words import STRUCK

if TYPE_CHECKING:
    from recount.places import Gazetteer

LARGE_TOWN = 100_000  # inhabitants of a town that needs no other to be understood
REACH = 60  # characters before a name that are looked at
_OWNED = re.compile(
    r"\b(?:the|that|this)\s+(?:same\s+)?(?:city|town|village)['’]s\s+(?:[a-z-]+\s+){0,2}$"
)
_LEADS = re.compile(
    r"(?:^|\n\s*|[.!?:;]['”\"]?\s+)(?:Elsewhere\s+in|In|Inside)\s+(?:the\s+)?"
    r"(?:(?:[a-z]+\s+)?(?:capital|city|town|port)(?:\s+of|,)?\s+)?$"
)
_HEADS_LINE = re.compile(r"(?:^|\n)[ \t•*–-]*(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*, )?$")
_HEADED = re.compile(rf"(?:\s+(?:{KIND_WORD}))?:\s")
_LED = re.compile(
    rf"\b(?:in|on|at|between|inside|outside|near|around|{'|'.join(sorted(STRUCK))})\s+(?:the\s+)?"
    r"(?:[a-z]+ern\s+)?"
    rf"(?:(?:[a-z-]+\s+)?(?:{KIND_WORD})\s+of\s+)?$"
)
_OF_PEOPLE = re.compile(
    r"\b(?P<people>[A-Z][\w'’-]+)\s+(?:[a-z-]+\s+){0,2}?"
    rf"(?P<kind>{KIND_WORD})\s+(?P<of>of\s+)?$"
)
_PROVINCES = {
    "Basque": "Basque Country", "Catalan": "Catalonia", "Corsican": "Corsica",
    "Sicilian": "Sicily", "Chechen": "Chechnya", "Ingush": "Ingushetia",
    "Ingushetian": "Ingushetia", "Dagestani": "Dagestan", "Daghestani": "Dagestan",
    "Ossetian": "North Ossetia", "Tatar": "Tatarstan", "Crimean": "Crimea",
    "Punjabi": "Punjab", "Sindhi": "Sindh",
    "Acehnese": "Aceh", "Kosovan": "Kosovo", "Assamese": "Assam",
}  # fmt: skip
"""Peoples called after a province or a region, and its name."""
_OWNER = re.compile(r"['’]s?\s+(?:[a-z]+ern\s+)?")
_ADDRESS = re.compile(r",\s+(?:in|near|outside|around)\s+(?:the\s+)?(?:[a-z]+ern\s+)?")
_IN_TOWN = re.compile(rf",?\s+(?:with)?in\s+(?:the\s+)?(?:(?:{KIND_WORD})\s+of\s+)?")
_LINE = re.compile(r"\n")
_END = re.compile(r"[.!?;]['”\"]?\s|\n")


def with_hosts(
    text: str, places: Sequence[WrittenPlace], gazetteer: Gazetteer
) -> list[WrittenPlace]:
    """The places in order of the text, inside the town or land that the words point at."""
    made: list[WrittenPlace] = []
    seen = [_in_land(text, place, gazetteer) for place in places]
    for place, follower in zip_longest(seen, seen[1:]):
        is_held = any(gazetteer.bearers(outer, None) for outer in place.inside)
        host = None if is_held else _host(text, place, made, gazetteer)
        if follower and not is_held and _is_in_town(text, place, follower, gazetteer):
            host = follower
        made.append(
            replace(place, inside=(*place.inside, host.name, *host.inside)) if host else place
        )
    return made


def _in_land(text: str, place: WrittenPlace, gazetteer: Gazetteer) -> WrittenPlace:
    """ "The Iraqi city of X" is a city, and lies in Iraq."""
    found = _OF_PEOPLE.search(text[max(0, place.span.start - REACH) : place.span.start])
    home = _home_of(found["people"], gazetteer) if found else None
    if found is None or home is None:
        return place
    kind = place.kind or (KINDS[found["kind"].lower()] if found["of"] else None)
    return replace(place, kind=kind, inside=(*place.inside, home))


def _home_of(people: str, gazetteer: Gazetteer) -> str | None:
    """The land that a people is called after: "Iraqi", "Basque"."""
    lands = gazetteer.peoples(people)
    home = gazetteer.country(lands[0]) if len(lands) == 1 else None
    return home.name if home is not None else _PROVINCES.get(people)


def _is_in_town(text: str, place: WrittenPlace, town: WrittenPlace, gazetteer: Gazetteer) -> bool:
    """Whether a small place is told to lie in the town named right behind it: "X in Mubi"."""
    told = _IN_TOWN.fullmatch(text, place.span.end, town.span.start) is not None
    return told and _is_town(town, gazetteer) and _is_small(place, gazetteer)


def _host(
    text: str, place: WrittenPlace, before: Sequence[WrittenPlace], gazetteer: Gazetteer
) -> WrittenPlace | None:
    lead = text[max(0, place.span.start - REACH) : place.span.start]
    if _OWNED.search(lead):
        return next((p for p in reversed(before) if _is_town(p, gazetteer)), None)
    if not _LED.search(lead) or not _is_small(place, gazetteer):
        return None
    if place.kind == "neighbourhood" and not gazetteer.bearers(place.name, None):
        return _last_town(before, gazetteer)
    end = _END if gazetteer.bearers(place.name, None) else _LINE
    leads = [
        p for p in before if _leads(text, p) and not end.search(text, p.span.end, place.span.start)
    ]
    if leads and _ADDRESS.fullmatch(text, leads[-1].span.end, place.span.start):
        return None  # "In X, in Y": X lies there
    return _owned_by(text, leads[-1], before) if leads else None


def _owned_by(text: str, lead: WrittenPlace, before: Sequence[WrittenPlace]) -> WrittenPlace:
    """ "In Niger's Diffa region, ...": the part that the lead is the owner of."""
    rest = [p for p in before if p.span.start > lead.span.end][:1]
    return next((p for p in rest if _OWNER.fullmatch(text, lead.span.end, p.span.start)), lead)


def _last_town(before: Sequence[WrittenPlace], gazetteer: Gazetteer) -> WrittenPlace | None:
    """The town that the text named last, that of the dateline too, of which an unknown quarter
    is."""
    named = (p for p in reversed(before) if p.kind not in PARTS and not (p.is_goal or p.is_beyond))
    last = next((p for p in named if gazetteer.bearers(p.name, None)), None)
    towns = [] if last is None else gazetteer.bearers(last.name, None)
    return last if any(b.sort is Sort.SETTLEMENT for b in towns) else None


def _leads(text: str, place: WrittenPlace) -> bool:
    """ "In X, ..." at the head of a sentence, "X, Y district: ..." at that of a line."""
    before = text[max(0, place.span.start - REACH) : place.span.start]
    is_dateline = place.is_dateline or place.name.isupper()
    if not is_dateline and _HEADED.match(text, place.span.end) and _HEADS_LINE.search(before):
        return True
    return _LEADS.search(before) is not None


def _is_town(place: WrittenPlace, gazetteer: Gazetteer) -> bool:
    if place.kind in PARTS or place.is_dateline:
        return False
    return any(b.sort is Sort.SETTLEMENT for b in gazetteer.bearers(place.name, None))


def _is_small(place: WrittenPlace, gazetteer: Gazetteer) -> bool:
    """Whether nothing large bears the name."""
    return all(
        b.sort in (Sort.SETTLEMENT, Sort.DISTRICT) and b.population < LARGE_TOWN
        for b in gazetteer.bearers(place.name, None)
    )
