"""Tallies as bulletins, logs and tickers write them: "2 KIA, 3 WIA", "Killed: 4", "11 LN killed",
"4 students + 1 teacher dead".

There is no verb that a parser could lean on, so the order of the words is all: a number, at most
a few words for the people, and a word of what became of them, with a border on either side; or
such a word as a label, a colon, and the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from recount.model.counts import Count, Outcome, Victims
from recount.reading.breakdowns import as_parts, listed_parts
from recount.reading.harms_counted import Harm
from recount.reading.lexicon import lexicon
from recount.reading.people_classes import class_of
from recount.reading.people_parts import stated_parts
from recount.reading.syntax import INCLUDING, is_compared
from recount.reading.tally_words import tally_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.numbers import Number
    from recount.reading.scene import Scene

MOST_BETWEEN = 3  # words between a number and what became of those whom it counts
MOST_BEFORE = 3  # words of a label: "Number of civilians killed:"
_BORDERS = frozenset({"|", "+", "→", "->", "=>", ">", "•", "*"})
_JOINTS = frozenset({"and", "&", "plus"})
_GOES_ON = frozenset({"and", "in", "at", "near", "on", "so", "as", "per", "after", "when", "during",
                      "among", "today", "yesterday", "overnight", "from", "since",
                      "according"}) | INCLUDING  # fmt: skip
_BORNE = frozenset({"suffered", "suffers", "suffering", "sustained", "reported", "reports", "took",
                    "with", "result", "results", "casualties", "losses"})  # fmt: skip
_OF = frozenset({"of", "the", "number", "total", "no", "nr"})
_OF_CLOCKS = frozenset(
    {"gmt", "utc", "hrs", "hours", "am", "pm", "a.m.", "p.m.", "breaking", "update"}
)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")
_CAPITALS = re.compile(r"[A-Z]{2,5}s?")


def told_in_short(scene: Scene, token: Token, parsed: Harm | None) -> Harm | None:
    """What a tally without a verb says, where the grammar found nobody or no number in it, or
    another than the one right before the word."""
    outcome = _outcome(token)
    if outcome is None:
        return None
    stated = _stated(scene, token, outcome) or _labelled(scene, token, outcome)
    if stated is None or (_has_number(parsed) and not _is_right_before(stated[0], token, parsed)):
        return None
    count, head = stated
    if is_compared(head):
        return None
    parts = [] if count.low in (None, 0) else _parts(scene, token, head, count)
    return Harm(token, outcome, (count, *parts), head, None)


def _has_number(harm: Harm | None) -> bool:
    """Whether the grammar has read how many it were."""
    return harm is not None and any(c.low is not None or c.high is not None for c in harm.counts)


def _is_right_before(count: Count, token: Token, parsed: Harm | None) -> bool:
    """ "Ten were brought in, and 46 wounded, among them 30 children": 46, whatever else."""
    read = parsed.counts if parsed is not None else ()
    return (
        count.span is not None
        and count.span.end == token.idx - 1
        and all(c.span is None or c.span.start != count.span.start for c in read)
    )


def _outcome(token: Token) -> Outcome | None:
    """What a word says became of people; notations of armies only in capitals."""
    words = tally_words()
    found = words.notations.get(token.text)
    if found is None and token.lower_ in words.laconic:
        found = words.outcomes.get(token.lower_)
    return found


def _parts(scene: Scene, token: Token, head: Token, count: Count) -> list[Count]:
    last = max(token, head, key=lambda t: t.i)
    listed = listed_parts(scene, last, count)
    return as_parts(listed, 0) if listed else stated_parts(scene, last, count.outcome)


# --- 2 KIA, 11 men dead ---------------------------------------------------------------------------


def _stated(scene: Scene, token: Token, outcome: Outcome) -> tuple[Count, Token] | None:
    """ "3 AIF KIA", "nine fighters captured": a number before the word, and a border behind it."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and not _is_border(after) and after.lower_ not in _GOES_ON:
        return None
    between: list[Token] = []
    for word in _back_from(token.nbor(-1) if _is_shot_dead(token) else token):
        number = scene.number_at(word)
        if number is not None:
            return _counted(scene, number, list(reversed(between)), outcome)
        if len(between) == MOST_BETWEEN or not word.text[:1].isalpha() or not _may_be_people(word):
            return None
        between.append(word)
    return None


