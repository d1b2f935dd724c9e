"""Builds the expressions of feasts, of other calendars, and of parts: the last week of June."""

from __future__ import annotations

import re
from dataclasses import replace

from recount.reading.dates import fiscal
from recount.reading.dates.days import MONTH, YEAR, Builder
from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.periods import toward_of, year_fields
from recount.reading.dates.spells import amount_of
from recount.reading.numbers.phrases import Match

_BEFORE = re.compile(
    r"\b(?:during|in|of|on|before|after|since|until|till|by|for|at|over|this|last|next|throughout|and"
    r"|from|to|through)\s(?:the\s)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s(?:prayers?|holidays?|celebrations?|eve|day|week)\b|\s?,?\s(?:19|20)\d\d\b")
_CALLED_AFTER = re.compile(
    r"\s(?:quarter|neighbou?rhood|district|street|square|mosque|hospital|road|bridge|market|school)\b"
)
_CAPITAL = re.compile(r"\s[A-Z][a-z]")
_PERSONAL = ("eid", "ramadan", "nowruz", "easter")


def _holiday(text: str, match: Match) -> list[Draft]:
    """A feast, its eve, or a numbered day of it: never the name of a person."""
    expression = _feast(match)
    token = match.first("FEAST")
    if expression is None or token is None or _CALLED_AFTER.match(text, token.end):
        return []
    if len(match.tokens) == 1 and expression.value in _PERSONAL:
        before = text[max(0, match.start - 14) : match.start]
        heads = _BEFORE.search(before) or _AFTER.match(text, match.end)
        if not heads or _CAPITAL.match(text, match.end):
            return []
    return [Draft(match.start, match.end, expression)]


def _feast(match: Match) -> Expression | None:
    token = match.first("FEAST")
    if token is None:
        return None
    year, shift = year_fields(match)
    return Expression(
        Form.CALENDAR,
        year=year,
        year_shift=shift,
        value=str(token.value),
        toward=toward_of(match) if shift is None else None,
        amount=-1 if match.has("eve") else None,
    )


def _other(_text: str, match: Match) -> list[Draft]:
    expression = Expression(Form.CALENDAR, value=str(match.tokens[0].value))
    return [Draft(match.start, match.end, expression)]


def _numbered(_text: str, match: Match) -> list[Draft]:
    """ "17 Ramadan": a day of the month of fasting."""
    feast, day = _feast(match), match.first("D1", "D2", "ORDNUM", "ORDW")
    if feast is None or feast.value != "ramadan" or day is None:
        return []
    return [Draft(match.start, match.end, _part(feast, "D", int(day.value or 0), 1))]


def _day_of_month(_text: str, match: Match) -> list[Draft]:
    """ "The 25th of this month"."""
    day, unit = match.first("ORDNUM", "ORDW"), match.first("UNIT")
    if day is None or unit is None or unit.value != "M" or match.has("same", "that", "previous"):
        return []
    month = Expression(Form.CURRENT, unit="M", toward=toward_of(match) or 0)
    return [Draft(match.start, match.end, _part(month, "D", int(day.value or 0), 1))]


def _weekday_of(_text: str, match: Match) -> list[Draft]:
    """ "The last Friday of Ramadan"."""
    at = next(index for index, token in enumerate(match.tokens) if token.kind in ("of", "in"))
    whole, day = _whole(Match(match.rule, match.tokens[at + 1 :])), match.first("WEEKDAY")
    if whole is None or day is None:
        return []
    expression = _part(whole, "D", _ordinal(Match(match.rule, match.tokens[:at])), 1)
    return [Draft(match.start, match.end, replace(expression, weekday=int(day.value or 0)))]


def _part(whole: Expression, unit: str, ordinal: int, amount: float | None) -> Expression:
    return Expression(Form.PORTION, unit=unit, day=ordinal, amount=amount, last=whole)


def _portion(text: str, match: Match) -> list[Draft]:
    """ "The second half of March", "the last ten days of Ramadan", "the first day of Eid"."""
    at = next(index for index, token in enumerate(match.tokens) if token.kind == "of")
    head, tail = Match(match.rule, match.tokens[:at]), Match(match.rule, match.tokens[at + 1 :])
    whole = _whole(tail)
    unit = head.tokens[-1]
    letter = "H" if unit.kind == "half" else {"NI": "D"}.get(str(unit.value), str(unit.value))
    if whole is None:
        return []
    if letter == "Q" or (letter == "H" and not tail.has(*MONTH, "FEAST")):
        return fiscal.BUILDERS["quarter" if letter == "Q" else "half"](text, match)
    if letter not in ("H", "D", "W", "M"):
        return []
    expression = _part(whole, letter, _ordinal(head), _length(head, unit.kind == "UNITS"))
    if letter == "M":  # TimeML marks the months apart from their year
        return [Draft(head.start, head.end, expression), Draft(tail.start, tail.end, whole)]
    return [Draft(match.start, match.end, expression)]


def _ordinal(head: Match) -> int:
    if head.has("last", "final", "closing", "latter"):
        return -1
    if head.has("opening"):
        return 1
    ordinal = head.first("ORDW", "ORDNUM")
    return int(ordinal.value or 1) if ordinal else 1


def _length(head: Match, several: bool) -> float | None:
    """How many units the part holds; None where only "days" are said."""
    return amount_of(head) if several else 1.0


def _whole(tail: Match) -> Expression | None:
    """The month, year or feast that the part is of."""
    if tail.has("FEAST"):
        return _feast(tail)
    month = tail.first(*MONTH)
    if month is not None:
        year, shift = year_fields(tail)
        toward = None if year is not None or shift is not None else toward_of(tail)
        return Expression(
            Form.CALENDAR, year=year, year_shift=shift, month=int(month.value or 0), toward=toward
        )
    year_token = tail.first(*YEAR)
    if year_token is not None:
        return Expression(Form.CALENDAR, year=int(year_token.value or 0))
    unit = tail.first("UNIT")
    if unit is None or unit.value not in ("M", "Y", "W"):
        return None
    return Expression(Form.CURRENT, unit=str(unit.value), toward=toward_of(tail) or 0)


BUILDERS: dict[str, Builder] = {
    "holiday": _holiday,
    "other": _other,
    "numbered": _numbered,
    "weekday_of": _weekday_of,
    "day_of_month": _day_of_month,
    "portion": _portion,
}
"""How each rule of feasts and of parts becomes expressions."""
