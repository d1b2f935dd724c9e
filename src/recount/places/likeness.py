"""How well two spellings of a name agree, within a script and between Arabic and Latin.

Only asked where no list holds a name as it is written: a likeness is a guess, and the further from
certain, the more else must speak for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from recount.places.keys import heard, is_arabic, plain_key, squeezed
from recount.places.shelf import Sounding

ALIKE = 0.72  # likeness from which a spelling with the same consonants is the same name
IN_ARABIC = 0.8  # the same where both are Arabic, in which every letter counts
OTHER_SCRIPT = 0.87  # the same between an Arabic and a Latin spelling
NEARLY_ALIKE = 0.9  # and one with other consonants, where the country is known
ONE_NAME = 0.82  # likeness of two spellings of one name: "Murzuq" and "Murzuk" are 0.83
_ROUGHLY = 0.6  # what is less like than this, vowels and all, is less than OTHER_SCRIPT
_SHORT_VOWEL = 0.15  # what a vowel counts that only the Latin spelling writes
_VOWELS = re.compile("[aiu]")
_CACHED = 20_000

_squeezed = lru_cache(_CACHED)(squeezed)
_heard = lru_cache(_CACHED)(heard)


def likest(plain: str, spellings: Sequence[Sounding], enough: float) -> dict[int, float]:
    """The places whose spelling is like a plain key, with the greatest likeness of each."""
    best: dict[int, float] = {}
    is_foreign = is_arabic(plain)
    for place, other, is_own in spellings:
        if is_arabic(other) == is_foreign:
            like = _alike_as_written(plain, other, is_foreign)
        elif is_foreign or is_own:
            like = _alike_across(plain, other)
        else:
            continue  # whatever is shipped with an Arabic name has Latin ones too
        if like >= enough and like > best.get(place, 0.0):
            best[place] = like
    return best


def is_one_name(name: str, written: str) -> bool:
    """Whether a list's name and the text's are two spellings of one."""
    from rapidfuzz.fuzz import ratio

    return ratio(squeezed(plain_key(name)), squeezed(plain_key(written))) / 100 >= ONE_NAME


class Group:
    """Spellings of one script that begin alike, in the forms in which they are compared."""

    def __init__(self, spellings: Sequence[Sounding]) -> None:
        self.spellings = spellings

    @cached_property
    def written(self) -> list[str]:
        """As they are compared with a name of their own script."""
        return [squeezed(one.plain) for one in self.spellings]

    @cached_property
    def spoken(self) -> list[str]:
        """As they are compared with a name of the other script."""
        return [heard(one.plain) for one in self.spellings]

    def like(self, target: str, is_same: bool) -> list[Sounding]:
        """Those that may be like a target of the same script, or of the other; never too few."""
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extract

        forms, least = (self.written, NEARLY_ALIKE) if is_same else (self.spoken, _ROUGHLY)
        found = extract(target, forms, scorer=ratio, score_cutoff=100 * least, limit=None)
        return [self.spellings[at] for _, _, at in found]


class Groups(NamedTuple):
    """Spellings that begin alike, by script."""

    arabic: Group
    latin: Group

    @classmethod
    def of(cls, spellings: Iterable[Sounding]) -> Groups:
        """Spellings dealt out."""
        arabic: list[Sounding] = []
        latin: list[Sounding] = []
        for one in spellings:
            (arabic if is_arabic(one.plain) else latin).append(one)
        return cls(Group(arabic), Group(latin))


def nearly(plain: str, groups: Groups) -> list[Sounding]:
    """Those of many spellings that may be like a plain key; quick, and never too few."""
    is_foreign = is_arabic(plain)
    same, other = groups if is_foreign else reversed(groups)
    found = same.like(squeezed(plain), True)
    if is_foreign:
        return found + other.like(heard(plain), False)
    # Whatever is shipped with an Arabic name has Latin ones too.
    return found + [one for one in other.spellings if one.is_own]


def alike_by_ear(plain: str, other: str) -> float:
    """How well an Arabic and a Latin spelling agree, 0 to 1.

    All that the Arabic writes must be found in the Latin, in order, and no further consonants;
    the vowels that the Latin has besides are the short ones, and count for little.
    """
    from rapidfuzz.distance import LCSseq

    arabic, latin = (plain, other) if is_arabic(plain) else (other, plain)
    written, spoken = _heard(arabic), _heard(latin)
    if written[:1] == "a" and spoken[:1] in "aiu":  # an alif in front stands for any vowel
        written = spoken[:1] + written[1:]
    both = LCSseq.similarity(written, spoken)
    more = max(0, len(_VOWELS.sub("", spoken)) - len(_VOWELS.sub("", written)))
    short = max(0, len(spoken) - both - more)
    return both / max(len(written) + more + _SHORT_VOWEL * short, 1)


def _alike_as_written(plain: str, other: str, is_foreign: bool) -> float:
    from rapidfuzz.fuzz import ratio

    if _opens_softly(plain) is not _opens_softly(other):
        return 0.0  # "Akobo" is not Kobo
    like = ratio(_squeezed(plain), _squeezed(other)) / 100
    return like if like >= IN_ARABIC or not is_foreign else 0.0


def _opens_softly(plain: str) -> bool:
    """Whether a name begins with a vowel, or with what is as often written as none."""
    return plain[:1] in "aeiouwyh"


def _alike_across(plain: str, other: str) -> float:
    like = alike_by_ear(plain, other)
    return like if like >= OTHER_SCRIPT else 0.0
