"""Whether a number that a claim states can be read in the words that it names."""

from __future__ import annotations

import re

from recount.model.claims import Claim
from recount.model.counts import Count, Exactness, Quantity, Share
from recount.model.spans import Span
from recount.reading.numbers import Number, NumberKind, find_numbers, find_shares
from recount.reading.victims import multiple_of, people_in

CONTEXT = 40  # characters around a number that may bind it: "at least", "some"
SLACK = 0.15  # how far "about" may be from the number that it stands by

_NO = re.compile(
    r"\b(?:no|not|none|nobody|never|without|zero|neither|nor|un(?:harmed|hurt|injured|scathed)"
    r"|den(?:y|ies|ied|ying)|cannot)\b|n['’]t\b|^0$",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:an?|one|another|the|his|her|its|their|this|that|single|him|she|he|who|whom)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"(?<![’'\w])(?:[a-z-]{3,}s|men|women|children|people|police|troops|[Tt]hem|[Tt]hey)\b(?!['’])"
)
_OTHER_HARM = re.compile(r"\b(?:kill|injur|wound|captur|detain|arrest|missing|died|dead)\w*", re.I)
_SHOT = re.compile(r"\b(?:shot|stabbed|gunshot|shooting|struck|hit|wound\w*)\b", re.I)
_PROPER = re.compile(r"\b[A-Z][a-z]")
_NAME = re.compile(r"(?:^|,|\band\b|;)\s*(?:\w+\s){0,3}?[A-Z][\w'’-]+")

_CELL_BEFORE = re.compile(r"[|\t]")
_CELL_BEHIND = re.compile(r"[|\t]|\n(?=[^\n]*[|\t])")
"""What parts the cells of a table: the next cell binds no number."""

Bounds = tuple[int | None, int | None]


def count_fault(count: Count, evidence: Span, text: str) -> str | None:
    """Why the words do not give this number of people; None where they do."""
    span = count.span or evidence
    if count.text and not _holds(count.text, (span, evidence)):
        return f"the words {count.text!r} of a number are not in its evidence"
    return _bounds_fault((count.low, count.high), count.exactness, span, text)


def quantity_fault(events: Quantity, claim: Claim, text: str) -> str | None:
    """Why the words do not give this number of events; None where they do."""
    spans = [claim.evidence, *_scope_spans(claim)]
    home = next((s for s in spans if events.text and events.text in s.quote), None)
    if home is None:
        return f"the words {events.text!r} of a number are not in its evidence"
    start = home.start + home.quote.index(events.text)
    span = Span.of(text, start, start + len(events.text))
    if events.low == events.high and events.low == len(re.findall(r"\b\d{1,2}\b", events.text)):
        return None  # a list of days: as many events as days
    if events.low == events.high and _ordinal_in(span, text) == events.low:
        return None  # "the fifth attack": five by then
    return _bounds_fault((events.low, events.high), Exactness.ABOUT, span, text)


def _ordinal_in(span: Span, text: str) -> int | None:
    """The ordinal that a span holds, as a number."""
    found = find_numbers(text[span.start : span.end])
    return next((n.low for n in found if n.kind is NumberKind.ORDINAL), None)


def _scope_spans(claim: Claim) -> list[Span]:
    scope = claim.scope
    whens = (claim.when, scope.when if scope else None)
    return [when.span for when in whens if when is not None and when.span is not None]


def share_fault(share: Share, evidence: Span, text: str) -> str | None:
    """Why the words do not give this share; None where they do."""
    span = share.span or evidence
    if not _holds(share.text, (span, evidence)):
        return f"the words {share.text!r} of a share are not in its evidence"
    low, high = max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT)
    for read in find_shares(text[low:high]):
        inside = read.span is None or low + read.span.start < span.end
        if inside and abs(read.low - share.low) < 0.05 and abs(read.high - share.high) < 0.05:
            return None
    return f"{share.text!r} is not a share from {share.low:.2f} to {share.high:.2f}"


def _holds(words: str, spans: tuple[Span, ...]) -> bool:
    bare = " ".join(words.split())
    return any(bare in " ".join(span.quote.split()) for span in spans)


