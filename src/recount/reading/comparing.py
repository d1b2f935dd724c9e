"""Numbers that others are measured by: "24 dead in May, against 31 dead in April"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recount.model.counts import Count
from recount.model.dates import DatePrecision
from recount.reading.dates.calendar import month_days, year_days
from recount.reading.once import sentence_words
from recount.reading.tally_words import outcome_of, tally_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.numbers import Number
    from recount.reading.scene import Scene

COMPARING = frozenset({"against", "versus", "compared"})
CHANGES = frozenset(
    {"up", "down", "fall", "rise", "drop", "increase", "decrease", "decline", "jump", "growth",
     "reduction"}
)  # fmt: skip
LESS_OR_MORE = frozenset({"less", "more", "fewer", "lower", "higher", "worse", "better"})
_BETWEEN = frozenset(
    {"with", "to", "just", "only", "about", "some", "around", "a", "total", "of", "the", "at",
     "least", "nearly", "almost", "over", "more", "than"}
)  # fmt: skip
SPELLS = (DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.SEASON, DatePrecision.YEAR,
          DatePrecision.LONGER)  # fmt: skip
_THE_SAME = frozenset(
    {"the", "same", "period", "month", "quarter", "time", "of", "in", "corresponding", "whole",
     "all", "half", "week", "days"}
)  # fmt: skip
RANK_REACH = 10  # words before "since" in which a rank stands, and from it to a date
REACH = 12  # words from a change to the time that it counts from


def measure_behind(word: Token) -> Token | None:
    """The number that a word of comparison leads to: "against 22", "compared with some 40", "up
    from 12"; an attack "against militants" measures nothing."""
    up = word.lower_ == "from" and word.i > 0 and word.nbor(-1).lower_ in ("up", "down")
    if not up and word.lower_ not in COMPARING:
        return None
    for token in word.doc[word.i + 1 : word.sent.end]:
        if token.tag_ == "CD":
            return token
        if token.lower_ not in _BETWEEN:
            return None
    return None


def comparison_in(words: list[Token]) -> Token | None:
    """The first word of comparison among these that leads to a number."""
    return next((t for t in words if measure_behind(t) is not None), None)


@dataclass(frozen=True)
class Measure:
    """The numbers that a sentence measures its own by, with the time that they are of."""

    counts: tuple[Count, ...]
    date: DateMention
    first: Token
    last: Token


def told_besides(
    scene: Scene, counts: tuple[Count, ...]
) -> tuple[tuple[Count, ...], Measure | None]:
    """The counts that a sentence tells of, without those that it measures them by, and these."""
    at = _comparison_behind(scene, counts)
    if at is None:
        return counts, None
    own = [c for c in counts if c.span is None or c.span.start < at.idx]
    words = list(at.doc[at.i + 1 : _end(at)])
    dates = [d for d in scene.dates_in(words) if d.when is not None and d.when.precision in SPELLS]
    numbers = [n for t in words if (n := _number_at(scene, t, dates)) is not None]
    if not own or not dates or not numbers or any(c.part_of is not None for c in own):
        return tuple(own) if dates else counts, None
    whole = [_like(scene, n, own[min(i, len(own) - 1)]) for i, n in enumerate(numbers)]
    last = scene.tokens_of(dates[0].span)[-1]
    first = scene.tokens_of(numbers[0].span)[0]
    return tuple(own), Measure(tuple(whole), dates[0], first, last)


def _comparison_behind(scene: Scene, counts: tuple[Count, ...]) -> Token | None:
    """The word of comparison behind the first number of a sentence."""
    spans = [c.span for c in counts if c.span is not None and c.low is not None]
    if not spans:
        return None
    first = scene.tokens_of(min(spans, key=lambda s: s.start))[0]
    return comparison_in(list(first.doc[first.i : first.sent.end]))


def _end(at: Token) -> int:
    """Where the other numbers end: at a mark that closes them."""
    closing = (t.i for t in at.doc[at.i : at.sent.end] if t.text in (";", "(", ")", ":"))
    return next(closing, at.sent.end)


def _number_at(scene: Scene, token: Token, dates: list[DateMention]) -> Number | None:
    number = scene.core_number_at(token)
    if number is None or number.kind != "cardinal" or token.idx != number.core.start:
        return None
    return None if any(d.span.start <= token.idx < d.span.end for d in dates) else number


