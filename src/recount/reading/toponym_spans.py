"""Which stretches of a text are place names: the evidence for and against each.

Every run of capitalised words is cut into the longest names that the gazetteer knows or that the
model calls a place. A name is taken at once where the evidence is good; one with little evidence is
taken where the same name is a place elsewhere in the text, or where it stands in a list with one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from recount.places.records import Place, Sort
from recount.reading.toponym_hints import KINDS
from recount.reading.toponym_words import (
    ABBREVIATIONS,
    BODIES,
    COMPASS,
    INNER,
    KEPT_KINDS,
    NOT_PLACES,
    OF_INSTITUTIONS,
    PREPOSITIONS,
    TITLES,
    TURNS_AWAY,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recount.places import Gazetteer

LONGEST = 6  # tokens of a name
KNOWN_CITY = 100_000  # inhabitants from which a name is taken for its city without more evidence
_PLACE_LABELS = frozenset({"GPE", "LOC"})
_LARGE = frozenset({Sort.COUNTRY, Sort.REGION, Sort.PROVINCE, Sort.WATER})
_TELLING_KINDS = frozenset(KINDS) - {"area", "areas", "state", "states", "city", "country", "camp"}
_CAPITAL = re.compile(r"[‘’'ʿʻ]?[^\W\d_a-z]|[dl]['’][A-Z]")
_DIGIT = re.compile(r"\d")


class Stretch(NamedTuple):
    """Tokens `start` to `end` (exclusive) that are one place name."""

    start: int
    end: int


class Evidence(IntEnum):
    """How well the text shows that a name means a place."""

    AGAINST = 0
    LITTLE = 1
    GOOD = 2


class _Scene(NamedTuple):
    """What is looked up again and again while one text is searched."""

    doc: Doc
    gazetteer: Gazetteer
    surnames: frozenset[str]
    mostly_persons: frozenset[str]


def stretches(doc: Doc, gazetteer: Gazetteer) -> list[Stretch]:
    """The place names of a text in order; no two overlap."""
    scene = _Scene(doc, gazetteer, _surnames(doc), _mostly_persons(doc))
    good: list[Stretch] = []
    little: list[Stretch] = []
    for run in _runs(doc):
        for found, evidence in _names_in(scene, run):
            stretch = _with_stop(doc, found)
            (good if evidence is Evidence.GOOD else little).append(stretch)
    names = {_text(scene, stretch).lower() for stretch in good}
    for stretch in little:
        if _text(scene, stretch).lower() in names or _is_listed(doc, stretch, good):
            good.append(stretch)
    return sorted(good)


def _with_stop(doc: Doc, stretch: Stretch) -> Stretch:
    """With the full stop that belongs to an abbreviation: "W.Va." """
    text = doc[stretch.start : stretch.end].text
    stop = stretch.end < len(doc) and doc[stretch.end].text == "."
    if stop and "." in text and not text.endswith(".") and not doc[stretch.end - 1].whitespace_:
        return Stretch(stretch.start, stretch.end + 1)
    return stretch


def _surnames(doc: Doc) -> frozenset[str]:
    """Words of the names of persons: of two words or more, or after a title."""
    names: set[str] = set()
    for entity in doc.ents:
        titled = entity.start > 0 and doc[entity.start - 1].lower_.strip(".") in TITLES
        if entity.label_ == "PERSON" and (len(entity) > 1 or titled):
            names.update(token.text for token in entity)
    return frozenset(names)


def _mostly_persons(doc: Doc) -> frozenset[str]:
    """Single words that the model takes for a person more often than for a place."""
    votes: Counter[str] = Counter()
    for entity in doc.ents:
        if len(entity) == 1 and entity.label_ in _PLACE_LABELS | {"PERSON"}:
            votes[entity.text] += 1 if entity.label_ == "PERSON" else -1
    return frozenset(name for name, balance in votes.items() if balance > 0)


def _runs(doc: Doc) -> Iterator[Stretch]:
    """Longest stretches of capitalised words, with the small words inside names."""
    start = None
    end = 0
    for token in doc:
        if _CAPITAL.match(token.text):
            start = token.i if start is None else start
            end = token.i + 1
        elif start is not None and (not _joins(token) or token.i - end >= 3):
            yield Stretch(start, end)
            start = None
    if start is not None:
        yield Stretch(start, end)


def _joins(token: Token) -> bool:
    return token.lower_ in INNER or token.text in {"-", "–", "'", "’", "'s", "’s"}


def _names_in(scene: _Scene, run: Stretch) -> Iterator[tuple[Stretch, Evidence]]:
    """Place names of one run of capitalised words, the longest first."""
    at = run.start
    while at < run.end:
        found = _name_at(scene, at, run.end)
        if found is None:
            at += 1
        else:
            yield found
            at = found[0].end


def _name_at(scene: _Scene, at: int, limit: int) -> tuple[Stretch, Evidence] | None:
    if not _CAPITAL.match(scene.doc[at].text) or scene.doc[at].lower_ == "the":
        hague = scene.doc[at : at + 2].text == "The Hague"
        if not hague:
            return None
    for end in range(min(at + LONGEST, limit), at, -1):
        stretch = Stretch(at, end)
        if _may_be_name(scene, stretch):
            evidence = _evidence(scene, stretch)
            if evidence is not Evidence.AGAINST:
                return stretch, evidence
    return None


def _text(scene: _Scene, stretch: Stretch) -> str:
    return str(scene.doc[stretch.start : stretch.end].text)


def _may_be_name(scene: _Scene, stretch: Stretch) -> bool:
    """Whether the words could be a name at all: no title, no people, no compass point."""
    text = _text(scene, stretch)
    last = scene.doc[stretch.end - 1]
    if not _CAPITAL.match(last.text) or len(text) < 2 or _DIGIT.search(text):
        return False
    lower = text.lower().strip(".")
    if lower in NOT_PLACES or lower in COMPASS or lower in TITLES:
        return False
    return "\n" not in text and not _is_people(scene, text)


def _is_people(scene: _Scene, text: str) -> bool:
    """Whether the word is that of a people and no country's own name."""
    peoples = scene.gazetteer.peoples(text) or (
        scene.gazetteer.peoples(text[:-1]) if text.endswith("s") else ()
    )
    if not peoples:
        return False
    return not any(p.sort is Sort.COUNTRY for p in scene.gazetteer.bearers(text, None))


