"""Numbers with bounds: what "at least 13", "nearly 500" and "dozens" say, and no more."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from recount.model.counts import Exactness
from recount.model.spans import Span
from recount.reading.numbers.grammar import NUMBERS, Binding, binding_after, binding_before
from recount.reading.numbers.kinds import NumberKind, kind_at
from recount.reading.numbers.lexer import number_tokens
from recount.reading.numbers.phrases import Match, Token

_NOUN = re.compile(r"\s+(?!doubt\b|longer\b|matter\b|way\b|idea\b)[^\W\d_]")
_NUMERIC = ("DIG", "NW", "SCALE", "DEC")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the words give it.

    `span` covers the number with the words that bind it, `core` the bare number. `low` and `high`
    are None where the words set no such bound. `more` says that it comes on top of others
    ("another 12", "11 more"). Only a cardinal counts things.
    """

    span: Span
    core: Span
    low: int | None
    high: int | None
    exactness: Exactness
    more: bool = False
    kind: NumberKind = NumberKind.CARDINAL


Bounds = tuple[int | None, int | None, Exactness]


def find_numbers(text: str) -> tuple[Number, ...]:
    """Every number of the text, in order; articles ("a", "an") too, with their own kind."""
    found: list[Number] = []
    for match in NUMBERS.read(list(number_tokens(_without_quotes(text), _WORDS))):
        found.extend(_BUILD[match.rule](text, match))
    return tuple(_or_more(text, number) for number in found)


def _without_quotes(text: str) -> str:
    """ "A "considerable number" of rebels": marks that only say whose word it is."""
    return _QUOTED.sub(lambda found: re.sub(r"[\"“”]", " ", found[0]), text)


def _or_more(text: str, number: Number) -> Number:
    """ "30 dead, probably more": at least so many."""
    exact = number.kind is NumberKind.CARDINAL and number.low == number.high is not None
    if not exact or _PROBABLY_MORE.match(text, number.span.end) is None:
        return number
    return replace(number, high=None, exactness=Exactness.AT_LEAST)


_WORDS = NUMBERS.words
_QUOTED = re.compile(r"[\"“](?:an? )?\w+ number[\"”]? of[\"”]?")
_PROBABLY_MORE = re.compile(
    r"(?: [\w-]+){0,3}, (?:and |but )?(?:probably|perhaps|possibly|maybe|likely|quite possibly)"
    r" (?:many |a lot |far )?more\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:r[io]s(?:e|es|en|ing)|rose|climb\w*|gr[eo]w\w*|increas\w*|jump\w*|rais(?:ed|es|ing)"
    r"|revis\w*|f[ae]ll(?:en|s)?|drop\w*|lower\w*|went|gone|up|down|updat\w*|mount\w*|soar\w*"
    r"|dwindl\w*|declin\w*|decreas\w*)\b[^.;:,]*$",
    re.IGNORECASE,
)


def bounds_of(value: int, binding: Binding | None) -> Bounds:
    """What the binding word makes of a number: "more than 9" is 10 and up.

    "Nearly 500" is below 500 and not under nine tenths of it.
    """
    if binding is None:
        return value, value, Exactness.EXACT
    below = max(value - 1, 0)
    nine_tenths = min(math.floor(value * 0.9 + 0.5), below)
    bounds: dict[Binding, Bounds] = {
        Binding.AT_LEAST: (value, None, Exactness.AT_LEAST),
        Binding.AT_MOST: (None, value, Exactness.AT_MOST),
        Binding.OVER: (value + 1, None, Exactness.AT_LEAST),
        Binding.UNDER: (None, below, Exactness.AT_MOST),
        Binding.NEARLY: (nine_tenths, below, Exactness.ABOUT),
        Binding.ABOUT: (value, value, Exactness.ABOUT),
    }
    return bounds[binding]


def _more(match: Match) -> bool:
    """Whether the number comes on top of others; "or more" and "more than" do not say so."""
    if match.has("another", "additional", "extra", "further"):
        return True
    last = match.tokens[-1]
    return last.kind == "more" and match.tokens[-2].kind != "or" and len(match.tokens) > 1


