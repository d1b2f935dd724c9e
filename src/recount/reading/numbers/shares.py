"""Parts of a whole: one-third, 28 per cent, more than half."""

from __future__ import annotations

from recount.model.counts import Share
from recount.model.spans import Span
from recount.reading.numbers.grammar import SHARES, Binding, binding_before
from recount.reading.numbers.lexer import number_tokens
from recount.reading.numbers.phrases import Match, Token

_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifths": 5,
    "sixths": 6,
    "sevenths": 7,
    "eighths": 8,
    "ninths": 9,
    "tenths": 10,
    "hundredths": 100,
}
_NUMERIC = ("DIG", "DEC", "NW")


def find_shares(text: str) -> tuple[Share, ...]:
    """Every share of the text, in order, as bounds from 0 to 1.

    "About" widens by a tenth either way; the words of a binding ("more than half") set one bound.
    """
    found = (_share(text, match) for match in SHARES.read(list(number_tokens(text, SHARES.words))))
    return tuple(share for share in found if share is not None)


def _share(text: str, match: Match) -> Share | None:
    values = _values(match)
    if not values or not all(0 < value <= 1 for value in values):
        return None
    numbers = match.first(*_NUMERIC, "a", "an", *_PARTS)
    before = text[match.start : numbers.start] if numbers else ""
    if match.rule == "fraction" and not _is_share(text, match):
        return None
    end = match.tokens[-2].end if match.tokens[-1].kind == "of" else match.end
    low, high = _bounds(values, binding_before(before))
    return Share(low, high, text[match.start : end], Span.of(text, match.start, end))


def _values(match: Match) -> list[float]:
    numbers = [float(token.value or 0) for token in match.all(*_NUMERIC)]
    if match.rule.startswith("percent"):
        return [number / 100 for number in numbers]
    if match.rule == "one_in":
        return [numbers[0] / numbers[1]] if numbers[1] > numbers[0] else []
    whole = match.first(*_PARTS, "ORD")
    if whole is None:
        return []
    parts = float(whole.value or 0) if whole.kind == "ORD" else _PARTS[whole.kind]
    return [(numbers[0] if numbers else 1) / parts] if parts > 1 else []


def _is_share(text: str, match: Match) -> bool:
    """Whether a fraction is one: "a third of them", "two-thirds", not "a third strike"."""
    whole = match.first(*_PARTS, "ORD")
    if match.tokens[-1].kind == "of":
        return True
    if whole is None or (whole.kind == "ORD" and not match.has("NW", "DIG")):
        return False
    plural = whole.kind.endswith("s")
    follower = text[match.end : match.end + 12].lstrip()
    bare = whole.kind == "half" and follower[:4] in ("the ", "thei", "its ", "all ")
    return plural or (whole.kind == "ORD" and _numeric_pair(match)) or bare


def _numeric_pair(match: Match) -> bool:
    numbers: list[Token] = match.all("NW", "DIG")
    return bool(numbers) and int(numbers[0].value or 0) == 1


def _bounds(values: list[float], binding: Binding | None) -> tuple[float, float]:
    low, high = min(values), max(values)
    match binding:
        case Binding.AT_LEAST | Binding.OVER:
            return low, 1.0
        case Binding.AT_MOST | Binding.UNDER:
            return 0.0, high
        case Binding.NEARLY:
            return round(low * 0.9, 2), high
        case Binding.ABOUT:
            return round(low * 0.9, 2), round(high * 1.1, 2)
        case None:
            return low, high
