"""An age beside a name: where it stands, and what it is.

Two rooms need it: the reader of what is told of a person, and whoever takes it out of a quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: number for number, word in enumerate(_UNITS, 1)}
_WORDS |= {word: 20 + 10 * place for place, word in enumerate(_TENS)}
OLDEST = 120
"""The greatest number that is taken for somebody's age."""

_FIGURES = (
    r"\d{1,3}",
    rf"(?:{'|'.join(_TENS)})(?:[-‑ ](?:{'|'.join(_UNITS[:9])}))?",
    *reversed(_UNITS),
)
_NUMBER = "|".join(_FIGURES)
_OLD = r"[-‑ ]?(?P<unit>year|yr|month|week|day)s?[-‑ ]?olds?"
_BEFORE = re.compile(
    rf"\b(?P<age>{_NUMBER}){_OLD}(?P<kin>(?:[ ,]+[\w'’-]+){{0,4}}?)[ ,]+$", re.IGNORECASE
)
"""Up to four words may stand between: "the 34-year-old school teacher Ana Bell"."""
_AFTER = re.compile(
    r"\s*[,(]?\s*(?:(?:who\s+)?(?:is|was)\s+)?(?:(?:his|her|their|an?|the)\s+)?"
    rf"(?:(?P<age>{_NUMBER}){_OLD}(?P<kin>(?:\s+[\w'’-]+){{0,2}})"
    rf"|aged?\s+(?:of\s+)?(?P<aged>{_NUMBER})\b"
    r"|(?<=[,(] )(?P<bare>\d{1,3})(?=\s*[,).;:]|\s+and\b|\s*$)"
    r"|(?<=\()(?P<in_brackets>\d{1,3})(?=\)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AgeBeside:
    """An age beside a name: its place in the text, the years where they are known, and the words
    between or behind that say who it is."""

    start: int
    end: int
    years: int | None
    kin: str


def ages_beside(text: str, start: int, end: int) -> Iterator[AgeBeside]:
    """The ages that stand directly before or after a name in a text."""
    before = _BEFORE.search(text, max(0, start - 80), start)
    if before is not None:
        unit = before["unit"].lower()
        yield AgeBeside(before.start("age"), before.end("age"), _years(before["age"], unit),
                        before["kin"])  # fmt: skip
    after = _AFTER.match(text, end, end + 80)
    if after is not None:
        group = next(name for name in ("age", "aged", "bare", "in_brackets") if after[name])
        unit = (after["unit"] or "year").lower()
        yield AgeBeside(after.start(group), after.end(group), _years(after[group], unit),
                        after["kin"] or "")  # fmt: skip


def _years(word: str, unit: str) -> int | None:
    """The years of a number in figures or words; somebody of months or days is of none."""
    number = int(word) if word.isdigit() else _spoken(word.lower())
    if unit not in ("year", "yr"):
        return 0
    return number if number <= OLDEST else None


def _spoken(word: str) -> int:
    return sum(_WORDS[part] for part in re.split(r"[-‑ ]", word))
