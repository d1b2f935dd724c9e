"""Builds the expressions of longer calendar times: months, quarters, seasons, years, decades."""

from __future__ import annotations

import re

from recount.reading.dates.days import MONTH, YEAR, Builder, names_told_year
from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.records import Direction
from recount.reading.dates.subjects import NAMES_AN_EVENT, subject_after
from recount.reading.items import years_at_heads
from recount.reading.numbers.kinds import NumberKind, kind_at
from recount.reading.numbers.phrases import Match

EDGES = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
    "close": "late",
}
TOWARD = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
}


def edge_of(match: Match) -> str | None:
    """Which part of the period is meant: early, mid or late."""
    return next((EDGES[token.kind] for token in match.tokens if token.kind in EDGES), None)


def toward_of(match: Match) -> int | None:
    """Whether the period is the last, this or the next; "this past" is the last."""
    found = [TOWARD[token.kind] for token in match.tokens if token.kind in TOWARD]
    if not found:
        return None
    return -1 if -1 in found else found[-1]


def year_fields(match: Match) -> tuple[int | None, int | None]:
    """The year that is written, or how far from this year it is ("of last year": -1)."""
    year = match.first(*YEAR)
    if year is not None:
        return int(year.value or 0), None
    units = [index for index, token in enumerate(match.tokens) if token.value == "Y"]
    for index in units:
        word = match.tokens[index - 1].kind if index else ""
        if word in TOWARD:
            return None, TOWARD[word]
    return None, None


IN = re.compile(
    r"\b(?:in|of|since|until|till|by|from|during|through|to|and|or|between|before|after|for|this"
    r"|last|next|early|late|mid|around|every|each|than)[\s-]$",
    re.IGNORECASE,
)


def _month(text: str, match: Match) -> list[Draft]:
    token = match.first(*MONTH)
    if token is None:
        return []
    year, shift = year_fields(match)
    alone = len(match.tokens) == 1
    before = text[max(0, match.start - 9) : match.start]
    if alone and token.kind == "WEAKM" and not IN.search(before):
        return []
    if (
        alone
        and token.end - token.start < 5
        and text[token.end - 1] != "."
        and token.value not in (5, 6, 7)
    ):
        return []
    toward = None if year is not None or shift is not None else toward_of(match)
    expression = Expression(
        Form.CALENDAR,
        year=year,
        month=int(token.value or 0),
        edge=edge_of(match),
        toward=toward,
        year_shift=shift,
        of_told_year=names_told_year(match.tokens),
    )
    return [Draft(match.start, match.end, expression)]


def _season(_text: str, match: Match) -> list[Draft]:
    token = match.first("SEASON")
    year, shift = year_fields(match)
    toward = toward_of(match) if shift is None else None
    if token is None or (year is None and shift is None and toward is None):
        return []
    expression = Expression(
        Form.CALENDAR,
        year=year,
        year_shift=shift,
        period=str(token.value),
        edge=edge_of(match),
        toward=toward,
    )
    return [Draft(match.start, match.end, expression)]


_SOMEBODYS = re.compile(
    r"\b(?:his|her|their|my|our|your) (?:(?:early|late|mid) ?-?)?$", re.IGNORECASE
)
"""Before the words of a decade: "in his early thirties" is an age."""


def _decade(text: str, match: Match) -> list[Draft]:
    token = match.first("DECADE")
    if token is None or _SOMEBODYS.search(text[: token.start]):
        return []
    value = int(token.value or 0)
    decade = value if value > 99 else (200 if value < 2 else 190) + value
    expression = Expression(Form.CALENDAR, decade=decade, edge=edge_of(match))
    return [Draft(match.start, match.end, expression)]


def _year(text: str, match: Match) -> list[Draft]:
    token = match.first(*YEAR)
    if token is None or token is not match.tokens[-1]:
        return []
    units = match.all("UNIT")
    if units and (units[0].value != "Y" or match.tokens[0].kind == "UNIT"):
        return _year_alone(text, match)
    return (
        _year_alone(text, match)
        if match.tokens[0].kind == "the" and not units
        else [Draft(match.start, match.end, _year_expression(text, match))]
        if _is_year(text, match)
        else []
    )


def _year_alone(text: str, match: Match) -> list[Draft]:
    token = match.tokens[-1]
    bare = Match(match.rule, match.tokens[-1:])
    fancy = [each for each in match.tokens if each.kind in EDGES or each.kind == "fiscal"]
    if fancy and not match.has("UNIT"):
        bare = match
    if not _is_year(text, bare):
        return []
    return [Draft(bare.start, token.end, _year_expression(text, bare))]


def _year_expression(_text: str, match: Match) -> Expression:
    year = int(match.tokens[-1].value or 0)
    return Expression(Form.CALENDAR, year=year, edge=edge_of(match))


def _is_year(text: str, match: Match) -> bool:
    """Whether four digits are a year: "in 2016", not "2000 fighters" nor "1600 dead"."""
    token = match.tokens[-1]
    if len(match.tokens) > 1 or token.kind == "YEARW":
        return True
    value = int(token.value or 0)
    if (
        text[token.end : token.end + 1] in ("-", "\u2013")
        and text[token.end + 1 : token.end + 2].isalpha()
    ):
        return False
    if not 1900 <= value <= 2100:
        return bool(
            re.search(r"\b(?:[Ii]n|[Ss]ince|year)\s$", text[max(0, token.start - 6) : token.start])
        )
    if token.start in years_at_heads(text):
        return True
    return kind_at(text, token.start, token.end, value, True) is NumberKind.YEAR


