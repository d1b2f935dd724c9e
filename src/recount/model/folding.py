"""How words are made alike so that a search finds them: in any script, whatever the marks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_ALIKE = {
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ھ": "ه", "ہ": "ه", "ـ": "",
    "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-",
    "ß": "ss", "ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe",
}  # fmt: skip
"""Letters that are written one for the other, and that no decomposition takes apart."""


def folded(text: str) -> str:
    """The text with small letters, without marks on letters, with like letters alike."""
    if text.isascii():
        return text.lower().translate(_BLANKS)
    return "".join(_letter(letter) for letter in text)


_BLANKS = {code: " " for code in range(128) if chr(code).isspace()}


@lru_cache(maxsize=20_000)
def _letter(letter: str) -> str:
    if letter.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", letter.casefold())
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return "".join(_ALIKE.get(part, part) for part in bare)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded, with the place in the text of each of its letters."""

    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Folded:
        """The text folded letter by letter."""
        letters, places = [], []
        for place, letter in enumerate(text):
            bare = _letter(letter)
            letters.append(bare)
            places += [place] * len(bare)
        return cls("".join(letters), (*places, len(text)))

    def find(self, term: str) -> list[tuple[int, int]]:
        """Where the text holds a folded term, in places of the text as it was."""
        found, at = [], self.text.find(term) if term else -1
        while at >= 0:
            last = self.places[at + len(term) - 1]
            found.append((self.places[at], last + 1))
            at = self.text.find(term, at + len(term))
        return found
