"""The day of an event that only a later sentence tells: "The attack took place late on Monday"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.dates import DatePrecision, When
from recount.reading.days_apart import stands_apart
from recount.reading.days_of_others import sets_the_stage
from recount.reading.lexicon import lexicon

if TYPE_CHECKING:
    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

_REACH = 450  # characters: some two or three sentences
_DAYS = 7
ANY_EVENT = frozenset(
    {"attack", "incident", "assault", "killing", "violence", "massacre", "event", "bloodbath"}
)
"""Nouns that call a happening of whatever kind."""
_DAY = re.compile(r"day\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_LASTING = frozenset({"war", "conflict", "offensive", "campaign", "siege", "insurgency", "crisis"})
_HAPPENED = r"took\s+place|happened|occurred"
_BEGAN = (
    r"came|unfolded|erupted|broke\s+out|went\s+off|began|started|exploded|detonated|struck|hit"
    r"|(?:was|were)\s+(?:reportedly\s+)?(?:carried\s+out|launched|staged|conducted|mounted)"
)
A_BATTLE = 2
"""Days that fighting is taken to last no longer than where only its first day is told."""
_SAID_REACH = 120
_FIGHT_BEGAN = re.compile(
    r"\b(?:fighting|clashes|battles?|violence|hostilities)\b[^.;]*"
    r"\b(?:began|started|erupted|broke\s+out|flared)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_HELPERS = (
    r"(?:[Pp]olice|[Oo]fficers|[Dd]eputies|[Tt]roopers|[Cc]rews|[Ff]irefighters|[Mm]edics|[Pp]aramedics"
    r"|[Rr]escuers|[Aa]mbulances?|[Ff]irst\s+responders)"
)
_CALLED = (
    r"(?:(?:was|were)\s+(?:first\s+)?(?:called|dispatched|summoned|alerted|sent)"
    r"|responded|(?:received|got)\s+(?:a|the|several|multiple)\s+(?:\w+\s)?calls?)"
)
"""Those who come to help come at once: "officers were called to the house at 9 p.m. Monday"."""
_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s|\n\s*\n")
_OTHER = re.compile(
    r"\b(?:another|second|third|separate(?:ly)?|elsewhere|earlier|previous|similar|meanwhile)\b",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"(?!.*(?<!\bjust )(?<!\bshortly )\b(?:after|before|following|since|when|while|as|who|which"
    r"|that|because|but|and\s+\w+ed|hours?|days?|weeks?)\b)[^.;!?]{0,70}",
    re.IGNORECASE | re.DOTALL,
)
_BESIDE = re.compile(r"\s(?:on\s|late\s(?:on\s)?|early\s(?:on\s)?|of\s|at\s)?(?:the\s)?", re.I)
_COMPARED = re.compile(
    r"\b(?:after|since|before|follow\w*|like|resembl\w+|similar|than|of|to)\s(?:the\s)?$", re.I
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text after an event in which a sentence may still tell its day."""

    start: int
    end: int


def told_later(
    scene: Scene, end: int, others: Sequence[int], fits: Callable[[EventType], bool]
) -> When | None:
    """The day that a later sentence gives the event whose sentence ends here.

    `others` are where further events are told, which end the search; `fits` says whether a kind
    of event may be this one.
    """
    stretch = _stretch(scene.text, end, others)
    days = [
        mention
        for mention in scene.dates
        if stretch.start <= mention.span.start < stretch.end and _is_day(scene, mention)
    ]
    told = next((m for m in days if _dates_it(scene.text, stretch, m, fits)), None)
    if told is not None:
        return _since_it_began(scene, told)
    return next((m.when for m in days if _is_of_the_scene(scene, m)), None)


def _since_it_began(scene: Scene, mention: DateMention) -> When | None:
    """ "The clashes, which began Jan. 16", in a paper of the 20th: its dead fell from then on."""
    when, today = mention.when, scene.dated.end
    before = scene.text[max(0, mention.span.start - _SAID_REACH) : mention.span.start]
    if when is None or when.end is None or today is None or _FIGHT_BEGAN.search(before) is None:
        return when
    if (today - when.end).days <= A_BATTLE:
        return when
    return replace(when, end=today, precision=DatePrecision.DAYS)


