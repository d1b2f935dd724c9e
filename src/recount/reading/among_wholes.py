"""The whole of which people are a part, and the part: "the dead", "five of the dead"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.reading.syntax import children
from recount.reading.tally_words import outcome_of, tally_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.numbers import Number
    from recount.reading.scene import Scene


def whole_behind(scene: Scene, before: Token) -> tuple[Token, ...] | None:
    """The words for the whole behind a preposition: "the dead", "those taken", "its victims", "the
    nine people killed"."""
    words = scene.doc[before.i + 1 : min(before.i + 8, before.sent.end)]
    counted = bool(words) and scene.core_number_at(words[0]) is not None  # "two of nine killed"
    if not words or not (counted or words[0].lower_ in ("the", "those", "its", "their")):
        return None
    for token in words[1:]:
        if token.lower_ in tally_words().outcomes:
            return tuple(scene.doc[before.i + 1 : token.i + 1])
        behind = token.nbor(1) if token.i + 1 < len(token.doc) else token
        people = token.pos_ == "NOUN" and behind.lower_ in tally_words().outcomes
        if token.pos_ not in ("NUM", "ADJ", "ADV") and not people:
            return None
    return None


def part_of_them(number: Number, outcome: Outcome, kind: Victims) -> Count:
    """So many of those whom the count before gives: "five of the dead"."""
    return Count(outcome, kind, number.low, number.high, number.span.quote, number.span,
                 number.exactness, part_of=0)  # fmt: skip


def unnumbered(scene: Scene, whole: tuple[Token, ...], outcome: Outcome) -> Count:
    """The dead of whom they are a part: mostly without a number of their own."""
    span = scene.span(whole)
    number = next((n for t in whole if (n := scene.core_number_at(t)) is not None), None)
    if number is not None and number.kind == "cardinal":
        return Count(outcome, Victims.UNSTATED, number.low, number.high, number.span.quote,
                     number.span, number.exactness)  # fmt: skip
    return Count(outcome, Victims.UNSTATED, None, None, span.quote, span, Exactness.VAGUE_WORD)


def out_of_them(scene: Scene, victims: Token, counts: list[Count]) -> list[Count]:
    """The counts, with those who are some of the people told of before as a part: "several of the
    injured were in a serious condition", "one of the dead was found later, while the other nine
    were killed at once"."""
    outcome = counts[0].outcome
    of = next((t for t in children(victims, "prep") if t.lower_ == "of"), None)
    whole = whole_behind(scene, of) if of is not None else None
    if whole is not None and (counts[0].low is not None or whole[-1].lower_ == "victims"):
        return counts
    if whole is None and outcome is Outcome.KILLED and _are_the_rest(victims):
        before = (t for t in scene.doc[victims.sent.start : victims.i] if t.lower_ == "of")
        whole = next((w for t in before if (w := whole_behind(scene, t)) is not None), None)
    if whole is None or len(counts) > 1 or outcome_of(whole[-1]) is not outcome:
        return counts
    return [unnumbered(scene, whole, outcome), replace(counts[0], part_of=0)]


def _are_the_rest(victims: Token) -> bool:
    """ "The other nine"."""
    near = {t.lower_ for t in (victims, *victims.children)}
    return "the" in near and bool(near & {"other", "others", "remaining"})
