"""Words of names, made comparable across scripts and ways of transliterating.

A word is kept in three forms: its letters in ASCII, how it sounds, and its consonants. Arabic
writes no short vowels, so that of a word in it only the consonants can be asked, and that its long
vowels stand in the other word too.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from recount.model.folding import folded

_WORD = re.compile(r"[^\W\d_]+(?:['’`ʿʾ][^\W\d_]+)*")
_ARTICLES = frozenset({"al", "el", "ul", "bin", "ibn", "ben", "bint", "bt", "de", "von", "van"})
_SONS = frozenset({"bn", "bnt", "l"})
"""The same in Arabic letters."""
_ARABIC_ARTICLE = re.compile(r"^(?:ال|آل)(?=.{2})")
_SERVANT = frozenset({"abd", "abdul", "abdel", "abdal", "abdou", "bd"})
_SERVANT_JOINED = re.compile(r"^abd(?:u|e|a)?[lrsnztd](?=[a-z]{3})")
_FATHER = frozenset({"abu", "abou", "umm", "um", "om", "bw"})
_TITLES = frozenset(
    "mr mrs ms miss dr prof sheikh haj hajj hajja eng gen col maj capt lt sgt imam".split()  # noqa: SIM905
)
_DIGRAPHS = {
    "shch": "s", "sch": "s", "dzh": "g", "kh": "h", "gh": "g", "sh": "s", "ch": "s", "th": "t",
    "dh": "d", "zh": "g", "dj": "g", "ph": "f", "ts": "s", "tz": "s", "ck": "k", "x": "ks",
    "q": "k", "c": "k", "j": "g", "p": "b",
}  # fmt: skip
"""What sounds alike in one way of transliterating or another."""
_SPELT = re.compile("|".join(sorted(_DIGRAPHS, key=len, reverse=True)))
_ARABIC = dict(zip(map(ord, "خشغثذصضطظعحجقپچگڤ"), "hsgtdsdtdahgkbsgf", strict=True))
"""Arabic letters that two Latin ones stand for, or one that stands for others too."""
_ENDS = {"ة": True, "ا": True, "ى": True, "ي": True, "و": True, "ه": None, "ء": None}
"""Which of them end a word with a vowel; the last two may or may not."""
_SOUNDS = str.maketrans({"e": "i", "y": "i", "o": "u", "w": "u", "v": "u"})
_VOWELS = re.compile("[aiu]")


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of a name: as it is written in ASCII, how it sounds, its consonants, and whether its
    script writes short vowels. `is_open` is whether it ends with a vowel, as many names of women do
    that are else those of men; None where the script leaves it open."""

    plain: str
    sound: str
    bones: str
    has_vowels: bool
    is_open: bool | None = None


@lru_cache(maxsize=200_000)
def words_of_name(name: str) -> tuple[NameWord, ...]:
    """The words of a name that tell one bearer from another: without articles, "son of" and titles;
    "Abd al-" and "Abu" go with what follows."""
    found: list[NameWord] = []
    before = ""
    for part in _WORD.findall(unicodedata.normalize("NFKC", name)):
        plain, has_vowels = _ascii(part)
        if not plain or plain in (_ARTICLES | _TITLES if has_vowels else _SONS):
            continue
        if plain in _SERVANT or plain in _FATHER:
            before = "abd" if plain in _SERVANT else "abu"
            continue
        joined = before + _SERVANT_JOINED.sub("abd", plain)
        found.append(_word(joined, None if has_vowels else part[-1]))
        before = ""
    return tuple(found)


def _ascii(part: str) -> tuple[str, bool]:
    bare = folded(part)
    is_arabic = "\u0600" <= bare[:1] <= "\u06ff"
    if is_arabic:
        bare = _ARABIC_ARTICLE.sub("", bare)
        bare = bare.translate(_ARABIC)
    plain = re.sub(r"[^a-z]", "", anyascii(bare).lower())
    return plain, not is_arabic


@lru_cache(maxsize=100_000)
def _word(plain: str, last: str | None) -> NameWord:
    """The word in its three forms; `last` is its last letter where the script is Arabic."""
    has_vowels = last is None
    # Letters of Arabic have their sounds by now: two in a row are two.
    spelt = _SPELT.sub(lambda found: _DIGRAPHS[found[0]], plain) if has_vowels else plain
    # At the beginning of a word these two are consonants.
    head = {"w": "v", "v": "v", "y": "j"}.get(spelt[:1]) or spelt[:1].translate(_SOUNDS)
    sound = _single(head + spelt[1:].translate(_SOUNDS))
    if len(sound) > 2:
        sound = sound.removesuffix("h")
    return NameWord(
        plain, sound, _single(_VOWELS.sub("", sound)), has_vowels, _is_open(plain, last)
    )


def _is_open(plain: str, last: str | None) -> bool | None:
    if last is not None:
        return _ENDS.get(last, False)
    # "Sarah" ends with a vowel, "Salih" does not.
    return None if plain.endswith("h") else plain[-1:] in "aeiouwy"


def _single(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


ALIKE = 78
"""How alike two words must sound, of 100, to be one name in two spellings."""
SLIP = 84
"""How alike they must be written for one to be a slip of the other."""


def is_spelt_alike(a: NameWord, b: NameWord) -> bool:
    """Whether two words may be one name, written by two rules or in two scripts."""
    if a.bones != b.bones or not a.bones:
        return False
    if None not in (a.is_open, b.is_open) and a.is_open is not b.is_open:
        return False
    if a.has_vowels and b.has_vowels:
        return ratio(a.sound, b.sound) >= ALIKE
    if not a.has_vowels and not b.has_vowels:
        return a.plain == b.plain
    bare, full = (b, a) if a.has_vowels else (a, b)
    return _is_within(bare.sound, full.sound)


def is_near(a: NameWord, b: NameWord) -> bool:
    """Whether one may be a slip of the other: a letter more, less or other."""
    if a.has_vowels and b.has_vowels:
        return min(len(a.sound), len(b.sound)) > 3 and ratio(a.sound, b.sound) >= SLIP
    if max(len(a.bones), len(b.bones)) < 3:
        return a.bones == b.bones and bool(a.bones)
    return Levenshtein.distance(a.bones, b.bones, score_cutoff=1) <= 1


def _is_within(bare: str, full: str) -> bool:
    """Whether the letters of one stand in the other, in their order."""
    rest = iter(full)
    return all(letter in rest for letter in bare.replace("a", ""))
