"""When a document was written: by its metadata, its dateline, or what its own words imply."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from recount.model.dates import Dated, DatedBasis
from recount.model.readings import Problem
from recount.model.spans import Span
from recount.reading.dates.calendar import Days, day_of, month_days, year_days
from recount.reading.dates.clauses import TenseAt
from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.inference import infer
from recount.reading.headings import is_day_of_deed
from recount.reading.tables import in_table

_HEAD = 1500  # characters: a dateline stands no later
_EARLIER = 5  # days: a dispatch may be put on a site so long after it was written

Read = Callable[[str], list[Draft]]


@dataclass(frozen=True, slots=True)
class Dating:
    """When a document was written, and the days that its "today" may be (None: not known)."""

    dated: Dated
    today: Days | None
    problems: tuple[Problem, ...] = ()


def date_document(
    text: str, published: str | None, drafts: Sequence[Draft], read: Read, tense: TenseAt | None
) -> Dating:
    """When the text was written; never guessed from the reader's own clock."""
    problems: list[Problem] = []
    metadata = _metadata(published, read) if published else None
    if published and metadata is None:
        message = f"the publication date {published[:40]!r} cannot be read"
        problems.append(Problem("published_unreadable", message))
    dateline = _dateline(text, drafts, metadata)
    if metadata is not None:
        return _with_metadata(metadata, dateline, problems)
    if dateline is not None:
        draft, day = dateline
        because = (Span.of(text, draft.start, draft.end),)
        return Dating(Dated(day, day, DatedBasis.DATELINE, because), (day, day), tuple(problems))
    numbered = _release_month(text)
    if numbered is not None:
        span, days = numbered
        return Dating(Dated(*days, DatedBasis.INFERRED, (span,)), days, tuple(problems))
    dated, troubles = infer(text, drafts, tense)
    problems.extend(troubles)
    today = (dated.start, dated.end) if dated.start and dated.end else None
    return Dating(dated, today, tuple(problems))


def _metadata(published: str, read: Read) -> Days | None:
    """ISO 8601 day, month or year, or a date in words as feeds write it."""
    found = re.match(r"\s*(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d])", published)
    if found:
        year, month, day = (int(part) if part else None for part in found.groups())
        return _days(year, month, day)
    days = [_full_day(draft.expression) for draft in read(published)]
    known = [day for day in days if day is not None]
    return (known[0], known[0]) if len(known) == 1 else None


def _days(year: int | None, month: int | None, day: int | None) -> Days | None:
    if year is None or not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return year_days(year)
    if day is None:
        return month_days(year, month)
    found = day_of(year, month, day)
    return (found, found) if found else None


def _full_day(expression: Expression) -> date | None:
    if expression.form is not Form.CALENDAR or expression.last is not None:
        return None
    if expression.year is None or expression.month is None or expression.day is None:
        return None
    return day_of(expression.year, expression.month, expression.day)


def _with_metadata(
    metadata: Days, dateline: tuple[Draft, date] | None, problems: list[Problem]
) -> Dating:
    """Metadata stand; the dateline's day is what "yesterday" is counted from, if little earlier."""
    dated = Dated(metadata[0], metadata[1], DatedBasis.METADATA)
    if dateline is None or metadata[0] <= dateline[1] <= metadata[1]:
        today = (dateline[1], dateline[1]) if dateline else metadata
        return Dating(dated, today, tuple(problems))
    draft, day = dateline
    earlier = (metadata[0] - day).days
    used = 0 < earlier <= _EARLIER
    counted = "the dateline" if used else "the metadata"
    message = (
        f"published {metadata[0]} by its metadata, {day} by its dateline; "
        f"relative dates are counted from {counted}"
    )
    problems.append(Problem("dateline_disagrees", message, draft.start, draft.end))
    return Dating(dated, (day, day) if used else metadata, tuple(problems))


# --- dateline --------------------------------------------------------------------------------

_PLACE = r"[A-Z][\w.'\u2019-]+(?:[ -](?:(?:of|the|and) ){0,2}[A-Z][\w.'\u2019-]*){0,3}"
_CAPITALS = r"[A-Z]{3,}[A-Z.'\u2019-]*(?: [A-Z.'\u2019-]+){0,3}"
_PLACES = rf"{_PLACE}(?:,\s*{_PLACE}){{0,2}}"
_IN_BRACKETS = re.compile(rf"{_CAPITALS}(?:,\s*{_PLACE}){{0,2}},?\s*\($")
_BEFORE_DASH = re.compile(rf"(?:^|\n|\s\s|\()[ \t]*(?:{_PLACES},?\s+)?$")
_DASH = re.compile(
    r"\s*(?:,?\s*\d{4}\s*)?(?:\([^()\n]{2,60}\)|/[^/\n]{2,40}/)?\s*(?:[-\u2013\u2014]{1,2}(?=\s)"
    r"|\u2014|:(?=\s))"
)
_AGENCY = re.compile(r"\s*(?:\([^()\n]{2,60}\)|/[^/\n]{2,40}/)")
_LABEL = re.compile(
    r"(?:^|[|\u2022\u00b7])\s*(?:(?:first\s+)?(?:published|posted|updated|last\s+updated|modified|date|dated|issued"
    r"|(?:published|posted|updated|issued|released)\s+(?:on|at)|released?|release\s+date|press\s+release|news\s+release|for\s+immediate\s+release"
    r"|statement|by\s+[\w .'\u2019-]{2,40})[\s:,|\u2013-]*){0,3}$",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"[\s.]*(?:$|[|\u2022\u00b7(\u2013-]|at\b|\d|,?\s*by\b)", re.IGNORECASE)
