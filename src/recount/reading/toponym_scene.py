"""A text while place names are looked for in it, and what stands around a stretch of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from recount.places.records import Place, Sort
from recount.reading.syntax import text_of
from recount.reading.toponym_hints import KINDS
from recount.reading.toponym_no_places import names_no_place
from recount.reading.toponym_words import (
    BODIES,
    COMPASS,
    HOUSES,
    LANDS_OF,
    OF_INSTITUTIONS,
    PERSONS_OF,
    PREPOSITIONS,
    SAINTS,
    TIES,
    TITLES,
    TURNS_AWAY,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recount.places import Gazetteer

PLACE_LABELS = frozenset({"GPE", "LOC"})
TELLING_KINDS = frozenset(KINDS) - {"area", "areas", "state", "states", "city", "country", "camp"}
"""Kind words that alone show a name before them to be a place's."""

CAPITAL = re.compile(r"[‘’'ʿʻ]?[^\W\d_a-z]|[dl]['’][A-Z]")
LOCAL_AREA = re.compile(r"(?:Local Government Area|LGA|local government area)\b")
FORMAL_KINDS = frozenset({"Province", "Governorate", "District", "Oblast", "Prefecture", "State",
                          "Region", "Department", "Territory", "Township"})  # fmt: skip
"""Kind words that show the same where they are written as a part of the name."""

_DATELINE = re.compile(
    r"^[ \t]*(?P<name>[A-Z][A-Z'’ .-]*[A-Z])(?=[,/\s(:])[^\n]{0,60}?(?:\s[-–—]+\s|:\s)",
    re.MULTILINE,
)
_OFF = re.compile(
    r"\d\s*(?:km|kms|kilomet(?:er|re)s?|miles?)\s+(?:to\s+the\s+)?"
    r"[nsew][a-z]{3,4}[- a-z]{0,6}\s+of\s$"
)
OFF_REACH = 50  # characters before a name in which such a distance stands
JOINTS = frozenset({"-", "–", "‘", "’", "'"})  # what joins the parts of one name
TIED_ARTICLES = frozenset({"al", "el", "ash", "an", "ad", "as", "at", "ar", "az", "ul"})
_SEATS = frozenset({"provincial", "regional", "district", "state", "departmental", "county",
                    "island", "territorial"})  # fmt: skip
_HALLS = frozenset({"town hall of", "city hall of", "village hall of"})
_ENDINGS = frozenset({"'s", "’s", ",", "/", "-", "–", "and", "("})


LARGE_TOWN = 100_000  # inhabitants of a town that is not taken for a person
DATELINE_TOWN = 15_000  # and of one that reports are sent from


class Stretch(NamedTuple):
    """Tokens `start` to `end` (exclusive) that may be one place name."""

    start: int
    end: int


def datelines(text: str) -> frozenset[tuple[int, str]]:
    """Where a line begins with a name in capitals, as of the town of a report: start and name."""
    return frozenset((found.start("name"), found["name"]) for found in _DATELINE.finditer(text))


