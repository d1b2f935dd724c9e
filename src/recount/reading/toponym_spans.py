"""Which stretches of a text are place names: the evidence for and against each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from recount.places.records import Sort
from recount.reading.toponym_hints import KINDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recount.places import Gazetteer

LONGEST = 6  # tokens of a name
KNOWN_CITY = 100_000  # inhabitants from which a name is taken for its city without more evidence
_PLACE_LABELS = frozenset({"GPE", "LOC"})
_OTHER_NAMES = frozenset({"PERSON", "ORG", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_INNER = frozenset("of the de la del da do di du des le el al as ash az ad an ar at ez ul e i y".split())
_PREPOSITIONS = frozenset(
    "in near from at to outside around toward towards into between throughout across inside via"
    " within through leaving reached".split()
)
_PART_OF_NAME = frozenset(
    "county river lake island islands township park valley creek mountains mountain sea bay parish"
    " peninsula ocean gulf strait desert falls beach springs heights hills".split()
)
_BODIES = frozenset(
    "police sheriff fire mayor council councilman councilwoman department county high public"
    " community jail attorney superior regional volunteer circuit coroner court courthouse chamber"
    " medical detention municipal middle elementary governor airport area resident residents"
    " district city town state school schools hospital university prison road highway commission"
    " commissioners government officials authorities board".split()
)
_STATES_AFTER = re.compile(r"^,\s+")
_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december god islam allah internet web english".split()
)
_PERSON_TITLES = frozenset(
    "mr mrs ms dr sir president minister sen rep gov gen col lt capt sgt maj judge justice"
    " prof professor rev pastor coach senator representative secretary".split()
)


class Stretch(NamedTuple):
    """Tokens `start` to `end` (exclusive) that are one place name."""

    start: int
    end: int


class _Scene(NamedTuple):
    """What is looked up again and again while one text is searched."""

    doc: Doc
    gazetteer: Gazetteer
    surnames: frozenset[str]
    labels: list[str]


def stretches(doc: Doc, gazetteer: Gazetteer) -> list[Stretch]:
    """The place names of a text; no two overlap."""
    scene = _Scene(doc, gazetteer, _surnames(doc), [token.ent_type_ for token in doc])
    taken: list[Stretch] = []
    for run in _runs(doc):
        taken += _names_in(scene, run)
    return taken


def _surnames(doc: Doc) -> frozenset[str]:
    """Words of the names of persons: of two words or more, or after a title."""
    names = set()
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        titled = entity.start > 0 and doc[entity.start - 1].lower_.strip(".") in _PERSON_TITLES
        if len(entity) > 1 or titled:
            names.update(token.text for token in entity)
    return frozenset(names)


def _runs(doc: Doc) -> Iterator[Stretch]:
    """Longest stretches of capitalised words, with the small words inside names."""
    start = None
    end = 0
    for token in doc:
        if _is_capital(token):
            if start is None:
                start = token.i
            end = token.i + 1
        elif start is not None and not (_joins(token) and token.i - end < 3):
            yield Stretch(start, end)
            start = None
    if start is not None:
        yield Stretch(start, end)


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() or (token.text[0] in "‘’'ʿ" and token.text[1:2].isupper())


def _joins(token: Token) -> bool:
    return token.lower_ in _INNER or token.text in {"-", "–", "'", "’", "."}


def _names_in(scene: _Scene, run: Stretch) -> Iterator[Stretch]:
    """Place names of one run of capitalised words, the longest known ones first."""
    at = run.start
    while at < run.end:
        name = _name_at(scene, at, run.end)
        if name is None:
            at += 1
        else:
            yield name
            at = name.end


def _name_at(scene: _Scene, at: int, limit: int) -> Stretch | None:
    if not _is_capital(scene.doc[at]):
        return None
    for end in range(min(at + LONGEST, limit), at, -1):
        stretch = Stretch(at, end)
        if _is_place(scene, stretch):
            return stretch
    return None


def _is_place(scene: _Scene, stretch: Stretch) -> bool:
    tokens = scene.doc[stretch.start : stretch.end]
    last = tokens[-1]
    text = tokens.text
    if not (_is_capital(last) or last.text.isdigit()) or last.lower_ in _INNER or len(text) < 2:
        return False
    if text.lower() in _NOT_NAMES or _is_people(scene, text):
        return False
    labels = scene.labels[stretch.start : stretch.end]
    bearers = scene.gazetteer.bearers(text, None)
    if not bearers:
        return _is_unknown_place(scene, stretch, labels)
    return _is_meant(scene, stretch, labels, [bearer.sort for bearer in bearers], bearers)


def _is_people(scene: _Scene, text: str) -> bool:
    """Whether the word is that of a people and no country's own name."""
    peoples = scene.gazetteer.peoples(text) or (
        scene.gazetteer.peoples(text[:-1]) if text.endswith("s") else ()
    )
    if not peoples:
        return False
    return not any(p.sort is Sort.COUNTRY for p in scene.gazetteer.bearers(text, None))