def _is_of_the_scene(scene: Scene, mention: DateMention) -> bool:
    """ "The guests were at table around 10:20 p.m. Sunday": the hour, or part of a day, at which
    something went on just after a text told what came of it."""
    when = mention.when
    if when is None or when.precision not in (DatePrecision.HOUR, DatePrecision.PART_OF_DAY):
        return False
    return _DAY.search(mention.span.quote) is not None and sets_the_stage(scene, mention)


def _stretch(text: str, end: int, others: Sequence[int]) -> Stretch:
    stop = min([end + _REACH, len(text), *(at for at in others if at > end)])
    other = _OTHER.search(text, end, stop)
    return Stretch(end, other.start() if other else stop)


def _is_day(scene: Scene, mention: DateMention) -> bool:
    when, today = mention.when, scene.dated.end
    if when is None or mention.offset is not None or mention.timex_type not in ("DATE", "TIME"):
        return False
    if stands_apart(scene, mention):
        return False
    near = when.days is not None and when.days <= _DAYS
    return near and (today is None or when.start is None or when.start <= today)


def _dates_it(
    text: str, stretch: Stretch, mention: DateMention, fits: Callable[[EventType], bool]
) -> bool:
    ends = list(_END.finditer(text, stretch.start, mention.span.start))
    begin = ends[-1].end() if ends else stretch.start
    said = [
        found
        for found in _told().finditer(text, begin, mention.span.start)
        if _GAP.fullmatch(text, found.end(), mention.span.start)
    ]
    if said:
        noun = said[-1]["noun"]
        return len(ends) <= 1 if noun is None else _is_kind(noun, fits)
    return _beside(text, begin, mention, fits)


def _beside(text: str, begin: int, mention: DateMention, fits: Callable[[EventType], bool]) -> bool:
    """ "The attack on Monday", "Monday's attack"."""
    start, end = mention.span.start, mention.span.end
    owner = _owned().match(text, end)
    if owner and not _COMPARED.search(text, begin, start):
        return _is_kind(owner["noun"], fits)
    nouns = [
        found for found in _definite().finditer(text, begin, start)
        if _BESIDE.fullmatch(text, found.end(), start)
        and not _COMPARED.search(text, begin, found.start())
    ]  # fmt: skip
    return bool(nouns) and _is_kind(nouns[-1]["noun"], fits)


def _is_kind(noun: str, fits: Callable[[EventType], bool]) -> bool:
    lemma = _lemma(noun)
    if lemma in ANY_EVENT:
        return True
    kind = lexicon().event_nouns.get(lemma)
    return kind is not None and lemma not in _LASTING and fits(kind)


def _lemma(noun: str) -> str:
    word = noun.lower()
    nouns = lexicon().event_nouns
    stems = (word, word.removesuffix("s"), word.removesuffix("es"))
    return next((stem for stem in stems if stem in nouns or stem in ANY_EVENT), word)


@cache
def _nouns() -> str:
    words = sorted({*lexicon().event_nouns, *ANY_EVENT}, key=len, reverse=True)
    return rf"(?P<noun>(?:{'|'.join(map(re.escape, words))})(?:e?s)?)\b"


_THE = r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese)\s(?:[\w'\u2019-]+\s){0,3}?"


@cache
def _told() -> re.Pattern[str]:
    """A definite event, or "it", with a verb that says no more than that it happened."""
    aside = r"(?:\s(?:in|at|near|against|outside)\s[^.,;]{1,50}?)?(?:,?\s(?:which|that))?"
    adverbs = r"\s(?:(?:had|has|reportedly|apparently|also|first|itself)\s){0,2}"
    return re.compile(
        rf"{_THE}{_nouns()}{aside}{adverbs}(?:{_HAPPENED}|{_BEGAN})\b"
        rf"|\b(?:[Ii]t|[Tt]his|[Tt]hat){adverbs}(?:{_HAPPENED}|went\s+off)\b"
        rf"|\b{_HELPERS}{adverbs}{_CALLED}\b"
    )


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(rf"{_THE}{_nouns()}")


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"['\u2019]s\s(?:[\w-]+\s){{0,2}}?{_nouns()}")
