"""Cuts a text into place names.

Every run of capitalised words is cut into the longest names that there is evidence for. A name is
taken at once where the evidence is good; one with little evidence is taken where the same name is a
place elsewhere in the text, or where it stands in a list with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from recount.places.records import Sort
from recount.reading.dates.lexicon import WEEKDAYS
from recount.reading.numbers.words import NUMBER_WORDS
from recount.reading.tables import is_head
from recount.reading.toponym_evidence import Evidence, evidence
from recount.reading.toponym_hints import KINDS
from recount.reading.toponym_scene import CAPITAL, Scene, Stretch
from recount.reading.toponym_sites import is_named_by_town
from recount.reading.toponym_words import COMPASS, INNER, NOT_PLACES, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recount.places import Gazetteer

LONGEST = 6  # tokens of a name
_GAP = 3  # small words inside a name at most
_HYPHENS = frozenset({"-", "–", "'", "’", "‘", "ʿ", "ʻ", "'s", "’s"})
_DASHES = frozenset({"-", "–"})
_VILLAGES = frozenset({"village", "town", "district", "neighbourhood", "neighborhood", "area"})
_STATES = frozenset({"state", "province", "governorate", "region"})
_OWNERS = frozenset({"'s", "’s"})
_JOINTS = frozenset({"and", "or", ",", "/", "-", "–"})
_UNFIT = re.compile(r"[\d\n$€£%]")
_SMALL = frozenset({"the"})
_SMALL_IN_CAPITALS = frozenset({"IN", "OR", "ME", "HI"})


def stretches(doc: Doc, gazetteer: Gazetteer) -> list[Stretch]:
    """The place names of a text in order; no two overlap."""
    scene = Scene(doc, gazetteer)
    good: list[Stretch] = []
    little: list[Stretch] = []
    for run in _runs(doc):
        for stretch, found in _names_in(scene, run):
            (good if found is Evidence.GOOD else little).append(_with_stop(doc, stretch))
    names = {scene.text(stretch).lower() for stretch in good}
    for stretch in little:
        if scene.text(stretch).lower() in names or _is_listed(doc, stretch, good):
            good.append(stretch)
    return sorted(good)


def _runs(doc: Doc) -> Iterator[Stretch]:
    """Longest stretches of capitalised words, with the small words inside names."""
    start: int | None = None
    end = 0
    for token in doc:
        if CAPITAL.match(token.text):
            start = token.i if start is None else start
            end = token.i + 1
        elif start is not None and (not _joins(token) or token.i - end >= _GAP):
            yield Stretch(start, end)
            start = None
    if start is not None:
        yield Stretch(start, end)


def _joins(token: Token) -> bool:
    if token.text in _DASHES and token.i > 0 and token.nbor(-1).whitespace_:  # "GAZA - An"
        return False
    return token.lower_ in INNER or token.text in _HYPHENS or token.lower_ in ("and", "&")


def _names_in(scene: Scene, run: Stretch) -> Iterator[tuple[Stretch, Evidence]]:
    """Place names of one run of capitalised words, the longest first."""
    at = run.start
    while at < run.end:
        found = _name_at(scene, at, run.end)
        if found is None:
            at += 1
        else:
            yield found
            at = found[0].end


def _name_at(scene: Scene, at: int, limit: int) -> tuple[Stretch, Evidence] | None:
    first = scene.doc[at]
    if not CAPITAL.match(first.text):
        return None
    if first.lower_ in _SMALL and not _is_the_hague(scene, at):
        return None
    for end in range(min(at + LONGEST, limit), at, -1):
        stretch = Stretch(at, end)
        found = evidence(scene, stretch) if _may_be_name(scene, stretch) else Evidence.AGAINST
        if found is not Evidence.AGAINST:
            return stretch, found
    return None


def _is_the_hague(scene: Scene, at: int) -> bool:
    """Whether the article is part of the place's main name: "The Hague", but not "The Gambia"."""
    bearers = scene.bearers(scene.doc[at : at + 2].text)
    return any(b.is_main_name and b.sort is Sort.SETTLEMENT for b in bearers)


def _may_be_name(scene: Scene, stretch: Stretch) -> bool:
    """Whether the words could be a name at all: no title, no people, no compass point."""
    text = scene.text(stretch)
    if not CAPITAL.match(scene.doc[stretch.end - 1].text) or len(text) < 2 or _UNFIT.search(text):
        return False
    lower = text.lower().strip(".")
    if (
        all(word in NOT_PLACES for word in lower.split())
        or lower in NOT_PLACES
        or lower in TITLES
        or _is_side(scene, stretch, lower)
    ):
        return False
    if scene.doc[stretch.end - 1].lower_ in WEEKDAYS and stretch.end - stretch.start > 1:
        return False  # "near Mexico City Thursday"
    if lower in NUMBER_WORDS:
        return False  # "Three village guards were shot"
    if scene.after(stretch) == ":" and is_head(text):
        return False  # "Date: 3 May" is of no town called Date
    if {"and", "&"} & set(lower.split()) and not scene.bearers(text):
        return False  # "Sistan and Baluchestan" is one name, "Israel and Gaza" are two
    two = _runs_past_its_kind(scene, stretch) or is_named_by_town(scene, stretch)
    if _is_shouted(scene, stretch) or two:
        return False
    return not _is_people(scene, text) and not _is_owned(scene, stretch)