def _is_unknown_place(scene: _Scene, stretch: Stretch, labels: list[str]) -> bool:
    """A name that no list holds: an entity as a whole, or one with a kind word beside it."""
    doc = scene.doc
    whole = _is_entity(doc, stretch)
    kind = stretch.end < len(doc) and doc[stretch.end].text in KINDS
    if not whole:
        return False
    if kind and labels[0] != "PERSON":
        return doc[stretch.end].text not in {"area", "state", "city", "country"}
    if labels[0] in _PLACE_LABELS and stretch.end - stretch.start <= 4:
        return not (set(doc[stretch.start : stretch.end].text.split()) & scene.surnames)
    return False


def _is_entity(doc: Doc, stretch: Stretch) -> bool:
    """Whether an entity begins and ends here, but for an article or a kind word."""
    first, last = doc[stretch.start], doc[stretch.end - 1]
    if not first.ent_type_ or first.ent_type_ != last.ent_type_:
        return False
    starts = first.ent_iob_ == "B" or doc[stretch.start - 1].lower_ in {"the", "southern", "northern", "eastern", "western", "central"}
    follower = doc[stretch.end] if stretch.end < len(doc) else None
    ends = follower is None or follower.ent_iob_ != "I" or follower.lower_ in KINDS or follower.text in {"'s", "’s", ","}
    return starts and ends


def _is_meant(scene: _Scene, stretch: Stretch, labels: list[str], sorts: list[Sort], bearers: tuple) -> bool:
    """Whether a known name stands for the place here."""
    doc = scene.doc
    text = doc[stretch.start : stretch.end].text
    if len(text) <= 3 and not text.isupper() and "." not in text and not set(labels) & _PLACE_LABELS:
        return False
    large = any(s in (Sort.COUNTRY, Sort.REGION, Sort.PROVINCE, Sort.WATER) for s in sorts)
    city = max(b.population for b in bearers) >= KNOWN_CITY
    before = doc[stretch.start - 1].lower_ if stretch.start else ""
    after_place = before in _PREPOSITIONS
    located = _has_state_after(scene, stretch)
    if _continues_name(scene, stretch):
        return False
    if all(label in _PLACE_LABELS for label in labels):
        return _is_entity(doc, stretch) or large or located or doc[stretch.end - 1].lower_ in _PART_OF_NAME or _ends_at_body(doc, stretch) or _inside_known(doc, stretch)
    if located:
        return True
    if set(labels) & {"PERSON"}:
        alone = _is_entity(doc, stretch)
        return alone and (after_place or large) and text not in scene.surnames
    if text in scene.surnames and not large:
        return False
    if doc[stretch.end - 1].lower_ == "county":
        return True
    if "ORG" in labels or "FAC" in labels:
        if _is_entity(doc, stretch):
            return after_place or (large and not text.isupper()) or text in {"US", "UK", "U.S.", "U.K."}
        return doc[stretch.start].ent_iob_ == "B" and _ends_at_body(doc, stretch) and (large or city or True)
    if any(token.pos_ != "PROPN" for token in doc[stretch.start : stretch.end] if _is_capital(token)) and not large:
        return False
    return large or after_place or (city and not doc[stretch.start].is_sent_start) or _ends_at_body(doc, stretch)


def _inside_known(doc: Doc, stretch: Stretch) -> bool:
    """Within an entity of several places: "Sangin Helmand", "Paris, Texas"."""
    follower = doc[stretch.end].text if stretch.end < len(doc) else ""
    leader = doc[stretch.start - 1].text if stretch.start else ""
    return follower in {",", "/", "-", "–", "and"} or leader in {",", "/", "-", "–", "and"}


def _continues_name(scene: _Scene, stretch: Stretch) -> bool:
    """Whether the name is only part of a longer one: "Washington" of "Washington Post"."""
    doc = scene.doc
    if stretch.start >= 2 and doc[stretch.start - 1].lower_ == "of" and doc[stretch.start - 2].text in {"University", "Bank", "College", "Church", "Institute", "Diocese"}:
        return True
    return False


def _ends_at_body(doc: Doc, stretch: Stretch) -> bool:
    """Whether an office or service of the place follows: "Tripoli police", "Paris Fire"."""
    return stretch.end < len(doc) and doc[stretch.end].lower_ in _BODIES


def _has_state_after(scene: _Scene, stretch: Stretch) -> bool:
    """Whether a comma and the name of a country or province follow."""
    doc = scene.doc
    if stretch.end + 1 >= len(doc) or doc[stretch.end].text != ",":
        return False
    for end in range(min(stretch.end + 4, len(doc)), stretch.end + 1, -1):
        outer = doc[stretch.end + 1 : end].text
        if not outer[0].isupper():
            return False
        holders = {
            (p.country, None if p.sort is Sort.COUNTRY else p.admin1)
            for p in scene.gazetteer.bearers(outer, None)
            if p.sort in (Sort.COUNTRY, Sort.PROVINCE)
        }
        inner = scene.gazetteer.bearers(doc[stretch.start : stretch.end].text, None)
        if any((p.country, None) in holders or (p.country, p.admin1) in holders for p in inner):
            return True
    return False
