"""Which documents are translations of one another, and so one origin.

A translation is known without being read: nearly all numbers, names and quotes of the one stand in
the other too, numbers and quotes in the same order. Two reporters of one happening have its place
and its toll in common and little else: whom they heard, what they counted and saw differs. A text
that is retold without its quotes is known where it tells some numbers and nothing of its own. Where
a text says too little to tell the two apart, none is taken for a translation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from recount.intake.marks import Marks, language_name, marks_of
from recount.model.documents import Document

DAYS_APART = 7
"""Translations are news too: later it is another text on the same matter."""
HELD = 0.75
"""Share, by weight, of the marks of one text that the other must hold."""
ENOUGH = 7.0
"""Weight of the marks that both must hold: a place and a toll alone have less."""
BARE_NUMBERS = 5
"""Numbers in one order that tie two texts of which none quotes anybody nor names the other."""
RETOLD = 3
"""Numbers, days aside, of a text that tells nothing but what stands in the other."""
KEPT = 0.6
"""Share, by weight, of the other's numbers that such a text tells: one that says much besides, and
holds the same few, is rather of another reporter."""
SHORTER = 1.3
"""How much longer a text would be in a script that writes short vowels, as Latin does."""
NAME, QUOTE, DAY = 2.0, 1.0, 0.5
SMALL, LARGE = 13, 100
"""Below the first, a number is likely in any text; from the second on it is rare."""
LIKE_LENGTHS = (0.45, 2.2)
"""By what a quote may be shorter or longer in another language."""
SLIP = 4
"""Sounds of a name from which one may differ: scripts write some letters otherwise."""
CROWD = 200
"""A name that more documents hold brings none of them together."""
MET = 2
"""Names or large numbers that two texts must share to be compared; or one run of RETOLD numbers."""
FEW = 8
"""A text with more numbers has too many runs of them to be looked up by."""


_Key = str | int | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """The weight of what one text tells, and of the part of it that stands in the other."""

    held: float = 0.0
    all: float = 0.0

    @property
    def share(self) -> float:
        return self.held / self.all if self.all else 0.0

    def __add__(self, other: _Held) -> _Held:
        return _Held(self.held + other.held, self.all + other.all)


def find_translations(documents: Sequence[Document]) -> list[tuple[str, str]]:
    """The ids of each two documents of which one translates the other, or both a third."""
    marks = [marks_of(document) for document in _beside_others(documents)]
    return [(one.id, other.id) for one, other in _pairs(marks) if is_translation(one, other)]


def is_translation(one: Marks, other: Marks) -> bool:
    """Whether one of two texts in two languages holds nearly all of what the other tells."""
    if not _may_be_one(one, other):
        return False
    in_order = _in_order(one.numbers, other.numbers, int.__eq__)
    quotes = len(_in_order(one.quotes, other.quotes, _like_lengths))
    sides = ((one, other), (other, one))
    if any(_is_retold(a, b, in_order, quotes) for a, b in sides):
        return True
    if not (quotes or len(in_order) >= BARE_NUMBERS or _credits(one, other)):
        return False
    held = [_numbers(a, in_order) + _quotes(a, quotes) + _names(a, b) for a, b in sides]
    found = max(held, key=lambda side: side.share)
    return found.share >= HELD and found.held >= ENOUGH


def _is_retold(one: Marks, other: Marks, in_order: Sequence[int], quotes: int) -> bool:
    """Whether the one tells some of the other's numbers, in their order, and a name or a quote of
    it, and no number, name or quote besides."""
    if sum(number >= 0 for number in in_order) < RETOLD or _numbers(one, in_order).share < 1:
        return False
    if _numbers(other, in_order).share < KEPT:
        return False
    beside = _quotes(one, quotes) + _names(one, other)
    return beside.held > 0 and beside.share >= 1


def _may_be_one(one: Marks, other: Marks) -> bool:
    near = not (one.day and other.day) or abs((one.day - other.day).days) <= DAYS_APART
    return near and one.language != other.language


def _numbers(marks: Marks, in_order: Sequence[int]) -> _Held:
    return _Held(sum(map(_weight, in_order)), sum(map(_weight, marks.numbers)))


def _weight(number: int) -> float:
    """A day is that of the happening, as a rule, and a small number stands in many texts."""
    if number < 0:
        return DAY
    return 1.0 if number < SMALL else 1.5 if number < LARGE else 2.0


def _quotes(marks: Marks, met: int) -> _Held:
    return _Held(QUOTE * met, QUOTE * len(marks.quotes))


def _names(one: Marks, other: Marks) -> _Held:
    """The names of one text in the other. Where its script marks no names, those of the other in
    it: so many as a text of its length would keep."""
    if one.names is not None:
        return _Held(NAME * _heard(one.names, other.heard), NAME * len(one.names))
    if other.names is None:
        return _Held()
    met = _heard(other.names, one.heard)
    kept = min(1.0, one.length / max(1, other.length) * SHORTER) * len(other.names)
    return _Held(NAME * met, NAME * max(met, kept))


def _heard(names: frozenset[str], heard: frozenset[str]) -> int:
    """How many names sound like a word of the other text."""
    left = names - heard
    slips = sum(any(_is_slip(name, word) for word in heard) for name in left if len(name) >= SLIP)
    return len(names) - len(left) + slips


def _is_slip(name: str, word: str) -> bool:
    if abs(len(name) - len(word)) > 1:
        return False
    return Levenshtein.distance(name, word, score_cutoff=1) <= 1


def _like_lengths(one: int, other: int) -> bool:
    least, most = LIKE_LENGTHS
    return least <= one / other <= most


def _in_order(
    one: Sequence[int], other: Sequence[int], alike: Callable[[int, int], bool]
) -> list[int]:
    """The longest run of entries of the one that stand in the other in the same order."""
    best: list[list[int]] = [[] for _ in range(len(other) + 1)]
    for entry in one:
        row: list[list[int]] = [[]]
        for place, opposite in enumerate(other):
            longer = [*best[place], entry] if alike(entry, opposite) else []
            row.append(max(longer, best[place + 1], row[place], key=len))
        best = row
    return best[-1]


def _credits(one: Marks, other: Marks) -> bool:
    """Whether one text names the medium that published the other."""
    return any(
        bool(a.publisher) and a.publisher <= b.heard for a, b in ((one, other), (other, one))
    )


def _beside_others(documents: Sequence[Document]) -> list[Document]:
    """The documents that have one in another language within the days of a translation."""
    language = {document.id: language_name(document.text) for document in documents}
    days: defaultdict[str, list[int]] = defaultdict(list)
    for document in documents:
        days[language[document.id]].append(_ordinal(document))
    for found in days.values():
        found.sort()

    def has_other(document: Document) -> bool:
        day = _ordinal(document)
        others = (found for name, found in days.items() if name != language[document.id])
        return any(not day or found[0] == 0 or _has_near(found, day) for found in others)

    return [document for document in documents if has_other(document)]


def _ordinal(document: Document) -> int:
    """The day of a document; 0 where it has none, which is near every day."""
    return date.fromisoformat(document.published[:10]).toordinal() if document.published else 0


def _has_near(days: Sequence[int], day: int) -> bool:
    place = bisect_left(days, day - DAYS_APART)
    return place < len(days) and days[place] <= day + DAYS_APART


def _pairs(marks: Sequence[Marks]) -> Iterator[tuple[Marks, Marks]]:
    """Each two texts in two languages that share some names or large numbers, in a fixed order."""
    names = frozenset(name for one in marks for name in one.names or ())
    holders: defaultdict[_Key, list[int]] = defaultdict(list)
    for place, one in enumerate(marks):
        keys: set[_Key] = {*(one.heard & names), *(n for n in one.numbers if n >= SMALL)}
        for key in keys | _runs(one):
            holders[key].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for key, found in holders.items():
        if len(found) <= CROWD:
            near = [p for p in combinations(found, 2) if _may_be_one(*(marks[i] for i in p))]
            shared.update(near * (MET if isinstance(key, tuple) else 1))
    for first, second in sorted(pair for pair, count in shared.items() if count >= MET):
        yield marks[first], marks[second]


def _runs(one: Marks) -> set[_Key]:
    """Each RETOLD numbers of a text, in their order."""
    numbers = [number for number in one.numbers if number >= 0]
    return set(combinations(numbers, RETOLD)) if len(numbers) <= FEW else set()
