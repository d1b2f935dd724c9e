"""Builds the expressions of spells and of times counted by them: ten days, two weeks ago."""

from __future__ import annotations

import re

from recount.model.spans import Span
from recount.reading.dates.days import Builder
from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.periods import SIDES, TOWARD, edge_of
from recount.reading.dates.records import Direction
from recount.reading.numbers.phrases import Match, Token

_NUMBERS = ("D1", "D2", "NUM", "DEC", "NW", "YEAR")
_VAGUE = ("several", "many", "some", "few", "couple")
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
    numbers = [float(token.value or 0) for token in tokens if token.kind in _NUMBERS]
    half = 0.5 if match.has("half") else 0.0
    if numbers:
        return numbers[-1] + half
    if any(token.kind in ("a", "an") for token in tokens):
        return half or 1.0 if not match.has("and") else 1.0 + half
    return None


def period_value(amount: float | None, unit: str) -> str:
    """TIMEX3's value of a spell: P10D, PT5H, PXM; a fortnight is two weeks."""
    if unit == "F":
        amount, unit = (amount or 1) * 2, "W"
    if unit == "WE":
        unit = "WE"
    count = "X" if amount is None else f"{amount:g}"
    return f"PT{count}{unit[1]}" if unit in ("TH", "TM", "TS") else f"P{count}{unit}"


def _start(match: Match, skip: tuple[str, ...] = ()) -> int:
    """Where the phrase begins, without prepositions that TimeML leaves outside."""
    tokens: list[Token] = list(match.tokens)
    while tokens and tokens[0].kind in skip:
        tokens.pop(0)
    return tokens[0].start


def _ago(text: str, match: Match) -> list[Draft]:
    ahead = match.has("from", "hence")
    amount = amount_of(match)
    signed = None if amount is None else amount * (1 if ahead else -1)
    expression = Expression(
        Form.SHIFT, unit=unit_of(match), amount=signed, toward=1 if ahead else -1
    )
    return [Draft(_start(match), match.end, expression)]


def _later(text: str, match: Match) -> list[Draft]:
    """ "Five days later", "a week before the strike": counted from an event."""
    word = match.tokens[-1].kind
    after = word.startswith("after") or word == "later"
    amount = amount_of(match)
    if word in ("before", "after") and amount is None and match.tokens[0].kind == "UNITS":
        pass
    expression = Expression(
        Form.OFFSET,
        unit=unit_of(match),
        amount=amount,
        direction=Direction.AFTER if after else Direction.BEFORE,
    )
    return [Draft(match.start, match.end, expression)]


def _yearago(text: str, match: Match) -> list[Draft]:
    unit = match.all("UNIT")[-1]
    letter = str(unit.value) if len(match.all("UNIT")) > 1 else "Y"
    expression = Expression(
        Form.OFFSET, unit="Y", amount=1, direction=Direction.BEFORE, value=letter
    )
    return [Draft(match.start, match.end, expression)]


def _past(text: str, match: Match) -> list[Draft]:
    """ "The past three months": a spell that ends now; "the next two weeks" begins now."""
    start = _start(match, ("over", "during", "in", "within", "for"))
    unit, amount = unit_of(match), amount_of(match)
    word = next((token.kind for token in match.tokens if token.kind in TOWARD), None)
    value = period_value(amount, unit)
    deictic = word in ("last", "past", "next", "coming")
    ordinal = match.first("first", "final", "following", "previous", "preceding")
    if not deictic and ordinal is None and not match.has("ORDW"):
        return []
    if amount is None and not deictic:
        return []
    expression = Expression(
        Form.DURATION,
        unit=unit,
        amount=amount,
        value=value,
        toward=TOWARD[word] if deictic and word else None,
    )
    return [Draft(start, match.end, expression)]


def _recent(text: str, match: Match) -> list[Draft]:
    unit = str(match.all("UNITS", "UNIT")[-1].value)
    word = next((each.kind for each in match.tokens if each.kind in ("recent", "coming", "past")), "")
    if match.tokens[-1].kind == "UNIT":
        if word != "past":
            return []
        return [
            Draft(match.start, match.end, Expression(Form.CURRENT, unit=unit, toward=-1))
        ]
    toward = 1 if word == "coming" else -1
    value = period_value(None, unit)
    expression = Expression(Form.VAGUE, value=value, unit=unit, toward=toward, anchored=True)
    return [Draft(match.start, match.end, expression)]


