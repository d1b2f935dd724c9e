"""Builds the expressions of spells and of times counted by them: ten days, two weeks ago."""

from __future__ import annotations

import re

from recount.reading.dates import fiscal
from recount.reading.dates.days import Builder
from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.periods import TOWARD, edge_of
from recount.reading.dates.records import Direction
from recount.reading.dates.subjects import NAMES_AN_EVENT, subject_after
from recount.reading.numbers.phrases import Match

_NUMBERS = ("D1", "D2", "NUM", "DEC", "NW", "YEAR", "YEARW", "SCALE")
_VAGUE = ("several", "many", "some", "few")
_SPELL_UNITS = ("UNIT", "UNITS")
_AGE = re.compile(r"[\s-]*(?:olds?\b|of\s+age\b)")


def unit_of(match: Match) -> str:
    """TimeML's letter of the unit counted; nights count as days."""
    token = next(each for each in match.tokens if each.kind in _SPELL_UNITS)
    return {"NI": "D"}.get(str(token.value), str(token.value))


def amount_of(match: Match) -> float | None:
    """How many units; None where only a vague word says."""
    unit = next(i for i, each in enumerate(match.tokens) if each.kind in _SPELL_UNITS)
    tokens = match.tokens[:unit]
    if any(token.kind in _VAGUE for token in tokens):
        return None
    if any(token.kind == "couple" for token in tokens):
        return 2.0
    numbers = [float(token.value or 0) for token in tokens if token.kind in _NUMBERS]
    half = 0.5 if match.has("half") else 0.0
    if numbers:
        return numbers[-1] + half
    if any(token.kind in ("a", "an") for token in tokens):
        return half or 1.0 if not match.has("and") else 1.0 + half
    return None


_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}


def period_value(amount: float | None, unit: str) -> str:
    """TIMEX3's value of a spell: P10D, PT5H, PXM; a fortnight is two weeks."""
    if unit == "F":
        amount, unit = (amount or 1) * 2, "W"
    if unit in ("E", "C") and amount is not None:
        amount, unit = amount * {"E": 10, "C": 100}[unit], "Y"
    half = _HALVES.get(unit)
    if half and amount is not None and amount % 1 == 0.5:
        mark = "PT" if unit[0] == "T" else "P"
        return f"{mark}{int(amount)}{unit[-1]}{half}" if amount > 1 else f"{mark}{half}"
    count = "X" if amount is None else f"{amount:g}"
    return f"PT{count}{unit[1]}" if unit in ("TH", "TM", "TS") else f"P{count}{unit}"


def _ago(_text: str, match: Match) -> list[Draft]:
    ahead = match.has("from", "hence")
    named, today = match.first("WEEKDAY"), match.has("TODAY")
    amount, unit = amount_of(match), unit_of(match)
    if amount == 0.5 and unit == "Y":  # "half a year ago"
        amount, unit = 6.0, "M"
    if match.tokens[0] is named:  # "Tuesday a week ago"
        amount = 1.0
    signed = None if amount is None else amount * (1 if ahead else -1)
    expression = Expression(
        Form.SHIFT,
        unit=unit,
        amount=signed,
        toward=1 if ahead else -1,
        weekday=int(named.value or 0) if named else None,
        value="today" if today else None,
    )
    return [Draft(match.start, match.end, expression)]


def _later(text: str, match: Match) -> list[Draft]:
    """ "Five days later", "a week before the strike": counted from an event.

    "After" and "before" stay outside the phrase, as in TimeML, and its value is the spell.
    """
    token = match.tokens[-1]
    outside = token.kind in ("after", "before") and bool(NAMES_AN_EVENT.match(text, token.end))
    after = token.kind.startswith("after") or token.kind == "later"
    amount, unit = amount_of(match), unit_of(match)
    expression = Expression(
        Form.OFFSET,
        unit=unit,
        amount=amount,
        direction=Direction.AFTER if after else Direction.BEFORE,
        value=period_value(amount, unit) if outside else None,
        spell=period_value(amount, unit),
    )
    return [Draft(match.start, match.tokens[-2].end if outside else match.end, expression)]


def _nth(text: str, match: Match) -> list[Draft]:
    """ "The third day of the offensive", "a month into the siege": counted from its beginning."""
    into, own = match.tokens[-1].kind == "into", match.tokens[-1].kind == "UNIT"
    if not own and subject_after(text, match.end) is None:
        bare = Match(match.rule, match.tokens[:-1])
        return _duration(text, bare) if into else fiscal.BUILDERS["quarter"](text, bare)
    if own and unit_of(match) in ("Q", "C"):
        return fiscal.BUILDERS["quarter"](text, Match(match.rule, match.tokens[1:]))
    unit, ordinal = unit_of(match), match.first("ORDNUM", "ORDW", "D1", "D2", "NW")
    amount = amount_of(match) if into else float(ordinal.value or 1) - 1 if ordinal else None
    if amount is None or unit not in (("D", "W", "M", "Y") if into else ("D",)):
        return []
    expression = Expression(
        Form.OFFSET,
        unit=unit,
        amount=amount,
        direction=Direction.AFTER,
        value=None if own else period_value(amount, unit) if into else "XXXX-XX-XX",
    )
    end = match.end if own else match.tokens[-2].end
    return [Draft(match.start, end, expression)]