def _evidence(scene: _Scene, stretch: Stretch) -> Evidence:
    bearers = scene.gazetteer.bearers(_text(scene, stretch), None)
    if _is_turned_away(scene.doc, stretch):
        return Evidence.AGAINST
    if not bearers:
        return _of_unknown(scene, stretch)
    return _of_known(scene, stretch, bearers)


def _is_turned_away(doc: Doc, stretch: Stretch) -> bool:
    """Whether the words around make the name part of another's: "University of X", "X virus"."""
    follower = doc[stretch.end].lower_ if stretch.end < len(doc) else ""
    if follower in TURNS_AWAY:
        return True
    start = stretch.start - (stretch.start > 0 and doc[stretch.start - 1].lower_ == "the")
    of = start >= 2 and doc[start - 1].lower_ == "of"
    return of and doc[start - 2].lower_ in OF_INSTITUTIONS and doc[start - 2].text[0].isupper()


def _of_unknown(scene: _Scene, stretch: Stretch) -> Evidence:
    """A name that no list holds: what the model takes for a place, or one with a kind word."""
    doc = scene.doc
    first, last = doc[stretch.start], doc[stretch.end - 1]
    words = {token.text for token in doc[stretch.start : stretch.end]}
    if first.lower_ in COMPASS or "'s" in words or "’s" in words:
        return Evidence.AGAINST
    if _is_introduced(doc, stretch):
        return Evidence.GOOD
    if not _is_entity(doc, stretch):
        return Evidence.AGAINST
    if last.lower_ in KINDS and last.lower_ not in KEPT_KINDS:
        return Evidence.AGAINST
    if words & scene.surnames and first.ent_type_ not in _PLACE_LABELS:
        return Evidence.AGAINST
    if _has_kind_after(doc, stretch):
        return Evidence.GOOD
    if first.ent_type_ in _PLACE_LABELS and stretch.end - stretch.start <= 4:
        return Evidence.AGAINST if words & scene.surnames else Evidence.GOOD
    return Evidence.AGAINST


