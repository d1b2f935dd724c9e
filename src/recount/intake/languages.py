"""What a text in one of some languages tells without being read: which one it is, and the numbers
and days that it writes in figures or words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from recount.model.folding import folded

FEWEST = 0.04
"""Share of small words below which a text is in none of the languages that are known here."""
LOOKED_AT = 1_500
"""Characters that are looked at for the language; more would not change it."""
LEAST = 3
"""Numbers below are not kept: one language writes a pair as a form of the noun, another a word."""

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(
    r"(?P<clock>\d{1,2}[:h]\d{2}\b)|(?P<figure>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+)"
    r"(?:[.,]\d+)?|(?P<word>[^\W\d_]+)"
)
_BETWEEN = frozenset({"", "-", "\u2010", "."})
"""What may stand between the words of one number, or between a day and its month."""
_PREFIXES = ("و", "وال", "ال", "ب", "ل")
_KINDS = ("units", "tens", "times", "months")


@dataclass(frozen=True, slots=True)
class Language:
    """One language: the words it is known by, those that join a number, and what words are worth,
    by their kind. `names_by_capitals`: a capital letter inside a sentence begins a name."""

    code: str
    small: frozenset[str]
    joining: frozenset[str]
    worth: dict[str, tuple[str, int]]
    weekdays: frozenset[str]
    names_by_capitals: bool

    def is_common(self, word: str) -> bool:
        """Whether a folded word is a number, a month, a weekday or one of the small words."""
        return word in self.worth or word in self.weekdays or word in self.small


@dataclass(frozen=True, slots=True)
class _Piece:
    """A number or a month as it stands in a text; `joins`: an "and" is written before or behind."""

    kind: str
    value: int
    begin: int
    end: int
    joins: bool = False


class _Worth(NamedTuple):
    """What a word is worth; `joins`: an "and" is written together with it."""

    kind: str
    value: int
    joins: bool = False


@cache
def languages() -> dict[str, Language]:
    """The languages that are known, by their codes."""
    source = files("recount") / "resources" / "languages.toml"
    told = tomllib.loads(source.read_text(encoding="utf-8"))
    return {code: _language(code, row) for code, row in told.items()}


def language_of(text: str) -> Language | None:
    """The language whose small words the text has most of; None where it has hardly any."""
    words = _WORD.findall(folded(text[:LOOKED_AT]))
    told = Counter(code for word in words for code in _small_words().get(word, ()))
    if not told:
        return None
    code = max(sorted(told), key=told.__getitem__)
    return languages()[code] if told[code] > FEWEST * len(words) else None


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    """The languages that each small word is one of."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, language in languages().items():
        for word in language.small:
            found[word].append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def numbers_in(text: str, language: Language | None) -> list[int]:
    """The numbers of a text from three on, as it tells them; a day of a month as the negative of
    its month and day, -412 for 12 April, so that it is no number of people."""
    pieces = _put_together(text, _pieces(text, language))
    days: dict[int, int] = {}
    for place, piece in enumerate(pieces):
        if piece.kind == "months":
            near = [at for at in (place - 1, place + 1) if _is_day(text, pieces, at, piece)]
            days.update(dict.fromkeys(near[:1], piece.value))
    found = [
        -100 * days[place] - piece.value if place in days else piece.value
        for place, piece in enumerate(pieces)
        if piece.kind != "months"
    ]
    return [value for value in found if value >= LEAST or value < 0]


def _language(code: str, row: dict[str, Any]) -> Language:
    worth = {
        folded(word): (kind, int(value)) for kind in _KINDS[:3] for word, value in row[kind].items()
    }
    for place, names in enumerate(row["months"], 1):
        worth.update({folded(name): ("months", place) for name in names.split()})
    return Language(
        code=code,
        small=frozenset(map(folded, row["small"])),
        joining=frozenset(map(folded, row["and"])),
        worth=worth,
        weekdays=frozenset(folded(word) for names in row["days"] for word in names.split()),
        names_by_capitals=row.get("names_by_capitals", True),
    )


def _pieces(text: str, language: Language | None) -> list[_Piece]:
    """All numbers and months of a text, word by word."""
    found: list[_Piece] = []
    for token in _TOKEN.finditer(text):
        begin, end = token.span()
        word = token["word"]
        if token["figure"]:
            value = int(re.sub(r"\D", "", token["figure"]))
            found.append(_Piece("figure", value, begin, end))
        elif word and language:
            told = _worth(word, language.code)
            if told:
                found.append(_Piece(told.kind, told.value, begin, end, joins=told.joins))
            elif found and _follows(text, found[-1].end, begin) and word in language.joining:
                found[-1] = replace(found[-1], end=end, joins=True)
    return found


@lru_cache(100_000)
def _worth(word: str, code: str) -> _Worth | None:
    """What a word is worth, as it stands or behind what Arabic writes together with it."""
    bare, worth = folded(word), languages()[code].worth
    if bare in worth:
        return _Worth(*worth[bare])
    ends = (bare.removeprefix(prefix) for prefix in _PREFIXES if bare.startswith(prefix))
    return next((_Worth(*worth[end], joins=True) for end in ends if end in worth), None)


def _put_together(text: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Words that make one number as one: "twenty-five", "vingt et un", "85 thousand"."""
    found: list[_Piece] = []
    for piece in pieces:
        if found and _follows(text, found[-1].end, piece.begin):
            value = _sum(found[-1], piece)
            if value is not None:
                before = found[-1]
                found[-1] = replace(before, value=value, end=piece.end, joins=False)
                continue
        found.append(piece)
    return found


def _sum(one: _Piece, other: _Piece) -> int | None:
    """The number that two make, one right behind the other; None where they are two."""
    if "months" in (one.kind, other.kind) or other.kind == "figure":
        return None
    if other.kind == "times":
        return max(one.value, 1) * other.value
    if one.kind == "figure":
        return None
    a, b = one.value, other.value
    if (a, b) == (4, 20):  # quatre-vingts
        return 80
    is_round = a >= 20 or one.kind == "tens"
    if is_round and b < (100 if a % 100 == 0 else 20 if a % 10 == 0 else 0):
        return a + b
    is_teen = a < 10 and b == 10
    is_turned = a < 10 and other.kind == "tens" and (one.joins or other.joins)
    return a + b if is_teen or is_turned else None


def _is_day(text: str, pieces: Sequence[_Piece], place: int, month: _Piece) -> bool:
    """Whether the number at a place stands beside a month and may be a day of it."""
    if not 0 <= place < len(pieces) or pieces[place].kind == "months":
        return False
    first, last = sorted((pieces[place], month), key=lambda piece: piece.begin)
    return _follows(text, first.end, last.begin) and pieces[place].value <= 31


def _follows(text: str, end: int, begin: int) -> bool:
    return begin >= end and text[end:begin].strip() in _BETWEEN
