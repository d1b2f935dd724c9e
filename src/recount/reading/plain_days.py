"""Days that the parser joins to the word behind them: "on 6 April gunmen fired"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.reading.dates.lexicon import WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Token

PLAIN_DAY = "Monday"
_MONTH = re.compile(
    r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
BEFORE_DAYS = frozenset({"on", "of"})
_ENDS = frozenset(".!?;:•*-–—")


@dataclass(frozen=True)
class PlainDay:
    """The words of a written day, from the first to behind the last; `opens` where a sentence
    begins with it, and is shown with a comma for its last word."""

    start: int
    end: int
    opens: bool


def days_before_words(row: list[Token]) -> Iterator[PlainDay]:
    """Days behind which the sentence goes on without a comma: the parser takes "6 April gunmen"
    for one noun, and leaves the verb without its subject."""
    for i in range(1, len(row) - 2):
        if row[i - 1].lower_ in BEFORE_DAYS and _is_day(row[i].text, row[i + 1].text):
            end = i + 3 if i + 3 < len(row) and _YEAR.fullmatch(row[i + 2].text) else i + 2
            if row[end].is_alpha or row[end].like_num:
                yield PlainDay(i, end, _opens(row, i - 1))


def _is_day(first: str, second: str) -> bool:
    """ "6 April", "April 6th"."""
    day, month = (first, second) if _DAY.fullmatch(first) else (second, first)
    return bool(_DAY.fullmatch(day) and month[:1].isupper() and _MONTH.fullmatch(month))


def is_of_calendar(word: str) -> bool:
    """A month or a day of the week."""
    return _MONTH.fullmatch(word) is not None or word.lower() in WEEKDAYS


def _opens(row: list[Token], i: int) -> bool:
    """Whether a sentence, or a part of it behind a semicolon, begins with an "on"."""
    led = i == 0 or row[i - 1].is_space or row[i - 1].text in _ENDS
    return led and row[i].lower_ == "on"