def _back_from(token: Token) -> Iterator[Token]:
    yield from (token.doc[i] for i in range(token.i - 1, -1, -1))


def _is_shot_dead(token: Token) -> bool:
    return token.lower_ == "dead" and token.i > 0 and token.nbor(-1).lower_ == "shot"


def _may_be_people(word: Token) -> bool:
    return word.pos_ in ("NOUN", "PROPN", "ADJ") or bool(_CAPITALS.fullmatch(word.text))


def _counted(
    scene: Scene, number: Number, people: list[Token], outcome: Outcome
) -> tuple[Count, Token] | None:
    """The count of a number and the words for its people, if a border stands before it."""
    words = scene.tokens_of(number.span)
    first = words[0]
    if number.kind != "cardinal" or not _begins(first) or first.lower_ == "no":
        return None
    if (number.low, number.high) == (None, None):
        return None
    kind = _class(scene, people)
    if kind is None:
        return None
    found = Count(outcome, kind, number.low, number.high, number.span.quote, number.span,
                  number.exactness)  # fmt: skip
    return found, people[-1] if people else words[-1]


def _begins(first: Token) -> bool:
    """Whether a border stands before a number, or who "suffered" or "reported" so many."""
    before = first.nbor(-1) if first.i else None
    if before is None or _is_border(before) or before.lower_ in _BORNE:
        return True
    if before.lower_ in _JOINTS:  # "1 dead and 4 wounded"
        return before.i > 0 and _outcome(before.nbor(-1)) is not None
    return before.lower_ in _OF_CLOCKS or _CLOCK.fullmatch(before.text) is not None


def _class(scene: Scene, people: list[Token]) -> Victims | None:
    """Whose they are; None for what is no people at all."""
    if not people:
        return Victims.UNSTATED
    noun = people[-1]
    words = lexicon()
    if noun.lemma_.lower() in words.not_people | words.animals | words.physical:
        return None
    found = class_of(scene, noun)
    return Victims.UNSTATED if found is None and _CAPITALS.fullmatch(noun.text) else found


def _is_border(word: Token) -> bool:
    """A mark, the end of a line, or a word that joins."""
    sign = not word.text.isascii() and not any(c.isalnum() for c in word.text)  # "☠️ 8 killed"
    mark = word.is_punct and word.text != "-"
    return word.is_space or sign or mark or word.lower_ in _BORDERS


# --- Killed: 4 ------------------------------------------------------------------------------------


def _labelled(scene: Scene, token: Token, outcome: Outcome) -> tuple[Count, Token] | None:
    """ "Martyrs: 7", "Civilians killed: 12 (3 women)": a label, a colon and the number."""
    if token.i + 2 >= len(token.doc) or token.nbor(1).text != ":":
        return None
    people = _label(token)
    number = scene.core_number_at(token.nbor(2))
    if people is None or number is None or number.kind != "cardinal":
        return None
    last = scene.tokens_of(number.span)[-1]
    after = token.doc[last.i + 1] if last.i + 1 < len(token.doc) else None
    kind = _class(scene, people)
    head = last
    if after is not None and not _is_border(after):
        if after.pos_ != "NOUN" or tally_words().outcomes.get(after.lower_) is not None:
            return None  # "Casualties: 4 killed"
        kind, head = _class(scene, [after]), after
    if kind is None:
        return None
    count = Count(outcome, kind, number.low, number.high, number.span.quote, number.span,
                  number.exactness)  # fmt: skip
    return count, head


def _label(token: Token) -> list[Token] | None:
    """The words for the people in a label, from the border before it; None where it is none."""
    people: list[Token] = []
    for word in _back_from(token):
        if _is_border(word):
            break
        if word.lower_ in _OF:
            continue
        if len(people) == MOST_BEFORE or not _may_be_people(word):
            return None
        people.append(word)
    return list(reversed(people))