class Scene:
    """A text with its gazetteer and what is asked of it again and again."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.whole = text_of(doc)
        self.gazetteer = gazetteer
        self._words = [token.text for token in doc]
        self._lower = [token.lower_ for token in doc]
        self._starts = [token.idx for token in doc]
        self._ends = [at + len(word) for at, word in zip(self._starts, self._words, strict=True)]

    def text(self, stretch: Stretch) -> str:
        """The words of a stretch as written."""
        return self.whole[self._starts[stretch.start] : self._ends[stretch.end - 1]]

    def bearers(self, name: str) -> tuple[Place, ...]:
        """The places of this name."""
        return self.gazetteer.bearers(name.replace(" & ", " and "), None)

    @cached_property
    def leads(self) -> Mapping[str, frozenset[str]]:
        """The words that each word stands right behind; "" for the first of the text."""
        found: dict[str, set[str]] = {}
        for before, word in pairwise(["", *self._words]):
            found.setdefault(word, set()).add(before)
        return {word: frozenset(befores) for word, befores in found.items()}

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Words of the names of persons: of two words or more, or after a title."""
        names: set[str] = set()
        for entity in self.doc.ents:
            titled = entity.start > 0 and self.before(entity.start).strip(".") in TITLES
            if entity.label_ == "PERSON" and (len(entity) > 1 or titled):
                names.update(token.text for token in entity)
        for token in self.doc[2:]:
            if self.is_person_of(token.i) and not self.is_large(token.text):
                names.add(token.text)
        return frozenset(names)

    def is_person_of(self, at: int) -> bool:
        """Whether "the death of" leads to the word: then it is a person's name."""
        if at < 2 or self.before(at) != "of" or not CAPITAL.match(self.doc[at].text):
            return False
        return self.doc[at - 2].lower_ in PERSONS_OF

    def is_large(self, name: str) -> bool:
        """Whether a country, a province, a region or a large town bears the name."""
        return any(
            place.sort not in (Sort.SETTLEMENT, Sort.DISTRICT) or place.population >= LARGE_TOWN
            for place in self.bearers(name)
        )

    @cached_property
    def datelines(self) -> frozenset[tuple[int, str]]:
        """The datelines of the text."""
        return datelines(self.whole)

    def is_dateline(self, stretch: Stretch) -> bool:
        """Whether the name is the town of a dateline: "KABUL, March 3 -"."""
        text = self.text(stretch)
        is_there = (self.doc[stretch.start].idx, text) in self.datelines
        return is_there and any(p.population >= DATELINE_TOWN for p in self.bearers(text))

    @cached_property
    def persons(self) -> frozenset[str]:
        """Surnames, and single words that the model takes for a person more often than a place."""
        votes: Counter[str] = Counter()
        for entity in self.doc.ents:
            if len(entity) == 1 and entity.label_ in PLACE_LABELS | {"PERSON"}:
                votes[entity.text] += 1 if entity.label_ == "PERSON" else -1
        return self.surnames | {name for name, balance in votes.items() if balance > 0}

    def before(self, at: int) -> str:
        """The token before, in lower case, but for the mark of a tag ("in #Tripoli"); "" at the
        beginning."""
        at -= at > 1 and self._words[at - 1] == "#"
        at = self.start_of(at)
        return self._lower[at - 1] if at > 0 else ""

    def start_of(self, at: int) -> int:
        """Where a name begins, with the article that is tied to it: "al" of "al-Bab"."""
        tied = at > 2 and self._words[at - 1] == "-" and self._words[at - 2] in TIED_ARTICLES
        return at - 2 if tied and self._ends[at - 2] == self._starts[at - 1] else at

    def before_as_written(self, at: int) -> str:
        """The token before as written; "" at the beginning."""
        return self._words[at - 1] if at > 0 else ""

    def after(self, stretch: Stretch) -> str:
        """The token after, as written; "" at the end."""
        return self._words[stretch.end] if stretch.end < len(self._words) else ""

    def is_entity(self, stretch: Stretch) -> bool:
        """Whether an entity begins and ends here, but for an article, compass or kind word."""
        first, last = self.doc[stretch.start], self.doc[stretch.end - 1]
        if not first.ent_type_ or first.ent_type_ != last.ent_type_:
            return False
        lead = self.before(stretch.start)
        is_led = self._is_led_by_capital(stretch.start) or lead in {"the", ",", "/", "and"}
        if first.ent_iob_ != "B" and lead not in COMPASS and not is_led:
            return False
        if stretch.end == len(self.doc) or self.doc[stretch.end].ent_iob_ != "I":
            return True
        follower = self.after(stretch).lower()
        return follower in KINDS or follower in _ENDINGS

    def _is_led_by_capital(self, at: int) -> bool:
        """Whether a preposition at the head of a sentence stands before: "Near X" is no name."""
        lead = self.doc[at - 1] if at > 0 else None
        return lead is not None and bool(lead.is_sent_start) and lead.lower_ in PREPOSITIONS

    def leads_entity(self, stretch: Stretch) -> bool:
        """Whether an entity begins here, but for an article."""
        begins = self.doc[stretch.start].ent_iob_ == "B"
        return begins or self.before(stretch.start) == "the"

    def is_introduced(self, stretch: Stretch) -> bool:
        """Whether "village of" or "near" leads a whole run of names, or "district" follows it."""
        at = self.start_of(stretch.start)
        tokens = self.doc[stretch.start : stretch.end]
        if CAPITAL.match(self.after(stretch)):
            return False
        if any(token.pos_ in {"ADV", "DET", "PRON"} for token in tokens):
            return False
        if self.after(stretch) in {"district", "province", "village"} and self.is_begun(at):
            named = (t.pos_ == "PROPN" or t.ent_type_ or not CAPITAL.match(t.text) for t in tokens)
            return all(named)
        if self.before(at) == "of" and at >= 2 and self.doc[at - 2].text in TELLING_KINDS:
            return True
        if (at >= 3 and self.doc[at - 3 : at].text.lower() in _HALLS) or self.is_a_seat(at):
            return bool(tokens[0].pos_ == "PROPN")
        return self.before(at) in {"near", "outside"} and tokens[0].pos_ == "PROPN"

    def is_a_seat(self, at: int) -> bool:
        """ "In the provincial capital X", "the district headquarters, X"."""
        end = at - 1 if self.before(at) in (",", "of") else at
        if end < 3 or self.doc[end - 1].text not in ("capital", "headquarters"):
            return False
        return self.doc[end - 3].lower_ == "the" and self.doc[end - 2].lower_ in _SEATS

    def is_begun(self, at: int) -> bool:
        """Whether no name leads to the word: "In" at the head of a sentence is none."""
        if at == 0 or not CAPITAL.match(self.doc[at - 1].text):
            return True
        lead = self.doc[at - 1]
        return lead.lower_ in PREPOSITIONS and (lead.i == 0 or lead.nbor(-1).text not in JOINTS)

    def is_turned_away(self, stretch: Stretch) -> bool:
        """Whether the name is part of another's: "University of X", "X virus", "St. X church"."""
        if self.after(stretch).lower() in TURNS_AWAY or self.is_of_a_saint(stretch):
            return True
        if self.after(stretch).lower() == "time" and self.after(stretch) != "Time":
            return True  # "at 5 a.m. (Sanaa time)"
        if names_no_place(self, stretch):
            return True
        start = stretch.start - (self.before(stretch.start) == "the")
        if start < 2 or self.before(start) != "of":
            return False
        head = self.doc[start - 2]
        return head.lower_ in OF_INSTITUTIONS and bool(CAPITAL.match(head.text))

    def is_of_a_saint(self, stretch: Stretch) -> bool:
        """ "The St. Francis church": whose house it is, and no town of the name; a San Diego school
        is one of a city."""
        saint = self.doc[stretch.start].lower_ in SAINTS and stretch.end - stretch.start > 1
        saint = saint or self.before(stretch.start) in SAINTS
        house = saint and self.after(stretch).lower() in HOUSES
        before = self._lower[max(0, stretch.start - 3) : stretch.start]
        return house and ("the" in before or not self.is_large(self.text(stretch)))

    def is_after_preposition(self, stretch: Stretch) -> bool:
        """Whether "in", "near" and the like stand before, perhaps with an article."""
        at = self.start_of(stretch.start)
        while self.before(at) == "the" or self.before(at) in COMPASS:
            at -= 1
        is_off = self.is_off(at) or self.is_side_of(at)
        return self.before(at) in PREPOSITIONS or self.is_land_of(at) or is_off

    def is_off(self, at: int) -> bool:
        """Whether "12 km east of" leads to the word."""
        if self.before(at) != "of":
            return False
        start = self._starts[self.start_of(at)]
        return _OFF.search(self.whole[max(0, start - OFF_REACH) : start]) is not None

    def is_side_of(self, at: int) -> bool:
        """Whether "south of" leads to the word."""
        at = self.start_of(at)
        return at >= 2 and self.before(at) == "of" and self.doc[at - 2].lower_ in COMPASS

    def is_cut(self, stretch: Stretch) -> bool:
        """Whether a hyphen ties an unknown name to this one: "Murzuq" is none in "Murzuq-Telab"."""
        return self._is_tied_to_more(stretch) and not any(
            place.sort is Sort.COUNTRY for place in self.bearers(self.text(stretch))
        )

    def _is_tied_to_more(self, stretch: Stretch) -> bool:
        if self._ends_a_longer_name(stretch):
            return True
        last, doc = stretch.end, self.doc
        if last + 2 < len(doc) and doc[last].text == doc[last + 2].text == "-":
            return doc[last + 1].lower_ in TIES
        if last + 1 < len(doc) and doc[last].text == "-" and not doc[last - 1].whitespace_:
            return self._is_unknown_part(last + 1, min(last + 4, len(doc)))
        first = stretch.start
        if first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_:
            return self._is_unknown_part(first - 2, first - 1)
        return False

    def _ends_a_longer_name(self, stretch: Stretch) -> bool:
        """Whether a village is called by more words than these: "Kone" is none in "Thit Kone
        village"."""
        before = self.doc[stretch.start - 1] if stretch.start > 0 else None
        if before is None or not self.has_kind_after(stretch) or before.is_sent_start:
            return False
        one = before.ent_type_ and before.ent_type_ == self.doc[stretch.start].ent_type_
        inside = self.doc[stretch.start].ent_iob_ == "I"
        return bool(one and inside and CAPITAL.match(before.text)) and before.lower_ != "the"

    def _is_unknown_part(self, start: int, limit: int) -> bool:
        if not CAPITAL.match(self.doc[start].text) or self.doc[start].text.isupper():
            return False
        return not any(
            self.bearers(self.doc[start:end].text) for end in range(start + 1, limit + 1)
        )

    def is_land_of(self, at: int) -> bool:
        """Whether "the hills of" and the like lead to the word."""
        at = self.start_of(at)
        return at >= 2 and self.before(at) == "of" and self.doc[at - 2].lower_ in LANDS_OF

    def has_body_after(self, stretch: Stretch) -> bool:
        """Whether an office or service of the place follows: "Tripoli police", "Paris Fire"."""
        return self.after(stretch).lower() in BODIES

    def has_kind_after(self, stretch: Stretch) -> bool:
        """Whether "district", "village" and the like follow in small letters."""
        return self.after(stretch) in TELLING_KINDS

    def has_formal_kind_after(self, stretch: Stretch, bearers: Sequence[Place]) -> bool:
        """Whether "Province", "District" and the like end the name, and a bearer is a division.

        "Local Government Area" needs no bearer that is one: many are known by their town alone.
        """
        if stretch.end < len(self.doc) and LOCAL_AREA.match(self.whole, self._starts[stretch.end]):
            return True
        last = stretch.end + 1
        if self.after(stretch) not in FORMAL_KINDS:
            return False
        is_end = last >= len(self.doc) or not CAPITAL.match(self.doc[last].text)
        return is_end and any(p.sort in (Sort.PROVINCE, Sort.DISTRICT) for p in bearers)

    def has_holder_after(self, stretch: Stretch, bearers: Sequence[Place]) -> bool:
        """Whether a comma or a stroke follows, and then a country or province that a bearer lies
        in: "Sangin/Helmand"."""
        if self.after(stretch) not in (",", "/"):
            return False
        first = stretch.end + 1
        if self.after(stretch) == "/" and self._heads_dateline(stretch, first):
            return False
        for end in range(min(first + 4, len(self.doc)), first, -1):
            outer = self.doc[first:end].text
            if CAPITAL.match(outer) and _holds(self.bearers(outer), bearers):
                return True
        return False

    def _heads_dateline(self, stretch: Stretch, second: int) -> bool:
        """ "ADEN/JERUSALEM - ": the two towns that a report comes from, neither in the other."""
        words = [self.text(stretch), self.doc[second].text if second < len(self.doc) else ""]
        starts = stretch.start == 0 or "\n" in self.doc[stretch.start - 1].text
        return starts and all(word.isupper() for word in words)

    def has_held_before(self, stretch: Stretch, bearers: Sequence[Place]) -> bool:
        """Whether a place that lies in a bearer stands before a stroke: "Sangin/Helmand"."""
        last = stretch.start - 1
        if last < 1 or self.doc[last].text != "/":
            return False
        names = (self.doc[start:last].text for start in range(max(0, last - 3), last))
        return any(CAPITAL.match(name) and _holds(bearers, self.bearers(name)) for name in names)


def _holds(outer: Sequence[Place], bearers: Sequence[Place]) -> bool:
    lands = {
        (place.country, place.admin1)
        for place in outer
        if place.sort in (Sort.COUNTRY, Sort.PROVINCE)
    }
    return any((b.country, None) in lands or (b.country, b.admin1) in lands for b in bearers)
