"""Builds the expressions of quarters and halves, and of what is compared with a year before."""

from __future__ import annotations

from recount.reading.dates.days import Builder
from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.periods import IN, edge_of, year_fields
from recount.reading.dates.records import Direction
from recount.reading.numbers.phrases import Match, Token


def _quarter(text: str, match: Match) -> list[Draft]:
    code, ordinal = match.first("QCODE"), match.first("ORDW", "ORDNUM")
    year, shift = year_fields(match)
    if match.has("ago", "earlier"):
        shift = -1
    if code is not None:
        if (
            year is None
            and shift is None
            and not IN.search(text[max(0, match.start - 9) : match.start])
        ):
            return []
        period = str(code.value)
    elif ordinal is not None and 1 <= int(ordinal.value or 0) <= 4 and match.has("UNIT"):
        follower = match.tokens[match.tokens.index(ordinal) + 1 :]
        unit = next((token for token in follower if token.kind == "UNIT"), None)
        if match.tokens[0].kind == "the" and match.tokens[1].value == "D":
            return []
        if unit is None or unit.value != "Q":
            return _century(match) if unit is not None and unit.value == "C" else []
        period = f"Q{ordinal.value}"
    else:
        return _century(match)
    expression = Expression(
        Form.CALENDAR, year=year, year_shift=shift, period=period, edge=edge_of(match)
    )
    if match.tokens[0].kind == "the" and match.tokens[-2].kind == "-" and ordinal is not None:
        return [Draft(ordinal.start, match.end, expression)]  # "the third-quarter loss"
    return [Draft(match.start, match.end, expression)]


def _century(match: Match) -> list[Draft]:
    ordinal, unit = match.first("ORDW", "ORDNUM"), match.first("UNIT")
    if ordinal is None or unit is None or unit.value != "C" or int(ordinal.value or 0) > 21:
        return []
    expression = Expression(Form.CALENDAR, century=int(ordinal.value or 0), edge=edge_of(match))
    return [Draft(match.start, match.end, expression)]


def _half(_text: str, match: Match) -> list[Draft]:
    year, shift = year_fields(match)
    if year is None and not any(token.value == "Y" for token in match.tokens):
        return []
    first = match.first("ORDW")
    if first is not None and int(first.value or 0) > 2:
        return []
    period = "H1" if first is not None and first.value == 1 else "H2"
    shift = 0 if year is None and shift is None else shift
    expression = Expression(Form.CALENDAR, year=year, year_shift=shift, period=period)
    return [Draft(match.start, match.end, expression)]


def _latest(_text: str, match: Match) -> list[Draft]:
    """The quarter told of, or the one a year before it: "the latest quarter", "year-ago"."""
    units = match.all("UNIT")
    year = match.first("YEAR", "YEARW")
    if year is not None:
        if units and units[-1].value != "Q":
            return []
        expression = Expression(Form.OFFSET, unit="Q", year=int(year.value or 0))
        return [Draft(match.start, match.end, expression)]
    if match.has("same", "corresponding", "comparable", "like", "'"):
        return _last_years(match, units)
    if match.has("ago", "earlier"):
        if units[0].value != "Y" or (len(units) > 1 and units[-1].value not in ("Q", "Y")):
            return []
        bare = match.tokens[0].kind == "the" and len(units) == 1 and not match.has("period")
        expression = Expression(Form.OFFSET, unit="Y", amount=1, direction=Direction.BEFORE)
        start = match.tokens[1].start if bare else match.start
        return [Draft(start, match.end, expression)]
    if units and units[-1].value != "Q":
        return []
    return [
        Draft(
            match.start,
            match.end,
            Expression(Form.OFFSET, unit="Q", amount=0, direction=Direction.SAME),
        )
    ]


def _last_years(match: Match, units: list[Token]) -> list[Draft]:
    """ "The same period last year", "last year's quarter": what is told of, a year before."""
    years = [unit for unit in units if unit.value == "Y"]
    others = [unit for unit in units if unit.value not in ("Y", "Q")]
    if len(years) != 1 or others:
        return []
    expression = Expression(Form.OFFSET, unit="Q", year_shift=-1)
    return [Draft(match.start, match.end, expression)]


BUILDERS: dict[str, Builder] = {
    "quarter": _quarter,
    "half": _half,
    "latest": _latest,
}
"""How each rule of quarters and halves becomes expressions."""