def _is_shouted(scene: Scene, stretch: Stretch) -> bool:
    """ "INCIDENTS IN MAY", "was not IN the town": a small word in capitals, and no state of that
    short name, which follows a comma."""
    return scene.text(stretch) in _SMALL_IN_CAPITALS and scene.before(stretch.start) != ","


def _runs_past_its_kind(scene: Scene, stretch: Stretch) -> bool:
    """ "Zurmi LGA of Zamfara": two names, one of a district and one of what it lies in."""
    words = [t.lower_ for t in scene.doc[stretch.start : stretch.end]]
    if any(kind in KINDS and of == "of" for kind, of in pairwise(words[1:])):
        return True
    return "of" in words[1:] and _is_of_a_province(scene, stretch, words.index("of", 1))


def _is_of_a_province(scene: Scene, stretch: Stretch, at: int) -> bool:
    """ "Kurfi of Katsina State": a town and the state that it lies in."""
    outer = scene.doc[stretch.start + at + 1 : stretch.end].text
    first = scene.doc[stretch.start : stretch.start + at].text
    states = any(b.sort is Sort.PROVINCE for b in scene.bearers(outer))
    last = outer.rsplit(maxsplit=1)[-1].lower() if outer else ""
    told = last in _STATES or scene.after(stretch).lower() in _STATES
    known = bool(scene.bearers(scene.text(stretch)))
    return states and told and not known and bool(scene.bearers(first))


def _is_side(scene: Scene, stretch: Stretch, lower: str) -> bool:
    """Whether the words are a point of the compass alone; "the North-West region" is a name."""
    hyphened = lower.replace(" ", "-")
    if lower not in COMPASS and hyphened not in COMPASS:
        return False
    if scene.has_kind_after(stretch) and _is_a_province_here(scene, scene.text(stretch)):
        return False
    if hyphened not in COMPASS or scene.has_kind_after(stretch):
        return lower in COMPASS and "-" not in lower
    return lower in COMPASS or scene.before(stretch.start) == "the"


def _is_a_province_here(scene: Scene, name: str) -> bool:
    """ "The Northwest region" in a text that names Cameroon, which has one of that name."""
    lands = {b.country for b in scene.bearers(name) if b.sort is Sort.PROVINCE and b.country}
    homes = [home.name for land in sorted(lands) if (home := scene.gazetteer.country(land))]
    return any(home in scene.doc.text for home in homes)


def _is_owned(scene: Scene, stretch: Stretch) -> bool:
    """Whether the words are two names, a place and what is its own: "Chad's Lake province"."""
    owners = [t.i for t in scene.doc[stretch.start : stretch.end] if t.text in _OWNERS]
    if owners and scene.after(stretch) in _VILLAGES and not scene.bearers(scene.text(stretch)):
        return True
    return any(scene.bearers(scene.doc[stretch.start : at].text) for at in owners) and not (
        scene.bearers(scene.text(stretch))
    )


def _is_people(scene: Scene, text: str) -> bool:
    """Whether the word is that of a people and no country's own name."""
    look_up = scene.gazetteer.peoples
    if not (look_up(text) or (text.endswith("s") and look_up(text[:-1]))):
        return False
    return not any(place.sort is Sort.COUNTRY for place in scene.bearers(text))


def _with_stop(doc: Doc, stretch: Stretch) -> Stretch:
    """With the full stop that belongs to an abbreviation: "W.Va." """
    text = doc[stretch.start : stretch.end].text
    stop = stretch.end < len(doc) and doc[stretch.end].text == "."
    if stop and "." in text and not text.endswith(".") and not doc[stretch.end - 1].whitespace_:
        return Stretch(stretch.start, stretch.end + 1)
    return stretch


def _is_listed(doc: Doc, stretch: Stretch, good: Sequence[Stretch]) -> bool:
    """Whether the name stands beside a place with "and", "or" or a comma."""
    starts = {place.start for place in good}
    ends = {place.end for place in good}
    after = stretch.end < len(doc) and doc[stretch.end].lower_ in _JOINTS
    before = stretch.start > 0 and doc[stretch.start - 1].lower_ in _JOINTS
    return (after and stretch.end + 1 in starts) or (before and stretch.start - 1 in ends)
