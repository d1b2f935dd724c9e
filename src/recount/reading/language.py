"""Which language a text is in; a language that is not read is named, never misread."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

FEWEST_LETTERS = 20
SURE_LETTERS = 200  # below this, common English words outweigh the statistics of letters
SURE_ENOUGH = 0.6
ENGLISH_ENOUGH = 0.1  # share of words of English alone: nearly all of its texts have more
SOME_ENGLISH = 0.05  # the same, where hardly a word is of another language: lists and headlines
LONGEST = 20_000  # characters that are looked at

_LOOKS_LIKE_ENGLISH = frozenset({"pcm", "jam", "sco"})  # as headlines without "the" do
_ENGLISH = frozenset(
    {"the", "of", "and", "in", "to", "was", "were", "said", "by", "that", "with", "at", "from",
     "killed", "has", "had", "been", "on", "after", "an", "for", "people", "is", "are"}
)  # fmt: skip
_ENGLISH_ALONE = frozenset(
    {"the", "and", "of", "to", "were", "that", "with", "from", "said", "killed", "has", "been",
     "after", "people", "are", "which", "who", "their", "this", "not", "have", "but", "they",
     "during", "would", "its", "by", "be", "it", "into", "against", "between", "while", "when",
     "where", "more", "other", "than", "about", "also", "could", "will", "because", "through",
     "both", "any", "his", "two", "three", "near"}
)  # fmt: skip
"""Without "in", "was", "is", "an", "for": other languages have these too."""
_ELSEWHERE = frozenset(
    {"de", "la", "le", "les", "des", "et", "en", "el", "los", "las", "que", "y", "del", "una", "un",
     "e", "o", "os", "da", "do", "em", "il", "di", "che", "per", "der", "die", "das", "und", "den",
     "ist", "von", "het", "een", "van", "och", "att", "som", "og", "det", "i", "w", "na", "nie",
     "se", "je", "u", "su", "si", "ve", "bir", "ya", "wa", "kwa", "yang", "dan", "ang", "ng", "sa",
     "dey", "dem", "wey", "don", "fit", "wi", "ae", "wis", "aw", "fi", "mi", "pan", "ka"}
)  # fmt: skip
"""The commonest words of other languages, those of creoles and of Scots among them."""
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """The BCP 47 code of the language, two letters; None where the text is too short to tell."""
    sample = text[:LONGEST]
    letters = sum(1 for c in sample if c.isalpha())
    if letters < FEWEST_LETTERS:
        return None
    words = _WORD.findall(sample.casefold())
    english = _share(words, _ENGLISH_ALONE)
    if english >= ENGLISH_ENOUGH:
        return "en"
    if english >= SOME_ENGLISH and _share(words, _ELSEWHERE) < english / 4:
        return "en"
    short_english = letters < SURE_LETTERS and _share(words, _ENGLISH) >= 0.2
    if short_english:  # whatever the statistics of letters say; they take a third of a second
        return "en"
    code, certainty = _identifier().classify(_running(sample))
    if letters >= SURE_LETTERS or code == "en":
        return str(code)
    if code in _LOOKS_LIKE_ENGLISH:
        return "en"
    return str(code) if float(certainty) > SURE_ENOUGH else None


def _share(words: list[str], among: frozenset[str]) -> float:
    return sum(1 for word in words if word in among) / max(1, len(words))


def _running(text: str) -> str:
    """The text without addresses and code numbers, and not all in capitals."""
    bare = re.sub(r"\S*(?:://|www\.|@)\S*|\S*\d\S*", " ", text)
    return bare.casefold() if bare.upper() == bare else bare


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