def _edge_unit(_text: str, match: Match) -> list[Draft]:
    """ "By the end of the month", "at year-end"."""
    unit = match.first("UNIT")
    if unit is None or unit.value not in ("W", "M", "Q", "Y", "E"):
        return []
    if match.tokens[-1].kind == "end":
        if unit.value != "Y":
            return []
        expression = Expression(Form.CURRENT, unit="Y", toward=0, edge="late", value="end")
        return [Draft(match.start, match.end, expression)]
    expression = Expression(Form.CURRENT, unit=str(unit.value), toward=0, edge=edge_of(match))
    return [Draft(match.start, match.end, expression)]


def _past(text: str, match: Match) -> list[Draft]:
    """ "The past three months": a spell that ends now; "the next two weeks" begins now."""
    unit, amount = unit_of(match), amount_of(match)
    word = next((token.kind for token in match.tokens if token.kind in TOWARD), None)
    if unit in ("TS", "WE") or _AGE.match(text, match.end):
        return []
    toward = TOWARD[word] if word in ("last", "past", "next", "coming") else None
    if amount is None and toward is None:
        return []
    if amount is None and not match.has(*_VAGUE):
        value = "PAST_REF" if toward == -1 else "FUTURE_REF"
        expression = Expression(Form.VAGUE, value=value, unit=unit, toward=toward)
        return [Draft(match.start, match.end, expression)]
    value = period_value(amount, unit)
    expression = Expression(Form.DURATION, unit=unit, amount=amount, value=value, toward=toward)
    return [Draft(match.start, match.end, expression)]


def _recent(_text: str, match: Match) -> list[Draft]:
    unit = str(match.all("UNITS", "UNIT")[-1].value)
    word = next(
        (each.kind for each in match.tokens if each.kind in ("recent", "coming", "past")), ""
    )
    if match.tokens[-1].kind == "UNIT":
        if word != "past":
            return []
        return [Draft(match.start, match.end, Expression(Form.CURRENT, unit=unit, toward=-1))]
    toward = 1 if word == "coming" else -1
    value = "FUTURE_REF" if toward == 1 else "PAST_REF"
    expression = Expression(Form.VAGUE, value=value, unit=unit, toward=toward)
    return [Draft(match.start, match.end, expression)]


def _set(_text: str, match: Match) -> list[Draft]:
    often = match.first("OFTEN")
    if often is not None:
        return [Draft(match.start, match.end, Expression(Form.SET, value=str(often.value)))]
    last = match.tokens[-1]
    if last.kind == "WEEKDAY":
        value = f"XXXX-WXX-{int(last.value or 0) + 1}"
    elif last.kind in ("MONTH", "WEAKM"):
        value = f"XXXX-{int(last.value or 0):02}"
    elif last.kind == "SEASON":
        value = f"XXXX-{last.value}"
    elif last.kind == "POD":
        value = (
            f"XXXX-XX-XX{last.value}" if str(last.value) in ("TMO", "TAF", "TEV", "TNI") else "P1D"
        )
    else:
        ordinal = match.first("ORDW", "ORDNUM")
        amount = 2.0 if match.has("other") else float(ordinal.value or 1) if ordinal else None
        unit = {"NI": "D"}.get(str(last.value), str(last.value))
        value = period_value(amount or amount_of(match) or 1, unit)
    return [Draft(match.start, match.end, Expression(Form.SET, value=value))]


_AT_WORK = re.compile(
    r"\s+(?:labou?rers?|guards?|watchm[ae]n|workers?|trippers?|pupils?|nurses?)\b"
)
_RATE = re.compile(
    r"(?:\b(?:for|in|within|after|about|nearly|almost|than|over|just|barely|once|only|of|take|takes"
    r"|took|last|lasted|spent|spend|wait|every|least|up\s+to|under|by|is|was|,|and|or|with)\s+|^|[.!?(\u201c\"]\s*)$",
    re.IGNORECASE,
)


_SOME_DAY = re.compile(r"\b(?:will|would|could|might|may|can|ll|should)\s$", re.IGNORECASE)


