"""Days that the parser joins to the word behind them: "on 6 April gunmen fired"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.reading.dates.lexicon import WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc

PLAIN_DAY = "Monday"
_MONTH = re.compile(
    r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_DAYS = frozenset({"on", "of"})
_ENDS = frozenset(".!?;:•*-–—")


@dataclass(frozen=True)
class PlainDay:
    """The words of a written day, from the first to behind the last; `opens` where a sentence
    begins with it, and is shown with a comma for its last word."""

    start: int
    end: int
    opens: bool


def days_before_words(doc: Doc) -> Iterator[PlainDay]:
    """Days behind which the sentence goes on without a comma: the parser takes "6 April gunmen"
    for one noun, and leaves the verb without its subject."""
    for i in range(1, len(doc) - 2):
        if doc[i - 1].lower_ in _BEFORE_DAYS and _is_day(doc[i].text, doc[i + 1].text):
            end = i + 3 if i + 3 < len(doc) and _YEAR.fullmatch(doc[i + 2].text) else i + 2
            if doc[end].is_alpha or doc[end].like_num:
                yield PlainDay(i, end, _opens(doc, i - 1))


def _is_day(first: str, second: str) -> bool:
    """ "6 April", "April 6th"."""
    day, month = (first, second) if _DAY.fullmatch(first) else (second, first)
    return bool(_DAY.fullmatch(day) and month[:1].isupper() and _MONTH.fullmatch(month))


def is_of_calendar(word: str) -> bool:
    """A month or a day of the week."""
    return _MONTH.fullmatch(word) is not None or word.lower() in WEEKDAYS


def _opens(doc: Doc, i: int) -> bool:
    """Whether a sentence, or a part of it behind a semicolon, begins with an "on"."""
    led = i == 0 or doc[i - 1].is_space or doc[i - 1].text in _ENDS
    return led and doc[i].lower_ == "on"
