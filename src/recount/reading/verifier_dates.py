"""Whether a date follows from the words that it names: month, day, year and weekday."""

from __future__ import annotations

import re
from datetime import date

from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.spans import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = re.compile(
    r"\b(?:(jan)(?:uary)?|(feb)(?:ruary)?|(mar)(?:ch)?|(apr)(?:il)?|(may)|(june?)|(july?)"
    r"|(aug)(?:ust)?|(sept?)(?:ember)?|(oct)(?:ober)?|(nov)(?:ember)?|(dec)(?:ember)?)\b\.?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_DAY = re.compile(r"(?<![\d:.,$/-])\b([0-3]?\d)(?:st|nd|rd|th)?\b(?![\d:%/-]|\.\d|,\d{3})")
_WEEKDAY = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur|urs)?(?:day)?\b", re.IGNORECASE
)
_ISO = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b")
_COUNTED = re.compile(
    r"\b\d+\s*-?\s*(?:years?|months?|weeks?|days?|hours?|minutes?|nights?|decades?|p\.?m|a\.?m)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s*(?:a\.?m\.?|p\.?m\.?)\b|\b\d{4}\s*(?:hrs|hours)\b"
)
_TO_THE_DAY = frozenset({DatePrecision.DAY, DatePrecision.PART_OF_DAY, DatePrecision.HOUR})
_WRITTEN = frozenset({DateBasis.WRITTEN, DateBasis.YEAR_INFERRED})
_SHIFTS = re.compile(
    r"\b(?:before|after|later|earlier|since|until|ago|prior|following|next|last|previous|past"
    r"|through|night|between|from|to|eve)\b|-|–",
    re.IGNORECASE,
)


def date_fault(when: When, evidence: Span, text: str) -> str | None:
    """Why the date does not follow from its words; None where it does."""
    if when.start and when.end and when.start > when.end:
        return f"the date begins on {when.start} after it ends on {when.end}"
    if when.basis is DateBasis.PUBLICATION_FALLBACK:
        return None
    words = when.span.quote if when.span is not None else evidence.quote
    if when.text and _plain(when.text) not in _plain(words):
        return f"the words {when.text!r} of a date are not in its evidence"
    if when.span is None:
        words = when.text
    return _value_fault(when, words, text)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _value_fault(when: When, words: str, text: str) -> str | None:
    """The month, year, day and weekday that the words name, each against the value."""
    if when.basis is DateBasis.RELATIVE_TO_EVENT:
        return None
    iso = _ISO.search(words)
    if iso is not None:
        return _iso_fault(when, iso)
    bare = _CLOCK.sub(" ", _COUNTED.sub(" ", words))
    years = {int(y) for y in _YEAR.findall(bare)}
    months = _months(bare) or _months_beside(when, bare, text)
    # A weekday that does not go with a full date is the writer's slip.
    dated = bool(months) and _DAY.search(_YEAR.sub(" ", bare)) is not None
    wrong = {
        "year": bool(years) and not _year_fits(when, years),
        "month": bool(months) and not _month_fits(when, months),
        "day": not _day_fits(when, bare),
        "weekday": not dated and not _weekday_fits(when, bare),
    }
    part = next((name for name, is_wrong in wrong.items() if is_wrong), None)
    shown = when.partial if when.partial is not None else f"{when.start} to {when.end}"
    return f"the {part} of {words!r} is not that of {shown}" if part else None


def _iso_fault(when: When, iso: re.Match[str]) -> str | None:
    year, month, day = iso.groups()
    start, end = when.start, when.end or when.start
    if start is None or end is None:
        return None
    stated = date(int(year), int(month), int(day or 1))
    first = date(int(year), int(month), 1)
    fits = first <= end and start <= stated if not day else start <= stated <= end
    return None if fits else f"{iso.group()!r} is not {start}"


def _months(words: str) -> set[int]:
    found = _MONTH.finditer(words)
    named = {m.group()[:3].casefold() for m in found if m.group().strip(".") != "may"}
    return {_MONTHS.index(name) + 1 for name in named}


def _months_beside(when: When, words: str, text: str) -> set[int]:
    """The month that a bare day of a list belongs to: "on Sept. 19, 24 and 26"."""
    if when.span is None or not _DAY.search(words) or _WEEKDAY.search(words):
        return set()
    before = text[max(0, when.span.start - 40) : when.span.start]
    named = [m for m in _MONTH.finditer(before) if m.group() != "may"]
    if named and re.fullmatch(r"[\s\d,.&-]*(?:and|or|to|through)?\s*", before[named[-1].end() :]):
        return _months(named[-1].group())
    after = re.match(r"[\s\d,.&-]*(?:and|or|to)?[\s\d]*([A-Z][a-z]+)", text[when.span.end :][:30])
    return _months(after.group(1)) if after else set()


def _year_fits(when: When, years: set[int]) -> bool:
    covered = {d.year for d in (when.start, when.end) if d is not None}
    if not covered or (when.start is None) != (when.end is None):
        return True
    assert when.start is not None
    assert when.end is not None
    return any(when.start.year <= year <= when.end.year for year in years)


def _month_fits(when: When, months: set[int]) -> bool:
    if when.partial is not None and when.start is None and when.end is None:
        partial = re.match(r"--(\d\d)", when.partial)
        return partial is None or int(partial.group(1)) in months
    if when.start is None or when.end is None:
        return True
    count = (when.end.year - when.start.year) * 12 + when.end.month - when.start.month
    covered = {(when.start.month - 1 + step) % 12 + 1 for step in range(min(count, 11) + 1)}
    return bool(covered & months)


def _day_fits(when: When, words: str) -> bool:
    """For a single written day: its number stands in the words."""
    single = when.start is not None and when.start == when.end
    if when.basis not in _WRITTEN or not single or when.precision not in _TO_THE_DAY:
        return True
    without_years = _YEAR.sub(" ", words)
    days = {int(d) for d in _DAY.findall(without_years) if 1 <= int(d) <= 31}
    if not days or _SHIFTS.search(words):
        return True
    numeric = re.findall(r"\b(\d{1,2})[./](\d{1,2})[./]\d{2,4}\b", words)
    if numeric:
        days = {int(n) for pair in numeric for n in pair}
    return when.start is not None and when.start.day in days


def _weekday_fits(when: When, words: str) -> bool:
    named = {m.group(1).casefold() for m in _WEEKDAY.finditer(words) if len(m.group()) > 3}
    single = when.start is not None and when.start == when.end
    if len(named) != 1 or not single or when.start is None or _SHIFTS.search(words):
        return True
    return _DAYS[when.start.weekday()] in named