def _cores(match: Match) -> list[list[Token]]:
    """The tokens of each bare number: "half a dozen" is one, "10 to 17" are two."""
    cores: list[list[Token]] = []
    pending: list[Token] = []
    for token in match.tokens:
        if token.kind in _NUMERIC:
            joined = cores and not pending and token.kind == "SCALE" and cores[-1][-1].kind != "NW"
            if joined:
                cores[-1].append(token)
            else:
                cores.append([*_article(pending), token])
            pending = []
        else:
            pending.append(token)
    return cores


def _article(pending: list[Token]) -> list[Token]:
    """The "a", "half a" or "a half-" that belongs to a dozen or a hundred."""
    taken: list[Token] = []
    for token in reversed(pending):
        if token.kind not in ("a", "an", "half", "-"):
            break
        taken.insert(0, token)
    return taken if not taken or taken[0].kind != "-" else []


def _value(core: list[Token]) -> int | None:
    numbers = [token.value for token in core if token.kind in _NUMERIC]
    value = 1.0
    for number in numbers:
        value *= float(number or 0)
    if any(token.kind == "half" for token in core):
        value /= 2
    return int(value) if value == int(value) else None


def _span(text: str, tokens: list[Token]) -> Span:
    return Span.of(text, tokens[0].start, tokens[-1].end)


def _kind(text: str, core: Span, value: int | None, tokens: list[Token]) -> NumberKind:
    in_digits = len(tokens) == 1 and tokens[0].kind == "DIG"
    written_plain = core.quote.isdigit()
    return kind_at(text, core.start, core.end, value if written_plain else None, in_digits)


def _bound(text: str, match: Match) -> Iterator[Number]:
    core_tokens = _cores(match)[0]
    value = _value(core_tokens)
    core = _span(text, core_tokens)
    kind = _kind(text, core, value, core_tokens)
    if value is None:
        return
    plus = text[core.end : core.end + 1] == "+"
    end = max(match.end, core.end + plus)
    counted = kind is NumberKind.CARDINAL
    binding = binding_before(text[match.start : core.start])
    if counted and binding is None:
        binding = binding_after(text[core.end : end])
    low, high, exactness = bounds_of(value, binding)
    span = Span.of(text, match.start, end)
    yield Number(span, core, low, high, exactness, _more(match), kind)


def _range(text: str, match: Match) -> Iterator[Number]:
    first, last = _cores(match)[:2]
    low, high = _value(first), _value(last)
    low = _scaled(low, first, high, last)
    kind = _kind(text, _span(text, last), high, last)
    kinds = (_kind(text, _span(text, first), low, first), kind)
    core = Span.of(text, first[0].start, last[-1].end)
    span = Span.of(text, match.start, match.end)
    years = NumberKind.YEAR in kinds or NumberKind.DATE in kinds or NumberKind.CODE in kinds
    if low is None or high is None or low >= high or years or _is_change(text, match):
        yield from _apart(text, match, (first, last))
        return
    binding = binding_before(text[match.start : core.start])
    if binding in (Binding.AT_LEAST, Binding.OVER):
        yield Number(span, core, low, None, Exactness.AT_LEAST, _more(match), kind)
    elif binding in (Binding.AT_MOST, Binding.UNDER):
        yield Number(span, core, None, high, Exactness.AT_MOST, _more(match), kind)
    else:
        yield Number(span, core, low, high, Exactness.BETWEEN, _more(match), kind)


def _from_to(text: str, match: Match) -> Iterator[Number]:
    """ "At least 15 and up to 25": both bounds are said."""
    first, last = _cores(match)[:2]
    low, high = _value(first), _value(last)
    kind = _kind(text, _span(text, last), high, last)
    core = Span.of(text, first[0].start, last[-1].end)
    span = Span.of(text, match.start, match.end)
    if low is None or high is None or low >= high:
        yield from _apart(text, match, (first, last))
        return
    yield Number(span, core, low, high, Exactness.BETWEEN, False, kind)


