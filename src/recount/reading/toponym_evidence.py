"""The evidence for and against a stretch of text being a place's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from recount.places.records import Place, Sort
from recount.reading.toponym_hints import KINDS
from recount.reading.toponym_scene import CAPITAL, PLACE_LABELS, Scene, Stretch
from recount.reading.toponym_sites import is_town_of_site
from recount.reading.toponym_struck import (
    heads_a_line,
    is_bombarded,
    is_group,
    is_struck,
    is_town_struck,
)
from recount.reading.toponym_unknown import (
    OWNERS,
    has_toll_behind,
    is_in_known,
    is_said_a_town,
    is_scene_of,
    is_so_called,
    is_told_unknown,
)
from recount.reading.toponym_ways import is_end_of_way
from recount.reading.toponym_words import (
    ABBREVIATIONS,
    COMPASS,
    KEPT_KINDS,
    LIVED_THROUGH,
    TIES,
)

KNOWN_CITY = 100_000  # inhabitants from which a name is taken for its city without more evidence
SHORT = 3  # letters of a short name
SHORT_TOWN = 10_000  # inhabitants from which a town is known by a name so short
ACRONYM, WORDS = 4, 4  # letters of an acronym at most, words of an unknown name at most
_LARGE = frozenset({Sort.COUNTRY, Sort.REGION, Sort.PROVINCE, Sort.WATER})
_BODY_LABELS = frozenset({"ORG", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})


class Evidence(IntEnum):
    """How well the text shows that a name means a place."""

    AGAINST = 0
    LITTLE = 1
    GOOD = 2


_FEASTS = frozenset({"day", "eve", "week", "festival", "holiday", "anniversary"})
"""What the names of days end in, after which attacks are called: "the Bastille Day attack"."""


_OF_A_TONGUE = frozenset({"speaker", "speakers", "speaking"})
"""What the name of a language stands before: "attacks on Duvani speakers"."""


def _is_of_people(scene: Scene, stretch: Stretch) -> bool:
    """ "Duvani speakers"; "MN Larma": the letters of a person, and no state of that abbreviation
    ("Duluth, MN")."""
    text = scene.text(stretch)
    if scene.after(stretch) in _OF_A_TONGUE:
        return True
    if len(text) != 2 or not text.isupper() or scene.before(stretch.start) == ",":
        return False
    lands = any(b.sort is Sort.COUNTRY for b in scene.bearers(text))
    return not lands and CAPITAL.match(scene.after(stretch)) is not None


_QUARTERS = frozenset({"colony", "market", "chowk", "nagar", "goth", "mohalla", "bazar", "bazaar",
                       "block", "sector", "road", "street"})  # fmt: skip


def _is_of_a_quarter(scene: Scene, stretch: Stretch) -> bool:
    """ "Kati" and "Colony" are no towns in "the Kati Sagar Noor Colony area": a quarter's name of
    several words, of which these are the first and the last."""
    first, last = scene.doc[stretch.start], scene.doc[stretch.end - 1]
    before = scene.doc[stretch.start - 1] if stretch.start > 0 else first
    if first == last and last.lower_ in _QUARTERS:
        return bool(CAPITAL.match(before.text)) and before.i < first.i and not before.is_sent_start
    led = last.dep_ == "compound" and last.head.lower_ in _QUARTERS and last.head.i > last.i + 2
    return led and all(t.pos_ == "PROPN" for t in scene.doc[last.i + 1 : last.head.i])


_BY_AGENCY = re.compile(r"\)\s*[-–—]")


def _sent(scene: Scene, stretch: Stretch) -> bool:
    """ "Damascus, (SANA) -": the letters of the agency that sent a report, behind its dateline."""
    text, last = scene.text(stretch), scene.doc[stretch.end - 1]
    letters = text.isupper() and text.isalpha() and scene.before(stretch.start) == "("
    behind = _BY_AGENCY.match(scene.whole, last.idx + len(last)) is not None
    line = scene.whole[: scene.doc[stretch.start].idx].rpartition("\n")[2]
    return letters and behind and any(c.isalpha() for c in line)


def _tells_whose_town(scene: Scene, stretch: Stretch) -> bool:
    """ "In the Basque town of X": a people."""
    is_led = scene.before(stretch.start) == "the" or scene.before(stretch.start) in COMPASS
    last = scene.doc[stretch.end - 1]
    return is_led and _OF_TOWN.match(scene.whole, last.idx + len(last)) is not None


_OF_TOWN = re.compile(r"\s+(?:[a-z]+\s+)?(?:town|city|village|port|capital)\s+of\s+[A-Z]")


def _is_tied(scene: Scene, stretch: Stretch) -> bool:
    """ "In Dasht-e-Zarin", "in Sagar Noor Colony": a quarter, by what ties or ends its name."""
    words = [token.lower_ for token in scene.doc[stretch.start : stretch.end]]
    if scene.before(stretch.start) not in ("in", "at", "near", "from"):
        return False
    tied = len(words) == 5 and words[1] == words[3] == "-" and words[2] in TIES
    whole = scene.is_begun(stretch.start) and not CAPITAL.match(scene.after(stretch))
    return tied or (whole and 1 < len(words) < 6 and words[-1] in _QUARTERS - {"block", "sector"})


def evidence(scene: Scene, stretch: Stretch) -> Evidence:
    """What the model, the gazetteer and the words around say of a stretch together."""
    if is_town_of_site(scene, stretch):
        return Evidence.GOOD
    apart = _is_of_people(scene, stretch) or _is_of_a_quarter(scene, stretch)
    if scene.is_turned_away(stretch) or apart or _sent(scene, stretch):
        return Evidence.AGAINST
    end = is_end_of_way(scene, stretch)
    if end is not None:
        return Evidence.GOOD if end else Evidence.AGAINST
    return _of_a_name(scene, stretch)


def _of_a_name(scene: Scene, stretch: Stretch) -> Evidence:
    """The same of a name that nothing beside it settles."""
    text = scene.text(stretch)
    heads = scene.is_dateline(stretch) or heads_a_line(scene, stretch)
    if heads or has_toll_behind(scene, stretch):
        return Evidence.GOOD
    if scene.is_cut(stretch) or (scene.is_person_of(stretch.start) and not scene.is_large(text)):
        return Evidence.AGAINST
    bearers = scene.bearers(text)
    if not bearers:
        is_feast = scene.doc[stretch.end - 1].lower_ in _FEASTS
        if is_group(text) or is_feast or _tells_whose_town(scene, stretch):
            return Evidence.AGAINST
        if is_told_unknown(scene, stretch) or is_struck(scene, stretch) or _is_tied(scene, stretch):
            return Evidence.GOOD
        return Evidence.GOOD if _is_unknown_place(scene, stretch) else Evidence.AGAINST
    return _of_known(scene, stretch, bearers)


def _is_unknown_place(scene: Scene, stretch: Stretch) -> bool:
    """A name that no list holds: what the model takes for a place, or one with a kind word."""
    first, last = scene.doc[stretch.start], scene.doc[stretch.end - 1]
    words = {token.text for token in scene.doc[stretch.start : stretch.end]}
    is_only_kind = last.lower_ in KINDS and last.lower_ not in KEPT_KINDS
    is_abbreviation = len(words) == 1 and "." in first.text
    if first.lower_ in COMPASS or words & {"'s", "’s"} or is_only_kind or is_abbreviation:
        return False
    if scene.is_introduced(stretch):
        return True
    if not scene.is_entity(stretch):
        return False
    is_named_person = bool(words & scene.surnames)
    if first.ent_type_ in PLACE_LABELS:
        if first.i + 1 < last.i + 1 and scene.after(stretch) in OWNERS:
            return False  # "In Mary Smith's novel": a person, whatever the model says
        short = stretch.end - stretch.start <= WORDS
        return scene.has_kind_after(stretch) or (short and not is_named_person)
    return scene.has_kind_after(stretch) and not is_named_person


def _of_known(scene: Scene, stretch: Stretch, bearers: Sequence[Place]) -> Evidence:
    """A name that the gazetteer holds: does it stand for the place here?"""
    labels = {token.ent_type_ for token in scene.doc[stretch.start : stretch.end]}
    is_large = any(bearer.sort in _LARGE for bearer in bearers)
    told = scene.has_kind_after(stretch) and scene.before(stretch.start) == "the"
    if _is_dubious_short(scene, stretch, bearers) and not told:
        return Evidence.AGAINST
    if _is_placed(scene, stretch, bearers):
        return Evidence.GOOD
    if labels <= PLACE_LABELS:
        return _of_labelled_place(scene, stretch, is_large)
    if "PERSON" in labels:
        return _of_labelled_person(scene, stretch, is_large)
    if labels & _BODY_LABELS:
        return _of_labelled_body(scene, stretch, is_large)
    is_known = any(b.population >= KNOWN_CITY or b.is_own for b in bearers)
    return _of_unlabelled(scene, stretch, is_large, is_known)


def _is_dubious_short(scene: Scene, stretch: Stretch, bearers: Sequence[Place]) -> bool:
    """Acronyms stand for countries and provinces alone, two or three letters only so: "D.C."; a
    town may have so short a name, and stands behind "in", "near" or "the town of" then."""
    text = scene.text(stretch)
    if len(text) <= ACRONYM and text.isupper():
        return not any(bearer.sort in _LARGE for bearer in bearers)
    labels = {token.ent_type_ for token in scene.doc[stretch.start : stretch.end]}
    if len(text) > SHORT or "." in text or labels & PLACE_LABELS:
        return False
    is_town = any(b.is_main_name and b.population >= SHORT_TOWN for b in bearers)
    shown = (
        scene.is_after_preposition(stretch)
        or scene.is_introduced(stretch)
        or is_town_struck(scene, stretch, bearers)
    )
    return len(text) < SHORT or not (is_town and shown)


def _is_placed(scene: Scene, stretch: Stretch, bearers: Sequence[Place]) -> bool:
    """Whether the next words say that it is a place: ", Texas", "district", "County"."""
    if scene.has_holder_after(stretch, bearers) or scene.has_kind_after(stretch):
        return True
    if scene.has_held_before(stretch, bearers) or scene.is_introduced(stretch):
        return True
    if is_scene_of(scene, stretch) or is_said_a_town(scene, stretch):
        return True
    if is_so_called(scene, stretch):
        return True
    if is_struck(scene, stretch) or is_bombarded(scene, stretch) or _is_the_capital(scene, stretch):
        return True
    if is_town_struck(scene, stretch, bearers):
        return True
    if is_in_known(scene, stretch) or scene.has_formal_kind_after(stretch, bearers):
        return True
    return bool(scene.doc[stretch.end - 1].lower_ == "county")


def _is_the_capital(scene: Scene, stretch: Stretch) -> bool:
    """ "In the Chechen capital, X, a soldier died"."""
    named = scene.before(stretch.start) == "," and scene.before(stretch.start - 1) == "capital"
    return named and scene.after(stretch) in {",", "."}


def _of_labelled_place(scene: Scene, stretch: Stretch, is_large: bool) -> Evidence:
    last = scene.doc[stretch.end - 1].lower_
    if is_large or last in KEPT_KINDS or scene.has_body_after(stretch):
        return Evidence.GOOD
    if not scene.is_entity(stretch):
        return Evidence.AGAINST
    is_person = scene.text(stretch) in scene.persons
    if is_person and not scene.is_after_preposition(stretch):
        return Evidence.LITTLE
    return Evidence.GOOD


def _of_labelled_person(scene: Scene, stretch: Stretch, is_large: bool) -> Evidence:
    if not scene.is_entity(stretch) or scene.text(stretch) in scene.surnames:
        return Evidence.AGAINST
    good = is_large or scene.is_after_preposition(stretch)
    return Evidence.GOOD if good else Evidence.LITTLE


def _of_labelled_body(scene: Scene, stretch: Stretch, is_large: bool) -> Evidence:
    """In the name of an organisation, a building, an event."""
    text = scene.text(stretch)
    if text in scene.surnames and not is_large:
        return Evidence.AGAINST
    if scene.is_entity(stretch):
        good = is_large or scene.is_after_preposition(stretch)
        return Evidence.GOOD if good else Evidence.LITTLE
    if not scene.leads_entity(stretch):
        return Evidence.AGAINST
    good = text in ABBREVIATIONS or scene.has_body_after(stretch)
    return Evidence.GOOD if good else Evidence.LITTLE


def _leads_a_person(scene: Scene, stretch: Stretch) -> bool:
    """Whether what the model takes for a person follows at once: "the Colonia Santa Norte" is one
    name that no list holds."""
    after = scene.doc[stretch.end] if stretch.end < len(scene.doc) else None
    led = scene.before(stretch.start) == "the"
    return led and after is not None and (after.ent_type_, after.ent_iob_) == ("PERSON", "B")


def _of_unlabelled(scene: Scene, stretch: Stretch, is_large: bool, is_known: bool) -> Evidence:
    doc = scene.doc
    if _leads_a_person(scene, stretch):
        return Evidence.AGAINST
    words = [token for token in doc[stretch.start : stretch.end] if CAPITAL.match(token.text)]
    is_name = all(token.pos_ == "PROPN" for token in words)
    if not is_large and (not is_name or scene.text(stretch) in scene.surnames):
        return Evidence.AGAINST
    if is_large or scene.is_after_preposition(stretch) or scene.has_body_after(stretch):
        return Evidence.GOOD
    is_first = doc[stretch.start].is_sent_start and scene.after(stretch) not in LIVED_THROUGH
    return Evidence.GOOD if is_known and not is_first else Evidence.LITTLE