def _is_introduced(doc: Doc, stretch: Stretch) -> bool:
    """Whether "village of" or "near" stands before a whole run of capitalised words."""
    at = stretch.start
    if stretch.end < len(doc) and _CAPITAL.match(doc[stretch.end].text):
        return False
    if any(token.pos_ in {"ADV", "DET", "PRON"} for token in doc[stretch.start : stretch.end]):
        return False
    if at >= 2 and doc[at - 1].lower_ == "of" and doc[at - 2].text in _TELLING_KINDS:
        return True
    return at >= 1 and doc[at - 1].lower_ in {"near", "outside"} and doc[at].pos_ == "PROPN"


def _is_entity(doc: Doc, stretch: Stretch) -> bool:
    """Whether an entity begins and ends here, but for an article, a compass or a kind word."""
    first, last = doc[stretch.start], doc[stretch.end - 1]
    if not first.ent_type_ or first.ent_type_ != last.ent_type_:
        return False
    lead = doc[stretch.start - 1].lower_ if stretch.start else ""
    starts = first.ent_iob_ == "B" or lead == "the" or lead in COMPASS or lead in {",", "/", "and"}
    if not starts:
        return False
    if stretch.end == len(doc) or doc[stretch.end].ent_iob_ != "I":
        return True
    follower = doc[stretch.end].lower_
    return follower in KINDS or follower in {"'s", "’s", ",", "/", "-", "–", "and", "("}


