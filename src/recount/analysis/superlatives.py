"""Claims of a last or a greatest: "the last attack in March", "the deadliest strike this year"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from recount.analysis.appraisals import Tally
from recount.analysis.material import Material
from recount.analysis.scopes import Found, ScopeOf, of_scope, own_events, scope_of
from recount.analysis.selecting import Window
from recount.model.claims import Claim
from recount.model.counts import Outcome
from recount.model.events import Event
from recount.model.places import PlaceLevel

HAPPENINGS = (
    "air ?strike|drone strike|missile strike|strike|attack|raid|bombing|shelling|clash|ambush|"
    "explosion|blast|abduction|kidnapping|execution|killing|incident|operation|event|assault"
)
OF_ANY_KIND = frozenset({"attack", "incident", "event", "killing", "assault", "operation"})
"""The deadliest of these is so among all kinds of violence."""
_MONTHS = {name.casefold(): at for at, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(_MONTHS)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
            "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}  # fmt: skip
_RANKS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_WHAT = (
    rf"\s+(?P<between>(?:[\w'’-]+\s+){{0,4}}?)(?P<what>{HAPPENINGS})(?:e?s)?\b"
    r"(?P<rest>[^.;!?\n]{0,60})"
)
_LAST = re.compile(r"\b(?P<whose>the|its|their|[\w-]+['’]s?)\s+(?:last|final)\b" + _WHAT, re.I)
_GREATEST = re.compile(
    r"\b(?P<whose>the|its|their|[\w-]+['’]s?)\s+(?:(?P<rank>second|third|fourth|fifth)[-\s])?"
    r"(?:deadliest|bloodiest|most\s+deadly|most\s+lethal)\b" + _WHAT,
    re.I,
)
_ONE_OF = re.compile(r"\b(?:one|some|two|three|many|few|among)\s+(?:of\s+)?$", re.I)
_TIMES = (
    re.compile(r"\bthis\s+(?P<this>year|month|week)\b", re.I),
    re.compile(rf"\bsince\s+(?P<month>{_MONTH})?\s*(?P<year>\d{{4}})\b", re.I),
    re.compile(rf"\bsince\s+(?P<month>{_MONTH})\b(?P<year>)", re.I),
    re.compile(rf"\b(?:in|of|during)\s+(?P<in_month>{_MONTH})\b,?\s*(?P<in_year>\d{{4}})?", re.I),
    re.compile(r"\b(?:in|of|during)\s+(?P<in_year>\d{4})\b(?P<in_month>)", re.I),
    re.compile(rf"\b(?:in|for)\s+(?:more\s+than\s+|over\s+|nearly\s+|almost\s+)?"
               rf"(?P<many>{'|'.join(_NUMBERS)}|\d{{1,2}})\s+(?P<unit>decade|year|month|week)s?\b",
               re.I),
)  # fmt: skip
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
_HERE = re.compile(r"\bin\s+the\s+(?:city|town|village)\b", re.I)
_PROVINCE = re.compile(r"\bin\s+the\s+(?:province|governorate)\b", re.I)
_VAGUE = re.compile(
    r"\b(?:in|of|on)\s+(?:the|this)\s+(?:district|region|area|front|war|kind)\b", re.I
)
"""Within what has no edge that a ledger knows, nothing is checked."""
_GOES_ON = re.compile(r"\s*(?:It|This|That|The\s+\w+)\s+(?:was|is|became|marked)\b")


class Way(StrEnum):
    """In what way a claim counts."""

    NUMBER = "number"
    NTH = "nth"
    LAST = "last"
    DEADLIEST = "deadliest"


@dataclass(frozen=True, slots=True)
class Superlative:
    """What a claim says of its own events: that at most `rank` less one of a scope lie after them,
    or killed more, between two days."""

    way: Way
    rank: int
    quote: str
    window: Window
    own: tuple[Event, ...]
    held: Tally
    against: tuple[Event, ...]


def superlatives(material: Material, claim: Claim) -> Iterator[Superlative]:
    """What the sentence of a claim calls the last or the deadliest, with the events that speak
    against it; nothing where it names no time within which that holds."""
    own = own_events(material, claim)
    written = material.written(claim.document)
    document = material.documents.get(claim.document)
    if not own or written is None or document is None:
        return
    said_in = (document.title or "") if claim.evidence.in_title else document.text
    sentence = _sentence(said_in, claim)
    for way, pattern in ((Way.LAST, _LAST), (Way.DEADLIEST, _GREATEST)):
        for said in pattern.finditer(sentence):
            window, words = _window(said["rest"], written)
            if (
                window is None
                or _VAGUE.search(said["rest"][:words])
                or _ONE_OF.search(sentence[: said.start()])
            ):
                continue
            found = _checked(material, claim, (way, said), (window, own))
            if found is not None:
                yield replace(found, quote=said[0][: said.start("rest") - said.start() + words])


def _sentence(text: str, claim: Claim) -> str:
    """The sentence in which the words of a claim stand, and the next where it says what it was."""
    before = [m.end() for m in _SENTENCE_END.finditer(text, 0, claim.evidence.start)]
    end = _end_of_sentence(text, max(claim.evidence.end - 1, claim.evidence.start))
    if _GOES_ON.match(text, end):
        end = _end_of_sentence(text, end + 1)
    return " ".join(text[before[-1] if before else 0 : end].split())


def _end_of_sentence(text: str, at: int) -> int:
    found = _SENTENCE_END.search(text, at)
    return found.end() if found else len(text)


def _window(words: str, written: date) -> tuple[Window | None, int]:
    """The days that the words behind a superlative name, up to the day of the document, and where
    those words end."""
    for pattern in _TIMES:
        found = pattern.search(words)
        if found is None:
            continue
        told = {key: value for key, value in found.groupdict().items() if value}
        window = _days(told, written)
        if window is not None and window.start <= written:
            return Window(window.start, min(window.end, written)), found.end()
    return None, 0


def _days(told: dict[str, str], written: date) -> Window | None:
    if "this" in told:
        return Window(_start_of(told["this"].casefold(), written), written)
    if "many" in told:
        many = _NUMBERS.get(told["many"].casefold()) or int(told["many"])
        days = {"decade": 3653, "year": 365, "month": 30, "week": 7}[told["unit"].casefold()]
        return Window(written - timedelta(days=many * days), written)
    month = _MONTHS.get((told.get("month") or told.get("in_month") or "").casefold())
    year = told.get("year") or told.get("in_year")
    first = _first_day(month, int(year) if year else None, written)
    if first is None:
        return None
    if "month" in told or "year" in told:
        return Window(first, written)
    last = 12 if month is None else month
    return Window(first, date(first.year, last, calendar.monthrange(first.year, last)[1]))


def _first_day(month: int | None, year: int | None, written: date) -> date | None:
    """The first day of a month or year; of a month without a year, the latest that has begun."""
    if month is None and year is None:
        return None
    if year is None:
        year = written.year if (month or 1) <= written.month else written.year - 1
    return date(year, month or 1, 1) if 1 <= year <= written.year else None


def _start_of(unit: str, day: date) -> date:
    if unit == "year":
        return date(day.year, 1, 1)
    return day.replace(day=1) if unit == "month" else day - timedelta(days=day.weekday())


def _checked(
    material: Material,
    claim: Claim,
    told: tuple[Way, re.Match[str]],
    about: tuple[Window, tuple[Event, ...]],
) -> Superlative | None:
    way, said = told
    window, own = about
    days = [row.when.start for row in own if row.when and row.when.start]
    if not days or max(days) < window.start or min(days) > window.end:
        return None
    looked = window
    if way is Way.LAST:
        looked = Window(max(days) + timedelta(days=1), window.end)
    scope = _scope(claim, own, said)
    others: Found = ((), ()) if looked.end < looked.start else of_scope(material, scope, looked)
    sure, possible = ([row for row in rows if row not in own] for rows in others)
    if way is Way.DEADLIEST:
        sure, possible = _deadlier(material, own, (sure, possible))
    rank = _RANKS.get((said.groupdict().get("rank") or "").casefold(), 1)
    held = Tally(len(sure), None, len(sure) + len(possible))
    return Superlative(way, rank, said[0].strip(" ,"), window, own, held, tuple(sure))


def _scope(claim: Claim, own: tuple[Event, ...], said: re.Match[str]) -> ScopeOf:
    """Among which events it is the last or the deadliest: of its kind, in its country, and by its
    party only where the words say whose it is."""
    told = scope_of(claim)
    where = told.where or next((row.where for row in own if row.where), None)
    if where is not None and _PROVINCE.search(said["rest"]) and where.admin1:
        where = replace(where, level=PlaceLevel.PROVINCE, name=None)
    elif where is not None and not _HERE.search(said["rest"]):
        where = replace(where, level=PlaceLevel.COUNTRY, name=where.country)
    anyones = said["whose"].casefold() == "the" and not said["between"].strip()
    kind = None if said["what"].casefold() in OF_ANY_KIND else told.type
    return replace(
        told,
        where=where,
        type=kind,
        target=None,
        perpetrator=None if anyones else told.perpetrator or own[0].perpetrator,
    )


def _deadlier(
    material: Material, own: tuple[Event, ...], others: tuple[list[Event], list[Event]]
) -> tuple[list[Event], list[Event]]:
    """Of other events those that surely killed more, and those that may have."""
    dead = material.people(own, Outcome.KILLED)
    low, high = (dead.low, dead.high) if dead is not None else (0, None)
    sure, maybe = [], []
    for at, rows in enumerate(others):
        for row in rows:
            found = material.people([row], Outcome.KILLED)
            if found is None:
                continue
            if at == 0 and high is not None and found.low > high:
                sure.append(row)
            elif found.high is None or found.high > low:
                maybe.append(row)
    return sure, maybe
