"""What of a text outlives its translation: its numbers, names, days and what it quotes.

A translator changes every word and keeps these, in their order. Names are known again by their
consonants, which ways of writing them in another script agree on.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from recount.intake.languages import Language, language_of, numbers_in
from recount.model.documents import Document
from recount.model.folding import folded
from recount.places.keys import plain_key, sound_key

LONGEST = 20_000
"""Characters of a text that are looked at; a report of some pages is shorter."""
CONSONANTS = 3
"""A name with fewer has too many likenesses among the words of another language."""
QUOTE = 25
"""Characters of a shorter passage in quotation marks may be a name or a set phrase."""

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"“([^“”]*)”|«([^«»]*)»|„([^„“”]*)[“”]|\"([^\"\n]*)\"")
_ENDS = '.!?:…\n“”«»"„(-–—؟'
"""A word behind one of these begins with a capital letter, name or not."""
_ATTACHED = "وبلفك"
"""Letters that Arabic writes together with the word behind them: and, in, for, then, like."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What of one text is compared with texts in other languages.

    `numbers` as they are told, days of months among them; `names` the sounds of words that bear a
    capital letter inside a sentence, None where the script or language has no such; `heard` the
    sounds of all its words; `quotes` how many characters each quoted passage has.
    """

    id: str
    day: date | None
    language: str
    length: int
    numbers: tuple[int, ...]
    names: frozenset[str] | None
    heard: frozenset[str]
    quotes: tuple[int, ...]
    publisher: frozenset[str]


def language_name(text: str) -> str:
    """The language of a text, or else its script: what must differ between a translation and its
    original."""
    found = language_of(text)
    return found.code if found else _script(text)


def marks_of(document: Document) -> Marks:
    """The marks of a document."""
    text = document.text[:LONGEST]
    language = language_of(text)
    return Marks(
        id=document.id,
        day=date.fromisoformat(document.published[:10]) if document.published else None,
        language=language.code if language else _script(text),
        length=len(text),
        numbers=tuple(numbers_in(text, language)),
        names=_names(text, language),
        heard=_heard(text),
        quotes=tuple(
            len(quote) for found in _QUOTED.findall(text) if len(quote := "".join(found)) >= QUOTE
        ),
        publisher=_heard(document.publisher or ""),
    )


def _names(text: str, language: Language | None) -> frozenset[str] | None:
    if not any(letter.isupper() for letter in text):
        return None
    if language and not language.names_by_capitals:
        return None
    names = [word for word in _WORD.finditer(text) if _is_name(word, text, language)]
    found = {sound for name in names for sound in _sounds(name.group())}
    for one, other in pairwise(names):
        is_run = other.start() - one.end() == 1 and text[one.end()] in " -"
        if is_run and not (_sounds(one.group()) or _sounds(other.group())):
            found |= _joined(one.group(), other.group())
    return frozenset(found)


def _is_name(word: re.Match[str], text: str, language: Language | None) -> bool:
    """Whether a word bears a capital letter that the beginning of a sentence does not explain."""
    name = word.group()
    if not name[0].isupper() or (language and language.is_common(folded(name))):
        return False
    before = text[: word.start()].rstrip(" \t")[-1:]
    return before not in _ENDS  # which the beginning of the text, "", is in


def _heard(text: str) -> frozenset[str]:
    """The sounds of all words, and of each two short ones in a row."""
    words = _WORD.findall(text)
    found = {sound for word in set(words) for sound in _sounds(word)}
    for one, other in set(pairwise(words)):
        if not (_sounds(one) or _sounds(other)):
            found |= _joined(one, other)
    return frozenset(found)


def _joined(one: str, other: str) -> set[str]:
    """The sounds of two words as one that are too short to be known alone: "Ruan Dale"."""
    return _long_enough({_plain(first) + _plain(other) for first in _spellings(one)})


def _spellings(word: str) -> set[str]:
    """A word, and in Arabic also without a letter that is written onto it."""
    return {word, word[1:]} if word[:1] in _ATTACHED else {word}


@lru_cache(100_000)
def _sounds(word: str) -> frozenset[str]:
    """The consonants of a word, where they are enough to know it by."""
    return frozenset(_long_enough({_plain(spelling) for spelling in _spellings(word)}))


_plain = lru_cache(100_000)(plain_key)


def _long_enough(keys: set[str]) -> set[str]:
    return {sound for key in keys if len(sound := sound_key(key)) >= CONSONANTS}


def _script(text: str) -> str:
    """The script of most letters, by the first word of their names in Unicode."""
    letters = [
        unicodedata.name(letter, "?").split()[0] for letter in text[:200] if letter.isalpha()
    ]
    return max(sorted(set(letters)), key=letters.count, default="?")