_TITLE_BEFORE = re.compile(rf"^(?:{_PLACES}|(?:[A-Z(][\w()-]*[ -]*)+),\s*$")
_RELEASE_CODE = re.compile(r"\b(20\d\d|19\d\d)-(0[1-9]|1[0-2])-[A-Z]")


def _dateline(
    text: str, drafts: Sequence[Draft], metadata: Days | None
) -> tuple[Draft, date] | None:
    """The first date in the head of the text that stands where a dateline stands.

    In a chronology, where one date after another has a line to itself, such a line dates nothing.
    """
    days = [d for d in drafts if _is_day(d.expression) and not in_table(text, d.start)]
    days = [d for d in days if d.start > _HEAD or not is_day_of_deed(text, d.start)]
    chronology = sum(_stands_alone(text, draft) for draft in days) > 2
    for draft in days:
        if draft.start > _HEAD:
            break
        alone = not chronology and _stands_alone(text, draft)
        if not alone and not _stands_so(text, draft):
            continue
        day = _full_day(draft.expression) or _with_year(text, draft.expression, metadata)
        if day is not None:
            return draft, day
    return None


def _is_day(expression: Expression) -> bool:
    plain = expression.form is Form.CALENDAR and expression.last is None
    return plain and expression.month is not None and expression.day is not None


def _line(text: str, draft: Draft) -> tuple[str, str]:
    """What stands before and after a date in its own line."""
    start = text.rfind("\n", 0, draft.start) + 1
    stop = text.find("\n", draft.end)
    before = text[max(start, draft.start - 160) : draft.start]
    return before, text[draft.end : stop if stop >= 0 else len(text)][:160]


def _stands_so(text: str, draft: Draft) -> bool:
    """Whether a date stands as in a dateline: after a place, in brackets or before a dash."""
    before, after = _line(text, draft)
    if before.endswith("(") and after.startswith(")"):
        return bool(_IN_BRACKETS.search(before))
    if not _BEFORE_DASH.search(before):
        return False
    heading = not text[: draft.start].strip()
    named = bool(before.strip()) or heading or draft.expression.year is not None
    return named and bool(_DASH.match(after) or (before.strip() and _AGENCY.match(after)))


def _stands_alone(text: str, draft: Draft) -> bool:
    """Whether a date has its line to itself, but for a label, a place or the words of a title."""
    before, after = _line(text, draft)
    if _LINE_END.match(after) is None or len(before) + len(after) >= 120:
        return False
    if not before.strip(" |\t\u2022\u00b7"):
        return draft.expression.year is not None
    return bool(_LABEL.search(before) or _TITLE_BEFORE.match(before))


def _with_year(text: str, expression: Expression, metadata: Days | None) -> date | None:
    """The year of a dateline that names none: from the metadata, or a release's number."""
    near = metadata[0] if metadata else None
    if near is None:
        code = _RELEASE_CODE.search(text[:_HEAD])
        near = date(int(code.group(1)), int(code.group(2)), 15) if code else None
    if near is None:
        return None
    days = [
        day_of(year, expression.month or 0, expression.day or 0)
        for year in (near.year - 1, near.year, near.year + 1)
    ]
    known = [day for day in days if day is not None]
    best = min(known, key=lambda day: abs((day - near).days), default=None)
    return best if best is not None and abs((best - near).days) <= 60 else None


def _release_month(text: str) -> tuple[Span, Days] | None:
    """The month in the number of a release: "2010-07-AB-129"."""
    code = _RELEASE_CODE.search(text[:_HEAD])
    if code is None:
        return None
    days = month_days(int(code.group(1)), int(code.group(2)))
    return Span.of(text, code.start(), code.end(2)), days


def settled_order(text: str, drafts: Sequence[Draft], today: Days | None) -> bool | None:
    """Whether 03/04/2019 puts the month first in this document; None where nothing tells.

    Another date of the same form that can be read one way only tells; so does the document's
    own date, where one reading lies after it.
    """
    written = [text[draft.start : draft.end] for draft in drafts]
    for words in written:
        found = re.search(r"\b(\d{1,2})/(\d{1,2})/\d{2,4}\b", words)
        if found and int(found.group(1)) > 12:
            return False
        if found and int(found.group(2)) > 12:
            return True
    for draft in drafts:
        value = draft.expression.value or ""
        if today is None or "/" not in value or draft.expression.form is not Form.CALENDAR:
            continue
        first, second = (int(part) for part in value.split("/"))
        year = draft.expression.year or 0
        by_month, by_day = day_of(year, first, second), day_of(year, second, first)
        if by_month and by_day and (by_month <= today[1]) != (by_day <= today[1]):
            return by_month <= today[1]
    return None


__all__ = ["Dating", "date_document", "settled_order"]