def _like(scene: Scene, number: Number, own: Count) -> Count:
    """A number that stands for the same as one of the sentence's own, unless a word says what
    became of those whom it counts."""
    end = scene.tokens_of(number.core)[-1]
    behind = end.doc[end.i + 1 : min(end.i + 3, end.sent.end)]
    told = next((t for t in behind if t.lower_ in tally_words().outcomes), None)
    outcome = outcome_of(told) if told is not None else own.outcome
    return replace(own, outcome=outcome, low=number.low, high=number.high, span=number.span,
                   text=number.span.quote, exactness=number.exactness)  # fmt: skip


def measures(scene: Scene, mention: DateMention, after: int) -> bool:
    """Whether a date is the time that another is measured by: "a fall of eight per cent from the
    same period of 2017", "less bloody than June", and no number counted so far is of it."""
    first = scene.tokens_of(mention.span)[0]
    words = list(first.doc[max(after, first.i - REACH) : first.i])
    leads = next((t for t in reversed(words) if t.lower_ in ("from", "than")), None)
    if leads is None or any(t.lower_ not in _THE_SAME for t in first.doc[leads.i + 1 : first.i]):
        return False
    before = {t.lemma_.lower() for t in words if t.i < leads.i}
    return bool(before & (CHANGES if leads.lower_ == "from" else LESS_OR_MORE))


_GOING_ON = frozenset({"and", "but", "while"})


def ranks(since: Token) -> bool:
    """ "The deadliest raid since", "the first attack in the city since", "as not seen since": how
    it compares with what has been, and not from when on it went."""
    before = since.doc[max(since.sent.start, since.i - RANK_REACH) : since.i]
    return _is_unseen(since) or any(
        t.tag_ in ("JJS", "RBS") or t.lower_ == "first" or t.lower_.endswith("iest")
        for t in before
        if not _is_least(t)
    )


def counts_since(since: Token) -> bool:
    """ "The attack, the third since rebels broke the truce in May": how many there were by then."""
    before = since.nbor(-1).lower_ if since.i > since.sent.start else ""
    return before in _ORDINALS and since.dep_ == "mark"


_ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
)
_SEEN = frozenset({"seen", "witnessed", "known", "experienced", "equalled", "matched"})


def _is_unseen(since: Token) -> bool:
    """ "Violence not seen since", "unprecedented since"."""
    last = since.nbor(-1).lower_ if since.i > since.sent.start else ""
    before = since.doc[max(since.sent.start, since.i - 4) : since.i]
    unlike = any(t.lower_ in ("not", "n't", "n’t", "never", "rarely", "hardly") for t in before)
    return last in ("unseen", "unprecedented") or (last in _SEEN and unlike)


def _is_least(token: Token) -> bool:
    """ "At least 20 have been killed since": no rank."""
    return token.i > 0 and token.nbor(-1).lower_ == "at"


def rank_before(clause: Token) -> Token | None:
    """The "since" of a rank that a relative clause stands behind: "the deadliest attack since the
    bombings of May, which killed 80" tells of the bombings' dead."""
    if clause.dep_ != "relcl":
        return None
    asked = next((t for t in clause.subtree if t.tag_ in ("WDT", "WP", "WRB")), clause)
    before = clause.doc[clause.sent.start : asked.i]
    since = next((t for t in reversed(before) if t.lower_ == "since"), None)
    return since if since is not None and ranks(since) else None


def rank_since(token: Token) -> Token | None:
    """The "since" of a rank that leads to a word: "the biggest attack since the strike of May, when
    rebels attacked a convoy" tells of the convoy what was in May."""
    if "since" not in sentence_words(token):
        return None
    for word in reversed(token.doc[token.sent.start : token.i]):
        if word.lower_ == "since" and word.dep_ in ("prep", "mark"):
            return word if ranks(word) else None
        joins = word.lower_ in _GOING_ON and word.i > 0 and word.nbor(-1).text == ","
        if word.text == ";" or joins:
            return None
    return None


def closed(mention: DateMention) -> DateMention:
    """ "The first since 2017, when a bomb killed 30": 2017 itself, and not the time from it on."""
    when = mention.when
    if when is None or when.start is None or when.end is not None:
        return mention
    is_year = mention.timex == f"{when.start:%Y}"
    last = year_days(when.start.year)[1] if is_year else None
    if mention.timex == f"{when.start:%Y-%m}":
        last = month_days(when.start.year, when.start.month)[1]
    if mention.timex == when.start.isoformat():
        last = when.start
    if last is None:
        return mention
    precision = DatePrecision.YEAR if is_year else DatePrecision.MONTH
    precision = DatePrecision.DAY if last == when.start else precision
    return replace(mention, when=replace(when, end=last, precision=precision))