def _of_known(scene: _Scene, stretch: Stretch, bearers: Sequence[Place]) -> Evidence:
    """A name that the gazetteer holds: does it stand for the place here?"""
    text = _text(scene, stretch)
    labels = {token.ent_type_ for token in scene.doc[stretch.start : stretch.end]}
    is_large = any(bearer.sort in _LARGE for bearer in bearers)
    if _is_acronym(text) and not is_large:
        return Evidence.AGAINST
    if _has_holder_after(scene, stretch, bearers) or _has_kind_after(scene.doc, stretch):
        return Evidence.GOOD
    if labels <= _PLACE_LABELS:
        return _of_labelled_place(scene, stretch, is_large)
    if _is_dubious_short(text, labels):
        return Evidence.AGAINST
    if scene.doc[stretch.end - 1].lower_ == "county":
        return Evidence.GOOD
    if "PERSON" in labels:
        return _of_labelled_person(scene, stretch, is_large)
    if text in scene.surnames and not is_large:
        return Evidence.AGAINST
    if labels & {"ORG", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"}:
        return _of_labelled_body(scene, stretch, is_large)
    return _of_unlabelled(scene, stretch, is_large, max(b.population for b in bearers))


def _is_acronym(text: str) -> bool:
    """Up to four capitals; of towns in headings the longer names remain."""
    return len(text) <= 4 and text.isupper()


def _of_labelled_place(scene: _Scene, stretch: Stretch, is_large: bool) -> Evidence:
    doc = scene.doc
    if is_large or doc[stretch.end - 1].lower_ in KEPT_KINDS or _has_body_after(doc, stretch):
        return Evidence.GOOD
    if not _is_entity(doc, stretch):
        return Evidence.AGAINST
    is_person = _text(scene, stretch) in scene.surnames | scene.mostly_persons
    if is_person and not _is_after_preposition(doc, stretch):
        return Evidence.LITTLE
    return Evidence.GOOD


def _is_dubious_short(text: str, labels: set[str]) -> bool:
    """Two or three letters are only a name in capitals or with stops: "US", "D.C."."""
    return len(text) <= 3 and not text.isupper() and "." not in text and not labels & _PLACE_LABELS


def _of_labelled_person(scene: _Scene, stretch: Stretch, is_large: bool) -> Evidence:
    if not _is_entity(scene.doc, stretch) or _text(scene, stretch) in scene.surnames:
        return Evidence.AGAINST
    if _is_after_preposition(scene.doc, stretch) or is_large:
        return Evidence.GOOD
    return Evidence.LITTLE


def _of_labelled_body(scene: _Scene, stretch: Stretch, is_large: bool) -> Evidence:
    """In the name of an organisation, a building, an event."""
    doc, text = scene.doc, _text(scene, stretch)
    if _is_entity(doc, stretch):
        if _is_after_preposition(doc, stretch) or is_large:
            return Evidence.GOOD
        return Evidence.LITTLE
    first = doc[stretch.start]
    leads = first.ent_iob_ == "B" or doc[stretch.start - 1].lower_ == "the"
    if leads and (_has_body_after(doc, stretch) or text in ABBREVIATIONS):
        return Evidence.GOOD
    return Evidence.LITTLE if leads else Evidence.AGAINST


def _of_unlabelled(scene: _Scene, stretch: Stretch, is_large: bool, people: int) -> Evidence:
    doc = scene.doc
    words = [token for token in doc[stretch.start : stretch.end] if _CAPITAL.match(token.text)]
    if any(token.pos_ != "PROPN" for token in words) and not is_large:
        return Evidence.AGAINST
    if is_large or _is_after_preposition(doc, stretch) or _has_body_after(doc, stretch):
        return Evidence.GOOD
    if people >= KNOWN_CITY and not doc[stretch.start].is_sent_start:
        return Evidence.GOOD
    return Evidence.LITTLE


def _is_after_preposition(doc: Doc, stretch: Stretch) -> bool:
    at = stretch.start - 1
    while at >= 0 and (doc[at].lower_ == "the" or doc[at].lower_ in COMPASS):
        at -= 1
    return at >= 0 and doc[at].lower_ in PREPOSITIONS


def _has_body_after(doc: Doc, stretch: Stretch) -> bool:
    """Whether an office or service of the place follows: "Tripoli police", "Paris Fire"."""
    return stretch.end < len(doc) and doc[stretch.end].lower_ in BODIES


def _has_kind_after(doc: Doc, stretch: Stretch) -> bool:
    """Whether "district", "village" and the like follow in small letters."""
    return stretch.end < len(doc) and doc[stretch.end].text in _TELLING_KINDS


def _is_listed(doc: Doc, stretch: Stretch, good: Sequence[Stretch]) -> bool:
    """Whether the name stands beside a place with "and", "or" or a comma."""
    starts = {place.start for place in good}
    ends = {place.end for place in good}
    joints = {"and", "or", ",", "/", "-", "–"}
    after = stretch.end < len(doc) and doc[stretch.end].lower_ in joints
    before = stretch.start > 0 and doc[stretch.start - 1].lower_ in joints
    return (after and stretch.end + 1 in starts) or (before and stretch.start - 1 in ends)


def _has_holder_after(scene: _Scene, stretch: Stretch, bearers: Sequence[Place]) -> bool:
    """Whether a comma follows, and then a country or province that a bearer lies in."""
    doc = scene.doc
    if stretch.end + 1 >= len(doc) or doc[stretch.end].text != ",":
        return False
    for end in range(min(stretch.end + 5, len(doc)), stretch.end + 1, -1):
        outer = doc[stretch.end + 1 : end].text
        if not _CAPITAL.match(outer):
            return False
        holders = {
            (place.country, place.admin1)
            for place in scene.gazetteer.bearers(outer, None)
            if place.sort in (Sort.COUNTRY, Sort.PROVINCE)
        }
        if any((b.country, None) in holders or (b.country, b.admin1) in holders for b in bearers):
            return True
    return False
