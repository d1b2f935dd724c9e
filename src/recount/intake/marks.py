"""What of a text outlives its translation: its numbers, names, days and what it quotes.

A translator changes every word and keeps these, in their order. Names are known again by their
consonants, which ways of writing them in another script agree on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

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
_ENDS = ".!?:…\n“”«»\"„(-–—؟"
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
    words = _WORD.findall(text)
    return Marks(
        id=document.id,
        day=date.fromisoformat(document.published[:10]) if document.published else None,
        language=language.code if language else _script(text),
        length=len(text),
        numbers=tuple(numbers_in(text, language)),
        names=_names(text, language),
        heard=frozenset(sound for word in set(words) for sound in _sounds(word)),
        quotes=tuple(
            len(quote) for found in _QUOTED.findall(text) if len(quote := "".join(found)) >= QUOTE
        ),
        publisher=frozenset(
            sound for word in _WORD.findall(document.publisher or "") for sound in _sounds(word)
        ),
    )


def _names(text: str, language: Language | None) -> frozenset[str] | None:
    if not any(letter.isupper() for letter in text):
        return None
    if language and not language.names_by_capitals:
        return None
    found = set()
    for word in _WORD.finditer(text):
        name = word.group()
        if not name[0].isupper() or (language and language.is_common(folded(name))):
            continue
        before = text[: word.start()].rstrip(" \t")[-1:]
        if before and before not in _ENDS:
            found.update(_sounds(name))
    return frozenset(found)


def _sounds(word: str) -> set[str]:
    """The consonants of a word, and in Arabic also without a letter that is written onto it."""
    spellings = {word, word[1:]} if word[:1] in _ATTACHED else {word}
    sounds = {sound_key(plain_key(spelling)) for spelling in spellings}
    return {sound for sound in sounds if len(sound) >= CONSONANTS}


def _script(text: str) -> str:
    """The script of most letters, by the first word of their names in Unicode."""
    import unicodedata

    letters = [unicodedata.name(letter, "?").split()[0] for letter in text[:200] if letter.isalpha()]
    return max(sorted(set(letters)), key=letters.count, default="?")