def _duration(text: str, match: Match) -> list[Draft]:
    """ "Ten days", "a two-year"; not an age, not a rate ("700 seats a week")."""
    unit, amount = unit_of(match), amount_of(match)
    if _AGE.match(text, match.end) or (unit == "TS" and amount is None):
        return []
    if _AT_WORK.match(text, match.end):
        return []  # "a day labourer"
    first, last = match.tokens[0], match.tokens[-1]
    one = first.kind in ("a", "an") and len(match.tokens) == 2
    if one and (
        unit in ("Q", "WE") or not _RATE.search(text[max(0, match.start - 12) : match.start])
    ):
        return []
    if unit == "Q" and match.has("-"):
        return []  # "three-quarters" is a share
    if (
        unit == "D"
        and amount == 1
        and _SOME_DAY.search(text[max(0, match.start - 9) : match.start])
    ):
        return [Draft(match.start, match.end, Expression(Form.VAGUE, value="FUTURE_REF"))]
    single = last.kind == "UNIT" and not match.has("-")
    if single and match.has("some", "many", "several", "few"):
        return []
    value = period_value(amount, unit)
    expression = Expression(Form.DURATION, unit=unit, amount=amount, value=value)
    return [Draft(match.start, match.end, expression)]


def _span_range(text: str, match: Match) -> list[Draft]:
    if _AGE.match(text, match.end):
        return []
    unit = unit_of(match)
    expression = Expression(
        Form.DURATION, unit=unit, amount=amount_of(match), value=period_value(None, unit)
    )
    return [Draft(match.start, match.end, expression)]


_FOR = re.compile(
    r"\b(?:for|over|in|within|after|during|of|takes?|took|spent|these|those)\s$", re.I
)


def _bare(text: str, match: Match) -> list[Draft]:
    """A unit with no number: "for weeks" is a spell, "the quarter" what was spoken of."""
    unit = match.tokens[-1]
    before = text[max(0, match.start - 8) : match.start]
    if unit.kind == "UNITS":
        good = unit.value in ("D", "W", "M", "Y", "E", "C") and _FOR.search(before)
        value = period_value(None, str(unit.value))
        expression = Expression(Form.DURATION, unit=str(unit.value), value=value)
        return [Draft(match.start, match.end, expression)] if good else []
    if unit.kind == "SEASON":
        spring = unit.value not in ("SU", "WI")
        expression = Expression(Form.CALENDAR, period=str(unit.value))
        return [] if spring else [Draft(match.start, match.end, expression)]
    return _the_unit(text, match, str(unit.value))


_CLOSED = re.compile(r"\s+(?:ended|ending|to|through)\b")


def _the_unit(text: str, match: Match, unit: str) -> list[Draft]:
    if unit == "WE":
        return [Draft(match.start, match.end, Expression(Form.CURRENT, unit="WE", toward=-1))]
    if unit == "Q":
        expression = Expression(Form.OFFSET, unit="Q", amount=0, direction=Direction.SAME)
        return [Draft(match.start, match.end, expression)]
    if unit == "Y" and _CLOSED.match(text, match.end):
        expression = Expression(Form.DURATION, unit="Y", amount=1, value="P1Y")
        return [Draft(match.start, match.end, expression)]
    return []


def _ref(text: str, match: Match) -> list[Draft]:
    """Now, recently, in the future: times that no calendar holds."""
    token = match.first("REF")
    if token is not None:
        value = str(token.value)
        if value == "FUTURE_REF" and match.tokens[0].kind != "the":
            return []
    elif match.has("past"):
        value = "PAST_REF"
        if text[max(0, match.start - 3) : match.start].lower() != "in ":
            return []
    else:
        value = "PRESENT_REF"
        if match.tokens[-1].value != "D":
            return []
    start = match.start
    if token is not None and match.tokens[0].kind == "the" and value != "FUTURE_REF":
        start = token.start
    return [Draft(start, match.end, Expression(Form.VAGUE, value=value))]


def _current(_text: str, match: Match) -> list[Draft]:
    return [Draft(match.start, match.end, Expression(Form.VAGUE, value="PRESENT_REF"))]


def _pod(text: str, match: Match) -> list[Draft]:
    if match.tokens[0].kind == "overnight":
        expression = Expression(Form.SHIFT, unit="D", amount=-1, time="TNI", anchored=True)
        return [Draft(match.start, match.end, expression)]
    part = match.tokens[-1]
    if str(part.value) in ("TMO", "TAF", "TEV", "TNI") and text[part.start : part.end].lower() in (
        "morning",
        "afternoon",
        "evening",
        "night",
    ):
        return []
    expression = Expression(
        Form.OFFSET, unit="D", amount=0, direction=Direction.SAME, time=str(part.value)
    )
    return [Draft(part.start, part.end, expression)]


BUILDERS: dict[str, Builder] = {
    "nth": _nth,
    "ago": _ago,
    "later": _later,
    "edge_unit": _edge_unit,
    "past": _past,
    "recent": _recent,
    "set": _set,
    "duration": _duration,
    "span_range": _span_range,
    "bare": _bare,
    "ref": _ref,
    "current": _current,
    "pod": _pod,
}
"""How each rule of spells becomes expressions."""