def _is_change(text: str, match: Match) -> bool:
    """ "rose from 26 to 31", "rose by three to 17": what it was or by how much, and what it is."""
    before = text[max(0, match.start - 40) : match.start]
    joined = match.has("from") or before.endswith(" by ")
    return match.has("to") and joined and _CHANGES.search(before) is not None


def _scaled(low: int | None, first: list[Token], high: int | None, last: list[Token]) -> int | None:
    """ "Three to four hundred" is 300 to 400; "10 to 100" stays."""
    words = len(first) == 1 and first[0].kind == "NW" and last[0].kind == "NW"
    if low is None or high is None or not words or low >= 100:
        return low
    for scale in (1_000_000, 1_000, 100):
        if high % scale == 0 and high // scale > low:
            return low * scale if high // scale < 100 else low
    return low


def _apart(text: str, match: Match, cores: tuple[list[Token], ...]) -> Iterator[Number]:
    """Two numbers that make no range, such as a score of 5-4: each by itself, never as counts
    where a hyphen joins them."""
    hyphen = match.has("-")
    for core in cores:
        value, span = _value(core), _span(text, core)
        kind = _kind(text, span, value, core)
        if kind is NumberKind.CARDINAL and hyphen:
            kind = NumberKind.CODE
        if value is not None:
            yield Number(span, span, value, value, Exactness.EXACT, kind=kind)


def _vague(text: str, match: Match) -> Iterator[Number]:
    before = ("another", "additional", "extra", "further")
    skipped = [token for token in match.tokens if token.kind not in before]
    core = [token for token in skipped if token.kind != "more"] or skipped
    number = Number(
        Span.of(text, match.start, match.end),
        _span(text, core),
        None,
        None,
        Exactness.VAGUE_WORD,
        _more(match),
    )
    yield Number(
        number.span,
        number.core,
        None,
        None,
        number.exactness,
        number.more,
        kind_at(text, match.start, match.end, None, False),
    )


def _fixed(
    value: int, kind: NumberKind = NumberKind.CARDINAL
) -> Callable[[str, Match], Iterator[Number]]:
    """A builder for words that always say the same number."""

    def build(text: str, match: Match) -> Iterator[Number]:
        span = Span.of(text, match.start, match.end)
        found = (
            kind
            if kind is not NumberKind.CARDINAL
            else kind_at(text, match.start, match.end, value, False)
        )
        yield Number(span, span, value, value, Exactness.EXACT, _more(match), found)

    return build


def _none(text: str, match: Match) -> Iterator[Number]:
    """Nobody at all; not "No, he said" and not "No. 5"."""
    if text[match.start : match.end].lower() == "no" and not _NOUN.match(text, match.end):
        return
    yield from _fixed(0)(text, match)


def _ordinal(text: str, match: Match) -> Iterator[Number]:
    token = match.tokens[0]
    value = int(token.value or 0)
    span = Span.of(text, token.start, token.end)
    yield Number(span, span, value, value, Exactness.EXACT, kind=NumberKind.ORDINAL)


def _decimal(text: str, match: Match) -> Iterator[Number]:
    token = match.tokens[-1]
    kind = kind_at(text, token.start, token.end, None, False)
    span = Span.of(text, token.start, token.end)
    named = kind if kind is not NumberKind.CARDINAL else NumberKind.DECIMAL
    yield Number(span, span, None, None, Exactness.EXACT, kind=named)


def _part(text: str, match: Match) -> Iterator[Number]:
    span = Span.of(text, match.start, match.end)
    yield Number(span, span, None, None, Exactness.EXACT, kind=NumberKind.SHARE)


_BUILD: dict[str, Callable[[str, Match], Iterator[Number]]] = {
    "between": _range,
    "range": _range,
    "part": _part,
    "from_to": _from_to,
    "bound": _bound,
    "vague": _vague,
    "two": _fixed(2),
    "single": _fixed(1),
    "none": _none,
    "another": _fixed(1),
    "ordinal": _ordinal,
    "decimal": _decimal,
    "article": _fixed(1, NumberKind.ARTICLE),
}
