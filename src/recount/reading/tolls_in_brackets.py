"""Tolls in brackets: "an attack on Kosa (5 dead, 12 wounded)", "shelling (7 deaths), landmines (two
deaths)". All that one pair of brackets tells belongs to what stands before it, whatever the parser
hangs it on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recount.reading.frames import Frame
from recount.reading.lexicon import lexicon
from recount.reading.people_nouns import QUANTITIES
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.harms_counted import Harm
    from recount.reading.scene import PlacedName, Scene
    from recount.reading.slots import Slots

_LONGEST = 18  # words between brackets that hold a toll and nothing else
_NEAR = 6  # words before brackets in which the number stands that they part
_ABOUT = frozenset({"at", "about", "some", "around", "over", "more", "no", "nearly", "a", "an",
                    "several", "up"})  # fmt: skip
_A_WEEK = 7  # days from which a time holds more than one event
_LEADS = frozenset({"DET", "NUM", "PRON"})


@dataclass(frozen=True, slots=True)
class Bracket:
    """A toll in brackets: from where its own part of the sentence begins to behind the last."""

    begin: int
    opens: int
    end: int
    harms: tuple[Harm, ...]


def with_brackets(
    frames: Sequence[Frame], harms: Sequence[Harm]
) -> tuple[list[Frame], list[Frame], frozenset[Token]]:
    """The frames of happenings, those before brackets with the tolls inside; frames of brackets
    behind no happening; and the words of harm that are so told."""
    made, besides = list(frames), list[Frame]()
    told: set[Token] = set()
    last: Frame | None = None
    for bracket in _brackets_of(harms):
        told |= {harm.trigger for harm in bracket.harms}
        home = _home_of(bracket, made)
        if home is not None:
            last = made[home] = replace(made[home], harms=(*made[home].harms, *bracket.harms))
            continue
        first = bracket.harms[0].trigger
        beside = last if last is not None and last.sentence == first.sent.start else None
        last = _of_no_happening(bracket, beside)
        besides.append(last)
    return made, besides, frozenset(told)


def _brackets_of(harms: Sequence[Harm]) -> list[Bracket]:
    """The brackets that hold nothing but tolls, in the order of the text."""
    inside: dict[int, list[Harm]] = {}
    for harm in harms:
        opens = _opening(harm.trigger)
        if opens is not None and not harm.singled:
            inside.setdefault(opens, []).append(harm)
    found: list[Bracket] = []
    for opens, told in sorted(inside.items()):
        doc = told[0].trigger.doc
        end = next((t.i + 1 for t in doc[opens : told[0].trigger.sent.end] if t.text == ")"), None)
        if end is None or not _is_a_toll(doc[opens], told[0].trigger):
            continue
        start = told[0].trigger.sent.start
        before = [b.end for b in found if b.end > start]
        stops = [t.i + 1 for t in doc[start:opens] if t.text == ";"]
        found.append(Bracket(max([start, *before, *stops]), opens, end, tuple(told)))
    return found


def _home_of(bracket: Bracket, frames: Sequence[Frame]) -> int | None:
    """The happening that stands last before brackets in their own part of the sentence."""
    near = [i for i, f in enumerate(frames) if bracket.begin <= f.anchor.i < bracket.opens]
    return max(near, key=lambda i: frames[i].anchor.i) if near else None


def _of_no_happening(bracket: Bracket, before: Frame | None) -> Frame:
    """ "landmines (two deaths)": by the words before the brackets; "and X on Tuesday (two killed)":
    of the same deed as the brackets before."""
    doc, first = bracket.harms[0].trigger.doc, bracket.harms[0].trigger
    words = doc[bracket.begin : bracket.opens]
    weapons = lexicon().weapon_types
    by_weapon = any(t.lemma_.lower() in weapons or t.lower_.rstrip("s") in weapons for t in words)
    elsewhere = any(t.pos_ == "PROPN" or t.ent_type_ for t in words)
    same = before if before is not None and elsewhere and not by_weapon else None
    return Frame(first, first, None, bracket.harms, same, bracket.begin, bracket.end)


_DAY_BETWEEN = re.compile(r",?\s*(?:on\s+)?(?:\w+day|\d{1,2}\s+[A-Z]\w+|[A-Z]\w+\s+\d{1,2})?,?\s*")


def place_before(scene: Scene, frame: Frame) -> PlacedName | None:
    """ "Attacked X on Sunday (five dead), Y on Monday (three dead)": the name before the brackets,
    with nothing but a day between."""
    opens = _opening(frame.harms[0].trigger) if in_brackets(frame) else None
    if opens is None:
        return None
    start, end = frame.anchor.sent.start_char, scene.doc[opens].idx
    near = scene.places_from(start, end)
    last = near[-1] if near else None
    behind = last is not None and _DAY_BETWEEN.fullmatch(scene.text, last.span.end, end)
    return last if behind else None


def in_brackets(frame: Frame) -> bool:
    """Whether brackets hold all that a frame counts."""
    return bool(frame.harms) and all(_opening(h.trigger) is not None for h in frame.harms)


def is_by_cause(frame: Frame, slots: Slots) -> bool:
    """ "Shelling (7 deaths), small arms fire (12 deaths)": what all such violence came to in the
    time of a report, as the noun is led by no article, and by no day of its own."""
    when = slots.dates[0].when if slots.dates else None
    if when is not None and (when.days or _A_WEEK) < _A_WEEK:
        return False
    item, first = frame.happening, frame.harms[0].trigger if frame.harms else None
    if first is None or _opening(first) is None:
        return False
    if item is None:
        return frame.since is not None and frame.after is None and not _is_one(frame)
    if item.deed or item.definite or item.strikes is not None:
        return False
    return item.token.i < first.i and not any(t.pos_ in _LEADS for t in item.token.children)


def _is_one(frame: Frame) -> bool:
    """ "A car bomb (6 killed)"."""
    opens = _opening(frame.anchor) or frame.anchor.i
    words = frame.anchor.doc[frame.since or 0 : opens]
    return any(t.lower_ in ("a", "an", "the") or t.tag_ == "CD" for t in words)


def _opening(word: Token) -> int | None:
    """Where the brackets open that a word stands in."""
    for at in range(word.i - 1, max(word.sent.start, word.i - _LONGEST) - 1, -1):
        text = word.doc[at].text
        if text in ("(", ")"):
            return at if text == "(" else None
    return None


def _is_a_toll(opens: Token, trigger: Token) -> bool:
    """Whether brackets open with a number of people, and part no number before them."""
    first = opens.nbor(1)
    counts = first.tag_ == "CD" or first.lower_ in _ABOUT or first.lemma_.lower() in QUANTITIES
    words = opens.doc[opens.i + 1 : trigger.i]
    clause = any(t.tag_ in ("WDT", "WP", "WRB") or t.pos_ == "AUX" for t in words)
    return counts and not clause and not _parts_a_number(opens)


def _parts_a_number(opens: Token) -> bool:
    """ "742 civilian casualties (198 killed; 544 injured)"."""
    harmed = frozenset().union(*(words.counted for words in lexicon().harms.values()))
    for token in reversed(opens.doc[max(opens.sent.start, opens.i - _NEAR) : opens.i]):
        if token.text in (")", ";"):
            return False
        noun = token.head
        people = victim_class_of(noun) is not None or noun.lemma_.lower() in harmed | {"casualty"}
        if token.tag_ == "CD" and token.ent_type_ != "DATE" and people:
            return True
    return False