def _bounds_fault(bounds: Bounds, exactness: Exactness, span: Span, text: str) -> str | None:
    low, high = bounds
    if low is not None and high is not None and low > high:
        return f"the lowest number {low} is above the highest {high}"
    if bounds == (None, None):
        return None
    if high == 0:
        return None if _NO.search(span.quote) else f"nothing in {span.quote[:60]!r} says none"
    read = _numbers_in(span, text)
    if any(_says(number, bounds) for number in read) or _sums(read, bounds, span):
        return None
    if _leaves(read, bounds, span):
        return None
    if _numberless(bounds, exactness, span, read) or _is_size_of(bounds, span):
        return None
    if _is_nth(bounds, span, text):
        return None
    return f"{_shown(bounds)} cannot be read in {span.quote[:80]!r}"


def _is_nth(bounds: Bounds, span: Span, text: str) -> bool:
    """ "The third soldier killed this month": three by then."""
    low, high = bounds
    led = re.match(r"(?:the|his|her|its|their|our)\s", span.quote, re.IGNORECASE) is not None
    return led and low is not None and low == high == _ordinal_in(span, text)


def _is_size_of(bounds: Bounds, span: Span) -> bool:
    """ "A married couple" is two people, "triple homicide" three."""
    words = span.quote.split() or [""]
    size = people_in(words[-1].strip(".,;")) or multiple_of(words[0])
    return size is not None and bounds == (size, size)


def _numbers_in(span: Span, text: str) -> list[Number]:
    """The numbers that count something whose bare figure lies in the span."""
    start = max(0, span.start - CONTEXT)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    start = max(start, span.start - len(_CELL_BEFORE.split(text[start : span.start])[-1]))
    end = span.end + len(_CELL_BEHIND.split(text[span.end : span.end + CONTEXT])[0])
    found = find_numbers(text[start:end])
    return [
        n
        for n in found
        if n.kind is NumberKind.CARDINAL
        and start + n.core.start < span.end
        and span.start < start + n.core.end
    ]


def _says(number: Number, bounds: Bounds) -> bool:
    """Whether the number, with what binds it, gives these bounds.

    An exact number may be claimed as a lowest or a highest; "about" leaves some room.
    """
    if bounds == (number.low, number.high):
        return True
    value = number.low
    if number.exactness is Exactness.EXACT:
        return value is not None and bounds in {(value, None), (None, value)}
    if number.exactness is Exactness.AT_MOST:
        return bounds == (0, number.high)
    if number.exactness is Exactness.ABOUT and number.low is not None and number.high is not None:
        least, most = number.low * (1 - SLACK), number.high * (1 + SLACK)
        return all(b is not None and least <= b <= most for b in bounds)
    return number.exactness is Exactness.VAGUE_WORD and bounds == (number.low, None)


def _sums(read: list[Number], bounds: Bounds, span: Span) -> bool:
    """ "three men and two women" are five, as long as one thing happened to all of them."""
    if len(read) < 2 or len(_OTHER_HARM.findall(span.quote)) > 1:
        return False
    exact = [n.low for n in read if n.exactness is Exactness.EXACT and n.low is not None]
    return len(exact) == len(read) and bounds == (sum(exact), sum(exact))


def _leaves(read: list[Number], bounds: Bounds, span: Span) -> bool:
    """ "Four people were shot and three of them died" leaves one; both numbers must be exact."""
    if len(read) != 2 or not _SHOT.search(span.quote):
        return False
    exact = all(n.exactness is Exactness.EXACT and n.low is not None for n in read)
    left = (read[0].low or 0) - (read[1].low or 0)
    return exact and left > 0 and bounds == (left, left)


def _numberless(bounds: Bounds, exactness: Exactness, span: Span, read: list[Number]) -> bool:
    """ "a militant", a name or a row of names; "militants" are at least two."""
    low, high = bounds
    if any(n.low not in {1, None} for n in read):
        return False
    names = len(_NAME.findall(span.quote))
    if low == 1 and high in {1, None}:
        several = high is None and _PLURAL.search(span.quote) is not None
        return bool(_ONE.search(span.quote) or _PROPER.search(span.quote)) or (
            several or _single(span.quote)
        )
    if low == 2 and high is None:
        return _PLURAL.search(span.quote) is not None
    if low is not None and low > 1 and low == names and high in {low, None}:
        return True
    return exactness is Exactness.VAGUE_WORD and low is None and high is None


def _single(words: str) -> bool:
    """One noun with no plural: "Taliban leader"."""
    return _PLURAL.search(words.rsplit(maxsplit=1)[-1] if words.split() else "") is None


def _shown(bounds: Bounds) -> str:
    low, high = bounds
    if low == high:
        return f"the number {low}"
    return f"a number from {'?' if low is None else low} to {'?' if high is None else high}"
