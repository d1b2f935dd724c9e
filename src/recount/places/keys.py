"""Keys under which a place name is filed, so that spellings of one name meet.

`plain_key` forgets case, accents, hyphens, apostrophes and the Arabic article; `sound_key` keeps
only the consonants that transliterations agree on, so that Surt meets Sirte, Murzuq meets Murzuk,
and an Arabic spelling meets a Latin one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

KEYS = 1
"""Raised whenever a key changes, so that what was filed under the old ones is filed anew."""

ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_MARKS = re.compile(
    r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ARABIC_FOLD = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و",
        "ة": "ه", "ە": "ه", "ک": "ك", "گ": "ك", "ۆ": "و", "ێ": "ي", "ھ": "ه", "ء": "",
    }
)  # fmt: skip
_ARABIC_SOUND = str.maketrans(
    {
        "ا": "", "و": "", "ي": "", "ع": "", "ه": "h", "ب": "b", "پ": "p", "ت": "t", "ث": "t",
        "ج": "j", "چ": "S", "ح": "h", "خ": "x", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "ژ": "j",
        "س": "s", "ش": "S", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ڤ": "f",
        "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n", " ": "",
    }
)  # fmt: skip

_APOSTROPHES = re.compile(r"['`´‘’ʻʼʿʾ‛′\"“”]")
_BREAKS = re.compile(r"[^0-9a-z]+")
_ARTICLES = frozenset(
    {"al", "el", "ar", "as", "ash", "at", "ath", "ad", "adh", "az", "an", "er", "es", "esh", "ed"}
    | {"et", "ez", "en", "ul", "il"}
)
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "santo": "sto"}
_DIGRAPHS = re.compile(r"sch|sh|ch|kh|gh|ph|th|dh|dj|zh|ck|ts")
_DIGRAPH_CODES = {
    "sch": "S", "sh": "S", "ch": "S", "kh": "x", "gh": "g", "ph": "f", "th": "t", "dh": "d",
    "dj": "j", "zh": "j", "ck": "k", "ts": "s",
}  # fmt: skip
_SOUNDS = str.maketrans(
    {"q": "k", "c": "k", "v": "f", "w": "", "y": "", "a": "", "e": "", "i": "", "o": "", "u": ""}
)
_BOUND = re.compile("(?<=[ae])t(?= )")
_HEARD = str.maketrans("qcvweyo", "kkfuiiu")
_ARABIC_VOWELS = str.maketrans("اوي", "aui")
_DOUBLED = re.compile(r"(.)\1+")


def is_arabic(name: str) -> bool:
    """Whether the name is written in Arabic letters."""
    return not name.isascii() and ARABIC.search(name) is not None


def tidied(name: str) -> str:
    """The name without marks that are not seen, and with each Arabic letter in its usual form."""
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", name)) if is_arabic(name) else name


@lru_cache(maxsize=8192)
def plain_key(name: str) -> str:
    """The name without case, accents, hyphens, apostrophes and Arabic articles; "" for no letters.

    "Al-Ḩasakah" and "al Hasakah" give "hasakah"; "Ras al-Ayn" and "Ras el Ayn" give "ras ayn".
    """
    if not name.isascii():
        if ARABIC.search(name):
            return _arabic_key(name)
        name = anyascii(_MARKS.sub("", _APOSTROPHES.sub("", name)))
    words = _BREAKS.sub(" ", _APOSTROPHES.sub("", name).lower()).split()
    if len(words) > 1:
        words = _without_articles(words)
    return " ".join([_SHORT.get(word, word) for word in words])


def _without_articles(words: list[str]) -> list[str]:
    kept = [word for word in words if word not in _ARTICLES]
    # "El Al", "As An" and one-letter rests stay as they are: there would be no name left.
    return kept if kept and len("".join(kept)) > 2 else words


def _arabic_key(name: str) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", name)).translate(_ARABIC_FOLD)
    words = re.sub(r"[^\w]+", " ", bare).split()
    return " ".join([w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words])


def sound_key(plain: str) -> str:
    """The consonants of a plain key; "" where fewer than two would be left.

    Latin: "sirte", "surt" and "sert" give "srt". Arabic letters give the same consonants.
    """
    if ARABIC.search(plain):
        sounds = plain.translate(_ARABIC_SOUND)
    else:
        joined = plain.replace(" ", "")
        coded = _DIGRAPHS.sub(lambda found: _DIGRAPH_CODES[found.group()], joined)
        sounds = coded.translate(_SOUNDS)
    sounds = _DOUBLED.sub(r"\1", sounds)
    if len(sounds) > 2 and sounds.endswith("h"):
        sounds = sounds[:-1]
    return sounds if len(sounds) > 1 else ""


def heard(plain: str) -> str:
    """A plain key of either script in the same few letters, its written vowels kept.

    "hamuriyah" gives "hamuria", and its Arabic spelling, which writes no short vowels, "hmuria".
    """
    if ARABIC.search(plain):
        words = [re.sub("ه$", "ا", word) for word in plain.split()]
        sounds = "".join(words).translate(_ARABIC_VOWELS).translate(_ARABIC_SOUND)
    else:
        # "Maarrat" before another name is what stands alone as "Maarra".
        joined = _BOUND.sub("", plain).replace(" ", "")
        coded = _DIGRAPHS.sub(lambda found: _DIGRAPH_CODES[found.group()], joined)
        sounds = re.sub("(?<=[aiou])h$", "", coded.translate(_HEARD))
    return _DOUBLED.sub(r"\1", sounds)


def squeezed(plain: str) -> str:
    """A plain key with the vowels that transliterations mix up made one, for measuring likeness."""
    joined = plain.replace(" ", "")
    for spelled, sound in (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ay", "i"),
                           ("ai", "i"), ("aw", "u"), ("o", "u"), ("e", "i"), ("y", "i"),
                           ("q", "k"), ("c", "k"), ("kh", "x"), ("gh", "g")):  # fmt: skip
        joined = joined.replace(spelled, sound)
    return _DOUBLED.sub(r"\1", joined)
