"""Events that a text remembers: "the third anniversary of the bombing, in which 41 people died"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recount.model.dates import DateBasis, DatePrecision, When
from recount.reading.numbers.words import NUMBER_WORDS, number_of
from recount.reading.ordinals import NTH
from recount.reading.syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.frames import Frame
    from recount.reading.scene import Scene

NEAR_DAYS = 7
"""How far from the day itself texts mark an anniversary: "this week", "a day before"."""
_ROUND = {"fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}


def anniversary_over(deed: Token) -> Token | None:
    """The "anniversary" of which a deed is the deed, the "year" of "a year to the day when it
    happened"; None where it is not remembered so."""
    below = deed
    for word in deed.ancestors:
        if word.lemma_.lower() == "anniversary" and below.lower_ == "of":
            return word
        if word.lemma_.lower() == "day" and word.head.lower_ == "to":
            return word.head.head if word.head.head.lemma_.lower() == "year" else None
        below = word
    return None


def day_remembered(scene: Scene, frame: Frame, word: Token) -> When | None:
    """When it was: so many years before the day on which it is remembered, give or take a week;
    None where nobody says how many."""
    years, today = _years(word), _remembered_on(scene, frame, word)
    if years is None or today is None:
        return None
    day = _years_before(today, years)
    start, end = day - timedelta(days=NEAR_DAYS), day + timedelta(days=NEAR_DAYS)
    span = scene.span([t for t in word.subtree if t.i <= word.i])
    return When(start, end, DatePrecision.LONGER, span.quote, span, DateBasis.RELATIVE_TO_EVENT)


def _remembered_on(scene: Scene, frame: Frame, word: Token) -> date | None:
    inside = {t.i for t in word.subtree}
    beside = [t for t in frame.anchor.sent if t.i not in inside]
    days = [d.when for d in scene.dates_in(beside) if d.when is not None and d.when.days == 1]
    told = days[0].start if days else None
    return told or scene.dated.start


def _years(word: Token) -> int | None:
    """ "The third anniversary", "a 10-year anniversary", "two years to the day"."""
    if word.lemma_.lower() == "year" and any(t.lower_ == "a" for t in children(word, "det")):
        return 1
    before = [t for t in word.subtree if t.i < word.i and t.dep_ != "det"]
    numbers = (_number(t.lower_.removesuffix("-year")) for t in reversed(before))
    return next((n for n in numbers if n is not None), None)


def _number(word: str) -> int | None:
    named = {"first": 1, **NTH, **_ROUND}.get(word)
    if named is not None:
        return named
    digits = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", word)
    if digits is not None:
        return int(digits.group(1))
    return number_of([word]) if word in NUMBER_WORDS else None


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