def _set(text: str, match: Match) -> list[Draft]:
    often = match.first("OFTEN")
    if often is not None:
        return [Draft(match.start, match.end, Expression(Form.SET, value=str(often.value)))]
    last = match.tokens[-1]
    if last.kind == "WEEKDAY":
        value = f"XXXX-WXX-{int(last.value or 0) + 1}"
    elif last.kind == "POD":
        value = f"XXXX-XX-XX{last.value}" if str(last.value) in ("TMO", "TAF", "TEV", "TNI") else "P1D"
    else:
        ordinal = match.first("ORDW", "ORDNUM")
        amount = 2.0 if match.has("other") else float(ordinal.value or 1) if ordinal else None
        unit = {"NI": "D"}.get(str(last.value), str(last.value))
        value = period_value(amount or amount_of(match) or 1, unit)
    return [Draft(match.start, match.end, Expression(Form.SET, value=value))]


def _duration(text: str, match: Match) -> list[Draft]:
    if _AGE.match(text, match.end):
        return []
    unit = unit_of(match)
    amount = amount_of(match)
    if unit in ("TS",) and amount is None:
        return []
    last = match.tokens[-1]
    single = last.kind == "UNIT" and not match.has("-")
    if single and match.has("some", "many", "several", "few"):
        return []
    if single and amount is not None and amount > 1 and not match.has("-"):
        return _plural_only(text, match)
    value = period_value(amount, unit)
    expression = Expression(Form.DURATION, unit=unit, amount=amount, value=value)
    return [Draft(match.start, match.end, expression)]


def _plural_only(text: str, match: Match) -> list[Draft]:
    """ "Five year" is a spell all the same in speech and in headlines; "19 day" is not."""
    unit, amount = unit_of(match), amount_of(match)
    expression = Expression(
        Form.DURATION, unit=unit, amount=amount, value=period_value(amount, unit)
    )
    return [Draft(match.start, match.end, expression)]


def _span_range(text: str, match: Match) -> list[Draft]:
    if _AGE.match(text, match.end):
        return []
    unit = unit_of(match)
    expression = Expression(
        Form.DURATION, unit=unit, amount=amount_of(match), value=period_value(None, unit)
    )
    return [Draft(match.start, match.end, expression)]


_FOR = re.compile(r"\b(?:for|over|in|within|after|during|of|takes?|took|spent|these|those)\s$", re.I)


def _bare(text: str, match: Match) -> list[Draft]:
    """A unit with no number: "for weeks" is a spell, "the quarter" what was spoken of."""
    unit = match.tokens[-1]
    before = text[max(0, match.start - 8) : match.start]
    if unit.kind == "UNITS":
        good = unit.value in ("D", "W", "M", "Y", "E", "C") and _FOR.search(before)
        value = period_value(None, str(unit.value))
        expression = Expression(Form.DURATION, unit=str(unit.value), value=value)
        return [Draft(match.start, match.end, expression)] if good else []
    if unit.value == "WE":
        return [Draft(match.start, match.end, Expression(Form.CURRENT, unit="WE", toward=-1))]
    if unit.value == "Q":
        expression = Expression(Form.OFFSET, unit="Q", amount=0, direction=Direction.SAME)
        return [Draft(match.start, match.end, expression)]
    return []


def _ref(text: str, match: Match) -> list[Draft]:
    token = match.first("REF")
    if token is not None:
        value = str(token.value)
    elif match.has("past"):
        value = "PAST_REF"
        if match.tokens[0].kind != "the" or re.match(r"\s+\w", text[match.end : match.end + 2]):
            return []
    else:
        value = "PRESENT_REF"
        if match.tokens[0].kind != "these" and match.tokens[-1].kind == "time":
            return []
    return [Draft(match.start, match.end, Expression(Form.VAGUE, value=value))]


def _current(text: str, match: Match) -> list[Draft]:
    word = match.tokens[0].kind
    value = {"current": "PRESENT_REF", "recent": "PAST_REF"}.get(word)
    if value is None:
        return []
    return [Draft(match.start, match.end, Expression(Form.VAGUE, value=value))]


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


SUBJECT = re.compile(
    r"\s+(?P<subject>(?:the|that|this|those|these|its|his|her|their|an?)\s+(?:(?!\w+ed\b)[\w'\u2019-]+\s+){0,3}?"
    r"(?:air\s?strikes?|strikes?|attacks?|bombings?|blasts?|explosions?|raids?|clash(?:es)?|fighting"
    r"|operations?|war|invasion|killings?|ambush(?:es)?|shelling|offensive|assaults?|massacres?"
    r"|incidents?|battles?|shootings?|deaths?|ceasefire|truce|elections?|coup|uprising|revolution"
    r"|siege|arrests?|abductions?|kidnappings?|executions?|crash|mission|engagement))\b",
    re.IGNORECASE,
)


def subject_after(text: str, end: int) -> Span | None:
    """The event that a date is counted from, where it is named right after the phrase."""
    found = SUBJECT.match(text, end)
    return Span.of(text, *found.span("subject")) if found else None


BUILDERS: dict[str, Builder] = {
    "ago": _ago,
    "later": _later,
    "yearago": _yearago,
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

__all__ = ["BUILDERS", "SIDES", "amount_of", "edge_of", "period_value", "subject_after", "unit_of"]
