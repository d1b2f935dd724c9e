"""What number words mean: "twelve hundred", "forty-three", "half a dozen"."""

from __future__ import annotations

from collections.abc import Sequence

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

UNITS: dict[str, int] = {word: value for value, word in enumerate(_SMALL.split())} | {
    word: 20 + 10 * index for index, word in enumerate(_TENS.split())
}
"""Words that stand for a number below a hundred."""

SCALES: dict[str, int] = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
}
"""Words that multiply the number before them."""

_ORDINAL_SMALL = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"

ORDINALS: dict[str, int] = {
    word: value for value, word in enumerate(_ORDINAL_SMALL.split()) if value
} | {word: 20 + 10 * index for index, word in enumerate(_ORDINAL_TENS.split())}
"""First, second, twentieth."""

NUMBER_WORDS = frozenset(UNITS) | frozenset(SCALES)


def number_of(words: Sequence[str]) -> int | None:
    """The number that number words say together; "and" is passed over.

    None where they do not make one number ("twenty thirty", "five six").
    """
    total = group = 0
    last = 1_000_000_000_000  # the least scale seen: "thousand" may not follow "hundred thousand"
    previous: int | None = None
    for word in words:
        if word in ("and", "a", "an"):
            continue
        if word in UNITS:
            if previous is not None and not _may_follow(previous, UNITS[word]):
                return None
            previous = UNITS[word]
            group += previous
        else:
            scale = SCALES[word]
            if scale < 1_000:
                group, previous = (group or 1) * scale, scale
            elif scale >= last:
                return None
            else:
                total, group, last, previous = total + (group or 1) * scale, 0, scale, scale
    return total + group


def _may_follow(previous: int, unit: int) -> bool:
    """Whether "twenty" may be followed by "three": tens by ones, scales by anything below."""
    if previous in (100, 1_000, 1_000_000, 1_000_000_000, 100_000, 10_000_000):
        return True
    return previous in range(20, 100, 10) and 0 < unit < 10


def year_of(words: Sequence[str]) -> int | None:
    """The year that words say as two pairs: "nineteen ninety-six"; "two thousand and three".

    None where they do not say a year from 1700 to 2100.
    """
    values = [UNITS[word] for word in words if word in UNITS]
    if len(values) != len(words):
        whole = number_of(words)
        return whole if whole is not None and 1990 <= whole <= 2100 else None
    if len(values) < 2 or values[0] not in (17, 18, 19, 20) or values[1] < 10:
        return None
    tail = sum(values[1:])
    good = len(values) == 2 or (len(values) == 3 and _may_follow(values[1], values[2]))
    return values[0] * 100 + tail if good and tail < 100 else None