def _which(text: str, match: Match) -> list[Draft]:
    """ "Last week", "earlier this month", "late next year", "this morning"."""
    unit = match.tokens[-1]
    toward = toward_of(match)
    head = text[match.start : match.end].lower()
    if unit.kind == "POD":
        return _which_part(match, head)
    if unit.value in ("TH", "TM", "TS"):
        return []
    if unit.value == "NI":
        return _which_part(match, head)
    direction = _event_side(head, str(unit.value))
    if direction is not None or toward is None:
        return _event(text, match)
    narrowed = {"earlier": -1, "later": 1}.get(head.split()[0])
    if toward == 0 and _SO_FAR.search(text[max(0, match.start - 8) : match.start]):
        narrowed = -1
    edge = edge_of(match)
    if unit.value == "D":
        return _day_past(text, match, toward)
    expression = Expression(
        Form.CURRENT,
        unit=str(unit.value),
        toward=toward,
        edge=edge,
        amount=narrowed,
        value="compared" if _is_compared(text, match) else "past" if match.has("past") else None,
    )
    return [Draft(match.start, match.end, expression)]


_THROUGH = re.compile(r"\b(?:over|during|within|in)\s+$", re.IGNORECASE)


def _day_past(text: str, match: Match, toward: int) -> list[Draft]:
    """ "Over the past day", as daily bulletins write: since the day before; "this day" is now."""
    if toward == 0:
        return [Draft(match.start, match.end, Expression(Form.VAGUE, value="PRESENT_REF"))]
    through = _THROUGH.search(text[max(0, match.start - 10) : match.start])
    if toward > 0 or not through or text[match.end : match.end + 4] == " of ":
        return []
    spell = Expression(Form.DURATION, unit="D", amount=1.0, value="P1D", toward=-1)
    return [Draft(match.start, match.end, spell)]


_COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|versus|from|against|than)\s[^.;]{0,40}[$\u20ac\u00a3%#\d][^.;]{0,60}$"
)


def _is_compared(text: str, match: Match) -> bool:
    """ "Up from $3 million last year": the last one of what a report of results speaks of."""
    last_year = match.tokens[0].kind == "last" and match.tokens[-1].value == "Y"
    last_year = last_year and text[match.end : match.end + 2] not in ("'s", "\u2019s")
    return last_year and bool(_COMPARED.search(text[max(0, match.start - 110) : match.start]))


_COUNTED_FROM = re.compile(
    r"^(?:\w+\s+)?(?:the\s+)?(next|following|previous|preceding|prior|same)\b"
)


def _event_side(head: str, unit: str) -> Direction | None:
    """Whether "the following month" counts from what was told; "next month" is the document's."""
    found = _COUNTED_FROM.match(head)
    if not found:
        return None
    word = found.group(1)
    if word == "next" and (unit != "D" or "the " not in head) and "the next" not in head:
        return None
    return SIDES[word]


SIDES = {
    "next": Direction.AFTER,
    "following": Direction.AFTER,
    "after": Direction.AFTER,
    "previous": Direction.BEFORE,
    "preceding": Direction.BEFORE,
    "prior": Direction.BEFORE,
    "before": Direction.BEFORE,
    "earlier": Direction.BEFORE,
    "same": Direction.SAME,
    "that": Direction.SAME,
    "those": Direction.SAME,
}


_SO_FAR = re.compile(r"\bso\s+far\s$", re.IGNORECASE)


def _which_part(match: Match, head: str) -> list[Draft]:
    """ "Last night" and "this morning" are the document's; "the next morning" is not."""
    part = match.tokens[-1]
    time = "TNI" if part.kind == "UNIT" else str(part.value)
    if re.match(r"(?:early |late |later )?(?:this|last)\b", head):
        amount = -1 if "last" in head else 0
        expression = Expression(Form.SHIFT, unit="D", amount=amount, time=time)
        return [Draft(match.start, match.end, expression)]
    return _event("", match)


def _day_beside(match: Match) -> list[Draft]:
    """ "The day after the strike": one day from an event that is named."""
    unit = next(token for token in match.tokens if token.kind in ("UNIT", "POD"))
    if unit.value in ("TH", "TM", "TS", "WE"):
        return []
    time = str(unit.value) if unit.kind == "POD" else "TNI" if unit.value == "NI" else None
    side = SIDES[match.tokens[-1].kind]
    expression = Expression(
        Form.OFFSET,
        unit="D" if time else str(unit.value),
        amount=1,
        direction=side,
        time=time,
        value="XXXX-XX-XX",
    )
    return [Draft(match.start, unit.end, expression)]


def _event(text: str, match: Match) -> list[Draft]:
    """Counted from what was told before: "the next day", "that night", "the same month"."""
    if match.tokens[-1].kind in ("before", "after") and subject_after(text, match.end):
        return _day_beside(match)
    if match.tokens[-1].kind in ("before", "after") and NAMES_AN_EVENT.match(text, match.end):
        return []
    side = next((SIDES[token.kind] for token in match.tokens[::-1] if token.kind in SIDES), None)
    unit = next((token for token in match.tokens if token.kind in ("UNIT", "POD")), None)
    if side is None or unit is None or unit.value in ("TH", "TM", "TS", "WE"):
        return []
    if match.tokens[0].kind == "earlier" and side is Direction.BEFORE and len(match.tokens) == 1:
        return []
    time = str(unit.value) if unit.kind == "POD" else "TNI" if unit.value == "NI" else None
    letter = "D" if time else str(unit.value)
    expression = Expression(
        Form.OFFSET,
        unit=letter,
        amount=0 if side is Direction.SAME else 1,
        direction=side,
        time=time,
    )
    return [Draft(match.start, match.end, expression)]


BUILDERS: dict[str, Builder] = {
    "month": _month,
    "season": _season,
    "decade": _decade,
    "year": _year,
    "which": _which,
    "event": _event,
}
"""How each rule of calendar periods becomes expressions."""
