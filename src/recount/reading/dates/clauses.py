"""What the words around a date say: whether it lies ahead, and whether it is a bound."""

from __future__ import annotations

import re
from collections.abc import Callable

from recount.reading.dates.records import Tense

_END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\bSept)(?<!\bCapt)(?<!\b[ap]\.m)\."
    r"|[!?;:])['\"\u201d\u2019)]*\s|\n\s*\n"
)
_SIGN = re.compile(
    r"""\b(?P<overdue>(?:has|have|had)\s+(?:previously\s+)?been\s+(?:due|scheduled|slated|expected|set|planned|to)(?:\s+to\s+\w+)?
        |(?:believed|thought|suspected|presumed|understood|reported|known|feared)\s+to\s+(?:be|belong)
        |could\s+(?:not\s+)?be\s+(?:reached|located|found|confirmed|verified|determined|identified)
        |(?:was|were)\s+(?:previously|originally|first)\s+(?:due|scheduled|slated|expected|set|planned)
        (?:\s+to\s+\w+)?)\b
      | \b(?P<future>will|shall|won['\u2019]t|scheduled|slated|upcoming|forthcoming|expect(?:s|ed)?
        |due(?!\s+to\b)|plan(?:s|ned|ning)?\s+(?:to|for|an?|another|more)|set\s+(?:for|to)|(?:is|are|be|was|were)\s+to
        |supposed\s+to|going\s+to|intends?\s+to|hopes?\s+to|about\s+to|deadline|payable|expires?|(?:meets?|resumes?|reconvenes?|convenes?)(?:\s+\w+ly)?
        |matur(?:es?|ing)|extended|postponed|as\s+(?:early|soon|late)\s+as
        |agreed\s+to|(?-i:may)|might|must|should|would|(?-i:be)
        |next\s+(?:week
        |month|year)|starting|beginning|effective)\b
      | \b(?P<past>was|were|had|did|has|have|been|said
        |(?<!be\s)(?:told|met|held|began|took|came|went|made|gave|left
        |sent|shot|hit|struck|found|won|lost|fell|rose|put|led|fled|got|saw|ran|spoke|wrote|broke
        |drove|sold|bought|brought|sought|fought|caught|thought|kept|stood|threw|grew|flew|drew|blew
        |became|paid|laid|set|died|slew
        |overran|withdrew|hid|beat|dealt|spread|swept|felt|knew|spent|built|shook|sank|rode)|(?<!the\s)(?<!\ba\s)(?<!an\s)(?<!be\s)(?<!\ba\sstill\s)
        (?!(?:un\w+|succeed|proceed|exceed|need|indeed|speed|feed|hundred|armed|united)\b)[a-z]{3,}ed|since|ago|following|after)\b
      | \b(?P<present>is|are|am|says?|wants?|calls?|remains?)\b
      | (?P<will>['\u2019]ll\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(since|until|till|by|before|after|prior\s+to|up\s+to|as\s+of)\s+(?:the\s+)?$", re.IGNORECASE
)
_REACH = 200
_NEAR = 90

TenseAt = Callable[[int], Tense | None]


def clause_around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the sentence before and after a phrase."""
    head, tail = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    ends = list(_END.finditer(head))
    before = head[ends[-1].end() :] if ends else head
    stop = _END.search(tail)
    return before, tail[: stop.start()] if stop else tail


def tense_of(text: str, start: int, end: int, parsed: TenseAt | None = None) -> Tense | None:
    """Whether the date is told of as past or as to come: by the parser, where there is one, else
    by the verb that stands nearest before it, else by the first after it."""
    if parsed is not None:
        told = parsed(start)
        if told is not None:
            return told
    before, after = clause_around(text, start, end)
    signs = list(_SIGN.finditer(before[-_NEAR:]))
    sign = signs[-1] if signs else _SIGN.search(after[:_NEAR])
    if sign is None or sign.lastgroup == "present":
        return None
    return Tense.PAST if sign.lastgroup in ("past", "overdue") else Tense.FUTURE


_CLOCK_OF = re.compile(
    r"(?:\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\.?|\d{1,2}:\d\d)\s.*[A-Z]|(?:midnight|noon|dawn)\s[A-Z]",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s+onwards?\b")
_PERFECT = re.compile(r"[^.;!?]{0,60}?\b(?:had|has|have)\s", re.IGNORECASE)


def is_done(text: str, end: int) -> bool:
    """ "By 4 May, 12 people had died": what a date bounds is over."""
    return bool(_PERFECT.match(text, end))


_STILL_TO = re.compile(r"\s+(?:deadline\s+)?to\s+[a-z]{2,}")


def still_to(text: str, end: int) -> bool:
    """ "Until Tuesday to sign": what is left to be done is to come."""
    return bool(_STILL_TO.match(text, end))


_WITHIN = re.compile(
    r"(?:dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall|midnight|\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m"
    r"|\d{1,2}:\d\d)\b.*\s(?:on|of)\s",
    re.IGNORECASE | re.DOTALL,
)


_SINCE_A_RANK = re.compile(
    r"\b(?:[a-z]{3,}est|first|worst|most|second-\w+)\b[^.;]{0,90}\bsince\b[^.;,]{0,60}$",
    re.IGNORECASE,
)


def is_since_a_rank(text: str, start: int) -> bool:
    """ "The biggest attack since the raid of 18 September 2016": a day that the text looks back on
    once, and from which no later hour counts."""
    return _SINCE_A_RANK.search(text[max(0, start - _REACH) : start]) is not None


def _names_what_did_it(text: str, start: int, end: int) -> bool:
    """ "Was preceded by the May 2011 raid": the day of the raid, and no end of a time."""
    led = _DONE_BY.search(text[max(0, start - _DONE_REACH) : start])
    return led is not None and _NOUN_BEHIND.match(text, end) is not None


_DONE_REACH = 30
_DONE_BY = re.compile(r"\b[a-z]+(?:ed|en|wn)\s+by\s+(?:the|an?)\s+$")
_NOUN_BEHIND = re.compile(r"\s+[a-z]{3,}")


def bound_before(text: str, start: int, end: int) -> str | None:
    """ "since", "until", "by", "before" or "after" where it stands right before the date.

    "Before dawn on Wednesday" is a part of Wednesday and bounds nothing.
    """
    found = _BOUND.search(text[max(0, start - 14) : start])
    if _ONWARDS.match(text, end):
        return "since"
    if not found:
        return None
    word = found.group(1).lower()
    if word == "by" and _names_what_did_it(text, start, end):
        return None
    part = _CLOCK_OF if word in ("before", "after") else _WITHIN
    if word in ("before", "after", "by") and (
        _WITHIN.match(text[start:end]) or part.match(text[start:end])
    ):
        return None
    if word.startswith("up"):
        return "until"
    if word.startswith(("prior", "as")):
        return "before" if word[0] == "p" else "as of"
    return "until" if word == "till" else word
